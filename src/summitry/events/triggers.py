"""Mentions of contacts: the verbs and nouns that tell of a meeting, a call or a summit, with cast and place."""

from collections.abc import Iterator

from spacy.tokens import Token

from ..language import offsets
from ..records import Cast
from ..syntax.clauses import SUBJECTS, clause_span
from .noun_frames import noun_roles
from .parties import by_phone, mention_span
from .places import place_of
from .values import UNDONE, Contact, Known, Roles
from .verb_frames import verb_roles
from .words import entries, has_child, noun_entry, words


def find_contacts(triggers: list[Token], known: Known) -> Iterator[Contact]:
    """Find the mentions of contacts, in order; those that only say "talks" have no cast."""
    cast = known.cast
    return filter(None, (_verb(token, cast) or _noun(token, cast) or _pronoun(token, known) for token in triggers))


def _verb(token: Token, cast: Cast) -> Contact | None:
    """`Doe met Roe`, `they will be meeting`, `Doe spoke with Roe by phone`, `Doe phoned Roe`."""
    roles = verb_roles(token, cast)
    if roles is None:
        return None
    entry = entries("verb")[token.lemma_.lower()]
    spoken = by_phone(token) or (token.lemma_ in words("phone", "verbs") and roles.partnered)
    kind = "call" if entry["kind"] == "talk" and spoken else entry["kind"]
    return Contact(token, kind, clause_span(token), roles, place_of(token, cast))


def _noun(token: Token, cast: Cast) -> Contact | None:
    """`the Doe-Roe summit`, `talks between them`, `Doe's call with Roe`, `hold a meeting`."""
    roles, entry = noun_roles(token, cast), noun_entry(token)
    if roles is None or entry is None:
        return None
    definite = has_child(token, words("pointing")) or any(c.dep_ == "poss" for c in token.children)
    light = token.dep_ == "dobj" and token.head.lemma_ in words("light", "verbs")
    span = clause_span(token.head) if light else mention_span(token)
    named = [noun_entry(c) for c in token.children if c.dep_ == "compound"]  # "a summit meeting"
    kind = next((n["kind"] for n in named if n is not None), entry["kind"])
    return Contact(token, kind, span, roles, place_of(token, cast), definite)


def _pronoun(token: Token, known: Known) -> Contact | None:
    """`It will not go ahead`, `it was postponed`: what only a plan can do, said of the contact just told of."""
    undone = token.head.lemma_ in words("called_off", "verbs") | words("postponed", "verbs")
    said = any({sign.means, sign.denied} & {*UNDONE} for sign in known.phrases.get(token.head.i, ()))
    if token.pos_ != "PRON" or not ((said and token.dep_ in SUBJECTS) or (undone and token.dep_ == "nsubjpass")):
        return None
    return Contact(token, "meeting", offsets(token), Roles(by_subject=True, refers_only=True), definite=True)
