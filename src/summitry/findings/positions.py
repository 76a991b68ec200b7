"""Findings on positions: where the sides differ, agree or are split, and on which issue most are heard."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from typing import TYPE_CHECKING

from ..codebook import Codebook
from .finding import SURE, Finding, at_least
from .minds import SAYS, Minds
from .sides import ordered_sides
from .words import capital, counted, listed, the

if TYPE_CHECKING:
    from ..tables.store import Tables

COUNTED = {"support": "for", "oppose": "against", "conditional": "on conditions"}
NAMED = 3  # issues named in a sentence; more are counted
ENOUGH = 3  # holders, for a finding on most of them


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
    book = codebook or Codebook()
    minds = [Minds(tables, book, "side", least, doubted) for doubted in (False, True)]
    order = ordered_sides(minds[0].names, book)
    return [_hedged(find, order, *minds) for find in (_differ, _agreed, _split)]


def holders(tables: Tables, codebook: Codebook | None = None, least: float = SURE) -> Finding:
    """Tell on which issue most actors take one clear position, and how many are for and against it.

    The unnamed of a side count as one. Rows carry it as they do in `positions`.

    >>> from summitry import Codebook, parse
    >>> from summitry.article.regions import regions
    >>> from summitry.codebook import Issue
    >>> from summitry.records import Article
    >>> text = "Germany rejected the truce. France strongly supported the truce. Norway strongly supported the truce."
    >>> book = Codebook(issues=(Issue("truce", "A truce", None, ("truce",)),))
    >>> holders(parse(Article("note", text, tuple(regions(text))), book), book).sentence
    '3 actors take a clear position on “A truce”: 2 for, 1 against'
    """
    minds = [Minds(tables, codebook or Codebook(), "holder", least, doubted) for doubted in (False, True)]
    return _hedged(_most, minds[0].names, *minds)


def _hedged(find: Callable[[Minds, list[str]], Finding], order: list[str], firm: Minds, loose: Minds) -> Finding:
    """What firm positions carry; if they carry nothing, what doubted ones would."""
    one, other = find(firm, order), find(loose, order)
    return (
        one
        if one.rows or not other.rows
        else Finding(f"It seems that {other.sentence[0].lower()}{other.sentence[1:]}", other.rows)
    )


def _differ(minds: Minds, order: list[str]) -> Finding:
    """The issues on which sides of one mind each take different positions."""
    found = {issue: by for issue in minds.clear if len(by := minds.of_one_mind(issue)) > 1}
    if not found:
        return Finding("No issue was found on which two sides clearly differ")
    stand = f" ({_stand(*found.values(), order=order)})" if len(found) == 1 else ""
    rows = tuple(row for i, by in found.items() for row in minds.rows([i], {*chain(*by.values())}))
    return Finding(f"The sides differ{_at_least(minds)} on {_issues(minds, found)}{stand}", rows)


def _agreed(minds: Minds, order: list[str]) -> Finding:
    """The issue on which most sides are of one mind, and all of these take the same position."""
    groups = [(issue, *group) for issue in minds.clear for group in minds.of_one_mind(issue).items()]
    shared = [group for group in groups if len(group[2]) > 1]
    if not shared:
        return Finding("No issue was found on which two sides are of one mind")
    issue, position, sides = max(shared, key=lambda g: (len(g[2]), len(minds.rows([g[0]], g[2]))))
    who = f"{SAYS[position]}:{_at_least(minds)} {_listed(sides, order)}"
    return Finding(f"The widest agreement found is on {minds.called(issue)} ({who})", minds.rows([issue], sides))


def _split(minds: Minds, order: list[str]) -> Finding:
    """The sides from which several positions on one issue are heard."""
    split: dict[str, list[str]] = {}
    for issue, clear in minds.clear.items():
        for side in order:
            if sum(of == side for of, _ in clear) > 1:
                split.setdefault(side, []).append(issue)
    if not split:
        return Finding("No side was found to take more than one position on an issue")
    rows, hedge = tuple(row for side, on in split.items() for row in minds.rows(on, [side])), _at_least(minds)
    if len(split) > 2:
        return Finding(f"From{hedge} {len(split)} sides more than one position is heard on one issue", rows)
    told = [f"from {the(side)}{',' * bool(hedge)}{hedge} on {_issues(minds, on)}" for side, on in split.items()]
    return Finding(f"More than one position on one issue is heard {listed(told)}", rows)


def _most(minds: Minds, _: list[str]) -> Finding:
    """The issues on which most are of one mind each, more than may be on others where that is so."""
    stand = {issue: minds.of_one_mind(issue) for issue in minds.clear}
    counts = {issue: sum(map(len, by.values())) for issue, by in stand.items()}
    most = max(counts.values(), default=0)
    if most < ENOUGH:
        return Finding(f"No issue was found on which {ENOUGH} actors or more take a clear position")
    first = [issue for issue, count in counts.items() if count == most]
    others = [issue for issue in counts if issue not in first]
    more = ", more than on any other issue" if others and all(minds.may_be(i) < most for i in others) else ""
    who, on = at_least(most, "actor", minds.hedged), _issues(minds, first)
    rows = tuple(row for issue in first for row in minds.rows([issue], {*chain(*stand[issue].values())}))
    if len(first) > 1:
        return Finding(f"On {on} {who} each take a clear position{more}", rows)
    sums = ", ".join(f"{len(names)} {COUNTED[position]}" for position, names in stand[first[0]].items())
    return Finding(capital(f"{who} take a clear position on {on}{more}: {sums}"), rows)


def _at_least(minds: Minds) -> str:
    return " at least" * minds.hedged


def _stand(by: dict[str, list[str]], *, order: list[str]) -> str:
    return "; ".join(f"{SAYS[position]}: {_listed(sides, order)}" for position, sides in by.items())


def _listed(sides: list[str], order: list[str]) -> str:
    return listed([the(side) for side in order if side in sides])


def _issues(minds: Minds, found: Iterable[str]) -> str:
    names = list(map(minds.called, found))
    return listed(names) if len(names) <= NAMED else counted(len(names), "issue")
