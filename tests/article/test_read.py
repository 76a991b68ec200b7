"""Reading an article: its regions, its date, and what is said of bad files."""

from datetime import date

import pytest

from summitry import SummitryError, read_article
from summitry.article.regions import regions
from summitry.lexicon import load

PAGE = """\
A minister waves. (Jane Doe/Herald Images)

News

Talks in Oslo put off until autumn

Share

The talks in Oslo were put off on Monday, the ministry said.
"""


def test_parts_of_a_pasted_page_are_told_apart_and_nothing_is_removed():
    parts = [(p.part, p.span.of(PAGE).split()[0]) for p in regions(PAGE)]
    assert parts == [
        ("caption", "A"),
        ("furniture", "News"),
        ("headline", "Talks"),
        ("furniture", "Share"),
        ("body", "The"),
    ]


def test_lines_are_paragraphs_where_no_empty_line_parts_them():
    parts = [p.part for p in regions("Talks in Oslo put off\nShare\nThe talks were put off.")]
    assert parts == ["headline", "furniture", "body"]


def test_the_text_is_untouched(tmp_path):
    raw = "\ufeffTitle of the talks here\r\n\r\nThe talks\u00a0failed, “he” said.\r\n".encode()
    (tmp_path / "a.txt").write_bytes(raw)
    assert read_article(tmp_path / "a.txt").text.encode() == raw


def test_the_option_wins_over_the_metadata_and_the_metadata_over_the_text(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Talks fail in Oslo\n\nMonday, 6 May 2024\n\nThe talks failed.", encoding="utf-8")
    assert (read_article(path).published, read_article(path).published_basis) == (date(2024, 5, 6), "stated")
    path.with_suffix(".toml").write_text('published = 2024-05-07\npublished_basis = "inferred"', encoding="utf-8")
    assert (read_article(path).published, read_article(path).published_basis) == (date(2024, 5, 7), "inferred")
    assert read_article(path, "2024-05-08").published == date(2024, 5, 8)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "the file is empty"),
        (b" \n\n", "the file is empty"),
        (b"a\0b", "byte 1: the file is binary"),
        ("One line.\nZur\u00fcck.".encode("latin-1"), "line 2, byte 13: the text is not UTF-8"),
        (b"Share\n\nNews", "no sentence of a body was found"),
    ],
)
def test_a_bad_file_is_named_with_place_and_remedy(tmp_path, raw, says):
    (tmp_path / "a.txt").write_bytes(raw)
    with pytest.raises(SummitryError) as error:
        read_article(tmp_path / "a.txt")
    assert "a.txt" in str(error.value)
    assert says in str(error.value)


@pytest.mark.parametrize(
    ("metadata", "says"),
    [
        ("publishd = 2024-05-06", "unknown key 'publishd'"),
        ('published = "May"', "'May' is no date"),
        ("title = 3", "'title' is not text"),
        ("title = ", "cannot be read"),
        ('published_basis = "guessed"', "is none of given, stated, inferred"),
    ],
)
def test_bad_metadata_is_named(tmp_path, metadata, says):
    (tmp_path / "a.txt").write_text("The talks failed.", encoding="utf-8")
    (tmp_path / "a.toml").write_text(metadata, encoding="utf-8")
    with pytest.raises(SummitryError, match=says):
        read_article(tmp_path / "a.txt")


def test_a_missing_file_is_an_error():
    with pytest.raises(SummitryError, match="there is no such file"):
        read_article("nowhere.txt")


def test_a_signature_below_a_quotation_is_part_of_the_body():
    text = "Doe left.\n\n“We will never leave the port.”\n\n— Jane Doe\n\nShare"
    assert [(p.part, p.span.of(text)) for p in regions(text)][1:] == [
        ("body", "“We will never leave the port.”"),
        ("body", "— Jane Doe"),
        ("furniture", "Share"),
    ]


@pytest.mark.parametrize(
    ("kind", "row"), [(kind, row) for kind in ("credit", "label") for row in load("article")[kind]]
)
def test_each_mark_of_a_pasted_page_is_no_paragraph_of_the_body(kind, row):
    text = f"Talks in Oslo put off until autumn\n\nThe talks failed.\n\n{row['example']}\n\nThey will meet again."
    assert [p.part for p in regions(text)][2] == {"credit": "caption", "label": "furniture"}[kind]
