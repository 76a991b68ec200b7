"""The meanings of years, decades and centuries; and the year that other dates name."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from ..lexicon import load
from .amounts import number
from .context import Anchor, Parts, Place, Reading, counted, point
from .patterns import words

LATEST = 1999  # where no date is known, `'96` and `the '80s` are of the last century


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
        return point(str(now - (now - tens) % 10))
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
    return at.home.day.year if at.home else LATEST


def _spelled(said: str) -> str:
    """`nineteen ninety-seven`, `two thousand and six`."""
    if re.search("hundred|thousand", said):
        return f"{number(said):.0f}"
    hundreds, rest = re.split("[ -]", said, maxsplit=1)
    return f"{number(hundreds) * 100 + number(rest):.0f}"


MEANINGS = {f.__name__: f for f in (year, years, decade, century)}
