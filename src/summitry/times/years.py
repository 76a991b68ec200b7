"""The meanings of years, decades and centuries; and the year that other dates name."""

import re
from datetime import date

from ..lexicon import load
from .calendar_values import days_of, value_at
from .context import Place, Reading, point, undated
from .patterns import words

LATEST = date(1999, 12, 31)  # where no date is known, `'96` and `the '80s` are of the last century


def year(at: Place) -> Reading | None:
    """Read a year; not a number of people, miles or dollars, a flight or a resolution."""
    if at.get("yearbc"):
        number = int(at.get("yearbc"))
        return Reading("DATE", f"BC{number:04}") if at.get("era").startswith("b") else point(f"{number:04}")
    if not at.get("year"):
        return point(_spelled(at.words.lower()))
    return None if at.words == at.fields["year"] and _is_no_year(at) else point(full_year(at))


def years(at: Place) -> tuple[Reading, Reading] | None:
    """Read two years, `2008-09`, `2008-2010`."""
    first, second = at.get("first"), at.get("second")
    second = second if len(second) == 4 else first[:2] + second
    return (point(first), point(second)) if first.isdigit() and second > first else None


def year_end(at: Place) -> Reading:
    """Read the last day of this year or month; `since year-end` is that of the year before."""
    home, anchor = at.home
    unit = "year" if at.words.lower().startswith("year") else "month"
    if home is None:
        return undated("XXXX-12-31" if unit == "year" else "XXXX-XX")
    last = days_of(value_at(home, unit)).end or home
    if unit == "year" and at.before().lower().endswith("since "):
        last = last.replace(year=last.year - 1)
    return point(last.isoformat(), anchor)


def decade(at: Place) -> Reading:
    """Read a decade; of a short form, that of the last hundred years."""
    if at.get("decade"):
        return point(at.get("decade")[:3])
    if at.get("decword"):
        return point(str(at.means("decword")))
    tens, now = int(at.get("short_decade")[0]), (at.home[0] or LATEST).year // 10
    return point(str(now - (now - tens) % 10))


def century(at: Place) -> Reading:
    """Read a century by its number; the 20th has the value 19."""
    said = at.get("century")
    number = int(said) if said.isdigit() else at.means("century")
    return Reading("DATE", f"BC{number - 1:02}") if at.get("era").startswith("b") else point(f"{number - 1:02}")


def year_of(at: Place) -> tuple[str | None, str | None]:
    """Find the year that an expression names (`2030`, `last year`, `that year`), and what it was counted from."""
    if at.get("year"):
        return full_year(at), None
    named = (at.get("yearx") or ("this year" if at.words.lower().endswith(" the year") else "")).split()
    if not named:
        return None, None
    step = next((listed[word] for listed in (words("SAME"), words("WHICH")) for word in named if word in listed), 0)
    if {"that", "same", "following", "previous"} & {*named} and (found := at.memory.get("year")):
        return f"{found.day.year + step:04}", found.time_id
    home, anchor = at.home
    return (f"{home.year + step:04}", anchor) if home else (None, None)


def full_year(at: Place) -> str:
    """Write the year that an expression names in four digits; of a short form (`'96`) the last such year."""
    digits = at.get("year").lstrip("'")
    if len(digits) == 4:
        return digits
    now = (at.home[0] or LATEST).year
    return f"{now - (now - int(digits)) % 100:04}"


def _spelled(said: str) -> str:
    """`nineteen ninety-seven`, `the year two thousand`, `fiscal 2019-20` by its first year."""
    if figures := re.search(r"\d{4}", said):
        return figures.group()
    listed = load("times")["numbers"]
    numbers = [listed[word] for word in re.findall("[a-z]+", said) if word in listed]
    if "thousand" in said:
        return f"{2000 + sum(numbers[2:]):04}"
    return f"{numbers[0] * 100 + sum(number for number in numbers[1:] if number < 100):04}"


def _is_no_year(at: Place) -> bool:
    """`1989 people`, `Flight 1989`, `$1989`."""
    listed = load("times")["not_years"]
    counted = re.match(listed["after"], at.after(), re.I)
    return counted is not None or re.search(listed["before"], at.before(), re.I) is not None


MEANINGS = {f.__name__: f for f in (year, years, year_end, decade, century)}
