"""Events: contacts between political actors and the moves that plan or unmake them, one row each."""

from dataclasses import replace

from spacy.tokens import Doc

from .. import language
from ..records import CONTACTS, Article, Cast, Event, Participant, Statements, Time
from ..statements import voiced
from ..times.intervals import precision_of
from .announcements import find_announcements
from .confidence import confidence
from .coreference import find_instances
from .dating import is_allowed, story_of, when, when_moved
from .moves import find_joint_statements, find_proposals
from .planning import find_phrases
from .time_links import dates_of
from .triggers import find_contacts
from .values import UNDATED, Contact, Instance, Known, Modality, Move
from .words import entries, tokens_of

ACTS = {"plans": "announce", "postpones": "postpone", "calls_off": "call off", "casts_doubt": "cast doubt on"}


def find_events(doc: Doc, article: Article, cast: Cast, times: tuple[Time, ...], said: Statements) -> tuple[Event, ...]:
    """Find the events of an article in order of first mention; an announcement points at the event it concerns.

    Leaves the mentions of contacts on the Doc as `doc.spans["contacts"]`: label the kind, id the event.

    >>> from summitry import pipeline, read_article
    >>> values = pipeline.run(read_article("Talks\\n\\nPresident Doe called off her visit to Oslo."))
    >>> [(event.kind, event.status, event.place) for event in values["events"] if event.about is None]
    [('meeting', 'called_off', 'Oslo')]
    """
    sents, dates = language.sentences(doc), dates_of(doc, times, article.published)
    story = story_of(dates, sents, article.published)
    triggers = tokens_of(doc, {*entries("verb"), *entries("noun"), "it"})
    cast = voiced(doc, cast, said, entries("noun"))
    known = Known(article.published, cast, dates, said, find_phrases(triggers), story)
    instances = find_instances(list(find_contacts(triggers, known)), known)
    joint = find_joint_statements(doc, instances, known)
    moves = [*_by_document(find_announcements(instances, known), joint), *find_proposals(doc, known)]
    events = [replace(e, confidence=confidence(e)) for e in _numbered(instances, moves, known)]
    contacts = [e for e in events if e.kind in CONTACTS]
    language.leave(doc, "contacts", [(span, e.kind, e.event_id) for e in contacts for span in e.mentions])
    return tuple(events)


def _by_document(announced: list[Move], joint: list[Move]) -> list[Move]:
    """What a joint statement announces is one move with it: `in their communique they agreed to meet again`."""
    moves, joint = list[Move](), list(joint)
    for move in announced:
        same = (n for n, j in enumerate(joint) if any(a.overlaps(b) for a in j.mentions for b in move.sources))
        home = next(same, None)
        if home is None:
            moves.append(move)
        else:
            joint[home] = replace(joint[home], about=move.about, effect=move.effect)
    return moves + joint


def _numbered(instances: tuple[Instance, ...], moves: list[Move], known: Known) -> list[Event]:
    """The records in order of first mention, a move after the contact that begins with it."""
    drafts = [(i.mentions[0].span, False, n) for n, i in enumerate(instances)]
    drafts += [(min(m.mentions), True, n) for n, m in enumerate(moves)]
    ids = {(is_move, n): f"e{at:02d}" for at, (_, is_move, n) in enumerate(sorted(drafts), 1)}
    return [
        _move(row_id, moves[n], instances, ids, known) if is_move else _contact(row_id, instances[n], known)
        for (is_move, n), row_id in ids.items()
    ]


