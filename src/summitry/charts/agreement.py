"""Agreement of the parser with the reference, beside that of two codings with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..canvas import Caption, Chart, Room, Sign, empty, page, row_labels
from ..canvas.style import FAINT, INK
from ..findings.words import counted, listed
from ..tables.schema import each
from .rows import stack

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from ..tables.store import Tables

PAIRS: dict[str, tuple[str, float, dict[str, Any]]] = {  # name in the key, inches below the row's middle, mark
    "parser": ("the parser against the reference", -0.13, {"marker": "o", "s": 70, "facecolor": INK}),
    "codings": ("one coding against the other", 0.13, {"marker": "D", "s": 55, "facecolor": "white"}),
}
ROW, LEFT, RIGHT = 0.66, 1.6, 0.8  # inches
SUBTITLE = (
    "F1 of the rows found: 1 where all rows are the same. The line is the middle 95 % of a bootstrap of the sentences; "
    "where no row differs it has no width, which does not make it certain."
)


def agreement(tables: Tables, scores: pd.DataFrame) -> Chart:
    """Draw F1 by table with its interval, of the parser and of the codings.

    `scores` has a row for each table and `pair` (parser, codings), with `rows`, `f1`, `low` and `high`; `tables` are
    those of the article that was coded.
    """
    if scores.empty:
        return empty(tables, scores, "Nothing was compared")
    rows, bottom = stack(dict.fromkeys(scores["table"], ROW))
    told = [
        f"{r.table}, {PAIRS[r.pair][0]}: {r.f1:.2f}, {r.low:.2f} to {r.high:.2f} of {counted(r.rows, 'row')}"
        for r in each(scores)
    ]
    signs = [
        Sign(name, ({**mark, "edgecolor": INK},))
        for pair, (name, _, mark) in PAIRS.items()
        if pair in set(scores["pair"])
    ]
    words = Caption(_title(scores), SUBTITLE, told)
    chart, axes = page(tables, scores, words, Room(bottom, LEFT, RIGHT, 0.1, 0.7), signs)
    axes.set_xlim(-0.02, 1.02)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1])
    row_labels(axes, {y: [name] for name, y in rows.items()})
    for x in axes.get_xticks():
        axes.axvline(x, color=FAINT, linewidth=0.8, zorder=0)
    for row in each(scores):
        _draw(axes, row, rows[row.table])
    return chart


def _draw(axes: Axes, row: Any, middle: float) -> None:
    """One mark on its interval, with its figure beyond it."""
    _, below, mark = PAIRS[row.pair]
    y = middle + below
    axes.plot([row.low, row.high], [y, y], color=INK, linewidth=1.4, zorder=2)
    axes.scatter([row.f1], [y], edgecolor=INK, linewidth=1.4, zorder=3, clip_on=False, **mark)
    axes.annotate(
        f"{row.f1:.2f}",
        (max(row.high, row.f1), y),
        xytext=(9, 0),
        textcoords="offset points",
        va="center",
        fontsize=8.5,
        color=INK,
        bbox={"facecolor": "white", "linewidth": 0, "pad": 1},
    )


def _title(scores: pd.DataFrame) -> str:
    """The tables on which the parser agrees less than the codings do, as much, and more, by their intervals."""
    both = {name: group.set_index("pair") for name, group in scores.groupby("table", sort=False)}
    kinds: dict[str, list[str]] = {"less than": [], "as much as": [], "more than": []}
    for name, pairs in both.items():
        if {*PAIRS} <= set(pairs.index):
            parser, codings = pairs.loc["parser"], pairs.loc["codings"]
            less, more = parser["high"] < codings["low"], parser["low"] > codings["high"]
            kinds["less than" if less else "more than" if more else "as much as"].append(str(name))
    (first, names), *others = [(kind, names) for kind, names in kinds.items() if names] or [("", [])]
    if not names:
        return "There is nothing to compare the parser with"
    rest = "".join(f"; on {listed(more)} {kind.removesuffix(' than').removesuffix(' as')}" for kind, more in others)
    return f"On {listed(names)} the parser agrees with the reference {first} two codings do with each other{rest}"
