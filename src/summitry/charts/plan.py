"""The life of a plan: who announced, doubted or called off each planned contact, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.patches import Rectangle

from ..codebook import Codebook
from ..tables.schema import each
from .axis import TimeAxis
from .page import Chart, Finding, Room, Sign, empty, heading, page, row_labels
from .style import FAINT, INK, NOBODY, QUIET, ordered_sides, side_colours
from .text import height, wrap
from .timeline import COLUMN, LEFT, REACH, SAID, draw_bar, square
from .words import counted, dated, day

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables.store import Tables

STEPS = {  # effect on the plan: what the step is called, and its mark
    "none": ("proposed", "o"),
    "plans": ("announced", "^"),
    "casts_doubt": ("doubted", "D"),
    "postpones": ("postponed", ">"),
    "calls_off": ("called off", "X"),
}
SUBTITLE = (
    "Each step by the side that took it, on its day; an arrow: then or before. "
    "Shaded: when the contact itself was to take place, as far as the text bounds it."
)
NOW = ["status_now", "planned_begin", "planned_end"]
COLUMNS = ["plan", "about", "step", "by", "side", "begin", "end", *NOW, "event_id", "words"]


def plan_table(tables: Tables) -> pd.DataFrame:
    """The steps in the life of each planned contact, in order of date.

    A plan that was made on some day up to a bound comes before what was done to it by that day: nobody calls
    off what is not planned.
    """
    steps = tables.events[tables.events["about"].isin(tables.events["event_id"])]
    plans = tables.events.set_index("event_id")
    names = tables.actors.set_index("actor_id")[["name", "side"]]
    rows = []
    for step in each(steps):
        cast = tables.participants[tables.participants["event_id"] == step.event_id]["actor_id"]
        target = plans.loc[step.about]
        sides = names.loc[cast, "side"].dropna()
        rows.append(
            {
                "plan": target["title"],
                "about": step.about,
                "step": STEPS["none" if step.kind == "proposal" else str(step.effect)][0],
                "by": ", ".join(names.loc[cast, "name"]),
                "side": sides.iloc[0] if len(sides) else pd.NA,
                "begin": step.begin,
                "end": step.end,
                "status_now": str(target["status"]),
                "planned_begin": target["begin"],
                "planned_end": target["end"],
                "event_id": step.event_id,
                "words": step.text,
            }
        )
    table = pd.DataFrame(rows, columns=COLUMNS)
    latest = table["end"].fillna(table["begin"])
    made = (table["step"] == "announced") & table["begin"].isna()
    order = table.assign(day=latest.mask(made)).sort_values(
        ["about", "day", "event_id"], na_position="first", kind="stable"
    )
    return order[COLUMNS].reset_index(drop=True)


def plan(tables: Tables, codebook: Codebook | None = None) -> Chart:
    """The life of every plan that the article tells. An empty table gives a page that says so."""
    table, codebook = plan_table(tables), codebook or Codebook()
    if table.empty:
        return empty(tables, table, "No plan has a history in this article")
    published = day(tables.articles["published"].iloc[0])
    dates = [zip(map(day, table[f"{p}begin"]), map(day, table[f"{p}end"]), strict=True) for p in ("", "planned_")]
    axis = TimeAxis.over([(published, published), *dates[0], *dates[1]])
    labels = {str(s.event_id): wrap(f"{s.step} by {s.by}" if s.by else s.step, COLUMN) for s in each(table)}
    rows, heads, bottom = _rows(table, labels)
    colour = side_colours(tables, codebook)
    told = [f"{s.plan}: {s.step} by {s.by or 'nobody named'}, {dated(day(s.begin), day(s.end))}" for s in each(table)]
    signs = _signs(table, colour, codebook)
    chart, axes = page(tables, table, Finding(_finding(table), SUBTITLE, told), Room(bottom, LEFT), signs)
    row_labels(axes, {rows[i]: lines for i, lines in labels.items()})
    axis.draw(axes)
    axis.mark(axes, published)
    for about, (y, lines) in heads.items():
        own = table[table["about"] == about]
        heading(axes, y, lines)
        _shade(axes, axis, own, rows[own["event_id"].iloc[0]] - 0.17, rows[own["event_id"].iloc[-1]] + 0.17)
    for step in each(table):
        _draw_step(axes, axis, step, rows[step.event_id], colour.get(str(step.side), NOBODY))
    return chart


def _rows(
    table: pd.DataFrame, labels: dict[str, list[str]]
) -> tuple[dict[str, float], dict[str, tuple[float, list[str]]], float]:
    """The height of each step and of each plan's name with its lines, in inches, and where the last row ends."""
    rows: dict[str, float] = {}
    heads: dict[str, tuple[float, list[str]]] = {}
    at = 0.0
    for step in each(table):
        if step.about not in heads:
            lines = wrap(f"{step.plan} – now {SAID[str(step.status_now)]}", COLUMN, 9.5, bold=True)
            room = height(len(lines), 9.5) + 0.2
            heads[str(step.about)] = (at + room / 2, lines)
            at += room
        need = max(0.36, height(len(labels[step.event_id])) + 0.12)
        rows[str(step.event_id)] = at + need / 2
        at += need
    return rows, heads, at + 0.15


