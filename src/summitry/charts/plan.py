"""The life of a plan: who announced, doubted or called off each planned contact, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.patches import Rectangle

from ..codebook import Codebook
from ..schema import each
from .axis import TimeAxis
from .style import FAINT, NOBODY, QUIET, Chart, counted, empty, heading, page, side_colours, wrapped
from .timeline import ROW, _day

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables import Tables

STEPS = {
    "plans": ("announced", "^"),
    "casts_doubt": ("doubted", "D"),
    "calls_off": ("called off", "X"),
    "none": ("proposed", "o"),
}
SUBTITLE = (
    "Circle: proposed. Triangle: announced. Diamond: doubted. Cross: called off. "
    "Shaded: when the contact was to take place, as far as the text bounds it. "
    "An arrow: on that day or before. Colours are those of the side that took the step."
)


def plan_table(tables: Tables) -> pd.DataFrame:
    """The steps in the life of each planned contact, in order of date."""
    steps = tables.events[tables.events["about"].notna()]
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
                "step": STEPS[str(step.effect)][0],
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
    columns = [
        "plan",
        "about",
        "step",
        "by",
        "side",
        "begin",
        "end",
        "status_now",
        "planned_begin",
        "planned_end",
        "event_id",
        "words",
    ]
    table = pd.DataFrame(rows, columns=columns)
    return (
        table.assign(day=table["end"].fillna(table["begin"]))
        .sort_values(["about", "day", "event_id"], na_position="first", kind="stable")
        .drop(columns="day")
        .reset_index(drop=True)
    )


def plan(tables: Tables, codebook: Codebook | None = None) -> Chart:
    """The life of every plan that the article tells. An empty table gives a page that says so."""
    table, codebook = plan_table(tables), codebook or Codebook()
    if table.empty:
        return empty(tables, table, "No plan has a history in this article")
    published = _day(tables.articles["published"].iloc[0])
    days = [zip(map(_day, table[f"{p}begin"]), map(_day, table[f"{p}end"]), strict=True) for p in ("", "planned_")]
    axis = TimeAxis.over([(published, published), *days[0], *days[1]])
    plans = list(dict.fromkeys(table["about"]))
    rows = {
        i: n + 1.3 * (plans.index(a) + 1)
        for n, (i, a) in enumerate(zip(table["event_id"], table["about"], strict=True))
    }
    bottom = max(rows.values()) + 0.8
    chart, axes = page(tables, table, ROW * (bottom + 0.6), _finding(table), SUBTITLE, left=4.1)
    axes.set_ylim(bottom, -0.4)
    axes.set_yticks(
        list(rows.values()),
        [wrapped(f"{step} by {by}", 46) for step, by in zip(table["step"], table["by"], strict=True)],
    )
    axis.draw(axes, bottom)
    axis.mark(axes, published, -0.45)
    colour = side_colours(tables, codebook)
    for number, about in enumerate(plans):
        own = table[table["about"] == about]
        top = rows[own["event_id"].iloc[0]]
        status = str(own["status_now"].iloc[0]).replace("_", " ")
        heading(axes, top - 0.85, wrapped(f"{own['plan'].iloc[0]} – now {status}", 42))
        if number:
            axes.axhline(top - 1.3, color=FAINT, linewidth=0.8, zorder=0)
        _shade(axes, axis, own, top - 0.5, rows[own["event_id"].iloc[-1]] + 0.4)
        for step in each(own):
            _draw_step(axes, axis, step, rows[step.event_id], colour.get(str(step.side), NOBODY))
    return chart


def _finding(table: pd.DataFrame) -> str:
    """How many plans were called off, and how long the one with most steps had been public."""
    plans = table.drop_duplicates("about")
    gone = int((plans["status_now"] == "called_off").sum())
    lead = f"{gone} of {counted(len(plans), 'plan')} {'was' if gone == 1 else 'were'} called off"
    longest = table[table["about"] == table["about"].value_counts(sort=True).index[0]]
    first, last = (
        longest[longest["step"] == "announced"]["end"].min(),
        longest[longest["step"] == "called off"]["end"].max(),
    )
    if pd.notna(first) and pd.notna(last) and last >= first:
        days = (last - first).days
        least = "at least " if longest["begin"].isna().any() else ""
        lead += f": the {longest['plan'].iloc[0]} {least}{counted(days, 'day')} after it was announced"
    return f"{lead} ({counted(len(table), 'step')})"


REACH = 0.05  # how far a bound on one side only is drawn, as a share of the axis


def _shade(axes: Axes, axis: TimeAxis, own: pd.DataFrame, top: float, bottom: float) -> None:
    begin, end = _day(own["planned_begin"].iloc[0]), _day(own["planned_end"].iloc[0])
    if begin is None and end is None:
        return
    x1 = axis.at(end) if end else axis.at(begin) + REACH if begin else 1.0
    x0 = axis.at(begin) if begin else x1 - REACH
    if begin is None or end is None:  # the text sets one bound only
        axes.plot(
            [x1 if end is None else x0], [bottom - 0.15], marker=">" if end is None else "<", color=QUIET, markersize=5
        )
    axes.add_patch(Rectangle((x0, top), x1 - x0, bottom - top, facecolor=FAINT, alpha=0.55, linewidth=0, zorder=0))


def _draw_step(axes: Axes, axis: TimeAxis, step: Any, y: float, colour: str) -> None:
    begin, end = _day(step.begin), _day(step.end)
    marker = next(m for name, m in STEPS.values() if name == step.step)
    day = end or begin
    if day is None:
        axes.text(0.012, y, "no date in the text", fontsize=8.5, color=QUIET, va="center", style="italic")
        return
    x = axis.at(day)
    if begin is None:
        axes.plot([x - REACH, x], [y, y], color=colour, linewidth=2, alpha=0.4)
        axes.plot([x - REACH], [y], marker="<", color=colour, markersize=5, alpha=0.6)
    axes.plot([x], [y], marker=marker, markersize=10, color=colour, linestyle="none", zorder=4)
