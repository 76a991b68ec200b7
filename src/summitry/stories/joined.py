"""The tables of several reports as those of one text: ids that are unique, offsets into all texts together."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from ..tables import Tables
from ..tables.schema import IDS, KEY, TABLES, each, plain

BETWEEN = "\n\n"  # the texts of two reports
PART = "participant"  # the part of whom no more is told
Row = dict[str, Any]
Maps = list[dict[tuple[str, str], str]]  # of each report: the id in the story by table and id


def starts(reports: Sequence[Tables]) -> list[int]:
    """Give the offset of each report in the text of the story."""
    found, at = [], 0
    for tables in reports:
        found.append(at)
        at += len(tables.text) + len(BETWEEN)
    return found


def numbered(reports: Sequence[Tables], given: Mapping[str, Mapping[tuple[int, str], str]]) -> Maps:
    """Give each row of each report an id in the story: those that are `given` by table, else the next number."""
    maps: Maps = [{} for _ in reports]
    counts = dict.fromkeys(IDS, 0)
    for n, tables in enumerate(reports):
        for name, column in IDS.items():
            for row_id in getattr(tables, name)[column]:
                counts[name] += 1
                maps[n][name, row_id] = given.get(name, {}).get((n, row_id)) or f"{row_id[0]}{counts[name]:02d}"
    return maps


def joined(
    name: str,
    reports: Sequence[Tables],
    maps: Maps,
    kept: Callable[[int, str, Row], bool],
    cells: Mapping[str, Row],
) -> Tables:
    """Join reports as one text under a name; of rows with one id the first stays, and none that is not `kept`.

    `cells` are those of an event in the story, by its id.
    """
    rows = {table: _rows(table, reports, maps, kept) for table in TABLES if table != "articles"}
    rows["events"] = [{**row, **cells[row["event_id"]]} for row in rows["events"]]
    rows["participants"] = _parts(rows["participants"])
    text = BETWEEN.join(tables.text for tables in reports)
    rows["articles"] = [_article(reports, text)]
    whole = {table: [{**row, KEY: name} for row in listed] for table, listed in rows.items()}
    return Tables(text, **{table: plain(table, whole[table]) for table in TABLES})


def _rows(table: str, reports: Sequence[Tables], maps: Maps, kept: Callable[[int, str, Row], bool]) -> list[Row]:
    found: dict[Any, Row] = {}
    for n, (tables, at) in enumerate(zip(reports, starts(reports), strict=True)):
        for cells in getattr(tables, table).to_dict("records"):
            if kept(n, table, cells):
                row = _mapped(table, {str(k): v for k, v in cells.items() if not pd.isna(v)}, maps[n], at)
                key = tuple(row[column] for column in TABLES[table].key) if TABLES[table].key else len(found)
                if key not in found:
                    found[key] = row
                elif table == "actors":
                    found[key] = _known_better(found[key], row)
    return [*found.values()]


def _known_better(one: Row, other: Row) -> Row:
    """The row of an actor that has a name, the first of them, with the mentions of both."""
    better = other if one["kind"] == "unnamed" else one
    return {**better, "mentions": one["mentions"] + other["mentions"]}


def _parts(rows: list[Row]) -> list[Row]:
    """The participants without those of whom another report knows more."""
    known = {(row["event_id"], row["actor_id"]) for row in rows if row["part"] != PART}
    return [row for row in rows if row["part"] != PART or (row["event_id"], row["actor_id"]) not in known]


def _mapped(table: str, row: Row, ids: Mapping[tuple[str, str], str], at: int) -> Row:
    """A row with the ids of the story, and offsets in its text."""
    for column in TABLES[table].columns:
        named = row["table"] if column.name == "row_id" else table if column.name == IDS.get(table) else column.refers
        if named and column.name in row:
            row[column.name] = ids[named, row[column.name]]
    if "anchor" in row:
        row["anchor"] = ids.get(("times", row["anchor"]), row["anchor"])
    return {**row, **{edge: row[edge] + at for edge in ("span_start", "span_end") if edge in row}}


def _article(reports: Sequence[Tables], text: str) -> Row:
    """The reports as one article: published when the last of them was, by all their publishers."""
    rows = [row for tables in reports for row in each(tables.articles)]
    days = [row.published for row in rows if not pd.isna(row.published)]
    by = dict.fromkeys(row.publisher for row in rows if not pd.isna(row.publisher))
    basis = {row.published_basis for row in rows if not pd.isna(row.published_basis)}
    return {
        "headline": f"{len(rows)} reports",
        "publisher": ", ".join(by),
        "published": max(days, default=None),
        "published_basis": "inferred" if "inferred" in basis else min(basis, default=None),
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "words": sum(int(row.words) for row in rows),
    }