def _signs(table: pd.DataFrame, colour: dict[str, str], codebook: Codebook) -> list[Sign]:
    """The key of the steps and sides that are drawn."""
    steps = [
        Sign(name, ({"marker": mark, "s": 80, "color": INK},))
        for name, mark in STEPS.values()
        if name in set(table["step"])
    ]
    sides = ordered_sides([str(s) for s in table["side"].dropna().unique()], codebook)
    nobody = [Sign("no side", (square(NOBODY),))] if table["side"].isna().any() else []
    return [*steps, *(Sign(side, (square(colour[side]),)) for side in sides), *nobody]


def _finding(table: pd.DataFrame) -> str:
    """How many plans were called off, and how long the one with most steps had been public."""
    plans = table.drop_duplicates("about")
    gone = int((plans["status_now"] == "called_off").sum())
    one = len(plans) == 1
    if one:
        lead = "The one plan told of " + ("was called off" if gone else "stands")
    else:
        lead = f"{gone or 'None'} of {len(plans)} plans {'was' if gone == 1 else 'were'} called off"
    longest = table[table["about"] == table["about"].value_counts(sort=True).index[0]]
    lived = _lived(longest[longest["step"] == "announced"], longest[longest["step"] == "called off"])
    if lived:
        what = "" if one else f"the {longest['plan'].iloc[0]} "
        lead += f": {what}{lived} after it was announced"
    return f"{lead} ({counted(len(table), 'step')})"


def _lived(announced: pd.DataFrame, off: pd.DataFrame) -> str | None:
    """How long after its announcement a plan was called off, as far as the dates of both bound it."""
    first, last = announced["end"].min(), off["end"].max()
    if pd.isna(first) or pd.isna(last) or last < first:
        return None
    least = max(((off["begin"].max() if off["begin"].notna().all() else first) - first).days, 0)
    if announced["begin"].isna().any():
        return f"at least {counted(least, 'day')}"
    most = (last - announced["begin"].min()).days
    return counted(most, "day") if least == most else f"{least} to {counted(most, 'day')}"


def _shade(axes: Axes, axis: TimeAxis, own: pd.DataFrame, top: float, bottom: float) -> None:
    """When the contact was to take place."""
    begin, end = day(own["planned_begin"].iloc[0]), day(own["planned_end"].iloc[0])
    if begin is None and end is None:
        return
    x1 = axis.at(end) if end else axis.at(begin) + REACH if begin else 1.0
    x0 = axis.at(begin) if begin else x1 - REACH
    if begin == end:
        x0, x1 = x0 - 0.006, x1 + 0.006
    axes.add_patch(Rectangle((x0, top), x1 - x0, bottom - top, facecolor=FAINT, alpha=0.55, linewidth=0, zorder=0))
    for x, bound, arrow in ((x0, begin, "<"), (x1, end, ">")):
        if bound is None:
            axes.plot([x], [(top + bottom) / 2], marker=arrow, color=QUIET, markersize=5, linestyle="none")


def _draw_step(axes: Axes, axis: TimeAxis, step: Any, y: float, colour: str) -> None:
    begin, end = day(step.begin), day(step.end)
    marker = next(mark for name, mark in STEPS.values() if name == step.step)
    if begin is None and end is None:
        axes.text(0.004, y, "no date in the text", fontsize=8.5, color=QUIET, va="center", style="italic")
        return
    x0, x1 = draw_bar(axes, axis, (begin, end), y, colour)
    axes.plot([x1 if end else x0], [y], marker=marker, markersize=10, color=colour, linestyle="none", zorder=4)
