"""Calendar arithmetic: TIMEX3 values of days, weeks, months, seasons and years, and the days they cover."""

import re
from contextlib import suppress
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from ..lexicon import load
from ..records import Interval

DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
SIZES = {1: "day", 7: "week", **dict.fromkeys(range(28, 32), "month"), 365: "year", 366: "year"}  # by number of days


class OutsideError(Exception):
    """A day outside the calendar, of which only the side is known: `PAST_REF` or `FUTURE_REF`."""


def shift(day: date, amount: int, unit: str) -> date | None:
    """Move `day` by an amount of days, weeks, months or years; None outside the calendar."""
    with suppress(ValueError, OverflowError):
        moved: date = day + relativedelta(days=DAYS.get(unit, 0) * amount, months=MONTHS.get(unit, 0) * amount)
        return moved
    return None


def value_at(day: date, unit: str, step: int = 0) -> str:
    """Write the TIMEX3 value of the unit `step` units from that of `day`; raises `OutsideError` where there is none."""
    if (there := shift(day, step, unit)) is None:
        raise OutsideError("FUTURE_REF" if step > 0 else "PAST_REF")
    if unit in ("week", "fortnight", "weekend"):
        year, week, _ = there.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "weekend" else "")
    if unit == "quarter":
        return f"{there.year:04}-Q{(there.month + 2) // 3}"
    return there.isoformat()[: {"century": 2, "decade": 3, "year": 4, "month": 7}.get(unit)]


def size_of(days: Interval) -> str:
    """Name the size of a stretch of days: day, week, month, year, range for anything else, unknown for no days."""
    begin, end = days
    return SIZES.get((end - begin).days + 1, "range") if begin and end else "unknown"


def days_of(value: str) -> Interval:
    """Give the days that a TIMEX3 value covers; empty where it names none. Seasons are northern, of whole months."""
    date_part = value.split("T")[0]
    with suppress(ValueError, OverflowError):
        if re.fullmatch(r"\d{4}-\d\d-\d\d", date_part):
            day = date.fromisoformat(date_part)
            return Interval(day, day)
        if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", date_part):
            begin = date.fromisocalendar(int(match[1]), int(match[2]), 6 if match[3] else 1)
            return Interval(begin, begin + timedelta(days=1 if match[3] else 6))
        if match := re.fullmatch(r"(\d{4})-(\w\w)", date_part):
            month, count = load("times")["parts"].get(match[2]) or (int(match[2]), 1)
            begin = date(int(match[1]), month, 1)
            last = shift(begin, count - 1, "month")
            return Interval(begin, last + relativedelta(day=31)) if last else Interval()
        if re.fullmatch(r"\d{2,4}", date_part):
            return Interval(date(int(date_part.ljust(4, "0")), 1, 1), date(int(date_part.ljust(4, "9")), 12, 31))
    return Interval()
