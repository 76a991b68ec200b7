"""Rows of two codings that are the same: those that stand on the same words, each with one of the other coding."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass

from .coding import Row

ACTS = {"announcement", "proposal", "joint_statement"}
LITTLE = {"the", "a", "an", "of", "some", "its"}  # words that tell no name from another


@dataclass(frozen=True, slots=True)
class Match:
    """The rows of a table in two codings: `pairs`, and those of the first (`missed`) and second (`extra`) alone."""

    pairs: list[tuple[Row, Row]]
    missed: list[Row]
    extra: list[Row]


def match(table: str, reference: list[Row], other: list[Row]) -> Match:
    """Pair the rows of a table, those that share most first, each row once.

    Rows that the reference calls optional count neither as found nor as missed, and the second row of an event that
    the reference has in one is not extra.
    """
    score = SCORES[table]
    partner = partners(score, reference, other)
    asked = [i for i, row in enumerate(reference) if not row.get("optional")]
    left = [row for j, row in enumerate(other) if j not in partner.values() and is_coded(table, row)]
    told = [reference[i] for i in partner] if table == "events" else []
    return Match(
        [(reference[i], other[partner[i]]) for i in asked if i in partner],
        [reference[i] for i in asked if i not in partner],
        [row for row in left if not any(score(known, row) for known in told)],
    )


def partners(score: Callable[[Row, Row], float], first: list[Row], second: list[Row]) -> dict[int, int]:
    """Pair rows that share most, best first, each once: the place in the second list by that in the first.

    >>> partners(lambda a, b: float(a["text"] == b["text"]), [{"text": "x"}, {"text": "y"}], [{"text": "y"}])
    {1: 0}
    """
    scored = [(score(a, b), -i, -j) for (i, a), (j, b) in itertools.product(enumerate(first), enumerate(second))]
    found: dict[int, int] = {}
    for value, i, j in sorted(scored, reverse=True):
        if value > 0 and -i not in found and -j not in found.values():
            found[-i] = -j
    return found


def is_coded(table: str, row: Row) -> bool:
    """Tell whether codings have such rows: of attributions only acts of speech."""
    return table != "statements" or row.get("type", "") in ("", "assertion")


def same_name(one: str, other: str) -> bool:
    """Tell whether two names may mean the same: by the same last word, or all words of one among the other's.

    Numbers, as of a second official without a name, are no words.

    >>> same_name("Jane Doe", "President Doe"), same_name("Jane Doe", "John Roe")
    (True, False)
    >>> same_name("US official 2", "an official of the White House"), same_name("US official 2", "an official")
    (False, True)
    """
    words = (re.findall(r"[^\W_]+", name.casefold()) for name in (one, other))
    a, b = ([word for word in found if word not in LITTLE and not word.isdigit()] for found in words)
    return bool(a and b) and (a[-1] == b[-1] or set(a) <= set(b) or set(b) <= set(a))


def _statements(a: Row, b: Row) -> float:
    """The characters of content that two statements share, where they are half of both together."""
    shared = _shared(a, b)
    whole = sum(p.end - p.start for p in [*a["pieces"], *b["pieces"]]) - shared
    return shared / whole if shared >= 0.5 * whole else 0.0


def _events(a: Row, b: Row) -> float:
    """The mentions that two events share, and how much of their cast; a contact is no act of planning one."""
    if (a["kind"] in ACTS) != (b["kind"] in ACTS):
        return 0.0
    common = sum(any(p.overlaps(q) for q in b["pieces"]) for p in a["pieces"])
    alike = sum(any(same_name(x, y) for y in b["cast"]) for x in a["cast"])
    cast = 2 * alike / (len(a["cast"]) + len(b["cast"])) if a["cast"] and b["cast"] else 0.0
    return common + cast + 0.5 * (a["kind"] == b["kind"]) if common else 0.0


def _stances(a: Row, b: Row) -> float:
    """The characters that two stances of one holder on one issue share; an unnamed official stands for the side."""
    alike = same_name(a["holder_id"], b["holder_id"]) or (
        a["side"] == b["side"] != "" and "official" in a["holder_id"].casefold()
    )
    return _shared(a, b) if a["issue"] == b["issue"] and alike else 0.0


def _shared(a: Row, b: Row) -> int:
    """The characters that two rows share."""
    both = itertools.product(a["pieces"], b["pieces"])
    return sum(max(0, min(p.end, q.end) - max(p.start, q.start)) for p, q in both)


SCORES: dict[str, Callable[[Row, Row], float]] = {
    "times": _shared,
    "statements": _statements,
    "events": _events,
    "stances": _stances,
}
