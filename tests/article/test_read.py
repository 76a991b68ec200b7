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
        (b"One line.\nZur\x81ck.", "line 2, byte 13: the text is not UTF-8"),
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


TITLE = "Talks in Oslo put off until autumn"
BODY = "The talks failed on Monday, the ministry said."


def read(tmp_path, *blocks, author=None, metadata=""):
    """The article that blocks make, with an empty line between them."""
    (tmp_path / "a.txt").write_bytes("\n\n".join(blocks).encode())
    (tmp_path / "a.toml").write_text(metadata, encoding="utf-8")
    return read_article(tmp_path / "a.txt", author=author)


@pytest.mark.parametrize(
    "line",
    [
        "24 August 2025",
        "24\u00a0August\u00a02025",
        "24\u2009August\u202f2025",
        "24 AUGUST 2025",
        "24th August, 2025",
        "August 24, 2025",
        "Aug. 24, 2025, 6:00 PM",
        "2025-08-24",
        "Sunday, 24 August 2025",
        "Sun 24 Aug 2025 at 10.15 a.m. EDT",
        "10:15 GMT, 24 August 2025",
        "Published: 24 August 2025",
        "Published at 10:15 on 24 August 2025",
        "Updated 24 August 2025 10:15 GMT",
        "Last updated on Sunday 24 August 2025",
        "Published 24 August 2025, updated 25 August 2025",
        "By Jane Doe, 24 August 2025",
        "By Jane Doe and John Roe | Published 24 August 2025",
        "Jane Doe in Oslo, 24 August 2025",
        "24 August 2025 | Jane Doe",
        "24 August 2025 / Jane Doe",
        "Oslo, 24 August 2025",
        "Updated 26 August 2025\n\nPublished 24 August 2025",
        "By Jane Doe\n24 August 2025",
        "24 August\n\n© 2025 The Herald",
    ],
)
def test_a_line_with_a_date_gives_the_day_and_is_no_headline(tmp_path, line):
    for blocks in ((line, TITLE, BODY), (TITLE, line, BODY), (f"{TITLE}\n{line}", BODY)):
        found = read(tmp_path, *blocks)
        assert (found.headline, found.published, found.published_basis) == (TITLE, date(2025, 8, 24), "stated")
        assert [p.span.of(found.text) for p in found.paragraphs if p.part == "body"] == [BODY]
        assert found.author is None


@pytest.mark.parametrize("line", ["24 August", "By Jane Doe, 24 August", "Updated 24 August 10:15 GMT", "31 June 2025"])
def test_no_date_is_made_up(tmp_path, line):
    found = read(tmp_path, line, TITLE, BODY)
    assert (found.headline, found.published, found.published_basis) == (TITLE, None, None)


@pytest.mark.parametrize("title", ["Talks put off until 24 August 2025", "Oslo talks of 24 August 2025 fail again"])
def test_a_headline_with_a_date_is_a_headline(tmp_path, title):
    assert (read(tmp_path, title, BODY).headline, read(tmp_path, title, BODY).published) == (title, None)


@pytest.mark.parametrize(
    ("line", "day", "publisher"),
    [
        ("CAIRO, 9 October 2025 (AFP) — ", date(2025, 10, 9), "AFP"),
        ("CAIRO,\u00a09\u00a0October\u00a02025\u00a0(AFP)\u00a0—\u00a0", date(2025, 10, 9), "AFP"),
        ("CAIRO, 9 October 2025\n(AFP) — ", date(2025, 10, 9), "AFP"),
        ("CAIRO, Egypt, Oct. 9, 2025 (AP) -- ", date(2025, 10, 9), "AP"),
        ("SÃO PAULO, Oct 9 2025 (Reuters) - ", date(2025, 10, 9), "Reuters"),
        ("Cairo, Thursday 9 October 2025 (AFP) – ", date(2025, 10, 9), "AFP"),
        ("CAIRO, Oct 9 (Reuters) -", None, "Reuters"),
        ("KYIV/MOSCOW, Oct 9 (Reuters) - ", None, "Reuters"),
        ("CAIRO (AP) — ", None, "AP"),
        ("Cairo (dpa) - ", None, "dpa"),
        ("(Reuters) - ", None, "Reuters"),
        ("CAIRO – ", None, None),
    ],
)
def test_a_dateline_gives_day_and_agency(tmp_path, line, day, publisher):
    for first in ([TITLE], [TITLE, "By Jane Doe"]):
        found = read(tmp_path, *first, f"{line}{'' if line.endswith((' ', chr(160))) else ' '}{BODY}")
        assert (found.headline, found.published, found.publisher) == (TITLE, day, publisher)
        assert [p.span.of(found.text) for p in found.paragraphs if p.part == "body"] == [BODY]


