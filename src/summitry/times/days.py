"""The meanings of days: dates, feasts, weekdays, today, and the days that a text has told of."""

import re
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta, weekdays

from ..lexicon import load
from .calendar_values import OutsideError, days_of, shift, value_at
from .context import Place, Reading, counted, part_of_day, point
from .periods import of_year, year_of

CLOSE = 120  # days: nearer than that, a day without a year is the nearest
STEP_BACK = 90  # days: how far a narrative may go back without naming the year
NOUNS = ("NOUN", "PROPN", "ADJ", "NUM")
DAY_FIRST = re.compile(r"(?<![\d/.])(?:1[3-9]|2\d|3[01])/\d{1,2}/\d")


def iso(at: Place) -> Reading | None:
    """Read a day written as TIMEX3 writes it, or by its name in history (`9/11`)."""
    read = point(at.means("historic") or at.words)
    return read if read.interval.begin else None


def slashed(at: Place) -> Reading | None:
    """Read a day in figures; where both of the first two can be the month, British only if the text is so elsewhere."""
    first, second, year = (int(part) for part in at.words.split("/"))
    year += 0 if year > 99 else 1900 if year >= 50 else 2000
    orders = dict.fromkeys([(first, second), (second, first)])
    listed = [f"{year:04}-{month:02}-{number:02}" for month, number in orders]
    found = [value for value in listed if days_of(value).begin] or [v for v in listed if days_of(v[:7]).begin]
    if DAY_FIRST.search(at.within.text):
        found.reverse()
    return point(found[0], doubts=tuple(f"or {other}, by the other order" for other in found[1:])) if found else None


def day(at: Place) -> Reading | None:
    """Read a day of a month; without a year, the one nearest to publication; in doubt where its weekday is another."""
    read = _dated(at) if at.get("month") else _day_only(at, at.means("ordinal_day"))
    begin = read and read.interval.begin
    if not read or not begin or read.precision != "day" or at.means("weekday") in (None, begin.isoweekday()):
        return read
    return replace(read, doubts=(*read.doubts, f"{read.value} is no {at.get('weekday').title()}"))


def _dated(at: Place) -> Reading | None:
    """A day of a month that is named; `30 February` is that month."""
    part = f"{at.means('month'):02}-{at.means('day'):02}"
    things = load("times")["not_years"]["after"]
    if at.within.token_at(at.core).tag_ == "MD" or at.followed(rf" (?:{things})\b"):  # "they may 5 times"
        return None

    def likely_year(home: date) -> int:
        years = [f"{year:04}-" for year in range(home.year - 4, home.year + 5)]  # one of them has a 29 February
        days = [[b for year in years if (b := days_of(year + said).begin)] for said in (part, part[:2])]
        return likely(days[0] or days[1], home, at).year

    read = of_year(at, part, likely_year, at.home)
    return read if read.interval.begin or read.doubts else None


def likely(days: list[date], home: date, at: Place) -> date:
    """Choose the nearest day; of days far off the one that the clause points to; what has `ended` is past."""
    if at.carried:  # a story goes on
        return min((found for found in days if found >= (shift(home, -STEP_BACK, "day") or home)), default=max(days))
    nearest = min(days, key=lambda found: abs(found - home))
    ended = at.preceded(r"\bended (?:on )?")
    close = abs((nearest - home).days) <= CLOSE
    return nearest if close and not ended else _pointed(days, home, at.ahead and not ended)


def _pointed(days: list[date], home: date, ahead: bool) -> date:
    """The nearest day on the side of home that the clause points to, else on any, unless the calendar ends there."""
    fitting = [found for found in days if (found >= home if ahead else found <= home)]
    if not fitting and home.year == (MAXYEAR if ahead else MINYEAR):
        raise OutsideError("FUTURE_REF" if ahead else "PAST_REF")
    return min(fitting or days, key=lambda found: abs(found - home))


def _day_only(at: Place, number: int) -> Reading | None:
    """`the 20th`: of the month before, this or the next, as the clause points."""
    counts = at.followed(" ") and at.within.token_at(at.end + 1).pos_ in NOUNS  # "the 20th meeting"
    if counts or not at.preceded(rf"\b(?:{'|'.join(load('times')['months']['before_day'])}) "):
        return None

    def pointed(home: date) -> str:
        days = (days_of(f"{value_at(home, 'month', step)}-{number:02}").begin for step in (-1, 0, 1))
        return str(_pointed([found for found in days if found], home, at.ahead))

    return counted(at.home, f"XXXX-XX-{number:02}", pointed)


