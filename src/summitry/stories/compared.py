"""Reports side by side: who tells what of an event, what changed from one to the next, and whose position moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from ..tables import Tables
from ..tables.schema import KEY, each
from .contacts import Told

CELLS = ("kind", "status", "begin", "end", "place")
SOURCES = ["event_id", KEY, "publisher", "published", "told_as", *CELLS, "differs", "text", "why"]
CHANGES = ["event_id", "column", "before", "after", "from", "to"]
POSITIONS = ["holder_id", "issue", KEY, "published", "position", "before", "stances"]


def sources_of(told: Sequence[tuple[str, Told, str]], reports: Sequence[Tables], story: Tables) -> pd.DataFrame:
    """List each telling of each event of a story: by whom, as what, and the cells that differ from the event's."""
    events = {row.event_id: row for row in each(story.events)}
    rows = [_source(event, t, reports[t.report], events[event]) | {"why": why} for event, t, why in told]
    return pd.DataFrame(rows, columns=SOURCES).sort_values(["event_id"], kind="stable", ignore_index=True)


def _source(event_id: str, told: Told, report: Tables, event: Any) -> dict[str, Any]:
    article, own = report.articles.iloc[0], report.events.set_index("event_id").loc[told.event_id]
    cells = {column: _plain(own[column]) for column in CELLS}
    return {
        "event_id": event_id,
        KEY: article[KEY],
        "publisher": _plain(article["publisher"]),
        "published": _plain(article["published"]),
        "told_as": told.event_id,
        **cells,
        "differs": ", ".join(c for c in CELLS if cells[c] and cells[c] != _plain(getattr(event, c))),
        "text": own["text"],
    }


def changes_of(sources: pd.DataFrame) -> pd.DataFrame:
    """List what a report tells of an event otherwise than the report before it that tells of it."""
    groups = [[*each(rows)] for _, rows in sources.groupby("event_id", sort=True)]
    found = [row for rows in groups for one, other in pairwise(rows) for row in _changes(one, other)]
    return pd.DataFrame(found, columns=CHANGES)


def _changes(one: Any, other: Any) -> Iterator[list[str]]:
    cells = {c: (getattr(one, c), getattr(other, c)) for c in ("kind", "status", "place")}
    cells["days"] = (_days(one), _days(other))
    for column, (before, after) in cells.items():
        if before and after and before != after:
            yield [one.event_id, column, before, after, one.article_id, other.article_id]


def _days(row: Any) -> str:
    """The first and the last day of a telling; none where one is open, which another report may close unchanged."""
    if not (row.begin and row.end):
        return ""
    return str(row.begin) if row.begin == row.end else f"{row.begin} to {row.end}"


def positions_of(story: Tables, reports: pd.DataFrame) -> pd.DataFrame:
    """List each holder's position on each issue in each report, with the one before where it moved."""
    stances = story.stances
    ends = reports["span_end"].tolist()
    number = stances["span_start"].map(lambda at: sum(end <= at for end in ends))
    rows, before = [], dict[tuple[str, str], str]()
    for (_, holder, issue), group in stances.groupby([number, "holder_id", "issue"], sort=True):
        report, key = reports.iloc[int(number[group.index[0]])], (str(holder), str(issue))
        position = ", ".join(sorted({*group["position"]}))
        moved = before.get(key, position)
        stated = [report[KEY], _plain(report["published"]), position, moved if moved != position else ""]
        rows.append([holder, issue, *stated, ", ".join(group["stance_id"])])
        before[key] = position
    found = pd.DataFrame(rows, columns=POSITIONS)
    return found.sort_values(["holder_id", "issue"], kind="stable", ignore_index=True)


def _plain(cell: Any) -> str:
    """A cell as text; missing is empty."""
    if pd.isna(cell):
        return ""
    return f"{cell:%Y-%m-%d}" if isinstance(cell, pd.Timestamp) else str(cell)
