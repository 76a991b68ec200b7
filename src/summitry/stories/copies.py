"""Reports that are nearly the same text: sent to several papers, or put out anew by one."""

from __future__ import annotations

import re
from collections.abc import Sequence

WORDS = 5  # in a row, that two texts may share
ALIKE = 0.8  # of all such runs of two texts that both have, from which on they are one report
REVISED = 0.5  # where one publisher put out both


def copies(texts: Sequence[str], publishers: Sequence[str | None] | None = None) -> list[int]:
    """Give for each text the number of the last one that is nearly the same, or its own.

    Texts are compared by their runs of five words (Broder 1997: resemblance of documents). Of two texts of one
    publisher, half is enough: the later one is a new version. `publishers` are as many as the texts; None: not known.

    >>> copies(["They met in Oslo on Monday.", "They met in Oslo on Monday!", "They left."])
    [1, 1, 2]
    """
    runs = [_runs(text) for text in texts]
    last = [*range(len(texts))]
    for n, one in enumerate(runs):
        for m in range(n + 1, len(runs)):
            both = len(one & runs[m])
            same = publishers is not None and publishers[n] is not None and publishers[n] == publishers[m]
            if both >= (REVISED if same else ALIKE) * (len(one) + len(runs[m]) - both):
                last[n] = m
    for n in reversed(range(len(last))):
        last[n] = last[last[n]] if last[n] != n else n
    return last


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[n : n + WORDS]) for n in range(max(1, len(words) - WORDS + 1))}
