"""The tables as `schema.toml` declares them: typed frames, the descriptor of their files, and their description."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any

import pandas as pd

from ..errors import SummitryError

KEY = "article_id"
DTYPES = {"text": pd.StringDtype("python"), "count": "Int64", "share": "Float64", "date": "datetime64[s]"}
FIELD_TYPES = {"text": "string", "count": "integer", "share": "number", "date": "date"}  # names of Data Package 2.0
IN_WORDS = {"text": "text", "count": "whole number", "share": "number from 0 to 1", "date": "date"}


@dataclass(frozen=True)
class Column:
    """A column: `type` is text, count, share or date; `words` its vocabulary; `refers` a table whose key it holds."""

    name: str
    meaning: str
    type: str = "text"
    words: Sequence[str] = ()
    required: bool = False
    refers: str | None = None

    @cached_property
    def dtype(self) -> Any:
        """The pandas type of its cells: a categorical where the vocabulary is closed."""
        return pd.CategoricalDtype([*self.words]) if self.words else pd.api.types.pandas_dtype(DTYPES[self.type])

    @property
    def values(self) -> str:
        """Its closed vocabulary or, where it has none, its type in words."""
        return ", ".join(self.words) or IN_WORDS[self.type]

    def strange(self, cells: pd.Series[Any]) -> list[tuple[Any, Any]]:
        """Find the cells that hold none of its words, each with its place in the index."""
        listed = zip(cells.index, cells.tolist(), strict=True) if self.words else ()
        return [(row, cell) for row, cell in listed if not pd.isna(cell) and cell not in self.words]


@dataclass(frozen=True)
class Table:
    """A table: what a `row` is, its `columns`, and those that make its `key` beside the first, `article_id`."""

    name: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        """All column names, in order."""
        return [column.name for column in self.columns]


def _table(name: str, declared: dict[str, Any], shared: dict[str, Any]) -> Table:
    """A table of `schema.toml`: `article_id` comes first, and columns take from `shared` what they leave open."""
    columns = {KEY: {}, **declared["columns"]}.items()
    whole = (Column(column, **{**shared.get(column, {}), **own}) for column, own in columns)
    return Table(name, declared["row"], tuple(whole), tuple(declared.get("key", ())))


_RAW = tomllib.loads(files(__package__).joinpath("schema.toml").read_text(encoding="utf-8"))
TABLES = {name: _table(name, declared, _RAW["shared"]) for name, declared in _RAW["tables"].items()}
IDS = {table.name: table.key[0] for table in TABLES.values() if len(table.key) == 1}  # the column with a row's own id


def frame(table: str, rows: list[dict[str, Any]] | pd.DataFrame) -> pd.DataFrame:
    """Make a table of its declared columns and types from rows; absent cells and empty text are missing.

    Raises `SummitryError` for a cell that is not of its column's type or none of its words.

    >>> frame("participants", [{"article_id": "a", "event_id": "e01", "actor_id": "doe"}]).dtypes["part"].categories[0]
    'participant'
    """
    declared = TABLES[table]
    raw = pd.DataFrame(rows, columns=declared.names, dtype=object).replace({"": None})
    return pd.DataFrame({column.name: _typed(raw[column.name], column, table) for column in declared.columns})


def each(table: pd.DataFrame) -> Iterator[Any]:
    """Go through the rows of a table, their cells as attributes."""
    return iter(table.itertuples(index=False))


def _typed(cells: pd.Series[Any], column: Column, table: str) -> pd.Series[Any]:
    """The cells in the column's type."""
    where, remedy = f"column '{column.name}'", f"write {column.values}{' as YYYY-MM-DD' * (column.type == 'date')}"
    for row, cell in column.strange(cells):
        raise SummitryError(f"'{cell}' is none of its words", where=f"{table}, row {row}, {where}", remedy=remedy)
    try:
        dates = pd.to_datetime(cells, format="%Y-%m-%d") if column.type == "date" else cells
        return dates.astype(column.dtype)
    except (ValueError, TypeError, OverflowError) as error:
        what = f"a cell is not as declared: {str(error).partition('. ')[0]}"  # pandas gives advice after that
        raise SummitryError(what, where=f"{table}, {where}", remedy=remedy) from None


def digest(content: bytes) -> str:
    """Give the SHA-256 of a file as a Data Package writes it."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def descriptor(article_id: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    """Describe the files of one article's tables, by name, as a Data Package 2.0."""
    tables = {f"{table.name}.csv": _resource(table) for table in TABLES.values()}
    text = {"name": "text", "description": "The article.", "mediatype": "text/plain", "encoding": "utf-8"}
    sizes = {name: {"path": name, "bytes": len(content), "hash": digest(content)} for name, content in files.items()}
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": article_id,
        "resources": [{**tables.get(name, text), **size} for name, size in sizes.items()],
    }


def _resource(table: Table) -> dict[str, Any]:
    links = [(c.name, c.refers) for c in table.columns if c.refers]
    schema = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": [KEY, *table.key] if table.key else [],
        "foreignKeys": [
            {"fields": [name], "reference": {"resource": "" if to == table.name else to, "fields": [IDS[to]]}}
            for name, to in links  # an empty resource is the table itself
        ],
    }
    return {
        "name": table.name,
        "type": "table",
        "description": f"A row is {table.row}.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _filled(schema),
    }


def _field(column: Column) -> dict[str, Any]:
    constraints = _filled({"required": column.required, "enum": list(column.words)})
    named = {"name": column.name, "type": FIELD_TYPES[column.type], "description": column.meaning}
    return _filled({**named, "constraints": constraints})


def _filled(cells: dict[str, Any]) -> dict[str, Any]:
    return {name: cell for name, cell in cells.items() if cell}
