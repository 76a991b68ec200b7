"""Inputs: what is read of each form of a file, and what is known of it."""

import io
import sys
from datetime import date
from io import BytesIO

import pytest
from docx import Document

from summitry import SummitryError, read_article
from summitry.inputs import language_of, read_input
from tests.inputs.made import BODY, GERMAN, TEXT, TITLE, encrypted, page, pdf, word

QUOTED = "The talks failed in Côte d’Ivoire. “No”, said Léon Doe – and left.\n"


@pytest.fixture
def read(tmp_path):
    """The input of a file with some bytes."""

    def given(name, raw, metadata=None):
        (tmp_path / name).write_bytes(raw.encode() if isinstance(raw, str) else raw)
        if metadata:
            (tmp_path / name).with_suffix(".toml").write_text(metadata, encoding="utf-8")
        return read_input(tmp_path / name)

    return given


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (QUOTED.encode(), "utf-8"),
        (QUOTED.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + QUOTED.encode("utf-16-be"), "utf-16"),
        (QUOTED.encode("utf-16-le"), "utf-16"),
        (QUOTED.encode("utf-16-be"), "utf-16"),
        (QUOTED.encode("utf-32"), "utf-32"),
        (QUOTED.encode("utf-32-be"), "utf-32"),
        (QUOTED.encode("cp1252"), "cp1252"),
        (QUOTED.encode("mac_roman"), "mac_roman"),
        (
            "Prezydent Łukasz Wałęsa spotkał się w środę z premierem. Ważne są święta i źródła.".encode("cp1250"),
            "cp1250",
        ),
        (("Президент встретился в среду с премьер-министром, заявил министр. " * 3).encode("cp1251"), "cp1251"),
    ],
)
def test_the_encoding_is_found_and_named(read, raw, encoding):
    given = read("a.txt", raw)
    assert given.encoding == encoding
    assert given.text == (QUOTED if "utf" in encoding else raw.decode(encoding))


@pytest.mark.parametrize(
    "raw",
    [
        QUOTED.encode() + b"\xe2\x80 and more.",
        b"The talks failed \x81 on Monday.",
        "首脳会談は来週オスロで開かれる。".encode("shift_jis"),
    ],
)
def test_an_encoding_that_is_not_certain_is_an_error_with_the_remedy(read, raw):
    with pytest.raises(SummitryError, match="is not certain; save the file as UTF-8"):
        read("a.txt", raw)


def test_two_megabytes_are_read_as_a_few_lines_are(read):
    raw = (QUOTED * 30_000).encode("cp1252")
    given = read("a.txt", raw)
    assert (given.encoding, len(given.text)) == ("cp1252", len(raw))
    assert len(raw) > 2_000_000


def test_the_mark_of_utf_8_and_the_line_ends_stay(read):
    raw = "\ufeffTalks fail\r\n\r\nThey met.\rThey left."
    assert read("a.txt", raw).text == raw


def test_a_page_is_its_article_and_what_its_head_knows(read):
    given = read("a.html", page())
    assert given.text == f"{TITLE}\n\n{BODY}\n\nA second round of talks is planned for June.\n"
    assert (given.title, given.publisher, given.author) == (TITLE, "The Herald", None)
    assert (given.published, given.published_basis) == (date(2024, 5, 14), "stated")


def test_a_page_is_known_by_its_content_and_its_declared_encoding(read):
    raw = page(paragraphs=("The talks failed, said Señor Muñoz of Ruritania on Monday in Oslo.",))
    declared = raw.replace("<head>", '<head><meta charset="iso-8859-2">')
    assert "Seńor Muńoz" in read("a.txt", declared.encode("cp1252")).text
    assert read("a.txt", raw.encode("cp1252")).form == "HTML"


def test_a_day_ahead_of_the_clock_is_read(read):
    assert (
        read("a.html", page(head='<meta property="article:published_time" content="2205-01-01">')).published.year
        == 2205
    )


def test_a_word_document_is_a_block_a_paragraph(read):
    given = read("a.docx", word(BODY, "", "They left."))
    assert given.text == f"{TITLE}\n\n{BODY}\n\nThey left.\n"
    assert (given.title, given.author, given.published) == (TITLE, None, None)


