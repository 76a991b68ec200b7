"""Findings on the voices that are heard in an article, and on what could not be settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from .finding import SURE, Finding, at_least, carries
from .words import capital, counted, the

if TYPE_CHECKING:
    from ..tables.store import Tables

ENOUGH = 3  # statements, for a finding on most of them


def voices(tables: Tables, least: float = SURE) -> list[Finding]:
    """Tell whose statements are most, and how many have a source without a name.

    >>> from summitry import parse
    >>> from summitry.article.regions import regions
    >>> from summitry.records import Article
    >>> text = "“It is over,” a French official said. “It is not,” an official said."
    >>> voices(parse(Article("note", text, tuple(regions(text)))))[1].sentence
    '2 statements come from sources without a name'
    """
    said = tables.statements[tables.statements["type"] == "assertion"]
    kinds = tables.actors.set_index("actor_id")["kind"].astype("string")
    unnamed = said["speaker_id"].map(kinds).fillna("unnamed") == "unnamed"
    sure = carries(said, least)
    return [_most(said, said[sure], hedged=not sure.all()), _unnamed(said[sure & unnamed], hedged=not sure.all())]


def _most(said: pd.DataFrame, sure: pd.DataFrame, hedged: bool) -> Finding:
    """The side with more statements than any other has, those that are left out included."""
    heard, counts = said["side"].value_counts(), sure["side"].value_counts()
    side = str(counts.index[0]) if len(counts) else ""
    if not side or counts[side] < ENOUGH or (heard.drop(side) >= counts[side]).any():
        return Finding("No side is heard clearly more often than the others")
    more = ", more than from any other side" if len(heard) > 1 else ""
    count = at_least(int(counts[side]), "statement", hedged)
    return Finding(capital(f"{count} come from {the(side)}{more}"), tuple(sure[sure["side"] == side]["statement_id"]))


def _unnamed(sure: pd.DataFrame, hedged: bool) -> Finding:
    if sure.empty:
        return Finding("No statement was found that comes from a source without a name")
    verb = "comes from a source" if len(sure) == 1 else "come from sources"
    return Finding(
        capital(f"{at_least(len(sure), 'statement', hedged)} {verb} without a name"), tuple(sure["statement_id"])
    )


def unsettled(tables: Tables) -> Finding:
    """Tell how many things could not be settled, and what they are most often."""
    doubts = tables.doubts
    if doubts.empty:
        return Finding("The parser left nothing unsettled")
    reasons = doubts["reason"].value_counts(sort=False).sort_values(ascending=False, kind="stable")
    most = f", most often “{reasons.index[0]}” ({reasons.iloc[0]} times)" if reasons.iloc[0] > 1 else ""
    return Finding(f"{counted(len(doubts), 'thing')} could not be settled{most}", tuple(doubts["row_id"]))
