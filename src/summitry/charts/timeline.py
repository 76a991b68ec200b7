"""The timeline of what was planned, held or called off: one row an event on a cut time axis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.patches import FancyArrowPatch, Rectangle

from ..codebook import Codebook
from ..lexicon import load
from ..tables.schema import each
from .axis import TimeAxis
from .page import Chart, Finding, Room, Sign, empty, heading, page, row_labels
from .style import FAINT, INK, NOBODY, QUIET, ordered_sides, side_colours
from .text import height, wrap
from .words import counted, dated, day, listed

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables.store import Tables

CONTACTS = ("summit", "meeting", "call")
LEADERS, MINISTERS, OTHERS, MOVES = LANES = (
    "Leaders",
    "Ministers and envoys",
    "States, blocs and others",
    "Announcements, proposals, statements",
)
SAID = {
    "held": "held",
    "planned": "planned",
    "proposed": "proposed",
    "refused": "refused",
    "postponed": "postponed",
    "called_off": "called off",
}
CROSSED = {"called_off": ("x", 36), "refused": ("_", 50), "postponed": ("$→$", 60)}  # sign over an open mark, its size
TIES = {"plans": "-", "postpones": "-.", "casts_doubt": (0, (5, 3)), "calls_off": (0, (1, 1.5))}
TOLD = {
    "plans": "plans it",
    "postpones": "puts it off",
    "casts_doubt": "casts doubt on it",
    "calls_off": "calls it off",
}
LEFT, COLUMN = 4.1, 3.7  # inches: of the labels' margin, and of their text
REACH = 0.05  # how far a bound on one side only is drawn, as a share of the axis
SUBTITLE = (
    "One row an event. A bar is as long as the doubt about the date, with an arrow where the text sets no bound; "
    "curves tie an announcement to what it concerns."
)


def timeline_table(tables: Tables) -> pd.DataFrame:
    """The events as drawn: lane by lane (who meets), by date; undated ones last."""
    events = tables.events.assign(lane=_lanes(tables))
    events = events.assign(
        order=events["lane"].map(LANES.index).astype("Int64"), by=events["end"].fillna(events["begin"])
    ).sort_values(["order", "by", "event_id"], na_position="last", kind="stable")
    names = ["event_id", "lane", "kind", "title", "status", "begin", "end", "precision", "place", "about", "effect"]
    return events[names].reset_index(drop=True)


def timeline(tables: Tables, codebook: Codebook | None = None) -> Chart:
    """The timeline of an article's events. An empty table gives a page that says so."""
    table = timeline_table(tables)
    if table.empty:
        return empty(tables, table, "No events were found")
    published = day(tables.articles["published"].iloc[0])
    axis = TimeAxis.over([(published, published), *zip(map(day, table["begin"]), map(day, table["end"]), strict=True)])
    labels = {str(r.event_id): wrap(str(r.title), COLUMN) for r in each(table)}
    rows, heads, bottom = _rows(table, labels)
    colour, signs = _colours(tables, table, codebook or Codebook())
    words = Finding(_finding(table), SUBTITLE, [f"{r.title}: {_told(r)}" for r in each(table)])
    chart, axes = page(tables, table, words, Room(bottom, LEFT), [*_status_signs(table), *signs])
    row_labels(axes, {rows[i]: lines for i, lines in labels.items()})
    axis.draw(axes)
    axis.mark(axes, published)
    for lane, y in heads.items():
        heading(axes, y, [lane])
        axes.axhline(y - 0.2, color=FAINT, linewidth=0.8, zorder=0)
    places = {r.event_id: _draw_event(axes, axis, r, rows[r.event_id], colour[r.event_id]) for r in each(table)}
    _draw_ties(axes, table, places)
    return chart


def _lanes(tables: Tables) -> pd.Series[str]:
    """Who meets: leaders where one takes part or it is a summit, else ministers, else whoever it is."""
    roles = load("roles")
    office = tables.actors["role"].fillna(tables.actors["name"].str.split().str[-1])  # "European leaders": leaders
    cast = tables.participants.assign(
        office=tables.participants["actor_id"].map(dict(zip(tables.actors["actor_id"], office, strict=True)))
    )
    found = cast.groupby("event_id")["office"].agg(set)
    lanes = []
    for event in each(tables.events):
        offices = found.get(event.event_id, set())
        if event.kind not in CONTACTS:
            lanes.append(MOVES)
        elif event.kind == "summit" or offices & set(roles["leaders"]):
            lanes.append(LEADERS)
        else:
            lanes.append(MINISTERS if offices & {*roles["offices"], *roles["ministers"]} else OTHERS)
    return pd.Series(lanes, index=tables.events.index, dtype="string")


def _finding(table: pd.DataFrame) -> str:
    """How the contacts stand, counted."""
    contacts = table[table["kind"].isin(CONTACTS)]
    counts = contacts["status"].value_counts()
    if contacts.empty:
        return f"No contacts, only {counted(len(table), 'move')} in their planning"
    verbs = {"planned": ("is", "are")}
    parts = [
        f"{counts[s]} {verbs.get(s, ('was', 'were'))[int(counts[s] > 1)]} {SAID[s]}"
        for s in ("held", "called_off", "postponed", "refused", "proposed", "planned")
        if counts.get(s, 0)
    ]
    return f"Of {counted(len(contacts), 'contact')}, {listed(parts)} ({counted(len(table), 'event')} in all)"


def _status(row: Any) -> list[str]:
    """The status of a contact in words; none for a move."""
    return [SAID[row.status]] if isinstance(row.status, str) else []


