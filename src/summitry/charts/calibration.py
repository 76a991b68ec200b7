"""Calibration: of the rows that are said to be right with some confidence, the share that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..canvas import Caption, Chart, Room, Sign, empty, page
from ..canvas.style import FAINT, INK, QUIET
from ..findings.words import counted, listed
from ..tables.schema import each

if TYPE_CHECKING:
    import pandas as pd

    from ..tables.store import Tables

MARKERS = "osD^vP"  # one for each table
SIDE, LEFT, RIGHT = 4.6, 2.7, 2.7  # inches of the square, and beside it
ENDS, TICKS = (-0.03, 1.03), (0, 0.2, 0.4, 0.6, 0.8, 1)
SUBTITLE = "A mark is a tenth of confidence; its size is the number of rows. On the line, what is said is what is so."


def calibration(tables: Tables, bins: pd.DataFrame, source: str) -> Chart:
    """Draw the share that is right over the confidence said.

    `bins` has `table`, `rows`, `said` and `right`; `source` says where it was tried, since that is not the article of
    the `tables`. The title has the mean distance of the two, weighted by the rows (Naeini, Cooper and Hauskrecht 2015).
    """
    if bins.empty:
        return empty(tables, bins, "Confidence was not tried")
    off = bins.assign(off=(bins["said"] - bins["right"]).abs() * bins["rows"]).groupby("table")[["off", "rows"]].sum()
    error = off["off"] / off["rows"]
    title = f"Confidence is off by {listed([f'{value:.2f} for {name}' for name, value in error.items()])}"
    told = [f"{r.table}: {r.said:.2f} said, {r.right:.2f} right of {counted(r.rows, 'row')}" for r in each(bins)]
    kinds = dict(zip(error.index, MARKERS, strict=False))
    signs = [
        Sign(f"{bins.loc[bins['table'] == name, 'rows'].sum()} {name}", ({"marker": marker, "s": 70, "color": INK},))
        for name, marker in kinds.items()
    ]
    room = Room(SIDE, LEFT, RIGHT, 0.15, 0.85)
    chart, axes = page(tables, bins, Caption(title, SUBTITLE, told, f"Source: {source}"), room, signs)
    axes.set(xlim=ENDS, ylim=ENDS, xticks=TICKS, yticks=TICKS)
    axes.plot([0, 1], [0, 1], color=QUIET, linewidth=1, zorder=1)
    axes.grid(color=FAINT, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.set_xlabel("confidence said", fontsize=9, color=INK)
    axes.set_ylabel("share that is right", fontsize=9, color=INK)
    for name, marker in kinds.items():
        own = bins[bins["table"] == name]
        axes.scatter(own["said"], own["right"], s=2 * own["rows"], marker=marker, color=INK, alpha=0.6, zorder=2)
    return chart
