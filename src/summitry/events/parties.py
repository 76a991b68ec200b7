"""The participants and the place of a contact, by the phrases under its trigger."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from ..actors.denotation import denoted
from ..lexicon import load
from ..records import Cast, Span
from .values import Place
from .words import words

PLACES = ("GPE", "LOC", "FAC", "ORG")
AT = ("in", "at", "near", "outside")
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


def by_phone(token: Token) -> bool:
    """Tell whether the words under a verb or noun tell of a telephone."""
    return any(t.lower_ in words("phone") for t in token.subtree)


def partners_of(token: Token, *prepositions: str) -> list[Token]:
    """Give the nouns after some prepositions under a word."""
    return [n for c in token.children if c.lower_ in prepositions for n in c.children if n.dep_ == "pobj"]


def partners(token: Token, cast: Cast) -> tuple[str, ...]:
    """Give those after "with", "between" and the like, of whatever head the parser gave their phrase."""
    links = (*WITH, "to" if token.pos_ == "VERB" else "of")
    preps = (c for c in token.children if c.lower_ in links and c.nbor(-1).text != ",")  # ", with Roe adding that ..."
    return distinct(*(_after(prep, cast) for prep in preps))


def _after(prep: Token, cast: Cast) -> Iterable[str]:
    """`with Roe`, `between Doe and Roe`, `with her Ruritanian counterpart`."""
    peers = (token for token in prep.subtree if token.lower_ in words("parties", "peers"))
    owners = (c for peer in peers for c in peer.children if c.dep_ == "poss")
    ids = distinct(*(denoted(noun, cast) for noun in (*prep.children, *owners)))
    first = next(cast.within(Span(prep.idx, prep.right_edge.idx + len(prep.right_edge))), None)
    return ids or (first.actor_ids if first is not None and prep.lower_ == "with" else ())


def compound_place(token: Token, cast: Cast) -> str | None:
    """Give the `Strelsau` of `the Strelsau summit`."""
    before = (t for t in token.doc[token.left_edge.i : token.i] if t.ent_type_ in (*PLACES, "EVENT"))
    return next((place_name(t) for t in before if t.pos_ == "PROPN" and cast.covering(t.idx) is None), None)


def place_of(token: Token) -> str | None:
    """Give the place after "in" or "at" under a word, of a journey, or of those met."""
    travel = token.lemma_.lower() in words("travel") | words("travel", "going")
    seen = [c for c in token.children if c.dep_ == "dobj" and c.ent_type_ in PLACES] if travel else []
    nouns = (*partners_of(token, *AT, *(("to", "for") if travel else ())), *seen)
    place = next((noun for noun in nouns if noun.text[0].isupper() and noun.ent_type_ != "DATE"), None)
    if place is not None:
        return place_name(place)
    return next((name for inner in _inner(token) if (name := place_of(inner))), None)


def _inner(token: Token) -> Iterator[Token]:
    """The words under which the parser may have hung the place: `met Roe in Oslo`, `talks held in Oslo`."""
    yield from (c for c in token.children if (c.dep_ == "dobj" and c.pos_ == "PROPN") or c.dep_ in ("relcl", "acl"))
    yield from partners_of(token, "of", "with")


def placed(name: str | None, token: Token) -> Place | None:
    """Give a place as the text has it, `in Strelsau`, `at the Winter Palace`, else with "in"; None for no name."""
    if name is None:
        return None
    before = token.doc[token.left_edge.i : min(token.right_edge.i + 1, token.sent.end)].text
    phrases = (f"{preposition} {name}" for preposition in ("at the", "in the", "at", "near", "outside"))
    return Place(name, next((phrase for phrase in phrases if f" {phrase}" in before), f"in {name}"))


def place_name(noun: Token) -> str:
    """Give a place with the words of its name, without what describes it."""
    phrase = noun.doc[noun.left_edge.i : noun.i + 1]
    return " ".join(t.text for t in phrase if t.dep_ in ("compound", "nmod") or t.i == noun.i)


def mention_span(noun: Token) -> Span:
    """Give a noun phrase with its prepositional phrases, without relative clauses."""
    right = max([noun.i, *(c.right_edge.i for c in noun.children if c.i > noun.i and c.dep_ == "prep")])
    return Span(noun.left_edge.idx, noun.doc[right].idx + len(noun.doc[right]))
