"""The life of a plan: who announced, doubted or called off each planned contact, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from ..canvas import Caption, Chart, Room, empty, heading, page, row_labels
from ..canvas.style import QUIET
from ..canvas.text import need, wrap
from ..codebook import Codebook
from ..findings.dates import Calendar, contact
from ..findings.events import bounded, step_of
from ..findings.finding import SURE, carries
from ..findings.sides import sides_of, takers
from ..findings.words import capital, counted, dated, day
from ..tables.schema import each
from .rows import COLUMN, LEFT, STEPS, axis_of, coloured, draw_calendar, draw_row, placed, signs_of, stack

if TYPE_CHECKING:
    from ..tables.store import Tables

SUBTITLE = "In bold each contact, on the days when it is or was to be; below it the steps of its planning."
NOW = ["status_now", "planned_begin", "planned_end"]
DONE = {"statement": "spoken of"}  # steps that are no word of what was done to a plan
COLUMNS = ["plan", "about", "step", "by", "side", "begin", "end", *NOW, "confidence", "event_id", "words"]


def plan_table(tables: Tables) -> pd.DataFrame:
    """The steps in the life of each planned contact, in order of date.

    A plan that was made on some day up to a bound, or on the same day, comes before what was done to it: nobody
    calls off what is not planned.
    """
    events = bounded(tables.events)
    plans = events.set_index("event_id")
    by, sides = takers(tables), sides_of(tables)
    rows = [
        {
            **s._asdict(),
            "plan": plans.loc[s.about, "title"],
            "step": step_of(s),
            "by": by.get(s.event_id),
            "side": ", ".join(sides.get(s.event_id, [])) or pd.NA,
            **dict(zip(NOW, plans.loc[s.about, ["status", "begin", "end"]], strict=True)),
            "words": s.text,
        }
        for s in each(events[events["about"].isin(plans.index)])
    ]
    table = pd.DataFrame(rows, columns=COLUMNS)
    made = (table["step"] == "announced") & table["begin"].isna()
    day, rank = table["end"].fillna(table["begin"]).mask(made), table["step"].map([*STEPS].index)
    order = table.assign(day=day, rank=rank).sort_values(["about", "day", "rank", "event_id"], na_position="first")
    return order[COLUMNS].reset_index(drop=True)


def plan(tables: Tables, codebook: Codebook | None = None) -> Chart:
    """The life of every plan that the article tells. An empty table gives a page that says so."""
    table = plan_table(tables)
    if table.empty:
        return empty(tables, table, "No announcement or change of a plan was found")
    keys = list(dict.fromkeys(key for s in each(table) for key in (s.about, s.event_id)))
    events = bounded(tables.events).set_index("event_id", drop=False).loc[keys]
    heads = {s.about: wrap(str(s.plan), COLUMN, 9.5, bold=True) for s in each(table)}
    labels = {s.event_id: wrap(f"{s.step} by {s.by}" if s.by else s.step, COLUMN) for s in each(table)}
    rows, bottom = stack({key: need(heads[key], 0.44) + 0.1 if key in heads else need(labels[key]) for key in keys})
    axis = axis_of(tables, events)
    colour, sides = coloured(tables, placed(events)["event_id"], codebook or Codebook())
    told = [f"{s.plan}: {s.step} by {s.by or 'nobody named'}, {dated(day(s.begin), day(s.end))}" for s in each(table)]
    counts = f"{counted(len(heads), 'plan')}, {counted(len(table), 'step')}. "
    words = Caption(_title(table, tables), counts + SUBTITLE + axis.note, told)
    chart, axes = page(tables, table, words, Room(bottom + 0.1, LEFT, below=0.85), [*signs_of(events), *sides])
    row_labels(axes, {rows[i]: lines for i, lines in labels.items() if i not in heads})
    draw_calendar(axes, axis, tables)
    for about, lines in heads.items():
        heading(axes, rows[about], lines)
    for event in each(events):
        draw_row(axes, axis, event, rows[event.event_id], colour.get(event.event_id, QUIET))
    return chart


def _title(table: pd.DataFrame, tables: Tables) -> str:
    """What became of the plan that is told of most, of those that are certain enough and off before others."""
    certain = tables.events[carries(tables.events, SURE)].set_index("event_id", drop=False)
    told = table[carries(table, SURE) & table["about"].isin(certain.index)]
    if told.empty:
        return "No step was found that is certain enough"
    undone = told["status_now"].isin(["postponed", "called_off", "refused"])
    off = told[undone & told["step"].isin(["postponed", "called off"])]
    best = (off if len(off) else told)["about"].drop_duplicates()
    about = max(best, key=lambda key: certain.loc[key, "mentions"])
    who, steps = contact(next(each(certain.loc[[about]]))), told[told["about"] == about]
    if len(off):
        gone, made = off[off["about"] == about], steps[steps["step"] == "announced"]
        return capital(f"{who} was {gone['step'].iloc[0]}{_lived(made, gone, Calendar(tables))}")
    last = steps.iloc[-1]
    by = f" by {last['by']}" if isinstance(last["by"], str) else ""
    return capital(f"{who} was {DONE.get(last['step'], last['step'])}{by}")


def _lived(announced: pd.DataFrame, off: pd.DataFrame, calendar: Calendar) -> str:
    """How long after its announcement a plan was called off, as far as the dates of both bound it."""
    probably = ", probably" * any(map(calendar.is_vague, [*announced["event_id"], *off["event_id"]]))
    most = (off["end"].max() - announced["begin"].min()).days
    least = (off["begin"].min() - announced["end"].min()).days
    if pd.notna(most) and announced["begin"].notna().all():
        spans = {1: "a day", 7: "a week", 14: "two weeks", 31: "a month"}
        near = next((said for days, said in spans.items() if most <= days), counted(int(most), "day"))
        return f"{probably} within {near} of being announced"
    return f"{probably} at least {counted(int(least), 'day')} after it was announced" if least > 1 else ""
