"""The meanings of years, decades and centuries, of months, quarters, halves and seasons; the year that dates name."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from ..lexicon import labels, load
from ..records import Interval
from .amounts import ONE, edge, number, period
from .calendar_values import days_of, value_at
from .context import Anchor, Parts, Place, Reading, counted, point
from .patterns import words


def year(at: Place) -> Reading | None:
    """Read a year; not a number of people, miles or dollars, a flight or a resolution."""
    if at.get("era"):
        return point(f"{at.means('era')}{at.means('yearbc'):04}")
    if not at.get("year"):
        return point(_spelled(at.words.lower().removeprefix("the year ")))
    listed = load("times")["not_years"]
    counts = at.followed(rf" ?(?:[%\d]|(?:{listed['after']})\b)") or at.preceded(listed["before"])
    return None if counts and at.words == at.fields["year"] else point(full_year(at))


def years(at: Place) -> Parts | None:
    """Read two years, `2008-09`, `2008-2010`."""
    first, second = at.get("first"), at.get("second")
    start, second = at.end - len(second), first[: 4 - len(second)] + second
    if not first.isdigit() or second <= first:
        return None
    return (replace(at, end=at.core + len(first)), point(first)), (replace(at, start=start, core=start), point(second))


def decade(at: Place) -> Reading:
    """Read a decade; of a short form, that of the last hundred years."""
    if at.get("short_decade"):
        tens, now = int(at.get("short_decade")[0]), _now(at) // 10
        return point(f"{now - (now - tens) % 10:03}")
    return point(at.get("decade")[:3] or str(at.means("decword")))


def century(at: Place) -> Reading:
    """Read a century by its number; the 20th has the value 19."""
    return point(f"{at.means('era') or ''}{at.means('century') - 1:02}")


def of_year(at: Place, part: str, year_from: Callable[[date], int], anchor: Anchor | None) -> Reading:
    """Read a part of the year that an expression names, else of the one that `year_from` counts from an anchor."""
    year, counted_from = year_of(at)
    if year:
        return point(f"{year}-{part}", counted_from)
    return counted(anchor, f"XXXX-{part}", lambda day: f"{year_from(day):04}-{part}")


def year_of(at: Place) -> tuple[str | None, str | None]:
    """Find the year that an expression names (`2030`, `last year`, `that year`), and what it was counted from."""
    if at.get("year"):
        return full_year(at), None
    named = (at.get("yearx") or ("this year" if at.words.lower().endswith(" the year") else "")).split()
    if not named:
        return None, None
    step = next((listed[word] for listed in (words("SAME"), words("WHICH")) for word in named if word in listed), 0)
    told = at.memory.get("year") if {"that", "same", "following", "previous"} & {*named} else None
    anchor = told or at.home
    return (f"{anchor.day.year + step:04}", anchor.name) if anchor else (None, None)


def full_year(at: Place) -> str:
    """Write the year that an expression names in four digits; of a short form (`'96`) the last such year."""
    digits = at.get("year").lstrip("'")
    return digits if len(digits) == 4 else f"{_now(at) - (_now(at) - int(digits)) % 100:04}"


def _now(at: Place) -> int:
    """The year that short forms lie before."""
    return at.home.day.year if at.home else 1999  # undated, `'96` is of the last century


def _spelled(said: str) -> str:
    """`nineteen ninety-seven`, `two thousand and six`."""
    if re.search("hundred|thousand", said):
        return f"{number(said):.0f}"
    hundreds, rest = re.split("[ -]", said, maxsplit=1)
    return f"{number(hundreds) * 100 + number(rest):.0f}"


def month(at: Place) -> Reading | None:
    """Read a month; without a year the last one, or the next where the clause points ahead."""
    number = at.means("month")
    if not (at.get("year") or at.get("yearx") or at.get("which") or _is_month(at)):
        return None

    def year_from(home: date) -> int:
        bare, months = not at.get("which"), number - home.month
        if bare and at.carried:  # a story goes on
            return home.year + int(months < -3)
        if bare and at.last_token.dep_ == "compound" and not at.ahead:  # "the November election": the nearest
            return home.year + int(months < -6) - int(months > 6)
        return _year(at, f"{number:02}", home, at.ahead)

    return of_year(at, f"{number:02}", year_from, at.origin("any"))


def _year(at: Place, part: str, home: date, ahead: bool) -> int:
    """The year of a part that `which` counts from the last that has begun; without `which` as the clause points."""
    begin = days_of(f"{home.year:04}-{part}").begin
    latest = home.year - int(begin is not None and home < begin)
    end = days_of(f"{latest:04}-{part}").end
    going_on = end is not None and home <= end
    which = at.means("which")
    if which == 0:  # "this summer", said in spring
        return latest + int(not going_on and latest < home.year)
    if which is None:
        return latest + int(ahead and not going_on)
    return latest + (1 if which > 0 else -int(going_on))


def _is_month(at: Place) -> bool:
    """A month's name alone is the month: not the verb `may`, a march, an august body, a person."""
    name, listed, token = at.words, load("times")["months"], at.within.token_at(at.core)
    if token.tag_ == "MD" or token.pos_ == "VERB":
        return False
    if name not in listed["doubtful"]:
        return True
    named = at.followed(" (?-i:[A-Z])") is not None
    if at.preceded(rf"(?:\b(?:{'|'.join(listed['before'])})|[-–(]) ?"):
        return name not in listed["names"] or not named
    return name in listed["persons"] and token.ent_type_ != "PERSON" and not named


