"""Positions that may stand in a sentence, and who is of one mind: one rule for findings, titles and tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

import pandas as pd

from .finding import SURE, carries
from .words import camps, capital

if TYPE_CHECKING:
    from ..codebook import Codebook
    from ..tables.store import Tables

SAYS = {"support": "for it", "oppose": "against it", "conditional": "for it on conditions"}


def own(tables: Tables) -> pd.DataFrame:
    """Give the stances that stand on the holder's own word, with the name of the `holder`.

    What a third party says of somebody is not their word; the unnamed of a side have one name.
    """
    stances = tables.stances[tables.stances["basis"] != "third_party"]
    names = camps(tables.actors[tables.actors["actor_id"].isin(stances["holder_id"])])
    return stances.assign(holder=stances["holder_id"].map(names).map(capital, na_action="ignore"))


class Minds:
    """The positions of each of `who` (the column `side` or `holder`) that may stand in a sentence.

    A position may where it rests on a row of their own word, of at least the confidence `least`, that the doubts do
    not mention, or on such a row and one more; with `doubted`, a single row with a doubt carries one, too. `clear`
    has the rows of each by issue; `hedged` says if rows are left out.
    """

    def __init__(
        self, tables: Tables, codebook: Codebook, who: str = "side", least: float = SURE, doubted: bool = False
    ) -> None:
        said = own(tables).dropna(subset=who)
        doubts = tables.doubts.loc[(tables.doubts["table"] == "stances") & (not doubted), "row_id"]
        self._labels = {issue.id: issue.label for issue in codebook.issues}
        self._heard: dict[tuple[str, str], set[str]] = {}
        self.clear: dict[str, dict[tuple[str, str], tuple[str, ...]]] = {issue: {} for issue in self._labels}
        for key, group in said.groupby(["issue", who, "position"], observed=True):
            issue, name, position = cast("tuple[str, str, str]", key)
            sure = group[carries(group, least)]
            self._heard.setdefault((issue, name), set()).add(position)
            self.clear.setdefault(issue, {})
            if len(sure) and (len(group) > 1 or not sure["stance_id"].isin(doubts).any()):
                self.clear[issue][name, position] = tuple(sure["stance_id"])
        self.hedged = not set(said["stance_id"]) <= set(self.rows(self.clear))
        self.names = sorted({name for _, name in self._heard})

    def called(self, issue: str) -> str:
        """Give the name of an issue in quotation marks."""
        return f"“{self._labels.get(issue, issue)}”"

    def of_one_mind(self, issue: str) -> dict[str, list[str]]:
        """Give those with one position on an issue, by that position; another one, however uncertain, is one more."""
        found: dict[str, list[str]] = {}
        for name, position in sorted(self.clear[issue], key=lambda key: ([*SAYS].index(key[1]), key[0])):
            if self._heard[issue, name] == {position}:
                found.setdefault(position, []).append(name)
        return found

    def may_be(self, issue: str) -> int:
        """Count those who may be of one mind on an issue: all who are heard, without those who clearly are not."""
        clear = [name for name, _ in self.clear[issue]]
        return sum(of == issue and clear.count(name) < 2 for of, name in self._heard)

    def rows(self, issues: Iterable[str], names: Iterable[str] | None = None) -> tuple[str, ...]:
        """Give the rows behind the positions on some issues, of some or (None) of all."""
        kept = [(name, rows) for issue in issues for (name, _), rows in self.clear[issue].items()]
        return tuple(row for name, rows in kept if names is None or name in names for row in rows)
