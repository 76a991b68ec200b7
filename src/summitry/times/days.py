"""What days and times of day mean: dates, weekdays, today, clocks, and the days that a text has told of.

A day that leaves its year out is the nearest to publication; a weekday is the last one, or the next where the clause
points ahead. In a narrative the date told last takes the place of publication.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from ..lexicon import load
from .calendar_values import days_of, shift, value_at
from .context import FAR, Place, Reading, Told, part_of_day, point, undated
from .patterns import words
from .rules import whole
from .years import year_of

CLOSE = 120  # days: nearer than that, a day without a year is the nearest
STEP_BACK = timedelta(days=90)  # how far a narrative may go back without naming the year
NOUNS = ("NOUN", "PROPN", "ADJ", "NUM")
NO_SUCH_DAY = "no such day in the years around publication"
DAY_FIRST = re.compile(r"(?<![\d/.])(?:1[3-9]|2\d|3[01])/\d{1,2}/\d")


def iso(at: Place) -> Reading | None:
    """A day written as TIMEX3 writes it."""
    return _real(point(at.words))


def slashed(at: Place) -> Reading | None:
    """A day in figures; where both of the first two can be the month, British only if the text is so elsewhere."""
    first, second, year = (int(part) for part in at.words.split("/"))
    if year < 100:
        year += 1900 if year >= 50 else 2000
    orders = dict.fromkeys([(first, second), (second, first)])
    found = [f"{year:04}-{month:02}-{number:02}" for month, number in orders]
    found = [value for value in found if days_of(value).begin]
    if DAY_FIRST.search(at.within.text):
        found.reverse()
    return point(found[0], doubts=tuple(f"or {other}, by the other order" for other in found[1:])) if found else None


def day(at: Place) -> Reading | None:
    """A day of a month; without a year, the one nearest to publication."""
    number = _day_number(at.get("day") or at.get("ordinal_day") or "")
    if at.get("month") is None:
        return _day_only(at, number)
    if at.token.tag_ == "MD":  # "they may 5 times"
        return None
    tail = f"{words('MONTH')[at.get('month') or '']:02}-{number:02}"
    year, anchor = year_of(at)
    if year:
        return _real(point(f"{year}-{tail}", anchor))
    home, anchor = at.home
    if home is None:
        return undated(f"XXXX-{tail}")
    days = [begin for step in (0, -1, 1) if (begin := days_of(f"{home.year + step:04}-{tail}").begin)]
    if not days:
        return Reading("DATE", f"XXXX-{tail}", doubts=(NO_SUCH_DAY,))
    return point(likely(days, home, at).isoformat(), anchor)


def likely(days: list[date], home: date, at: Place) -> date:
    """The nearest day; of days far off the one that the clause points to; what has `ended` is past."""
    if at.within.narrative:  # a story goes on
        return min((found for found in days if found >= home - STEP_BACK), default=max(days))
    nearest = min(days, key=lambda found: abs(found - home))
    ended = re.search(r"\bended (?:on )?$", at.before(), re.I)
    if abs((nearest - home).days) <= CLOSE and not ended:
        return nearest
    fitting = [found for found in days if (found >= home if at.ahead and not ended else found <= home)]
    return min(fitting or days, key=lambda found: abs(found - home))


def _day_only(at: Place, number: int) -> Reading | None:
    """`the 20th`: of the month before, this or the next, as the clause points."""
    before = "|".join(load("times")["months"]["before_day"])
    counts = at.after()[:1] == " " and at.within.token_at(at.end + 1).pos_ in NOUNS  # "the 20th meeting"
    if counts or not re.search(rf"\b(?:{before}) $", at.before(), re.I):
        return None
    home, anchor = at.home
    if home is None:
        return undated(f"XXXX-XX-{number:02}")
    months = [value_at(moved, "month") for step in (-1, 0, 1) if (moved := shift(home.replace(day=1), step, "month"))]
    days = [begin for month in months if (begin := days_of(f"{month}-{number:02}").begin)]
    fitting = [found for found in days if (found >= home if at.ahead else found <= home)] or days
    return point(min(fitting, key=lambda found: abs(found - home)).isoformat(), anchor) if fitting else None


def days(at: Place) -> tuple[Reading, Reading] | None:
    """Two days of one month, `3 to 5 June`."""
    numbers = [_day_number(at.get(name) or "") for name in ("day", "day2")]
    first, second = (day(replace(at, fields={**at.fields, "day": str(number)})) for number in numbers)
    return (first, second) if first and second and numbers[0] < numbers[1] else None


def dates(at: Place) -> tuple[Reading, Reading] | None:
    """`30 May to 5 June 2031`, `March to May 2031`: both of the year that the second names."""
    read = []
    for name in ("first", "second"):
        start = at.within.text.index(at.fields[name], at.core)
        found = whole(at.within.text, start, start + len(at.fields[name]))
        if found is None:
            return None
        value = f"{words('MONTH')[found.fields['month'].lower()]:02}"
        if "day" in found.fields:
            value += f"-{_day_number(found.fields['day']):02}"
        read.append(_real(point(f"{at.get('year')}-{value}")))
    first, second = read
    return (first, second) if first and second and first.value < second.value else None


# --- weekdays, today ---------------------------------------------------------------------------------


def weekday(at: Place) -> Reading:
    """The last such weekday, today included, or the next where the clause points ahead."""
    number, which = words("WEEKDAY")[at.get("weekday") or ""], at.get("which")
    part = part_of_day(at.get("part"))
    if which in ("previous", "following", "preceding") and (told := at.told("day")):
        ahead = (number - told.day.isoweekday()) % 7
        return point(_moved(told.day, (ahead or 7) if which == "following" else ahead - 7) + part, told.time_id)
    home, anchor = at.home
    if home is None:
        return undated(f"XXXX-WXX-{number}{part}")
    if which is not None and at.words.lower().endswith("week"):  # "Friday of last week"
        monday = home - timedelta(days=home.weekday())
        return point(_moved(monday, number - 1 + 7 * words("WHICH")[which]) + part, anchor)
    step, other = _weekday_step(at, (number - home.isoweekday()) % 7, which)
    doubts = (f"or {_moved(home, other)}, the other reading of “{at.words}”",) if other is not None else ()
    return point(_moved(home, step) + part, anchor, doubts)


def _weekday_step(at: Place, ahead: int, which: str | None) -> tuple[int, int | None]:
    """How many days the weekday is from today, the next being `ahead` days off; and the other common reading."""
    back, sign = (ahead - 7) % -7, words("WHICH").get(which or "")
    if at.get("week"):  # "Friday week"
        return (ahead or 7) + 7, None
    if sign == -1:
        return back or -7, None
    if sign == 1:  # on a Wednesday, "next Friday" is the day after tomorrow for some, nine days off for others
        return ahead or 7, ahead + 7 if which == "next" and ahead > 1 else None
    if which == "this":
        return (ahead if at.ahead or ahead < 4 else back), None
    return (ahead, 7 if ahead == 0 else None) if at.ahead else (back, None)


def today(at: Place) -> Reading:
    """Today, yesterday, tomorrow, last night, the days before and after, and the parts of them."""
    said = at.words.lower()
    step, default = words("TODAY").get(at.get("today") or "", [0, ""])
    part = part_of_day(at.get("part") or default)
    if at.published is None:
        return undated(f"XXXX-XX-XX{part}")
    step += -2 if "before yesterday" in said else 2 if "after tomorrow" in said else 0
    return point(_moved(at.published, step) + part, "published")


def told(at: Place) -> Reading:
    """The same day, the following week, the year before: from the last point of that size in the text."""
    unit = at.get("sameunit") or ""
    size = words("SAMEUNIT")[unit]
    step = words("SAME").get(at.get("same") or "", 0) + {"before": -1, "after": 1}.get(at.get("side") or "", 0)
    found = at.told({"week": "day", "weekend": "day", "decade": "year"}.get(size, size))
    home, anchor = (found.day, found.time_id) if found else at.home
    if home is None:
        return undated("XXXX-XX-XX")
    value = value_at(shift(home, step, size) or home, size)
    return point(value + (part_of_day(unit) if size == "day" and unit != "day" else ""), anchor, unsure(at, found))


def then(at: Place) -> Reading | None:
    """`since then`: the point that the text named last."""
    found = at.told("any")
    return point(found.value, found.time_id, unsure(at, found)) if found else None


def unsure(at: Place, found: Told | None) -> tuple[str, ...]:
    """The doubt about an anchor that stands far before what is counted from it, or before a point less exact."""
    if found is None:
        return ()
    if at.start - found.place > FAR:
        return (f"counted from {found.time_id}, named well before",)
    last = at.told("any")
    nearer = last is not None and last.place > found.place
    return (f"counted from {found.time_id}, though {last.time_id} stands nearer",) if last and nearer else ()


# --- times of day ------------------------------------------------------------------------------------


def part(at: Place) -> Reading | None:
    """`the night of May 2`, `the early hours of Friday`."""
    inner = day_with(at)
    if inner is None or at.get("part") is None:
        return inner
    return point(inner.value.split("T")[0] + part_of_day(at.get("part")), inner.anchor, inner.doubts)


def clock(at: Place) -> Reading | None:
    """A time of day, on the day named with it, else on the day told last or that of publication."""
    time = _clock_time(at.get("clock") or at.get("hour") or "", at.get("part"))
    if time is None:
        return None
    if at.get("dayx"):
        inner = day_with(at)
        return point(f"{inner.value.split('T')[0]}T{time}", inner.anchor, inner.doubts) if inner else None
    told = at.told("day")
    home, anchor = (told.day, told.time_id) if told and at.start - told.place <= FAR else at.home
    return point(f"{home.isoformat()}T{time}", anchor) if home else undated(f"XXXX-XX-XXT{time}")


def _clock_time(said: str, part: str | None) -> str | None:
    """`16:30` of a time of day in words or figures; None where there is no such time."""
    match = re.match(r"(\d{1,2})(?:[:.]?(\d\d))?", said)
    if match is None:
        return {"midnight": "24:00"}.get(said, "12:00")
    hour, minute = int(match[1]), int(match[2] or 0)
    if re.search(r"p\.?m", said) or part in ("afternoon", "evening") or (part == "night" and hour > 5):
        hour = hour % 12 + 12
    elif re.search(r"a\.?m", said):
        hour %= 12
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def day_with(at: Place) -> Reading | None:
    """The day that a time of day or a week is joined to, read by the rule of its own."""
    start = at.within.text.index(at.fields["dayx"], at.core)
    found = whole(at.within.text, start, start + len(at.fields["dayx"]))
    read = MEANINGS[found.rule.meaning](Place(at.within, at.start, start, found.end, found.fields)) if found else None
    return read if isinstance(read, Reading) else None


# --- pieces ------------------------------------------------------------------------------------------


def _real(reading: Reading) -> Reading | None:
    """None for a day that the calendar does not have."""
    return reading if reading.interval.begin else None


def _moved(home: date, step: int) -> str:
    return (shift(home, step, "day") or home).isoformat()


def _day_number(written: str) -> int:
    digits = re.match(r"\d+", written)
    return int(digits.group()) if digits else int(words("DAY")[written])


MEANINGS = {f.__name__: f for f in (iso, slashed, day, days, dates, weekday, today, told, then, part, clock)}
