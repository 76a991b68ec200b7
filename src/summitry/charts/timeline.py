"""The timeline of what was planned, held or called off: one row an event on a cut time axis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.patches import FancyArrowPatch

from ..canvas import Caption, Chart, Room, empty, heading, page, row_labels
from ..canvas.style import FAINT, QUIET
from ..canvas.text import need, wrap
from ..codebook import Codebook
from ..findings.contacts import NEWS
from ..findings.dates import contact
from ..findings.events import SAID, bounded, step_of
from ..findings.finding import SURE, at_least, carries
from ..findings.reports import news
from ..findings.sides import takers
from ..findings.words import capital, counted, dated, day, listed
from ..lexicon import load
from ..records import CONTACTS
from ..tables.schema import each
from .rows import COLUMN, LEFT, axis_of, coloured, draw_calendar, draw_row, placed, signs_of, stack

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables.store import Tables

LEADERS, MINISTERS, OTHERS, MOVES = LANES = (
    "Leaders",
    "Ministers and envoys",
    "States, blocs and others",
    "Announcements, proposals, statements",
)
NAMED = 2  # contacts named in a title for each status; more are counted
SUBTITLE = "Curves tie a step to the plan it concerns."


def timeline_table(tables: Tables, sources: pd.DataFrame | None = None) -> pd.DataFrame:
    """The events as drawn: lane by lane (who meets), by date; undated ones last; how many reports tell of each."""
    events = bounded(tables.events).assign(lane=_lanes(tables), title=_titles(tables))
    events = events.assign(
        order=events["lane"].map(LANES.index).astype("Int64"), by=events["end"].fillna(events["begin"])
    ).sort_values(["order", "by", "event_id"], na_position="last", kind="stable")
    names = ["event_id", "lane", "kind", "title", "status", "begin", "end", "precision", "place", "about", "effect"]
    if sources is not None:
        names.append("reports")
        events = events.assign(reports=events["event_id"].map(sources.groupby("event_id").size()).astype("Int64"))
    return events[[*names, "confidence"]].reset_index(drop=True)


def timeline(tables: Tables, codebook: Codebook | None = None, sources: pd.DataFrame | None = None) -> Chart:
    """The timeline of an article's events. An empty table gives a page that says so.

    `sources` are those of a story of several reports: then each row says how many of them tell of it, and the title
    what became of the contact that most of them tell of.
    """
    table = timeline_table(tables, sources)
    if table.empty:
        return empty(tables, table, "No events were found")
    axis = axis_of(tables, table)
    labels = {str(r.event_id): wrap(_named(r), COLUMN) for r in each(table)}
    needs: dict[str, float] = {}
    for row in each(table):
        needs.setdefault(str(row.lane), 0.48)
        needs[str(row.event_id)] = need(labels[row.event_id])
    rows, bottom = stack(needs)
    colour, sides = coloured(tables, placed(table)["event_id"], codebook or Codebook())
    title = _title(table) if sources is None else news(tables, sources).sentence
    words = Caption(title, _counts(table) + axis.note, [f"{_named(r)}: {_told(r)}" for r in each(table)])
    chart, axes = page(tables, table, words, Room(bottom + 0.12, LEFT, below=0.85), [*signs_of(table), *sides])
    row_labels(axes, {rows[i]: lines for i, lines in labels.items()})
    draw_calendar(axes, axis, tables, last=sources is not None)
    for lane in table["lane"].unique():
        heading(axes, rows[lane] + 0.06, [lane])
        axes.axhline(rows[lane] - 0.18, color=FAINT, linewidth=0.8, zorder=0)
    places = {r.event_id: draw_row(axes, axis, r, rows[r.event_id], colour.get(r.event_id, QUIET)) for r in each(table)}
    _draw_ties(axes, table, places)
    return chart


def _named(row: Any) -> str:
    """The name of a row, of a story with the number of its reports."""
    return str(row.title) + (f" ({counted(row.reports, 'report')})" if hasattr(row, "reports") else "")


def _titles(tables: Tables) -> pd.Series[str]:
    """The names of rows: of a step the plan and who took it, of all else the title."""
    names, by = tables.events.set_index("event_id")["title"], takers(tables)
    titles = [
        f"{names[e.about]} {step_of(e)} by {by.get(e.event_id, 'nobody named')}" if e.about in names.index else e.title
        for e in each(tables.events)
    ]
    return pd.Series(titles, index=tables.events.index, dtype="string")


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


def _title(table: pd.DataFrame) -> str:
    """What became of the contacts that are certain enough, by name where they are few: off first, then to come."""
    found = table[table["kind"].isin(CONTACTS)]
    contacts = found[carries(found, SURE)]
    hedged = len(contacts) < len(found)
    told = []
    for status in NEWS:
        names = [contact(row) for row in each(contacts[contacts["status"] == status])]
        if names:
            plain = len(names) > NAMED or len(set(names)) < len(names)
            verb = ("is", "are") if status in ("planned", "proposed") else ("was", "were")
            who = at_least(len(names), "contact", hedged) if plain else listed(names)
            told.append(f"{who} {verb[len(names) > 1]} {SAID[status]}")
    return capital("; ".join(told[:2])) or f"No contact was found{' that is certain enough' * hedged}"


def _counts(table: pd.DataFrame) -> str:
    """How the contacts stand, counted."""
    contacts = table[table["kind"].isin(CONTACTS)]
    counts = contacts["status"].value_counts()
    parts = [f"{counts[status]} {SAID[status]}" for status in NEWS if counts.get(status, 0)]
    moves = len(table) - len(contacts)
    others = f"; {counted(moves, 'move')}" if moves else ""
    said = f"{counted(len(contacts), 'contact')}{': ' * bool(parts)}{listed(parts)}"
    tied = f" {SUBTITLE}" if placed(table)["about"].isin(placed(table)["event_id"]).any() else ""
    return f"{said}{others}.{tied}"


def _told(row: Any) -> str:
    status = [SAID[row.status]] if row.status in SAID else []
    return ", ".join([*status, dated(day(row.begin), day(row.end))])


def _draw_ties(axes: Axes, table: pd.DataFrame, places: dict[str, tuple[float, float] | None]) -> None:
    for row in each(table):
        here, there = places.get(row.event_id), places.get(row.about) if isinstance(row.about, str) else None
        if here and there:
            tie = FancyArrowPatch(
                here, there, arrowstyle="-", color=QUIET, linewidth=0.8, shrinkA=7, shrinkB=7, zorder=2
            )
            tie.set_connectionstyle("arc3", rad=0.18)
            axes.add_patch(tie)
