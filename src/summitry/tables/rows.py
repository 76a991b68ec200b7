"""The records of all stages written as the tables of one article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any

from ..records import Article, Cast, Event, Interval, Span, Stance, Statement, Statements, Time
from .schema import KEY, TABLES, frame
from .store import IDS, Tables


def assemble(
    article: Article,
    times: tuple[Time, ...],
    cast: Cast,
    said: Statements,
    events: tuple[Event, ...],
    stances: tuple[Stance, ...],
) -> Tables:
    """The tables of one article from the records of all stages."""
    text, counted = article.text, [i for m in cast.mentions for i in m.actor_ids]
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    body = sum(len(p.span.of(text).split()) for p in article.paragraphs if p.part == "body")
    rows["articles"].append(
        {
            "headline": article.headline,
            "publisher": article.publisher,
            "published": _day(article.published),
            "published_basis": article.published_basis,
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "words": body,
        }
    )
    for actor in cast.actors:
        rows["actors"].append(
            {
                "actor_id": actor.actor_id,
                "name": actor.name,
                "kind": actor.kind,
                "role": actor.role,
                "side": actor.side,
                "mentions": counted.count(actor.actor_id),
                **_at(actor.span, text),
            }
        )
        _doubt(rows, "actors", actor.actor_id, actor.doubts, actor.span, text)
    for time in times:
        rows["times"].append(
            {
                "time_id": time.time_id,
                "type": time.type,
                "value": time.value,
                "mod": time.mod,
                **_dates(time.interval),
                "precision": time.precision,
                "anchor": time.anchor,
                **_at(time.span, text),
                "rule": time.rule,
            }
        )
        _doubt(rows, "times", time.time_id, time.doubts, time.span, text)
    for statement in said.rows:
        _add_statement(rows, statement, text)
    for event in events:
        _add_event(rows, event, text)
    for stance in stances:
        _add_stance(rows, stance, text)
    for name in ("statements", "events", "stances"):
        rows[name].sort(key=lambda r: (r["span_start"], r[IDS[name]]))
    rows["spans"].sort(key=lambda r: (r["table"], r["row_id"], r["span_start"], r["part"]))
    return Tables(
        text, **{name: frame(name, [{KEY: article.article_id, **r} for r in listed]) for name, listed in rows.items()}
    )


def _add_statement(rows: dict[str, list[dict[str, Any]]], s: Statement, text: str) -> None:
    span = Span(s.content[0].start, s.content[-1].end)
    rows["statements"].append(
        {
            "statement_id": s.statement_id,
            "speaker_id": s.speaker_ids[0] if s.speaker_ids else None,
            "side": s.side,
            "form": s.form,
            "type": s.type,
            "cue": s.cue_text,
            **_dates(s.said, "said_"),
            "via": s.via,
            **_at(span, text),
            "rule": s.rule,
        }
    )
    for part, spans in (("source", s.source), ("cue", s.cue), ("content", s.content)):
        _pieces(rows, "statements", s.statement_id, part, spans, text)
    _doubt(rows, "statements", s.statement_id, s.doubts, span, text)


def _add_event(rows: dict[str, list[dict[str, Any]]], e: Event, text: str) -> None:
    words = "; ".join(span.of(text) for span in e.dates) or None
    rows["events"].append(
        {
            "event_id": e.event_id,
            "kind": e.kind,
            "title": e.title,
            "status": e.status,
            **_dates(e.interval),
            "precision": e.precision,
            "date_text": words,
            "place": e.place,
            "about": e.about,
            "effect": e.effect,
            "mentions": len(e.mentions),
            **_at(e.mentions[0], text),
            "rule": e.rule,
        }
    )
    rows["participants"] += [{"event_id": e.event_id, "actor_id": p.actor_id, "part": p.part} for p in e.participants]
    for part, spans in (("mention", e.mentions), ("date", e.dates), ("evidence", e.evidence)):
        _pieces(rows, "events", e.event_id, part, spans, text)
    _doubt(rows, "events", e.event_id, e.doubts, e.mentions[0], text)


def _add_stance(rows: dict[str, list[dict[str, Any]]], s: Stance, text: str) -> None:
    rows["stances"].append(
        {
            "stance_id": s.stance_id,
            "holder_id": s.holder_id,
            "side": s.side,
            "issue": s.issue,
            "position": s.position,
            "basis": s.basis,
            "ascribed_by": s.ascribed_by,
            "via": s.via,
            "statement_id": s.statement_id,
            **_dates(s.date, "date_"),
            **_at(s.span, text),
            "rule": s.rule,
        }
    )
    _pieces(rows, "stances", s.stance_id, "evidence", s.evidence, text)
    _doubt(rows, "stances", s.stance_id, s.doubts, s.span, text)


def _pieces(
    rows: dict[str, list[dict[str, Any]]], table: str, row_id: str, part: str, spans: Iterable[Span], text: str
) -> None:
    rows["spans"] += [{"table": table, "row_id": row_id, "part": part, **_at(span, text)} for span in spans]


def _doubt(
    rows: dict[str, list[dict[str, Any]]], table: str, row_id: str, doubts: Iterable[str], span: Span, text: str
) -> None:
    rows["doubts"] += [{"table": table, "row_id": row_id, "reason": reason, **_at(span, text)} for reason in doubts]


def _at(span: Span, text: str) -> dict[str, Any]:
    return {"text": span.of(text), "span_start": span.start, "span_end": span.end}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _dates(interval: Interval, prefix: str = "") -> dict[str, Any]:
    return {f"{prefix}begin": _day(interval.begin), f"{prefix}end": _day(interval.end)}
