"""What words say of a contact, by the rows of planning.toml: phrases, verbs, nouns, adjectives and modals."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Token

from ..lexicon import labels, load
from ..records import Span
from ..syntax.clauses import SUBJECTS, VERBS, governor, is_negated
from ..syntax.patterns import matches
from .values import UNDONE, Modality, Reading, Sign, Signs
from .words import has_child, words

SECTIONS = ("called_off", "postponed", "refused", "planned", "confirmed", "future", "proposed", "held", "doubted")
MEANINGS = frozenset(Modality)
KINDS = {"NOUN": "nouns", "ADJ": "adjectives"}


def find_phrases(triggers: Iterable[Token]) -> Signs:
    """Find the phrases of planning.toml in the sentences of some words, by the index of their verbs."""
    found: Signs = defaultdict(list)
    sents = {token.sent.start: token.sent for token in triggers}
    for row, piece in (match for sent in sents.values() for match in matches(sent, "planning", "phrase")):
        verb = next((t for t in piece if t.pos_ in VERBS), None) or governor(piece.root)
        if verb is not None:
            home = verb.head if verb.dep_ in labels("auxiliaries") else verb  # "is no longer planned"
            span = Span(piece.start_char, piece.end_char)
            negates = any(t.dep_ == "neg" or t.lower_ == "no" for t in piece)  # whatever negates it is part of it
            denied = row["means"] if negates else row.get("denied", "nothing")
            found[home.i].append(Sign(row["name"], row["means"], denied, row.get("reaches", "verb"), span))
    return found


@cache
def _listed(kind: str) -> dict[str, tuple[str, str, str]]:
    """The words of a kind with their section, what they mean, and what they mean when denied."""
    rows = [(section, load("planning")[section]) for section in reversed(SECTIONS)]
    return {
        w: (name, row.get("means", name), row.get("denied", "nothing")) for name, row in rows for w in row.get(kind, ())
    }


def _sign(word: Token, kind: str, reaches: str = "clause") -> Sign | None:
    """What a word says that is listed among those of a kind."""
    row = _listed(kind).get(word.lower_) or _listed(kind).get(word.lemma_.lower())
    span = Span(word.idx, word.idx + len(word))
    return Sign(f"{row[0]} {kind}", row[1], row[2], reaches, span) if row is not None else None


def _signs(word: Token, token: Token) -> Iterator[Sign | None]:
    """What is said at a word: `if it collapses`, `is due to open`, `was shelved`, `a refusal to meet`, `will meet`."""
    yield from (_sign(c, "marks") for c in word.children if c.dep_ == "mark")
    yield from (_sign(c, "adjectives") for c in word.children if c.dep_ == "acomp")
    if word.i != token.i:
        kind = KINDS.get(word.pos_, "verbs")
        undone = _listed(kind).get(word.lemma_, ("",))[0] in ("called_off", "postponed")
        yield _sign(word, kind, "clause" if kind != "verbs" else "arguments" if undone else "object")
    yield from (_sign(c, "modals") for c in word.children if c.dep_ == "aux")


def read_word(word: Token, token: Token, phrases: Signs) -> Reading | None:
    """Read what a word at or above a contact says of it, also under negation and wish."""
    below = next((c for c in word.children if c.i == token.i or c.is_ancestor(token)), None)
    denied = is_negated(word) or has_child(word, ("no",)) or (word.pos_ == "NOUN" and is_negated(word.head))
    for sign in filter(None, (*phrases.get(word.i, ()), *_signs(word, token))):
        means = sign.denied if denied else sign.means
        if means in (*MEANINGS, "nothing") and _reaches(sign, word, token, below):
            by_itself = below is not None and below.dep_ in SUBJECTS
            return _reading(sign, word, denied, by_itself) if means in MEANINGS else None
    return None


def _reading(sign: Sign, word: Token, denied: bool, by_itself: bool) -> Reading:
    """What a sign makes known: who will not meet refuses, what will not open is called off, what may be is in doubt."""
    status = Modality(sign.denied if denied else sign.means)
    if denied and by_itself and status == Modality.REFUSED:
        status = Modality.CALLED_OFF
    elif not denied and status in UNDONE and _is_wished(word):
        status = Modality.DOUBTED
    return Reading(status, sign.span, sign.name)


def _reaches(sign: Sign, word: Token, token: Token, below: Token | None) -> bool:
    """Whether a sign at a word is said of the contact itself, or of what hangs with it under a child of the word."""
    if sign.reaches == "clause" or word.i == token.i:
        return sign.reaches in ("verb", "clause")
    subject = below is not None and below.dep_ in ("nsubj", "csubj")
    return below is None or (below.dep_ != "conj" and (not subject or sign.reaches == "arguments"))


def _is_wished(verb: Token) -> bool:
    """`may cancel it`, `urged her to cancel it`: not done."""
    modals = {c.lower_ for c in verb.children if c.tag_ == "MD"}
    urged = (
        verb.tag_ == "VB" and verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ in load("control")["object"]["verbs"]
    )
    return bool(modals & words("proposed", "modals")) or (urged and not modals)


def read_modifiers(token: Token) -> Reading | None:
    """Read `the upcoming summit`, `next week's talks`, `the cancelled talks`, `talks scheduled for Friday`."""
    for child in token.children if token.pos_ != "VERB" else ():
        said = [_sign(word, "modifiers") for word in (child, *(c for c in child.children if c.dep_ == "poss"))]
        verb = _sign(child, "verbs") if child.tag_ in ("VBN", "VBD", "JJ") else None
        sign = next(filter(None, (verb, *said)), None)
        if sign is not None and sign.means in MEANINGS:
            return Reading(Modality(sign.means), sign.span, "modifier", passing=True)
    return None
