"""Reports of one story become one: its tables, and who reports what, when it changed, and whose position moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from ..errors import SummitryError
from ..files import put_set
from ..sheets import written
from ..tables import Tables
from ..tables.schema import KEY, each
from .actors import one_cast
from .compared import changes_of, positions_of, sources_of
from .contacts import id_of
from .copies import copies
from .events import cells_of, grouped, lead_of
from .joined import Row, joined, numbered, starts

ONCE = {"times", "statements", "stances"}  # tables without the rows of a report that is nearly the same as a later one
APART = " | "  # between the reasons in a cell


@dataclass(frozen=True, eq=False)
class Story:
    """Several reports as one: `tables` as those of one article, and four frames of who reports what.

    `reports` has each report with its place in the text of the tables, `sources` each telling of an event and where it
    differs from the event's row, `changes` what a later report tells otherwise than the one before it, `positions`
    each holder's position on an issue report by report.
    """

    tables: Tables
    reports: pd.DataFrame
    sources: pd.DataFrame
    changes: pd.DataFrame
    positions: pd.DataFrame

    def explain(self, event_id: str) -> str:
        """Say which reports tell of an event, in which words, and why their tellings are one."""
        rows = self.sources[self.sources["event_id"] == event_id]
        if rows.empty:
            raise SummitryError(f"no event has the id '{event_id}'", where="events", remedy="see `tables.events`")
        lines = [f"{row.article_id}, {row.told_as}: {row.status or 'told'}: {row.text}" for row in each(rows)]
        reasons = [why for why in rows["why"].iloc[0].split(APART) if why]
        return "\n".join([event_id, *lines, *(f"one event: {why}" for why in reasons)])

    def save(self, folder: str | Path) -> None:
        """Write the tables into `tables` in a folder, and the four beside it as CSV."""
        self.tables.save(Path(folder) / "tables")
        named = ("reports", "sources", "changes", "positions")
        put_set(folder, {f"{name}.csv": written(getattr(self, name)) for name in named})


def merge(reports: Sequence[Tables], name: str = "story") -> Story:
    """Make one story of the tables of its reports; an event of several is one row, told by each of them.

    Events are one by the tests within an article: kind, cast, days and place. What a later report says counts. Of
    reports that are nearly the same text the last one alone is heard, and all are sources. Raises `SummitryError`
    where there is no report, or two have one id.

    >>> from datetime import date
    >>> from summitry import parse
    >>> from summitry.article.regions import regions
    >>> from summitry.records import Article
    >>> texts = {5: "Jane Doe will meet John Roe in Oslo.", 6: "Jane Doe met John Roe in Oslo."}
    >>> made = [Article(f"r{day}", t, tuple(regions(t)), published=date(2031, 5, day)) for day, t in texts.items()]
    >>> reports = [parse(article) for article in made]
    >>> story = merge(reports)
    >>> story.tables.events[["event_id", "status"]].to_dict("records")
    [{'event_id': 'e01', 'status': 'held'}]
    >>> story.changes[["column", "before", "after"]].to_dict("records")
    [{'column': 'status', 'before': 'planned', 'after': 'held'}]
    """
    reports = _in_order(reports, name)
    ids = [_id(tables) for tables in reports]
    by = [_plain(tables.articles["publisher"].iloc[0]) for tables in reports]
    actors, last = one_cast(reports), copies([tables.text for tables in reports], by)
    groups = grouped(reports, actors)
    events = {id_of(t): f"e{n:02d}" for n, (group, _) in enumerate(groups, 1) for t in group}
    leads = {id_of(lead_of(group)) for group, _ in groups}

    def kept(n: int, table: str, row: Row) -> bool:
        if table == "events":
            return (n, row["event_id"]) in leads
        return last[n] == n or not {table, row.get("table")} & ONCE

    cells = {events[id_of(group[0])]: cells_of(group, reports) for group, _ in groups}
    tables = joined(name, reports, numbered(reports, {"actors": actors, "events": events}), kept, cells)
    told = [(events[id_of(t)], t, APART.join(why)) for group, why in groups for t in group]
    sources = sources_of(told, reports, tables)
    same_as = ["" if newest == n else ids[newest] for n, newest in enumerate(last)]
    about = pd.DataFrame(map(_report, reports, starts(reports), same_as))
    return Story(tables, about, sources, changes_of(sources), positions_of(tables, about))


def _in_order(reports: Sequence[Tables], name: str) -> list[Tables]:
    """Sort reports by day and id; raises `SummitryError` where there are none, or two have one id."""
    ids = [_id(tables) for tables in reports]
    if len({*ids}) < len(ids) or not ids:
        what = "two reports have the same id" if ids else "there are no reports"
        raise SummitryError(what, where=name, remedy="give the tables of several articles")
    return sorted(reports, key=lambda tables: (*_day(tables), _id(tables)))


def _id(tables: Tables) -> str:
    return str(tables.articles[KEY].iloc[0])


def _plain(cell: Any) -> str | None:
    return None if pd.isna(cell) else str(cell)


def _day(tables: Tables) -> tuple[bool, Any]:
    """The day of publication; reports without one come last."""
    day = tables.articles["published"].iloc[0]
    return (True, pd.Timestamp.max) if pd.isna(day) else (False, day)


def _report(tables: Tables, at: int, same_as: str) -> dict[str, Any]:
    """A row of `reports`: the report whose text begins at an offset, and the id of one that is nearly the same."""
    known = {column: tables.articles[column].iloc[0] for column in ("publisher", "published", "headline")}
    return {KEY: _id(tables), **known, "span_start": at, "span_end": at + len(tables.text), "same_as": same_as}
