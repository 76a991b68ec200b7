"""The dates of an article that become others when it is parsed with another day of publication."""

from __future__ import annotations

import pandas as pd

from ..tables.schema import IDS
from ..tables.store import Tables
from .coding import Row, plain

DATES = {"times": ("value", "begin", "end"), "statements": ("said_begin", "said_end"), "events": ("begin", "end")}


def moved(before: Tables, after: Tables) -> pd.DataFrame:
    """List the dates that differ in two parses of one article: table, row, words, column, and the two values."""
    out = []
    for name, columns in DATES.items():
        old, new = (_by_place(getattr(tables, name)) for tables in (before, after))
        for place, row in old.items():
            now = new.get(place, {})
            changed = [(c, row[c] or "none", now.get(c) or "none") for c in columns if row[c] != now.get(c, "")]
            out += [[name, row[IDS[name]], row["text"], *change] for change in changed]
    return pd.DataFrame(out, columns=["table", "row_id", "text", "column", "before", "after"])


def _by_place(table: pd.DataFrame) -> dict[tuple[str, str], Row]:
    rows = (plain(row) for row in table.to_dict("records"))
    return {(row["span_start"], row["span_end"]): row for row in rows}
