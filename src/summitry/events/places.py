"""Where a contact takes place, and the words that a mention of it spans."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..lexicon import load
from ..records import Cast, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACES = {"GPE", "LOC", "FAC", "ORG"}
AT = {"in", "at", "near", "outside"}


def compound_place(token: Token, cast: Cast) -> str | None:
    """The `Strelsau` of `the Strelsau summit`."""
    before = token.doc[token.left_edge.i : token.i]
    places = [
        t
        for t in before
        if t.pos_ == "PROPN"
        and t.dep_ in ("compound", "nmod", "amod")
        and t.ent_type_ in (*PLACES, "EVENT")
        and cast.covering(t.idx) is None
    ]
    return place_name(places[0]) if places else None


def place_of(token: Token, cast: Cast) -> str | None:
    """The place after "in" or "at", under the word itself."""
    travel = token.lemma_.lower() in load("contacts")["travel"]["words"]
    for child in token.children:
        if child.dep_ == "prep" and (child.lower_ in AT or (travel and child.lower_ == "to")):
            for noun in child.children:
                if (
                    noun.dep_ == "pobj"
                    and (noun.ent_type_ in PLACES or noun.text[0].isupper())
                    and noun.ent_type_ not in ("DATE", "TIME", "EVENT", "PERSON")
                ):
                    return place_name(noun)
    inner = [*_parties(token), *(c for c in token.children if c.dep_ in ("relcl", "acl") and token.pos_ != "VERB")]
    return next((place for party in inner if (place := place_of(party, cast))), None)


def _parties(token: Token) -> Iterator[Token]:
    """The nouns for those met, under which the parser may have hung the place: `met Roe in Oslo`."""
    for child in token.children:
        if child.dep_ == "dobj" and token.pos_ == "VERB" and child.pos_ == "PROPN":
            yield child
        if child.lower_ in ("of", "with", "between") and child.dep_ == "prep":
            yield from (noun for noun in child.children if noun.dep_ == "pobj")


def where(place: str | None, token: Token) -> str | None:
    """`in Strelsau`, `at the Winter Palace`: as the text has it, else with "in"."""
    if place is None:
        return None
    before = token.doc[token.left_edge.i : min(token.right_edge.i + 1, token.sent.end)].text
    for preposition in ("at the", "in the", "at", "near", "outside"):
        if f" {preposition} {place}" in before:
            return f"{preposition} {place}"
    return f"in {place}"


def place_name(noun: Token) -> str:
    """A place with the words of its name, without what describes it."""
    start = noun.left_edge.i
    words = [t for t in noun.doc[start : noun.i + 1] if t.dep_ in ("compound", "nmod") or t.i == noun.i]
    return " ".join(t.text for t in words)


# --- spans ----------------------------------------------------------------------------------------


def mention_span(noun: Token) -> Span:
    """A noun phrase with its prepositional phrases, without relative clauses."""
    right = noun.i
    for child in noun.children:
        if child.i > noun.i and child.dep_ == "prep":
            right = max(right, child.right_edge.i)
    return Span(noun.left_edge.idx, noun.doc[right].idx + len(noun.doc[right]))
