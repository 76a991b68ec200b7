"""Tables as CSV: every text comes back as it was, and none of it runs in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from .errors import SummitryError

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


def sheet(rows: Iterable[Iterable[Any]]) -> bytes:
    """Give rows as CSV in UTF-8, the head first; None is an empty cell."""
    safe = [[held(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL):
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n", quoting=quoting).writerows(safe)
        if "\r" not in text.getvalue():  # a row would end where a cell does not
            break
    return text.getvalue().encode("utf-8")


def read(content: bytes, where: str) -> list[list[str]]:
    """Read the rows of what `sheet` wrote, the head first; raises `SummitryError`, with `where`, for what is no CSV."""
    import pandas as pd

    remedy = "save it with commas, as UTF-8, or parse the article again"
    if b";" in content.partition(b"\n")[0]:
        raise SummitryError("semicolons part the cells", where=where, remedy=remedy)
    try:
        raw = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False).fillna("").map(freed)
    except ValueError as error:  # of pandas: another encoding, no columns, or a row with too many cells
        raise SummitryError(f"this is no CSV in UTF-8 ({str(error).strip()})", where=where, remedy=remedy) from None
    return [[*raw.columns], *raw.to_numpy().tolist()]


def written(table: pd.DataFrame) -> bytes:
    """Give a table as CSV in UTF-8, with dates as YYYY-MM-DD."""
    days = {str(name): cells.dt.strftime("%Y-%m-%d") for name, cells in table.select_dtypes("datetime").items()}
    cells = table.assign(**days).astype(object).where(table.notna(), None)
    return sheet([[*table.columns], *cells.itertuples(index=False)])
