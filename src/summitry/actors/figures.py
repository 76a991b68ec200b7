"""The actors in the making: names with their bearers, titles, appositions, the kind and the side of each."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Span

from ..codebook import Codebook, KnownActor
from ..lexicon import load, words
from .mentions import NAMED, OFFICE, PERSON, Phrase

NEWS_OUTLET = "news outlet"  # the role of outlets: they carry statements and have no side
KINDS = ("person", "organisation", "place", "none")  # what a name may be; the last two are no actors
PLACES = ("GPE", "LOC", "FAC", "NORP", "EVENT")
BY_ENTITY = {"PERSON": "person", "ORG": "organisation", **dict.fromkeys(PLACES, "place")}


@dataclass(frozen=True, slots=True)
class Figure:
    """An actor as far as it is known: `states` and `offices` in order of mention, `noun` of one without a name."""

    actor_id: str
    name: str
    kind: str
    states: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    noun: str = ""
    known: KnownActor | None = None

    def with_title(self, phrase: Phrase, office: str) -> Figure:
        """Add the states and the office that a phrase gives the figure."""
        offices = (*self.offices, office) if office and office not in self.offices else self.offices
        return replace(self, states=tuple(dict.fromkeys((*self.states, *phrase.states))), offices=offices)


class Figures:
    """The figures of an article by id, in order of discovery; a name finds its bearer by any of its words."""

    def __init__(self, doc: Doc, codebook: Codebook) -> None:
        self.doc = doc
        self.of: dict[str, Figure] = {}
        self.apposed: dict[int, str] = {}  # an office beside its holder's name, by the token it begins with
        self._by_word: dict[str, list[str]] = {}
        for actor in codebook.actors:
            self.of[actor.id] = Figure(actor.id, actor.name, "person", known=actor)
            for name in (actor.name, *actor.aliases):
                self._index(name, actor.id)

    def learn(self, phrases: list[Phrase]) -> None:
        """Learn names, titles and appositions, and then what kind each name is.

        Full names come before single words, so that a last name finds its bearer wherever it stands.
        """
        votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
        named = [phrase for phrase in phrases if phrase.kind == NAMED]
        for phrase in sorted(named, key=lambda p: (len(p.name.split()) == 1, p.start)):
            figure = self.bearer(phrase.name) or self._named(phrase)
            self.of[figure.actor_id] = figure.with_title(phrase, phrase.office)
            votes[figure.actor_id].update(dict(_votes(self.doc, phrase)))
        for actor_id in self._appositions(phrases):
            votes[actor_id]["person"] += 5
        for actor_id, counted in votes.items():
            kind = max(KINDS, key=lambda kind: counted[kind])
            if self.of[actor_id].known is None:
                self.of[actor_id] = replace(self.of[actor_id], kind=kind)

    def bearer(self, name: str) -> Figure | None:
        """Find the figure with a name: the same words, or the last (else another) word of a longer name."""
        parts = name.lower().split()
        ids = self._by_word.get(name.lower(), []) or (self._by_word.get(parts[-1], []) if len(parts) > 1 else [])
        fitting = [figure for i in ids if _may_bear(figure := self.of[i], parts)]
        return min(fitting, key=lambda f: (f.known is None, f.name.lower().split()[-1] != parts[-1]), default=None)

    def add(self, name: str, kind: str, phrase: Phrase) -> Figure:
        """Add a figure under an id of its own, made from its name."""
        slug = re.sub(r"\W+", "_", name.lower()).strip("_") or kind
        if kind == "unnamed" or slug in self.of:
            slug = f"{slug}_{sum(re.fullmatch(rf'{slug}(_[0-9]+)?', i) is not None for i in self.of) + 1}"
        self.of[slug] = Figure(slug, name, kind, phrase.states, (phrase.office,) if phrase.office else ())
        return self.of[slug]

    def change(self, figure: Figure) -> Figure:
        """Put what is newly known of a figure in place of what was known."""
        self.of[figure.actor_id] = figure
        return figure

    def _named(self, phrase: Phrase) -> Figure:
        figure = self.add(phrase.name, "person", phrase)
        self._index(phrase.name, figure.actor_id)
        return figure

    def _index(self, name: str, actor_id: str) -> None:
        for key in dict.fromkeys([name.lower(), *name.lower().split()]):
            ids = self._by_word.setdefault(key, [])
            if actor_id not in ids:
                ids.append(actor_id)

    def _appositions(self, phrases: Iterable[Phrase]) -> Iterator[str]:
        """`Jane Doe, the Ruritanian president,` and `the alliance's secretary general, Jane Doe`."""
        for left, right in itertools.pairwise(phrases):
            named, office = (left, right) if left.kind == NAMED else (right, left)
            titled = named.kind == NAMED and office.kind in (OFFICE, PERSON)
            if not titled or office.determiner in words("names", "indefinite"):
                continue
            figure = self.bearer(named.name) if self.doc[left.end : right.start].text.strip() == "," else None
            if figure and not (office.states and figure.states and set(figure.states) - set(office.states)):
                self.of[figure.actor_id] = figure.with_title(office, office.office or office.noun)
                self.apposed[office.start] = figure.actor_id
                yield figure.actor_id


def _may_bear(figure: Figure, parts: list[str]) -> bool:
    """`Doe` and `Jane Doe` are one, `John Doe` is not `Jane Doe`."""
    own = figure.name.lower().split()
    return len(parts) == 1 or len(own) == 1 or bool(set(parts) & set(own[:-1]))


def _votes(doc: Doc, phrase: Phrase) -> Iterator[tuple[str, int]]:
    """What speaks for each kind of a name: entity, title, form, and what it does or where it stands."""
    tokens = doc[phrase.name_start : phrase.end]
    counted = Counter({BY_ENTITY.get(tokens[-1].ent_type_, "none"): 1})
    counted["person"] += 5 * (phrase.start < phrase.name_start)
    counted["organisation"] += 6 * (tokens[-1].lower_ in words("roles", "institutions"))
    counted["none"] += 2 * (tokens[0].is_sent_start is True and len(tokens) == 1 and tokens[0].pos_ != "PROPN")
    counted += _votes_of_place(tokens)
    yield from counted.items()


def _votes_of_place(tokens: Span) -> Counter[str]:
    """`according to Doe`, `Doe said`, `in Strelsau`, `Oslo and Strelsau`, `Strelsau agreed`."""
    root, above, counted = tokens.root, tokens.root.head, Counter[str]()
    source = above.head.lower_ == "according"
    located = root.dep_ == "pobj" and above.lower_ in words("names", "locative") and not source
    counted["person"] = 2 * source + 2 * (root.dep_ in ("nsubj", "poss") and above.lemma_ in words("roles", "tells"))
    counted["place"] = 2 * located + 3 * (root.dep_ == "conj" and above.ent_type_ in ("GPE", "LOC"))
    head = above if root.dep_ == "conj" else root
    acts = head.dep_ == "nsubj" and head.head.lemma_ in words("roles", "acts")
    counted["organisation"] = 2 * (acts and tokens[-1].ent_type_ != "PERSON")
    return counted


def side_of(found: Figure, codebook: Codebook, published: date | None) -> str | None:
    """The side of a figure as of publication; None for media and for those whose state is not known."""
    known = found.known
    if known:
        labels = {side.id: side.label for side in codebook.sides}
        in_time = published is None or (known.since or date.min) <= published <= (known.until or date.max)
        return labels.get(known.side or "") if in_time else None
    if NEWS_OUTLET in found.offices:
        return None
    own = [found.states[0] if found.states else found.name] if found.kind in ("state", "bloc") else found.states
    return side_of_states(tuple(own), codebook)


def side_of_states(states: tuple[str, ...], codebook: Codebook) -> str | None:
    """The side that one of the states belongs to; with no sides in the codebook, the state itself.

    A side has a state when it lists it, bears its name, or lists a bloc that the state is a member of.

    >>> side_of_states(("Canada",), Codebook())
    'Canada'
    """
    if not codebook.sides:
        return states[0] if states else None
    members = load("states")["members"]
    for state in states:
        wider = [state, *(bloc for bloc, names in members.items() if state in names)]
        wider += ["Europe"] if "European Union" in wider else []
        for name in wider:
            for side in codebook.sides:
                if name in side.countries or name.lower() in (side.label.lower(), side.id.lower().replace("_", " ")):
                    return side.label
    return None
