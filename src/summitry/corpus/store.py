"""Tables as Parquet files in folders, one folder a table and one file a chunk of articles."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ..files import put
from ..tables import Tables
from ..tables.schema import KEY, TABLES, Row

DAY = pa.date32()
TYPES = {"text": pa.string(), "count": pa.int64(), "share": pa.float64(), "date": DAY}
SCHEMAS = {name: pa.schema([(c.name, TYPES[c.type]) for c in table.columns]) for name, table in TABLES.items()}
SCHEMAS["texts"] = pa.schema([(KEY, pa.string()), ("text", pa.string())])
SCHEMAS["failures"] = pa.schema([(KEY, pa.string()), ("where", pa.string()), ("reason", pa.string())])
LAST = "failures"  # written after all other files of a chunk: where it is, the chunk is whole


def rows_of(tables: Tables) -> dict[str, pa.Table]:
    """Turn the tables of an article, and its text, into those of Arrow; raises for half a character, as `ValueError`.

    >>> from summitry import parse
    >>> from summitry.article.regions import regions
    >>> from summitry.records import Article
    >>> text = "Jane Doe met John Roe in Oslo."
    >>> rows_of(parse(Article("note", text, tuple(regions(text)))))["events"]["place"].to_pylist()
    ['Oslo']
    """
    rows = tables.rows()
    text = pa.Table.from_pylist([{KEY: rows["articles"][0][KEY], "text": tables.text}], schema=SCHEMAS["texts"])
    return {"texts": text, **{name: _arrow(name, rows[name]) for name in TABLES}}


def packed(parsed: Sequence[Mapping[str, pa.Table]], failures: Sequence[Sequence[str]], key: str) -> dict[str, bytes]:
    """Write the tables of a chunk as Parquet, a file a table; `key` says what the chunk was made from."""
    listed = {name: [SCHEMAS[name].empty_table(), *(rows[name] for rows in parsed)] for name in (*TABLES, "texts")}
    whole = {name: pa.concat_tables(tables) for name, tables in listed.items()}
    failed = [dict(zip(SCHEMAS[LAST].names, failure, strict=True)) for failure in failures]
    told = {"key": key, "articles": str(len(parsed))}
    whole[LAST] = pa.Table.from_pylist(failed, schema=SCHEMAS[LAST]).replace_schema_metadata(told)
    return {name: _bytes(table) for name, table in whole.items()}


def _arrow(name: str, rows: list[Row]) -> pa.Table:
    """The rows of a table; days are text there, which Arrow reads."""
    written = [pa.field(field.name, pa.string() if field.type == DAY else field.type) for field in SCHEMAS[name]]
    return pa.Table.from_pylist(rows, pa.schema(written)).cast(SCHEMAS[name])


def _bytes(table: pa.Table) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()


def write(out: Path, number: int, files: Mapping[str, bytes]) -> None:
    """Write the files of a chunk, the one that says that it is whole last."""
    place(out, LAST, number).unlink(missing_ok=True)
    for name in sorted(SCHEMAS, key=lambda name: name == LAST):
        put(place(out, name, number), files[name])


def place(out: Path, table: str, number: int) -> Path:
    """Give the file of a table and a chunk."""
    return out / table / f"chunk-{number:06d}.parquet"


def told_of(out: Path, number: int) -> tuple[str, int, int]:
    """Give the key of a chunk that was written whole, its articles and its failures; no key where there is none."""
    try:
        kept = pq.read_metadata(place(out, LAST, number))
        return kept.metadata[b"key"].decode(), int(kept.metadata[b"articles"]), kept.num_rows
    except (OSError, KeyError, ValueError, pa.ArrowException):
        return "", 0, 0


def chunks(out: Path) -> list[int]:
    """List the numbers of the chunks that were written whole."""
    return sorted(int(path.stem.partition("-")[2]) for path in (out / LAST).glob("chunk-*.parquet"))


def cut(out: Path, number: int) -> None:
    """Remove the chunks from a number on, which an earlier and longer source had."""
    for name in sorted(SCHEMAS, key=lambda name: name != LAST):
        for path in sorted((out / name).glob("chunk-*.parquet")):
            if int(path.stem.partition("-")[2]) >= number:
                path.unlink()


def rows(out: Path, table: str, number: int, ids: Iterable[str] | None) -> dict[str, list[dict[str, Any]]]:
    """Give the rows of a table in one chunk, by article, of the articles `ids`; None gives all."""
    listed = [(KEY, "in", [*ids])] if ids is not None else None
    found: dict[str, list[dict[str, Any]]] = {}
    for row in pq.read_table(place(out, table, number), filters=listed, partitioning=None).to_pylist():
        found.setdefault(row[KEY], []).append(row)
    return found
