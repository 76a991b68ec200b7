"""Amounts of time in words and figures: how many units at least and at most, and as TIMEX3 writes them."""

import re
from dataclasses import dataclass
from datetime import date
from math import ceil

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

    def taken(self, unit: str) -> str:
        """Say what a vague amount is taken as: 3 to 7 days for `a few days`."""
        most = f"{self.least:g} to {self.most:g}" if self.most else f"at least {self.least:g}"
        return f"{VAGUE}, taken as {most} {unit}s"


ONE, OPEN = Amount(1, 1, "1"), Amount(1, None, "X")  # a unit; units without a number


def amount(said: str) -> Amount:
    """Read the amount that words name; a range gives its lower end as written, no words are an open amount."""
    if not said:
        return OPEN
    parts = re.split(r"(?:\s*,)?\s*(?:\bto\b|\bor\b|[-–](?=\d))\s*", said.lower())
    if len(parts) == 2 and parts[1]:
        low, high = sorted((amount(parts[0]), amount(parts[1])), key=lambda one: one.least)
        return Amount(low.least, high.most, low.written)
    for word, (least, most, written) in load("times")["vague"].items():
        if re.search(rf"\b{word}\b", said, re.I):
            return Amount(least, most or None, written)
    count = number(said.lower())
    return Amount(count, count, f"{count:.15g}") if count < 1e15 else OPEN  # with more figures than are kept


def period(counted: Amount, unit: str) -> str:
    """Write an amount of units as a TIMEX3 value; halves become smaller units, but for weeks and months."""
    letters, (whole, rest) = words("UNIT")[unit], divmod(counted.least, 1)
    _, smaller, ratio = load("times")["units"][letters]
    counts = {letters.lstrip("2"): counted.written}
    if counted.written != "X" and (letters == "2W" or (rest and smaller == "Y")):
        counts = {smaller: f"{counted.least * ratio:.0f}"}
    elif counted.written != "X" and rest and smaller not in ("", "D"):
        counts = {letters: f"{whole:.0f}", smaller: f"{rest * ratio:.0f}"}
    written = ((count, letters) for letters, count in counts.items() if count != "0")
    joined = "".join(f"T{count}{unit[1:]}" if unit[0] == "T" else f"{count}{unit}" for count, unit in written)
    days, clock, times = joined.partition("T")  # what is smaller than a day follows one T
    return f"P{days}{clock}{times.replace('T', '')}"


def in_whole(count: float, unit: str) -> tuple[int, str]:
    """Count an amount in units of the calendar that it has whole numbers of: 1.5 years are 18 months."""
    units = load("times")["units"]
    name, smaller, ratio = units[words("UNIT")[unit]]
    if count % 1 and smaller and smaller[0] != "T":
        return round(count * ratio), units[smaller][0]
    return int(count), name


def moved(day: date, count: float, unit: str) -> date | None:
    """Move `day` by an amount of units (half a year is six months); None outside the calendar."""
    return shift(day, *in_whole(count, unit))


def edge(day: date, side: int, count: float, unit: str) -> date | None:
    """Give the last of `the next two days` or first of the past two, `day` being one; `48 hours` end on their day."""
    if words("UNIT")[unit][0] == "T":
        return moved(day, side * ceil(count / 24), "day") if unit == "hour" else day
    beyond = moved(day, side * count, unit)
    return shift(beyond, -side, "day") if beyond else None


def number(said: str) -> float:
    """Give a number in figures or words: `1,200`, `2 1/2`, `a hundred`, `two and a half`; one where there is none."""
    said, half = re.subn(r"([ -]and[ -]a[ -]half| 1/2|½)", "", said)
    if match := re.search(r"\d[\d,]*(?:\.\d+)?", said):
        large = next((size for word, size in words("LARGE").items() if said.endswith(word)), 1)
        return (float(match[0].replace(",", "")) + half / 2) * large
    numbers, multiples, total, group = words("NUMBER"), words("MULTIPLE") | words("FRACTION"), 0.0, 0.0
    for word in re.findall("[a-z]+", said):
        group = (group or 1) * multiples[word] if word in multiples else group + numbers.get(word, 0)
        if word == "thousand":
            total, group = total + group, 0.0
    return (total + group or 1.0) + half / 2
