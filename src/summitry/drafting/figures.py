"""Figures: all who act or speak in the articles, with their names and how often they stand."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from ..actors.denotation import noun_span
from ..actors.figures import NEWS_OUTLET
from ..actors.gazetteer import state_words
from ..lexicon import words
from ..records import Actor, Mention
from ..syntax.clauses import SUBJECTS
from .reading import Reading

LONGEST = 6  # words of a name
BARE = re.compile(r"^(?:the|an?|some|his|her|its|their|our|both|all|any)\s+", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class Figure:
    """An actor of one or more articles: its names, most used first, how often it stands and whether it acts.

    `enumeration` is the list that it stands in (`France and Poland`), the same text for all in one; else empty.
    """

    actor: Actor
    names: Counter[str] = field(default_factory=Counter)
    mentions: int = 0
    acts: bool = False
    speaks: bool = False
    enumeration: str = ""

    def known_by(self) -> list[str]:
        """List the names by which the actor is known in another article: all but a single word of a person's."""
        single = self.actor.kind == "person" and " " in self.actor.name
        return [name.casefold() for name in self.names if " " in name or not single]

    def join(self, other: "Figure") -> None:
        """Add what another article says of the same actor; role and side are those that are told first."""
        role, side = self.actor.role or other.actor.role, self.actor.side or other.actor.side
        self.actor = replace(self.actor, role=role, side=side)
        self.names += other.names
        self.mentions += other.mentions
        self.acts |= other.acts
        self.speaks |= other.speaks


def figures(readings: Iterable[Reading]) -> list[Figure]:
    """Find all actors but news outlets, those mentioned most first; who has one name in two articles is one."""
    found: dict[str, Figure] = {}
    for reading in readings:
        own = list(_figures(reading))
        known = [next((found[key] for key in figure.known_by() if key in found), None) for figure in own]
        for old, new in zip(known, own, strict=True):
            if old is not None:
                old.join(new)
            for key in new.known_by():
                found.setdefault(key, old or new)
    return sorted(dict.fromkeys(found.values()), key=lambda figure: -figure.mentions)


def _figures(reading: Reading) -> Iterator[Figure]:
    cast, doc = reading.said.cast, reading.doc
    speakers = {i for statement in reading.said.rows for i in statement.speaker_ids}
    parts = {part.actor_id for event in reading.events for part in event.participants}
    found = {actor.actor_id: Figure(actor) for actor in cast.actors if actor.role != NEWS_OUTLET}
    for mention in cast.mentions:
        for figure in (found[i] for i in mention.actor_ids if i in found):
            figure.mentions += 1
            figure.acts |= doc[mention.head].dep_ in SUBJECTS
            figure.enumeration = figure.enumeration or _enumeration(doc[mention.head], reading)
            if len(mention.actor_ids) == 1 and mention.form != "pronoun":
                figure.names.update(_called(figure.actor, mention, reading))
    for actor_id, figure in found.items():
        figure.speaks = actor_id in speakers | parts
        figure.names[bare(figure.actor.name)] += 1
        yield figure


def _called(actor: Actor, mention: Mention, reading: Reading) -> Iterator[str]:
    """What a mention calls an actor: words of a person's name, else those of the mention without an article."""
    text = mention.span.of(reading.doc.text)
    if actor.kind == "person":
        own = actor.name.split()
        if len(own) > 1:
            yield own[-1]
        yield from [" ".join(part) for part in [[w for w in text.split() if w in own]] if part]
        if mention.form == "name" and len(own) == 1:
            yield bare(text)
    elif text not in state_words():
        nouns = noun_span(reading.doc[mention.head], reading.said.cast).of(reading.doc.text)
        yield from (bare(said) for said in dict.fromkeys((text, nouns)) if len(said.split()) <= LONGEST)


def _enumeration(noun: Token, reading: Reading) -> str:
    """Where the list begins that a noun stands in."""
    first = noun
    while first.dep_ == "conj":
        first = first.head
    return f"{reading.article.article_id} {first.i}" if first.i < noun.i or first.conjuncts else ""


def bare(name: str) -> str:
    """Give a name on one line without an article before it."""
    return BARE.sub("", " ".join(name.split()))


def is_kept(figure: Figure) -> bool:
    """Tell whether an actor is worth a name: whom the text names, and others who act more than once."""
    kind, often = figure.actor.kind, figure.mentions > 1
    if kind in ("person", "organisation"):
        return True
    if kind in ("state", "bloc"):
        return often or figure.acts or figure.speaks
    hearsay = figure.actor.name.split()[-1].lower() in words("roles", "hearsay") | words("roles", "press")
    return not hearsay and (figure.speaks or (figure.acts and often))
