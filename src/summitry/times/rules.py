"""The rule table of `lexicon/times.toml` compiled: where in a text which rule finds an expression of time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..lexicon import load

BEFORE, AFTER = 36, 24  # characters of an expression before and after a word that it must hold


@dataclass(frozen=True)
class Rule:
    """A row of the table: what an expression looks like, what it means, and an example of it."""

    name: str
    meaning: str
    pattern: str
    example: str
    value: str

    @property
    def regex(self) -> re.Pattern[str]:
        """The pattern as Python has it, compiled when it is first needed."""
        return _compiled(self.pattern)


@dataclass(frozen=True, slots=True)
class Find:
    """A rule that fits `text[start:end]`, the words of its classes, and the modifier before it, if any.

    `core` is where the words of the rule begin, after the modifier; `parts` are the pieces of a rule that finds two.
    """

    rule: Rule
    start: int
    core: int
    end: int
    fields: dict[str, str]
    modifier: str
    parts: tuple[tuple[int, int], ...] = ()


@cache
def table() -> tuple[Rule, ...]:
    """The rules in order; of those that fit at one place the first counts."""
    return tuple(Rule(*row) for row in load("times")["rules"])


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?:{_expanded(pattern)})(?!\\w)", re.I)


def finds(text: str, start: int, end: int) -> Generator[Find, bool, None]:
    """What the rules find in `text[start:end]`, from left to right.

    The caller sends back whether the find counts; where it does not, the next rule that fits there is tried.
    """
    position = start
    for first, last in _windows(text, start, end):
        position = max(position, first)
        while position < last and (match := _scanner().search(text, position, last)):
            position = _next_word(text, match.start(match.lastindex or 0))
            for found in _fitting(text, end, match):
                if (yield found):
                    position = found.end
                    break


def _fitting(text: str, end: int, match: re.Match[str]) -> Iterator[Find]:
    """The rules that fit where the scanner matched, in order."""
    first, core = int((match.lastgroup or "r0")[1:]), match.start(match.lastindex or 0)
    modifier = " ".join(text[match.start() : core].lower().replace("-", " ").split())
    for rule in table()[first:]:
        if inner := rule.regex.match(text, core, end):
            parts = (inner.span("first"), inner.span("second")) if "second" in inner.groupdict() else ()
            yield Find(rule, match.start(), core, inner.end(), _fields(inner), modifier, parts)


def _windows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches around the words that expressions of time hold, cut between words; those that meet are one."""
    first = last = start
    for match in _triggers().finditer(text, start, end):
        if match.start() - BEFORE > last:
            if last > first:
                yield first, last
            first = match.start() - BEFORE
        last = match.end() + AFTER
        while last < end and text[last].isalnum():
            last += 1
    if last > first:
        yield first, min(last, end)


@cache
def words(name: str) -> dict[str, Any]:
    """The words of a class with what they mean, in lower case."""
    listed = load("times")["classes"][name].get("words", {})
    return {word.lower().replace("’", "'"): meaning for word, meaning in listed.items()}


def whole(text: str, start: int, end: int) -> Find | None:
    """The first rule that fits all of `text[start:end]`."""
    for rule in table():
        if match := rule.regex.fullmatch(text, start, end):
            return Find(rule, start, start, end, _fields(match), "")
    return None


def _fields(match: re.Match[str]) -> dict[str, str]:
    """The words of each class; of classes that stand twice the first found keeps the plain name."""
    fields: dict[str, str] = {}
    for name, value in match.groupdict().items():
        if value is not None:
            plain = name.rstrip("23456789")
            fields[plain if plain not in fields else name] = value
    return fields


def _next_word(text: str, start: int) -> int:
    match = re.compile(r"\w+|\W").match(text, start)
    return match.end() if match else start + 1


@cache
def _scanner() -> re.Pattern[str]:
    """All rules in one pattern, each a group that is named by its number, after any modifier."""
    inside = load("times")["modifiers"]["inside"]
    before = "|".join(_words(word.rstrip("-") for word in inside))
    plain = (re.sub(r"\?P<\w+>", "?:", _expanded(rule.pattern)) for rule in table())
    rules = "|".join(f"(?P<r{n}>(?:{pattern})(?!\\w))" for n, pattern in enumerate(plain))
    return re.compile(rf"(?<![\w$])(?:(?:{before})[\s-]+)??(?:{rules})", re.I)


@cache
def _triggers() -> re.Pattern[str]:
    """The words that expressions of time hold, longest first."""
    listed = load("times")["triggers"]
    words_ = {word for name in listed["classes"] for word in load("times")["classes"][name]["words"]}
    body = "|".join(_words(words_))
    return re.compile(rf"(?<!\w)(?:(?:{_grouped(body)})s?\b|{_grouped(_body_of(listed['pattern']))})", re.I)


def _expanded(pattern: str) -> str:
    """A pattern of the table as Python writes it: classes and macros filled in as named groups, ( ) that only group.

    A class that stands twice is `name` and `name2`.
    """
    seen: Counter[str] = Counter()

    def fill(match: re.Match[str]) -> str:
        name = match[1].lower()
        seen[name] += 1
        return f"(?P<{name}{seen[name] if seen[name] > 1 else ''}>{_body(match[1])})"

    return _grouped(re.sub(r"\{([A-Z_]+)\}", fill, pattern))


def _body(name: str) -> str:
    """The pattern of a class or macro, those inside it filled in without names."""
    if name == "N":
        return _number()
    macro = load("times")["macros"].get(name)
    return _body_of(macro) if macro else _class(name)


def _body_of(pattern: str) -> str:
    return re.sub(r"\{([A-Z_]+)\}", lambda m: f"({_body(m[1])})", pattern)


def _class(name: str) -> str:
    entry = load("times")["classes"][name]
    listed = _words(entry.get("words", ()))
    body = "|".join([*([entry["pattern"]] if "pattern" in entry else []), *listed])
    return f"(?-i:{body})" if entry.get("capital") else body


def _words(listed: Iterable[str]) -> list[str]:
    """Words as patterns, the longest first, so that none hides another that begins with it."""
    ordered = sorted(listed, key=lambda word: (-len(word), word))
    return [re.escape(word).replace("\\ ", " ").replace("'", "['’]") for word in ordered]


@cache
def _number() -> str:
    """A number of one or more, in figures or words."""
    word = "|".join(_words(w for w, number in load("times")["numbers"].items() if number > 1 or w == "one"))
    spelled = rf"(a (?=hundred|thousand|dozen))?(({word})(?!\w)([ -](?=\w)| and )?)+(?<![ -])"
    return rf"(\d[\d,]*(\.\d+)?( 1/2|½)?|{spelled})([ -]and[ -]a[ -]half)?( million| billion)?"


def _grouped(pattern: str) -> str:
    """`(` groups only, a space is any white space; in [ ] and after (?<= a space is one character."""
    made, inside, behind = [], False, 0
    for piece in re.findall(r"\\.|\(\?<?[=!]|\(\?[P-][^:>]*[:>]|\(\?:|\(| \?|.", pattern):
        if piece == "[":
            inside = True
        elif piece == "]":
            inside = False
        elif piece == "(" and not inside:
            piece = "(?:"
        elif piece == " ?" and not inside:
            piece = r"\s*"
        elif piece == " ":
            piece = r"\s" if inside or behind else r"\s+"
        if piece.startswith("(?<"):
            behind = 1
        elif behind and not inside and piece == ")":
            behind = 0
        made.append(piece)
    return "".join(made)
