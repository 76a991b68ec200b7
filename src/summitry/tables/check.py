"""Tables held against their declaration: columns, types, required cells, closed vocabularies, keys, and text."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple

import pandas as pd

from ..codebook import NO_ID
from ..errors import UNWRITABLE, SummitryError
from .schema import IDS, KEY, TABLES, Table


class Fault(NamedTuple):
    """A cell that is not as declared: its `row` by the frame's index, None where all the column is meant."""

    row: Any
    column: str
    what: str
    remedy: str


def check(frames: Mapping[str, pd.DataFrame], text: str) -> None:
    """Hold tables by name against `schema.toml` and against the text that their offsets count in.

    Raises `SummitryError` for the first fault, with its table, row, column and value, and a remedy.
    """
    known = {name: set(frames[name].get(column, ())) for name, column in {"articles": KEY, **IDS}.items()}
    for table in TABLES.values():
        frame = frames[table.name]
        found = (_columns(table, frame), _keys(table, frame), _references(table, frame, known))
        for fault in chain(*found, _days(frame), _text(frame, text)):
            raise _error(table, frame, fault)


def _error(table: Table, frame: pd.DataFrame, fault: Fault) -> SummitryError:
    """The fault with its place: table, row (by its id or, where it has none, by its number) and column."""
    named = IDS.get(table.name, fault.column)
    number = fault.row if fault.row is None or named == fault.column else frame.at[fault.row, named]
    row = "" if number is None else f"row {number!s}, "
    return SummitryError(fault.what, where=f"{table.name}, {row}column '{fault.column}'", remedy=fault.remedy)


def _columns(table: Table, frame: pd.DataFrame) -> Iterator[Fault]:
    """Columns that are missing, too many or in another order; cells of another type, or missing."""
    if list(frame.columns) != table.names:
        odd = min(set(frame.columns) ^ set(table.names), default=KEY)
        yield Fault(None, odd, "the columns are not those of the schema", f"use {', '.join(table.names)}")
    for column in table.columns:
        cells = frame[column.name]
        if cells.dtype != column.dtype and not cells.dtype == "string" == column.dtype:  # however pandas keeps text
            for row, cell in column.strange(cells):
                yield Fault(row, column.name, f"'{cell}' is none of its words", f"use {column.values}")
            yield Fault(None, column.name, f"its type is {cells.dtype}", "make the table with schema.frame")
        if most := {"count": float("inf"), "share": 1}.get(column.type):
            for row in cells.index[~cells.between(0, most).fillna(True).astype(bool)]:
                yield Fault(row, column.name, f"'{cells[row]}' is out of range", f"write {column.values}")
        if column.required and (empty := cells.isna() | (cells == "").fillna(False)).any():
            yield Fault(cells.index[empty][0], column.name, "the cell is empty", f"fill it with {column.values}")


def _keys(table: Table, frame: pd.DataFrame) -> Iterator[Fault]:
    """Keys that two rows have, and ids that could be taken for markup."""
    own = IDS.get(table.name, KEY)
    wrong, remedy = (UNWRITABLE, "rename the file") if own == KEY else (NO_ID, "use letters, digits and '_'")
    for row, cell in ((row, cell) for row, cell in frame[own].dropna().items() if wrong.search(cell)):
        yield Fault(row, own, f"'{cell}' is no id", remedy)
    for row in frame.index[frame.duplicated(list(table.key))] if table.key else ():
        cell = ", ".join(str(frame.at[row, column]) for column in table.key)
        yield Fault(row, table.key[-1], f"'{cell}' is the key of two rows", "keep one of them")


def _references(table: Table, frame: pd.DataFrame, known: Mapping[str, set[str]]) -> Iterator[Fault]:
    """Cells with none of a table's known ids; `row_id` has one of the table that stands beside it."""
    for column in table.columns:
        other = "articles" if column.name == KEY else column.refers
        if other or column.name == "row_id":
            named = [other] * len(frame) if other else frame["table"].tolist()
            for row, name, cell in zip(frame.index, named, frame[column.name].tolist(), strict=True):
                if cell not in known[name] and not pd.isna(cell):
                    yield Fault(row, column.name, f"'{cell}' is no row of {name}", "add the row there, or mend the id")


def _days(frame: pd.DataFrame) -> Iterator[Fault]:
    """Intervals that end before they begin."""
    for begin in [name for name in map(str, frame) if name.endswith("begin")]:
        for row in frame.index[(frame[begin] > frame[begin.replace("begin", "end")]).to_numpy()]:
            yield Fault(row, begin, "it ends before it begins", "turn the days round")


def _text(frame: pd.DataFrame, text: str) -> Iterator[Fault]:
    """Words that do not stand at their offsets."""
    if "text" not in frame:
        return
    cells = (frame[column].tolist() for column in ("text", "span_start", "span_end"))
    for row, words, start, end in zip(frame.index, *cells, strict=True):
        if not 0 <= start < end or text[start:end] != words:
            what = f"'{words}' is not what stands at {start} to {end}"
            yield Fault(row, "text", what, "give the offsets of the words, or parse the article again")
