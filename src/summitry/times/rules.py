"""The rule table of `lexicon/times.toml`: where in a text which rule finds an expression of time."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from ..lexicon import load
from .patterns import one_of, regex, words

WORD = re.compile(r"\d+|[^\W\d_]+")
REACH = 16  # words from one that a rule holds to the next
BEFORE, AFTER = 60, 24  # characters of an expression before and after the last word that its rule holds
LONGEST = 40  # characters of a modifier


@dataclass(frozen=True, eq=False)
class Rule:
    """A row of the table: what it means, the words it holds, what it looks like, and an example of it."""

    name: str
    meaning: str
    holds: str
    pattern: str
    example: str
    value: str

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """Sets of words, of each of which the text holds one, in this order."""
        return tuple(map(_need, self.holds.split()))


@dataclass(frozen=True, slots=True)
class Find:
    """A rule that fits `text[core:end]`, the words of its classes, and the modifier from `start` on, if any."""

    rule: Rule
    start: int
    core: int
    end: int
    fields: dict[str, str]
    modifier: str = ""


class Chance(NamedTuple):
    """A rule that may fit in `text[first:last]`, once it was looked for (`found`) from `first` on."""

    rule: Rule
    first: int
    last: int
    found: bool = False


@cache
def table() -> tuple[Rule, ...]:
    """List the rules in order; of those that fit at one place the first counts."""
    return tuple(Rule(*row) for row in load("times")["rules"])


def possible(text: str, start: int, end: int) -> tuple[Chance, ...]:
    """Choose the rules whose words `text[start:end]` holds, and where: only these are compiled and tried, and there."""
    places: dict[frozenset[str], list[int]] = defaultdict(list)
    found = list(WORD.finditer(text, start, end))
    for n, word in enumerate(found):
        for need in _index().get(_root(word[0].lower()), ()):
            places[need].append(n)
    chances: list[Chance] = []
    for rule in table():
        told = all(map(places.__contains__, rule.needs))
        for n in _last([places[need] for need in rule.needs]) if told else ():
            first, last = max(start, found[n].start() - BEFORE), min(end, found[n].end() + AFTER)
            if chances and chances[-1].rule is rule and first <= chances[-1].last:
                first = chances.pop().first
            chances.append(Chance(rule, first, last))
    return tuple(chances)


def _last(places: list[Sequence[int]]) -> Sequence[int]:
    """The places of the last kind that are not far behind one of the kind before, and so on."""
    ends = places[0]
    for following in places[1:]:
        ends = [at for at in following if (n := bisect_left(ends, at)) and at - ends[n - 1] <= REACH]
    return ends


def fitting(chances: Iterable[Chance], text: str, start: int, end: int) -> tuple[tuple[Find, ...], tuple[Chance, ...]]:
    """Find the first place of `text[start:end]` where rules fit: these, in order, and the chances left."""
    found, left = tuple[Find, ...](), tuple(chances)
    while left and not found:
        left = tuple(chance for tried in left if (chance := _sought(tried, text, start)) is not None)
        core = min((chance.first for chance in left), default=end)
        before = _modifiers().search(text, max(start, core - LONGEST), core)
        first = before.start() if before else core
        modifier = " ".join(text[first:core].lower().replace("-", " ").split())
        fits = [(rule, regex(rule.pattern).match(text, core, end)) for rule, at, *_ in left if at == core]
        found = tuple(Find(rule, first, core, match.end(), named(match), modifier) for rule, match in fits if match)
        start = core + 1
    return found, left


def _sought(chance: Chance, text: str, start: int) -> Chance | None:
    """A chance from the place where its rule is next found; None where it is not."""
    if chance.found and chance.first >= start:
        return chance
    match = regex(chance.rule.pattern).search(text, max(start, chance.first), chance.last)
    return Chance(chance.rule, match.start(), chance.last, found=True) if match else None


def whole(text: str, start: int, end: int) -> Find | None:
    """Find the first rule that fits all of `text[start:end]`; None where none does."""
    fits = ((rule, regex(rule.pattern).fullmatch(text, start, end)) for rule, *_ in possible(text, start, end))
    return next((Find(rule, start, start, end, named(match)) for rule, match in fits if match), None)


def named(match: re.Match[str]) -> dict[str, str]:
    """List the words of a match by class; of `3 to 5 June` the days are `day` and `day2`."""
    fields: dict[str, str] = {}
    for name, value in match.groupdict().items():
        if value is not None:
            plain = name.rstrip("23456789")
            fields[plain if plain not in fields else name] = value
    return fields


@cache
def _modifiers() -> re.Pattern[str]:
    """A modifier that ends where the search does."""
    before = one_of(word.rstrip("-") for word in load("times")["modifiers"]["inside"])
    return re.compile(rf"(?<![\w$])(?:{before})[\s-]+\Z", re.I)


@cache
def _need(cell: str) -> frozenset[str]:
    """The words of a cell: `last|WEEKDAY` is `last` and the first word of all weekdays, `0` any figure."""
    listed = [entry for part in cell.split("|") for entry in (words(part) if part.isupper() else (part,))]
    return frozenset(_root(WORD.findall(entry)[0]) for entry in listed)


def _root(word: str) -> str:
    """`day` of `days` and `daylong`, `0` of figures."""
    return "0" if word[0].isdecimal() else word.removesuffix("long").rstrip("s")


@cache
def _index() -> dict[str, tuple[frozenset[str], ...]]:
    """The needs that each word serves: `may` that of a month."""
    needs = {need for rule in table() for need in rule.needs}
    return {word: tuple(need for need in needs if word in need) for word in frozenset().union(*needs)}
