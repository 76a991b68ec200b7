"""Mentions of contacts joined into instances: one meeting, however often it is mentioned."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..lexicon import load
from ..records import Cast, Interval, Statements, Time
from ..syntax.clauses import governor
from .coreference import Instance, Mentioned, home_of, one_before
from .modality import Reading, is_revived, read_status
from .time_links import OCCURRING, decided_at, head_of, is_past, relation, said_of, shifted, times_of, together
from .triggers import Contact

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}


def find_instances(
    contacts: list[Contact],
    doc: Doc,
    times: tuple[Time, ...],
    said: Statements,
    cast: Cast,
    published: date | None,
) -> list[Instance]:
    """The contacts joined, in order of first mention.

    Those of which nothing is said but that they are contacts stay only where no other is told of.
    """
    instances: list[Instance] = []
    for contact in contacts:
        found = _without_former(times_of(contact.token, times), contact.token)
        reading, revived = read_status(contact.token), is_revived(contact.token)
        decided = _decided(contact, reading, doc, times, said)
        mentioned = Mentioned(contact, reading, found, said_of(found, doc), revived, decided)
        mentioned = _by_date(mentioned, published)
        home = home_of(mentioned, instances, cast)
        if home is None:
            before = one_before(contact, instances)
            if before is None and not _may_begin(mentioned):
                continue
            home = Instance(inherited=before.cast if before is not None else ())
            instances.append(home)
        home.mentions.append(mentioned)
        _relate(home, contact.token, instances, doc, times)
    known = [i for i in instances if i.status is not None]
    telling = [i for i in known if _says_enough(i, cast)]
    return telling or known


def _without_former(found: list[Time], token: Token) -> list[Time]:
    """The times without those of an earlier plan: `will meet ...; the talks, which had been due in May, ...`."""
    former = [c for c in token.children if c.dep_ == "relcl" and any(h.lower_ == "had" for h in c.children)]
    inside = {t.idx for verb in former for t in verb.subtree}
    return [t for t in found if t.span.start not in inside]


def _decided(
    contact: Contact, reading: Reading | None, doc: Doc, times: tuple[Time, ...], said: Statements
) -> date | None:
    """The last day of the decision that a mention tells of, or of the statement that it stands in."""
    word = doc.char_span(*reading.evidence, alignment_mode="expand") if reading is not None else None
    found = decided_at(word.root, times) if word is not None else []
    telling = [s.said for s in reversed(said.around(contact.span.start))]
    return together([t.interval for t in found] or telling[:1]).end


def _by_date(mentioned: Mentioned, published: date | None) -> Mentioned:
    """A date after publication makes a contact planned; one before it, with no other word, held."""
    past = is_past(mentioned.interval, published)
    evidence = mentioned.times[0].span if mentioned.times else mentioned.contact.span
    told = mentioned.reading is not None and mentioned.reading.rule == "past tense"
    doc, verb = mentioned.contact.token.doc, governor(mentioned.contact.token) or mentioned.contact.token
    heads = [head for t in mentioned.times if (head := head_of(t, doc)) is not None]
    finite = verb.tag_ == "VBD" and any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    if told and finite and any(governor(h) == verb for h in heads):
        if past is False:  # "flew in on Sunday for talks" was no coming Sunday
            week_before = shifted(mentioned.interval, -7)
            mentioned.interval = week_before if is_past(week_before, published) else mentioned.interval
        return mentioned
    if past is False and mentioned.status in (None, "held"):
        mentioned.reading = Reading("planned", evidence, "date after publication")
    if past is True and mentioned.status is None:
        mentioned.reading = Reading("held", evidence, "date before publication")
    return mentioned


def _may_begin(mentioned: Mentioned) -> bool:
    """Whether a mention can be the first of a contact; "any talks" and "no such meeting" without a place cannot."""
    contact = mentioned.contact
    vague = any(c.lower_ in ("any", "no", "such") for c in contact.token.children) or contact.refers_only
    return not contact.refers_only and (contact.place is not None or not vague or bool(contact.cast))


def _says_enough(instance: Instance, cast: Cast) -> bool:
    """Whether the mentions say who meets, or where or when; a contact of which nothing is said may be any."""
    political = load("contacts")["parties"]["words"]
    parties = [cast.by_id[i] for i in instance.cast]
    groups = any(a.kind == "bloc" or set(a.name.lower().split()) & set(political) for a in parties)
    several = len(parties) > 1 or groups or (bool(parties) and any(m.contact.partnered for m in instance.mentions))
    located = instance.place is not None or instance.interval != Interval()
    named = any(m.contact.token.pos_ in ("PROPN", "VERB") or m.contact.kind == "summit" for m in instance.mentions)
    undone = instance.status in ("called_off", "refused")
    return several or (bool(parties) and (located or named or undone)) or located


# --- dates from other sentences ----------------------------------------------------------------------


def _relate(home: Instance, token: Token, instances: list[Instance], doc: Doc, times: tuple[Time, ...]) -> None:
    """`It came one day before they met`: the date of the one bounds the date of the other."""
    verb = governor(token)
    if verb is None or verb.lemma_ not in OCCURRING:
        return
    start, end = token.sent.start_char, token.sent.end_char
    for time in (t for t in times if start <= t.span.start < end and t.value[:1] == "P" and t.value[1:-1].isdigit()):
        head = head_of(time, doc)
        link = relation(head) if head is not None else None
        if link is None or link[0].i != token.i:
            continue
        others = [i for i in instances if i is not home and i.mentions[-1].contact.token.i < token.i]
        other = max(others, key=lambda i: i.mentions[-1].contact.token.i, default=None)
        if other is not None and other.interval != Interval():
            home.bounds.append(shifted(other.interval, link[1] * int(time.value[1:-1]) * DAYS[time.value[-1]]))
