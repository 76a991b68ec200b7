"""Frames as CSV: every text comes back as it was, and none of it runs in a spreadsheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import pandas as pd

STARTS = "(^|[;\t\r\n])"  # a cell, or what a program that parts at semicolons, tabs or every line takes for one
FORMULA = '(?=[ \xa0"]*[=+\\-@＝＋－＠])'
FREE, HELD = re.compile(f"{STARTS}('*){FORMULA}"), re.compile(f"{STARTS}'('*){FORMULA}")


def held(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run; `freed` takes it away.

    >>> held("=1+1"), held("a-b; c"), held("'=1+1")
    ("'=1+1", 'a-b; c', "''=1+1")
    """
    return FREE.sub(r"\1'\2", text)


def freed(text: str) -> str:
    """Take away the apostrophes that `held` put.

    >>> freed("'=1+1"), freed("'twas")
    ('=1+1', "'twas")
    """
    return HELD.sub(r"\1\2", text)


def _held(cell: Any) -> Any:
    return held(cell) if isinstance(cell, str) else cell


def written(table: pd.DataFrame) -> bytes:
    """Give a table as CSV in UTF-8, with dates as YYYY-MM-DD."""
    texts = table.select_dtypes(["string", "object"])
    safe = table.assign(**{str(column): texts[column].map(_held) for column in texts})
    plain = safe.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d")
    how: Literal[0, 1] = 1 if "\r" in plain else 0  # 1 quotes all: a row would end
    quoted = safe.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d", quoting=how)
    return quoted.encode("utf-8")
