"""Two versions of an article: the events, statements and stances that came, went or changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

import pandas as pd

from ..tables.store import Tables
from .agreement import CODES, NAMES
from .coding import Coding, Row
from .matching import ACTS, partners, same_name

ALIKE = 0.5  # of the words of two passages that are common, from which on they are versions of one
COLUMNS = ["table", "what", "text", "column", "before", "after"]
KEYS = {"events": ("status", "end"), "statements": ("speaker_id",), "stances": ("holder_id", "issue", "position")}
TELLING = {
    "events": (*CODES["events"], "cast"),
    "statements": (*CODES["statements"], "text"),
    "stances": CODES["stances"],
}


def changes(old: Tables, new: Tables) -> pd.DataFrame:
    """List what came, went or changed between two versions: table, what, words, column, and the two values.

    Of a row that came or went there is no column, and the value is what it says: who is for or against what.

    Rows are matched by what they say, never by ids or places, so that captions, buttons and moved paragraphs are no
    change: events by kind, cast and days, or by cast and words where the days were changed; statements by speaker and
    words; stances by holder, issue and words.

    >>> from summitry import parse
    >>> from summitry.article.regions import regions
    >>> from summitry.records import Article
    >>> texts = ["Jane Doe will meet John Roe in Oslo.", "A word first.\\n\\nJane Doe will meet John Roe in Bergen."]
    >>> changes(*(parse(Article("note", text, tuple(regions(text)))) for text in texts))["after"].to_list()
    ['Bergen']
    """
    before, after = Coding.of(old), Coding.of(new)
    found = [row for name in TELLING for row in _changes(name, before.rows[name], after.rows[name])]
    return pd.DataFrame(found, columns=COLUMNS)


def _changes(table: str, old: list[Row], new: list[Row]) -> Iterator[list[str]]:
    partner = partners(SCORES[table], old, new)
    for i, row in enumerate(old):
        if i not in partner:
            yield [table, "went", row["text"], "", _said(table, row), ""]
            continue
        for column in TELLING[table]:
            was, now = (_cell(version, column) for version in (row, new[partner[i]]))
            if was != now and not (column in NAMES and same_name(was, now)):
                yield [table, "changed", new[partner[i]]["text"], column, was or "none", now or "none"]
    came = sorted(set(range(len(new))) - set(partner.values()))
    yield from ([table, "came", new[j]["text"], "", "", _said(table, new[j])] for j in came)


def _said(table: str, row: Row) -> str:
    """What a row that came or went says: an event's status and last day, who speaks, or who is for or against what."""
    return ", ".join(cell for column in KEYS[table] if (cell := _cell(row, column)))


def _cell(row: Row, column: str) -> str:
    cell = row.get(column, "")
    return ", ".join(sorted(set(cell))) if isinstance(cell, list) else " ".join(cell.split())


def _events(a: Row, b: Row) -> float:
    """How much of kind, cast and days two events share; none where these are another's."""
    cast = [sum(any(same_name(x, y) for y in two["cast"]) for x in one["cast"]) for one, two in ((a, b), (b, a))]
    alike = _alike(a["text"], b["text"])
    if (a["kind"] in ACTS) != (b["kind"] in ACTS) or (a["cast"] and b["cast"] and not any(cast)):
        return 0.0
    if alike < ALIKE and (_apart(a, b) or not any(cast)):
        return 0.0
    shared = sum(cast) / max(1, len(a["cast"]) + len(b["cast"]))
    same = [a[name] == b[name] for name in ("kind", "begin", "end")].count(True)
    return shared + alike + same / 3


def _apart(a: Row, b: Row) -> bool:
    """Whether the days of two events have none in common."""
    return any(one["end"] and other["begin"] and one["end"] < other["begin"] for one, other in ((a, b), (b, a)))


def _statements(a: Row, b: Row) -> float:
    who = same_name(a["speaker_id"], b["speaker_id"]) or not (a["speaker_id"] and b["speaker_id"])
    alike = _alike(a["text"], b["text"])
    return alike + 0.1 * (a["speaker_id"] == b["speaker_id"]) if who and alike >= ALIKE else 0.0


def _stances(a: Row, b: Row) -> float:
    alike = _alike(a["text"], b["text"])
    same = a["issue"] == b["issue"] and same_name(a["holder_id"], b["holder_id"])
    return alike + 0.1 * (a["position"] == b["position"]) if same and alike >= ALIKE else 0.0


def _alike(one: str, other: str) -> float:
    """The words that two passages have in common, in order, as a share of those of both."""
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


SCORES: dict[str, Callable[[Row, Row], float]] = {
    "events": _events,
    "statements": _statements,
    "stances": _stances,
}
