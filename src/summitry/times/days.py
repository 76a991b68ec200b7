"""The meanings of days: dates, feasts, weekdays, today, and the days that a text has told of.

A day that leaves its year out is the nearest to publication; a weekday is the last one, or the next where the clause
points ahead. In a narrative the date told last takes the place of publication.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from dateutil.easter import easter

from ..lexicon import load
from .calendar_values import days_of, shift, value_at
from .context import Place, Reading, part_of_day, point, undated
from .patterns import words
from .rules import whole
from .years import year_of

CLOSE = 120  # days: nearer than that, a day without a year is the nearest
STEP_BACK = timedelta(days=90)  # how far a narrative may go back without naming the year
NOUNS = ("NOUN", "PROPN", "ADJ", "NUM")
NO_SUCH_DAY = "no such day in the years around publication"
DAY_FIRST = re.compile(r"(?<![\d/.])(?:1[3-9]|2\d|3[01])/\d{1,2}/\d")


def iso(at: Place) -> Reading | None:
    """Read a day written as TIMEX3 writes it."""
    return _real(at.words)


def slashed(at: Place) -> Reading | None:
    """Read a day in figures; where both of the first two can be the month, British only if the text is so elsewhere."""
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
    """Read a day of a month; without a year, the one nearest to publication."""
    number = _day_number(at.get("day") or at.get("ordinal_day"))
    if not at.get("month"):
        return _day_only(at, number)
    if at.token.tag_ == "MD":  # "they may 5 times"
        return None
    tail = f"{at.means('month'):02}-{number:02}"
    year, anchor = year_of(at)
    if year:
        return _real(f"{year}-{tail}", anchor)
    home, anchor = at.home
    if home is None:
        return undated(f"XXXX-{tail}")
    days = [begin for step in (0, -1, 1) if (begin := days_of(f"{home.year + step:04}-{tail}").begin)]
    if not days:
        return Reading("DATE", f"XXXX-{tail}", doubts=(NO_SUCH_DAY,))
    return point(likely(days, home, at).isoformat(), anchor)


def likely(days: list[date], home: date, at: Place) -> date:
    """Choose the nearest day; of days far off the one that the clause points to; what has `ended` is past."""
    if at.within.narrative:  # a story goes on
        return min((found for found in days if found >= home - STEP_BACK), default=max(days))
    nearest = min(days, key=lambda found: abs(found - home))
    ended = re.search(r"\bended (?:on )?$", at.before(), re.I)
    close = abs((nearest - home).days) <= CLOSE
    return nearest if close and not ended else _pointed(days, home, at.ahead and not ended)


def _pointed(days: list[date], home: date, ahead: bool) -> date:
    """The nearest day on the side of home that the clause points to, else on any."""
    fitting = [found for found in days if (found >= home if ahead else found <= home)]
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
    return point(_pointed(days, home, at.ahead).isoformat(), anchor) if days else None


def days(at: Place) -> tuple[Reading, Reading] | None:
    """Read two days of one month, `3 to 5 June`."""
    numbers = [_day_number(at.get(name)) for name in ("day", "day2")]
    first, second = (day(replace(at, fields={**at.fields, "day": str(number)})) for number in numbers)
    return (first, second) if first and second and numbers[0] < numbers[1] else None


def dates(at: Place) -> tuple[Reading, Reading] | None:
    """Read `30 May to 5 June 2031`, `March to May 2031`: both of the year that the second names."""
    values = []
    for name in ("first", "second"):
        start = at.within.text.index(at.fields[name], at.core)
        found = whole(at.within.text, start, start + len(at.fields[name]))
        if found is None:
            return None
        number = f"-{_day_number(found.fields['day']):02}" if "day" in found.fields else ""
        values.append(f"{at.get('year')}-{words('MONTH')[found.fields['month'].lower()]:02}{number}")
    first, second = map(_real, values)
    return (first, second) if first and second and first.value < second.value else None


def holiday(at: Place) -> Reading:
    """Read a feast: of the year named, the last, the next, or else the likely one, as of a day."""
    feast, which = at.means("holiday"), at.get("which")
    year, anchor = year_of(at)
    if year:
        return point(_feast(feast, int(year)).isoformat(), anchor)
    home, anchor = at.home
    if home is None:
        return undated(f"XXXX-{feast}" if re.fullmatch(r"\d\d-\d\d", feast) else "XXXX-XX-XX")
    days = [_feast(feast, home.year + step) for step in (-1, 0, 1)]
    if not which:
        day = likely(days, home, at)
    else:
        day = max(d for d in days if d < home) if which == "last" else min(d for d in days if d >= home)
    return point(day.isoformat(), anchor)


def _feast(feast: str, year: int) -> date:
    """The day of a feast: `12-25`, days from Easter (`easter-2`), or month-week-weekday and days after (`11-4-4+1`)."""
    if feast.startswith("easter"):
        sunday: date = easter(year)
        return sunday + timedelta(days=int(feast.removeprefix("easter")))
    rule, _, extra = feast.partition("+")
    month, week, *weekday = (int(number) for number in rule.split("-"))
    if not weekday:
        return date(year, month, week)
    first = date(year, month, 1) if week else (shift(date(year, month, 1), 1, "month") or date.max) - timedelta(days=7)
    return first + timedelta(days=(weekday[0] - first.isoweekday()) % 7 + 7 * max(week - 1, 0) + int(extra or 0))


def historic(at: Place) -> Reading:
    """Read a day of history by its name; of some the date is not said."""
    if known := at.means("historic"):
        return point(known)
    return Reading("DATE", "PAST_REF", doubts=("a day of history, by its name; its date is not said",))


def weekday(at: Place) -> Reading:
    """Read the last such weekday, today included, or the next where the clause points ahead."""
    number, which, part = at.means("weekday"), at.get("which"), part_of_day(at.get("part"))
    if which in ("previous", "following", "preceding") and (told := at.memory.get("day")):
        ahead = (number - told.day.isoweekday()) % 7
        return point(_moved(told.day, (ahead or 7) if which == "following" else ahead - 7) + part, told.time_id)
    home, anchor = at.home
    if home is None:
        return undated(f"XXXX-WXX-{number}{part}")
    if which and at.words.lower().endswith("week"):  # "Friday of last week"
        return point(_moved(home, number - home.isoweekday() + 7 * at.means("which")) + part, anchor)
    step, other = _weekday_step(at, (number - home.isoweekday()) % 7, which)
    doubts = (f"or {_moved(home, other)}, the other reading of “{at.words}”",) if other is not None else ()
    return point(_moved(home, step) + part, anchor, doubts)


def _weekday_step(at: Place, ahead: int, which: str) -> tuple[int, int | None]:
    """How far `last Friday`, `Friday week` is from today, the next being `ahead` days off; and the other reading."""
    back, sign = (ahead - 7) % -7, at.means("which")
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
    """Read today, yesterday, tomorrow, last night, the days before and after, and the parts of them."""
    said, published = at.words.lower(), at.within.published
    step, default = at.means("today") or (0, "")
    part = part_of_day(at.get("part") or default)
    if published is None:
        return undated(f"XXXX-XX-XX{part}")
    step += -2 if "before yesterday" in said else 2 if "after tomorrow" in said else 0
    return point(_moved(published, step) + part, "published")


def told(at: Place) -> Reading:
    """Read the same day, the following week, the year before: from the last point of that size in the text."""
    unit, size = at.get("sameunit"), at.means("sameunit")
    step = (at.means("same") or 0) + {"before": -1, "after": 1}.get(at.get("side"), 0)
    found = at.memory.get({"week": "day", "weekend": "day", "decade": "year"}.get(size, size))
    home, anchor = (found.day, found.time_id) if found else at.home
    if home is None:
        return undated("XXXX-XX-XX")
    value = value_at(shift(home, step, size) or home, size)
    part = part_of_day(unit) if size == "day" and unit != "day" else ""
    return point(value + part, anchor, at.unsure(found))


def then(at: Place) -> Reading | None:
    """Read `since then`: the point that the text named last."""
    found = at.memory.get("any")
    return point(found.value, found.time_id, at.unsure(found)) if found else None


def _real(value: str, anchor: str | None = None) -> Reading | None:
    """None for `30 February`, a day that the calendar does not have."""
    return point(value, anchor) if days_of(value).begin else None


def _moved(home: date, step: int) -> str:
    return (shift(home, step, "day") or home).isoformat()


def _day_number(written: str) -> int:
    """The number of `5th`, `5` or `fifth`."""
    digits = re.match(r"\d+", written)
    return int(digits.group()) if digits else int(words("DAY")[written])


MEANINGS = {f.__name__: f for f in (iso, slashed, day, days, dates, holiday, historic, weekday, today, told, then)}
