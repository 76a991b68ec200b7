"""Who can take part in a contact, and who does by the phrases under its trigger."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..actors.denotation import denoted
from ..lexicon import load
from ..records import Cast, Span
from .words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

WITH = ("with", "between", "among")


def distinct(*groups: Iterable[str]) -> tuple[str, ...]:
    """Join groups of ids, each id once, in order."""
    return tuple(dict.fromkeys(i for ids in groups for i in ids))


def is_party(actor_id: str, cast: Cast) -> bool:
    """Tell whether an actor can take part: not the press, not an outlet."""
    actor = cast.by_id[actor_id]
    return actor.role != "news outlet" and not set(load("roles")["press"]) & set(actor.name.lower().split())


def is_political(actor_id: str, cast: Cast) -> bool:
    """Tell whether an actor acts for a state, a bloc or a body, holds an office, or is a group of politics."""
    actor = cast.by_id[actor_id]
    acts = actor.side is not None or bool(actor.role) or is_political_group(actor_id, cast)
    return is_party(actor_id, cast) and (acts or actor.kind == "state")


def is_political_group(actor_id: str, cast: Cast) -> bool:
    """Tell whether an actor's meeting is a contact by itself: `European leaders`, a bloc."""
    actor = cast.by_id[actor_id]
    return actor.kind == "bloc" or bool(set(actor.name.lower().split()) & words("parties"))


def by_phone(token: Token) -> bool:
    """Tell whether the words under a verb or noun tell of a telephone."""
    return any(t.lower_ in words("phone") for t in token.subtree)


def partners_of(token: Token, *prepositions: str) -> list[Token]:
    """Give the nouns after some prepositions under a word."""
    return [n for c in token.children if c.lower_ in prepositions for n in c.children if n.dep_ == "pobj"]


def partners(token: Token, cast: Cast) -> tuple[str, ...]:
    """Give those after "with", "between" and the like, of whatever head the parser gave their phrase."""
    links = (*WITH, "to" if token.pos_ == "VERB" else "of")
    found: list[str] = []
    for prep in token.children:
        aside = token.pos_ == "VERB" and token.doc[prep.i - 1].text == ","  # ", with Roe adding that ..."
        if prep.dep_ == "prep" and prep.lower_ in links and not aside:
            found += _after(prep, cast)
    return tuple(found)


def _after(prep: Token, cast: Cast) -> Iterable[str]:
    """`with Roe`, `between Doe and Roe`, `with her Ruritanian counterpart`."""
    nouns = [noun for noun in prep.children if noun.dep_ == "pobj"]
    ids = distinct(*(denoted(noun, cast) for noun in nouns), *(_peers(noun, cast) for noun in nouns))
    first = next(cast.within(Span(prep.idx, prep.right_edge.idx + len(prep.right_edge))), None)
    return ids or (first.actor_ids if first is not None and prep.lower_ == "with" else ())


def _peers(noun: Token, cast: Cast) -> tuple[str, ...]:
    """`a meeting with her Ruritanian counterpart`: whose counterpart somebody is takes part as well."""
    peers = (t for t in noun.subtree if t.lower_ in words("parties", "peers"))
    return distinct(*(denoted(c, cast) for t in peers for c in t.children if c.dep_ == "poss"))
