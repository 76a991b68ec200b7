"""Findings on positions: on which issues the sides differ, agree, or speak with more than one voice."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING, cast

from ..canvas.style import ordered_sides
from ..charts.words import counted, listed, the
from ..codebook import Codebook
from .finding import SURE, Finding, carries

if TYPE_CHECKING:
    from ..tables.store import Tables

SAYS = {"support": "for it", "oppose": "against it", "conditional": "for it on conditions"}
NAMED = 3  # issues named in a sentence; more are counted


def positions(tables: Tables, codebook: Codebook | None = None, least: float = SURE) -> list[Finding]:
    """Tell where the sides stand, in three findings: where they differ, where they agree, and who is split.

    A position stands in a finding where it is a side's own word and rests on a row of at least the confidence `least`
    that the doubts do not mention, or on such a row and one more. A side that is heard with another position
    besides, however uncertain, is not of one mind. Where rows are left out, the finding says "at least"; where only
    rows with doubts would carry it, "it seems".

    >>> from summitry import Codebook, parse
    >>> from summitry.article.regions import regions
    >>> from summitry.codebook import Issue
    >>> from summitry.records import Article
    >>> text = "Germany rejected the truce. France strongly supported the truce."
    >>> book = Codebook(issues=(Issue("truce", "A truce", None, ("truce",)),))
    >>> positions(parse(Article("note", text, tuple(regions(text))), book), book)[0].sentence
    'The sides differ on “A truce” (for it: France; against it: Germany)'
    """
    firm, loose = (_Heard(tables, codebook or Codebook(), least, doubted) for doubted in (False, True))
    found = [(find(firm), find(loose)) for find in (_differ, _agreed, _split)]
    return [one if one.rows or not other.rows else _perhaps(other) for one, other in found]


def _perhaps(finding: Finding) -> Finding:
    return Finding(f"It seems that {finding.sentence[0].lower()}{finding.sentence[1:]}", finding.rows)


class _Heard:
    """The positions that may stand in a finding: by issue, the rows of each side and position.

    With `doubted`, a single row with a doubt carries one, too.
    """

    def __init__(self, tables: Tables, codebook: Codebook, least: float, doubted: bool) -> None:
        own = tables.stances[tables.stances["basis"] != "third_party"].dropna(subset="side")
        doubts = tables.doubts.loc[(tables.doubts["table"] == "stances") & (not doubted), "row_id"]
        labels = {issue.id: f"“{issue.label}”" for issue in codebook.issues}
        self.clear: dict[str, dict[tuple[str, str], tuple[str, ...]]] = {name: {} for name in labels.values()}
        self.voices: dict[tuple[str, str], set[str]] = {}
        for key, group in own.groupby(["issue", "side", "position"], observed=True):
            issue, side, position = cast("tuple[str, str, str]", key)
            name, sure = labels.get(issue, f"“{issue}”"), group[carries(group, least)]
            self.voices.setdefault((name, side), set()).add(position)
            if len(sure) and (len(group) > 1 or not sure["stance_id"].isin(doubts).any()):
                self.clear.setdefault(name, {})[side, position] = tuple(sure["stance_id"])
        carried = {row for issue in self.clear.values() for rows in issue.values() for row in rows}
        self.hedge = "" if set(own["stance_id"]) <= carried else " at least"
        self.order = ordered_sides(sorted({side for _, side in self.voices}), codebook)

    def of_one_mind(self, issue: str) -> dict[str, list[str]]:
        """The sides with one position on an issue, by that position."""
        found: dict[str, list[str]] = {}
        for side, position in sorted(
            self.clear[issue], key=lambda key: ([*SAYS].index(key[1]), self.order.index(key[0]))
        ):
            if self.voices[issue, side] == {position}:
                found.setdefault(position, []).append(side)
        return found

    def rows(self, issues: Iterable[str], sides: Iterable[str] | None = None) -> tuple[str, ...]:
        """The rows behind the positions on some issues, of some sides or of all."""
        kept = [(i, s, rows) for i in issues for (s, _), rows in self.clear[i].items()]
        return tuple(row for _, side, rows in kept if sides is None or side in sides for row in rows)


def _differ(heard: _Heard) -> Finding:
    """The issues on which sides of one mind each take different positions."""
    found = {issue: by for issue in heard.clear if len(by := heard.of_one_mind(issue)) > 1}
    if not found:
        return Finding("No issue was found on which two sides with one clear position each differ")
    stand = f" ({_stand(*found.values())})" if len(found) == 1 else ""
    rows = tuple(row for i, by in found.items() for row in heard.rows([i], {*chain(*by.values())}))
    return Finding(f"The sides differ{heard.hedge} on {_issues(found)}{stand}", rows)


def _agreed(heard: _Heard) -> Finding:
    """The issue on which most sides are of one mind, and all of these take the same position."""
    minds = {issue: heard.of_one_mind(issue) for issue in heard.clear}
    groups = [(issue, position, sides) for issue, by in minds.items() for position, sides in by.items()]
    shared = [group for group in groups if len(group[2]) > 1]
    if not shared:
        return Finding("No issue was found on which two sides are of one mind")
    issue, position, sides = max(shared, key=lambda g: (len(g[2]), len(heard.rows([g[0]], g[2]))))
    who = f"{SAYS[position]}:{heard.hedge} {listed([*map(the, sides)])}"
    return Finding(f"The widest agreement found is on {issue} ({who})", heard.rows([issue], sides))


def _split(heard: _Heard) -> Finding:
    """The sides from which several positions on one issue are heard."""
    split: dict[str, list[str]] = {}
    for issue, clear in heard.clear.items():
        for side in heard.order:
            if sum(of == side for of, _ in clear) > 1:
                split.setdefault(side, []).append(issue)
    if not split:
        return Finding("No side was found to take more than one position on an issue")
    rows = tuple(row for side, issues in split.items() for row in heard.rows(issues, [side]))
    if len(split) > 2:
        return Finding(f"From{heard.hedge} {len(split)} sides more than one position is heard on one issue", rows)
    told = [
        f"from {the(side)}{',' * bool(heard.hedge)}{heard.hedge} on {_issues(issues)}" for side, issues in split.items()
    ]
    return Finding(f"More than one position on one issue is heard {listed(told)}", rows)


def _stand(by: dict[str, list[str]]) -> str:
    return "; ".join(f"{SAYS[position]}: {listed([*map(the, sides)])}" for position, sides in by.items())


def _issues(names: Iterable[str]) -> str:
    found = list(names)
    return listed(found) if len(found) <= NAMED else counted(len(found), "issue")
