"""The log-linear model of attributions: a weight for each feature, learned from PolNeAR and kept as text.

`python -m benchmarks.train_cues` makes `lexicon/attribution.tsv`; a candidate's score is the sum of the
weights of its features, and the logarithm of the odds that an annotator would mark it.
"""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import repeat
from typing import NamedTuple

from .. import lexicon


class Weights(NamedTuple):
    """`bias` is added to every score; a candidate counts from `threshold` on, and a cue whose own features
    sum to less than `floor` is not looked at further."""

    of: dict[str, float]
    bias: float
    threshold: float
    floor: float

    def sum(self, features: Iterable[str]) -> float:
        """The sum of the weights of some features; those without a weight count nothing.

        >>> Weights({"said": 1.5}, 0.0, 0.0, 0.0).sum(["said", "never seen"])
        1.5
        """
        return sum(map(self.of.get, features, repeat(0.0)))


@cache
def weights() -> Weights:
    """The weights of `lexicon/attribution.tsv`, read once a process."""
    text = files(lexicon).joinpath("attribution.tsv").read_text(encoding="utf-8")
    rows = (line.rsplit("\t", 1) for line in text.strip().split("\n") if not line.startswith("# "))
    of = {feature: float(weight) for feature, weight in rows}
    return Weights(of, of.pop("(bias)"), of.pop("(threshold)"), of.pop("(floor)"))
