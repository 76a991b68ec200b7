"""Mentions of contacts joined into instances: one meeting, however often it is mentioned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ..records import Cast, Interval, Time
from ..syntax.clauses import governor
from .coreference import home_of, one_before
from .modality import is_revived, read_status
from .parties import is_political_group
from .time_links import decided_at, distance_to, head_of, is_past, said_of, shifted, times_of, together
from .values import UNDONE, Contact, Ground, Instance, Known, Mentioned, Modality, Reading
from .words import has_child


def find_instances(contacts: list[Contact], known: Known) -> tuple[Instance, ...]:
    """Join contacts into instances, in order of first mention.

    Those of which nothing is said but that they are contacts stay only where no other is told of.
    """
    instances: list[Instance] = []
    for contact in contacts:
        mentioned = _mentioned(contact, known)
        home = home_of(mentioned, instances, known.cast)
        if home is None:
            before = one_before(contact, instances)
            if before is None and not _may_begin(mentioned):
                continue
            home = len(instances)
            instances.append(Instance(inherited=before.cast if before is not None else ()))
        there = instances[home]
        bounds = (*there.bounds, *_bounds(contact, instances[:home] + instances[home + 1 :], known))
        instances[home] = replace(there, mentions=(*there.mentions, mentioned), bounds=bounds)
    settled = tuple(i for i in instances if i.status is not None)
    return tuple(i for i in settled if _says_enough(i, known.cast)) or settled


def _mentioned(contact: Contact, known: Known) -> Mentioned:
    """A contact with its modality, its times and the day on which that was decided."""
    times = tuple(_without_former(times_of(contact.token, known.times), contact))
    interval, reading = said_of(list(times), known.doc), read_status(contact.token, known.phrases)
    decided = _decided(contact, reading, known)
    mentioned = Mentioned(contact, reading, times, interval, is_revived(contact.token, known.phrases), decided)
    return _by_date(mentioned, known)


def _without_former(found: list[Time], contact: Contact) -> list[Time]:
    """The times without those of an earlier plan: `will meet ...; the talks, which had been due in May, ...`."""
    former = [c for c in contact.token.children if c.dep_ == "relcl" and has_child(c, ("had",))]
    inside = {t.idx for verb in former for t in verb.subtree}
    return [t for t in found if t.span.start not in inside]


def _decided(contact: Contact, reading: Reading | None, known: Known) -> date | None:
    """The last day of the decision that a mention tells of, or of the statement that it stands in."""
    word = known.doc.char_span(*reading.evidence, alignment_mode="expand") if reading is not None else None
    found = [t.interval for t in decided_at(word.root, known.times)] if word is not None else []
    telling = [s.said for s in known.said.around(contact.span.start)]
    return together(found or telling[-1:]).end


def _by_date(mentioned: Mentioned, known: Known) -> Mentioned:
    """A date after publication makes a contact planned; one before it, with no other word, held."""
    past = is_past(mentioned.interval, known.published)
    if _is_told(mentioned, known):
        week_before = shifted(mentioned.interval, -7) if past is False else mentioned.interval
        earlier = is_past(week_before, known.published)  # "flew in on Sunday for talks" was no coming Sunday
        return replace(mentioned, interval=week_before) if earlier else mentioned
    evidence = mentioned.times[0].span if mentioned.times else mentioned.contact.span
    if past is False and mentioned.status in (None, Modality.HELD):
        ahead = Reading(Modality.PLANNED, evidence, "date after publication", Ground.PASSING)
        return replace(mentioned, reading=ahead)
    if past is True and mentioned.status is None:
        return replace(mentioned, reading=Reading(Modality.HELD, evidence, "date before publication"))
    return mentioned


def _is_told(mentioned: Mentioned, known: Known) -> bool:
    """Whether a finite verb in the past tells of a contact and of its date: `flew in on Sunday for talks`."""
    if mentioned.reading is None or mentioned.reading.ground != Ground.PAST:
        return False
    verb = governor(mentioned.contact.token) or mentioned.contact.token
    heads = [head for t in mentioned.times if (head := head_of(t, known.doc)) is not None]
    finite = verb.tag_ == "VBD" and any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    return finite and any(governor(head) == verb for head in heads)


def _may_begin(mentioned: Mentioned) -> bool:
    """Whether a mention can be the first of a contact; "any talks" and "no such meeting" without a place cannot."""
    contact = mentioned.contact
    named = contact.place is not None or bool(contact.roles.cast)
    return not contact.roles.refers_only and (named or not has_child(contact.token, ("any", "no", "such")))


def _says_enough(instance: Instance, cast: Cast) -> bool:
    """Whether the mentions say who meets, or where or when; a contact of which nothing is said may be any."""
    if instance.place is not None or instance.interval != Interval():
        return True
    parties, contacts = instance.cast, [m.contact for m in instance.mentions]
    met = len(parties) > 1 or any(c.roles.partnered for c in contacts)
    named = any(c.token.pos_ in ("PROPN", "VERB") or c.kind == "summit" for c in contacts)
    groups = any(is_political_group(i, cast) for i in parties)
    return bool(parties) and (met or groups or named or instance.status in UNDONE)


def _bounds(contact: Contact, others: list[Instance], known: Known) -> list[Interval]:
    """`It came one day before they met`: the date of the last contact before bounds the date of this one."""
    days = distance_to(contact.token, known.doc, known.times)
    earlier = [i for i in others if i.last < contact.token.i] if days is not None else []
    other = max(earlier, key=lambda i: i.last, default=None)
    return [shifted(other.interval, days)] if other is not None and days and other.interval != Interval() else []