def test_a_word_document_reads_cells_in_place_and_changes_as_accepted(read):
    document, file = Document(), io.BytesIO()
    document.add_paragraph("The first.")
    table = document.add_table(1, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "The cell."
    changed = document.add_paragraph("The last")
    for mark, tag in (("ins", "t"), ("del", "delText")):
        run = changed.add_run(f" {mark}")._r
        inside = run.makeelement(run.tag.replace("}r", f"}}{mark}"), {})
        run[0].tag = run[0].tag.replace("}t", f"}}{tag}")
        changed._p.append(inside)
        inside.append(run)
    document.save(file)
    assert read("a.docx", file.getvalue()).text == "The first.\n\nThe cell.\n\nThe last ins\n"


def test_the_lines_of_a_pdf_are_joined_to_paragraphs(read):
    first = [
        ("The Herald, page 1", 760, 9),
        (TITLE, 720, 20),
        ("The talks in Oslo failed on Monday, the foreign minister of", 680, 11),
        ("Ruritania said. There will be no cease-", 666, 11),
        ("fire, and more nego-", 652, 11),
        ("tiations are not planned.", 638, 11),
        ("She told reporters that negotiations in June would be the last", 610, 11),
        ("that her government takes part in, whatever the outcome of the", 596, 11),
    ]
    second = [
        ("The Herald, page 2", 760, 9),
        ("election is.", 720, 11),
        ("They left.", 692, 11),
    ]
    given = read("a.pdf", pdf(first, second))
    assert given.title == TITLE
    assert given.text.split("\n\n") == [
        TITLE,
        "The talks in Oslo failed on Monday, the foreign minister of Ruritania said. There will be no cease-fire, and "
        "more negotiations are not planned.",
        "She told reporters that negotiations in June would be the last that her government takes part in, whatever "
        "the outcome of the election is.",
        "They left.\n",
    ]


def test_a_pdf_that_only_forbids_copying_is_read(read):
    assert read("a.pdf", encrypted("")).text.startswith(f"{TITLE}\n\nThe talks")


@pytest.mark.parametrize(("name", "raw"), [("a.html", page()), ("a.docx", word()), ("a.txt", TEXT)])
def test_the_metadata_beside_win_over_what_the_file_says(read, name, raw):
    known = 'title = "Other"\npublisher = "The Post"\npublished = 2024-05-01\nauthor = "Jane Doe"\n'
    given = read(name, raw, known)
    assert (given.title, given.publisher, given.author) == ("Other", "The Post", "Jane Doe")
    assert (given.published, given.published_basis) == (date(2024, 5, 1), "given")


def test_a_pasted_text_is_read_as_it_stands():
    article = read_article(TEXT, "2024-05-15")
    assert (article.article_id, article.text, article.headline) == ("pasted", TEXT, TITLE)
    assert read_article(BODY * 10).text == BODY * 10


def test_standard_input_is_read_in_any_form(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(BytesIO(word())))
    given = read_input("-")
    assert (given.name, given.where, given.form) == ("stdin", "standard input", "Word")


@pytest.mark.parametrize("name", ["trafilatura", "docx", "pypdf"])
def test_a_package_that_is_missing_is_named_with_the_extra(read, monkeypatch, name):
    monkeypatch.setitem(sys.modules, name, None)
    files = {"trafilatura": ("a.html", page()), "docx": ("a.docx", word()), "pypdf": ("a.pdf", pdf([("Hi.", 9, 9)]))}
    with pytest.raises(SummitryError, match=rf"{name}, is not installed; run 'pip install \"summitry\[inputs\]\"'"):
        read(*files[name])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TEXT, "English"),
        (GERMAN, "German"),
        (
            "Les pourparlers d’Oslo ont échoué lundi, a déclaré la ministre. Le président sera à Bergen en juin." * 2,
            "French",
        ),
        ("首腦會談下週在奧斯陸舉行。外長週一表示會談失敗。" * 6, "an unknown language"),
        ("Oslo, 8 May.", None),
    ],
)
def test_the_language_is_that_of_the_small_words(text, language):
    assert language_of(text) == language
