"""Calendar arithmetic: TIMEX3 values of days, weeks, months and years, and the days they cover."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

from .records import Interval

LETTERS = {
    "day": "D",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "hour": "H",
    "minute": "M",
    "second": "S",
}


def shift(day: date, amount: int, unit: str) -> date | None:
    """`day` moved by an amount of days, weeks, months or years; None outside the calendar.

    >>> shift(date(2024, 1, 31), 1, "month")
    datetime.date(2024, 2, 29)
    """
    days = {"day": 1, "week": 7, "fortnight": 14}.get(unit)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit, 0)
    try:
        if days:
            return day + timedelta(days=days * amount)
        year, month = divmod(day.year * 12 + day.month - 1 + months * amount, 12)
        if not MINYEAR <= year <= MAXYEAR:
            return None
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except OverflowError:
        return None


def value_at(day: date, unit: str) -> str:
    """The TIMEX3 value of the unit that holds `day`.

    >>> value_at(date(2030, 1, 1), "week")
    '2030-W01'
    """
    if unit in ("week", "fortnight"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    year_digits = {"decade": 3, "century": 2, "year": 4}.get(unit)
    if year_digits:
        return f"{day.year:04}"[:year_digits]
    if unit == "quarter":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    return day.isoformat()[:7] if unit == "month" else day.isoformat()


def days_of(value: str) -> Interval:
    """The days that a TIMEX3 value covers; empty where it names none.

    >>> days_of("2024-02").end
    datetime.date(2024, 2, 29)
    """
    try:
        if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", value):
            day = date(*map(int, match.groups()))
            return Interval(day, day)
        if match := re.fullmatch(r"(\d{4})-W(\d\d)", value):
            begin = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return Interval(begin, begin + timedelta(days=6))
        if match := re.fullmatch(r"(\d{4})-(?:Q(\d)|(\d\d))", value):
            first = int(match[2]) * 3 - 2 if match[2] else int(match[3])
            last = first + 2 if match[2] else first
            return Interval(
                date(int(match[1]), first, 1), date(int(match[1]), last, monthrange(int(match[1]), last)[1])
            )
        if re.fullmatch(r"\d{3,4}", value):
            pad = 4 - len(value)
            return Interval(date(int(value + "0" * pad), 1, 1), date(int(value + "9" * pad), 12, 31))
    except (ValueError, OverflowError):
        pass
    return Interval()
