"""The kind of a name, by weights that benchmarks/train_kinds.py learns from coded news."""

from collections import Counter

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


def features_of(tokens: Tokens, phrase: Phrase) -> list[str]:
    """Give what speaks for a kind of name at one place: entity, title, form, what it does, where it stands.

    It stands in `according to Doe`, `Doe said`, `in Strelsau`, `Oslo and Strelsau`, `Strelsau agreed`.
    """
    first, last, head, dep, entity = phrase.name_start, phrase.end - 1, tokens.head, tokens.dep, tokens.entity
    person = "PERSON" in entity[first : phrase.end]  # "Doe" of "Jane van Doe" may be taken for a place
    opens = first == last and (tokens.opens[first] or tokens.word[first - 1] in QUOTES)
    above = head[root := tokens.root(first, phrase.end)]
    own = above if dep[root] == "conj" else root
    source = tokens.lower[head[above]] == "according"
    apart = not QUOTES.isdisjoint(tokens.word[phrase.end : above])  # `“Gunfire,” said Doe`
    said = dep[root] in ("nsubj", "poss") and tokens.lemma[above] in words("roles", "tells")
    acts = dep[own] == "nsubj" and tokens.lemma[head[own]] in words("roles", "acts")
    told = {
        "person" if person else BY_ENTITY.get(entity[last], "none"): True,
        "titled": phrase.start < first,
        "institution": tokens.lower[last] in words("roles", "institutions"),
        "first name": sex_of(phrase.name) != "",
        "opens" if tokens.pos[first] == "PROPN" else "opens, no name": opens,
        "source": source,
        "tells": said and not apart,
        "located": dep[root] == "pobj" and tokens.lower[above] in words("names", "locative") and not source,
        "beside place": own != root and entity[above] in ("GPE", "LOC"),
        "acts": acts and entity[last] != "PERSON",
    }
    return [feature for feature, holds in told.items() if holds]