def test_a_dateline_takes_its_year_from_the_lines_above_and_stands_alone_on_its_line(tmp_path):
    found = read(tmp_path, "CAIRO, Oct 9 (Reuters) -", "© 2025 Reuters", TITLE, BODY)
    assert (found.headline, found.published, found.publisher) == (TITLE, date(2025, 10, 9), "Reuters")


def test_metadata_win_over_a_dateline(tmp_path):
    known = 'publisher = "The Herald"\npublished = 2025-10-10'
    found = read(tmp_path, TITLE, f"CAIRO, 9 October 2025 (AFP) — {BODY}", metadata=known)
    assert (found.publisher, found.published, found.published_basis) == ("The Herald", date(2025, 10, 10), "given")


def test_a_member_named_in_brackets_opens_no_dateline(tmp_path):
    text = "Jane Doe (Labour) - the leader of the house - left on Monday."
    assert [p.part for p in read(tmp_path, TITLE, text).paragraphs] == ["headline", "body"]


@pytest.mark.parametrize(
    ("title", "author"),
    [
        ("Statement by President Jane Doe on the talks in Oslo", "President Jane Doe"),
        ("Remarks by the Foreign Minister following the summit", "Foreign Minister"),
        ("Message from the Prime Minister", "Prime Minister"),
        ("Joint statement by the leaders of France and Germany on the truce", "leaders of France and Germany"),
        ("Statement of the Ministry of Foreign Affairs on the border", "Ministry of Foreign Affairs"),
        ("STATEMENT BY THE PRESIDENT OF RURITANIA AT THE SUMMIT", "PRESIDENT OF RURITANIA"),
        ("Statement by Jane Doe, Minister for Foreign Affairs, on the talks", "Jane Doe"),
        ("Transcript: opening remarks by President Doe", "President Doe"),
        ("Prime Minister’s statement on the truce", "Prime Minister"),
        ("Minister welcomes statement by President Doe on the truce", None),
        ("Talks by the sea in Oslo put off", None),
        ("By Jane Doe", None),
    ],
)
def test_the_title_of_a_release_names_its_author(tmp_path, title, author):
    assert read(tmp_path, title, "By John Poe", BODY).author == author


def test_the_option_wins_over_the_metadata_and_these_over_the_title(tmp_path):
    title, known = "Statement by President Jane Doe on Oslo", 'author = "Jane Doe"'
    assert read(tmp_path, title, BODY, metadata=known).author == "Jane Doe"
    assert read(tmp_path, title, BODY, metadata=known, author="The President").author == "The President"


@pytest.mark.parametrize("row", load("article")["signed"], ids=lambda row: row["example"])
def test_each_title_of_a_release_reads_its_example(tmp_path, row):
    assert read(tmp_path, row["example"], BODY).author in ("President Jane Doe", "Foreign Minister")


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff{title}\n\n{body}",
        "{title}\r\n\r\n{body}\r\n",
        "{title}\r\r{body}\r",
        "{title}\n\u00a0\n{body}",
        "{title}\n\u2003\u200b\n{body}",
        "\u00a0{title}\u00a0\n\n\u3000{body}",
        "{title}\n\nShare\n\n{body}",
    ],
)
def test_white_space_of_any_kind_does_not_change_the_regions(tmp_path, text):
    found = read(tmp_path, text.format(title=TITLE, body=BODY))
    assert found.headline == TITLE
    assert [p.span.of(found.text) for p in found.paragraphs if p.part == "body"] == [BODY]


def test_hard_wrapped_lines_are_one_paragraph(tmp_path):
    found = read(tmp_path, "Talks in Oslo\nput off until\nautumn", "The talks failed\non Monday, the\nministry said.")
    assert found.headline == TITLE
    assert [p.part for p in found.paragraphs] == ["headline", "body"]
    parts = [p.part for p in regions(f"{TITLE}\nThe talks in Oslo failed on Monday, the ministry\nof the north said.")]
    assert parts == ["headline", "body"]


def test_hard_wrapped_lines_are_joined_where_no_empty_line_parts_the_paragraphs():
    lines = [
        TITLE,
        "The talks in Oslo failed, the ministry of the north said on",
        "Monday evening. The two ministers will meet again, said Jane",
        "Doe.",
        "They left.",
    ]
    text = "\n".join(lines)
    assert [p.span.of(text).split("\n") for p in regions(text)] == [lines[:1], lines[1:4], lines[4:]]
    assert [p.part for p in regions("\n".join((TITLE, BODY * 3, "Doe left")))] == ["headline", "body", "furniture"]


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
    ("kind", "row"), [(kind, row) for kind in ("credit", "label", "dated", "dateline") for row in load("article")[kind]]
)
def test_each_mark_of_a_pasted_page_is_no_paragraph_of_the_body(kind, row):
    text = f"Talks in Oslo put off until autumn\n\nThe talks failed.\n\n{row['example']}\n\nThey will meet again."
    assert [p.part for p in regions(text)][2] == {"credit": "caption"}.get(kind, "furniture")
