"""Calibration: of the rows that are said to be right with some confidence, how many are; kept in data/calibration.csv.

The rows are of articles left out while the weights were learned. The expected calibration error is the mean distance
of what is said and what is so, weighted by the rows (Naeini, Cooper and Hauskrecht 2015).
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import numpy as np

OUT = Path(__file__).parent.parent / "data/calibration.csv"
BINS = 10


class Bin(NamedTuple):
    """Rows of about one confidence: how many, the mean confidence, the share of right ones."""

    rows: int
    said: float
    right: float


def bins(likely: np.ndarray, right: np.ndarray) -> list[Bin]:
    """Sort rows into tenths of their confidence; empty tenths are left out."""
    tenth = np.minimum((likely * BINS).astype(int), BINS - 1)
    each = ((tenth == n) for n in range(BINS) if (tenth == n).any())
    return [Bin(int(inside.sum()), float(likely[inside].mean()), float(right[inside].mean())) for inside in each]


def error(found: list[Bin]) -> float:
    """Give the expected calibration error of some bins."""
    return sum(b.rows * abs(b.said - b.right) for b in found) / sum(b.rows for b in found)


def keep(table: str, likely: np.ndarray, right: np.ndarray) -> str:
    """Write the bins of a table to data/calibration.csv, beside those of others, and say how far off they are."""
    found = bins(likely, right)
    lines = [[table, b.rows, f"{b.said:.3f}", f"{b.right:.3f}"] for b in found]
    kept = OUT.read_text(encoding="utf-8").splitlines()[1:] if OUT.exists() else []
    others = [row for row in csv.reader(kept) if row[0] != table]
    with OUT.open("w", newline="", encoding="utf-8") as new:
        rows = sorted([*others, *lines], key=lambda row: (row[0], float(row[2])))
        csv.writer(new, lineterminator="\n").writerows([["table", "rows", "said", "right"], *rows])
    return f"{len(likely)} {table}, expected calibration error {error(found):.3f}"
