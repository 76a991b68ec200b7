"""Conditions: in the clause of the word that takes the position, and nowhere else."""

import pytest

from summitry.codebook import Codebook, Issue, Side
from summitry.lexicon import load

SIDES = (Side("fr", "France", ("France",)), Side("de", "Germany", ("Germany",)))
BOOK = Codebook(sides=SIDES, issues=(Issue("x", "X", None, ("the freeze", "the truce")),))
ROWS = {row["name"]: row for row in load("positions")["condition"]}


@pytest.mark.parametrize("name", ROWS)
def test_every_row_reads_its_example_and_leaves_its_counterexample(told, name):
    row, waits = ROWS[name], ROWS[name]["means"] != "nothing"
    for key, wanted in (("examples", waits), ("counterexamples", not waits)):
        for text in row[key]:
            assert ("conditional" in set(told(text, BOOK).stances.position)) == wanted, text


ELSEWHERE = [  # text, the positions in it
    ("Germany backed the truce; if it rains, the fair will close.", ["support"]),
    ("France no longer backs the truce.", ["oppose"]),
    ("A day had been wasted but France backed the truce.", ["support"]),
    ("French President Jane Doe said a day had been wasted but she backed the truce.", ["support"]),
    ("“A day had been wasted but I back the truce,” French President Jane Doe said.", ["support"]),
    ("Unless it rains, the mayor left; France backs the truce.", ["support"]),
    ("If it rains, Germany will stay; France rejects the truce.", ["oppose"]),
    ("France backs the truce and will leave unless Germany pays.", ["support"]),
    ("France would leave if it rained but it backs the truce.", ["support"]),
    ("France, which would leave if Germany paid, backs the truce.", ["support"]),
    ("France backs the truce. Germany will leave unless it rains.", ["support"]),
    ("French President Jane Doe said she backs the truce, which would fail if Germany left.", ["support"]),
    ("French President Jane Doe said she backs the truce but would resign if Germany left.", ["support"]),
    ("France is not yet a member and backs the truce.", ["support"]),
    ("France backs the truce until Monday.", ["support"]),
    ("Unless Germany objects, France will accept the truce.", ["conditional"]),
    ("“If Germany withdraws, we will support the truce,” French President Jane Doe said.", ["conditional"]),
    ("France will not accept the truce unless Germany withdraws.", ["conditional"]),
    ("Germany will stay if France rejects the truce.", ["conditional"]),
    ("French President Jane Doe asked if Germany backs the truce.", []),
]


@pytest.mark.parametrize(("text", "positions"), ELSEWHERE)
def test_a_condition_in_another_clause_or_sentence_changes_no_position(told, text, positions):
    assert list(told(text, BOOK).stances.position) == positions


@pytest.mark.xfail(strict=True, reason="the model hangs the question on the main verb, as if it were a condition")
@pytest.mark.parametrize(
    "text", ["Germany asked if it rained and backed the truce.", "Asked if it rained, Germany backed the truce."]
)
def test_a_question_is_no_condition(told, text):
    assert list(told(text, BOOK).stances.position) == ["support"]
