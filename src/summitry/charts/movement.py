"""Positions over time: how that of each holder on an issue moved from report to report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.patches import Rectangle

from ..canvas import Caption, Chart, Room, empty, heading, page, row_labels
from ..canvas.style import QUIET
from ..canvas.text import need, wrap
from ..codebook import Codebook
from ..findings.reports import moved
from ..findings.words import counted, day
from ..tables.schema import KEY, each
from .axis import TimeAxis
from .positions import SHAPES, named, shapes_of
from .rows import COLUMN, LEFT, stack

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables.store import Tables

LINES = "On the days of the reports; a line joins what one holder is heard with."


def movement_table(tables: Tables, positions: pd.DataFrame, codebook: Codebook | None = None) -> pd.DataFrame:
    """The positions of holders who are heard on an issue in several reports: issue by issue, report by report."""
    labels = {issue.id: issue.label for issue in (codebook or Codebook()).issues}
    names, sides = (
        dict(zip(tables.actors["actor_id"], tables.actors[of].astype(object), strict=True)) for of in ("name", "side")
    )
    rows = positions[positions.groupby(["holder_id", "issue"])["issue"].transform("size") > 1]
    order = [*labels, *sorted({*rows["issue"]} - {*labels})]
    known = rows.assign(
        issue=rows["issue"].map(lambda issue: labels.get(issue, issue)),
        holder=rows["holder_id"].map(names),
        side=rows["holder_id"].map(sides),
        published=pd.to_datetime(rows["published"].replace("", None)),
        at=rows["issue"].map(order.index),
    ).sort_values(["at", "holder_id"], kind="stable")
    return known[["issue", "holder", "side", KEY, "published", "position", "before", "stances"]].reset_index(drop=True)


def movement(tables: Tables, positions: pd.DataFrame, codebook: Codebook | None = None) -> Chart:
    """Draw how the position of each holder on an issue moved from report to report.

    `positions` are those of a story (`summitry.stories.merge`). Without a holder who is heard twice, a page says so.
    """
    codebook = codebook or Codebook()
    table = movement_table(tables, positions, codebook)
    table = table[table["published"].notna()].reset_index(drop=True)
    if table.empty:
        return empty(tables, table, "No holder was found whose position is told of by several reports")
    keys = [*dict.fromkeys(key for r in each(table) for key in (r.issue, (r.issue, r.holder)))]
    heads = {key: wrap(key, COLUMN, 9.5, bold=True) for key in keys if isinstance(key, str)}
    labels = {key: wrap(str(key[1]), COLUMN) for key in keys if not isinstance(key, str)}
    rows, bottom = stack({key: need(heads[key], 0.44) if key in heads else need(labels[key], 0.42) for key in keys})
    axis = TimeAxis.over([(day(at), day(at)) for at in table["published"]])
    told = [f"{r.issue}, {r.holder}, {r.published.day} {r.published:%b}: {_said(r)}" for r in each(table)]
    counts = f"{counted(len(labels), 'holder')} heard in several reports. "
    words = Caption(moved(tables, positions, codebook).sentence, counts + LINES + axis.note, told)
    stances = tables.stances[tables.stances["stance_id"].isin(_ids(table))]
    chart, axes = page(tables, table, words, Room(bottom + 0.1, LEFT, below=0.85), shapes_of(stances))
    chart.tables = named(tables, codebook)
    row_labels(axes, {rows[key]: lines for key, lines in labels.items()})
    axis.draw(axes)
    for key, lines in heads.items():
        heading(axes, rows[key], lines)
    for (issue, holder), told_of in table.groupby(["issue", "holder"], sort=False):
        _draw_line(axes, axis, told_of, rows[issue, holder], tables)
    return chart


def _ids(table: pd.DataFrame) -> list[str]:
    return [stance for cell in table["stances"] for stance in cell.split(", ")]


def _said(row: Any) -> str:
    return ", ".join(SHAPES[position][2] for position in row.position.split(", "))


def _draw_line(axes: Axes, axis: TimeAxis, told: pd.DataFrame, y: float, tables: Tables) -> None:
    """The positions of one holder: a mark each on the day of the report, those of one report one over the other."""
    places: list[tuple[float, float]] = []
    of = tables.stances.set_index("stance_id")
    for row in each(told):
        x, stated = axis.at(row.published.date()), row.position.split(", ")
        own, ids = of.loc[row.stances.split(", ")], row.stances.replace(",", "")
        axes.add_patch(Rectangle((x - 0.02, y - 0.21), 0.04, 0.42, visible=False, label=ids))
        for n, position in enumerate(stated):
            marker, colour, _ = SHAPES[position]
            place = (x, y + 0.2 * (n - (len(stated) - 1) / 2))
            bases = {*own.loc[own["position"] == position, "basis"]}
            face = "white" if bases == {"third_party"} else colour
            axes.scatter(*place, s=80, marker=marker, facecolor=face, edgecolor=colour, linewidth=1.4, zorder=3)
        places.append((x, y))
    axes.plot(*zip(*places, strict=True), color=QUIET, linewidth=1, zorder=1)
