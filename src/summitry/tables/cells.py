"""Frames as CSV and back: every text comes back as it was, and none of it runs in a spreadsheet."""

import io
import re
from typing import Any, Literal

import pandas as pd

from ..errors import SummitryError
from .schema import TABLES, frame

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


def read(content: bytes, name: str) -> pd.DataFrame:
    """Read a table of the schema from CSV; raises `SummitryError` where it is none."""
    remedy = "save it with commas, as UTF-8, or parse the article again"
    try:
        raw = pd.read_csv(io.BytesIO(content), dtype="string", keep_default_na=False, na_values=[""])
    except ValueError as error:  # of pandas: another encoding, no columns, or a row with too many cells
        raise SummitryError(f"this is no CSV in UTF-8 ({str(error).strip()})", where=name, remedy=remedy) from None
    if ";" in raw.columns[0]:
        raise SummitryError("semicolons part the cells", where=name, remedy=remedy)
    if list(raw.columns) != TABLES[name].names:
        raise SummitryError("the columns are not those of the schema", where=name, remedy="parse the article again")
    return frame(name, raw.apply(lambda cells: cells.map(freed, na_action="ignore")).astype("string"))