def holiday(at: Place) -> Reading:
    """Read a feast: of the year named, the last, the next, or else the likely one, as of a day."""
    feast, which = at.means("holiday"), at.get("which")
    year, anchor = year_of(at)
    if year and (first := point(year).interval.begin):
        return point(_feast(feast, first.year).isoformat(), anchor)

    def chosen(home: date) -> str:
        days = [_feast(feast, y) for y in range(max(MINYEAR, home.year - 1), min(MAXYEAR, home.year + 1) + 1)]
        if which:
            return str(_pointed([found for found in days if found != home or which != "last"], home, which != "last"))
        return str(likely(days, home, at))

    return counted(at.home, f"XXXX-{feast}" if re.fullmatch(r"\d\d-\d\d", feast) else "XXXX-XX-XX", chosen)


def _feast(feast: str, year: int) -> date:
    """The day of a feast: `12-25`, days from Easter (`easter-2`), or month-week-weekday and days after (`11-4-4+1`)."""
    if feast.startswith("easter"):
        sunday: date = easter(year)
        return sunday + timedelta(days=int(feast.removeprefix("easter")))
    rule, _, extra = feast.partition("+")
    month, week, *weekday = (int(number) for number in rule.split("-"))
    if not weekday:
        return date(year, month, week)
    nth = weekdays[weekday[0] - 1](week or -1)
    found: date = date(year, month, 1) + relativedelta(day=1 if week else 31, weekday=nth, days=int(extra or 0))
    return found


def weekday(at: Place) -> Reading:
    """Read the last such weekday, today included, or the next where the clause points ahead."""
    number, origin, part = at.means("weekday"), at.origin("day"), part_of_day(at.get("part"))
    if origin is None:
        return counted(None, f"XXXX-WXX-{number}{part}")
    step, other = _weekday_step(at, number - origin.day.isoweekday())
    doubts = () if other is None else (f"or {value_at(origin.day, 'day', other)}, the other reading of “{at.words}”",)
    return point(value_at(origin.day, "day", step) + part, origin.name, doubts)


def _weekday_step(at: Place, here: int) -> tuple[int, int | None]:
    """How far `last Friday`, `Friday week` is, that of this week being `here` days off; and the other reading."""
    ahead, back, which = here % 7, -(-here % 7), at.means("which")
    if which is not None and at.words.lower().endswith("week"):  # "Friday of last week"
        return here + 7 * which, None
    if at.get("week"):  # "Friday week"
        return (ahead or 7) + 7, None
    if which == -1:
        return back or -7, None
    if which == 1:  # on a Wednesday, "next Friday" is the day after tomorrow for some, nine days off for others
        return ahead or 7, ahead + 7 if at.get("which") == "next" and ahead > 1 else None
    if at.get("which") == "this":
        return (ahead if at.ahead or ahead < 4 else back), None
    return (ahead, 7 if ahead == 0 else None) if at.ahead else (back, None)


def today(at: Place) -> Reading:
    """Read today, yesterday, tomorrow, last night, the days before and after, and the parts of them."""
    step, default = at.means("today") or (0, "")
    part = part_of_day(at.get("part") or default)
    return counted(at.within.publication, f"XXXX-XX-XX{part}", lambda home: value_at(home, "day", step) + part)


def told(at: Place) -> Reading:
    """Read the same day, the following week, the year before: from the last point of that size in the text."""
    unit, size = at.get("sameunit"), at.means("sameunit")
    step = (at.means("same") or 0) + {"before": -1, "after": 1}.get(at.get("side"), 0)
    part = part_of_day(unit) if size == "day" and unit != "day" else ""
    found = at.memory.get({"week": "day", "weekend": "day", "decade": "year"}.get(size, size))
    read = counted(found or at.home, "XXXX-XX-XX", lambda home: value_at(home, size, step) + part)
    return replace(read, doubts=read.doubts + at.unsure(found))


def then(at: Place) -> Reading | None:
    """Read `since then`: the point that the text named last."""
    found = at.memory.get("any")
    return point(found.value, found.name, at.unsure(found)) if found else None


MEANINGS = {f.__name__: f for f in (iso, slashed, day, holiday, weekday, today, told, then)}
