"""Cells, dates and passages as several formats write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from ..article.regions import regions
from ..findings.words import counted, dated, day
from ..records import Span

if TYPE_CHECKING:
    from ..tables.store import Tables


def words(cell: Any) -> str:
    """A cell as text; empty where it is missing.

    >>> words("called_off"), words(pd.NA)
    ('called_off', '')
    """
    return "" if pd.isna(cell) else str(cell)


def filled(**cells: Any) -> dict[str, Any]:
    """The cells that hold something, by name.

    >>> filled(name="Oslo", code=pd.NA, mode=[])
    {'name': 'Oslo'}
    """
    return {name: cell for name, cell in cells.items() if (cell if isinstance(cell, list | dict) else words(cell))}


def when(row: Any) -> str:
    """The days on which an event may be, in prose: one of them where there are several."""
    begin, end = day(row.begin), day(row.end)
    return f"{'some day from ' if begin and end and begin != end else ''}{dated(begin, end)}"


def closed(events: pd.DataFrame) -> pd.Series[bool]:
    """Tell of each event whether the text sets both its first and its last day."""
    return events["begin"].notna() & events["end"].notna()


def passage(tables: Tables, start: int) -> Span:
    """The paragraph that a character stands in."""
    blocks = [block.span for block in regions(tables.text) if block.span.start <= start < block.span.end]
    return blocks[0] if blocks else Span(0, len(tables.text))


def counts(tables: Tables, *names: str) -> list[str]:
    """Count the rows of tables that are left out whole.

    >>> from types import SimpleNamespace
    >>> counts(SimpleNamespace(events=[1, 2], times=[1], doubts=[]), "events", "times", "doubts")
    ['2 events', '1 time']
    """
    sizes = {name: len(getattr(tables, name)) for name in names}
    return [counted(size, name.removesuffix("s")) for name, size in sizes.items() if size]
