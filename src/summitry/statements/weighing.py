"""What features weigh: facts joined, each with its weight in `attribution.tsv`."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import repeat

from ..lexicon import weights
from .features import Facts


@cache
def tables() -> dict[tuple[str, ...], dict[tuple[str | None, ...], float]]:
    """The weights by which facts a feature joins, those of the cue first, then by what these are."""
    found: dict[tuple[str, ...], dict[tuple[str | None, ...], float]] = defaultdict(dict)
    for feature, weight in weights("attribution").items():
        joined, *facts = feature.split("\t")
        found[tuple(joined.split())][tuple(facts)] = weight
    return found


def sums(rows: Sequence[tuple[Facts, Facts]]) -> list[float]:
    """Sum the weights of the features of each row, by its own facts joined to those of its cue; without a weight, 0."""
    own, cue = rows[0] if rows else ({}, {})
    columns = {fact: [of[fact] for _, of in rows] for fact in cue} | {
        fact: [of[fact] for of, _ in rows] for fact in own
    }
    weighed = (
        map(table.get, zip(*(columns[fact] for fact in joined), strict=True), repeat(0.0))
        for joined, table in tables().items()
        if joined[-1] in own
    )
    return list(map(sum, zip(*weighed, strict=True)))
