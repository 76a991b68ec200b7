"""The meanings of durations and sets: two weeks, months-long, every Monday, annual."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from ..lexicon import load
from ..records import Interval
from .amounts import ONE, OPEN, VAGUE, Amount, amount, exactly, moved, period, unit_of
from .context import Place, Reading, part_of_day
from .distances import taken

COUNTED_FROM_PUBLICATION = "counted from publication; the text may count from an earlier day"


def span(at: Place) -> Reading:
    """Read `the year` that ended on a day."""
    return Reading("DURATION", period(ONE, at.get("fullunit") or ""))


def duration(at: Place) -> Reading | None:
    """Read an amount of time; beside `within`, `before` or `after` it bounds a day."""
    unit = at.get("unit") or ""
    counted = exactly(1.5) if at.get("half") else amount(at.get("amount"))
    if _is_none(at, counted, unit):
        return None
    if at.words.lower() == "one day" and re.search(load("times")["not_times"]["some_day"], at.before(), re.I):
        return Reading("DATE", "FUTURE_REF", Interval(at.within.published, None))  # "will one day return"
    if re.fullmatch(r"an? \w+", at.words, re.I) and re.search(load("times")["sets"]["before_unit"], at.before(), re.I):
        return every(at)  # "5,000 tons a week"
    value = period(counted, unit)
    if smaller := at.get("count"):  # "two years and six months"
        unit2, sizes = at.get("unit2") or "", list(load("times")["units"])
        if sizes.index(unit_of(unit2)) >= sizes.index(unit_of(unit)):
            return None
        value += period(amount(smaller), unit2)[1:]
    return _bounded(at, counted, unit, value)


def long(at: Place) -> Reading:
    """Read `a months-long siege`, `a weeklong visit`."""
    counted = OPEN if re.match(r"\w+s[ -]", at.words) else ONE
    return Reading("DURATION", period(counted, at.get("unit") or ""), doubts=(VAGUE,) if counted is OPEN else ())


def units(at: Place) -> Reading | None:
    """Read units without a number: days, weeks or months."""
    unit = at.get("unit") or ""
    if unit in load("times")["not_times"]["bare_units"]:
        return None
    return _bounded(at, OPEN, unit, period(OPEN, unit))


def _bounded(at: Place, counted: Amount, unit: str, value: str) -> Reading:
    """A duration, and the days that `within two weeks`, `one day before he left` or `days after` bound."""
    doubts = (VAGUE if counted is OPEN else taken(counted, unit),) if counted.vague else ()
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
        end = home - timedelta(days=1)
        if beside[1] == "before" and counted is not OPEN:
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
    return Reading("SET", period(counted, at.get("unit") or ""))


def frequency(at: Place) -> Reading | None:
    """Read daily, weekly, annual; not of a rate."""
    listed = load("times")["not_times"]
    rate = re.match(listed["after_frequency"], at.after(), re.I)
    if rate or re.search(listed["before_frequency"], at.before(), re.I):
        return None
    return Reading("SET", at.means("frequency"))


MEANINGS = {f.__name__: f for f in (span, duration, long, units, vague, every, frequency)}
