"""Tables held against their declaration: types, required cells, closed vocabularies, keys, and text."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from ..codebook import NO_ID
from ..errors import UNWRITABLE, SummitryError
from .schema import IDS, KEY, TABLES, Row, Table

REMEDY = {"date": "write it as YYYY-MM-DD"}


class Fault(NamedTuple):
    """A cell that is not as declared, by the number of its `row`."""

    row: int
    column: str
    what: str
    remedy: str


def check(tables: Mapping[str, list[Row]], text: str) -> None:
    """Hold the rows of tables by name against `schema.toml` and against the text that their offsets count in.

    Raises `SummitryError` for the first fault, with its table, row, column and value, and a remedy.
    """
    known = {name: {row[column] for row in tables[name]} for name, column in {"articles": KEY, **IDS}.items()}
    for table in TABLES.values():
        rows = tables[table.name]
        found = (_cells(table, rows), _keys(table, rows), _references(table, rows, known))
        for fault in chain(*found, _days(rows), _text(rows, text)):
            raise _error(table, rows, fault)


def _error(table: Table, rows: list[Row], fault: Fault) -> SummitryError:
    """The fault with its place: table, row (by its id or, where it has none, by its number) and column."""
    named = IDS.get(table.name, fault.column)
    row = fault.row if named == fault.column else rows[fault.row][named]
    return SummitryError(fault.what, where=f"{table.name}, row {row}, column '{fault.column}'", remedy=fault.remedy)


def _cells(table: Table, rows: list[Row]) -> Iterator[Fault]:
    """Cells that are of another type, out of range, none of the words of their column, or missing."""
    for column in table.columns:
        for n, row in enumerate(rows):
            cell = row[column.name]
            if cell is None and column.required:
                yield Fault(n, column.name, "the cell is empty", f"fill it with {column.values}")
            elif cell is not None and (odd := column.odd(cell)):
                yield Fault(n, column.name, f"'{cell}' {odd}", REMEDY.get(column.type, f"use {column.values}"))


def _keys(table: Table, rows: list[Row]) -> Iterator[Fault]:
    """Keys that two rows have, and ids that could be taken for markup."""
    own, seen = IDS.get(table.name, KEY), set()
    wrong, remedy = (UNWRITABLE, "rename the file") if own == KEY else (NO_ID, "use letters, digits and '_'")
    for n, row in enumerate(rows):
        if wrong.search(row[own]):
            yield Fault(n, own, f"'{row[own]}' is no id", remedy)
        key = tuple(row[column] for column in table.key) or (n,)
        if key in seen:
            yield Fault(n, table.key[-1], f"'{', '.join(map(str, key))}' is the key of two rows", "keep one of them")
        seen.add(key)


def _references(table: Table, rows: list[Row], known: Mapping[str, set[str]]) -> Iterator[Fault]:
    """Cells with none of a table's known ids; `row_id` has one of the table that stands beside it."""
    for column in table.columns:
        other = "articles" if column.name == KEY else column.refers
        for n, row in enumerate(rows) if other or column.name == "row_id" else ():
            name, cell = other or row["table"], row[column.name]
            if cell is not None and cell not in known[name]:
                yield Fault(n, column.name, f"'{cell}' is no row of {name}", "add the row there, or mend the id")


def _days(rows: list[Row]) -> Iterator[Fault]:
    """Intervals that end before they begin."""
    for n, row in enumerate(rows):
        for begin in [name for name in row if name.endswith("begin")]:
            if (end := row[begin.replace("begin", "end")]) and (row[begin] or end) > end:
                yield Fault(n, begin, "it ends before it begins", "turn the days round")


def _text(rows: list[Row], text: str) -> Iterator[Fault]:
    """Words that do not stand at their offsets."""
    for n, row in enumerate(rows):
        start, end = row.get("span_start", 0), row.get("span_end", 0)
        if "text" in row and (not 0 <= start < end or text[start:end] != row["text"]):
            what = f"'{row['text']}' is not what stands at {start} to {end}"
            yield Fault(n, "text", what, "give the offsets of the words, or parse the article again")
