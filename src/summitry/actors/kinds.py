"""The kind of a name, by weights that benchmarks/train_kinds.py learns from coded news."""

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from ..lexicon import weights, words
from .mentions import Phrase
from .names import QUOTES, sex_of

NO_ACTORS = ("place", "none")
KINDS = ("person", "organisation", *NO_ACTORS)  # what a name may be
PLACES = ("GPE", "LOC", "FAC", "NORP", "EVENT")
BY_ENTITY = {"PERSON": "person", "ORG": "organisation", **dict.fromkeys(PLACES, "place")}


def kind_of_name(features: Counter[str]) -> str:
    """Choose the likeliest kind of a name, from how often each feature speaks of it."""
    said, learned = Counter({"bias": 1, **features}), weights("kinds")
    sums = {kind: sum(n * learned.get(f"{f}\t{kind}", 0.0) for f, n in said.items()) for kind in KINDS}
    return max(KINDS, key=lambda kind: sums[kind])


def features_of(doc: Doc, phrase: Phrase) -> Iterator[str]:
    """Give what speaks for a kind of name at one place: entity, title, form, what it does, where it stands."""
    tokens = doc[phrase.name_start : phrase.end]
    person = any(token.ent_type_ == "PERSON" for token in tokens)  # "Doe" of "Jane van Doe" may be taken for a place
    yield "person" if person else BY_ENTITY.get(tokens[-1].ent_type_, "none")
    if phrase.start < phrase.name_start:
        yield "titled"
    if tokens[-1].lower_ in words("roles", "institutions"):
        yield "institution"
    if sex_of(phrase.name):
        yield "first name"
    if len(tokens) == 1 and (tokens[0].is_sent_start or doc[tokens.start - 1].text in QUOTES):
        yield "opens" if tokens[0].pos_ == "PROPN" else "opens, no name"
    yield from _of_place(tokens)


def _of_place(tokens: Span) -> Iterator[str]:
    """Whether it is `according to Doe`, `Doe said`, `in Strelsau`, `Oslo and Strelsau`, `Strelsau agreed`."""
    root, above = tokens.root, tokens.root.head
    source = above.head.lower_ == "according"
    if source:
        yield "source"
    apart = any(mark.text in QUOTES for mark in root.doc[tokens.end : above.i])  # `“Gunfire,” said Doe`
    if root.dep_ in ("nsubj", "poss") and above.lemma_ in words("roles", "tells") and not apart:
        yield "tells"
    if root.dep_ == "pobj" and above.lower_ in words("names", "locative") and not source:
        yield "located"
    if root.dep_ == "conj" and above.ent_type_ in ("GPE", "LOC"):
        yield "beside place"
    head = above if root.dep_ == "conj" else root
    if head.dep_ == "nsubj" and head.head.lemma_ in words("roles", "acts") and tokens[-1].ent_type_ != "PERSON":
        yield "acts"
