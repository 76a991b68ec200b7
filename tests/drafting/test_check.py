"""A check: what of a codebook stands in an article, what never does, what is double, and what is nearly there."""

import pytest

from summitry.codebook import Codebook, Issue, KnownActor, Side
from summitry.drafting import Reading, check, told
from summitry.pipeline import run
from tests.conftest import article

TEXT = """Jane Doe of Norway rejected the truce. She left.

The sanctions must be lifted, Doe said. She opposes the lifting of sanctions.
"""
BOOK = Codebook(
    "Talks",
    (Side("no", "Norway", ("Norway",)), Side("se", "Sweden", ("Sweden",)), Side("rebels", "Rebels")),
    (KnownActor("doe", "Jane Doe", side="no"), KnownActor("poe", "Max Poe")),
    (
        Issue("truce", "A truce", phrases=("the truce", "cease-fire")),
        Issue("sanctions", "Sanctions", phrases=("lift the sanctions",)),
        Issue("relief", "Relief", phrases=("lifting of sanctions",)),
    ),
)


@pytest.fixture(scope="module")
def checked():
    return check(BOOK, [Reading.of(run(article(TEXT), BOOK))])


@pytest.mark.parametrize(
    ("kind", "name", "lines"),
    [
        ("actor", "Jane Doe", [1, 1, 3, 3]),
        ("actor", "Max Poe", []),
        ("side", "Sweden", []),
        ("issue", "A truce", [1]),
        ("phrase", "the truce", [1]),
        ("phrase", "cease-fire", []),
        ("phrase", "lift the sanctions", [3]),
    ],
)
def test_an_entry_has_the_lines_on_which_it_stands(checked, kind, name, lines):
    (row,) = (row for row in checked.rows if (row.kind, row.name) == (kind, name))
    assert [place.line for place in row.places] == lines


def test_a_place_is_the_words_themselves(checked):
    (row,) = (row for row in checked.rows if row.name == "lift the sanctions")
    assert [TEXT[place.start : place.end] for place in row.places] == ["lifting of sanctions"]


def test_what_never_stands_is_listed(checked):
    assert [row.name for row in checked.never] == ["Max Poe", "Sweden", "Rebels", "cease-fire"]


def test_a_side_with_neither_country_nor_actor_is_listed(checked):
    assert checked.empty_sides == ("Rebels",)


def test_phrases_of_two_issues_with_the_same_words_are_listed(checked):
    assert checked.alike == (("Sanctions", "lift the sanctions", "Relief", "lifting of sanctions"),)


def test_the_words_of_a_phrase_in_another_order_are_a_near_miss(checked):
    assert ("Sanctions", "lift the sanctions", "sanctions must be lifted", 1) in checked.near
    assert "“sanctions must be lifted” stands once, listed is “lift the sanctions” of Sanctions" in told(checked)


def test_words_far_apart_are_no_near_miss():
    text = "Sanctions hurt, said Doe, who had come home late from the talks in the north, and she was lifted up."
    assert check(BOOK, [Reading.of(run(article(text), BOOK))]).near == ()
