"""The meanings of expressions that hold others: lists and ranges of dates, hours on days, parts of periods."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from ..lexicon import load
from ..records import Interval
from . import days, periods
from .amounts import ONE, amount, edge, in_whole, moved, period
from .calendar_values import DAYS, MONTHS, shift, value_at
from .context import FAR, Anchor, Parts, Place, Reading, counted, part_of_day, point
from .distances import away, distance
from .patterns import regex, words
from .rules import named, whole

INSIDE = {name: read for module in (days, periods) for name, read in module.MEANINGS.items()}
EDGES = ("END", "START")
FINEST = [*DAYS, *MONTHS]  # units of the calendar, the smallest first


def several(at: Place) -> Parts | None:
    """Read dates that share a month or a year: `3, 5 and 9 June`, `Dec.-Feb. 2018`; a `5-3 June win` is no range."""
    found = regex(load("times")["lists"]["item"]).finditer(at.within.text, at.core, at.end)
    places = [replace(at, start=m.start(), core=m.start(), end=m.end(), fields=named(m)) for m in found]
    listed = re.search(load("times")["lists"]["listed"], at.words) is not None and not at.preceded("between (?:the )?")
    months: list[int | None] = [place.means("month") for place in places]
    once, step = months.count(None) == len(months) - 1, -1 if at.words[0].isdigit() else 1
    for back in (step, -step):
        months = _over_new_year(months, [0] * len(months), back, listed)
    told: list[int | None] = [int(periods.year_of(place)[0] or 0) or None for place in places]
    for step in (-1, 1):
        told = _over_new_year(told, months, step, listed)
    parts = []
    for place, month, year in zip(places, months, told, strict=True):
        own = {"month": str(month), **({} if place.get("yearx") or not year else {"year": f"{year:04}"})}
        whole = replace(place, fields={**place.fields, **own})
        read = days.day(whole) if place.get("day") else periods.month(whole)
        if read is None:
            return None
        parts.append((place, read))
    values = [read.value for _, read in parts]
    if values != sorted(values) and not listed:
        if once:
            return None
        parts[-1] = (places[-1], replace(parts[-1][1], doubts=("the range runs backwards",)))
    return (replace(places[0], start=at.start), parts[0][1]), *parts[1:]


def _over_new_year(told: list[int | None], months: Sequence[int | None], step: int, listed: bool) -> list[int | None]:
    """Give each None the year told before it (step -1: after it), or the next one; a list may be out of order."""
    filled, near = list(told), None
    for n in range(len(told))[::step]:
        if near is not None and filled[n] is None:
            behind = step * ((months[near] or 0) - (months[n] or 0))
            filled[n] = (filled[near] or 0) + step * (behind > (6 if listed else 0))
        near = near if filled[n] is None else n
    return filled


def inside(at: Place, name: str) -> Reading | None:
    """Read the words of a class by the rule that they alone would have; None for no date."""
    start = at.within.text.index(at.fields[name], at.core)
    found = whole(at.within.text, start, start + len(at.fields[name]))
    if found is None or found.rule.meaning not in INSIDE:
        return None
    read = INSIDE[found.rule.meaning](replace(at, core=start, end=found.end, fields=found.fields))
    return read if isinstance(read, Reading) else None


def clock(at: Place) -> Reading | None:
    """Read a time or part of the day (`the night of May 2`): on the day named with it, told last, or of publication."""
    said, part = at.get("clock") or at.get("hour"), part_of_day(at.get("part"))[1:]
    time = words("CLOCK").get(said) or (_time(said, at.get("part")) if said else part)
    if time is None:
        return None
    if at.get("dayx"):
        day = inside(at, "dayx")
        return point(f"{day.value.split('T')[0]}T{time}", day.anchor, day.doubts) if day and time else day
    told = at.memory.get("day")
    near = told and at.start - told.place <= FAR
    return counted(told if near else at.home, f"XXXX-XX-XXT{time}", lambda home: f"{home}T{time}")


def _time(said: str, part: str) -> str | None:
    """`16:30` of `4:30 p.m.`; None where there is no such time."""
    figures = re.findall(r"^(\d{1,2})[:.]?(\d\d)?", said)[0]
    hour, minute = int(figures[0]), int(figures[1] or 0)
    if re.search(r"p\.?m", said) or part in ("afternoon", "evening") or (part == "night" and hour > 5):
        hour = hour % 12 + 12
    elif re.search(r"a\.?m", said):
        hour %= 12
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def part_of(at: Place) -> Reading | None:
    """Read `the last week of this month`, `the first two months of 2027`, `the second Monday of May`."""
    inner, nth, unit = inside(at, "period"), at.means("which_one"), at.get("unit")
    if inner is None or (unit and words("UNIT")[unit][0] == "T"):
        return None
    begin, end = inner.interval
    if begin is None or end is None:
        return counted(None, "XXXX-WXX" if unit == "week" else "XXXX-XX")
    if half := at.means("half"):  # of 31 days, the second has 16
        middle = begin + timedelta(days=((end - begin).days + 1) // 2)
        days = Interval(begin, middle - timedelta(days=1)) if half == 1 else Interval(middle, end)
        return replace(inner, interval=days, precision="range", mod=EDGES[half == 1])
    if at.get("amount") or at.get("plural"):
        return _first_ones(at, inner, begin, end)
    day = _nth(begin, end, nth, unit, at.means("weekday") or 6)
    return point(value_at(day, unit or "day"), inner.anchor, inner.doubts) if day and begin <= day <= end else None


def _nth(begin: date, end: date, nth: int, unit: str, weekday: int) -> date | None:
    """A day of the unit or weekday that is the `nth` from the beginning, or from the end where it is below 0."""
    side, edge = (1, begin) if nth > 0 else (-1, end)
    if unit in ("", "weekend"):
        return shift(edge, side * ((weekday - edge.isoweekday()) * side % 7) + 7 * (nth - side), "day")
    near = shift(edge, 3 * side, "day") if unit == "week" else edge  # of its first week, more than half
    return moved(near, nth - side, unit) if near else None


def _first_ones(at: Place, inner: Reading, begin: date, end: date) -> Reading:
    """`the first two months`, `the last days` of some days: how long, and which; of `days` a few."""
    said, unit, after = amount(at.get("amount") or "few"), at.get("unit"), shift(end, 1, "day")
    most, first = said.most or said.least, at.means("which_one") > 0
    start = moved(after, -most, unit) if after else edge(end, -1, most, unit)
    days = Interval(begin, edge(begin, 1, most, unit)) if first else Interval(start, end)
    if at.get("amount"):
        return Reading("DURATION", period(said, unit), days, "range", inner.anchor, doubts=inner.doubts)
    doubts = (*inner.doubts, said.taken(unit))
    return replace(inner, interval=days, precision="approx", mod=EDGES[first], doubts=doubts)


def counted_from(at: Place) -> Reading | None:
    """Read `two weeks from Monday`, `the month before May 2030`: as exact as its finer part; `the week of May 20`."""
    inner, unit, said = inside(at, "point"), at.get("unit"), amount(at.get("amount")) if at.get("amount") else ONE
    if inner is None or (at.get("from_day") == "from" and at.preceded(r"\bfor (?:about |some |the )?")):
        return None  # "for two weeks from Monday" begins then
    sign = at.means("from_day") or 0  # "the week of"
    day = inner.interval.end if sign > 0 else inner.interval.begin
    sizes = [size for size in (inner.precision, unit) if sign and size in FINEST]
    anchor = Anchor(inner.value, day, inner.anchor or "") if day else None
    read = away(anchor, sign, said, unit, min(sizes, key=FINEST.index, default=unit))
    return replace(read, anchor=inner.anchor, doubts=inner.doubts + read.doubts)


def apposed(at: Place) -> Reading:
    """Read `a year earlier, in 2019` as the date named, unless its unit is finer."""
    inner, size = inside(at, "point"), in_whole(1, at.get("unit"))[1]
    if inner is None or {inner.precision, size} - {*FINEST} or FINEST.index(inner.precision) > FINEST.index(size):
        return distance(at)
    return inner


def in_a_row(at: Place) -> Parts | None:
    """Read `Monday, Wednesday and Friday`: each follows the one before, up to the last or from the next on."""
    found = regex("{WEEKDAY}( {PART})?").finditer(at.within.text, at.core, at.end)
    places = [replace(at, start=m.start(), core=m.start(), end=m.end(), fields=named(m)) for m in found]
    if any((b.means("weekday") - a.means("weekday")) % 7 > 4 for a, b in pairwise(places)):  # "Friday and Thursday"
        return None
    memory, which, parts = at.memory, dict[str, str](), []
    for place in places[:: 1 if at.ahead else -1]:
        read = days.weekday(replace(place, memory=memory, fields=place.fields | which))
        parts.append((place, read))
        if day := read.interval.begin:
            which = {"which": "following" if at.ahead else "previous"}
            memory = {**memory, "day": Anchor(read.value, day, read.anchor or "")}
    return tuple(parts[:: 1 if at.ahead else -1])


MEANINGS = {f.__name__: f for f in (several, clock, part_of, counted_from, apposed, in_a_row)}