def near(at: Place) -> Reading | None:
    """Read this or last week, month, year ...; the past one ends today; `the week the wall fell` is none of ours."""
    unit, which, step = at.get("whichunit") or "year", at.get("which") or "the", at.means("which") or 0
    origin = at.origin("day" if unit == "week" else "any")
    if which == "the" and any(child.dep_ in labels("asides") for child in at.last_token.rights):
        return None
    if origin is None:
        return counted(None, {"week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX"}.get(unit, "XXXX"))
    if which in ("past", "this past") and unit != "weekend":
        interval = Interval(edge(origin.day, -1, 1, unit), origin.day)
        return Reading("DURATION", period(ONE, unit), interval, "range", origin.name)
    if unit == "weekend" and which == "the" and origin.day.isoweekday() < 5 and not at.ahead:
        step = -1  # from Monday to Thursday
    return point(value_at(origin.day, unit, step), origin.name)


def quarter(at: Place) -> Reading | None:
    """Read a quarter or half; without a year the last quarter that has begun, or the next where the clause points."""
    if at.get("half"):
        return of_year(at, f"H{at.means('half')}", lambda home: home.year, at.home)
    number = at.means("q") or at.means("ord")
    if at.words.lower().endswith("period") and "quarter" not in at.memory:
        return None

    def year_from(home: date) -> int:
        just_over = number == ((home.month + 2) // 3 - 2) % 4 + 1  # what companies report, or are to report
        if re.match("the year-", at.words, re.I):
            return home.year - 1
        return _year(at, f"Q{number}", home, at.ahead and not just_over)

    return of_year(at, f"Q{number}", year_from, at.home)


def quarter_told(at: Place) -> Reading | None:
    """Read `the quarter`, `the year-ago period`: from the quarter told last, else from the last that is over."""
    said, told = at.words.lower(), at.memory.get("quarter")
    back = 1 if re.search(load("times")["quarters"]["a_year_back"], said) else 0
    origin = told or at.home
    if origin is None:
        return counted(None, "XXXX-QX")
    if told is None and "quarter" not in said:  # some period of no known length
        return point(f"{origin.day.year - 1:04}", origin.name) if back else None
    value = told.value if told else value_at(origin.day, "quarter", -1)
    return point((at.get("year") or f"{int(value[:4]) - back:04}") + value[4:], origin.name)


def season(at: Place) -> Reading | None:
    """Read a season; without a year the last that has begun, or the next where the clause points ahead."""
    if at.last_token.pos_ == "VERB":
        return None
    code = at.means("season")
    return of_year(at, code, lambda home: _year(at, code, home, at.ahead), at.home)


MEANINGS = {f.__name__: f for f in (year, years, decade, century, month, near, quarter, quarter_told, season)}