def _contact(event_id: str, instance: Instance, known: Known) -> Event:
    status, (interval, times) = instance.status or Modality.HELD, when(instance, known)
    readings = [m.reading for m in instance.mentions if m.reading is not None]
    telling = max(instance.mentions, key=_told).span
    said = {m.span: m.reading.modality.value if m.reading else None for m in instance.mentions}
    mentions = (telling, *sorted(said.keys() - {telling}))
    doubted = [f"one mention casts doubt: {r.rule}" for r in readings if r.modality == Modality.DOUBTED]
    odd = [] if is_allowed(interval, status, known.published) else [f"{status.value}, but dated otherwise"]
    return Event(
        event_id=event_id,
        kind=instance.kind,
        title=_contact_title(instance, known),
        status=status.value,
        interval=interval,
        precision=precision_of(interval, times),
        place=instance.place.name if instance.place else None,
        about=None,
        effect=None,
        mentions=mentions,
        readings=tuple(said[span] for span in mentions),
        participants=tuple(Participant(i, _part(i, instance)) for i in instance.cast),
        dates=tuple(dict.fromkeys(t.span for t in times)),
        evidence=tuple(dict.fromkeys(r.evidence for r in readings if r.modality == status)),
        rule=next((r.rule for r in readings if r.modality == status), ""),
        doubts=(*dict.fromkeys(doubted), *odd),
    )


def _part(actor_id: str, instance: Instance) -> str:
    if any(actor_id in m.roles.mediators for m in instance.mentions):
        return "mediator"
    return "host" if any(actor_id in m.roles.hosts for m in instance.mentions) else "participant"


def _told(contact: Contact) -> tuple[int, int]:
    """How much a mention says: cast, place, date; then how short it says it."""
    told = len(contact.roles.cast[:2]) + bool(contact.place) + (contact.interval != UNDATED)
    return told, contact.span.start - contact.span.end


def _move(
    event_id: str, move: Move, instances: tuple[Instance, ...], ids: dict[tuple[bool, int], str], known: Known
) -> Event:
    about = instances[move.about] if move.about is not None else None
    interval, times = when_moved(move, known)
    return Event(
        event_id=event_id,
        kind=move.kind,
        title=_move_title(move, about, known),
        status=None,
        interval=interval,
        precision=precision_of(interval, times),
        place=None,
        about=ids[False, move.about] if move.about is not None else None,
        effect=move.effect,
        mentions=tuple(dict.fromkeys([move.mentions[0], *sorted(move.mentions[1:])])),
        participants=tuple(Participant(i, "author") for i in move.authors),
        dates=tuple(t.span for t in times),
        evidence=tuple(dict.fromkeys(move.evidence)),
        rule=move.kind,
    )


def _contact_title(instance: Instance, known: Known) -> str:
    """Name a contact by two parties or more, a group or who travels; `Meeting of Turkey` says too little."""
    hosts = {i for m in instance.mentions for i in m.roles.hosts}
    guests = [i for i in instance.cast if i not in hosts]
    parties = guests if len(guests) > 1 else instance.cast
    names, by_id = [_short(i, known) for i in parties], known.cast.by_id
    visit = len(names) == 1 and any(m.is_visit for m in instance.mentions)
    lead = "Visit" if visit else instance.kind.capitalize()
    if len(names) == 1 and not visit and by_id[parties[0]].kind not in ("group", "bloc"):
        names = []
    if len(names) == 2 and all(by_id[i].kind == "person" for i in instance.cast):
        lead = f"{names[0]}-{names[1]} {instance.kind}"
    elif names:
        lead = f"{lead} of {', '.join(names[:3])}{' and others' if len(names) > 3 else ''}"
    return f"{lead} {instance.place.phrase}" if instance.place else lead


def _move_title(move: Move, about: Instance | None, known: Known) -> str:
    """Name a move by its authors and by the contact or the plan that it concerns."""
    names = ", ".join(_short(i, known) for i in move.authors[:2])
    if about is not None and move.kind != "joint_statement":
        plural = len(move.authors) > 1 or known.cast.by_id[move.authors[0]].kind == "group"
        verb, *rest = ("propose" if move.kind == "proposal" else ACTS[move.effect]).split()
        return " ".join([names, verb if plural else f"{verb}s", *rest, "the", _contact_title(about, known)])
    if move.kind == "proposal":
        return f"{move.title.strip().capitalize()} ({names})"
    return f"Joint statement of {names}{' and others' if len(move.authors) > 2 else ''}"


def _short(actor_id: str, known: Known) -> str:
    """A person by the single name that the article uses, else by the last."""
    actor = known.cast.by_id[actor_id]
    if actor.kind != "person":
        return actor.name
    parts = actor.name.split()
    return next((part for part in reversed(parts) if len(part) in known.lengths[actor_id]), parts[-1])
