"""The position matrix: issues by sides, with the number of passages and whose words they rest on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import pandas as pd
from matplotlib.patches import Rectangle

from .. import findings
from ..canvas import Caption, Chart, Room, Sign, column_heads, empty, page, row_labels
from ..canvas.style import FAINT, INK
from ..canvas.text import height, need, width, wrap
from ..codebook import Codebook
from ..findings.sides import ordered_sides
from ..findings.words import counted
from ..tables.schema import each
from .rows import stack

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables.store import Tables

SHAPES = {  # mark, a colour that no side has, and name
    "support": ("o", "#489018", "for"),
    "oppose": ("X", "#d018a0", "against"),
    "conditional": ("D", "#300000", "conditional"),
}
BASES = ("own_words", "paraphrase", "narrator", "third_party")  # whose words a position rests on, firmest first
NO_SIDE = "no side"
SUBTITLE = "The number counts passages. An empty cell: the article names side and issue, but no position was found."
LEFT, RIGHT = 3.5, 0.3  # inches


def named(tables: Tables, codebook: Codebook) -> Tables:
    """Tables whose stances have the labels of issues, for the reader of a card."""
    labels = {issue.id: issue.label for issue in codebook.issues}
    return replace(tables, stances=tables.stances.assign(issue=tables.stances["issue"].replace(labels)))


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
                "basis": firmest(group),
                "rows": ", ".join(group["stance_id"]),
                "_order": (order.index(issue), sides.index(side), list(SHAPES).index(position)),
            }
        )
    silent = [i for i in labels if i not in set(stances["issue"])]
    rows += [{"issue": labels[i], "passages": 0, "_order": (order.index(i), 0, 0)} for i in silent]
    rows.sort(key=lambda r: r["_order"])
    return pd.DataFrame(rows, columns=["issue", "side", "position", "passages", "basis", "rows"])


def firmest(stances: pd.DataFrame) -> str:
    """The firmest words that some stances rest on."""
    return next(basis for basis in BASES if basis in set(stances["basis"]))


def positions(tables: Tables, codebook: Codebook | None = None) -> Chart:
    """The matrix of positions. A side that holds two positions on an issue shows both."""
    codebook = codebook or Codebook()
    table = positions_table(tables, codebook)
    held = table[table["passages"] > 0]
    if held.empty:
        return empty(tables, table, "No position of any side was found")
    columns = sorted({str(s) for s in held["side"]} | {s.label for s in codebook.sides})
    sides = sorted(ordered_sides(columns, codebook), key=lambda side: side == NO_SIDE)
    seen = {*tables.actors["side"].dropna(), NO_SIDE}
    wide = (10 - LEFT - RIGHT) / len(sides)  # inches of a column
    heads = [wrap(s if s in seen else f"{s} (not found)", wide - 0.1, bold=True) for s in sides]
    found = set(held["issue"])
    labels = {i: wrap(i if i in found else f"{i} (not found)", LEFT - 0.5) for i in table["issue"].unique()}
    needs = {issue: need(lines, 0.54) for issue, lines in labels.items()}
    rows, bottom = stack(needs)
    told = [
        f"{r.issue}, {r.side}: {SHAPES[str(r.position)][2]} in {counted(int(r.passages), 'passage')}"
        for r in each(held)
    ]
    counts = f"{counted(len(rows), 'issue')}, {counted(int(held['passages'].sum()), 'passage')}. "
    above = height(max(map(len, heads))) + 0.15
    words = Caption(_title(tables, codebook), counts + SUBTITLE, told)
    chart, axes = page(tables, table, words, Room(bottom, LEFT, RIGHT, above), shapes_of(held))
    chart.tables = named(tables, codebook)
    row_labels(axes, {rows[issue]: lines for issue, lines in labels.items()})
    column_heads(axes, heads)
    for issue, y in rows.items():
        axes.axhline(y - needs[issue] / 2, color=FAINT, linewidth=0.8, zorder=0.5)
    for key, cell in held.groupby(["issue", "side"], sort=False):
        issue, side = cast("tuple[str, str]", key)
        draw_cell(axes, (sides.index(side), rows[issue]), cell, wide)
    return chart


def shapes_of(table: pd.DataFrame) -> list[Sign]:
    """The key of the positions and of the words they rest on, as far as drawn."""
    shapes = [
        Sign(name, ({"marker": marker, "s": 110, "color": colour},))
        for position, (marker, colour, name) in SHAPES.items()
        if position in set(table["position"])
    ]
    hollow = Sign(
        "hollow: only a third party says so", ({"marker": "o", "s": 110, "color": INK, "facecolor": "white"},)
    )
    return [*shapes, *([hollow] * ("third_party" in set(table["basis"])))]


def _title(tables: Tables, codebook: Codebook) -> str:
    """Where the sides differ; if that is not found, where they agree."""
    differ, agree, _ = findings.positions(tables, codebook)
    return (agree if agree.rows and not differ.rows else differ).sentence


def draw_cell(axes: Axes, place: tuple[int, float], cell: pd.DataFrame, wide: float) -> None:
    """The positions of a side on an issue, each named where the column is wide enough."""
    named = [f"{SHAPES[str(row.position)][2]} · {row.passages}" for row in each(cell)]
    rows = " ".join(cell["rows"]).replace(",", "")
    axes.add_patch(Rectangle((place[0] - 0.48, place[1] - 0.25), 0.96, 0.5, visible=False, label=rows))
    step = max([0.3, *(width(name, 8) + 0.1 for name in named)])
    if step * len(cell) > wide:
        named, step = [str(row.passages) for row in each(cell)], min(0.3, wide / len(cell))
    for n, (row, name) in enumerate(zip(each(cell), named, strict=True)):
        marker, colour, _ = SHAPES[str(row.position)]
        x = place[0] + (n - (len(cell) - 1) / 2) * step / wide
        face = "white" if row.basis == "third_party" else colour
        axes.scatter([x], [place[1] - 0.07], s=110, marker=marker, facecolor=face, edgecolor=colour, linewidth=1.4)
        axes.text(x, place[1] + 0.15, name, ha="center", va="center", fontsize=8, color=INK)
