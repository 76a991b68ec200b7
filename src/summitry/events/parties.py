"""Who can take part in a contact, and the words of the lexicon that name one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from ..actors.denotation import denoted
from ..lexicon import load
from ..records import Cast, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

WITH = {"with", "between", "among", "of"}


@cache
def entries(section: str) -> dict[str, dict[str, Any]]:
    """The lexicon's entries by their words."""
    return {word: entry for entry in load("contacts")[section] for word in entry["words"]}


def excluded(kind: str) -> frozenset[str]:
    """A list of words beside which no contact of politics is meant."""
    return listed("excluded", kind)


@cache
def listed(section: str, key: str) -> frozenset[str]:
    """A list of the lexicon as a set."""
    return frozenset(load("contacts")[section][key])


def is_party(actor_id: str, cast: Cast) -> bool:
    """Whether an actor can take part: not the press, not an outlet."""
    actor = cast.by_id[actor_id]
    return actor.role != "news outlet" and not set(load("roles")["press"]) & set(actor.name.lower().split())


def is_political(actor_id: str, cast: Cast) -> bool:
    """Whether an actor acts for a state, a bloc or a body, holds an office, or is a group of politics."""
    actor = cast.by_id[actor_id]
    if not is_party(actor_id, cast):
        return False
    group = bool(set(actor.name.lower().split()) & listed("parties", "words"))
    return actor.side is not None or bool(actor.role) or group or actor.kind in ("state", "bloc")


def by_phone(token: Token) -> bool:
    """Whether the words under a verb or noun tell of a telephone."""
    return bool({t.lower_ for t in token.subtree} & listed("phone", "words"))


def partners(token: Token, cast: Cast) -> tuple[str, ...]:
    """Those after "with", "to", "between" and the like, of whatever head the parser gave their phrase."""
    found: list[str] = []
    for prep in token.children:
        aside = token.pos_ == "VERB" and token.doc[prep.i - 1].text == ","  # ", with Roe adding that ..."
        words = WITH if token.pos_ != "VERB" else {"with", "to", "between", "among"}
        if prep.dep_ == "prep" and not aside and prep.lower_ in words:
            nouns = [noun for noun in prep.children if noun.dep_ == "pobj"]
            ids = [i for noun in nouns for i in denoted(noun, cast)]
            ids += [i for noun in nouns for i in _peers(noun, cast)]
            if prep.lower_ == "between":
                ids = [*between(prep, cast), *ids]
            first = next(cast.within(Span(prep.idx, prep.right_edge.idx + len(prep.right_edge))), None)
            found += ids or (first.actor_ids if first is not None and prep.lower_ == "with" else ())
    return tuple(found)


def _peers(noun: Token, cast: Cast) -> list[str]:
    """Whose counterpart somebody is, who then takes part as well: `a meeting with her Ruritanian counterpart`."""
    words = listed("parties", "peers")
    owned = (c for t in noun.subtree if t.lower_ in words for c in t.children if c.dep_ == "poss")
    return [i for owner in owned for i in denoted(owner, cast)]


def between(prep: Token, cast: Cast) -> list[str]:
    """Those named from "between" to the head of its phrase, under whichever of them the parser hung the others."""
    end = next((noun.idx + len(noun) for noun in prep.children if noun.dep_ == "pobj"), prep.idx)
    return [i for mention in cast.within(Span(prep.idx, end)) for i in mention.actor_ids]


def partners_of(token: Token, preposition: str) -> list[Token]:
    """The nouns after one preposition under a word."""
    return [noun for c in token.children if c.lower_ == preposition for noun in c.children if noun.dep_ == "pobj"]
