"""The meaning of words for a contact, by the rows of planning.toml: phrases, verbs, nouns, adjectives and modals."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from spacy.tokens import Token

from ..language import offsets
from ..lexicon import labels, load
from ..records import Span
from ..syntax.clauses import SUBJECTS, VERBS, governor, is_negated
from ..syntax.patterns import matches
from .values import UNDONE, Modality, Reading, Sign, Signs
from .words import has_child, words

MEANINGS = frozenset(Modality)
KINDS = {"VERB": "verbs", "AUX": "verbs", "ADJ": "adjectives"}


def find_phrases(triggers: Iterable[Token]) -> Signs:
    """Find the phrases of planning.toml in the sentences of some words, by the index of their verbs."""
    found: Signs = defaultdict(list)
    sents = {token.sent.start: token.sent for token in triggers}
    for row, piece in (match for sent in sents.values() for match in matches(sent, "planning", "phrase")):
        verb = next((t for t in piece if t.pos_ in VERBS), None) or governor(piece.root)
        if verb is not None:
            home = verb.head if verb.dep_ in labels("auxiliaries") else verb  # "is no longer planned"
            sign = _sign(row, Span(piece.start_char, piece.end_char))
            negated = any(t.dep_ == "neg" or t.lower_ == "no" for t in piece)  # by a word of its own
            found[home.i].append(sign._replace(denied=sign.means) if negated else sign)
    return found


def _sign(row: dict[str, Any], span: Span) -> Sign:
    return Sign(row["name"], row["means"], row.get("denied", "nothing"), row["reaches"], span)


@cache
def _listed(kind: str) -> dict[str, dict[str, Any]]:
    """The rows of the words of a kind; what is no verb is said of all that hangs with it."""
    sections = {name: said for name, said in load("planning").items() if isinstance(said, dict)}
    rows = [{"means": name, "reaches": "object", **said, "name": f"{name} {kind}"} for name, said in sections.items()]
    told = [row if kind == "verbs" else {**row, "reaches": "clause"} for row in rows if row["means"] in MEANINGS]
    return {word: row for row in told for word in row.get(kind, ())}


def _word(word: Token, kind: str) -> Sign | None:
    """What a word says that is listed among those of a kind."""
    row = _listed(kind).get(word.lower_) or _listed(kind).get(word.lemma_.lower())
    return _sign(row, offsets(word)) if row is not None else None


def _signs(word: Token, token: Token) -> Iterator[Sign | None]:
    """What is said at a word: `if it collapses`, `is due to open`, `was shelved`, `a refusal to meet`, `will meet`."""
    yield from (_word(c, "marks") for c in word.children if c.dep_ == "mark")
    yield from (_word(c, "adjectives") for c in word.children if c.dep_ == "acomp")
    if word.i != token.i or word.lemma_ in words("inviting"):
        yield _word(word, KINDS.get(word.pos_, "nouns"))
    yield from (_word(c, "modals") for c in word.children if c.dep_ == "aux")


def read_word(word: Token, token: Token, phrases: Signs) -> Reading | None:
    """Read what a word at or above a contact says of it, also under negation and wish."""
    below = next((c for c in word.children if c.i == token.i or c.is_ancestor(token)), None)
    denied = is_negated(word) or has_child(word, ("no",)) or (word.pos_ == "NOUN" and is_negated(word.head))
    for sign in filter(None, (*phrases.get(word.i, ()), *_signs(word, token))):
        means = sign.denied if denied else sign.means
        if means in (*MEANINGS, "nothing") and _reaches(sign, word, token, below):
            by_itself = below is not None and below.dep_ in SUBJECTS
            return _reading(sign._replace(means=means), word, denied, by_itself) if means in MEANINGS else None
    return None


def _reading(sign: Sign, word: Token, denied: bool, by_itself: bool) -> Reading:
    """A sign as a reading: who will not meet refuses, what will not open is off, what may be is in doubt."""
    status = Modality(sign.means)
    if denied and by_itself and status == Modality.REFUSED:
        status = Modality.CALLED_OFF
    elif not denied and status in UNDONE and _is_wished(word):
        status = Modality.DOUBTED
    elif status == Modality.PLANNED and any(has_child(c, ("if",)) for c in word.children if c.dep_ == "advcl"):
        status = Modality.PROPOSED  # "if Roe agrees, they will meet"
    return Reading(status, sign.span, sign.name)


def _reaches(sign: Sign, word: Token, token: Token, below: Token | None) -> bool:
    """Whether a sign at a word is said of the contact, or of what it hangs under, a child of the word."""
    if sign.reaches == "clause" or word.i == token.i:
        return sign.reaches in ("verb", "clause") or word.lemma_ in words("inviting")
    subject = below is not None and below.dep_ in ("nsubj", "csubj")
    return below is None or (below.dep_ != "conj" and (not subject or sign.reaches == "arguments"))


def _is_wished(verb: Token) -> bool:
    """`may cancel it`, `urged her to cancel it`, `threatened to cancel it`: not done."""
    modals = {c.lower_ for c in verb.children if c.tag_ == "MD"}
    to_do = verb.tag_ == "VB" and verb.dep_ in ("xcomp", "ccomp") and not modals
    urged = to_do and verb.head.lemma_ in load("control")["object"]["verbs"]
    threatened = verb.dep_ == "xcomp" and verb.head.lemma_ in words("threatening")
    return urged or threatened or not modals.isdisjoint(words("proposed", "modals"))


def read_modifiers(token: Token) -> Reading | None:
    """Read `the upcoming summit`, `next week's talks`, `the cancelled talks`, `talks scheduled for Friday`."""
    for child in token.children if token.pos_ != "VERB" else ():
        said = [_word(word, "modifiers") for word in (child, *(c for c in child.children if c.dep_ == "poss"))]
        verb = _word(child, "verbs") if child.tag_ in ("VBN", "VBD", "JJ") else None
        sign = next(filter(None, (verb, *said)), None)
        if sign is not None and sign.means in MEANINGS:
            return Reading(Modality(sign.means), sign.span, "modifier", passing=True)
    return None
