"""Positions over time as small matrices: one an issue, sides by periods of days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast

import pandas as pd

from ..canvas import Caption, Chart, Room, column_heads, empty, heading, page, row_labels
from ..canvas.style import FAINT
from ..canvas.text import height, need, wrap
from ..codebook import Codebook
from ..findings.reports import moved
from ..findings.sides import ordered_sides
from ..findings.words import counted, day
from ..tables.schema import each
from .positions import NO_SIDE, SHAPES, draw_cell, firmest, named, shapes_of
from .rows import stack

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables.store import Tables

STEPS = (1, 2, 3, 7, 14, 30, 91, 182, 365, 1826, 9131)  # days of a period, the first that makes them few
MOST = 5  # periods side by side
LEFT, RIGHT = 2.6, 0.3  # inches
SUBTITLE = "The number counts passages. An empty cell: no position of the side was found in the reports of these days."


def periods_table(
    tables: Tables, positions: pd.DataFrame, reports: pd.DataFrame, codebook: Codebook | None = None
) -> pd.DataFrame:
    """Passages by issue, side, period and position; all periods are equally long, from the first report on."""
    codebook = codebook or Codebook()
    labels = {issue.id: issue.label for issue in codebook.issues}
    stances = tables.stances.assign(side=tables.stances["side"].fillna(NO_SIDE)).set_index("stance_id", drop=False)
    spans, rows = _spans(reports), list[dict[str, Any]]()
    heard = positions[positions["published"] != ""]
    known = {stance: day(pd.Timestamp(r.published)) for r in each(heard) for stance in r.stances.split(", ")}
    found = stances[stances["stance_id"].isin(known)]
    period = [next(n for n, (a, b) in enumerate(spans) if a <= cast("date", known[i]) <= b) for i in found["stance_id"]]
    sides = ordered_sides([str(side) for side in found["side"].unique()], codebook)
    order = [*labels, *sorted({*found["issue"]} - {*labels})]
    for key, group in found.assign(period=period).groupby(["issue", "side", "period", "position"], observed=True):
        issue, side, n, position = cast("tuple[str, str, int, str]", key)
        told = {"issue": labels.get(issue, issue), "side": side, "begin": spans[n][0], "end": spans[n][1]}
        told |= {"position": position, "passages": len(group), "basis": firmest(group)}
        at = (order.index(issue), sides.index(side), n, [*SHAPES].index(position))
        rows.append({**told, "rows": ", ".join(group["stance_id"]), "at": at})
    rows.sort(key=lambda row: row["at"])
    table = pd.DataFrame(rows, columns=["issue", "side", "begin", "end", "position", "passages", "basis", "rows"])
    return table.assign(begin=pd.to_datetime(table["begin"]), end=pd.to_datetime(table["end"]))


def _spans(reports: pd.DataFrame) -> list[tuple[date, date]]:
    """The first and last days of periods that hold all reports: as short as few of them allow."""
    days = sorted(cast("date", day(at)) for at in reports["published"].dropna())
    if not days:
        return []
    whole = (days[-1] - days[0]).days + 1
    step = next((step for step in STEPS if whole <= step * MOST), whole)
    starts = [days[0] + timedelta(n) for n in range(0, whole, step)]
    return [(start, start + timedelta(step - 1)) for start in starts]


def periods(tables: Tables, positions: pd.DataFrame, reports: pd.DataFrame, codebook: Codebook | None = None) -> Chart:
    """Draw for each issue a small matrix of its own: the sides, and what is heard of them period by period.

    The frames are those of a story (`summitry.stories.merge`). A side with two positions in a period shows both.
    """
    codebook = codebook or Codebook()
    table, spans = periods_table(tables, positions, reports, codebook), _spans(reports)
    if table.empty:
        return empty(tables, table, "No position with a day was found")
    wide = (10 - LEFT - RIGHT) / len(spans)  # inches of a column
    columns = [wrap(_named(*span), wide - 0.1, bold=True) for span in spans]
    keys = [*dict.fromkeys(key for r in each(table) for key in (r.issue, (r.issue, r.side)))]
    heads = {key: wrap(key, LEFT - 0.4, 9.5, bold=True) for key in keys if isinstance(key, str)}
    labels = {key: wrap(str(key[1]), LEFT - 0.4) for key in keys if not isinstance(key, str)}
    rows, bottom = stack({key: need(heads[key], 0.46) if key in heads else need(labels[key], 0.54) for key in keys})
    told = [f"{r.issue}, {r.side}, {_named(day(r.begin), day(r.end))}: {_said(r)}" for r in each(table)]
    counts = f"{counted(len(heads), 'issue')}, {counted(int(table['passages'].sum()), 'passage')}. "
    words = Caption(moved(tables, positions, codebook).sentence, counts + SUBTITLE, told)
    above = height(max(map(len, columns))) + 0.15
    chart, axes = page(tables, table, words, Room(bottom, LEFT, RIGHT, above), shapes_of(table))
    chart.tables = named(tables, codebook)
    row_labels(axes, {rows[key]: lines for key, lines in labels.items()})
    column_heads(axes, columns)
    for key in labels:
        axes.axhline(rows[key] - 0.27, color=FAINT, linewidth=0.8, zorder=0.5)
    for key, lines in heads.items():
        heading(axes, rows[key], lines)
    _draw_cells(axes, table, rows, [first for first, _ in spans])
    return chart


def _draw_cells(axes: Axes, table: pd.DataFrame, rows: dict[Any, float], starts: list[date]) -> None:
    """The cells of all matrices."""
    for key, cell in table.groupby(["issue", "side", "begin"], sort=False):
        issue, side, begin = cast("tuple[str, str, pd.Timestamp]", key)
        wide = (10 - LEFT - RIGHT) / len(starts)
        draw_cell(axes, (starts.index(begin.date()), rows[issue, side]), cell, wide)


def _said(row: Any) -> str:
    return f"{SHAPES[row.position][2]} in {counted(int(row.passages), 'passage')}"


def _named(begin: date | None, end: date | None) -> str:
    """The days of a period: `1 to 3 Sep`."""
    if begin is None or end is None or begin == end:
        return f"{begin.day} {begin:%b}" if begin else ""
    return f"{begin.day}{f' {begin:%b}' * (begin.month != end.month)} to {end.day} {end:%b}"
