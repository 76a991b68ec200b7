"""Who stands where: issues by sides, with the number of passages and whose words they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pandas as pd

from ..codebook import Codebook
from ..schema import each
from .style import FAINT, INK, QUIET, Chart, counted, empty, listed, ordered_sides, page, wrapped

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables import Tables

SHAPES = {
    "support": ("o", "#0072b2", "for"),
    "oppose": ("s", "#d55e00", "against"),
    "conditional": ("D", "#6a5acd", "under a condition"),
}
FILLS = {"own_words": 1.0, "paraphrase": 0.55, "narrator": 0.22, "third_party": 0.0}
SUBTITLE = (
    "Circle: for. Square: against. Diamond: under a condition. Larger: more passages (the number beside it). "
    "Full: own words. Half tone: paraphrase. Light: the narrator says so. Hollow: only a third party says so. "
    "A dot: no position stated in this article."
)


def positions_table(tables: Tables, codebook: Codebook | None = None) -> pd.DataFrame:
    """Passages by issue, side and position; `basis` is the firmest that they rest on."""
    codebook = codebook or Codebook()
    stances = tables.stances[tables.stances["side"].notna()]
    labels = {issue.id: issue.label for issue in codebook.issues}
    order = [*labels, *sorted(set(stances["issue"]) - set(labels))]
    sides = ordered_sides([str(s) for s in stances["side"].unique()], codebook)
    rows: list[dict[str, Any]] = []
    for key, group in stances.groupby(["issue", "side", "position"], observed=True):
        issue, side, position = map(str, cast("tuple[str, str, str]", key))
        rows.append(
            {
                "issue": labels.get(issue, issue),
                "side": side,
                "position": position,
                "passages": len(group),
                "basis": next(b for b in FILLS if b in set(group["basis"])),
                "rows": ", ".join(group["stance_id"]),
                "_order": (order.index(issue), sides.index(side), list(SHAPES).index(position)),
            }
        )
    rows.sort(key=lambda r: r["_order"])
    return pd.DataFrame(rows, columns=["issue", "side", "position", "passages", "basis", "rows"])


def positions(tables: Tables, codebook: Codebook | None = None) -> Chart:
    """The matrix of positions. A side that holds two positions on an issue shows both."""
    codebook = codebook or Codebook()
    table = positions_table(tables, codebook)
    if table.empty:
        return empty(tables, table, "No position of any side was found")
    issues, sides = list(dict.fromkeys(table["issue"])), ordered_sides(list(table["side"].unique()), codebook)
    heads = [wrapped(side, max(8, 78 // len(sides)), 3) for side in sides]
    above = 0.15 * max(head.count("\n") for head in heads)
    chart, axes = page(
        tables,
        table,
        0.62 * len(issues) + 0.1,
        _finding(table, len(issues)),
        SUBTITLE,
        left=3.3,
        right=0.3,
        above=above,
    )
    axes.set_xlim(-0.5, len(sides) - 0.5)
    axes.set_ylim(len(issues) - 0.5, -0.5)
    axes.set_yticks(range(len(issues)), [wrapped(issue, 38) for issue in issues])
    axes.set_xticks(range(len(sides)), heads, fontweight="bold")
    axes.xaxis.set_ticks_position("top")
    axes.spines["bottom"].set_visible(False)
    for n in range(len(issues) + 1):
        axes.axhline(n - 0.5, color=FAINT, linewidth=0.8, zorder=0)
    for y, issue in enumerate(issues):
        for x, side in enumerate(sides):
            _cell(axes, x, y, table[(table["issue"] == issue) & (table["side"] == side)], len(sides))
    return chart


def _finding(table: pd.DataFrame, issues: int) -> str:
    """On how many issues two sides stand against each other, and where they agree."""
    grouped = table.groupby(["issue", "side"], observed=True)
    stands = {cast("tuple[str, str]", key): set(group["position"]) for key, group in grouped}
    by_issue: dict[str, list[set[str]]] = {}
    for (issue, _), found in stands.items():
        by_issue.setdefault(issue, []).append(found)
    shared = {issue: held for issue, held in by_issue.items() if len(held) > 1}
    clash = [
        i
        for i, held in shared.items()
        if any("support" in a and "oppose" in b for a in held for b in held if a is not b)
    ]
    split = sorted({side for (_, side), found in stands.items() if {"support", "oppose"} <= found})
    lead = f"The sides stand against each other on {len(clash)} of {counted(issues, 'issue')}"
    if split:
        lead += f"; {listed(split)} {'is' if len(split) == 1 else 'are'} heard on both sides of one"
    return f"{lead} ({counted(int(table['passages'].sum()), 'passage')})"


def _cell(axes: Axes, x: int, y: int, cell: pd.DataFrame, sides: int) -> None:
    if cell.empty:
        axes.text(x, y, "·", ha="center", va="center", fontsize=12, color=QUIET)
        return
    step = 0.28 if sides > 2 else 0.2
    for n, row in enumerate(each(cell)):
        marker, colour, _ = SHAPES[str(row.position)]
        at = x + (n - (len(cell) - 1) / 2) * step
        size = 70 + 45 * min(int(row.passages), 6)
        axes.scatter([at], [y], s=size, marker=marker, facecolor="white", edgecolor="none", zorder=3)
        axes.scatter(
            [at], [y], s=size, marker=marker, facecolor=colour, alpha=FILLS[str(row.basis)], edgecolor="none", zorder=4
        )
        axes.scatter([at], [y], s=size, marker=marker, facecolor="none", edgecolor=colour, linewidth=1.6, zorder=5)
        axes.annotate(
            str(row.passages),
            (at, y),
            xytext=(0, -15),
            textcoords="offset points",
            ha="center",
            va="center",
            fontsize=8,
            color=INK,
        )
