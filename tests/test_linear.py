"""The work per character of hostile texts: what a stage does grows with a text's length, never with its square."""

import sys
from collections import Counter

import pytest

from benchmarks.linear import given, taken

SIZE, TIMES, GROWTH = 2400, 3, 1.3  # characters; of a text so many times as long, the work of a character at most
CASES = ["plans", "statements", "open quotes apart", "brackets", "lists", "unnamed", "names", "offices", "reports"]


def calls(case, size):
    """The calls that each stage makes on a text: the same at each run, unlike seconds."""
    counts, now = Counter(), [0]

    def counted(*_):
        now[0] += 1

    stages = taken(*given(case, size))
    sys.setprofile(counted)
    try:
        for stage, _ in stages:
            counts[stage], now[0] = now[0], 0
    finally:
        sys.setprofile(None)
    return counts


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_the_work_per_character_does_not_grow(case):
    calls(case, SIZE)  # what is loaded or found once
    small, large = calls(case, SIZE), calls(case, TIMES * SIZE)
    growth = {stage: large[stage] / max(small[stage], 10 * SIZE) / TIMES for stage in large}
    assert {stage: round(more, 1) for stage, more in growth.items() if more > GROWTH} == {}
