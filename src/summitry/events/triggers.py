"""Mentions of contacts: the verbs and nouns that tell of a meeting, a call or a summit, with cast and place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..lexicon import load
from ..records import Cast, Span
from ..syntax.clauses import clause_span
from .noun_frames import holder_of, noun_entry, noun_roles
from .parties import by_phone, entries, partners_of
from .places import PLACES, compound_place, mention_span, place_name, place_of, where
from .verb_frames import object_of, verb_roles

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

DEFINITE = ("the", "this", "that", "these", "those", "his", "her", "their", "its")


@dataclass(frozen=True)
class Contact:
    """One mention: its head `token`, `kind` (`talk` where the words leave it open), who takes part, where."""

    token: Token
    kind: str
    span: Span
    cast: tuple[str, ...]
    hosts: tuple[str, ...]
    place: str | None
    where: str | None  # the place with its preposition, for titles
    definite: bool
    by_subject: bool = False  # whether all of the cast is the subject of the verb: "Doe attended the summit"
    partnered: bool = False  # whether somebody is met, though it is not settled who
    mediators: tuple[str, ...] = ()
    refers_only: bool = False  # "the meeting": too little to be a contact by itself


def find_contacts(sents: list[Sentence], cast: Cast) -> Iterator[Contact]:
    """The mentions of contacts in the sentences, in order; those that only say "talks" have no cast."""
    for sent in sents:
        for token in sent:
            contact = _verb(token, cast) or _noun(token, cast) or _pronoun(token, cast)
            if contact is not None:
                yield contact


def _verb(token: Token, cast: Cast) -> Contact | None:
    """`Doe met Roe`, `they will be meeting`, `Doe spoke with Roe by phone`, `Doe phoned Roe`."""
    roles = verb_roles(token, cast)
    if roles is None:
        return None
    entry = entries("verb")[token.lemma_.lower()]
    kind = entry["kind"]
    if kind == "talk" and (by_phone(token) or (token.lemma_ in ("speak", "talk") and roles.partnered)):
        kind = "call"
    place, direct = place_of(token, cast), object_of(token)
    if entry["frame"] == "travels" and direct is not None and direct.ent_type_ in PLACES:
        place = place or place_name(direct)
    if entry["frame"] == "goes":
        place = next((place_name(n) for p in ("to", "in", "for") for n in partners_of(token, p)), None)
    span, hosts, met, mediators = clause_span(token), roles.hosts, roles.partnered, roles.mediators
    return Contact(token, kind, span, roles.cast, hosts, place, where(place, token), False, False, met, mediators)


def _pronoun(token: Token, cast: Cast) -> Contact | None:
    """`It will not go ahead`, `it was postponed`: what only a plan can do, said of the contact just told of."""
    verb, lists = token.head, load("planning")
    if token.lower_ not in ("it", "this", "that") or token.dep_ not in ("nsubj", "nsubjpass") or verb.pos_ != "VERB":
        return None
    undone = verb.lemma_ in lists["called_off"]["verbs"] and token.dep_ == "nsubjpass"
    following = " ".join(t.lower_ for t in token.doc[verb.i : min(verb.i + 2, token.sent.end)])
    happens = following in lists["happening"]["phrases"] or verb.lemma_ in lists["happening"]["verbs"]
    if not (undone or happens) or cast.covering(token.idx) is not None:
        return None
    span = Span(token.idx, token.idx + len(token))
    return Contact(token, "meeting", span, (), (), None, None, True, True, refers_only=True)


def _noun(token: Token, cast: Cast) -> Contact | None:
    """`the Doe-Roe summit`, `talks between them`, `Doe's call with Roe`, `hold a meeting`."""
    roles = noun_roles(token, cast)
    if roles is None:
        return None
    entry = noun_entry(token)
    kind = entry["kind"] if entry is not None else "meeting"
    definite = not roles.by_subject or any(c.lower_ in DEFINITE or c.dep_ == "poss" for c in token.children)
    place = place_of(token, cast) or place_of(holder_of(token), cast) or compound_place(token, cast)
    return Contact(
        token,
        kind,
        mention_span(token),
        roles.cast,
        roles.hosts,
        place,
        where(place, token),
        definite,
        roles.by_subject,
        roles.partnered,
        roles.mediators,
        roles.refers_only,
    )
