"""Reading a codebook, and every mistake in one named with its place."""

import pytest

from summitry import SummitryError, load_codebook

GOOD = """
title = "Talks"
[[sides]]
id = "no"
label = "Norway"
countries = ["Norway"]
colour = "#2f6db5"
[[actors]]
id = "doe"
name = "Jane Doe"
side = "no"
from = 2024-01-01
[[issues]]
id = "truce"
label = "A truce"
phrases = ["a truce"]
"""


def write(tmp_path, text):
    (tmp_path / "book.toml").write_text(text, encoding="utf-8")
    return tmp_path / "book.toml"


def test_a_good_codebook_is_read(tmp_path):
    book = load_codebook(write(tmp_path, GOOD))
    assert (book.sides[0].label, book.actors[0].since.year, book.issues[0].phrases) == ("Norway", 2024, ("a truce",))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('label = "Norway"', 'lable = "Norway"', "sides 1 (no): unknown key 'lable'; did you mean 'label'?"),
        ('label = "Norway"', "", "'label' is missing"),
        ('side = "no"', 'side = "se"', "actor 'doe': the side 'se' is not defined; use no"),
        ('id = "doe"', "", "actors 1 (without an id): 'id' is missing"),
        ("from = 2024-01-01", 'from = "2024"', "'2024' is no date"),
        ("from = 2024-01-01", "from = 2024-01-01\nuntil = 2023-01-01", "'until' is before 'from'"),
        ("#2f6db5", "blue", "'blue' is no colour"),
        ('phrases = ["a truce"]', 'phrases = "a truce"', "this is no list of texts"),
        (
            'phrases = ["a truce"]',
            f'phrases = ["{"a " * 999}"]',
            "issues 1 (truce), phrases: a text is longer than 1000",
        ),
        ('label = "A truce"', f'label = "{"a " * 999}"', "label: a text is longer than 1000 characters; shorten it"),
        (
            'title = "Talks"',
            f'title = "Talks"\n#{"a" * 1_000_000}',
            "the file is larger than 1 MB; keep the codebook of",
        ),
        ('title = "Talks"', 'title = "Talks', "this is no TOML"),
        ('title = "Talks"', 'titel = "Talks"', "unknown key 'titel'"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path, old, new, says):
    with pytest.raises(SummitryError) as error:
        load_codebook(write(tmp_path, GOOD.replace(old, new)))
    assert says in str(error.value)
    assert "book.toml" in str(error.value)


def test_an_id_given_twice_and_a_phrase_in_two_issues_are_errors(tmp_path):
    again = '\n[[issues]]\nid = "{}"\nlabel = "B"\nphrases = ["{}"]\n'
    with pytest.raises(SummitryError, match="the id 'truce' is given twice"):
        load_codebook(write(tmp_path, GOOD + again.format("truce", "peace")))
    with pytest.raises(SummitryError, match="the phrase 'A  Truce' stands in two issues"):
        load_codebook(write(tmp_path, GOOD + again.format("peace", "A  Truce")))


def test_a_missing_codebook_is_an_error():
    with pytest.raises(SummitryError, match="there is no such file"):
        load_codebook("nowhere.toml")


@pytest.mark.parametrize(
    "written", ["(a+)+$", "[[[", ".*", "\\\\", "a" * 999, "of the " * 140, "… " * 400, "../../a", "{0}", "%s"]
)
def test_what_a_codebook_says_is_words_and_never_a_pattern(told, tmp_path, written):
    path = write(tmp_path, GOOD.replace('"a truce"', f'"{written}"').replace('"Jane Doe"', f'"{written}"'))
    assert told("Jane Doe met John Roe aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", load_codebook(path)).stances.empty
