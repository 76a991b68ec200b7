"""The meanings of what is counted from publication or what was told: two weeks ago, the next two days, soon."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from math import ceil

from ..records import Interval
from .amounts import ONE, OPEN, VAGUE, Amount, amount, in_whole, moved, period, unit_of
from .calendar_values import value_at
from .context import UNDATED, Place, Reading, point

ONE_DAY = timedelta(days=1)


def distance(at: Place) -> Reading:
    """Read so much before or after publication (`ago`, `from now`) or what was told last (`earlier`, `later`).

    Where a report tells of a quarter, a year before is that quarter of the year before.
    """
    counted, unit = amount(at.get("amount")), at.get("unit") or ""
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
        return Reading("DATE", reference, interval, "approx", doubts=(taken(counted, unit),))
    if least is None:
        return Reading("DATE", reference, doubts=("outside the calendar",))
    return point(value_at(least, in_whole(counted.least, unit)[1]))


def taken(counted: Amount, unit: str) -> str:
    """Say in a doubt what a vague amount was taken as.

    >>> taken(amount("a few"), "day")
    'vague amount, taken as 3 to 7 days'
    """
    most = f"{counted.least:g} to {counted.most:g}" if counted.most else f"at least {counted.least:g}"
    return f"{VAGUE}, taken as {most} {unit}s"


def window(at: Place) -> Reading:
    """Read the next or past days: a duration that begins or ends on the day of publication."""
    unit, side = at.get("unit") or "", 1 if at.get("side") is None else at.means("side")
    counted, (home, anchor) = amount(at.get("amount")), at.home
    if counted is OPEN and side < 0 and at.get("side") != "last":  # "recent years"
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


def reference(at: Place) -> Reading | None:
    """Read now, recently, soon: no date; what is to come begins on the day of publication."""
    if re.match(r"-\w", at.after()):  # "a now-defunct firm"
        return None
    if at.get("future"):
        home = at.within.published
        return Reading("DATE", "FUTURE_REF", Interval(home, None), anchor="published" if home else None)
    return Reading("DATE", "PRESENT_REF" if at.get("present") else "PAST_REF")


MEANINGS = {f.__name__: f for f in (distance, window, reference)}
