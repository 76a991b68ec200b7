"""The participants of a contact, by the phrases under its trigger."""

from collections.abc import Iterable

from spacy.tokens import Token

from ..actors.denotation import denoted
from ..lexicon import load
from ..records import Cast, Span
from .words import words

WITH = ("with", "between", "among")


def distinct(*groups: Iterable[str]) -> tuple[str, ...]:
    """Join groups of ids, each id once, in order."""
    return tuple(dict.fromkeys(i for ids in groups for i in ids))


def is_party(actor_id: str, cast: Cast) -> bool:
    """Tell whether an actor can take part: not the press, not an outlet."""
    return not set(load("roles")["press"]) & set(cast.by_id[actor_id].name.lower().split())


def is_political(actor_id: str, cast: Cast) -> bool:
    """Tell whether an actor acts for a state or body, holds an office, or is a group of politics."""
    actor = cast.by_id[actor_id]
    return actor.side is not None or bool(actor.role) or is_political_group(actor_id, cast)


def is_political_group(actor_id: str, cast: Cast) -> bool:
    """Tell whether an actor's meeting is a contact by itself: `European leaders`, a bloc."""
    actor = cast.by_id[actor_id]
    return actor.kind == "bloc" or bool(set(actor.name.lower().split()) & words("parties"))


def is_somebody(actor_id: str, cast: Cast) -> bool:
    """Tell whether an actor is a person or people, rather than a state or body."""
    return cast.by_id[actor_id].kind in ("person", "unnamed", "group")


def by_phone(token: Token) -> bool:
    """Tell whether the words under a verb or noun tell of a telephone."""
    return any(t.lower_ in words("phone") for t in token.subtree)


def partners_of(token: Token, *prepositions: str) -> list[Token]:
    """Give the nouns after some prepositions under a word."""
    return [n for c in token.children if c.lower_ in prepositions for n in c.children if n.dep_ == "pobj"]


def partners(token: Token, cast: Cast) -> tuple[str, ...]:
    """Give those after "with", "between" and the like, of whatever head the parser gave their phrase."""
    travel = token.lemma_.lower() in words("travel")
    links = (*WITH, "to" if token.pos_ == "VERB" or travel else "of")
    near = (c for c in token.children if c.lower_ in links)
    preps = (c for c in near if c.i == 0 or c.nbor(-1).text != ",")  # ", with Roe adding that ..."
    found = distinct(*(_after(prep, cast) for prep in preps))
    return tuple(i for i in found if not travel or cast.by_id[i].kind != "state")  # "a visit to Norway"


def _after(prep: Token, cast: Cast) -> Iterable[str]:
    """`with Roe`, `between Doe and Roe`, `with her Ruritanian counterpart`."""
    peers = (token for token in prep.subtree if token.lower_ in words("parties", "peers"))
    owners = (c for peer in peers for c in peer.children if c.dep_ == "poss")
    ids = distinct(*(denoted(noun, cast) for noun in (*prep.children, *owners)))
    first = next(cast.within(Span(prep.idx, prep.right_edge.idx + len(prep.right_edge))), None)
    return ids or (first.actor_ids if first is not None and prep.lower_ == "with" else ())


def mention_span(noun: Token) -> Span:
    """Give a noun phrase with its prepositional phrases, without relative clauses."""
    right = max([noun.i, *(c.right_edge.i for c in noun.children if c.i > noun.i and c.dep_ == "prep")])
    return Span(noun.left_edge.idx, noun.doc[right].idx + len(noun.doc[right]))
