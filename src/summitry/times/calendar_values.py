"""Calendar arithmetic: TIMEX3 values of days, weeks, months, seasons and years, and the days they cover."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

from ..records import Interval

UNITS = {  # from the smallest
    "TS": "second",
    "TM": "minute",
    "TH": "hour",
    "D": "day",
    "W": "week",
    "2W": "fortnight",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
}
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the month in which a northern season begins; it has three
SIZES = {3: "range", 2: "range", 4: "year", 7: "month", 8: "week"}  # precision by the length of a value


def shift(day: date, amount: int, unit: str) -> date | None:
    """`day` moved by an amount of days, weeks, months or years; None outside the calendar.

    >>> shift(date(2024, 1, 31), 1, "month")
    datetime.date(2024, 2, 29)
    """
    days = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}.get(unit)
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

    >>> value_at(date(2030, 1, 1), "week"), value_at(date(2030, 5, 8), "weekend")
    ('2030-W01', '2030-W19-WE')
    """
    if unit in ("week", "fortnight", "weekend"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "weekend" else "")
    year_digits = {"decade": 3, "century": 2, "year": 4}.get(unit)
    if year_digits:
        return f"{day.year:04}"[:year_digits]
    if unit == "quarter":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    return day.isoformat()[:7] if unit == "month" else day.isoformat()


def size_of(value: str) -> str:
    """How tight a TIMEX3 value is: day, week, month, year, or range for anything else.

    >>> size_of("2030-05-08T10:30"), size_of("2030-Q2"), size_of("203")
    ('day', 'range', 'range')
    """
    date_part = value.split("T")[0]
    if re.search(r"[QH]\d|SP|SU|FA|WI|WE", date_part):
        return "range"
    return SIZES.get(len(date_part), "day")


def days_of(value: str) -> Interval:
    """The days that a TIMEX3 value covers; empty where it names none. Seasons are northern, of three whole months.

    >>> days_of("2024-02").end, days_of("2030-WI").end, days_of("2030-W19-WE").begin
    (datetime.date(2024, 2, 29), datetime.date(2031, 2, 28), datetime.date(2030, 5, 11))
    """
    date_part = value.split("T")[0]
    try:
        if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", date_part):
            day = date(*map(int, match.groups()))
            return Interval(day, day)
        if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", date_part):
            begin = date.fromisocalendar(int(match[1]), int(match[2]), 6 if match[3] else 1)
            return Interval(begin, begin + timedelta(days=1 if match[3] else 6))
        if match := re.fullmatch(r"(\d{4})-(\d\d|Q[1-4]|H[12]|SP|SU|FA|WI)", date_part):
            return _months(int(match[1]), match[2])
        if re.fullmatch(r"\d{2,4}", date_part):
            return Interval(date(int(date_part.ljust(4, "0")), 1, 1), date(int(date_part.ljust(4, "9")), 12, 31))
    except (ValueError, OverflowError):
        pass
    return Interval()


def _months(year: int, part: str) -> Interval:
    if part.isdigit():
        first, count = int(part), 1
    elif part in SEASONS:
        first, count = SEASONS[part], 3
    else:
        count = 3 if part[0] == "Q" else 6
        first = int(part[1]) * count - count + 1
    begin = date(year, first, 1)
    last = shift(begin, count, "month")
    return Interval(begin, last - timedelta(days=1) if last else date.max)
