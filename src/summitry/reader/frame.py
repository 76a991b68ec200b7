"""A pandas table for reading: words for codes, dates as days, one sign for what is missing; searched and sorted."""

from __future__ import annotations

from typing import Any

import pandas as pd
from pandas.api import types

from ..tables.schema import TABLES
from .html import asset, safe, style
from .words import day, label

MOST = 500  # rows; longer tables are shown as pandas shows them
CODES = {word for table in TABLES.values() for column in table.columns for word in column.words}
SHORT, PROSE = 22, 60  # characters: up to those a text stands on one line, or in a narrow column
MISSING = "–"


def frame_html(table: pd.DataFrame) -> str:
    """A table as HTML: all its rows and whole texts; what a script adds are search, sorting and files of it.

    A nameless index that only counts rows is left out. A cell that shows other words than it holds keeps those in
    `data-v`, for sorting and for the file.

    >>> frame_html(pd.DataFrame({"status": pd.Categorical(["called_off", None])})).count("called off")
    1
    """
    if len(table) > MOST or table.columns.nlevels > 1:
        return str(table.to_html(max_rows=10, notebook=True))
    counts = table.index.nlevels == 1 and table.index.name is None and types.is_integer_dtype(table.index)
    whole = table if counts else table.reset_index(names=[name or "" for name in table.index.names])
    columns = [_column(whole.iloc[:, n]) for n in range(whole.shape[1])]
    heads = "".join(_head(str(name)) for name in whole.columns)
    rows = "".join(f"<tr>{''.join(cells)}</tr>" for cells in zip(*columns, strict=True))
    work = asset(__package__, "workbook.js") + asset(__package__, "frame.js")
    return (
        f'<div class="summitry frame tex2jax_ignore mathjax_ignore">{style(asset(__package__, "frame.css"))}'
        f'<div class="scroll" tabindex="0"><table class="dataframe"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div><script>(() => {{\n{work}}})();</script></div>"
    )


def _head(name: str) -> str:
    return f'<th scope="col" data-v="{safe(name)}">{safe(label(name))}</th>' if name else "<td></td>"


def _column(cells: pd.Series[Any]) -> list[str]:
    """The cells of a column; numbers stand right, long texts may break."""
    number = types.is_numeric_dtype(cells) and not types.is_bool_dtype(cells)
    texts = [MISSING if missing else _text(cell) for cell, missing in zip(cells, cells.isna(), strict=True)]
    longest = max(map(len, texts), default=0)
    kind = "n" if number else "short" if longest <= SHORT else "name" if longest <= PROSE else "prose"
    plain = ' style="text-align:left"' if kind == "prose" else ""  # also where our style is taken out
    return [
        f'<td class="{kind}"{plain}{_held(cell, text)}>{safe(text).replace("_", "_<wbr>")}</td>'
        for cell, text in zip(cells, texts, strict=True)
    ]


def _text(cell: Any) -> str:
    if when := day(cell):
        return f"{when.day} {when:%b %Y}"
    if isinstance(cell, float):
        return f"{cell:.2f}" if abs(cell) >= 0.1 or cell == 0 else f"{cell:.2g}"
    return label(str(cell)) if str(cell) in CODES else str(cell)


def _held(cell: Any, text: str) -> str:
    """The attribute with what a cell holds, where that is not what it shows."""
    held = "" if text == MISSING else str(day(cell) or cell)
    return f' data-v="{safe(held)}"' if held != text else ""
