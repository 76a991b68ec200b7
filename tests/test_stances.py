"""Positions: which, whose, and on whose word."""

import pytest

from summitry.codebook import Codebook, Issue, Side

BOOK = Codebook(
    "Talks",
    (Side("fr", "France", ("France",)), Side("de", "Germany", ("Germany",))),
    (),
    (
        Issue("truce", "A truce", None, ("a truce", "the truce")),
        Issue("talks", "A Doe-Roe summit", None, ("Doe-Roe summit",)),
    ),
)
CASES = [  # text, (holder, position, basis, ascribed_by)
    ("France backed the truce on Monday.", ("france", "support", "narrator", None)),
    ("France has rejected the truce.", ("france", "oppose", "paraphrase", None)),
    ("France did not oppose the truce.", ("france", "support", "narrator", None)),
    ("France pushed back against the truce.", ("france", "oppose", "narrator", None)),
    ("“We support the truce,” a French official said.", ("french_official_1", "support", "own_words", None)),
    ("A French official said that the truce must come soon.", ("french_official_1", "support", "paraphrase", None)),
    (
        "A French official said that Germany opposes the truce.",
        ("germany", "oppose", "third_party", "french_official_1"),
    ),
    ("The plan includes a truce – a non-starter for Germany.", ("germany", "oppose", "narrator", None)),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:45] for text, _ in CASES])
def test_a_position_is_read_with_holder_and_basis(told, text, wanted):
    rows = [
        (r.holder_id, str(r.position), str(r.basis), r.ascribed_by if isinstance(r.ascribed_by, str) else None)
        for r in told(text, BOOK).stances.itertuples()
    ]
    assert rows == [wanted]


@pytest.mark.parametrize(
    "text", ["The truce was signed in Oslo.", "Reporters asked about the truce.", "A truce is an agreement."]
)
def test_mere_mention_is_no_position(told, text):
    assert told(text, BOOK).stances.empty


def test_all_mentions_of_an_event_that_a_phrase_names_count(told):
    tables = told(
        "The Doe-Roe summit is planned for Friday, French President Jane Doe said.\n\n"
        "“There are no plans for Jane Doe to meet John Roe,” a French official said.",
        BOOK,
    )
    assert ("french_official_1", "oppose") in [(r.holder_id, str(r.position)) for r in tables.stances.itertuples()]


def test_without_a_codebook_there_are_no_stances_and_sides_are_states(told):
    tables = told("French President Jane Doe said the truce had failed.")
    assert tables.stances.empty
    assert list(tables.statements.side) == ["France"]