def _told(row: Any) -> str:
    return ", ".join([*_status(row), dated(day(row.begin), day(row.end))])


def _rows(table: pd.DataFrame, labels: dict[str, list[str]]) -> tuple[dict[str, float], dict[str, float], float]:
    """The height of each event and of each lane's name, in inches, and where the last row ends."""
    rows: dict[str, float] = {}
    heads: dict[str, float] = {}
    at = 0.0
    for row in each(table):
        if row.lane not in heads:
            heads[str(row.lane)] = at + 0.3
            at += 0.48
        need = max(0.34, height(len(labels[row.event_id])) + 0.12)
        rows[str(row.event_id)] = at + need / 2
        at += need
    return rows, heads, at + 0.12


def status_marks(status: Any, colour: str) -> tuple[dict[str, Any], ...]:
    """Filled is held, or a move; open planned, dotted proposed, crossed called off, barred refused, → postponed."""
    ring = {
        "marker": "o",
        "s": 95,
        "facecolor": colour if status == "held" or not isinstance(status, str) else "white",
        "edgecolor": colour,
        "linestyle": ":" if status == "proposed" else "-",
        "linewidth": 1.7,
    }
    if status not in CROSSED:
        return (ring,)
    marker, size = CROSSED[status]
    return ring, {"marker": marker, "s": size, "color": colour, "linewidth": 1.8}


def _status_signs(table: pd.DataFrame) -> list[Sign]:
    """The key of the statuses and ties that are drawn."""
    statuses = [Sign(said, status_marks(s, INK)) for s, said in SAID.items() if s in set(table["status"])]
    bars = table[(table["begin"] != table["end"]) & table[["begin", "end"]].notna().any(axis=1)]
    bar = {"color": INK, "alpha": 0.3, "linewidth": 7, "solid_capstyle": "butt"}
    doubt = [Sign("some day in it", (bar,), is_line=True)] if len(bars) else []
    effects = set(table.loc[table["about"].isin(table["event_id"]), "effect"].dropna())
    ties = [
        Sign(f"{TOLD[e]}", ({"color": QUIET, "linewidth": 1, "linestyle": line},), True)
        for e, line in TIES.items()
        if e in effects
    ]
    return [*statuses, *doubt, *ties]


def _colours(tables: Tables, table: pd.DataFrame, codebook: Codebook) -> tuple[dict[str, str], list[Sign]]:
    """The colour of the one side whose event it is, dark where several share it; and the key of those drawn."""
    by_side = side_colours(tables, codebook)
    cast = tables.participants.merge(tables.actors[["actor_id", "side"]], on="actor_id", how="left")
    found: dict[str, str] = {}
    used: set[str] = set()
    shared = False
    for event_id in table["event_id"]:
        own = [str(s) for s in cast[cast["event_id"] == event_id]["side"].dropna().unique()]
        found[event_id] = by_side[own[0]] if len(own) == 1 else INK if own else NOBODY
        used |= set(own) if len(own) == 1 else set()
        shared = shared or len(own) > 1
    signs = [Sign(side, (square(by_side[side]),)) for side in ordered_sides(sorted(used), codebook)]
    return found, [*signs, *([Sign("several sides", (square(INK),))] if shared else [])]


def square(colour: str) -> dict[str, Any]:
    """The sign of a colour in a key."""
    return {"marker": "s", "s": 80, "color": colour}


def _draw_event(axes: Axes, axis: TimeAxis, row: Any, y: float, colour: str) -> tuple[float, float] | None:
    """The bar and the mark of one event; where its mark is."""
    begin, end = day(row.begin), day(row.end)
    if begin is None and end is None:
        said = "; ".join([*_status(row), "no date in the text"])
        axes.text(0.004, y, said, fontsize=8.5, color=QUIET, va="center", style="italic")
        return None
    x0, x1 = draw_bar(axes, axis, (begin, end), y, colour)
    x = (x0 + x1) / 2 if begin and end else x1 if end else x0
    for marks in status_marks(row.status, colour):
        axes.scatter([x], [y], zorder=4, **marks)
    return x, y


def draw_bar(axes: Axes, axis: TimeAxis, interval: tuple[Any, Any], y: float, colour: str) -> tuple[float, float]:
    """A bar as long as an interval, with an arrow where it has no bound; its ends. At least one bound is known."""
    begin, end = interval
    x1 = axis.at(end) if end else axis.at(begin) + REACH
    x0 = axis.at(begin) if begin else x1 - REACH
    if begin != end:
        axes.add_patch(Rectangle((x0, y - 0.05), x1 - x0, 0.1, facecolor=colour, alpha=0.3, linewidth=0))
        for x, bound, arrow in ((x0, begin, "<"), (x1, end, ">")):
            if bound is None:
                axes.plot([x], [y], marker=arrow, color=colour, markersize=5, alpha=0.7, linestyle="none")
    return x0, x1


def _draw_ties(axes: Axes, table: pd.DataFrame, places: dict[str, tuple[float, float] | None]) -> None:
    for row in each(table):
        here, there = places.get(row.event_id), places.get(row.about) if isinstance(row.about, str) else None
        if here and there and row.effect in TIES:
            tie = FancyArrowPatch(
                here,
                there,
                connectionstyle="arc3,rad=0.18",
                arrowstyle="-",
                color=QUIET,
                linewidth=1,
                linestyle=TIES[str(row.effect)],
                zorder=2,
                shrinkA=7,
                shrinkB=7,
            )
            axes.add_patch(tie)
