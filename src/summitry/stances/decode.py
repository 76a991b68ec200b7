"""Holders of positions: the likeliest of the candidates for a sentence and an issue, by learned weights.

A log-linear model as for statements; `python -m benchmarks.train_stances` learns the weights and the least confidence.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..lexicon import likelihood, weights
from ..records import Cast
from .candidates import Candidate
from .features import features


@dataclass(frozen=True, slots=True)
class Chosen:
    """A candidate that is taken, with how likely it holds a position."""

    candidate: Candidate
    confidence: float


def described(groups: Iterable[list[Candidate]], cast: Cast) -> Iterator[list[tuple[Candidate, list[str]]]]:
    """Give the candidates with their features, for each sentence and issue."""
    for group in filter(None, groups):
        yield [(candidate, features(candidate, group, cast)) for candidate in group]


def chosen(groups: Iterable[list[Candidate]], cast: Cast) -> Iterator[Chosen]:
    """Choose for each sentence and issue the likeliest holder, and who is likely beside."""
    for group in described(groups, cast):
        scored = sorted(
            (Chosen(candidate, confidence(own)) for candidate, own in group),
            key=lambda c: (-c.confidence, c.candidate.holder),
        )
        yield from taken(scored, weights("stances"))


def confidence(own: list[str]) -> float:
    """Give how likely a candidate with some features holds a position."""
    said = weights("stances")
    return likelihood(said["bias"] + sum(said.get(feature, 0.0) for feature in own))


def taken(scored: list[Chosen], least: Mapping[str, float]) -> Iterator[Chosen]:
    """The first of some candidates where it is likely enough, and those named with it, or very likely, too."""
    if not scored or scored[0].confidence < least["least"]:
        return
    first = scored[0]
    yield first
    for other in scored[1:]:
        joined = other.candidate.holder in first.candidate.joined
        if other.confidence >= least["least of one joined" if joined else "least of a second"]:
            yield other
