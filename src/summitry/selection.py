"""Which candidates are attributions: each scored by the weights, the best kept where several compete."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from .candidates import Candidate, candidates_of
from .evidence import of_candidate, of_cue
from .quoted import cues_beside, fitted, labelled
from .tree import Tree
from .weights import Weights

CUES = {"VERB", "AUX", "NOUN", "PROPN", "ADJ"}
SAME = 0.4  # Jaccard overlap from which two contents are one


class Scored(NamedTuple):
    """A candidate with the logarithm of its odds."""

    score: float
    candidate: Candidate


def candidates(tree: Tree, beside: dict[int, list[Candidate]], head: int) -> list[Candidate]:
    """All candidates of one cue, cut along quotation marks, each source and content once."""
    seen: dict[tuple[object, ...], Candidate] = {}
    for rough in (*candidates_of(tree, head), *beside.get(head, ())):
        for c in fitted(tree, rough):
            seen.setdefault((c.content, c.source.head), c)
    return list(seen.values())


def beside_quotations(tree: Tree) -> dict[int, list[Candidate]]:
    """The candidates that quotations, labels and signatures give, by their cue."""
    found: dict[int, list[Candidate]] = defaultdict(list)
    for c in (*cues_beside(tree), *labelled(tree)):
        found[c.head].append(c)
    return found


def heads(tree: Tree, beside: dict[int, list[Candidate]]) -> Iterator[int]:
    """The tokens that may head a cue: by their part of speech, or because a quotation stands beside them."""
    for head, sentence in enumerate(tree.sentence):
        if sentence >= 0 and (tree.pos[head] in CUES or head in beside):
            yield head


def scored(tree: Tree, model: Weights) -> Iterator[Scored]:
    """The candidates that the weights speak for."""
    beside = beside_quotations(tree)
    for head in heads(tree, beside):
        base = model.bias + model.sum(of_cue(tree, head))
        if base < model.floor:
            continue
        for c in candidates(tree, beside, head):
            score = base + model.sum(of_candidate(tree, c))
            if score >= model.threshold:
                yield Scored(score, c)


def chosen(found: list[Scored]) -> list[Candidate]:
    """The best candidate of each cue, without those whose content a better one has already, in order of the text."""
    kept: list[tuple[Candidate, set[int]]] = []
    heads: set[int] = set()
    for _, c in sorted(found, key=lambda s: (-s.score, s.candidate.head, s.candidate.content)):
        tokens = {i for begin, end in c.content for i in range(begin, end)}
        if c.head in heads or any(_is_one(c, tokens, other, theirs) for other, theirs in kept):
            continue
        heads.add(c.head)
        kept.append((c, tokens))
    return sorted((c for c, _ in kept), key=lambda c: (c.content, c.head))


def _is_one(c: Candidate, tokens: set[int], other: Candidate, theirs: set[int]) -> bool:
    """Whether two contents are one; the speech of somebody named inside the other's content is not.

    Nor does a noun speak for the subject of a verb that takes it: who condemns attacks does not attack.
    """
    if _is_taken(c, other, theirs) or _is_taken(other, c, tokens):
        return True
    nested = {c.head, c.source.head} <= theirs or {other.head, other.source.head} <= tokens
    return not nested and len(tokens & theirs) > SAME * len(tokens | theirs)


def _is_taken(noun: Candidate, verb: Candidate, content: set[int]) -> bool:
    same = noun.source.head == verb.source.head
    return same and noun.head in content and noun.source.how.startswith("light")
