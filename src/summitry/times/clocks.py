"""The meanings of times of day: clocks and parts of the day, on the day that is named with them or told of."""

import re

from .calendar_values import value_at
from .context import FAR, Place, Reading, part_of_day, point, undated
from .days import MEANINGS as DAYS
from .rules import whole


def part(at: Place) -> Reading | None:
    """Read `the night of May 2`, `the early hours of Friday`."""
    inner = day_with(at)
    if inner is None or not at.get("part"):
        return inner
    return point(inner.value.split("T")[0] + part_of_day(at.get("part")), inner.anchor, inner.doubts)


def clock(at: Place) -> Reading | None:
    """Read a time of day, on the day named with it, else on the day told last or that of publication."""
    time = _time(at.get("clock") or at.get("hour"), at.get("part"))
    if time is None:
        return None
    if at.get("dayx"):
        inner = day_with(at)
        return point(f"{inner.value.split('T')[0]}T{time}", inner.anchor, inner.doubts) if inner else None
    told = at.memory.get("day")
    home, anchor = (told.day, told.time_id) if told and at.start - told.place <= FAR else at.home
    return point(f"{home.isoformat()}T{time}", anchor) if home else undated(f"XXXX-XX-XXT{time}")


def week_with(at: Place) -> Reading | None:
    """Read `the week of May 20`."""
    read = day_with(at)
    if read is None or read.interval.begin is None:
        return None
    return point(value_at(read.interval.begin, "week"), read.anchor, read.doubts)


def day_with(at: Place) -> Reading | None:
    """Read the day that a time of day or a week is joined to, by the rule of its own; None where it has none."""
    start = at.within.text.index(at.fields["dayx"], at.core)
    found = whole(at.within.text, start, start + len(at.fields["dayx"]))
    if found is None or found.rule.meaning not in DAYS:
        return None
    read = DAYS[found.rule.meaning](Place(at.within, at.memory, at.start, start, found.end, found.fields))
    return read if isinstance(read, Reading) else None


def _time(said: str, part: str) -> str | None:
    """`16:30` of `4:30 p.m.`, `12:00` of `noon`; None where there is no such time."""
    match = re.match(r"(\d{1,2})(?:[:.]?(\d\d))?", said)
    if match is None:
        return {"midnight": "24:00"}.get(said, "12:00")
    hour, minute = int(match[1]), int(match[2] or 0)
    if re.search(r"p\.?m", said) or part in ("afternoon", "evening") or (part == "night" and hour > 5):
        hour = hour % 12 + 12
    elif re.search(r"a\.?m", said):
        hour %= 12
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


MEANINGS = {f.__name__: f for f in (part, clock, week_with)}
