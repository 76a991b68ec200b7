"""The actors in the making: names with their bearers, titles, appositions, the kind and the side of each."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date

from ..codebook import Codebook, KnownActor
from ..lexicon import load, weights, words
from ..syntax.tokens import Tokens
from .known import Known, is_named, kind_of, names_of, office_in
from .mentions import NAMED, OFFICE, PERSON, PRONOUN, Phrase
from .names import QUOTES, sex_of, slug

NO_ACTORS = ("place", "none")
KINDS = ("person", "organisation", *NO_ACTORS)  # what a name may be
PLACES = ("GPE", "LOC", "FAC", "NORP", "EVENT")
BY_ENTITY = {"PERSON": "person", "ORG": "organisation", **dict.fromkeys(PLACES, "place")}
NEWS_OUTLET = "news outlet"  # the role of outlets: they carry statements and have no side


@dataclass(frozen=True, slots=True)
class Figure:
    """An actor as far as it is known: `states` and `offices` in order of mention, `noun` of one without a name.

    `sex` is `women` or `men` as in the lexicon, `served` the codebook's actor whose side it has.
    """

    actor_id: str
    name: str
    kind: str
    states: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    noun: str = ""
    known: KnownActor | None = None
    sex: str = ""
    served: str = ""

    @property
    def role(self) -> str | None:
        """The role that the codebook gives, else the first office in the text."""
        return (self.known.role if self.known else None) or next(iter(self.offices), None)

    def with_title(self, phrase: Phrase) -> Figure:
        """Add the states, the office and the sex that a phrase gives the figure."""
        if not (phrase.office or phrase.states or phrase.sex):
            return self
        office = (phrase.office,) if phrase.office else ()
        offices = tuple(dict.fromkeys((*self.offices, *office)))
        states = tuple(dict.fromkeys((*self.states, *phrase.states)))
        return replace(self, states=states, offices=offices, sex=self.sex or phrase.sex)


class Figures:
    """The figures of an article by id, in order of discovery; a name finds its bearer by any of its words."""

    def __init__(self, tokens: Tokens, codebook: Codebook, known: Known) -> None:
        self.tokens, self.codebook = tokens, codebook
        self.of: dict[str, Figure] = {}
        self.apposed: dict[int, str] = {}  # an office beside its holder's name, by the token it begins with
        self.evidence: defaultdict[str, Counter[str]] = defaultdict(Counter)  # what speaks for the kind of each name
        self._by_word: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._by_title: dict[str, str] = {}
        self._alike = Counter(stem for a in known.actors for stem in {a.id, re.sub("_[0-9]+$", "", a.id)})
        for actor in known.actors:
            kind, noun, offices = kind_of(actor), actor.name.split()[-1].lower(), office_in(actor.role or "")
            self.of[actor.id] = Figure(actor.id, actor.name, kind, (), offices, noun, actor, sex_of(actor.name))
            for name in names_of(actor):
                self._by_title.setdefault(name.lower(), actor.id)
                if kind == "person" and is_named(actor, name):
                    self._index(name, actor.id)

    def learn(self, phrases: list[Phrase]) -> None:
        """Learn names, titles, appositions and kinds of names; full names first, so a last name finds its bearer."""
        named = (phrase for phrase in phrases if phrase.kind == NAMED)
        for phrase in sorted(named, key=lambda p: (len(p.name.split()) == 1, p.start)):
            figure = self.bearer(phrase.name, phrase)
            if figure is None:
                figure = self.add(phrase.name, "person", phrase)
                self._index(phrase.name, figure.actor_id)
            self.of[figure.actor_id] = figure.with_title(phrase)
            if figure.name == phrase.name or phrase.start < phrase.name_start:  # a last name alone tells less
                self.evidence[figure.actor_id].update(features_of(self.tokens, phrase))
        self._appose(others := [phrase for phrase in phrases if phrase.kind != PRONOUN])
        self._share(others)
        for actor_id, features in self.evidence.items():
            if self.of[actor_id].known is None:
                self.of[actor_id] = replace(self.of[actor_id], kind=kind_of_name(features))
        self.apposed = {at: i for at, i in self.apposed.items() if self.of[i].kind not in NO_ACTORS}

    def bearer(self, name: str, phrase: Phrase | None = None) -> Figure | None:
        """Find the figure with a name: the same words, or the last (else another) word of a longer name.

        Of several, the one that the words of the `phrase` around the name fit: `Mr Roe`, `King Rudolf`.
        """
        if phrase is not None and (called := self.called(phrase)) is not None:
            return called
        if name.lower() in self._by_title:
            return self.of[self._by_title[name.lower()]]
        parts = name.lower().split() or [""]
        ids = self._by_word.get(name.lower()) or self._by_word.get(parts[-1], {})
        sex = phrase.sex if phrase is not None else sex_of(name)
        fitting = [figure for i in ids if _may_bear(figure := self.of[i], parts) and may_be(figure, sex)]
        return min(fitting, key=lambda f: (f.known is None, f.name.lower().split()[-1] != parts[-1]), default=None)

    def called(self, phrase: Phrase) -> Figure | None:
        """Find the actor of the codebook that is called just so: `King Rudolf`, where others are called Rudolf."""
        said = (self.tokens.said(start, phrase.end).lower() for start in range(phrase.start, phrase.name_start + 1))
        return next((self.of[self._by_title[text]] for text in said if text in self._by_title), None)

    def add(self, name: str, kind: str, phrase: Phrase) -> Figure:
        """Add a figure under an id of its own, made from its name."""
        actor_id = slug(name) or kind
        if kind == "unnamed" or actor_id in self.of:
            numbers = itertools.count(self._alike[actor_id] + 1)
            actor_id = next(own for n in numbers if (own := f"{actor_id}_{n}") not in self.of)
        self._alike.update({actor_id, re.sub("_[0-9]+$", "", actor_id)})
        self.of[actor_id] = Figure(actor_id, name, kind).with_title(phrase)
        return self.of[actor_id]

    def _index(self, name: str, actor_id: str) -> None:
        parts = name.lower().split()
        titles = words("names", "particles") | words("roles", "offices") | words("roles", "honorifics")
        for key in dict.fromkeys([name.lower(), *(part for part in parts[:-1] if part not in titles), *parts[-1:]]):
            self._by_word[key][actor_id] = None

    def _share(self, phrases: list[Phrase]) -> None:
        """Learn the office of each in `Presidents Doe, Roe and Poe`; a `counterpart` holds that of the last named."""
        shared, held, end = "", "", 0
        for phrase in phrases:
            named = self.bearer(phrase.name, phrase) if phrase.kind == NAMED else None
            figure = named or self.of.get(self.apposed.get(phrase.start, ""))
            if figure is None:
                continue
            joined = self.tokens.said(end, phrase.start).strip() in ("and", ",", ", and")
            plural = phrase.office and self.tokens.tag[phrase.name_start - 1] in ("NNS", "NNPS")
            shared = phrase.office if plural else shared if joined else ""
            office = held if phrase.noun == "counterpart" else shared
            self.of[figure.actor_id] = figure.with_title(phrase._replace(office=office, states=()))
            held, end = phrase.office or next(iter(figure.offices), held), phrase.end

    def _appose(self, phrases: list[Phrase]) -> None:
        """Learn from `Jane Doe, the Ruritanian president,` and `the alliance's secretary general, Jane Doe`."""
        for left, right in itertools.pairwise(phrases):
            named, office = (left, right) if left.kind == NAMED else (right, left)
            titled = named.kind == NAMED and office.kind in (OFFICE, PERSON)
            if not titled or office.determiner in words("names", "indefinite"):
                continue
            comma, *owner = range(left.end, right.start) or (left.start,)  # `John Roe, her deputy,`
            beside = self.tokens.word[comma] == "," and all(self.tokens.tag[i] == "PRP$" for i in owner)
            figure = self.bearer(named.name, named) if beside else None
            if figure and not (office.states and figure.states and set(figure.states) - set(office.states)):
                noun = "" if office.noun == "counterpart" else office.noun
                self.of[figure.actor_id] = figure.with_title(office._replace(office=office.office or noun))
                self.apposed[office.start] = figure.actor_id
                self.evidence[figure.actor_id]["apposed"] += 1


def kind_of_name(features: Counter[str]) -> str:
    """Choose the likeliest kind of a name, from how often each feature speaks of it."""
    said, learned = Counter({"bias": 1, **features}), weights("kinds")
    sums = {kind: sum(n * learned.get(f"{f}\t{kind}", 0.0) for f, n in said.items()) for kind in KINDS}
    return max(KINDS, key=lambda kind: sums[kind])


def features_of(tokens: Tokens, phrase: Phrase) -> list[str]:
    """Give what speaks for a kind of name at one place: entity, title, form, what it does, where it stands.

    It stands in `according to Doe`, `Doe said`, `in Strelsau`, `Oslo and Strelsau`, `Strelsau agreed`.
    """
    first, last, head, dep, entity = phrase.name_start, phrase.end - 1, tokens.head, tokens.dep, tokens.entity
    person = "PERSON" in entity[first : phrase.end]  # "Doe" of "Jane van Doe" may be taken for a place
    opens = first == last and (tokens.opens[first] or tokens.word[first - 1] in QUOTES)
    above = head[root := tokens.root(first, phrase.end)]
    own = above if dep[root] == "conj" else root
    source = tokens.lower[head[above]] == "according"
    apart = not QUOTES.isdisjoint(tokens.word[phrase.end : above])  # `“Gunfire,” said Doe`
    said = dep[root] in ("nsubj", "poss") and tokens.lemma[above] in words("roles", "tells")
    acts = dep[own] == "nsubj" and tokens.lemma[head[own]] in words("roles", "acts")
    told = {
        "person" if person else BY_ENTITY.get(entity[last], "none"): True,
        "titled": phrase.start < first,
        "institution": tokens.lower[last] in words("roles", "institutions"),
        "first name": sex_of(phrase.name) != "",
        "opens" if tokens.pos[first] == "PROPN" else "opens, no name": opens,
        "source": source,
        "tells": said and not apart,
        "located": dep[root] == "pobj" and tokens.lower[above] in words("names", "locative") and not source,
        "beside place": own != root and entity[above] in ("GPE", "LOC"),
        "acts": acts and entity[last] != "PERSON",
    }
    return [feature for feature, holds in told.items() if holds]


def may_be(figure: Figure, sex: str) -> bool:
    """Tell whether a figure may be a woman, or a man; whoever is not known to be another may."""
    return not sex or figure.sex in ("", sex)


def _may_bear(figure: Figure, parts: list[str]) -> bool:
    """`Doe`, `J. Doe` and `Jane Doe` are one, `John Doe` is not `Jane Doe`."""
    own = figure.name.lower().split()
    particles = words("names", "particles")
    given, mine = ([part for part in name[:-1] if part not in particles] for name in (parts, own))
    if not given or not mine or set(parts) & set(mine) or set(own) & set(given):
        return True
    return any(a[0] == b[0] for a, b in zip(given, mine, strict=False) if a.endswith(".") or b.endswith("."))


def side_of(found: Figure, figures: Figures, published: date | None) -> str | None:
    """The side of a figure as of publication; None for media and for those whose state is not known."""
    codebook, known = figures.codebook, found.known
    served = side_of(figures.of[found.served], figures, published) if found.served and known is None else None
    if served is not None:
        return served
    if known and (known.side or found.kind not in ("state", "bloc")):
        labels = {side.id: side.label for side in codebook.sides}
        in_time = published is None or (known.since or date.min) <= published <= (known.until or date.max)
        return labels.get(known.side or "") if in_time else None
    own = (found.states or (found.name,))[:1] if found.kind in ("state", "bloc") else found.states
    return side_of_states(own, codebook)


def side_of_states(states: tuple[str, ...], codebook: Codebook) -> str | None:
    """The side that one of the states belongs to; with no sides in the codebook, the state itself.

    A side has a state when it lists it, bears its name, or lists a bloc that the state is a member of.
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
