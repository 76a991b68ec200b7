"""Where a contact takes place, and the words that a mention of it spans."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..records import Cast, Span
from .parties import partners_of
from .values import Place
from .words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACES = ("GPE", "LOC", "FAC", "ORG")
AT = ("in", "at", "near", "outside")


def compound_place(token: Token, cast: Cast) -> str | None:
    """Give the `Strelsau` of `the Strelsau summit`."""
    for before in token.doc[token.left_edge.i : token.i]:
        named = before.pos_ == "PROPN" and before.ent_type_ in (*PLACES, "EVENT")
        if named and before.dep_ in ("compound", "nmod", "amod") and cast.covering(before.idx) is None:
            return place_name(before)
    return None


def place_of(token: Token) -> str | None:
    """Give the place after "in" or "at" under a word, or under those met there."""
    travel = token.lemma_.lower() in words("travel")
    for noun in partners_of(token, *AT, *(("to",) if travel else ())):
        named = noun.ent_type_ in PLACES or noun.text[0].isupper()
        if noun.head.dep_ == "prep" and named and noun.ent_type_ not in ("DATE", "TIME", "EVENT", "PERSON"):
            return place_name(noun)
    return next((place for inner in _inner(token) if (place := place_of(inner))), None)


def _inner(token: Token) -> Iterator[Token]:
    """The words under which the parser may have hung the place: `met Roe in Oslo`, `talks held in Oslo`."""
    for child in token.children:
        if child.dep_ == "dobj" and token.pos_ == "VERB" and child.pos_ == "PROPN":
            yield child
        if child.lower_ in ("of", "with", "between") and child.dep_ == "prep":
            yield from (noun for noun in child.children if noun.dep_ == "pobj")
    yield from (c for c in token.children if c.dep_ in ("relcl", "acl") and token.pos_ != "VERB")


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
