"""What distances, durations, sets and references mean: two weeks ago, the next two days, every Monday, now."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from math import ceil

from ..lexicon import load
from ..records import Interval
from .amounts import SMALLER, VAGUE, Amount, amount, moved, period, unit_of
from .calendar_values import UNITS, value_at
from .context import UNDATED, Place, Reading, part_of_day, point
from .days import unsure
from .patterns import words

ONE, OPEN = Amount(1, 1, "1"), Amount(1, None, "X")  # a unit; units without a number
ONE_DAY = timedelta(days=1)
COUNTED_FROM_PUBLICATION = "counted from publication; the text may count from an earlier day"


def distance(at: Place) -> Reading:
    """So much before or after publication (`ago`, `from now`) or what was told last (`earlier`, `later`).

    Where a report tells of a quarter, a year before is that quarter of the year before.
    """
    counted, unit = amount(at.get("amount") or "") if at.get("amount") else OPEN, at.get("unit") or ""
    sign, origin = words("WAY").get(at.get("way") or "", [1, "home"])
    quarter = at.told("quarter")
    if quarter and unit == "year" and sign < 0 and (counted == ONE or origin == "told"):
        return point(f"{int(quarter.value[:4]) - int(counted.least):04}{quarter.value[4:]}", quarter.time_id)
    found = at.told("day" if unit in ("day", "week") else "any") if origin == "told" else None
    home, anchor = (found.day, found.time_id) if found else at.home
    reading = _away(home, sign, counted, unit)
    doubts = (*reading.doubts, *unsure(at, found))
    return replace(reading, anchor=anchor if reading.interval != Interval() else None, doubts=doubts)


def _away(home: date | None, sign: int, counted: Amount, unit: str) -> Reading:
    """The point that lies an amount before or after a day, as tight as its unit; vague amounts by their table."""
    reference, letters = "PAST_REF" if sign < 0 else "FUTURE_REF", unit_of(unit)
    if home is None:
        return Reading("DATE", reference, doubts=(UNDATED,))
    if letters[0] == "T" and not counted.vague:
        return point(home.isoformat(), doubts=("counted in less than days",))
    least, most = (moved(home, sign * n, unit) if n else None for n in (counted.least, counted.most))
    if counted.vague:
        interval = Interval(most, least) if sign < 0 else Interval(least, most)
        return Reading("DATE", reference, interval, "approx", doubts=(_taken(counted, unit),))
    if least is None:
        return Reading("DATE", reference, doubts=("outside the calendar",))
    whole = SMALLER[UNITS[letters]][0] if counted.least % 1 and UNITS[letters] in SMALLER else UNITS[letters]
    return point(value_at(least, whole))


def _taken(counted: Amount, unit: str) -> str:
    most = f"{counted.least:g} to {counted.most:g}" if counted.most else f"at least {counted.least:g}"
    return f"{VAGUE}, taken as {most} {unit}s"


# --- windows and durations ---------------------------------------------------------------------------


def window(at: Place) -> Reading:
    """The next or past days: a duration that begins or ends on the day of publication."""
    unit, side = at.get("unit") or "", words("SIDE").get(at.get("side") or "", 1)
    counted, (home, anchor) = amount(at.get("amount") or "") if at.get("amount") else OPEN, at.home
    if counted is OPEN and side < 0 and at.get("side") != "last":  # "recent years"
        return Reading("DATE", "PAST_REF", Interval(None, home), "approx", anchor, doubts=(VAGUE,))
    value, doubts = period(counted, unit), (VAGUE,) if counted.vague else ()
    precision = "approx" if counted.vague else "range"
    if side == 0:  # "the first two days" of something
        return Reading("DURATION", value, precision="approx" if counted.vague else "unknown", doubts=doubts)
    if home is None:
        return Reading("DURATION", value, doubts=(*doubts, UNDATED))
    edge = _edge(home, side, counted.most, unit) if counted.most else None
    interval = Interval(home, edge) if side > 0 else Interval(edge, home)
    return Reading("DURATION", value, interval, precision, anchor, doubts=doubts)


def _edge(home: date, side: int, most: float, unit: str) -> date | None:
    """The other end of a window of so many units, of which today is the first or last day; hours end on their day."""
    if unit_of(unit)[0] == "T":
        return moved(home, side * ceil(most / 24), "day") if unit == "hour" else home
    edge = moved(home, side * most, unit)
    return edge - side * ONE_DAY if edge else None


def span(at: Place) -> Reading:
    """`the year` that ended on a day."""
    return Reading("DURATION", words("LENGTH")[at.get("fullunit") or ""])


def duration(at: Place) -> Reading | None:
    """An amount of time; beside `within`, `before` or `after` it bounds a day."""
    counted, unit = amount(at.get("amount") or "one"), at.get("unit") or ""
    if at.get("half"):
        counted = Amount(1.5, 1.5, "1.5")
    if _is_none(at, counted, unit):
        return None
    if at.words.lower() == "one day" and re.search(load("times")["not_times"]["some_day"], at.before(), re.I):
        return Reading("DATE", "FUTURE_REF", Interval(at.published, None))  # "will one day return"
    if re.fullmatch(r"an? \w+", at.words, re.I) and re.search(load("times")["sets"]["before_unit"], at.before(), re.I):
        return every(at)  # "5,000 tons a week"
    value = period(counted, unit)
    if smaller := at.get("count"):  # "two years and six months"
        unit2, sizes = at.get("unit2") or "", list(UNITS)
        if sizes.index(unit_of(unit2)) >= sizes.index(unit_of(unit)):
            return None
        value += period(amount(smaller), unit2)[1:]
    return _bounded(at, counted, unit, value)


def long(at: Place) -> Reading:
    """`a months-long siege`, `a weeklong visit`."""
    counted = OPEN if re.match(r"\w+s[ -]", at.words) else ONE
    return Reading("DURATION", period(counted, at.get("unit") or ""), doubts=(VAGUE,) if counted is OPEN else ())


def units(at: Place) -> Reading | None:
    """Units without a number: days, weeks or months."""
    unit = at.get("unit") or ""
    if unit in load("times")["not_times"]["bare_units"]:
        return None
    return _bounded(at, OPEN, unit, period(OPEN, unit))


def _bounded(at: Place, counted: Amount, unit: str, value: str) -> Reading:
    """A duration, and the days that `within two weeks`, `one day before he left` or `days after` bound."""
    doubts = (VAGUE if counted is OPEN else _taken(counted, unit),) if counted.vague else ()
    plain = Reading("DURATION", value, precision="approx" if counted.vague else "unknown", doubts=doubts)
    if at.published is None or unit_of(unit)[0] == "T":
        return plain
    if re.search(r"\bwithin (?:about |the )?$", at.before(), re.I):
        until = Interval(None, moved(at.published, counted.most or counted.least, unit))
        doubts = (*doubts, COUNTED_FROM_PUBLICATION)
        return replace(plain, interval=until, precision="approx", anchor="published", doubts=doubts)
    beside = re.match(r"\s(before|after)\b", at.after())
    if beside is None or at.ahead:
        return plain
    yesterday = at.published - ONE_DAY
    end = yesterday if beside[1] == "after" or counted is OPEN else moved(yesterday, -counted.least, unit)
    return replace(plain, interval=Interval(None, end), precision="approx", anchor="published")


def _is_none(at: Place, counted: Amount, unit: str) -> bool:
    """`a second chance`, `three quarters of the seats`, `a night`."""
    if unit in ("second", "quarter") and (at.words[-1] != "s" or counted.least < 1):
        return True
    if unit == "quarter" and re.match(load("times")["not_times"]["after_quarter"], at.after(), re.I):
        return True
    return unit == "night" and counted == ONE


def vague(at: Place) -> Reading:
    """A duration of which not even the unit is said."""
    return Reading("DURATION", "PX", precision="approx", doubts=(VAGUE,))


# --- sets and references -----------------------------------------------------------------------------


def every(at: Place) -> Reading:
    """Every Monday, every year, every other week, Tuesday nights, twice a year."""
    if at.get("weekday"):
        return Reading("SET", f"XXXX-WXX-{words('WEEKDAY')[at.get('weekday') or '']}{part_of_day(at.get('part'))}")
    each = at.get("each") or "one"
    counted = amount("two" if each == "other" else each)
    if at.get("ord"):
        number = words("ORD")[at.get("ord") or ""]
        counted = Amount(number, number, str(number))
    return Reading("SET", period(counted, at.get("unit") or ""))


def frequency(at: Place) -> Reading | None:
    """Daily, weekly, annual; not of a rate."""
    listed = load("times")["not_times"]
    rate = re.match(listed["after_frequency"], at.after(), re.I)
    if rate or re.search(listed["before_frequency"], at.before(), re.I):
        return None
    return Reading("SET", words("FREQUENCY")[at.get("frequency") or ""])


def reference(at: Place) -> Reading | None:
    """Now, recently, soon: a reference without a date; what is to come begins on the day of publication."""
    if re.match(r"-\w", at.after()):  # "a now-defunct firm"
        return None
    if at.get("future"):
        return Reading("DATE", "FUTURE_REF", Interval(at.published, None), anchor="published" if at.published else None)
    return Reading("DATE", "PRESENT_REF" if at.get("present") else "PAST_REF")


MEANINGS = {
    f.__name__: f for f in (distance, window, span, duration, long, units, vague, every, frequency, reference)
}
