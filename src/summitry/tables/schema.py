"""The tables as `schema.toml` declares them: rows of plain cells, typed frames, and the descriptor of their files."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ..errors import SummitryError

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]  # cells by column: text, whole numbers, shares, days as YYYY-MM-DD; None where there is none
KEY = "article_id"
DTYPES = {"text": "string[python]", "count": "Int64", "share": "Float64", "date": "datetime64[s]"}
MOST = {"count": 2**63 - 1, "share": 1}  # what a frame can hold
FIELD_TYPES = {"text": "string", "count": "integer", "share": "number", "date": "date"}  # names of Data Package 2.0
IN_WORDS = {"text": "text", "count": "whole number", "share": "number from 0 to 1", "date": "date"}


def _day(text: str) -> str | None:
    """A day as the tables write it; None for one without hyphens."""
    return text if str(date.fromisoformat(text)) == text else None


READ: dict[str, Any] = {"text": str, "count": int, "share": float, "date": _day}


@dataclass(frozen=True)
class Column:
    """A column: `type` is text, count, share or date; `words` its vocabulary; `refers` a table whose key it holds."""

    name: str
    meaning: str
    type: str = "text"
    words: Sequence[str] = ()
    required: bool = False
    refers: str | None = None

    @property
    def values(self) -> str:
        """Its closed vocabulary or, where it has none, its type in words."""
        return ", ".join(self.words) or IN_WORDS[self.type]

    def read(self, written: str) -> Any:
        """Read a plain cell from text; None where it is not of the type."""
        with suppress(ValueError):
            return READ[self.type](written)
        return None

    def odd(self, cell: Any) -> str | None:
        """Say why a plain cell cannot stand in the column; None where it can."""
        if self.words:
            return None if cell in self.words else "is none of its words"
        right = self.read(str(cell)) == cell and (self.type not in MOST or 0 <= cell <= MOST[self.type])
        return None if right else f"is no {IN_WORDS[self.type]}"


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


def frame(table: str, rows: Iterable[Mapping[Any, Any]]) -> pd.DataFrame:
    """Make a table of its declared columns and types from rows; absent cells and empty text are missing.

    Raises `SummitryError` for a cell that is none of its column's words.

    >>> frame("participants", [{"article_id": "a", "event_id": "e01", "actor_id": "doe"}]).dtypes["part"].categories[0]
    'participant'
    """
    import pandas as pd

    raw = pd.DataFrame(plain(table, rows), columns=TABLES[table].names, dtype=object)
    closed = {c.name: pd.CategoricalDtype([*c.words]) for c in TABLES[table].columns if c.words}
    for name, dtype in closed.items():
        if odd := {*raw[name].dropna()} - {*dtype.categories}:
            what, where = f"'{min(odd)}' is none of its words", f"{table}, column '{name}'"
            raise SummitryError(what, where=where, remedy=f"write {', '.join(dtype.categories)}")
    return raw.astype({**{c.name: DTYPES[c.type] for c in TABLES[table].columns}, **closed})


def plain(table: str, rows: Iterable[Mapping[Any, Any]]) -> list[Row]:
    """Give rows with the declared columns in their order, and plain cells; empty text is None."""
    names = TABLES[table].names
    return [{name: _plain(row.get(name)) for name in names} for row in rows]


def _plain(cell: Any) -> Any:
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    return str(cell) or None if isinstance(cell, str) else cell


def each(table: pd.DataFrame) -> Iterator[Any]:
    """Go through the rows of a table, their cells as attributes."""
    return iter(table.itertuples(index=False))


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
