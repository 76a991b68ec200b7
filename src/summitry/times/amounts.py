"""Amounts of time in words and figures: how many units at least and at most, and as TIMEX3 writes them."""

import re
from dataclasses import dataclass
from datetime import date

from ..lexicon import load
from .calendar_values import shift
from .patterns import words

VAGUE = "vague amount"


@dataclass(frozen=True, slots=True)
class Amount:
    """`least` to `most` units (None: no bound is said); `written` as in a TIMEX3 value, `X` where it is vague."""

    least: float
    most: float | None
    written: str

    @property
    def vague(self) -> bool:
        """The words name no exact number."""
        return self.written == "X" or self.least != self.most


ONE, OPEN = Amount(1, 1, "1"), Amount(1, None, "X")  # a unit; units without a number


def amount(said: str) -> Amount:
    """Read the amount that words name; a range gives its lower end as written, no words are an open amount.

    >>> amount("two and a half"), amount("a few"), amount("12 to 18").most
    (Amount(least=2.5, most=2.5, written='2.5'), Amount(least=3, most=7, written='X'), 18.0)
    """
    if not said:
        return OPEN
    parts = re.split(r"\s*,?\s*(?:\bto\b|\bor\b|[-–](?=\d))\s*", said.lower())
    if len(parts) == 2 and parts[1]:
        low, high = amount(parts[0]), amount(parts[1])
        return Amount(low.least, high.most, low.written)
    for word, (least, most, written) in load("times")["vague"].items():
        if re.search(rf"\b{word}\b", said, re.I):
            return Amount(least, most or None, written)
    return exactly(_number(said.lower()))


def exactly(number: float) -> Amount:
    """Make the amount of a number."""
    return Amount(number, number, str(int(number)) if number == int(number) else str(number))


def unit_of(word: str) -> str:
    """Give the TIMEX3 letters of a unit: `D` for days, `TH` for hours, `2W` for a fortnight."""
    return str(words("UNIT").get(word.lower(), words("UNIT").get(word.lower().rstrip("s"))))


def period(counted: Amount, unit: str) -> str:
    """Write an amount of units as a TIMEX3 value; halves become smaller units, but for weeks and months.

    >>> period(amount("2 1/2"), "year"), period(amount("several"), "hour"), period(amount("a"), "fortnight")
    ('P2Y6M', 'PTXH', 'P2W')
    """
    letters, number = unit_of(unit), counted.least
    if letters == "2W":
        return _written(("X" if counted.written == "X" else exactly(number * 2).written, "W"))
    _, smaller, ratio = load("times")["units"][letters]
    if counted.written == "X" or not number % 1 or smaller in ("", "D"):
        return _written((counted.written, letters))
    if smaller == "Y":
        return _written((str(round(number * ratio)), smaller))
    rest = (str(round(number % 1 * ratio)), smaller)
    return _written((str(int(number)), letters), rest) if number >= 1 else _written(rest)


def in_whole(counted: float, unit: str) -> tuple[int, str]:
    """Count an amount in units of the calendar that it has whole numbers of: 1.5 years are 18 months."""
    units = load("times")["units"]
    name, smaller, ratio = units[unit_of(unit)]
    if counted % 1 and smaller and smaller[0] != "T":
        return round(counted * ratio), units[smaller][0]
    return int(counted), name


def moved(day: date, counted: float, unit: str) -> date | None:
    """Move `day` by an amount of units (half a year is six months); None outside the calendar."""
    return shift(day, *in_whole(counted, unit))


def _written(*counts: tuple[str, str]) -> str:
    """`P2Y6M`, `PT2H30M`, `P1DT12H`: what is smaller than a day follows one `T`."""
    joined = "".join(f"T{count}{unit[1:]}" if unit[0] == "T" else f"{count}{unit}" for count, unit in counts)
    days, clock, times = joined.partition("T")
    return f"P{days}{clock}{times.replace('T', '')}"


def _number(said: str) -> float:
    """A number in figures or words: `1,200`, `2 1/2`, `twenty-four`, `a hundred`, `two and a half`, `half an`."""
    said, half = re.subn(r"([ -]and[ -]a[ -]half| 1/2|½)", "", said)
    if match := re.search(r"\d[\d,]*(?:\.\d+)?", said):
        large = next((size for word, size in load("times")["large"].items() if said.endswith(word)), 1)
        return (float(match.group().replace(",", "")) + half / 2) * large
    listed, total, group = load("times")["numbers"], 0.0, 0.0
    for word in re.findall("[a-z]+", said):
        value = listed.get(word, 0)
        if word in ("dozen", "hundred", "thousand"):
            group = (group or 1) * value
        elif word not in ("a", "an", "another"):
            group += value
        if word == "thousand":
            total, group = total + group, 0.0
    return (total + group or 1.0) + half / 2
