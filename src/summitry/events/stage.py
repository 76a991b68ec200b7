"""Events: contacts between political actors and the moves that plan or unmake them, one row each."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from .. import language
from ..records import Article, Cast, Event, Interval, Participant, Span, Statements, Time
from .coreference import Instance, Mentioned
from .instances import find_instances
from .moves import Move, find_announcements, find_joint_statements, find_proposals
from .time_links import precision_of, together
from .triggers import find_contacts

if TYPE_CHECKING:
    from spacy.tokens import Doc

LATER = {
    "plans": ("announces", "announce"),
    "calls_off": ("calls off", "call off"),
    "casts_doubt": ("casts doubt on", "cast doubt on"),
    "none": ("proposes", "propose"),
}


def find_events(
    doc: Doc, article: Article, cast: Cast, times: tuple[Time, ...], said: Statements
) -> tuple[Event, ...]:
    """The events of an article in order of first mention; an announcement points at the event it concerns."""
    sents = language.sentences(doc)
    instances = find_instances(list(find_contacts(sents, cast)), doc, times, said, cast, article.published)
    moves = [
        *find_announcements(instances, said, times, cast),
        *find_proposals(sents, times, cast),
        *find_joint_statements(sents, times, cast),
    ]
    moves = _by_document(moves)
    _count_from_announcement(moves, article)
    drafts: list[tuple[Span, Instance | Move]] = [(i.mentions[0].span, i) for i in instances]
    drafts += [(min(m.mentions), m) for m in moves]
    drafts.sort(key=lambda row: (row[0], isinstance(row[1], Move)))
    ids = {id(draft): f"e{n:02d}" for n, (_, draft) in enumerate(drafts, 1)}
    events = [_contact(d, cast) if isinstance(d, Instance) else _move(d, cast, ids) for _, d in drafts]
    numbered = (replace(event, event_id=ids[id(d)]) for event, (_, d) in zip(events, drafts, strict=True))
    return tuple(_bounded(event, article) for event in numbered)


def _bounded(event: Event, article: Article) -> Event:
    """What the article tells as past was not after its publication, though nothing else dates it."""
    if event.status != "held" or event.interval != Interval() or article.published is None:
        return event
    return replace(event, interval=Interval(None, article.published), precision="range")


def _by_document(moves: list[Move]) -> list[Move]:
    """What a joint statement announces is one move with it: `in their communique they agreed to meet again`."""
    joint = [m for m in moves if m.kind == "joint_statement"]
    merged: set[int] = set()
    for move in moves:
        home = next((j for j in joint if any(a.overlaps(b) for a in j.mentions for b in move.sources)), None)
        if move.about is not None and home is not None and home.about is None:
            home.about, home.effect = move.about, move.effect
            merged.add(id(move))
    return [m for m in moves if id(m) not in merged]


def _count_from_announcement(moves: list[Move], article: Article) -> None:
    """`said they would meet within two weeks` counts from the day it was said, not from publication."""
    if article.published is None:
        return
    for move in moves:
        said = together(move.intervals).end
        if move.about is None or said is None or said >= article.published:
            continue
        for mentioned in move.about.mentions:
            reported = any(span.overlaps(mentioned.span) for span in move.mentions)
            if reported and any(t.type == "DURATION" for t in mentioned.times) and mentioned.interval.end:
                back = article.published - said
                mentioned.interval = Interval(None, mentioned.interval.end - timedelta(days=back.days))


# --- records ---------------------------------------------------------------------------------------


def _contact(instance: Instance, cast: Cast) -> Event:
    interval, status = instance.interval, instance.status or "held"
    times = [t for m in instance.mentions for t in m.times]
    telling = max(instance.mentions, key=_told)
    mentions = (telling.span, *sorted({m.span for m in instance.mentions} - {telling.span}))
    readings = {m.span: m.reading.status if m.reading else None for m in instance.mentions}
    doubts = tuple(
        dict.fromkeys(
            f"one mention casts doubt: {m.reading.rule}"
            for m in instance.mentions
            if m.reading and m.reading.status == "doubted"
        )
    )
    return Event(
        event_id="",
        kind=instance.kind,
        title=_title(instance, cast),
        status=status,
        interval=interval,
        precision=precision_of(interval, times),
        place=instance.place,
        about=None,
        effect=None,
        mentions=mentions,
        readings=tuple(readings[span] for span in mentions),
        participants=tuple(Participant(i, _part(i, instance)) for i in instance.cast),
        dates=tuple(dict.fromkeys(t.span for t in times)),
        evidence=tuple(
            dict.fromkeys(m.reading.evidence for m in instance.mentions if m.reading and m.reading.status == status)
        ),
        rule=next((m.reading.rule for m in instance.mentions if m.reading and m.reading.status == status), ""),
        doubts=doubts,
    )


def _part(actor_id: str, instance: Instance) -> str:
    hosts, mediators = actor_id in instance.hosts, actor_id in instance.mediators
    return "mediator" if mediators else "host" if hosts else "participant"


def _told(mentioned: Mentioned) -> tuple[int, int]:
    """How much a mention says: cast, place, date; then how short it says it."""
    contact = mentioned.contact
    return len(contact.cast[:2]) + bool(contact.place) + (mentioned.interval != Interval()), -(
        mentioned.span.end - mentioned.span.start
    )


def _title(instance: Instance, cast: Cast) -> str:
    """`Doe-Roe summit in Strelsau`; more than two are named by their first, blocs by their names."""
    kind = instance.kind
    names = [_short(i, cast) for i in instance.cast if i not in instance.hosts] or [
        _short(i, cast) for i in instance.cast
    ]
    persons = all(cast.by_id[i].kind == "person" for i in instance.cast)
    if not names:
        lead = kind.capitalize()
    elif len(names) == 2 and persons:
        lead = f"{names[0]}-{names[1]} {kind}"
    else:
        lead = f"{kind.capitalize()} of {', '.join(names[:3])}{' and others' if len(names) > 3 else ''}"
    return f"{lead} {instance.where}" if instance.where else lead


def _short(actor_id: str, cast: Cast) -> str:
    """A person by the single name that the article uses, else by the last."""
    actor = cast.by_id[actor_id]
    if actor.kind != "person":
        return actor.name
    words = actor.name.split()
    used = {m.span.end - m.span.start for m in cast.mentions if m.form == "name" and m.actor_ids == (actor_id,)}
    return next((word for word in reversed(words) if len(word) in used), words[-1])


def _plural(move: Move, cast: Cast) -> bool:
    return len(move.authors) > 1 or cast.by_id[move.authors[0]].kind == "group"


def _move(move: Move, cast: Cast, ids: dict[int, str]) -> Event:
    interval = together(move.intervals)
    names = ", ".join(_short(i, cast) for i in move.authors[:2])
    about = ids[id(move.about)] if move.about is not None else None
    if move.about is not None and move.kind != "joint_statement":
        title = f"{names} {LATER[move.effect][_plural(move, cast)]} the {_title(move.about, cast)}"
    elif move.kind == "proposal":
        title = f"{move.title.strip().capitalize()} ({names})"
    else:
        title = f"Joint statement of {names}{' and others' if len(move.authors) > 2 else ''}"
    return Event(
        event_id="",
        kind=move.kind,
        title=title,
        status="held",
        interval=interval,
        precision=precision_of(interval, move.times),
        place=None,
        about=about,
        effect=move.effect,
        mentions=tuple(dict.fromkeys([move.mentions[0], *sorted(move.mentions[1:])])),
        participants=tuple(Participant(i, "author") for i in move.authors),
        dates=tuple(t.span for t in move.times),
        evidence=tuple(dict.fromkeys(move.evidence)),
        rule=move.kind,
    )
