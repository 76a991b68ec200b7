"""Who acts or speaks in the article, where each is mentioned, and for which side.

Names are joined by their last word, offices to their holders, pronouns to who was mentioned before.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from .. import language
from ..codebook import Codebook
from ..lexicon import load
from ..records import Actor, Cast, Mention, Span
from .coreference import Discourse, Figure
from .mentions import BLOC, BODY, GROUP, NAMED, OFFICE, OUTLET, PAIR, PERSON, PRONOUN, STATE, Phrase, find_phrases
from .sides import NEWS_OUTLET, side_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LOCATIVE = {"in", "at", "to", "from", "near", "around", "outside", "into", "across", "inside", "via", "throughout"}
INDEFINITE = {"a", "an", "another", "some", "one", "several", "many", "two", "three", "few", "any", "other", "no"}


def find_actors(doc: Doc, codebook: Codebook, published: date | None) -> Cast:
    """The actors of an article and all their mentions.

    `published` chooses between sides that an actor of the codebook held at different times.
    """
    return _Reading(doc, codebook, published).cast()


class _Reading:
    """One pass over an article, in which what is known of each actor grows."""

    def __init__(self, doc: Doc, codebook: Codebook, published: date | None) -> None:
        self.doc, self.codebook, self.published = doc, codebook, published
        self.sents = language.sentences(doc)
        self.discourse = Discourse(doc)
        self.found, self.mentions = self.discourse.found, self.discourse.mentions
        self.by_word: dict[str, list[str]] = {}
        self.apposed: dict[int, str] = {}  # an office beside its holder's name, by the token it begins with
        self.following: dict[int, Phrase] = {}  # the phrase after one that begins at a token

    def cast(self) -> Cast:
        """Names first, since an office or a pronoun may stand before the only full name; then the rest."""
        first = [list(find_phrases(sent)) for sent in self.sents]
        known = frozenset(p.name.split()[-1] for phrases in first for p in phrases if p.name)
        phrases = [(n, p) for n, sent in enumerate(self.sents) for p in find_phrases(sent, known)]
        self.following = {a.start: b for (_, a), (_, b) in itertools.pairwise(phrases)}
        self._learn_names([p for _, p in phrases if p.kind == NAMED])
        self._learn_appositions([p for _, p in phrases])
        for n, phrase in phrases:
            ids = self._denoted(n, phrase)
            if ids:
                self.mentions.append((n, phrase, ids))
        return self._finished()

    # --- names -----------------------------------------------------------------------------------

    def _learn_names(self, phrases: list[Phrase]) -> None:
        """Full names before single words, so that a last name finds its bearer wherever it stands."""
        for actor in self.codebook.actors:
            self.found[actor.id] = Figure(actor.id, actor.name, "person", Span(0, 0), known=actor)
            for name in (actor.name, *actor.aliases):
                self._index(name, actor.id)
        for phrase in sorted(phrases, key=lambda p: (len(p.name.split()) == 1, p.start)):
            found = self._bearer(phrase.name)
            if found is None:
                found = self._new(phrase.name, "person", phrase)
                self._index(phrase.name, found.actor_id)
            self._vote(found, phrase)

    def _index(self, name: str, actor_id: str) -> None:
        for key in dict.fromkeys([name.lower(), *name.lower().split()]):
            ids = self.by_word.setdefault(key, [])
            if actor_id not in ids:
                ids.append(actor_id)

    def _bearer(self, name: str) -> Figure | None:
        """The actor with this name: the same words, or the last (else another) word of a longer name."""
        words = name.lower().split()
        ids = self.by_word.get(name.lower(), []) or (self.by_word.get(words[-1], []) if len(words) > 1 else [])
        fitting = [
            self.found[i]
            for i in ids
            if len(words) == 1
            or set(words) & set(self.found[i].name.lower().split()[:-1])
            or len(self.found[i].name.split()) == 1
        ]
        fitting.sort(key=lambda c: (c.known is None, c.name.lower().split()[-1] != words[-1]))
        return fitting[0] if fitting else None

    def _vote(self, found: Figure, phrase: Phrase) -> None:
        tokens = self.doc[phrase.name_start : phrase.end]
        found.states += [state for state in phrase.states if state not in found.states]
        found.offices += [word for word in (phrase.office, "") if word and word not in found.offices]
        found.votes["person"] += 5 * (phrase.start < phrase.name_start)
        found.votes[
            {"PERSON": "person", "ORG": "organisation"}.get(
                tokens[-1].ent_type_,
                "place" if tokens[-1].ent_type_ in ("GPE", "LOC", "FAC", "NORP", "EVENT") else "none",
            )
        ] += 1
        found.votes["organisation"] += 6 * (tokens[-1].lower_ in load("roles")["institutions"])
        source = tokens.root.head.head.lower_ == "according"
        found.votes["person"] += 2 * source
        found.votes["place"] += 2 * (tokens.root.dep_ == "pobj" and tokens.root.head.lower_ in LOCATIVE and not source)
        found.votes["place"] += 3 * (tokens.root.dep_ == "conj" and tokens.root.head.ent_type_ in ("GPE", "LOC"))
        found.votes["person"] += 2 * (
            tokens.root.dep_ in ("nsubj", "poss") and tokens.root.head.lemma_ in ("say", "tell", "add")
        )
        head = tokens.root.head if tokens.root.dep_ == "conj" else tokens.root
        acts = head.dep_ == "nsubj" and head.head.lemma_ in load("roles")["acts"]
        found.votes["organisation"] += 2 * (acts and tokens[-1].ent_type_ != "PERSON")
        found.votes["none"] += 2 * (tokens[0].is_sent_start is True and len(tokens) == 1 and tokens[0].pos_ != "PROPN")

    def _learn_appositions(self, phrases: list[Phrase]) -> None:
        """`Jane Doe, the Ruritanian president,` and `the alliance's secretary general, Jane Doe`."""
        for left, right in itertools.pairwise(phrases):
            if self.doc[left.end : right.start].text.strip() != ",":
                continue
            named, office = (left, right) if left.kind == NAMED else (right, left)
            if named.kind == NAMED and office.kind in (OFFICE, PERSON) and office.determiner not in INDEFINITE:
                found = self._bearer(named.name)
                if found and not (set(found.states) - set(office.states) and office.states and found.states):
                    found.states += [state for state in office.states if state not in found.states]
                    found.offices.append(office.office or office.noun)
                    found.votes["person"] += 5
                    self.apposed[office.start] = found.actor_id

    def _new(self, name: str, kind: str, phrase: Phrase) -> Figure:
        slug = re.sub(r"\W+", "_", name.lower()).strip("_") or kind
        slug = (
            f"{slug}_{sum(re.fullmatch(rf'{slug}(_[0-9]+)?', i) is not None for i in self.found) + 1}"
            if kind == "unnamed" or slug in self.found
            else slug
        )
        self.found[slug] = Figure(
            slug, name, kind, self._span(phrase), list(phrase.states), [phrase.office] if phrase.office else []
        )
        return self.found[slug]

    # --- what a phrase denotes ---------------------------------------------------------------------

    def _denoted(self, n: int, phrase: Phrase) -> tuple[str, ...]:
        """The ids of the actors that a phrase denotes; empty where it denotes none that we know."""
        if phrase.start in self.apposed:
            return (self.apposed[phrase.start],)
        if phrase.kind in (PAIR, PRONOUN):
            ids = self.discourse.pair(phrase) if phrase.kind == PAIR else self.discourse.pronoun(n, phrase)
            plural = phrase.kind == PAIR and phrase.noun.split()[-1] in load("roles")["groups"]
            return ids or (self._described(replace(phrase, kind=GROUP)) if plural else ())
        if phrase.kind == NAMED:
            found = self._bearer(phrase.name)
            return (found.actor_id,) if found and self._is_actor(found) else ()
        if phrase.kind in (STATE, BLOC, OUTLET):
            return self._listed(phrase)
        if phrase.kind == OFFICE:
            return self._holder(phrase)
        return self._described(phrase)

    def _is_actor(self, found: Figure) -> bool:
        if found.known:
            return True
        best = max(("person", "organisation", "place", "none"), key=lambda kind: found.votes[kind])
        if best in ("person", "organisation"):
            found.kind = best
        return best in ("person", "organisation")

    def _listed(self, phrase: Phrase) -> tuple[str, ...]:
        """A state, a capital or seat that speaks for it, a bloc, an outlet; not where it is only a place."""
        if phrase.letter in "SCTBJ" and self._is_place(self.doc[phrase.end - 1], phrase.letter):
            return ()
        name = phrase.noun
        if phrase.letter == "T":
            name = re.sub(r"^(the|a|an) ", "", self.doc[phrase.start : phrase.end].text, flags=re.IGNORECASE)
        kind = {"T": "organisation", "O": "organisation"}.get(
            phrase.letter, "bloc" if name in load("states")["blocs"] else "state"
        )
        slug = re.sub(r"\W+", "_", name.lower()).strip("_")
        found = self.found.get(slug) or self._new(name, kind, phrase)
        if phrase.letter == "O":
            found.offices = [NEWS_OUTLET]
        return (found.actor_id,)

    def _is_place(self, token: Token, letter: str) -> bool:
        """`in Ruritania`, `the Strelsau summit`, `Strelsau, Ruritania`: where something is, not who acts."""
        if token.dep_ == "compound" and letter == "C":
            return True
        if token.dep_ == "appos":  # but "the US, Russia and Switzerland met"
            return token.head.ent_type_ == "GPE" and token.head.dep_ not in ("nsubj", "nsubjpass")
        if token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.pos_ == "NOUN":
            return token.head.head.lemma_ in load("contacts")["travel"]["words"]  # a trip, but not a commitment, to it
        return token.dep_ == "pobj" and token.head.lower_ in LOCATIVE

    def _holder(self, phrase: Phrase) -> tuple[str, ...]:
        """The person who holds an office: the last one mentioned whose office and state fit."""
        head = phrase.office.split()[-1] if phrase.office else ""
        fits = [
            c
            for c in self.discourse.recent()
            if head
            and any(head in office.split() or office in phrase.office for office in c.offices)
            and (not phrase.states or self._stands_for(c) & set(phrase.states))
        ]
        if not fits and head:
            fits = [
                c
                for c in self.found.values()
                if c.kind == "person"
                and phrase.states
                and self._stands_for(c) & set(phrase.states)
                and phrase.office in c.offices
            ]
        if not fits and phrase.determiner == "the" and not phrase.states:  # named only further on
            holders = [c for c in self.found.values() if c.kind == "person" and phrase.office in c.offices and c.votes]
            fits = holders if len(holders) == 1 else []
        if fits:
            return (fits[0].actor_id,)
        if not phrase.states or phrase.determiner in INDEFINITE:
            told = phrase.determiner in {*INDEFINITE, "the"} or phrase.states or phrase.owners
            return self._described(phrase) if told else ()
        return (self._new(self._label(phrase), "unnamed", phrase).actor_id,)

    def _stands_for(self, found: Figure) -> set[str]:
        states = set(found.states)
        if found.known and found.known.side:
            states |= {c for side in self.codebook.sides if side.id == found.known.side for c in side.countries}
        return states

    def _described(self, phrase: Phrase) -> tuple[str, ...]:
        """An unnamed person, a group or a body: the same one again when the words say so."""
        states = list(phrase.states) or self._served(phrase)
        for owner in phrase.owners:
            bearer = self._bearer(owner)
            states += [state for state in (bearer.states if bearer else []) if state not in states]
        bare = phrase.start + 1 == phrase.end or bool(states)  # "leaders", "European leaders", but not "ten leaders"
        listed = phrase.determiner != "" or (phrase.kind in (GROUP, BODY) and bare)
        definite = phrase.determiner not in INDEFINITE and listed
        noun = phrase.noun or phrase.office
        if definite:
            for c in self.discourse.recent():
                if c.noun == noun and (not states or set(c.states) & set(states) or not c.states):
                    return (c.actor_id,)
        kind = {GROUP: "group", BODY: "organisation"}.get(phrase.kind, "unnamed")
        kind = "unnamed" if phrase.noun in load("roles")["hearsay"] else kind
        if (
            phrase.kind == GROUP
            and not states
            and not phrase.owners
            and phrase.start + 1 == phrase.end
            and noun in ("members", "states", "nations", "countries", "parties", "sides", "people")
        ):
            return ()
        found = self._new(self._label(phrase), kind, phrase)
        found.noun, found.states = noun, states
        if phrase.noun in load("roles")["press"]:
            found.states = []
        return (found.actor_id,)

    def _served(self, phrase: Phrase) -> list[str]:
        """The states of whom a spokesman speaks for: `a spokesman for President Doe`, `an aide to the chancellor`."""
        served = self.following.get(phrase.start)
        if served is None or self.doc[phrase.end : served.start].text.lower() not in (
            "for",
            "to",
            "of",
            "for the",
            "of the",
        ):
            return []
        if phrase.noun not in load("roles")["speakers"] and phrase.office not in load("roles")["speakers"]:
            return []
        bearer = self._bearer(served.name) if served.name else None
        return list(served.states) or (list(bearer.states) if bearer is not None else [])

    def _label(self, phrase: Phrase) -> str:
        return re.sub(
            r"^(the|a|an|some|his|her|its|their|that|this) ",
            "",
            self.doc[phrase.start : phrase.end].text,
            flags=re.IGNORECASE,
        )

    # --- sides, records ------------------------------------------------------------------------------

    def _finished(self) -> Cast:
        """The records, in order of first mention."""
        used = dict.fromkeys(i for _, _, ids in self.mentions for i in ids)
        mentions = tuple(
            Mention(
                self._span(p),
                self.doc[p.start : p.end].root.i,
                ids,
                {PRONOUN: "pronoun", NAMED: "name", STATE: "name", BLOC: "name", OUTLET: "name"}.get(p.kind, "nominal"),
            )
            for _, p, ids in self.mentions
        )
        first: dict[str, Span] = {}
        for mention in mentions:
            for i in mention.actor_ids:
                first.setdefault(i, mention.span)
        actors = []
        for i in sorted(used, key=lambda i: (first[i], i)):
            c = self.found[i]
            role = c.known.role if c.known and c.known.role else (c.offices[0] if c.offices else None)
            actors.append(Actor(i, c.name, c.kind, first[i], role, side_of(c, self.codebook, self.published)))
        return Cast(tuple(actors), mentions)

    def _span(self, phrase: Phrase) -> Span:
        last = self.doc[phrase.end - 1]
        modifies = phrase.kind in (STATE, BLOC) and last.dep_ in ("compound", "amod", "nmod")
        return language.offsets(
            self.doc[phrase.end - 1 if modifies and phrase.determiner else phrase.start : phrase.end]
        )
