"""Closeness of the sides: on how many of their common issues two sides take the same position."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.patches import Rectangle

from ..codebook import Codebook
from ..tables.schema import each
from .page import Chart, Finding, Room, empty, page, row_labels
from .positions import NOT_FOUND
from .style import QUIET, ink_on, ordered_sides, tint
from .text import height, wrap
from .words import counted

if TYPE_CHECKING:
    from ..tables.store import Tables

HUE = "#00527d"  # the colour of full agreement; none is white
LEFT, RIGHT, ROW = 3.2, 0.4, 0.55  # inches
SUBTITLE = (
    "Issues on which both take a position, and on how many of these they share one. Darker: a larger share. "
    "Small numbers stand on few issues: read them as what this article shows, no more."
)


def closeness_table(tables: Tables, codebook: Codebook | None = None) -> pd.DataFrame:
    """Each pair of sides: issues in common, how many with a position shared, how many with opposite positions.

    An issue on which a side holds two positions can be both shared and opposed. `share` is missing where
    the sides have no issue in common. The agreement is that of discourse network analysis (Leifeld 2017).
    """
    known = tables.stances.dropna(subset=["side"])
    held = {key: set(group) for key, group in known.groupby(["side", "issue"], observed=True)["position"]}
    sides = ordered_sides([str(s) for s in known["side"].unique()], codebook or Codebook())
    rows = []
    for one, other in combinations(sides, 2):
        pairs = [(held[s, i], held[other, i]) for s, i in held if s == one and (other, i) in held]
        same = sum(bool(a & b) for a, b in pairs)
        against = sum(("support" in a and "oppose" in b) or ("oppose" in a and "support" in b) for a, b in pairs)
        rows.append([one, other, len(pairs), same, against, round(same / len(pairs), 2) if pairs else None])
    columns = ["side", "other", "common", "same", "opposed", "share"]
    return pd.DataFrame(rows, columns=columns).astype({"share": "Float64"})


def closeness(tables: Tables, codebook: Codebook | None = None) -> Chart:
    """The shares as a half matrix. Fewer than two sides with a position give a page that says so."""
    table = closeness_table(tables, codebook)
    if table.empty:
        return empty(tables, table, "Fewer than two sides take a position")
    sides = list(dict.fromkeys([*table["side"], *table["other"]]))
    below, beside = sides[1:], sides[:-1]
    labels = [wrap(side, LEFT - 0.5) for side in below]
    steps = [max(ROW, height(len(lines)) + 0.15) for lines in labels]
    rows = {side: sum(steps[:n]) + steps[n] / 2 for n, side in enumerate(below)}
    heads = [wrap(side, (10 - LEFT - RIGHT) / len(beside) - 0.1, bold=True) for side in beside]
    told = [f"{r.side} and {r.other}: the same on {r.same} of {r.common}" for r in each(table)]
    words = Finding(_finding(table), SUBTITLE, told)
    above = height(max(map(len, heads))) + 0.15
    chart, axes = page(tables, table, words, Room(sum(steps), LEFT, RIGHT, above))
    axes.set_xlim(-0.5, len(beside) - 0.5)
    row_labels(axes, dict(zip(rows.values(), labels, strict=True)))
    axes.set_xticks(range(len(beside)), ["\n".join(lines) for lines in heads], fontweight="bold")
    axes.xaxis.set_ticks_position("top")
    axes.spines["bottom"].set_visible(False)
    for row in each(table):
        x, y, step = beside.index(row.side), rows[row.other], steps[below.index(row.other)]
        face = NOT_FOUND if pd.isna(row.share) else tint(HUE, float(row.share))
        axes.add_patch(Rectangle((x - 0.48, y - step / 2 + 0.02), 0.96, step - 0.04, facecolor=face, linewidth=0))
        text = "no common issue" if pd.isna(row.share) else f"{row.same} of {row.common}"
        lines = wrap(text, (10 - LEFT - RIGHT) / len(beside) * 0.9)
        axes.text(
            x,
            y,
            "\n".join(lines),
            ha="center",
            va="center",
            fontsize=9,
            color=QUIET if pd.isna(row.share) else ink_on(face),
        )
    return chart


def _finding(table: pd.DataFrame) -> str:
    """The closest pair of sides and the one furthest apart."""
    known = table[table["share"].notna()]
    if known.empty:
        return "No two sides take a position on the same issue"
    ranked = known.sort_values(["share", "common"], kind="stable")
    far, near = ranked.iloc[0], ranked.iloc[-1]
    lead = f"Closest: {near['side']} and {near['other']}, the same on {near['same']} of {near['common']}"
    if len(known) > 1 and far["share"] < near["share"]:
        lead += f"; furthest apart: {far['side']} and {far['other']}, on {far['same'] or 'none'} of {far['common']}"
    return f"{lead} ({counted(len(table), 'pair')} of sides)"
