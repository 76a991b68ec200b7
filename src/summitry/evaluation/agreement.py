"""How far two codings of one article agree: rows matched by their words, codes compared on matched rows."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from ..errors import SummitryError
from ..records import Span
from ..tables.schema import IDS
from ..tables.store import Tables

Row = dict[str, Any]
PARTS = {"statements": "content", "events": "mention"}  # which pieces of a row are matched; else its own span
NAMES = {"speaker_id", "holder_id", "via", "place"}  # columns in which two names may mean the same
CODES = {
    "times": ("type", "value", "begin", "end"),
    "statements": ("speaker_id", "form", "via", "said_end"),
    "events": ("kind", "status", "begin", "end", "place", "effect"),
    "stances": ("position", "basis", "date_end"),
}
ACTS = {"announcement", "proposal", "joint_statement"}
FILLERS = {"the", "a", "an", "of", "some", "its"}


@dataclass(frozen=True)
class Coding:
    """The rows of one coding by table, names in place of actors' ids; missing cells are empty text."""

    rows: dict[str, list[Row]]

    @classmethod
    def load(cls, folder: str | Path) -> Coding:
        """Read the CSV files of a coding. Raises `SummitryError` where one is missing or has no spans."""
        return cls._of({name: _read(Path(folder) / f"{name}.csv") for name in (*IDS, "participants", "spans")})

    @classmethod
    def of(cls, tables: Tables) -> Coding:
        """What the parser found."""
        return cls._of({name: table for name, table in tables.items() if name not in ("articles", "doubts")})

    @classmethod
    def _of(cls, tables: dict[str, pd.DataFrame]) -> Coding:
        rows: dict[str, list[Row]] = {name: [_plain(row) for row in t.to_dict("records")] for name, t in tables.items()}
        names: dict[str, str] = {row["actor_id"]: row["name"] or row["actor_id"] for row in rows["actors"]}
        cast: dict[str, list[str]] = {}
        for row in rows["participants"]:
            actor = str(row["actor_id"])
            cast.setdefault(row["event_id"], []).append(names.get(actor, actor))
        pieces: dict[tuple[str, str], list[Span]] = {}
        for row in rows["spans"]:
            if PARTS.get(row["table"]) == row["part"]:
                pieces.setdefault((row["table"], row["row_id"]), []).append(_span(row))
        for name in CODES:
            for row in rows[name]:
                row["pieces"] = pieces.get((name, row[IDS[name]]), [_span(row)])
                row["cast"] = cast.get(row[IDS[name]], [])
                for column in ("speaker_id", "holder_id"):
                    row[column] = names.get(row.get(column, ""), row.get(column, ""))
        return cls(rows)


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
    nor hurt, nor do beliefs and intentions among the statements, which readers do not code. `codes` has the share of
    matched rows with the same code and Krippendorff's alpha (nominal, missing a value of its own; none where there is
    but one value). Source: K. Krippendorff, Content Analysis, ch. 12.
    """
    scores, codes, differences = [], [], []
    for name, columns in CODES.items():
        pairs, missed, extra = _pair(reference.rows[name], other.rows[name], MATCHES[name])
        pairs = [(a, b) for a, b in pairs if not a.get("optional")]
        missed = [row for row in missed if not row.get("optional")]
        extra = [row for row in extra if _is_coded(name, row)]
        scores.append({"table": name, **_f1(len(pairs), len(missed), len(extra))})
        differences += [_difference(name, "only in the first", row, row["text"], "") for row in missed]
        differences += [_difference(name, "only in the second", row, "", row["text"]) for row in extra]
        for column in columns:
            values = [_same(column, str(a.get(column, "")), str(b.get(column, ""))) for a, b in pairs]
            codes.append(
                {
                    "table": name,
                    "column": column,
                    "rows": len(values),
                    "same": round(sum(x == y for x, y in values) / len(values), 3) if values else None,
                    "alpha": _alpha(values),
                }
            )
            differences += [
                _difference(name, column, a, x or "none", y or "none")
                for (a, _), (x, y) in zip(pairs, values, strict=True)
                if x != y
            ]
    found = pd.DataFrame(differences, columns=["table", "what", "first", "second", "text", "span_start", "span_end"])
    return Agreement(pd.DataFrame(scores), pd.DataFrame(codes), found.sort_values("span_start", kind="stable"))


def _is_coded(name: str, row: Row) -> bool:
    """Whether readers code such rows: of attributions only acts of speech."""
    return name != "statements" or row.get("type", "") in ("", "assertion")


def detection(reference: Coding, other: Coding, sentences: pd.DataFrame) -> pd.DataFrame:
    """By table, whether two codings find something in the same sentences: the share, and Krippendorff's alpha.

    `sentences` has `begin` and `end` in character offsets, as `coverage` gives them.
    """
    spans = [Span(int(a), int(b)) for a, b in zip(sentences["begin"], sentences["end"], strict=True)]
    out = []
    for name in CODES:
        both = [[p for row in c.rows[name] if _is_coded(name, row) for p in row["pieces"]] for c in (reference, other)]
        values = [tuple(str(any(p.overlaps(s) for p in own)) for own in both) for s in spans]
        pairs = [(a, b) for a, b in values]
        out.append(
            {
                "table": name,
                "sentences": len(pairs),
                "same": round(sum(a == b for a, b in pairs) / len(pairs), 3),
                "alpha": _alpha(pairs),
            }
        )
    return pd.DataFrame(out)


def moved(before: Tables, after: Tables) -> pd.DataFrame:
    """Which dates of two parses of one article differ: table, row, words, column, and the two values."""
    out = []
    for name, columns in {
        "times": ("value", "begin", "end"),
        "statements": ("said_begin", "said_end"),
        "events": ("begin", "end"),
    }.items():
        old, new = (_by_place(getattr(t, name)) for t in (before, after))
        for place, row in old.items():
            for column in columns:
                was, now = _plain(row)[column], _plain(new.get(place, {column: ""}))[column]
                if was != now:
                    out.append([name, row[IDS[name]], row["text"], column, was or "none", now or "none"])
    return pd.DataFrame(out, columns=["table", "row_id", "text", "column", "before", "after"])


# --- matching -------------------------------------------------------------------------------------


def _pair(
    left: list[Row], right: list[Row], score: Callable[[Row, Row], float]
) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """The best pairs first, each row once; then those of the left and of the right without a partner."""
    scored = [(score(a, b), -i, -j) for (i, a), (j, b) in itertools.product(enumerate(left), enumerate(right))]
    mine: dict[int, int] = {}
    for value, i, j in sorted(scored, reverse=True):
        if value > 0 and -i not in mine and -j not in mine.values():
            mine[-i] = -j
    pairs = [(left[i], right[j]) for i, j in sorted(mine.items())]
    return (
        pairs,
        [a for i, a in enumerate(left) if i not in mine],
        [b for j, b in enumerate(right) if j not in mine.values()],
    )


def _times(a: Row, b: Row) -> float:
    return _shared(a, b)


def _statements(a: Row, b: Row) -> float:
    shared = _shared(a, b)
    whole = sum(p.end - p.start for p in [*a["pieces"], *b["pieces"]]) - shared
    return shared / whole if shared >= 0.5 * whole else 0.0


def _events(a: Row, b: Row) -> float:
    if (a["kind"] in ACTS) != (b["kind"] in ACTS):
        return 0.0
    common = sum(any(p.overlaps(q) for q in b["pieces"]) for p in a["pieces"])
    alike = sum(any(same_name(x, y) for y in b["cast"]) for x in a["cast"])
    cast = 2 * alike / (len(a["cast"]) + len(b["cast"])) if a["cast"] and b["cast"] else 0.0
    return common + cast + 0.5 * (a["kind"] == b["kind"]) if common else 0.0


def _stances(a: Row, b: Row) -> float:
    alike = same_name(a["holder_id"], b["holder_id"]) or (a["side"] == b["side"] != "" and "official" in a["holder_id"])
    return _shared(a, b) if a["issue"] == b["issue"] and alike else 0.0


MATCHES: dict[str, Callable[[Row, Row], float]] = {
    "times": _times,
    "statements": _statements,
    "events": _events,
    "stances": _stances,
}


def same_name(one: str, other: str) -> bool:
    """Whether two names may mean the same: the same last word, or all words of one are among the other's.

    >>> same_name("Jane Doe", "President Doe"), same_name("Jane Doe", "John Roe")
    (True, False)
    """
    a, b = ([w for w in re.split(r"[\W_]+", n.casefold()) if w and w not in FILLERS] for n in (one, other))
    return bool(a and b) and (a[-1] == b[-1] or set(a) <= set(b) or set(b) <= set(a))


def _shared(a: Row, b: Row) -> int:
    both = itertools.product(a["pieces"], b["pieces"])
    return sum(max(0, min(p.end, q.end) - max(p.start, q.start)) for p, q in both)


# --- figures --------------------------------------------------------------------------------------


def _f1(hit: int, missed: int, extra: int) -> Row:
    precision = hit / (hit + extra) if hit + extra else 0.0
    recall = hit / (hit + missed) if hit + missed else 0.0
    f1 = 2 * hit / (2 * hit + missed + extra) if hit else 0.0
    figures = {"precision": precision, "recall": recall, "f1": f1}
    return {**{k: round(v, 3) for k, v in figures.items()}, "matched": hit, "missed": missed, "extra": extra}


def _alpha(pairs: list[tuple[str, str]]) -> float | None:
    import krippendorff

    values = sorted({value for pair in pairs for value in pair})
    if len(values) < 2:
        return None
    data = [[values.index(pair[n]) for pair in pairs] for n in (0, 1)]
    return round(float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")), 3)


def _same(column: str, a: str, b: str) -> tuple[str, str]:
    return (a, a) if column in NAMES and same_name(a, b) else (a, b)


def _difference(name: str, what: str, row: Row, first: str, second: str) -> list[Any]:
    return [name, what, first, second, row["text"], int(row["span_start"]), int(row["span_end"])]


# --- reading --------------------------------------------------------------------------------------


def _read(path: Path) -> pd.DataFrame:
    try:
        table = pd.read_csv(path, dtype="string", keep_default_na=False)
    except FileNotFoundError:
        raise SummitryError("there is no such file", where=str(path), remedy="name the folder of a coding") from None
    if path.stem != "participants" and not {"span_start", "span_end"} <= set(table.columns):
        raise SummitryError("its rows have no span_start and span_end", where=str(path), remedy="add their offsets")
    return table


def _plain(row: Any) -> Row:
    """Cells as text: dates as days, missing ones empty."""
    cells = {}
    for key, value in row.items():
        missing = not isinstance(value, (str, list)) and pd.isna(value)
        cells[str(key)] = "" if missing else f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value)
    return cells


def _span(row: Row) -> Span:
    return Span(int(row["span_start"]), int(row["span_end"]))


def _by_place(table: pd.DataFrame) -> dict[tuple[int, int], Any]:
    return {(row["span_start"], row["span_end"]): row for row in table.to_dict("records")}
