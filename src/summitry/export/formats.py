"""The formats by name, and a file in one of them, written whole or not at all."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Protocol, cast

from ..errors import SummitryError
from ..files import put

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..codebook import Codebook
    from ..tables.store import Tables

FORMATS = ("dna", "timelinejs", "xlsx", "webannotation", "ics", "plover", "report")


class Format(Protocol):
    """A module of this package: the `ENDING` of its files, how to `write` one, and what is `not_carried`."""

    ENDING: str

    def write(self, tables: Tables) -> bytes:
        """Give the bytes of the file; the same tables give the same bytes."""

    def not_carried(self, tables: Tables) -> list[str]:
        """List what these tables hold and the file does not."""


def find(name: str) -> Format:
    """Find a format by its name; raises `SummitryError` where there is none.

    >>> find("ics").ENDING
    '.ics'
    """
    if name not in FORMATS:
        remedy = f"use one of {', '.join(FORMATS)}"
        raise SummitryError(f"'{name}' is no format", where="--to", remedy=remedy)
    return cast(Format, import_module(f".{name}", __package__))


def export(tables: Tables, name: str, path: str | Path | None = None, codebook: Codebook | None = None) -> str:
    """Write tables in a format, and say in one line to which file, and what it does not carry.

    Without a path the file is named after the article, but never as the article's own. It is written beside its place
    first, so that it is never half written. A codebook gives a report its labels and colours. Raises `SummitryError`
    where the file cannot be written, and for a codebook with another format.

    >>> from summitry import parse
    >>> from summitry.article.regions import regions
    >>> from summitry.records import Article
    >>> text = "Jane Doe met John Roe in Oslo on 3 May 2024."
    >>> tables = parse(Article("note", text, tuple(regions(text))))
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     export(tables, "plover", f"{folder}/note.jsonl").removeprefix(folder)
    '/note.jsonl: not carried: 1 time, country codes of actors, confidence'
    """
    form = find(name)
    path = Path(path or f"{PureWindowsPath(tables.articles['article_id'].iloc[0]).name}{form.ENDING}")  # no way out
    put(path, form.write(tables) if codebook is None else _coded(name)(tables, codebook))
    return f"{path}: not carried: {', '.join(form.not_carried(tables)) or 'nothing'}"


def _coded(name: str) -> Callable[[Tables, Codebook], bytes]:
    """The function that writes a format with the labels of a codebook."""
    if name != "report":
        raise SummitryError(f"{name} takes no codebook", where="--codebook", remedy="leave it out, or use --to report")
    from .report import write

    return write
