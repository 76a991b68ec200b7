"""The file of an article's corrections: TOML, a block a correction."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ..errors import SummitryError, check_keys, read_toml
from ..files import put
from ..inputs import is_text
from .values import ACTIONS, Anchor, Cell, Correction, Corrections

KEYS = ("table", "on", "cells", "by", "when", "why")
END = ".corrections.toml"


def beside(article: str | Path) -> Path:
    """Name the file of an article's corrections: `talks.corrections.toml` beside `talks.txt`.

    >>> beside("news/talks.txt").as_posix()
    'news/talks.corrections.toml'
    """
    return Path(article).with_suffix(END)


def corrections_of(article: str | Path, file: str | Path | None = None) -> Corrections:
    """Load the corrections of an article: those of a file or, where none is named, of the one beside it, if any.

    A text itself, in place of the path of one, has nothing beside it.

    Raises `SummitryError` as `load_corrections` does.
    """
    if file:
        return load_corrections(file)
    there = not is_text(article) and beside(article).exists()
    return load_corrections(beside(article)) if there else Corrections()


def load_corrections(path: str | Path) -> Corrections:
    """Read a file of corrections; raises `SummitryError` with the file, the block and a remedy.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "talks.corrections.toml")
    ...     save_corrections(Corrections(), path)
    ...     load_corrections(path)
    Corrections(rows=())
    """
    raw = read_toml(Path(path))
    check_keys(raw, ACTIONS, str(path))
    return Corrections(tuple(row for action in ACTIONS for row in _read(action, raw.get(action, []), path)))


def _read(action: str, blocks: Any, path: str | Path) -> Iterator[Correction]:
    if not isinstance(blocks, list):
        raise SummitryError(f"'{action}' is no list of blocks", where=str(path), remedy=f"write [[{action}]]")
    for number, block in enumerate(blocks, 1):
        where = f"{path}, {action} {number}"
        if not isinstance(block, Mapping) or not isinstance(block.get("cells", {}), Mapping):
            raise SummitryError("its cells are no table", where=where, remedy='write cells = {status = "held"}')
        check_keys(block, KEYS, where)
        try:
            anchor = Anchor.of(block.get("on"), "on")
            table, by, when, why = (block.get(key, "") for key in ("table", "by", "when", "why"))
            yield Correction(action, table, anchor, block.get("cells", {}), by, when, why)
        except SummitryError as error:
            raise SummitryError(error.what, where=f"{where}: {error.where}", remedy=error.remedy) from None


def save_corrections(corrections: Corrections, path: str | Path) -> None:
    """Write corrections to a file, the same ones always as the same bytes, and never half of it.

    Raises `SummitryError` where the file cannot be written.
    """
    blocks = [_block(row) for action in ACTIONS for row in corrections.rows if row.action == action]
    put(path, "\n".join(blocks).encode("utf-8"))


def _block(row: Correction) -> str:
    said = {"table": row.table, "on": row.anchor, "cells": row.cells, "by": row.by, "when": row.when, "why": row.why}
    lines = (f"{key} = {_toml(cell)}" for key, cell in said.items() if cell)
    return "\n".join([f"[[{row.action}]]", *lines, ""])


def _toml(cell: Cell) -> str:
    """A value of a TOML file, on one line; its strings are those of JSON, but for one character."""
    if isinstance(cell, Anchor):
        return _toml(cell.plain() if set(cell.plain()) > {"text"} else cell.text)
    if isinstance(cell, Mapping):
        return f"{{{', '.join(f'{key} = {_toml(cell[key])}' for key in cell)}}}"
    if isinstance(cell, tuple):
        return f"[{', '.join(map(_toml, cell))}]"
    if isinstance(cell, date):
        return cell.isoformat()
    return json.dumps(cell, ensure_ascii=False).replace("\x7f", "\\u007f")
