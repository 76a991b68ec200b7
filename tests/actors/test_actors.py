"""Who is mentioned: names, titles, offices, pronouns, capitals, and the side of each."""

from datetime import date

import pytest

from summitry.actors.figures import side_of_states
from summitry.actors.gazetteer import atoms_of
from summitry.actors.known import Known
from summitry.actors.linking import find_actors
from summitry.actors.mentions import find_phrases
from summitry.codebook import Codebook, KnownActor, Side
from summitry.language import analyse, model
from summitry.lexicon import load
from summitry.syntax.tokens import Tokens
from tests.conftest import article

BOOK = Codebook(
    "",
    (Side("fr", "France", ("France",)), Side("eu", "Europe", ("European Union",))),
    (KnownActor("doe", "Jane Doe", ("Doe",), "minister", "fr", date(2024, 1, 1), date(2024, 12, 31)),),
)


def cast(text, codebook=None, published=date(2024, 5, 15)):
    return find_actors(analyse(article(text, published)), codebook or Codebook(), published)


def denoted(text, phrase, codebook=None):
    """The actors that a phrase of the text denotes."""
    at = text.index(phrase)
    mention = cast(text, codebook).covering(at)
    return mention.actor_ids if mention else ()


@pytest.mark.parametrize(
    ("text", "phrase", "wanted"),
    [
        ("French President Jane Doe spoke. Doe left.", "Doe left", ("jane_doe",)),
        ("French President Jane Doe spoke. The French president left.", "The French", ("jane_doe",)),
        ("French President Jane Doe spoke. She left.", "She", ("jane_doe",)),
        ("Jane Doe met John Roe. She told him to go.", "him", ("john_roe",)),
        ("Jane Doe and John Roe met. They left.", "They", ("jane_doe", "john_roe")),
        ("Paris rejected the plan.", "Paris", ("france",)),
        ("The talks in Paris failed.", "Paris", ()),
        ("The Kremlin rejected the plan.", "Kremlin", ("kremlin",)),
        ("A French official said no.", "French", ("french_official_1",)),
        ("NATO outlined a plan.", "NATO", ("nato",)),
        ("The UK said no.", "UK", ("united_kingdom",)),
    ],
)
def test_a_phrase_denotes_an_actor(text, phrase, wanted):
    assert denoted(text, phrase) == wanted


@pytest.mark.parametrize(
    ("text", "actor_id", "kind", "role", "side"),
    [
        ("French Foreign Minister John Roe left.", "john_roe", "person", "foreign minister", "France"),
        ("German Chancellor John Roe left.", "john_roe", "person", "chancellor", "Europe"),
        ("A French official left.", "french_official_1", "unnamed", None, "France"),
        ("“No,” he told Reuters.", "reuters", "organisation", "news outlet", None),
        ("John Roe, the French finance minister, left.", "john_roe", "person", "finance minister", "France"),
    ],
)
def test_an_actor_has_kind_role_and_side(text, actor_id, kind, role, side):
    actor = cast(text, BOOK).by_id[actor_id]
    assert (actor.kind, actor.role, actor.side) == (kind, role, side)


@pytest.mark.parametrize("row", load("names")["shapes"], ids=lambda row: row["example"])
def test_a_shape_reads_its_example(row):
    doc = model()(row["example"])
    accord = Known(Codebook(actors=(KnownActor("accord", "Zenda Accord", kind="organisation"),)))
    assert row["kind"] in [phrase.kind for phrase in find_phrases(Tokens(doc), (0, len(doc)), frozenset(), accord.at)]


def test_a_side_is_held_from_one_day_until_another():
    text = "Jane Doe left."
    assert cast(text, BOOK).by_id["doe"].side == "France"
    assert cast(text, BOOK, date(2025, 5, 15)).by_id["doe"].side is None


@pytest.mark.parametrize(
    ("kind", "letters"),
    [
        ("pronouns", "IWW"),
        ("determiners", "DWWW"),
        ("particles", "NWW"),
        ("not_names", "WNWW"),
        ("entities", "IWWWW"),
        ("months", "DWWWWW"),
    ],
)
def test_each_list_of_small_words_cuts_its_own_example(kind, letters):
    doc = model()(load("names")[kind]["example"])
    assert (
        "".join(atom.letter for atom in atoms_of(Tokens(doc), (0, len(doc)), frozenset(), Known(Codebook()).at))
        == letters
    )


def test_a_side_has_the_members_of_the_blocs_it_lists():
    assert side_of_states(("Germany",), BOOK) == "Europe"
    assert side_of_states(("Japan",), BOOK) is None
    assert side_of_states(("Canada",), Codebook()) == "Canada"
