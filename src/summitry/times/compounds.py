"""The meanings of expressions that hold others: lists and ranges of dates, hours on days, parts of periods, distances.

What is named once in a list or a range, a month or a year, reaches all of it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from ..lexicon import load
from ..records import Interval
from . import days, periods, years
from .amounts import ONE, VAGUE, amount, moved, period, unit_of
from .calendar_values import DAYS, MONTHS, shift, value_at
from .context import FAR, UNDATED, Anchor, Parts, Place, Reading, counted, part_of_day, point, undated
from .distances import away
from .patterns import regex, words
from .rules import named, whole

INSIDE = {name: read for module in (days, periods, years) for name, read in module.MEANINGS.items()}
FINEST = [*DAYS, *MONTHS]  # units of the calendar, the smallest first


def several(at: Place) -> Parts | None:
    """Read dates that share a month or a year: `3, 5 and 9 June`, `30 May to 5 June 2031`, `Dec.-Feb. 2018`.

    A range that runs backwards is in doubt, and none where its month is named once (`a 5-3 June win`).
    """
    found = regex(load("times")["lists"]["item"]).finditer(at.within.text, at.core, at.end)
    places = [replace(at, start=m.start(), core=m.start(), end=m.end(), fields=named(m)) for m in found]
    listed = re.search(load("times")["lists"]["listed"], at.words) is not None and not at.preceded("between (?:the )?")
    months: list[int | None] = [place.means("month") for place in places]
    once, step = months.count(None) == len(months) - 1, -1 if at.words[0].isdigit() else 1
    months = _reaching(_reaching(months, step), -step)
    told: list[int | None] = [int(years.year_of(place)[0] or 0) or None for place in places]
    for step in (-1, 1):
        told = _over_new_year(told, months, step, listed)
    parts = []
    for place, month, year in zip(places, months, told, strict=True):
        own = {"month": str(month), **({} if place.get("yearx") or not year else {"year": f"{year:04}"})}
        whole = replace(place, fields={**place.fields, **own})
        read = days.day(whole) if place.get("day") else periods.month(whole)
        parts.append((place, read or undated("")))
    values = [read.value for _, read in parts]
    if not all(values) or (values != sorted(values) and once and not listed):
        return None
    if values != sorted(values) and not listed:
        parts[-1] = (places[-1], replace(parts[-1][1], doubts=("the range runs backwards",)))
    return (replace(places[0], start=at.start), parts[0][1]), *parts[1:]


def _reaching(named: Sequence[int | None], step: int) -> list[int | None]:
    """Give each None what stands before it; after it where `step` is -1."""
    last, filled = None, []
    for number in named[::step]:
        last = number or last
        filled.append(last)
    return filled[::step]


def _over_new_year(told: list[int | None], months: list[int | None], step: int, listed: bool) -> list[int | None]:
    """Give each None the year that is told before it (after it: step -1), or the next one where that lies between.

    In a list that is no range, months more than half a year apart are taken to stand out of order.
    """
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


def part(at: Place) -> Reading | None:
    """Read `the night of May 2`, `the early hours of Friday`."""
    inner = inside(at, "dayx")
    return _with(inner, part_of_day(at.get("part"))) if at.get("part") else inner


def clock(at: Place) -> Reading | None:
    """Read a time of day: on the day named with it, told last, or of publication."""
    time = words("CLOCK").get(at.get("clock")) or _time(at.get("clock") or at.get("hour"), at.get("part"))
    if time is None:
        return None
    if at.get("dayx"):
        return _with(inside(at, "dayx"), f"T{time}")
    told = at.memory.get("day")
    near = told and at.start - told.place <= FAR
    return counted(told if near else at.home, f"XXXX-XX-XXT{time}", lambda home: f"{home}T{time}")


def _with(day: Reading | None, time: str) -> Reading | None:
    """A day with a time of day in place of its own."""
    return point(day.value.split("T")[0] + time, day.anchor, day.doubts) if day else None


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
    if inner is None or (unit and unit_of(unit)[0] == "T"):
        return None
    begin, end = inner.interval
    if begin is None or end is None:
        return undated("XXXX-WXX" if unit == "week" else "XXXX-XX")
    if at.get("amount") or at.get("plural"):
        return _first_ones(at, Interval(begin, end), inner)
    day = _nth(begin, end, nth, unit, at.means("weekday") or 6)
    return point(value_at(day, unit or "day"), inner.anchor, inner.doubts) if day and begin <= day <= end else None


def _nth(begin: date, end: date, nth: int, unit: str, weekday: int) -> date | None:
    """A day of the unit or weekday that is the `nth` from the beginning, or from the end where it is below 0."""
    if unit in ("", "weekend"):
        first = (weekday - begin.isoweekday()) % 7 if nth > 0 else -((end.isoweekday() - weekday) % 7)
        return shift(begin if nth > 0 else end, first + 7 * (nth - (1 if nth > 0 else -1)), "day")
    near = shift(begin, 3, "day") if nth > 0 else shift(end, -3, "day")  # of the first days of a week, more than half
    edge = near if unit == "week" else begin if nth > 0 else end
    return moved(edge, nth - (1 if nth > 0 else -1), unit) if edge else None


def _first_ones(at: Place, of: Interval, inner: Reading) -> Reading:
    """`the first two months`, `the last days` of some days: how long, and which."""
    said, unit, (begin, end) = amount(at.get("amount")), at.get("unit"), of
    plain = Reading("DURATION", period(said, unit), of, "range", inner.anchor, doubts=inner.doubts)
    after = shift(end, 1, "day") if end else None
    if said.most is None or begin is None or after is None:
        return replace(plain, precision="approx", doubts=(*plain.doubts, VAGUE))
    if at.means("which_one") > 0:
        last = moved(begin, said.most, unit)
        return replace(plain, interval=Interval(begin, last - timedelta(days=1) if last else None))
    return replace(plain, interval=Interval(moved(after, -said.most, unit), end))


def counted_from(at: Place) -> Reading | None:
    """Read `two weeks from Monday`, `the month before May 2030`: as exact as its finer part; `the week of May 20`."""
    inner, unit = inside(at, "point"), at.get("unit")
    if inner is None or at.preceded(r"\bfor (?:about |some |the )?"):  # "for two weeks from Monday" begins then
        return None
    begin, end = inner.interval
    if begin is None or end is None:
        return replace(undated("XXXX-XX-XX"), doubts=inner.doubts or (UNDATED,))
    sign, said = at.means("from_day"), amount(at.get("amount")) if at.get("amount") else ONE
    sizes = [size for size in (inner.precision, unit) if size in FINEST]
    anchor = Anchor(inner.value, end if sign > 0 else begin, inner.anchor or "")
    read = away(anchor, sign, said, unit, min(sizes, key=FINEST.index, default=unit) if sign else unit)
    return replace(read, anchor=inner.anchor, doubts=inner.doubts + read.doubts)


MEANINGS = {f.__name__: f for f in (several, part, clock, part_of, counted_from)}
