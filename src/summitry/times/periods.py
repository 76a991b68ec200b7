"""The meanings of months, weeks, quarters, halves and seasons, by themselves and as this, last or next.

One that leaves its year out is the last that has begun, or the next where the clause points ahead. In a narrative the
date told last takes the place of publication.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from ..lexicon import load
from ..records import Interval
from .amounts import ONE, period
from .calendar_values import SEASONS, shift, value_at
from .context import Place, Reading, point, undated
from .patterns import words
from .years import year_of


def month(at: Place) -> Reading | None:
    """Read a month; without a year the last one, or the next where the clause points ahead."""
    number, which = at.means("month"), at.get("which")
    year, anchor = year_of(at)
    if year:
        return point(f"{year}-{number:02}", anchor)
    if not which and not _is_month(at):
        return None
    home, anchor = at.home
    if which in ("previous", "following") and (told := at.memory.get("any")):
        home, anchor = told.day, told.time_id
    if home is None:
        return undated(f"XXXX-{number:02}")
    return point(f"{home.year + _month_step(at, number - home.month):04}-{number:02}", anchor)


def _month_step(at: Place, ahead: int) -> int:
    """How many years off a month is that comes `ahead` months after the present one in the calendar."""
    sign = at.means("which")
    if sign is not None:
        return {-1: -(ahead >= 0), 0: 0, 1: int(ahead <= 0)}[sign]
    if at.within.narrative:
        return int(ahead < -3)  # a story goes on
    if at.token.dep_ == "compound" and not at.ahead:  # "the November election" has no tense: the nearest
        return int(ahead < -6) - int(ahead > 6)
    return int(ahead < 0) if at.ahead else -(ahead > 0)


def _is_month(at: Place) -> bool:
    """A month's name alone is the month: not the verb `may`, a march, an august body, a person."""
    name, listed = at.words, load("times")["months"]
    if at.token.tag_ == "MD" or at.token.pos_ == "VERB":
        return False
    if name not in listed["doubtful"]:
        return True
    named = re.match(r" [A-Z]", at.after()) is not None
    if re.search(rf"(?:\b(?:{'|'.join(listed['before'])})|[-–(]) ?$", at.before(), re.I):
        return name not in listed["names"] or not named
    return name in listed["persons"] and at.token.ent_type_ != "PERSON" and not named


def week_of(at: Place) -> Reading | None:
    """Read `the last week of June`."""
    inner = month(at)
    begin, end = inner.interval if inner else (None, None)
    if inner is None or begin is None or end is None:
        return inner
    which = at.means("which_one")
    middle = begin + timedelta(days=7 * which - 4) if which else end - timedelta(days=3)
    return point(value_at(middle, "week"), inner.anchor)


def near(at: Place) -> Reading:
    """Read this, last or next week, month, year ...; what is `past` is a stretch that ends today."""
    unit, which = at.get("whichunit") or "year", at.get("which") or "the"
    step = at.means("which") or 0
    told = at.memory.get("day" if unit == "week" else "any") if which in ("previous", "following") else None
    home, anchor = (told.day, told.time_id) if told else at.home
    if home is None:
        return undated({"week": "XXXX-WXX", "month": "XXXX-XX"}.get(unit, "XXXX"))
    if which in ("past", "this past") and unit != "weekend":
        first = shift(home, -1, unit)
        begin = first + timedelta(days=1) if first else None
        return Reading("DURATION", period(ONE, unit), Interval(begin, home), "range", anchor)
    if unit == "weekend":
        step = _weekend_step(at, home, step, which)
    there = shift(home, step, unit)
    if there is None:
        return Reading("DATE", "PAST_REF" if step < 0 else "FUTURE_REF", doubts=("outside the calendar",))
    return point(value_at(there, unit), anchor)


def _weekend_step(at: Place, home: date, step: int, which: str) -> int:
    """`the weekend` is the last one from Monday to Thursday, unless the clause points ahead."""
    if which != "the":
        return step
    return -1 if home.isoweekday() < 5 and not at.ahead else 0


def quarter(at: Place) -> Reading | None:
    """Read a quarter; without a year the last that has begun, or the next where the clause points ahead.

    The quarter that is just over is what companies report on, also where they are to report it.
    """
    number = int(at.get("q") or at.means("ord"))
    if at.words.lower().endswith("period") and not at.memory.get("quarter"):
        return None
    return _of_year(at, f"Q{number}", lambda home: home.year + _quarter_step(at, number, (home.month + 2) // 3))


def _quarter_step(at: Place, number: int, now: int) -> int:
    """How many years off a quarter is, where the present one is `now`."""
    if re.match("the year-", at.words, re.I):
        return -1
    just_over = number == (now - 2) % 4 + 1
    return int(number < now) if at.ahead and not just_over else -(number > now)


def quarters(at: Place) -> Reading:
    """Read the same quarter of any year."""
    return Reading("SET", f"XXXX-Q{at.means('ord')}")


def quarter_told(at: Place) -> Reading | None:
    """Read `the quarter`, `the year-ago period`: from the quarter told last, else from the last that is over."""
    said, told, (home, anchor) = at.words.lower(), at.memory.get("quarter"), at.home
    a_year_back = re.search(load("times")["quarters"]["a_year_back"], said)
    if told is None and home is None:
        return undated("XXXX-QX")
    if home and (near := re.match(r"(?:the )?(current|this|next|last) quarter", said)):
        return point(value_at(shift(home, words("WHICH")[near[1]], "quarter") or home, "quarter"), anchor)
    if told:
        value, anchor = told.value, told.time_id
    elif "quarter" in said:
        value = value_at(shift(home or date.min, -1, "quarter") or date.min, "quarter")
    else:  # some period of no known length
        return point(f"{(home or date.min).year - 1:04}", anchor) if a_year_back else None
    year = at.get("year") or f"{int(value[:4]) - bool(a_year_back):04}"
    return point(year + value[4:], anchor)


def half(at: Place) -> Reading:
    """Read a half of a year."""
    return _of_year(at, f"H{at.means('half')}", lambda home: home.year)


def season(at: Place) -> Reading | None:
    """Read a season; without a year the last that has begun, or the next where the clause points ahead."""
    if at.within.token_at(at.end - 1).pos_ == "VERB":
        return None
    code = at.means("season")
    return _of_year(at, code, lambda home: _season_year(at, SEASONS[code], home))


def _season_year(at: Place, month: int, home: date) -> int:
    """The year in which a season that begins with a month begins."""
    latest = home.year - (home < date(home.year, month, 1))  # of the last that has begun
    going_on = home < (shift(date(latest, month, 1), 3, "month") or home)
    sign = at.means("which")
    if sign is None:
        return latest + int(at.ahead and not going_on)
    if sign == 0:  # "this summer", said in spring
        return latest + int(not going_on and latest < home.year)
    return latest + (sign if sign == 1 else -int(going_on))


def _of_year(at: Place, part: str, year_from: Callable[[date], int]) -> Reading:
    """A part of the year that the words name, or else of the one that `year_from` finds from home."""
    year, anchor = year_of(at)
    if year:
        return point(f"{year}-{part}", anchor)
    home, anchor = at.home
    return point(f"{year_from(home):04}-{part}", anchor) if home else undated(f"XXXX-{part}")


MEANINGS = {f.__name__: f for f in (month, week_of, near, quarter, quarters, quarter_told, half, season)}
