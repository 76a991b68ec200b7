"""Rules are rows: each has a name, a meaning, and sentences that it reads and does not read."""

import pytest

from summitry.lexicon import load

SECTIONS = (("planning", "phrase"), ("positions", "condition"))
ROWS = [(name, row) for name, section in SECTIONS for row in load(name)[section]]


@pytest.mark.parametrize(("name", "row"), ROWS, ids=[row["name"] for _, row in ROWS])
def test_a_row_is_whole(name, row):
    assert set(row) - {"reaches", "denied"} == {"name", "patterns", "means", "examples", "counterexamples"}
    assert row["examples"]
    assert row["counterexamples"]
    assert [other["name"] for _, other in ROWS].count(row["name"]) == 1
