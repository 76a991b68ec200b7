"""The tellings of each contact of a story, report by report, each on the days that it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from ..canvas import Caption, Chart, Room, empty, heading, page, row_labels
from ..canvas.style import QUIET
from ..canvas.text import need, wrap
from ..codebook import Codebook
from ..findings.events import SAID
from ..findings.reports import reported
from ..findings.words import counted, dated, day
from ..records import CONTACTS
from ..tables.schema import each
from .rows import COLUMN, LEFT, axis_of, coloured, draw_calendar, draw_row, placed, signs_of, stack

if TYPE_CHECKING:
    from ..tables.store import Tables

SEVERAL = 2  # reports that tell of a contact
SUBTITLE = "In bold each contact as the reports together have it, below it what each report says of it."
COLUMNS = ["contact", "event_id", "article_id", "publisher", "published", "kind", "status", "begin", "end", "place"]


def sources_table(tables: Tables, sources: pd.DataFrame) -> pd.DataFrame:
    """The tellings of contacts that several reports tell of: contacts by date, tellings by publication."""
    told = sources[sources["event_id"].isin(tables.events.loc[tables.events["kind"].isin(CONTACTS), "event_id"])]
    told = told[told.groupby("event_id")["event_id"].transform("size") >= SEVERAL]
    events = tables.events.set_index("event_id")
    days = {column: pd.to_datetime(told[column].replace("", None)) for column in ("published", "begin", "end")}
    known = told.assign(contact=told["event_id"].map(events["title"]), **days)
    by = told["event_id"].map(events["end"].fillna(events["begin"]))
    order = known.assign(by=by).sort_values(["by", "event_id"], na_position="last", kind="stable")
    return order[[*COLUMNS, "differs", "text"]].reset_index(drop=True)


def sources(tables: Tables, sources: pd.DataFrame, reports: pd.DataFrame, codebook: Codebook | None = None) -> Chart:
    """Draw who reports what of each contact that several reports tell of; a title says where they differ.

    The tables and frames are those of a story (`summitry.stories.merge`). Without such a contact, a page says so.
    """
    table = sources_table(tables, sources)
    if table.empty:
        return empty(tables, table, "No contact was found that several reports tell of")
    drawn = table.assign(row=[f"{r.event_id} {n}" for n, r in enumerate(each(table))])
    heads = {str(r.event_id): wrap(str(r.contact), COLUMN, 9.5, bold=True) for r in each(drawn)}
    labels = {str(r.row): wrap(_named(r), COLUMN) for r in each(drawn)}
    keys = [*dict.fromkeys(key for r in each(drawn) for key in (r.event_id, r.row))]
    rows, bottom = stack(
        {key: need(heads[key], 0.44) + 0.1 if key in heads else need(labels[key], 0.3) for key in keys}
    )
    events = tables.events[tables.events["event_id"].isin(heads)]
    axis = axis_of(tables, pd.concat([events[["begin", "end"]], table[["begin", "end"]]]))
    colour, sides = coloured(tables, placed(events)["event_id"], codebook or Codebook())
    told = [f"{r.contact}, {_named(r)}, {dated(day(r.begin), day(r.end))}" for r in each(table)]
    counts = f"{counted(len(heads), 'contact')} that several of {counted(len(reports), 'report')} tell of. "
    words = Caption(_title(tables, sources, reports), counts + SUBTITLE + axis.note, told)
    signs = signs_of(pd.concat([events, table]))
    chart, axes = page(tables, table, words, Room(bottom + 0.1, LEFT, below=0.85), [*signs, *sides])
    row_labels(axes, {rows[i]: lines for i, lines in labels.items()})
    draw_calendar(axes, axis, tables, last=True)
    for event in each(events):
        heading(axes, rows[event.event_id], heads[event.event_id])
    for key, row in [*zip(events["event_id"], each(events), strict=True), *zip(drawn["row"], each(drawn), strict=True)]:
        draw_row(axes, axis, row, rows[key], colour.get(row.event_id, QUIET))
    return chart


def _named(row: Any) -> str:
    """A telling: by whom, of which day, as what."""
    by = row.publisher or row.article_id
    published = day(row.published)
    of = f", {published.day} {published:%b}" if published else ""
    return f"{by}{of}: {SAID.get(row.status, 'told of')}"


def _title(tables: Tables, sources: pd.DataFrame, reports: pd.DataFrame) -> str:
    """Where reports differ on a day; if nowhere is found, what a new version took back; else the news."""
    news, _, differ, back = reported(tables, sources, reports)
    return next((finding for finding in (differ, back) if finding.rows), news).sentence
