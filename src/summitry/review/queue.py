"""The rows to review, the least confident first: each with its sentence, and with the cells that a hand may change."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..codebook import Codebook
from ..reader.html import quotation
from ..reader.words import label, told, with_labels
from ..tables.schema import IDS, TABLES, Column
from ..tables.show import find, pieces
from ..tables.store import Tables
from .cast import cast

REVIEWED = ("events", "stances")
ADDED = (*REVIEWED, "actors")  # tables that a hand may add rows to
FIXED = {
    "article_id",
    "statement_id",
    "confidence",
    "mentions",
    "text",
    "span_start",
    "span_end",
    "date_text",
    "rule",
    "by",
}
CAST = "cast"
MADE = {"title", "precision"}  # of the words and the days, where no hand gives them
Item = dict[str, Any]


def queue(tables: Tables, names: tuple[str, ...] = REVIEWED) -> list[str]:
    """List the ids of rows to review by their confidence, the lowest first; then as they stand in the text.

    >>> from summitry import parse
    >>> from summitry.article.regions import regions
    >>> from summitry.records import Article
    >>> text = "Jane Doe met John Roe in Oslo. They will meet again in May."
    >>> queue(parse(Article("note", text, tuple(regions(text)))))
    ['e02', 'e01']
    """
    listed = [
        (1.0 if pd.isna(row["confidence"]) else float(row["confidence"]), int(row["span_start"]), str(row[IDS[name]]))
        for name in names
        for row in getattr(tables, name).to_dict("records")
    ]
    return [row_id for _, _, row_id in sorted(listed)]


def item(tables: Tables, row_id: str, codebook: Codebook | None = None) -> Item:
    """A row as the review shows it: what it says, its sentence with marks (HTML), its cells and its mentions."""
    name, row = find(tables, row_id)
    behind = pieces(tables, name, row)
    sure = row.get("confidence")
    values = {column.name: _written(row.get(column.name)) for column in _free(name)}
    return {
        "id": row_id,
        "table": name,
        "told": told(with_labels(tables, codebook), row_id),
        **{edge: _shown(tables.text, row[f"span_{edge}"]) for edge in ("start", "end")},
        "quote": quotation(tables.text, [span for _, span in behind]),
        "confidence": None if sure is None else round(float(sure), 2),
        "values": {**values, CAST: cast(tables, row_id)} if name == "events" else values,
        "mentions": [(span.start, f"“{span.of(tables.text)}”") for part, span in behind if part == "mention"],
    }


def fields(tables: Tables, name: str, codebook: Codebook | None = None) -> list[dict[str, Any]]:
    """The cells of a table that a hand may change: each with its `choices`, pairs of value and label, where closed."""
    issues = [(issue.id, issue.label) for issue in codebook.issues] if codebook else []
    who = {"name": CAST, "label": "who takes part", "type": "string", "required": False, "choices": []}
    free = [
        {
            "name": column.name,
            "label": label(column.name),
            "type": column.type,
            "required": column.required and column.name not in MADE,
            "choices": _choices(tables, column, issues),
        }
        for column in _free(name)
    ]
    return [*free, who] if name == "events" else free


def _free(name: str) -> list[Column]:
    """The columns of a table that a hand may change."""
    fixed = {*FIXED, *TABLES[name].key} | ({"side"} if name != "actors" else set())  # others have that of their actor
    return [c for c in TABLES[name].columns if c.name not in fixed]


def _shown(text: str, offset: int) -> int:
    """An offset as a page counts it, where every line ends with one character."""
    return len(text[:offset].replace("\r\n", "\n"))


def _written(cell: Any) -> str:
    """A cell as text; empty where it is missing."""
    if cell is None or pd.isna(cell):
        return ""
    return f"{cell:%Y-%m-%d}" if isinstance(cell, pd.Timestamp) else str(cell)


def _choices(tables: Tables, column: Column, issues: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What a cell may hold, where that is closed; empty where it is free."""
    if column.words:
        return [(word, label(word)) for word in column.words]
    if column.refers == "actors":
        return sorted(zip(tables.actors["actor_id"], tables.actors["name"], strict=True), key=lambda actor: actor[1])
    if column.refers == "events":
        titles = zip(tables.events["event_id"], tables.events["title"], strict=True)
        return [(event_id, f"{event_id}: {title}") for event_id, title in titles]
    if column.name == "issue":
        told = sorted({*tables.stances["issue"]} - {issue_id for issue_id, _ in issues})
        return [*issues, *((issue_id, label(issue_id)) for issue_id in told)]
    return []
