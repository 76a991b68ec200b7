"""Amounts of time in words and figures: how many units at least and at most, and as TIMEX3 writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ..lexicon import load
from .calendar_values import UNITS, shift

VAGUE = "vague amount"


@dataclass(frozen=True, slots=True)
class Amount:
    """`least` to `most` units (None: no bound is said); `written` as in a TIMEX3 value, `X` where it is vague."""

    least: float
    most: float | None
    written: str

    @property
    def vague(self) -> bool:
        """Whether the words name no exact number."""
        return self.written == "X" or self.least != self.most


def amount(words: str) -> Amount:
    """The amount that words name; a range gives its lower end as written.

    >>> amount("two and a half"), amount("a few"), amount("12 to 18").most
    (Amount(least=2.5, most=2.5, written='2.5'), Amount(least=3, most=7, written='X'), 18.0)
    """
    parts = re.split(r"\s*,?\s*(?:\bto\b|\bor\b|[-–](?=\d))\s*", words.lower())
    if len(parts) == 2 and parts[1]:
        low, high = amount(parts[0]), amount(parts[1])
        return Amount(low.least, high.most, low.written)
    for word, (least, most, written) in load("times")["vague"].items():
        if re.search(rf"\b{word}\b", words, re.I):
            return Amount(least, most or None, written)
    number = _number(words.lower())
    return Amount(number, number, _plain(number))


def unit_of(word: str) -> str:
    """The TIMEX3 letters of a unit: `D` for days, `TH` for hours, `2W` for a fortnight."""
    listed = load("times")["classes"]["UNIT"]["words"]
    return str(listed.get(word.lower(), listed.get(word.lower().rstrip("s"))))


def period(counted: Amount, unit: str) -> str:
    """The TIMEX3 value of an amount of units; halves become smaller units.

    >>> period(amount("2 1/2"), "year"), period(amount("several"), "hour"), period(amount("a"), "fortnight")
    ('P2Y6M', 'PTXH', 'P2W')
    """
    letters = unit_of(unit)
    if letters == "2W":
        return f"P{_plain(counted.least * 2)}W" if counted.written != "X" else "PXW"
    if counted.written != "X" and counted.least % 1:
        return _split(counted.least, letters)
    clock, unit = ("T", letters[1:]) if letters[0] == "T" else ("", letters)
    return f"P{clock}{counted.written}{unit}"


def moved(day: date, counted: float, unit: str) -> date | None:
    """`day` moved by an amount of units (half a year is six months); None outside the calendar."""
    name = UNITS[unit_of(unit)]
    if counted % 1 and name in SMALLER:
        smaller, ratio = SMALLER[name]
        return shift(day, round(counted * ratio), smaller)
    return shift(day, int(counted), name)


LARGE = {"million": 10**6, "billion": 10**9}
SMALLER = {  # what half a unit is counted in
    "year": ("month", 12),
    "decade": ("year", 10),
    "century": ("year", 100),
    "week": ("day", 7),
    "month": ("day", 30),
    "fortnight": ("day", 14),
}
SPLIT = {"Y": ("M", 12), "TH": ("M", 60), "TM": ("S", 60), "DE": ("Y", 10), "CE": ("Y", 100), "D": ("TH", 24)}


def _split(number: float, letters: str) -> str:
    """A broken amount in whole units of two sizes: 2.5 years are `P2Y6M`, half a century is `P50Y`."""
    smaller, ratio = SPLIT.get(letters, ("", 0))
    clock, unit = ("T", letters[1:]) if letters[0] == "T" else ("", letters)
    if not smaller:
        return f"P{clock}{_plain(number)}{unit}"
    if letters in ("DE", "CE"):
        return f"P{round(number * ratio)}{smaller}"
    whole = f"{int(number)}{unit}" if number >= 1 else ""
    return f"P{clock}{whole}{smaller[:-1]}{round(number % 1 * ratio)}{smaller[-1]}"


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)


def _number(said: str) -> float:
    """A number in figures or words: `1,200`, `2 1/2`, `twenty-four`, `a hundred`, `two and a half`, `half an`."""
    said, half = re.subn(r"([ -]and[ -]a[ -]half| 1/2|½)", "", said)
    if match := re.search(r"\d[\d,]*(?:\.\d+)?", said):
        large = next((size for word, size in LARGE.items() if said.endswith(word)), 1)
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
