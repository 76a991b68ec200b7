"""The position matrix: issues by sides, with the number of passages and whose words they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pandas as pd
from matplotlib.patches import Rectangle

from ..codebook import Codebook
from ..tables.schema import each
from .page import Chart, Finding, Room, Sign, empty, page, row_labels
from .style import FAINT, INK, QUIET, ordered_sides, tint
from .text import height, wrap
from .words import counted, listed

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables.store import Tables

SHAPES = {
    "support": ("o", "#0072b2", "for"),
    "oppose": ("s", "#d55e00", "against"),
    "conditional": ("D", "#6b6b6b", "under a condition"),
}
FILLS = {  # whose words a position rests on, firmest first: how deep the fill is
    "own_words": (1.0, "own words"),
    "paraphrase": (0.55, "paraphrase"),
    "narrator": (0.2, "the narrator's word"),
    "third_party": (0.0, "only a third party's word"),
}
NO_SIDE = "no side"
NOT_FOUND = "#f2f2f2"  # the ground of a cell whose issue or side was not found in the article
SUBTITLE = (
    "Size and number: passages. Fill: the firmest word they rest on. A grey cell says that the parser did not find "
    "the issue or the side in the article, a dot that the side is there but takes no position on this issue."
)
LEFT, ROW = 3.5, 0.6  # inches


def positions_table(tables: Tables, codebook: Codebook | None = None) -> pd.DataFrame:
    """Passages by issue, side and position; `basis` is the firmest that they rest on.

    The codebook's issues without any position stand there with 0 passages and no side.
    """
    codebook = codebook or Codebook()
    stances = tables.stances.assign(side=tables.stances["side"].fillna(NO_SIDE))
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
    silent = [i for i in labels if i not in set(stances["issue"])]
    rows += [{"issue": labels[i], "passages": 0, "_order": (order.index(i), 0, 0)} for i in silent]
    rows.sort(key=lambda r: r["_order"])
    return pd.DataFrame(rows, columns=["issue", "side", "position", "passages", "basis", "rows"])


def positions(tables: Tables, codebook: Codebook | None = None) -> Chart:
    """The matrix of positions. A side that holds two positions on an issue shows both."""
    codebook = codebook or Codebook()
    table = positions_table(tables, codebook)
    held = table[table["passages"] > 0]
    if held.empty:
        return empty(tables, table, "No position of any side was found")
    present = {str(s) for s in tables.actors["side"].dropna()} & {s.label for s in codebook.sides}
    columns = sorted({str(s) for s in held["side"]} | {s.label for s in codebook.sides})
    sides = sorted(ordered_sides(columns, codebook), key=lambda side: side == NO_SIDE)
    seen = present | {str(s) for s in held["side"]}
    issues = list(dict.fromkeys(table["issue"]))
    labels = [wrap(issue, LEFT - 0.5) for issue in issues]
    steps = [max(ROW, height(len(lines)) + 0.2) for lines in labels]
    tops = [sum(steps[:n]) for n in range(len(steps) + 1)]
    heads = [wrap(side, (9.7 - LEFT) / len(sides) - 0.1, bold=True) for side in sides]
    told = [
        f"{r.issue}, {r.side}: {SHAPES[str(r.position)][2]} in {counted(int(r.passages), 'passage')}"
        for r in each(held)
    ]
    words = Finding(_finding(held, len(issues)), SUBTITLE, told)
    above = height(max(map(len, heads))) + 0.15
    chart, axes = page(tables, table, words, Room(tops[-1], LEFT, 0.3, above), _signs(held))
    axes.set_xlim(-0.5, len(sides) - 0.5)
    rows = {issue: (a + b) / 2 for issue, a, b in zip(issues, tops, tops[1:], strict=False)}
    row_labels(axes, dict(zip(rows.values(), labels, strict=True)))
    axes.set_xticks(range(len(sides)), ["\n".join(lines) for lines in heads], fontweight="bold")
    axes.xaxis.set_ticks_position("top")
    axes.spines["bottom"].set_visible(False)
    for top in tops:
        axes.axhline(top, color=FAINT, linewidth=0.8, zorder=0.5)
    for issue, a, b in zip(issues, tops, tops[1:], strict=False):
        for x, side in enumerate(sides):
            cell = held[(held["issue"] == issue) & (held["side"] == side)]
            if side not in seen or issue not in set(held["issue"]):
                axes.add_patch(Rectangle((x - 0.5, a), 1, b - a, facecolor=NOT_FOUND, linewidth=0, zorder=0))
            else:
                _cell(axes, x, rows[issue], cell, len(sides))
    return chart


def _signs(table: pd.DataFrame) -> list[Sign]:
    """The key of the positions and of the words they rest on, as far as drawn."""
    shapes = [
        Sign(name, ({"marker": marker, "s": 90, "color": colour},))
        for position, (marker, colour, name) in SHAPES.items()
        if position in set(table["position"])
    ]
    fills = [
        Sign(name, ({"marker": "o", "s": 90, "facecolor": tint(INK, depth), "edgecolor": INK, "linewidth": 1.2},))
        for basis, (depth, name) in FILLS.items()
        if basis in set(table["basis"])
    ]
    return [*shapes, *fills]


def _finding(table: pd.DataFrame, issues: int) -> str:
    """On how many issues two sides stand against each other, and who is heard on both sides of one."""
    grouped = table.groupby(["issue", "side"], observed=True)
    stands = {cast("tuple[str, str]", key): set(group["position"]) for key, group in grouped}
    by_issue: dict[str, list[set[str]]] = {}
    for (issue, _), found in stands.items():
        by_issue.setdefault(issue, []).append(found)
    clash = sum(
        any("support" in a and "oppose" in b for a in held for b in held if a is not b) for held in by_issue.values()
    )
    split = sorted({side for (_, side), found in stands.items() if {"support", "oppose"} <= found and side != NO_SIDE})
    of = f"the {counted(issues, 'issue')}" if issues == 1 else f"{clash or 'none'} of {issues} issues"
    lead = f"The sides {'do not ' if issues == 1 and not clash else ''}stand against each other on {of}"
    if split:
        lead += f"; heard for and against the same: {listed(split)}"
    return f"{lead} ({counted(int(table['passages'].sum()), 'passage')})"


def _cell(axes: Axes, x: int, y: float, cell: pd.DataFrame, sides: int) -> None:
    if cell.empty:
        axes.text(x, y, "·", ha="center", va="center", fontsize=12, color=QUIET)
        return
    step = 0.28 if sides > 2 else 0.2
    for n, row in enumerate(each(cell)):
        marker, colour, _ = SHAPES[str(row.position)]
        at = x + (n - (len(cell) - 1) / 2) * step
        size = 70 + 45 * min(int(row.passages), 6)
        face = tint(colour, FILLS[str(row.basis)][0])
        axes.scatter([at], [y - 0.06], s=size, marker=marker, facecolor=face, edgecolor=colour, linewidth=1.6, zorder=5)
        axes.text(at, y + 0.19, str(row.passages), ha="center", va="center", fontsize=8, color=INK)
