"""Topics: the words of an article on which a position might be taken, and what speaks for each of them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, islice

from spacy.tokens import Token

from ..language import lemmas, model, offsets, sentences
from ..lexicon import load, words
from ..records import CONTACTS, Span
from ..stances.phrases import verbs_in, words_of
from ..syntax.clauses import SUBJECTS
from .reading import Reading

MODIFIERS = ("compound", "amod", "nmod")  # labels of the words before a noun that tell it from others
PEOPLE = ("offices", "unnamed", "groups", "bodies", "leaders", "institutions", "nations", "press")


@dataclass(slots=True)
class Topic:
    """A word with its phrases and features, each with how often it stands, and the first sentence that names it."""

    word: str
    phrases: Counter[str] = field(default_factory=Counter)
    features: Counter[str] = field(default_factory=Counter)
    example: str = ""

    def join(self, other: "Topic") -> None:
        """Add what another article has of the same topic."""
        self.phrases += other.phrases
        self.features += other.features


@cache
def listed(section: str, key: str) -> frozenset[str]:
    """List the words of a section of this package's `words.toml`."""
    return frozenset(load("words", __package__)[section][key])


@cache
def stem(word: str) -> str:
    """Give what a noun, its plural and its verb have in common.

    >>> {stem(word) for word in ("withdrawal", "withdrawals", "withdraw")}
    {'withdraw'}
    """
    return min(verbs_in(word) or lemmas(word), key=lambda form: (len(form), form))


@cache
def content(phrase: str) -> frozenset[str]:
    """Give the stems of the words of a phrase that count: `lifting of the sanctions` has those of `lift sanctions`."""
    return frozenset(stem(word) for word, _ in words_of(phrase))


def topics(reading: Reading) -> dict[str, Topic]:
    """Find the topics of an article by their word."""
    found: dict[str, Topic] = {}
    finder = Finder(reading)
    for token in chain.from_iterable(sentences(reading.doc)):
        phrases = list(finder.phrases(token))
        if phrases:
            word = _word(token)
            topic = found.setdefault(word, Topic(word, example=reading.sentence(offsets(token))))
            topic.phrases.update(phrases)
            topic.features.update(finder.features(token))
    return found


def _word(token: Token) -> str:
    """The word that phrases are grouped by: their head, or what tells one that says little: `peace` of `peace plan`."""
    before = [child for child in token.lefts if child.dep_ in MODIFIERS and child.i + 1 == token.i]
    return stem(before[0].lower_ if before and _is_empty(token) else token.lemma_.lower())


def _is_empty(noun: Token) -> bool:
    return noun.lemma_.lower() in words("positions", "proposing", "empty")


class Finder:
    """Find the phrases of one article and what speaks for each."""

    def __init__(self, reading: Reading) -> None:
        self.cast = reading.said.cast
        self.contents = [piece for row in reading.said.rows if row.reported for piece in row.content]
        ahead = (event for event in reading.events if event.kind in CONTACTS and event.status != "held")
        self.planned = [mention for event in ahead for mention in event.mentions]
        self.headline = frozenset(stem(t.lower_) for t in model().make_doc(reading.article.headline or ""))

    def phrases(self, token: Token) -> Iterator[str]:
        """The phrases that a word heads where it stands; none where it is no issue."""
        if token.pos_ == "VERB":
            yield from _clause(token)
        elif self._is_issue(token):
            yield from islice(_nouns(token), _is_empty(token), None)

    def _is_issue(self, noun: Token) -> bool:
        named = noun.ent_type_ in listed("things", "entities") or self.cast.covering(noun.idx) is not None
        people = any(noun.lemma_.lower() in words("roles", key) for key in PEOPLE)
        plain = noun.pos_ in ("NOUN", "PROPN") and len(noun) > 2 and noun.dep_ != "compound"
        return plain and not named and not people

    def features(self, token: Token) -> Iterator[str]:
        """List what speaks for an issue where a word stands."""
        yield "named"
        over = _over(token)
        around = [*token.lefts, *(noun for link in token.rights if link.dep_ == "prep" for noun in link.children)]
        told = {
            "taken": over is not None and over.lemma_.lower() in words("positions", "proposing", "verbs"),
            "said": _is_in(token, self.contents),
            "planned": _is_in(token, self.planned),
            "of a verb": token.pos_ != "VERB" and bool(verbs_in(token.lemma_.lower())),
            "subject": token.dep_ in SUBJECTS,
            "object": token.dep_ == "dobj",
            "modified": any(child.dep_ in MODIFIERS for child in token.lefts),
            "of an actor": any(self.cast.covering(near.idx) is not None for near in around),
            "headline": stem(token.lemma_.lower()) in self.headline,
        }
        yield from (name for name, so in told.items() if so)


