"""The rows of a parser that a hand left as they were, put right, left out or added."""

from __future__ import annotations

import pandas as pd

from ..tables.schema import TABLES
from ..tables.store import Tables
from .coding import plain

ASIDE = ["confidence", "rule", "by"]  # what says by whom a row stands, not what it says
NAMES = ("actors", "times", "statements", "events", "participants", "stances")


def put_right(parsed: Tables, corrected: Tables) -> pd.DataFrame:
    """Count by table how much a hand put right: rows as they were (`right`), `changed`, `dropped` and `added`.

    `precision` is the share of the parser's rows that were right as they were, `recall` the share of the corrected
    rows, and `f1` that of both; missing where there is no row. They hold where a hand looked at all rows: what nobody
    looked at counts as right.

    >>> from summitry import parse
    >>> from summitry.article.regions import regions
    >>> from summitry.records import Article
    >>> text = "Jane Doe met John Roe in Oslo."
    >>> tables = parse(Article("note", text, tuple(regions(text))))
    >>> put_right(tables, tables).query("table == 'actors'")[["right", "changed", "f1"]].to_dict("records")
    [{'right': 2, 'changed': 0, 'f1': 1.0}]
    """
    return pd.DataFrame([{"table": name, **_counts(name, parsed, corrected)} for name in NAMES])


def _counts(name: str, parsed: Tables, corrected: Tables) -> dict[str, float | None]:
    old, new = (_by_key(getattr(tables, name), TABLES[name].key) for tables in (parsed, corrected))
    right = sum(old[key] == new[key] for key in old.keys() & new.keys())
    shares = {"precision": (right, len(old)), "recall": (right, len(new)), "f1": (2 * right, len(old) + len(new))}
    counts = {
        "right": right,
        "changed": len(old.keys() & new.keys()) - right,
        "dropped": len(old.keys() - new.keys()),
        "added": len(new.keys() - old.keys()),
    }
    return {**counts, **{figure: round(part / whole, 3) if whole else None for figure, (part, whole) in shares.items()}}


def _by_key(table: pd.DataFrame, key: tuple[str, ...]) -> dict[tuple[str, ...], dict[str, str]]:
    rows = [plain(row) for row in table.drop(columns=ASIDE, errors="ignore").to_dict("records")]
    return {tuple(row[name] for name in key): row for row in rows}
