"""Phrases of planning: rows of token patterns, found once in a text and kept by the verb under which they stand."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ..lexicon import load
from ..records import Span
from ..syntax.clauses import governor

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words

ARGUMENTS = ("nsubjpass", "dobj", "attr", "xcomp", "ccomp", "acomp", "oprd")


class Phrase(NamedTuple):
    """A phrase found: what its row says, its words, and whether it holds the negation of its verb (`no longer`)."""

    name: str
    means: str
    reaches: str
    span: Span
    negates: bool


Phrases = dict[int, list[Phrase]]


@cache
def rows() -> dict[str, dict[str, Any]]:
    """Give the rows of planning.toml by name."""
    return {row["name"]: row for row in load("planning")["phrase"]}


@cache
def matcher() -> Matcher:
    """Give spaCy's matcher with the patterns of all rows, labelled by their names."""
    from spacy.matcher import Matcher

    from ..language import model

    found = Matcher(model().vocab)
    for name, row in rows().items():
        found.add(name, row["patterns"])
    return found


def find_phrases(doc: Doc) -> Phrases:
    """Find the phrases of planning.toml in a text, by the index of their verbs; the longest match counts."""
    from spacy.util import filter_spans

    found: Phrases = defaultdict(list)
    for words in filter_spans(matcher()(doc, as_spans=True)):
        row, verb = rows()[words.label_], _verb(words)
        hyphened = words.end < len(doc) and doc[words.end].text == "-"  # "on ice-cold Monday"
        if verb is not None and not hyphened:
            span = Span(words.start_char, words.end_char)
            negates = any(t.dep_ == "neg" or t.lower_ == "no" for t in words)
            found[verb.i].append(Phrase(row["name"], row["means"], row.get("reaches", "clause"), span, negates))
    return found


def _verb(words: Words) -> Token | None:
    """The verb in a phrase or above it: `put` of `put the talks on ice`, `planned` of `is no longer planned`."""
    verb = next((t for t in words if t.pos_ in ("VERB", "AUX")), None) or governor(words.root)
    return verb.head if verb is not None and verb.dep_ in ("aux", "auxpass") else verb


def reaches(phrase: Phrase, verb: Token, contact: Token) -> bool:
    """Tell whether a phrase at a verb is said of a contact at or below the verb.

    It may reach all of the clause, the arguments of the verb, or only its object.
    """
    if phrase.reaches == "clause":
        return True
    below = next((c for c in verb.children if c.i == contact.i or c.is_ancestor(contact)), None)
    if below is None:  # the subject of the verb before: "was planned and then called off"
        return verb.dep_ == "conj"
    inside = phrase.span.start <= below.idx < phrase.span.end
    return inside or below.dep_ in ARGUMENTS or (below.dep_ == "nsubj" and phrase.reaches == "arguments")
