"""The tables of single articles, read back from the data set of many."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from ..errors import SummitryError
from ..tables import Tables
from ..tables.schema import TABLES, plain
from .store import chunks, rows


def read_corpus(folder: str | Path, ids: Collection[str] | None = None) -> Iterator[Tables]:
    """Give the tables of each article of a data set in order, one chunk in memory at a time.

    `ids` are the articles to give; None gives all. Raises `SummitryError` where the folder holds no data set.

    >>> from tempfile import TemporaryDirectory
    >>> from summitry.corpus import parse_corpus
    >>> with TemporaryDirectory() as here:
    ...     _ = Path(here, "in.jsonl").write_text('{"id": "a1", "text": "Jane Doe met John Roe in Oslo on Monday."}')
    ...     _ = parse_corpus(f"{here}/in.jsonl", f"{here}/out")
    ...     [tables.events["title"].to_list() for tables in read_corpus(f"{here}/out")]
    [['Doe-Roe meeting in Oslo']]
    """
    numbers = chunks(Path(folder))
    if not numbers:
        what, remedy = "there is no data set of tables here", "run 'summitry corpus' first"
        raise SummitryError(what, where=str(folder), remedy=remedy)
    for number in numbers:
        yield from _chunk(Path(folder), number, ids)


def _chunk(folder: Path, number: int, ids: Collection[str] | None) -> Iterator[Tables]:
    texts: dict[str, Any] = {name: listed[0]["text"] for name, listed in rows(folder, "texts", number, ids).items()}
    found = {table: rows(folder, table, number, ids) for table in TABLES} if texts else {}
    for name, text in texts.items():
        yield Tables(text, **{table: plain(table, found[table].get(name, [])) for table in TABLES})
