"""Phrases linked to actors: names to their bearers, offices to their holders, pronouns to who was mentioned before."""

import itertools
import re
from collections import defaultdict
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Token

from .. import language
from ..codebook import Codebook, KnownActor
from ..lexicon import load, words
from ..records import Actor, Cast, Mention
from ..syntax.clauses import SUBJECTS
from ..syntax.tokens import Range, Tokens, tokens_of
from .coreference import Linked, holds, pronoun, quoted, several, whose
from .figures import NEWS_OUTLET, NO_ACTORS, Figure, Figures, side_of
from .known import Known, kind_of, office_in
from .mentions import BLOC, BODY, GROUP, KNOWN, NAMED, OFFICE, OUTLET, PAIR, PRONOUN, STATE, Phrase, find_phrases
from .names import slug

LAST = 100  # figures that a description goes back over
NAMES = {NAMED, STATE, BLOC, OUTLET, KNOWN}  # phrases that are names
ARTICLE = re.compile(r"^(?:the|a|an|some|his|her|its|their|that|this) ", re.IGNORECASE)
AUTHOR = re.compile(r"\bauthors?\b")


def find_actors(doc: Doc, codebook: Codebook, published: date | None, author: str | None = None) -> Cast:
    """Find who acts or speaks in an article, and all mentions of each.

    `published` chooses between sides that an actor of the codebook held at different times; `author` says "I" and "we"
    outside quotations; where it is None, the actor whose role in the codebook names it so. The mentions are left on the
    Doc as `doc.spans["mentions"]`.

    >>> doc = language.model()("French President Jane Doe met John Roe. She left.")
    >>> [(m.span.of(doc.text), m.actor_ids) for m in find_actors(doc, Codebook(), None).mentions]
    [('French President Jane Doe', ('jane_doe',)), ('John Roe', ('john_roe',)), ('She', ('jane_doe',))]
    """
    signs = (actor.name for actor in codebook.actors if AUTHOR.search(actor.role or ""))
    linked = Linking(doc, codebook, (author or "").strip() or next(signs, None))
    cast = linked.cast(published)
    rows = [(m.span, cast.by_id[m.actor_ids[0]].kind, " ".join(m.actor_ids)) for m in cast.mentions]
    language.leave(doc, "mentions", rows)
    return cast


