"""Readings: what a meaning makes of an expression of time."""

from __future__ import annotations

from dataclasses import dataclass

from ..records import Interval
from .calendar_values import days_of, size_of
from .patterns import words

NOWHEN = Interval()
UNDATED = "no publication date to count from"


@dataclass(frozen=True, slots=True)
class Reading:
    """TIMEX3 type, value and mod of an expression, the days meant, and what it was counted from.

    `anchor` is `published` or the id of the expression of time counted from.
    """

    type: str
    value: str
    interval: Interval = NOWHEN
    precision: str = "unknown"
    anchor: str | None = None
    mod: str | None = None
    doubts: tuple[str, ...] = ()


def point(value: str, anchor: str | None = None, doubts: tuple[str, ...] = ()) -> Reading:
    """Make a reading of a point or stretch of the calendar; a time of day makes it a TIME.

    >>> point("2030-05-08T10:30").type, point("2030-05").precision
    ('TIME', 'month')
    """
    return Reading(_type(value), value, days_of(value), size_of(value), anchor, doubts=doubts)


def undated(value: str) -> Reading:
    """Make a reading whose value needs a publication date that is not known.

    >>> undated("XXXX-05-02").doubts
    ('no publication date to count from',)
    """
    return Reading(_type(value), value, doubts=(UNDATED,))


def part_of_day(name: str | None) -> str:
    """Write a part of the day as TIMEX3 adds it to a value; nothing for None.

    >>> part_of_day("morning")
    'TMO'
    """
    return f"T{words('PART')[name]}" if name else ""


def _type(value: str) -> str:
    return "TIME" if "T" in value else "DATE"
