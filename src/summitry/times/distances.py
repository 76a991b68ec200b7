"""The meanings of amounts of time: distances, windows, durations and sets; and of what names no time, as now."""

import re
from dataclasses import replace
from datetime import date, timedelta
from math import ceil

from ..lexicon import load
from ..records import Interval
from .amounts import ONE, OPEN, VAGUE, Amount, amount, exactly, in_whole, moved, period, unit_of
from .calendar_values import value_at
from .context import UNDATED, Place, Reading, part_of_day, point

ONE_DAY = timedelta(days=1)
COUNTED_FROM_PUBLICATION = "counted from publication; the text may count from an earlier day"


def distance(at: Place) -> Reading:
    """Read so much before or after publication (`ago`, `from now`) or what was told last (`earlier`, `later`).

    Where a report tells of a quarter, a year before is that quarter of the year before.
    """
    counted, unit = amount(at.get("amount")), at.get("unit")
    sign, origin = at.means("way") or (1, "home")
    quarter = at.memory.get("quarter")
    if quarter and unit == "year" and sign < 0 and (counted == ONE or origin == "told"):
        return point(f"{int(quarter.value[:4]) - int(counted.least):04}{quarter.value[4:]}", quarter.time_id)
    found = at.memory.get("day" if unit in ("day", "week") else "any") if origin == "told" else None
    home, anchor = (found.day, found.time_id) if found else at.home
    reading = _away(home, sign, counted, unit)
    doubts = (*reading.doubts, *at.unsure(found))
    return replace(reading, anchor=anchor if reading.interval != Interval() else None, doubts=doubts)


def _away(home: date | None, sign: int, counted: Amount, unit: str) -> Reading:
    """`two weeks ago` as tight as its unit, `a few days later` between the least and the most that it may be."""
    reference = "PAST_REF" if sign < 0 else "FUTURE_REF"
    if home is None:
        return Reading("DATE", reference, doubts=(UNDATED,))
    if unit_of(unit)[0] == "T" and not counted.vague:
        return point(home.isoformat(), doubts=("counted in less than days",))
    least, most = (moved(home, sign * n, unit) if n else None for n in (counted.least, counted.most))
    if counted.vague:
        interval = Interval(most, least) if sign < 0 else Interval(least, most)
        return Reading("DATE", reference, interval, "approx", doubts=(_taken(counted, unit),))
    if least is None:
        return Reading("DATE", reference, doubts=("outside the calendar",))
    return point(value_at(least, in_whole(counted.least, unit)[1]))


def _taken(counted: Amount, unit: str) -> str:
    """`a few days`, taken as 3 to 7 days."""
    most = f"{counted.least:g} to {counted.most:g}" if counted.most else f"at least {counted.least:g}"
    return f"{VAGUE}, taken as {most} {unit}s"


def window(at: Place) -> Reading:
    """Read the next or past days: a duration that begins or ends on the day of publication."""
    unit, side = at.get("unit"), at.means("side") if at.get("side") else 1
    counted, (home, anchor) = amount(at.get("amount")), at.home
    if counted == OPEN and side < 0 and at.get("side") != "last":  # "recent years"
        return Reading("DATE", "PAST_REF", Interval(None, home), "approx", anchor, doubts=(VAGUE,))
    value, doubts = period(counted, unit), (VAGUE,) if counted.vague else ()
    if side == 0:  # "the first two days" of something
        return Reading("DURATION", value, precision="approx" if counted.vague else "unknown", doubts=doubts)
    if home is None:
        return Reading("DURATION", value, doubts=(*doubts, UNDATED))
    edge = _edge(home, side, counted.most, unit) if counted.most else None
    interval = Interval(home, edge) if side > 0 else Interval(edge, home)
    return Reading("DURATION", value, interval, "approx" if counted.vague else "range", anchor, doubts=doubts)


def _edge(home: date, side: int, most: float, unit: str) -> date | None:
    """The last of `the next two days`, today being the first; `the next 48 hours` end on their day."""
    if unit_of(unit)[0] == "T":
        return moved(home, side * ceil(most / 24), "day") if unit == "hour" else home
    edge = moved(home, side * most, unit)
    return edge - side * ONE_DAY if edge else None


def span(at: Place) -> Reading:
    """Read `the year` that ended on a day."""
    return Reading("DURATION", period(ONE, at.get("fullunit")))


