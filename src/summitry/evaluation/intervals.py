"""Intervals for the agreement of two codings of one article: F1 by table with a bootstrap of the sentences."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .agreement import CODES
from .coding import Coding, Row
from .matching import match

DRAWS, SEED = 1000, 1
MIDDLE = (0.025, 0.975)


def intervals(reference: Coding, other: Coding, sentences: pd.DataFrame) -> pd.DataFrame:
    """Tell how well two codings agree, by table: `f1`, and in `low` and `high` the middle 95 % of 1,000 draws.

    The sentences are drawn with replacement, each with all its rows, since rows of one sentence stand or fall
    together; the draws are the same at every call. `sentences` has `begin` in character offsets, as `coverage` gives
    them, and `rows` counts the rows that either coding has. Source: B. Efron and R. Tibshirani, An Introduction to
    the Bootstrap.
    """
    starts = sentences["begin"].to_numpy(dtype=int)
    draws = np.random.default_rng(SEED).integers(0, len(starts), (DRAWS, len(starts)))
    rows = []
    for name in CODES:
        matched = match(name, reference.rows[name], other.rows[name])
        kinds = ([pair[0] for pair in matched.pairs], matched.missed, matched.extra)
        counts = np.stack([_by_sentence(kind, starts) for kind in kinds])
        low, high = np.quantile(_f1(counts[:, draws].sum(axis=2)), MIDDLE)
        f1 = float(_f1(counts.sum(axis=1)))
        rows.append([name, int(counts.sum()), *(round(float(value), 3) for value in (f1, low, high))])
    return pd.DataFrame(rows, columns=["table", "rows", "f1", "low", "high"])


def _by_sentence(rows: list[Row], starts: np.ndarray) -> np.ndarray:
    """How many of the rows begin in each sentence; those before the first count with it."""
    begins = [min(piece.start for piece in row["pieces"]) for row in rows]
    places = np.searchsorted(starts, np.array(begins, dtype=int), side="right") - 1
    return np.bincount(places.clip(0), minlength=len(starts))


def _f1(counts: np.ndarray) -> np.ndarray:
    """F1 of numbers of rows in both codings, in the first and in the second alone; 1 where there is no row at all."""
    both, missed, extra = counts
    whole = 2 * both + missed + extra
    return np.where(whole, 2 * both / np.maximum(whole, 1), 1.0)
