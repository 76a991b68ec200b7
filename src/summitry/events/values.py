"""The frozen values that pass inside the stage: contacts, what is said of them, instances and moves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from spacy.tokens import Token

from ..records import Cast, Interval, Span, Statements, Time
from ..times.intervals import together
from .words import words


class Modality(StrEnum):
    """The status that words give a contact, or that it is in doubt."""

    CALLED_OFF = "called_off"
    POSTPONED = "postponed"
    REFUSED = "refused"
    HELD = "held"
    PLANNED = "planned"
    PROPOSED = "proposed"
    DOUBTED = "doubted"


UNDATED = Interval()
LIVING = (Modality.PLANNED, Modality.PROPOSED)
UNDONE = (Modality.CALLED_OFF, Modality.POSTPONED, Modality.REFUSED)
STRENGTH = tuple(Modality)[:-1]  # all but doubt


class Sign(NamedTuple):
    """Words that say something of a contact: what they mean, what negation makes of it, and how far they reach."""

    name: str
    means: str
    denied: str
    reaches: str
    span: Span


Signs = dict[int, list[Sign]]  # phrases, by the index of their verb


class Dated(NamedTuple):
    """A time expression, the `head` of its words, the verb above them, and whether it is over (`intervals.is_past`)."""

    time: Time
    head: Token
    verb: Token | None
    past: bool | None


Dates = dict[int, list[Dated]]  # by the index of the sentence's first token


class Story(NamedTuple):
    """The day that a report is about, which dates what it tells of up to the offset `until`."""

    time: Time
    until: int


@dataclass(frozen=True)
class Known:
    """The findings of earlier stages that this one reads."""

    published: date | None
    cast: Cast
    dates: Dates
    said: Statements
    phrases: Signs
    story: Story | None = None

    @cached_property
    def lengths(self) -> dict[str, set[int]]:
        """The lengths of the names that each actor has, by id."""
        found: dict[str, set[int]] = {actor.actor_id: set() for actor in self.cast.actors}
        for mention in self.cast.mentions:
            if mention.form == "name" and len(mention.actor_ids) == 1:
                found[mention.actor_ids[0]].add(mention.span.end - mention.span.start)
        return found


class Reading(NamedTuple):
    """A modality, its words, the name of the rule; `passing`: they name the contact so, and make nothing known."""

    modality: Modality
    evidence: Span
    rule: str
    passing: bool = False


class Roles(NamedTuple):
    """The participants of a contact: all of them, those who host, those who mediate.

    `partnered`: somebody is met, though it is not settled who. `by_subject`: all are the subject of the verb
    (`Doe attended the summit`). `refers_only`: too little for a contact by itself (`the meeting`).
    """

    cast: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    partnered: bool = False
    by_subject: bool = False
    refers_only: bool = False


class Place(NamedTuple):
    """A place by `name` and as a title has it; `own`: it stands in the contact's phrase, not in a clause around it."""

    name: str
    phrase: str
    own: bool = True


@dataclass(frozen=True)
class Contact:
    """One mention of a contact: its trigger, kind (`talk` where the words leave it open), and what its clause says."""

    token: Token
    kind: str
    span: Span
    roles: Roles
    place: Place | None = None
    definite: bool = False
    reading: Reading | None = None
    times: tuple[Time, ...] = ()
    interval: Interval = UNDATED
    revived: bool = False

    @cached_property
    def is_named(self) -> bool:
        """Tell whether the mention itself says who takes part, rather than that its verb's subject does."""
        return bool(self.roles.cast) and not (self.roles.by_subject and self.definite)

    @cached_property
    def is_visit(self) -> bool:
        """Tell whether a mention is of a journey."""
        return self.token.lemma_.lower() in words("travel") | words("travel", "going")

    @cached_property
    def status(self) -> Modality | None:
        """The modality read, which may be a doubt."""
        return self.reading.modality if self.reading else None

    @cached_property
    def says(self) -> tuple[object, ...]:
        """All that an instance takes from a mention."""
        read = (self.status, self.reading is not None and self.reading.passing, self.revived, self.interval)
        return self.kind, self.token.lemma_.lower(), self.roles, self.place, self.definite, *read


@dataclass(frozen=True)
class Instance:
    """One contact in the world, with its mentions in order."""

    mentions: tuple[Contact, ...]

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The lemmas of its triggers."""
        return frozenset(m.token.lemma_.lower() for m in self.mentions)

    @cached_property
    def cast(self) -> tuple[str, ...]:
        """The participants, first named first."""
        return tuple(dict.fromkeys(i for m in self.mentions for i in m.roles.cast))

    @cached_property
    def place(self) -> Place | None:
        """The first place named, better in the phrase of a mention than around it."""
        return min((m.place for m in self.mentions if m.place), key=lambda place: not place.own, default=None)

    @cached_property
    def kind(self) -> str:
        """Summit where any mention calls it so; a talk of which nothing more is said is a meeting."""
        kinds = {m.kind for m in self.mentions}
        return next((k for k in ("summit", "call", "meeting") if k in kinds), "meeting")

    @cached_property
    def interval(self) -> Interval:
        """Give what the times of all mentions allow; those by which it was postponed count before others."""
        return together([m.interval for m in sorted(self.mentions, key=lambda m: m.status != Modality.POSTPONED)])

    @cached_property
    def status(self) -> Modality | None:
        """Give the strongest of what the mentions say; what was called off and is on again is planned."""
        found = {m.status for m in self.mentions if m.reading and not (m.status == Modality.HELD and m.reading.passing)}
        if any(m.revived and m.status in LIVING for m in self.mentions):
            found &= {*LIVING}
        if found - {Modality.REFUSED, Modality.PROPOSED, Modality.DOUBTED}:
            found.discard(Modality.REFUSED)
        in_passing = next((Modality.HELD for m in self.mentions if m.status == Modality.HELD), None)
        unsure = (Modality.PROPOSED for m in self.mentions if m.status == Modality.DOUBTED and m.definite)
        return next((s for s in STRENGTH if s in found), in_passing or next(unsure, None))


@dataclass(frozen=True)
class Move:
    """One move: its kind, authors and words; the instance `about` which it is, its effect there, who said it."""

    kind: str
    authors: tuple[str, ...]
    mentions: tuple[Span, ...]
    evidence: tuple[Span, ...]
    times: tuple[Time, ...] = ()
    interval: Interval = UNDATED
    about: int | None = None
    effect: str = "none"
    sources: tuple[Span, ...] = ()
    title: str = ""
