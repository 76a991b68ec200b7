"""The language as data: TOML files of words and rules, each entry with an example that a test runs."""

import tomllib
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

__all__ = ["labels", "likelihood", "load", "weights", "words"]


@cache
def load(name: str, package: str = __name__) -> dict[str, Any]:
    """Load the file `name`.toml of a package, the lexicon, as a dictionary; it is read once a process."""
    return tomllib.loads(files(package).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, section: str, key: str = "words") -> frozenset[str]:
    """List the words of a section of a lexicon file as a set; the section may itself be the list, or a text of them.

    >>> "premier" in words("roles", "leaders"), "in" in words("names", "locative")
    (True, True)
    """
    listed = load(name)[section]
    listed = listed[key] if isinstance(listed, dict) else listed
    return frozenset(listed.split() if isinstance(listed, str) else listed)


@cache
def weights(name: str, package: str = __name__) -> dict[str, float]:
    """Load what benchmarks learned as `name`.tsv of a package: a feature and its weight a line."""
    rows = files(package).joinpath(f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return {feature: float(weight) for feature, weight in (row.rsplit("\t", 1) for row in rows)}


def likelihood(odds: float) -> float:
    """Give the probability that learned weights stand for, from the sum of them, the logarithm of the odds.

    >>> likelihood(0.0), likelihood(2.0)
    (0.5, 0.8807970779778823)
    """
    return 1 / (1 + exp(-odds))


@cache
def labels(group: str) -> frozenset[str]:
    """List the dependency labels of a group of labels.toml.

    >>> "nsubj" in labels("subjects"), "nsubj" in labels("auxiliaries")
    (True, False)
    """
    return frozenset(load("labels")[group])
