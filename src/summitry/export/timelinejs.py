"""Events as JSON for TimelineJS 3 (Knight Lab): dates, headline, passage and group; a day in doubt is said in words."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from ..canvas import source_line
from ..charts.rows import placed
from ..errors import SummitryError
from ..findings.events import bounded
from ..findings.words import counted, day
from ..records import Span
from ..tables.schema import each
from ..tables.show import visible
from .cells import counts, filled, passage, when, words

if TYPE_CHECKING:
    from datetime import date

    from ..tables.store import Tables

ENDING = ".json"
UNITS = {"month": ("year", "month"), "year": ("year",)}  # what is said of the day where only so much is known


def write(tables: Tables) -> bytes:
    """Give the JSON; raises `SummitryError` where no event has a day, as TimelineJS shows no empty timeline."""
    events = placed(bounded(tables.events))
    if events.empty:
        raise SummitryError("no event has a date", where="events", remedy="export another format")
    headline = words(tables.articles["headline"].iloc[0]) or str(tables.articles["article_id"].iloc[0])
    timeline = {
        "title": {"unique_id": "article", "text": {"headline": _safe(headline), "text": _safe(source_line(tables))}},
        "events": [_slide(tables, row) for row in each(events)],
    }
    return (json.dumps(timeline, indent=2, ensure_ascii=False) + "\n").encode()


def not_carried(tables: Tables) -> list[str]:
    """List what these tables hold and the timeline does not."""
    events = placed(bounded(tables.events))
    undated = len(tables.events) - len(events)
    open_ended = int(events[["begin", "end"]].isna().any(axis=1).sum())
    return [
        *[counted(undated, "undated event")] * bool(undated),
        *[f"the open bound of {counted(open_ended, 'event')} (in words only)"] * bool(open_ended),
        *counts(tables, "stances", "statements", "times", "participants", "doubts"),
        "confidence",
    ]


def _slide(tables: Tables, row: Any) -> dict[str, Any]:
    """An event; what is known by the month or the year is one date without a day."""
    begin, end = day(row.begin), day(row.end)
    parts = UNITS.get(row.precision, ("year", "month", "day")) if begin and end else ("year", "month", "day")
    start, stop = _date(begin or end, parts), _date(end or begin, parts)
    whole = len(parts) < 3 and start == stop
    return filled(
        unique_id=row.event_id,
        start_date=start,
        end_date={} if start == stop else stop,
        display_date="" if whole else when(row),
        text={"headline": _safe(row.title), "text": _told(tables, row)},
        group=row.kind.replace("_", " "),
    ) | {"autolink": False}


def _date(value: date | None, parts: tuple[str, ...]) -> dict[str, int]:
    return {part: getattr(value, part) for part in parts}


def _told(tables: Tables, row: Any) -> str:
    """The status and place of an event, and its passage as safe HTML with the mention in bold."""
    known = "; ".join(filter(None, (words(row.status).replace("_", " "), words(row.place))))
    span, mention = passage(tables, row.span_start), Span(row.span_start, row.span_end)
    before, after = Span(span.start, mention.start), Span(mention.end, max(span.end, mention.end))
    said = f"{_safe(before.of(tables.text))}<b>{_safe(mention.of(tables.text))}</b>{_safe(after.of(tables.text))}"
    return (f"<p>{_safe(known)}</p>" if known else "") + f"<blockquote>{said}</blockquote>"


def _safe(text: str) -> str:
    return escape(visible(text))
