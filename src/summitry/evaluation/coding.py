"""A coding of one article: rows of plain text with the pieces of the article that they stand on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
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


@dataclass(frozen=True)
class Coding:
    """The rows of one coding by table, names in place of actors' ids; missing cells are empty text.

    Besides its columns a row has `pieces`, the spans that it is matched by, and `cast`, the names of an event's actors.
    """

    rows: Mapping[str, list[Row]]

    @classmethod
    def load(cls, folder: str | Path) -> Coding:
        """Read the CSV files of a coding. Raises `SummitryError` where one is missing or has no spans."""
        return cls(_rows({name: _read(Path(folder) / f"{name}.csv") for name in (*IDS, "participants", "spans")}))

    @classmethod
    def of(cls, tables: Tables) -> Coding:
        """Take the parser's tables as a coding."""
        return cls(_rows({name: table for name, table in tables.items() if name not in ("articles", "doubts")}))


def plain(cells: Mapping[Any, Any]) -> Row:
    """Give cells as text: dates as days, missing ones empty.

    >>> plain({"begin": pd.Timestamp(2024, 5, 1), "end": pd.NaT, "mentions": 2})
    {'begin': '2024-05-01', 'end': '', 'mentions': '2'}
    """
    known = {str(key): "" if pd.isna(value) else value for key, value in cells.items()}
    return {key: f"{value.date()}" if isinstance(value, pd.Timestamp) else str(value) for key, value in known.items()}


def _rows(tables: Mapping[str, pd.DataFrame]) -> dict[str, list[Row]]:
    rows = {name: [plain(row) for row in table.to_dict("records")] for name, table in tables.items()}
    names = {row["actor_id"]: row["name"] or row["actor_id"] for row in rows["actors"]}
    cast, pieces = defaultdict(list), defaultdict(list)
    for row in rows["participants"]:
        cast[row["event_id"]].append(names.get(row["actor_id"], row["actor_id"]))
    for row in rows["spans"]:
        if PARTS.get(row["table"]) == row["part"]:
            pieces[row["table"], row["row_id"]].append(_span(row))
    return {
        name: [
            {**row, **_named(row, names), "pieces": pieces[name, row[i]] or [_span(row)], "cast": cast[row[i]]}
            for row in rows[name]
        ]
        for name, i in IDS.items()
    }


def _named(row: Row, names: Mapping[str, str]) -> Row:
    """The name of a row's speaker or holder, where it has one."""
    return {column: names.get(row[column], row[column]) for column in ("speaker_id", "holder_id") if column in row}


def _span(row: Row) -> Span:
    return Span(int(row["span_start"]), int(row["span_end"]))


def _read(path: Path) -> pd.DataFrame:
    try:
        table = pd.read_csv(path, dtype="string", keep_default_na=False)
    except FileNotFoundError:
        raise SummitryError("there is no such file", where=str(path), remedy="name the folder of a coding") from None
    except ValueError as error:  # of pandas: another encoding, no columns, or a row with too many cells
        raise SummitryError(f"this is no CSV in UTF-8 ({error})", where=str(path), remedy="save it so") from None
    if path.stem != "participants" and not {"span_start", "span_end"} <= set(table.columns):
        raise SummitryError("its rows have no span_start and span_end", where=str(path), remedy="add their offsets")
    return table
