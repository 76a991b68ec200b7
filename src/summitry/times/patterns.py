"""The patterns of `lexicon/times.toml` as Python writes them: classes and macros filled in, `( )` that only groups."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any

from ..lexicon import load


def folded(text: str) -> str:
    """Write figures of any script, and letters that match `i`, `k` or `s` in any case, as ASCII; all offsets hold."""
    alike: dict[str, str | int | None] = {"ı": "i", "İ": "I", "ſ": "s", "\N{KELVIN SIGN}": "K"}
    alike |= {sign: str(int(sign)) for sign in set(text) if sign.isdecimal() and not sign.isascii()}
    return text.translate(str.maketrans(alike)) if not alike.keys().isdisjoint(text) else text


@cache
def regex(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of the table; its classes are named groups, one that stands twice is `name` and `name2`."""
    seen: Counter[str] = Counter()

    def fill(match: re.Match[str]) -> str:
        name = match[1].lower()
        seen[name] += 1
        return f"(?P<{name}{seen[name] if seen[name] > 1 else ''}>{_body(match[1])})"

    expanded = re.sub(r"\{([A-Z_]+)\}", fill, pattern)
    return re.compile(rf"(?<![\w$])(?:{_grouped(expanded)})(?!\w)", re.I)


@cache
def words(name: str) -> dict[str, Any]:
    """List the words of a class with what they mean, in lower case."""
    listed = load("times")["classes"][name].get("words", {})
    return {word.lower().replace("’", "'"): meaning for word, meaning in listed.items()}


def one_of(listed: Iterable[str]) -> str:
    """Write words as a pattern, the longest first, so that none hides another that begins with it."""
    ordered = sorted(listed, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("\\ ", " ").replace("'", "['’]") for word in ordered)


@cache
def _body(name: str) -> str:
    """The pattern of a class or macro, those inside it filled in without names."""
    if macro := load("times")["macros"].get(name):
        return re.sub(r"\{([A-Z_]+)\}", lambda inner: f"({_body(inner[1])})", macro)
    entry = load("times")["classes"][name]
    body = "|".join(part for part in (entry.get("pattern"), one_of(entry.get("words", ()))) if part)
    return f"(?-i:{body})" if entry.get("capital") else body


def _grouped(pattern: str) -> str:
    """`(a b ?c)` as `(?:a\\s+b\\s*c)`; in [ ] and after (?<= a space is one character."""

    def rewrite(match: re.Match[str]) -> str:
        piece = match[0]
        if len(piece) > 2:
            return piece.replace(" ", r"\s")
        return {"(": "(?:", " ?": r"\s*", " ": r"\s+"}.get(piece, piece)

    return re.sub(r"\\.|\[[^\]]*\]|\(\?<[=!][^)]*\)|\((?!\?)| \??", rewrite, pattern)
