"""Days and contacts as they stand in a sentence."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Any

from ..tables.schema import each
from .words import day, within

if TYPE_CHECKING:
    from ..tables.store import Tables


def when(begin: date | None, end: date | None, year: int | None = None) -> str:
    """Give an interval as a phrase with its preposition; `year` goes without saying.

    >>> when(date(2024, 5, 3), date(2024, 5, 3), 2024), when(date(2024, 5, 1), date(2024, 5, 31))
    ('on 3 May', 'in May 2024')
    >>> when(date(2024, 5, 3), date(2024, 5, 9), 2024), when(None, date(2024, 5, 3), 2024)
    ('between 3 and 9 May', 'by 3 May')
    >>> when(date(2023, 5, 3), date(2024, 6, 9), 2024), when(date(2024, 5, 3), None, 2024), when(None, None)
    ('between 3 May 2023 and 9 June', 'from 3 May on', '')
    """
    if begin is None or end is None:
        return f"from {_day(begin, year)} on" if begin else f"by {_day(end, year)}" if end else ""
    if begin == end:
        return f"on {_day(end, year)}"
    same = (begin.year, begin.month) == (end.year, end.month)
    if same and (begin.day, end.day) == (1, monthrange(end.year, end.month)[1]):
        return f"in {_day(end, year).split(maxsplit=1)[1]}"
    return f"between {begin.day if same else _day(begin, year)} and {_day(end, year)}"


class Calendar:
    """The dates of an article as a sentence tells them: the year of publication goes without saying.

    The days of an expression that the article's doubts call vague are said with a "probably".
    """

    def __init__(self, tables: Tables) -> None:
        self._published = published = day(tables.articles["published"].iloc[0])
        doubted = tables.doubts.loc[tables.doubts["table"] == "times", "row_id"]
        self._year = published.year if published else None
        vague = {(day(t.begin), day(t.end)) for t in each(tables.times[tables.times["time_id"].isin(doubted)])}
        bounds = {e.event_id: (day(e.begin), day(e.end)) for e in each(tables.events)}
        self._vague = frozenset(e for e, days in bounds.items() if days in vague and any(days))

    def is_vague(self, event_id: str) -> bool:
        """Tell if the days of an event are those of a vague expression."""
        return event_id in self._vague

    def of(self, row: Any) -> str:
        """Say when a row is or was, with a space before it; nothing where the text bounds no more than "to come"."""
        bounds = day(row.begin), day(row.end)
        if bounds == (self._published, None):
            return ""
        said = when(*bounds, self._year)
        return said and f" {'probably ' * self.is_vague(row.event_id)}{said}"


def contact(row: Any) -> str:
    """Give a contact's title with its article: "the meeting of ministers", or "a meeting" where no more is known."""
    return f"{'a' if str(row.title).casefold() in (row.kind, 'visit') else 'the'} {within(row)}"


def _day(known: date, year: int | None) -> str:
    return f"{known.day} {known:%B}" + ("" if known.year == year else f" {known.year}")