def _is_in(token: Token, spans: list[Span]) -> bool:
    return any(span.start <= token.idx < span.end for span in spans)


def _over(token: Token) -> Token | None:
    """The word that takes a noun as its object, directly or by a preposition; of several, what takes the first."""
    if token.dep_ == "conj":
        return _over(token.head)
    if token.dep_ in ("dobj", "nsubjpass", "xcomp", "ccomp"):
        return token.head
    return token.head.head if token.dep_ == "pobj" else None


def _clause(verb: Token) -> Iterator[str]:
    """What is planned or demanded, where no noun says it: `withdraw from the treaty`."""
    takes = words("positions", "proposing", "verbs") | listed("clauses", "verbs")
    joined = verb.dep_ in ("xcomp", "ccomp", "acl", "advcl", "pcomp") and verb.head.lemma_.lower() in takes
    objects = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    if joined and not any(noun.pos_ == "NOUN" for noun in objects):
        yield from (f"{verb.lemma_} {noun.text}" for noun in objects if noun.pos_ == "PROPN")
        yield from (f"{verb.lemma_} {link.text} {_with_modifiers(noun)}" for link, noun in _linked(verb))


def _nouns(noun: Token) -> Iterator[str]:
    """A noun alone, with what stands before it, with what follows it, and with its verb."""
    whole, said = _with_modifiers(noun), _said(noun)
    yield said
    near = (f"{_said(child)} {said}" for child in noun.lefts if child.dep_ in MODIFIERS and child.i + 1 == noun.i)
    yield from dict.fromkeys((whole, *near) if whole != said else ())
    owners = (child for child in noun.lefts if child.dep_ == "poss" and child.pos_ != "PRON")
    yield from (f"{_said(owner)}'s {said}" for owner in owners)
    yield from (f"{said} {link.lower_} {_with_modifiers(other)}" for link, other in _linked(noun))
    verb = noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and verb.pos_ == "VERB" and not _is_empty(noun) and _tells(verb):
        yield f"{verb.lemma_} {said}"


def _tells(verb: Token) -> bool:
    """Whether a verb says what is done: `lift sanctions`, but not `have sanctions`, `oppose sanctions`."""
    little = words("positions", "proposing", "verbs") | listed("little", "verbs")
    return verb.lemma_.lower() not in little


def _said(token: Token) -> str:
    """A word as it stands inside a sentence."""
    plain = token.pos_ in ("NOUN", "VERB") or (token.pos_ == "ADJ" and token.is_sent_start)
    return token.lower_ if plain and token.text.istitle() else token.text


def _linked(token: Token) -> Iterator[tuple[Token, Token]]:
    """The prepositions after a word, each with its noun."""
    links = (link for link in token.rights if link.dep_ == "prep")
    yield from ((link, noun) for link in links for noun in link.children if noun.dep_ == "pobj" and noun.pos_ != "PRON")


def _with_modifiers(noun: Token) -> str:
    """A noun with the words right before it that tell it from others, up to a mark: `nuclear arms talks`."""
    first = noun
    while first.i and (before := first.nbor(-1)).dep_ in MODIFIERS and before.head.i >= first.i and not before.is_punct:
        first = before
    piece = noun.doc[first.i : noun.i + 1]
    return f"{_said(first)}{first.whitespace_}{piece[1:].text}" if len(piece) > 1 else _said(noun)
