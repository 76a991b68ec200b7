"""The records of all stages written as the tables of one article."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..records import Article, Event, Interval, Span, Stance, Statement, Statements, Time
from .schema import IDS, KEY, TABLES, plain
from .schema import Row as Cells
from .store import Tables


@dataclass(frozen=True, slots=True)
class Row:
    """A record as a row: the `span` of its words, the cells that no field is named like, and its pieces by part."""

    record: Any
    span: Span
    cells: Cells = field(default_factory=dict)
    pieces: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)


def assemble(
    article: Article, times: tuple[Time, ...], said: Statements, events: tuple[Event, ...], stances: tuple[Stance, ...]
) -> Tables:
    """Write the records of all stages as the tables of one article."""
    text = article.text
    counts = Counter(actor_id for mention in said.cast.mentions for actor_id in mention.actor_ids)
    counts.update(s.speaker or "" for s in said.rows if len(s.speaker_ids) > 1)
    rows = {
        "actors": [Row(actor, actor.span, {"mentions": counts[actor.actor_id]}) for actor in said.cast.actors],
        "times": [Row(time, time.span, _dates(time.interval)) for time in times],
        "statements": [_statement(statement) for statement in said.rows],
        "events": [_event(event, text) for event in events],
        "stances": [Row(s, s.span, _dates(s.date, "date_"), {"evidence": s.evidence}) for s in stances],
    }
    tables: dict[str, list[Cells]] = {name: list(_table(name, listed, text)) for name, listed in rows.items()}
    tables["articles"] = [_article(article)]
    tables["participants"] = [{"event_id": e.event_id, **p._asdict()} for e in events for p in e.participants]
    each = [(row, {"table": name, "row_id": getattr(row.record, IDS[name])}) for name in rows for row in rows[name]]
    spans = (
        {**cells, "part": part, **_at(s, text)} for row, cells in each for part in row.pieces for s in row.pieces[part]
    )
    tables["spans"] = sorted(spans, key=lambda r: (r["table"], r["row_id"], r["span_start"], r["part"]))
    tables["doubts"] = [
        {**cells, "reason": reason, **_at(row.span, text)}
        for row, cells in each
        for reason in getattr(row.record, "doubts", ())
    ]
    signed = {KEY: article.article_id, "by": "parser"}
    return Tables(text, **{name: plain(name, [row | signed for row in tables[name]]) for name in TABLES})


def _table(name: str, rows: list[Row], text: str) -> list[Cells]:
    """The rows of a table in order of the text: what a field has under a column's name, and the cells made for it."""
    written = [
        {c: getattr(row.record, c, None) for c in TABLES[name].names} | _at(row.span, text) | row.cells for row in rows
    ]
    return sorted(written, key=lambda r: (r["span_start"], r[IDS[name]]))


def _article(article: Article) -> Cells:
    words = sum(len(p.span.of(article.text).split()) for p in article.paragraphs if p.part == "body")
    known = {c: getattr(article, c, None) for c in TABLES["articles"].names}
    return {**known, "sha256": hashlib.sha256(article.text.encode()).hexdigest(), "words": words}


def _statement(s: Statement) -> Row:
    cells = {"speaker_id": s.speaker, "cue": s.cue_text, **_dates(s.said, "said_")}
    pieces = {"source": s.source, "cue": s.cue, "content": s.content}
    return Row(s, Span(s.content[0].start, s.content[-1].end), cells, pieces)


def _event(e: Event, text: str) -> Row:
    dated = "; ".join(span.of(text) for span in e.dates) or None
    cells = {"mentions": len(e.mentions), "date_text": dated, **_dates(e.interval)}
    return Row(e, e.mentions[0], cells, {"mention": e.mentions, "date": e.dates, "evidence": e.evidence})


def _at(span: Span, text: str) -> Cells:
    return {"text": span.of(text), "span_start": span.start, "span_end": span.end}


def _dates(interval: Interval, prefix: str = "") -> Cells:
    return {f"{prefix}begin": interval.begin, f"{prefix}end": interval.end}
