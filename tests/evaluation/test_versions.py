"""Two versions of an article are told apart by what their rows say, not by where they stand."""

from __future__ import annotations

import pytest

from summitry import Codebook
from summitry.codebook import Issue
from summitry.evaluation import changes

BOOK = Codebook(issues=(Issue("truce", "A truce", phrases=("a truce",)),))
OLD = """“We support a truce,” French President Jane Doe told Reuters on Monday.

Jane Doe will meet John Roe in Oslo on Friday.

Jane Doe met Chancellor Max Poe in Bergen last week.
"""


@pytest.fixture(scope="module")
def told_apart(told):
    old = told(OLD, BOOK)

    def rows(new: str) -> list[list[str]]:
        return changes(old, told(new, BOOK)).drop(columns="text").to_numpy().tolist()

    return rows


def test_the_same_words_among_other_furniture_and_in_another_order_are_no_change(told_apart):
    first, *others = OLD.split("\n\n")
    assert told_apart("Talks\n\nShare\n\n" + "\n\n".join([*others, first]) + "\n\nRead more\n\nTags\n") == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("in Oslo", "in Rome", [["events", "changed", "place", "Oslo", "Rome"]]),
        (
            "on Friday",
            "on 3 June",
            [
                ["events", "changed", "begin", "2024-05-17", "2024-06-03"],
                ["events", "changed", "end", "2024-05-17", "2024-06-03"],
            ],
        ),
        ("Jane Doe will meet John Roe in Oslo on Friday.", "", [["events", "went", "", "planned, 2024-05-17", ""]]),
        (
            "We support a truce",
            "We oppose a truce",
            [
                ["statements", "changed", "text", "We support a truce,", "We oppose a truce,"],
                ["stances", "changed", "position", "support", "oppose"],
            ],
        ),
        ("told Reuters", "told AFP", [["statements", "changed", "via", "Reuters", "AFP"]]),
        (
            "last week.",
            "last week. Eve Lee met Ann Low in Paris in April.",
            [["events", "came", "", "", "held, 2024-04-30"]],
        ),
        (
            "We support a truce,” French President Jane Doe told",
            "We left,” French President Jane Doe told",
            [
                ["statements", "went", "", "Jane Doe", ""],
                ["statements", "came", "", "", "Jane Doe"],
                ["stances", "went", "", "Jane Doe, truce, support", ""],
            ],
        ),
    ],
)
def test_what_came_went_or_changed_is_listed(told_apart, old, new, found):
    assert told_apart(OLD.replace(old, new)) == found


def test_a_version_does_not_differ_from_itself(stored):
    assert changes(stored, stored).empty
