"""What was planned, what happened, what was called off: one row an event on a cut time axis."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.patches import FancyArrowPatch, Rectangle

from ..codebook import Codebook
from ..schema import each
from .axis import TimeAxis
from .style import FAINT, INK, NOBODY, QUIET, Chart, counted, empty, heading, listed, page, side_colours, wrapped

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables import Tables

LANES = (
    ("Summits", ("summit",)),
    ("Meetings", ("meeting",)),
    ("Calls", ("call",)),
    ("Announcements, proposals, statements", ("announcement", "proposal", "joint_statement")),
)
SAID = {"held": "held", "planned": "planned", "proposed": "proposed", "refused": "refused", "called_off": "called off"}
ROW = 0.42  # inches
SUBTITLE = (
    "Filled: held. Open: planned. Open with a cross: called off. Dotted: proposed. Open with a bar: refused. "
    "A bar is as long as the doubt about the date, open towards the side that the text leaves open. "
    "Thin curves tie an announcement to its event."
)


def timeline_table(tables: Tables) -> pd.DataFrame:
    """The events as drawn: lane by lane, by date; undated ones last."""
    events = tables.events
    lane = {kind: n for n, (_, kinds) in enumerate(LANES) for kind in kinds}
    rows = events.assign(
        lane=events["kind"].astype("string").map(lane).astype("Int64"), by=events["end"].fillna(events["begin"])
    )
    rows = rows.sort_values(["lane", "by", "event_id"], na_position="last", kind="stable")
    return rows[
        ["event_id", "kind", "title", "status", "begin", "end", "precision", "place", "about", "effect"]
    ].reset_index(drop=True)


def timeline(tables: Tables, codebook: Codebook | None = None) -> Chart:
    """The timeline of an article's events. An empty table gives a page that says so."""
    table = timeline_table(tables)
    if table.empty:
        return empty(tables, table, "No events were found")
    published = _day(tables.articles["published"].iloc[0])
    axis = TimeAxis.over(
        [(published, published), *zip(map(_day, table["begin"]), map(_day, table["end"]), strict=True)]
    )
    rows = _rows(table)
    height = ROW * (max(rows.values()) + 1.6)
    chart, axes = page(tables, table, height, _finding(table), SUBTITLE, left=4.1)
    bottom = max(rows.values()) + 0.9
    axes.set_ylim(bottom, -0.9)
    axes.set_yticks([rows[i] for i in table["event_id"]], [wrapped(t, 46) for t in table["title"]])
    axis.draw(axes, bottom)
    axis.mark(axes, published, -1.0)
    _draw_lanes(axes, table, rows)
    colour = _event_colours(tables, codebook or Codebook())
    places = {r.event_id: _draw_event(axes, axis, r, rows[r.event_id], colour[r.event_id]) for r in each(table)}
    _draw_ties(axes, table, places)
    return chart


def _day(value: object) -> date | None:
    return value.date() if isinstance(value, pd.Timestamp) else None


def _finding(table: pd.DataFrame) -> str:
    contacts = table[table["kind"].isin([k for _, kinds in LANES[:3] for k in kinds])]
    counts = contacts["status"].value_counts()
    parts = [
        f"{counts[s]} {'was' if counts[s] == 1 else 'were'} {SAID[s]}"
        for s in ("held", "called_off", "refused", "proposed")
        if counts.get(s, 0)
    ]
    parts += (
        [f"{counts['planned']} {'is' if counts['planned'] == 1 else 'are'} planned"] if counts.get("planned", 0) else []
    )
    lead = (
        f"Of {counted(len(contacts), 'contact')}, {listed(parts)}"
        if len(contacts)
        else "No contacts, only moves in their planning"
    )
    return f"{lead} ({counted(len(table), 'event')} in all)"


def _rows(table: pd.DataFrame) -> dict[str, float]:
    """The height of each event; every lane has a line for its name."""
    rows, at = {}, -1.0
    lane_of = {kind: name for name, kinds in LANES for kind in kinds}
    last = None
    for event_id, kind in zip(table["event_id"], table["kind"], strict=True):
        at += 1.75 if lane_of[kind] != last else 1.0
        last = lane_of[kind]
        rows[event_id] = at
    return rows


def _draw_lanes(axes: Axes, table: pd.DataFrame, rows: dict[str, float]) -> None:
    for name, kinds in LANES:
        own = [rows[i] for i, kind in zip(table["event_id"], table["kind"], strict=True) if kind in kinds]
        if own:
            heading(axes, min(own) - 0.72, name)
            axes.axhline(min(own) - 1.05, color=FAINT, linewidth=0.8, zorder=0)


def _event_colours(tables: Tables, codebook: Codebook) -> dict[str, str]:
    """The colour of the one side whose event it is; what several share is dark."""
    by_side = side_colours(tables, codebook)
    cast = tables.participants.merge(tables.actors[["actor_id", "side"]], on="actor_id", how="left")
    found: dict[str, str] = {}
    for event_id in tables.events["event_id"]:
        own = cast[cast["event_id"] == event_id]["side"].dropna().unique()
        found[event_id] = by_side[own[0]] if len(own) == 1 else INK if len(own) else NOBODY
    return found


def _draw_event(axes: Axes, axis: TimeAxis, row: Any, y: float, colour: str) -> tuple[float, float] | None:
    """The bar and the mark of one event; where its mark is."""
    begin, end, status = _day(row.begin), _day(row.end), str(row.status)
    if begin is None and end is None:
        axes.text(
            0.012, y, f"no date in the text ({SAID[status]})", fontsize=8.5, color=QUIET, va="center", style="italic"
        )
        return None
    left, right = (axis.at(d) if d else None for d in (begin, end))
    reach = 0.05
    x0, x1 = left if left is not None else (right or 0) - reach, right if right is not None else (left or 0) + reach
    if begin != end:
        axes.add_patch(Rectangle((x0, y - 0.1), x1 - x0, 0.2, facecolor=colour, alpha=0.3, linewidth=0))
        for x, open_end, arrow in ((x0, begin is None, "<"), (x1, end is None, ">")):
            if open_end:
                axes.plot([x], [y], marker=arrow, color=colour, markersize=5, alpha=0.6, linestyle="none")
    x = (x0 + x1) / 2 if begin and end else x1 if end else x0
    _mark(axes, x, y, status, colour)
    return x, y


def _mark(axes: Axes, x: float, y: float, status: str, colour: str) -> None:
    face = colour if status == "held" else "white"
    style = ":" if status == "proposed" else "-"
    axes.scatter([x], [y], s=95, facecolor=face, edgecolor=colour, linestyle=style, linewidth=1.7, zorder=4)
    if status == "called_off":
        axes.plot(
            [x], [y], marker="x", markersize=6, markeredgecolor=colour, markeredgewidth=1.8, linestyle="none", zorder=5
        )
    if status == "refused":
        axes.plot(
            [x], [y], marker="_", markersize=7, markeredgecolor=colour, markeredgewidth=2, linestyle="none", zorder=5
        )


def _draw_ties(axes: Axes, table: pd.DataFrame, places: dict[str, tuple[float, float] | None]) -> None:
    for row in each(table):
        here = places.get(row.event_id)
        there = places.get(row.about) if isinstance(row.about, str) else None
        if here and there:
            axes.add_patch(
                FancyArrowPatch(
                    here,
                    there,
                    connectionstyle="arc3,rad=0.18",
                    arrowstyle="-",
                    color=QUIET,
                    linewidth=0.7,
                    zorder=2,
                    shrinkA=6,
                    shrinkB=6,
                )
            )
