"""Which contact a mention belongs to: by cast, place, time, number and definiteness; and what one contact is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from ..lexicon import load
from ..records import Cast, Interval, Span, Time
from ..syntax.clauses import clause_span
from .modality import Reading
from .time_links import disjoint, together
from .triggers import Contact

if TYPE_CHECKING:
    pass

LIVING = ("planned", "proposed")
RANK = ("called_off", "refused", "held", "planned", "proposed")


@dataclass
class Mentioned:
    """A contact with what its clause says of status and date."""

    contact: Contact
    reading: Reading | None
    times: list[Time]
    interval: Interval
    revived: bool = False  # whether its clause says that it is on again
    decided: date | None = None  # the last day on which what it says may have been decided or said

    @property
    def status(self) -> str | None:
        """The status read, without doubt and without what only wishes or refuses in passing."""
        return self.reading.status if self.reading and self.reading.status != "doubted" else None

    @property
    def span(self) -> Span:
        """The words: of a light verb the whole clause."""
        token = self.contact.token
        light = token.dep_ == "dobj" and token.head.lemma_ in load("contacts")["light"]["verbs"]
        return clause_span(token.head) if light else self.contact.span


@dataclass
class Instance:
    """One contact in the world, with its mentions in order."""

    mentions: list[Mentioned] = field(default_factory=list)
    bounds: list[Interval] = field(default_factory=list)  # what other sentences say of its date
    inherited: tuple[str, ...] = ()  # the cast of the contact before it, for "a second call"

    @property
    def cast(self) -> tuple[str, ...]:
        """Who takes part, first named first."""
        return tuple(dict.fromkeys([*(i for m in self.mentions for i in m.contact.cast), *self.inherited]))

    @property
    def hosts(self) -> frozenset[str]:
        """Those who host rather than merely take part."""
        return frozenset(i for m in self.mentions for i in m.contact.hosts)

    @property
    def mediators(self) -> frozenset[str]:
        """Those who stand between the others."""
        return frozenset(i for m in self.mentions for i in m.contact.mediators)

    @property
    def place(self) -> str | None:
        """The first place named."""
        return next((m.contact.place for m in self.mentions if m.contact.place), None)

    @property
    def where(self) -> str | None:
        """The first place named, with its preposition."""
        return next((m.contact.where for m in self.mentions if m.contact.where), None)

    @property
    def kind(self) -> str:
        """Summit where any mention calls it so; a talk of which nothing more is said is a meeting."""
        kinds = {m.contact.kind for m in self.mentions}
        return next((k for k in ("summit", "call", "meeting") if k in kinds), "meeting")

    @property
    def interval(self) -> Interval:
        """What the times of all mentions allow together; what was called off and is on again has its new date."""
        own = [m.interval for m in self._latest if m.interval != Interval()]
        return together(own or [*self.bounds, *(m.interval for m in self.mentions if m.interval != Interval())])

    @property
    def _latest(self) -> list[Mentioned]:
        """The mentions that tell of a plan made again after it was called off; none where it was not."""
        off = max(
            (m.decided for m in self.mentions if m.status in ("called_off", "refused") and m.decided), default=None
        )
        again = [
            m for m in self.mentions if m.status in LIVING and m.revived and not (off and m.decided and m.decided < off)
        ]
        later = [m for m in self.mentions if m.status == "planned" and off and m.decided and m.decided > off]
        if not any(m.status in ("called_off", "refused") for m in self.mentions):
            return []
        return [m for m in self.mentions if m.status in LIVING] if again else later

    @property
    def status(self) -> str | None:
        """What the latest word leaves; where the order of the words is not known, the strongest of them."""
        found = {m.status for m in self._latest or self.mentions}
        if "refused" in found and found & {"planned", "held", "called_off"}:
            found.discard("refused")
        return next((s for s in RANK if s in found), None)


# --- which instance --------------------------------------------------------------------------------


def home_of(mentioned: Mentioned, instances: list[Instance], cast: Cast) -> Instance | None:
    """The instance that a mention belongs to: the last one that nothing speaks against."""
    above = mentioned.contact.token.ancestors
    heads = {a.i for a in above}
    for instance in instances:  # "met during a summit" is one contact
        if any(
            m.contact.token.i in heads and m.contact.token.pos_ == "VERB" and _joins(mentioned, m)
            for m in instance.mentions
        ):
            return instance
    recent = sorted(instances, key=lambda i: -i.mentions[-1].contact.token.i)
    return next((i for i in recent if _fits(mentioned, i, cast)), None)


def _is_reinstated(mentioned: Mentioned, instance: Instance, cast: Cast) -> bool:
    """Whether a plan that was off is the one that is on again, whichever is told first."""
    off = ("called_off", "refused")
    again = mentioned.revived and mentioned.status in LIVING and instance.status in off
    before = mentioned.status in off and any(m.revived and m.status in LIVING for m in instance.mentions)
    if not (again or before):
        return False
    contact = mentioned.contact
    if "call" in (contact.kind, instance.kind) and contact.kind != instance.kind:
        return False
    if contact.place and instance.place and not _same_place(contact.place, instance.place):
        return False
    return not contact.cast or not instance.cast or _same_cast(contact.cast, instance, contact.place, cast)


def _joins(inner: Mentioned, verb: Mentioned) -> bool:
    """`met at a summit`, `flew in for talks`, `leaves for Strelsau to meet the king`: one contact, told twice."""
    token, above = inner.contact.token, verb.contact.token
    if token.pos_ == "VERB" and token.head.i == above.i and above.lemma_ in load("contacts")["travel"]["going"]:
        return token.dep_ in ("advcl", "xcomp")
    return token.dep_ == "pobj" and token.head.lower_ in ("at", "during", "in", "for") and token.head.head.i == above.i


def _fits(mentioned: Mentioned, instance: Instance, cast: Cast) -> bool:
    contact = mentioned.contact
    earlier = any(c.lower_ in load("planning")["held"]["modifiers"] for c in contact.token.children)
    if earlier and instance.status != "held":
        return False
    if _is_reinstated(mentioned, instance, cast):
        return True
    if (
        "call" in (contact.kind, instance.kind)
        and not {contact.kind, instance.kind} <= {"call", "talk"}
        and not _only_talk(instance)
    ):
        return False
    if contact.place and instance.place and not _same_place(contact.place, instance.place):
        return False
    if disjoint(mentioned.interval, instance.interval):
        return False
    held = "held" in (mentioned.status, instance.status)
    undone = {mentioned.status, instance.status} & {"called_off", "refused"}
    if held and undone:
        return False
    told = contact.cast and not (contact.by_subject and contact.definite)
    if held and mentioned.status and instance.status and mentioned.status != instance.status and told:
        return False
    if _is_another(contact) and instance.status == "held":
        return False
    known = not contact.by_subject or not contact.definite or _same_word(contact, instance)
    if contact.cast and known and _same_cast(contact.cast, instance, contact.place, cast):
        return True
    return (contact.by_subject or not contact.cast) and _refers(mentioned, instance)


def _only_talk(instance: Instance) -> bool:
    return all(m.contact.kind == "talk" for m in instance.mentions)


def _same_place(a: str, b: str) -> bool:
    return a.lower() in b.lower() or b.lower() in a.lower()


def _same_cast(ids: tuple[str, ...], instance: Instance, place: str | None, cast: Cast) -> bool:
    """The same actors, some of them, or those who act for the same states."""
    mine, theirs = set(ids), set(instance.cast)
    if not theirs:
        return place is not None and instance.place is not None
    if mine <= theirs or (theirs <= mine and len(theirs) > 1):
        return True
    sides = [{cast.side_of(i) for i in each} - {None} for each in (mine, theirs)]
    states = [all(cast.by_id[i].kind in ("state", "bloc", "group") for i in each) for each in (mine, theirs)]
    if states == [False, True] and len(mine) == 2 == len(sides[1]) and sides[0]:
        return sides[0] <= sides[1]  # "the leaders of Ruritania and Zenda", then a name that says no state
    return states[0] != states[1] and sides[0] == sides[1] and len(sides[0]) > 1


def _refers(mentioned: Mentioned, instance: Instance) -> bool:
    """A mention without a cast goes back to the same place, or by its article or mood to the last contact."""
    contact = mentioned.contact
    if contact.place and instance.place:
        return True
    same_word = _same_word(contact, instance)
    if same_word and contact.definite and not contact.place and _within(instance.interval, mentioned.interval):
        return True  # "this year's summit", of one that was in September
    if contact.place or mentioned.interval != Interval():  # what the last mention left open
        open_still = instance.place is None and instance.interval == Interval() and instance.status != "held"
        return contact.definite and same_word and open_still and mentioned.status != "held"
    if any(c.lower_ in ("any", "no", "such") for c in contact.token.children):
        return False
    words = {c.lower_ for c in contact.token.children}
    if words & {"a", "an"} and words & set(load("planning")["fresh"]["words"]):  # "a three-way meeting"
        return False
    if contact.definite:
        return same_word
    bare_plural = contact.token.tag_ in ("NNS", "NNPS")
    future = instance.status != "held" and mentioned.status not in (None, "held")
    return contact.kind != "talk" and not bare_plural and future and same_word


def _within(inner: Interval, outer: Interval) -> bool:
    """Whether all of a known interval lies in another."""
    if None in (*inner, *outer):
        return False
    return bool(outer.begin <= inner.begin and inner.end <= outer.end)  # type: ignore[operator]


def _same_word(contact: Contact, instance: Instance) -> bool:
    """Whether the mention's noun names the instance elsewhere, or may stand for any contact."""
    lemmas = {m.contact.token.lemma_.lower() for m in instance.mentions}
    generic = load("contacts")["generic"]["words"] if lemmas - set(load("contacts")["travel"]["going"]) else []
    return contact.token.lemma_.lower() in (*lemmas, *generic)


def one_before(contact: Contact, instances: list[Instance]) -> Instance | None:
    """The contact of the same kind that "a second call" comes after."""
    if contact.cast or not _is_another(contact):
        return None
    return next((i for i in reversed(instances) if i.kind == contact.kind), None)


def _is_another(contact: Contact) -> bool:
    return any(c.lower_ in load("planning")["again"]["words"] for c in contact.token.children)
