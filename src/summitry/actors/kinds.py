"""The kind of a name, by weights that benchmarks/train_kinds.py learns from coded news."""

from collections import Counter
from collections.abc import Iterator

from ..lexicon import weights, words
from ..syntax.tokens import Tokens
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


def features_of(tokens: Tokens, phrase: Phrase) -> Iterator[str]:
    """Give what speaks for a kind of name at one place: entity, title, form, what it does, where it stands."""
    first, last = phrase.name_start, phrase.end - 1
    person = "PERSON" in tokens.entity[first : phrase.end]  # "Doe" of "Jane van Doe" may be taken for a place
    yield "person" if person else BY_ENTITY.get(tokens.entity[last], "none")
    if phrase.start < first:
        yield "titled"
    if tokens.lower[last] in words("roles", "institutions"):
        yield "institution"
    if sex_of(phrase.name):
        yield "first name"
    if first == last and (tokens.opens[first] or tokens.word[first - 1] in QUOTES):
        yield "opens" if tokens.pos[first] == "PROPN" else "opens, no name"
    yield from _of_place(tokens, first, last)


def _of_place(tokens: Tokens, first: int, last: int) -> Iterator[str]:
    """Whether it is `according to Doe`, `Doe said`, `in Strelsau`, `Oslo and Strelsau`, `Strelsau agreed`."""
    head, dep = tokens.head, tokens.dep
    root = tokens.root(first, last + 1)
    above, joined = head[root], dep[root] == "conj"
    source = tokens.lower[head[above]] == "according"
    if source:
        yield "source"
    apart = not QUOTES.isdisjoint(tokens.word[last + 1 : above])  # `“Gunfire,” said Doe`
    if dep[root] in ("nsubj", "poss") and tokens.lemma[above] in words("roles", "tells") and not apart:
        yield "tells"
    if dep[root] == "pobj" and tokens.lower[above] in words("names", "locative") and not source:
        yield "located"
    if joined and tokens.entity[above] in ("GPE", "LOC"):
        yield "beside place"
    own = above if joined else root
    if dep[own] == "nsubj" and tokens.lemma[head[own]] in words("roles", "acts") and tokens.entity[last] != "PERSON":
        yield "acts"