class Linking:
    """One pass over the phrases of an article: names first, since a title may stand before the only full name."""

    def __init__(self, doc: Doc, codebook: Codebook, author: str | None = None) -> None:
        self.tokens = tokens = tokens_of(doc)
        sents = [(sent.start, sent.end) for sent in language.sentences(doc)]
        self.known = Known(codebook)
        read = [list(find_phrases(tokens, sent, frozenset(), self.known.at)) for sent in sents]
        names = frozenset(p.name.split()[-1] for found in read for p in found if p.name)
        for n, sent in enumerate(sents):
            if not _is_settled(tokens, sent, read[n], names):
                read[n] = list(find_phrases(tokens, sent, names, self.known.at))
        inside = quoted(tokens)
        phrases = [p._replace(sentence=n, quoted=p.start in inside) for n, found in enumerate(read) for p in found]
        self.following = {phrase.start: after for phrase, after in itertools.pairwise(phrases)}
        self.figures = Figures(tokens, codebook, self.known)
        self.figures.learn(phrases)
        self.author = self._author(author) if author else None
        self.linked: list[Linked] = []
        self.order: dict[str, None] = {}  # of the ids, the last mentioned at the end
        self.called = defaultdict[frozenset[str], dict[tuple[str, ...], None]](dict)  # ids by nouns, likewise
        for phrase in phrases:
            if ids := self._denoted(phrase):
                self._link(Linked(phrase, ids))

    def _link(self, linked: Linked) -> None:
        self.linked.append(linked)
        for i in linked.ids:
            self.order[i] = self.order.pop(i, None)
        same = self.called[frozenset(self.figures.of[i].noun for i in linked.ids)]
        same[linked.ids] = same.pop(linked.ids, None)

    def _recent(self) -> list[Figure]:
        """List the figures from the last mentioned on."""
        return [self.figures.of[i] for i in itertools.islice(reversed(self.order), LAST)]

    def _denoted(self, phrase: Phrase) -> tuple[str, ...]:
        """The ids of the actors that a phrase denotes; empty where it denotes none that we know."""
        if phrase.determiner == "its" and not phrase.states and (owner := whose(phrase, self.figures, self.linked)):
            phrase = phrase._replace(states=tuple(sorted(self._stands_for(owner))), determiner="the")
        if apposed := self.figures.apposed.get(phrase.start):
            self.figures.of[apposed] = replace(of := self.figures.of[apposed], states=of.states or phrase.states)
            return (apposed,)
        if phrase.kind == PRONOUN:
            return self._pronoun(phrase)
        if len(phrase.parts) > 1:
            each = zip(phrase.states, phrase.parts, strict=False)  # "Turkish and Greek officials"
            one = (phrase._replace(states=(state,), parts=(part,), determiner="the") for state, part in each)
            return tuple(dict.fromkeys(i for part in one for i in self._office_or_body(part)))
        if phrase.kind == PAIR or (phrase.kind == GROUP and phrase.number > 1 and not phrase.states):
            return self._several(phrase)
        return self._name(phrase) if phrase.kind in NAMES else self._office_or_body(phrase)

    def _name(self, phrase: Phrase) -> tuple[str, ...]:
        if phrase.kind == KNOWN:
            return (phrase.noun,)
        if phrase.kind != NAMED:
            return self._listed(phrase)
        figure = self.figures.bearer(phrase.name, phrase)
        return (figure.actor_id,) if figure and (figure.known or figure.kind in ("person", "organisation")) else ()

    def _pronoun(self, phrase: Phrase) -> tuple[str, ...]:
        """Whom a pronoun stands for; from then on he is no she."""
        if phrase.noun in words("names", "pronouns", "first"):
            return (self.author.actor_id,) if self.author and not phrase.quoted else ()
        ids = pronoun(phrase, self.figures, self.linked)
        if len(ids) == 1 and not self.figures.of[ids[0]].sex:
            self.figures.of[ids[0]] = replace(self.figures.of[ids[0]], sex=phrase.sex)
        return ids

    def _several(self, phrase: Phrase) -> tuple[str, ...]:
        """`the two ministers`, those named before, or two of whom no more is known; `two ministers` are new ones."""
        told = phrase.kind == PAIR or phrase.determiner not in words("names", "indefinite")
        ids = several(phrase, self.figures, self._recent()) if told else ()
        group = phrase.noun.split()[-1] in words("roles", "groups")
        return ids or (self._described(phrase._replace(kind=GROUP)) if group else ())

    def _author(self, said: str) -> Figure:
        """The figure that signs the text: who bears the name, holds the office, or one known by it alone."""
        named = Phrase(NAMED, 0, 0, office="".join(office_in(said)), determiner="the")
        found = self.figures.of.get(self.known.states.get(said, "")) or self.figures.bearer(said)
        figure = found or next(iter(self._named_elsewhere(named)), None)
        return figure or self.figures.add(said, kind_of(KnownActor("", said)), named)

    def _office_or_body(self, phrase: Phrase) -> tuple[str, ...]:
        states = self._states(phrase) if phrase.noun in words("roles", "itself") else ()
        if states:
            return (self._listed_as(states[0], Phrase(STATE, 0, 0, states=states[:1])).actor_id,)
        one = phrase.kind == OFFICE or (phrase.parts and _is_single(phrase))
        return self._holder(phrase) if one else self._described(phrase)

    def _listed(self, phrase: Phrase) -> tuple[str, ...]:
        """A state, a capital or seat that speaks for it, a bloc, an outlet; not where it is only a place."""
        if phrase.letter in "SCTB" and _is_place(self.tokens.doc[phrase.end - 1], phrase.letter):
            return ()
        called = self.figures.called(phrase)
        if called is not None:
            return (called.actor_id,)
        figure = self._listed_as(self._label(phrase) if phrase.letter == "T" else phrase.noun, phrase)
        if phrase.letter == "O":
            self.figures.of[figure.actor_id] = replace(figure, offices=(NEWS_OUTLET,))
        return (figure.actor_id,)

    def _listed_as(self, name: str, phrase: Phrase) -> Figure:
        """The figure that is a state, a bloc or a body of the lexicon: the codebook's, or one of its name."""
        figure = self.figures.of.get(self.known.states.get(name, slug(name)))
        if figure and (figure.kind in NO_ACTORS or (figure.known and figure.kind == "person")):  # with the state's id
            figure = next((own for own in self.figures.of.values() if own.name == name and not own.known), None)
        kind = "bloc" if name in load("states")["blocs"] else "state" if name in phrase.states else "organisation"
        return figure or self.figures.add(name, kind, phrase)

    def _holder(self, phrase: Phrase) -> tuple[str, ...]:
        """The person who holds an office: the last one mentioned whose office and state fit."""
        last = (figure for figure in self._recent() if self._fits(figure, phrase))
        holder = next(itertools.chain(last, self._named_elsewhere(phrase)), None)
        if holder is not None:
            return (holder.actor_id,)
        vague = phrase.determiner in words("names", "indefinite")
        if phrase.states and not vague:
            return (self.figures.add(self._label(phrase), "unnamed", phrase).actor_id,)
        return self._described(phrase) if vague or phrase.determiner == "the" or phrase.owners else ()

    def _fits(self, figure: Figure, phrase: Phrase) -> bool:
        fits = figure.kind in ("person", "unnamed") and holds(figure, phrase.office)
        fits = fits and phrase.sex in ("", figure.sex or phrase.sex)
        return fits and (not phrase.states or bool(self._stands_for(figure) & set(phrase.states)))

    def _named_elsewhere(self, phrase: Phrase) -> list[Figure]:
        """Holders of just this office who are named only further on."""
        persons = [figure for figure in self.figures.of.values() if figure.kind == "person"]
        if phrase.states:
            return [figure for figure in persons if self._fits(figure, phrase)]
        holders = [figure for figure in persons if phrase.office in figure.offices]
        return holders if phrase.determiner == "the" and len(holders) == 1 else []

    def _stands_for(self, figure: Figure) -> set[str]:
        own = [side for side in self.figures.codebook.sides if figure.known and side.id == figure.known.side]
        return {*figure.states, *(state for side in own for state in side.countries)}

    def _described(self, phrase: Phrase) -> tuple[str, ...]:
        """An unnamed person, a group or a body: the same one again when the words say so."""
        states, noun = self._states(phrase), phrase.noun or phrase.office
        bare = phrase.start + 1 == phrase.end
        whole = bare or bool(states)  # "leaders", "European leaders", but not "ten leaders"
        listed = phrase.determiner != "" or (phrase.kind in (GROUP, BODY) and whole)
        if listed and phrase.determiner not in words("names", "indefinite"):
            for ids in reversed(self.called[frozenset({noun})]):
                of = [self.figures.of[i].states for i in ids]
                if not states or all(not own or set(states) & set(own) for own in of):
                    return ids
        if phrase.kind == GROUP and (bare or phrase.number) and not states and noun in words("roles", "anybody"):
            return ()
        kind = {GROUP: "group", BODY: "organisation"}.get(phrase.kind, "unnamed")
        kind = "unnamed" if phrase.noun in words("roles", "hearsay") else kind
        figure = self.figures.add(self._label(phrase), kind, phrase)
        states = () if phrase.noun in words("roles", "press") else states
        same = self._recent() if noun == "counterpart" else []  # he holds the office of the other
        offices = next((f.offices for f in same if f.offices), figure.offices)
        owners = (bearer.actor_id for owner in phrase.owners if (bearer := self.figures.bearer(owner)) and bearer.known)
        served = phrase.known or next(owners, "")
        self.figures.of[figure.actor_id] = replace(figure, noun=noun, states=states, offices=offices, served=served)
        return (figure.actor_id,)

    def _states(self, phrase: Phrase) -> tuple[str, ...]:
        """The states that the words name, those of whom a spokesman serves, and those of owners (`Doe's aides`)."""
        bearers = (self.figures.bearer(owner) for owner in phrase.owners)
        owned = (state for bearer in bearers if bearer for state in sorted(self._stands_for(bearer)))
        return tuple(dict.fromkeys((*(phrase.states or self._served(phrase)), *owned)))

    def _served(self, phrase: Phrase) -> tuple[str, ...]:
        """`a spokesman for President Doe`, `an aide to the chancellor`."""
        served = self.following.get(phrase.start) if {phrase.noun, phrase.office} & words("roles", "speakers") else None
        if served is None or self.tokens.said(phrase.end, served.start).lower() not in words("roles", "serving"):
            return ()
        bearer = self.figures.bearer(served.name)
        return served.states or (bearer.states if bearer is not None else ())

    def _label(self, phrase: Phrase) -> str:
        if phrase.parts:
            noun = phrase.office if _is_single(phrase) else phrase.noun.split()[-1]
            return " ".join((noun, phrase.parts[0]) if phrase.parts[0][0].islower() else (phrase.parts[0], noun))
        return ARTICLE.sub("", self.tokens.said(phrase.start, phrase.end))

    def cast(self, published: date | None) -> Cast:
        """The records, in order of first mention."""
        mentions = tuple(self._mention(linked) for linked in self.linked)
        first = {i: mention.span for mention in reversed(mentions) for i in mention.actor_ids}
        actors = (
            Actor(i, f.name, f.kind, first[i], f.role, side_of(f, self.figures, published), f.known is not None)
            for i in sorted(first, key=lambda i: (first[i], i))
            if (f := self.figures.of[i])
        )
        speaks = (linked.ids[0] for linked in self.linked if linked.phrase.noun in words("names", "pronouns", "first"))
        return Cast(tuple(actors), mentions, next(speaks, None))

    def _mention(self, linked: Linked) -> Mention:
        phrase, tokens = linked.phrase, self.tokens
        modifies = phrase.kind in (STATE, BLOC) and tokens.dep[phrase.end - 1] in ("compound", "amod", "nmod")
        first = phrase.end - 1 if modifies and phrase.determiner else phrase.start
        span = language.bare(tokens.said(first, phrase.end), tokens.start[first])
        form = "pronoun" if phrase.kind == PRONOUN else "name" if phrase.kind in NAMES else "nominal"
        return Mention(span, phrase.head, linked.ids, form)


