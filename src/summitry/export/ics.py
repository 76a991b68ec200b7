"""Planned contacts as a calendar (RFC 5545): one all-day entry each, tentative, over the days on which it may be."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..errors import SummitryError
from ..findings.words import counted, day
from ..records import CONTACTS
from ..tables.schema import each
from ..tables.show import visible
from .cells import closed, counts, passage, when, words

if TYPE_CHECKING:
    from ..tables.store import Tables

ENDING = ".ics"
OCTETS = 75  # of a line
EXACT = ("day", "range")


def write(tables: Tables) -> bytes:
    """Give the calendar; raises `SummitryError` where no contact is planned on known days, as none may be empty.

    An entry is stamped with the day of publication (1 January 1970 where none is known): the file has no clock.
    """
    rows = tables.events[_planned(tables.events)]
    if rows.empty:
        what, remedy = "no contact is planned for days that are known", "export another format"
        raise SummitryError(what, where="events", remedy=remedy)
    entries = [line for row in each(rows) for line in _entry(tables, row)]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//summitry//tables//EN", *entries, "END:VCALENDAR"]
    return "".join(f"{fold(line)}\r\n" for line in lines).encode()


def not_carried(tables: Tables) -> list[str]:
    """List what these tables hold and the calendar does not."""
    others = len(tables.events) - int(_planned(tables.events).sum())
    return [
        *[f"{counted(others, 'event')} other than contacts planned for known days"] * bool(others),
        *counts(tables, "stances", "statements", "times", "participants", "doubts"),
        "confidence",
    ]


def _planned(events: pd.DataFrame) -> pd.Series[bool]:
    planned = events["kind"].isin(CONTACTS) & (events["status"] == "planned").fillna(False)
    followed = ~events["end"].eq(pd.Timestamp(date.max))  # an entry ends on the day after
    return planned & events["precision"].isin(EXACT) & closed(events) & followed


def _entry(tables: Tables, row: Any) -> list[str]:
    begin, end, published = day(row.begin), day(row.end), day(tables.articles["published"].iloc[0])
    span = passage(tables, row.span_start)
    assert begin
    assert end
    said = f"{when(row)}. {' '.join(span.of(tables.text).split())}"
    return [
        "BEGIN:VEVENT",
        f"UID:{row.event_id}-{hashlib.sha256(tables.text.encode()).hexdigest()[:24]}@summitry",
        f"DTSTAMP:{_basic(published or date(1970, 1, 1))}T000000Z",
        f"DTSTART;VALUE=DATE:{_basic(begin)}",
        f"DTEND;VALUE=DATE:{_basic(end + timedelta(days=1))}",
        f"SUMMARY:{_text(row.title)}",
        *[f"LOCATION:{_text(place)}" for place in [words(row.place)] if place],
        f"DESCRIPTION:{_text(said)}",
        "STATUS:TENTATIVE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _basic(value: date) -> str:
    return value.isoformat().replace("-", "")


def _text(value: str) -> str:
    """A value of type TEXT: escaped, with no control characters."""
    for plain in "\\;,":
        value = value.replace(plain, f"\\{plain}")
    return visible(value).replace("\n", "\\n")


def fold(line: str) -> str:
    """Fold a line after at most 75 octets, never within a character.

    >>> [len(part.encode()) for part in fold("SUMMARY:" + "é" * 40).split("\\r\\n")]
    [74, 15]
    """
    folded, used = [], 0
    for character in line:
        size = len(character.encode())
        if used + size > OCTETS:
            folded.append("\r\n ")
            used = 1
        folded.append(character)
        used += size
    return "".join(folded)
