"""The agreement of two codings of one article: rows matched by their words, codes compared on matched rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..records import Span
from .coding import Coding, Row
from .matching import ACTS, Match, is_coded, match, same_name

CODES = {
    "times": ("type", "value", "begin", "end"),
    "statements": ("speaker_id", "form", "via", "said_end"),
    "events": ("kind", "status", "begin", "end", "place", "effect"),
    "stances": ("position", "basis", "date_end"),
}
MOVES = {"status": False, "effect": True}  # columns of the events that only moves have, or only contacts
NAMES = {"speaker_id", "via", "place"}  # columns in which two names may mean the same
Pairs = list[tuple[str, str]]  # a code of matched rows as the two codings give it


@dataclass(frozen=True)
class Agreement:
    """`scores`: precision, recall and F1 by table; `codes`: agreement by column; `disagreements`: each of them."""

    scores: pd.DataFrame
    codes: pd.DataFrame
    disagreements: pd.DataFrame


def compare(reference: Coding, other: Coding) -> Agreement:
    """Match the rows of two codings one to one and compare their codes.

    Rows match by the text that they stand on: times by overlap, statements by half of their content, events by
    mentions and cast, stances by passage, issue and holder. Rows that the reference calls optional neither help
    nor hurt, nor do beliefs and intentions among the statements, which codings leave out. `codes` has the share of
    matched rows with the same code and Krippendorff's alpha (nominal, missing a value of its own; none where there is
    but one value). Source: K. Krippendorff, Content Analysis, ch. 12.

    >>> from summitry import parse
    >>> from summitry.article.regions import regions
    >>> from summitry.records import Article
    >>> text = "Jane Doe met John Roe in Oslo."
    >>> coding = Coding.of(parse(Article("note", text, tuple(regions(text)))))
    >>> compare(coding, coding).scores.query("table == 'events'")[["f1", "matched"]].to_dict("records")
    [{'f1': 1.0, 'matched': 1}]
    """
    matches = {name: match(name, reference.rows[name], other.rows[name]) for name in CODES}
    coded = {(name, c): _coded(c, matches[name]) for name, columns in CODES.items() for c in columns}
    scores = [{"table": name, **_f1(m)} for name, m in matches.items()]
    codes = [{"table": name, "column": column, **_share("rows", pairs)} for (name, column), pairs in coded.items()]
    differences = [row for name, m in matches.items() for row in _differences(name, m)]
    found = pd.DataFrame(differences, columns=["table", "what", "first", "second", "text", "span_start", "span_end"])
    return Agreement(pd.DataFrame(scores), pd.DataFrame(codes), found.sort_values("span_start", kind="stable"))


def detection(reference: Coding, other: Coding, sentences: pd.DataFrame) -> pd.DataFrame:
    """Tell by table how often two codings find something in the same sentences: the share, and Krippendorff's alpha.

    `sentences` has `begin` and `end` in character offsets, as `coverage` gives them.
    """
    spans = [Span(int(a), int(b)) for a, b in zip(sentences["begin"], sentences["end"], strict=True)]
    found = {name: zip(_touched(reference, name, spans), _touched(other, name, spans), strict=True) for name in CODES}
    return pd.DataFrame([{"table": name, **_share("sentences", list(pairs))} for name, pairs in found.items()])


def _touched(coding: Coding, table: str, spans: list[Span]) -> list[str]:
    """True or False for each of the spans, as a code: a row of the table stands in it."""
    pieces = [piece for row in coding.rows[table] if is_coded(table, row) for piece in row["pieces"]]
    return [str(any(piece.overlaps(span) for piece in pieces)) for span in spans]


def _coded(column: str, matched: Match) -> Pairs:
    """A code of the rows that are to have it: `none` is as missing, names that may mean the same are one code."""
    pairs = [(_code(a, column), _code(b, column)) for a, b in _with(column, matched)]
    return [(a, a) if column in NAMES and same_name(a, b) else (a, b) for a, b in pairs]


def _with(column: str, matched: Match) -> list[tuple[Row, Row]]:
    """The matched rows that have a code in this column by its meaning: a move has no status, a contact no effect."""
    return [(a, b) for a, b in matched.pairs if column not in MOVES or (a["kind"] in ACTS) is MOVES[column]]


def _code(row: Row, column: str) -> str:
    code = str(row.get(column, ""))
    return "" if code == "none" else code


def _f1(matched: Match) -> Row:
    hit, missed, extra = (len(rows) for rows in (matched.pairs, matched.missed, matched.extra))
    ratios = {"precision": (hit, hit + extra), "recall": (hit, hit + missed), "f1": (2 * hit, 2 * hit + missed + extra)}
    figures = {name: round(part / whole, 3) if whole else 0.0 for name, (part, whole) in ratios.items()}
    return {**figures, "matched": hit, "missed": missed, "extra": extra}


def _share(unit: str, pairs: Pairs) -> Row:
    """The number of pairs, the share that has the same code, and alpha."""
    same = round(sum(a == b for a, b in pairs) / len(pairs), 3) if pairs else None
    return {unit: len(pairs), "same": same, "alpha": _alpha(pairs)}


def _alpha(pairs: Pairs) -> float | None:
    import krippendorff  # comes with the notebooks; the other figures need nothing of it

    values = sorted({value for pair in pairs for value in pair})
    if len(values) < 2:
        return None
    data = [[values.index(pair[n]) for pair in pairs] for n in (0, 1)]
    return round(float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")), 3)


def _differences(table: str, matched: Match) -> Iterator[list[Any]]:
    """Rows of one coding alone, and codes that differ, each with its words."""
    for row in matched.missed:
        yield _difference(table, "only in the first", row, row["text"], "")
    for row in matched.extra:
        yield _difference(table, "only in the second", row, "", row["text"])
    for column in CODES[table]:
        for (row, _), (a, b) in zip(_with(column, matched), _coded(column, matched), strict=True):
            if a != b:
                yield _difference(table, column, row, a or "none", b or "none")


def _difference(table: str, what: str, row: Row, first: str, second: str) -> list[Any]:
    return [table, what, first, second, row["text"], int(row["span_start"]), int(row["span_end"])]