def _is_settled(tokens: Tokens, sent: Range, found: list[Phrase], names: frozenset[str]) -> bool:
    """Whether the words of a sentence that are `names` elsewhere are names there, too; a hyphen may part two."""
    said, named = tokens.word[slice(*sent)], {i for p in found if p.name for i in range(p.name_start, p.end)}
    return "-" not in said and not any(word in names and i not in named for i, word in enumerate(said, sent[0]))


def _is_single(phrase: Phrase) -> bool:
    """Whether one person of a state holds an office: the "foreign ministers" of two states, but not their "envoys"."""
    return phrase.office in words("roles", "leaders") or phrase.office.split()[-1:] == ["minister"]


def _is_place(token: Token, letter: str) -> bool:
    """`in Ruritania`, `the Strelsau summit`, `Strelsau, Ruritania`: where something is, not who acts."""
    above = token.head
    if token.dep_ == "compound" and letter == "C":
        return True
    if token.dep_ == "appos":  # but "the US, Russia and Switzerland met"
        return above.ent_type_ == "GPE" and above.dep_ not in SUBJECTS
    if token.dep_ == "pobj" and above.lower_ == "to" and above.head.pos_ == "NOUN":
        return above.head.lemma_ in words("contacts", "travel")  # a trip, but not a commitment, to it
    return token.dep_ == "pobj" and above.lower_ in words("names", "locative")