def duration(at: Place) -> Reading | None:
    """Read an amount of time; beside `within`, `before` or `after` it bounds a day."""
    unit = at.get("unit")
    counted = exactly(1.5) if at.get("half") else amount(at.get("amount"))
    if _is_none(at, counted, unit):
        return None
    if at.words.lower() == "one day" and re.search(load("times")["not_times"]["some_day"], at.before(), re.I):
        return Reading("DATE", "FUTURE_REF", Interval(at.within.published, None))  # "will one day return"
    if re.fullmatch(r"an? \w+", at.words, re.I) and re.search(load("times")["sets"]["before_unit"], at.before(), re.I):
        return every(at)  # "5,000 tons a week"
    value = period(counted, unit)
    if smaller := at.get("count"):  # "two years and six months"
        unit2, sizes = at.get("unit2"), list(load("times")["units"])
        if sizes.index(unit_of(unit2)) >= sizes.index(unit_of(unit)):
            return None
        value += period(amount(smaller), unit2)[1:]
    return _bounded(at, counted, unit, value)


def long(at: Place) -> Reading:
    """Read `a months-long siege`, `a weeklong visit`."""
    counted = OPEN if re.match(r"\w+s[ -]", at.words) else ONE
    return Reading("DURATION", period(counted, at.get("unit")), doubts=(VAGUE,) if counted == OPEN else ())


def units(at: Place) -> Reading | None:
    """Read units without a number: days, weeks or months."""
    unit = at.get("unit")
    if unit in load("times")["not_times"]["bare_units"]:
        return None
    return _bounded(at, OPEN, unit, period(OPEN, unit))


def _bounded(at: Place, counted: Amount, unit: str, value: str) -> Reading:
    """A duration, and the days that `within two weeks`, `one day before he left` or `days after` bound."""
    doubts = (VAGUE if counted == OPEN else _taken(counted, unit),) if counted.vague else ()
    plain = Reading("DURATION", value, precision="approx" if counted.vague else "unknown", doubts=doubts)
    home = at.within.published
    if home is None or unit_of(unit)[0] == "T":
        return plain
    beside = re.match(r"\s(before|after)\b", at.after())
    if re.search(r"\bwithin (?:about |the )?$", at.before(), re.I):
        end, doubts = moved(home, counted.most or counted.least, unit), (*doubts, COUNTED_FROM_PUBLICATION)
    elif beside is None or at.ahead:
        return plain
    else:
        end = home - ONE_DAY
        if beside[1] == "before" and counted != OPEN:
            end = moved(end, -counted.least, unit)
    return replace(plain, interval=Interval(None, end), precision="approx", anchor="published", doubts=doubts)


def _is_none(at: Place, counted: Amount, unit: str) -> bool:
    """`a second chance`, `three quarters of the seats`, `a night`."""
    if unit in ("second", "quarter") and (at.words[-1] != "s" or counted.least < 1):
        return True
    if unit == "quarter" and re.match(load("times")["not_times"]["after_quarter"], at.after(), re.I):
        return True
    return unit == "night" and counted == ONE


def vague(at: Place) -> Reading:
    """Read a duration of which not even the unit is said."""
    return Reading("DURATION", "PX", precision="approx", doubts=(VAGUE,))


def every(at: Place) -> Reading:
    """Read every Monday, every year, every other week, Tuesday nights, twice a year."""
    if at.get("weekday"):
        return Reading("SET", f"XXXX-WXX-{at.means('weekday')}{part_of_day(at.get('part'))}")
    each = at.get("each") or "one"
    counted = exactly(at.means("ord")) if at.get("ord") else amount("two" if each == "other" else each)
    return Reading("SET", period(counted, at.get("unit")))


def frequency(at: Place) -> Reading | None:
    """Read daily, weekly, annual; not of a rate."""
    listed = load("times")["not_times"]
    rate = re.match(listed["after_frequency"], at.after(), re.I)
    if rate or re.search(listed["before_frequency"], at.before(), re.I):
        return None
    return Reading("SET", at.means("frequency"))


def reference(at: Place) -> Reading | None:
    """Read now, recently, soon: no date; what is to come begins on the day of publication."""
    if re.match(r"-\w", at.after()):  # "a now-defunct firm"
        return None
    if at.get("future"):
        home = at.within.published
        return Reading("DATE", "FUTURE_REF", Interval(home, None), anchor="published" if home else None)
    return Reading("DATE", "PRESENT_REF" if at.get("present") else "PAST_REF")


MEANINGS = {f.__name__: f for f in (distance, window, span, duration, long, units, vague, every, frequency, reference)}
