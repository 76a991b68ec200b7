"""Bad and odd inputs, a row each: what is said in which line, and with which exit status; never a traceback."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from summitry.commands import main
from tests.inputs.made import BODY, GERMAN, TEXT, TITLE, encrypted, page, pdf, scanned, word

DATED = ("--published", "2024-05-15")
BOOK = ("--codebook", "b.toml")
SIDES = '[[sides]]\nid = "n"\nlabel = "Norway"\ncountries = ["Norway"]\n'
READ = f"a.txt: “{TITLE}”, 2024-05-15 (given), no publisher, English"
NO_DATE = "no date of publication is known, and relative dates stay open; give it with --published"
NO_ROWS = "no event, statement or position was found; check that it is the whole article, and news in English"
ANEW = "save the article anew as .docx or as plain text"
NO_BOOK = "this is no codebook; give a TOML file with sides, actors and issues"
STRAIGHT = (
    'this is no TOML and cannot be read: Invalid value (at line 1, column 9); write straight quotation marks, "", '
)


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", TEXT)
    return file.getvalue()


FINE = [  # kind, the file's name, its content, arguments, lines
    ("a Word document", "a.docx", word(), DATED, [READ.replace("txt", "docx") + ", Word"]),
    (
        "a PDF",
        "a.pdf",
        pdf([(TITLE, 720, 20), (BODY[:71], 680, 11)]),
        DATED,
        [READ.replace("txt", "pdf").replace("English", "PDF")],
    ),
    ("a page", "a.html", page(), (), [f"a.html: “{TITLE}”, 2024-05-14 (stated), The Herald, English, HTML"]),
    ("UTF-16", "a.txt", TEXT.encode("utf-16"), DATED, [READ + ", read as utf-16"]),
    ("cp1252", "a.txt", TEXT.encode("cp1252"), DATED, [READ + ", read as cp1252"]),
    ("CR only", "a.txt", TEXT.replace("\n", "\r"), DATED, [READ]),
    ("hard-wrapped", "a.txt", TEXT.replace(" on ", " on\n").replace("minister ", "minister\n"), DATED, [READ]),
    ("a text named .docx", "a.docx", TEXT, DATED, [READ.replace("txt", "docx")]),
    ("no date", "a.txt", TEXT, (), [READ.replace("2024-05-15 (given)", "no date"), f"a.txt: {NO_DATE}"]),
    (
        "the year 2205",
        "a.txt",
        TEXT,
        ("--published", "2205-01-01"),
        [
            READ.replace("2024-05-15", "2205-01-01"),
            "a.txt: the date of publication, 2205-01-01, is in the future; check it, or give --published",
        ],
    ),
    (
        "German",
        "a.txt",
        GERMAN,
        DATED,
        [
            "a.txt: “Gespräche in Oslo gescheitert”, 2024-05-15 (given), no publisher, German",
            "a.txt: the text is in German; only English is read, so give an English text",
            f"a.txt: {NO_ROWS}",
        ],
    ),
    (
        "nothing to find",
        "a.txt",
        "The sun shone over the fields.\n",
        DATED,
        ["a.txt: no headline, 2024-05-15 (given), no publisher", f"a.txt: {NO_ROWS}"],
    ),
    ("no warning but quiet", "a.txt", TEXT, (*DATED, "--quiet"), []),
    ("a warning, and quiet", "a.txt", TEXT, ("--quiet",), [f"a.txt: {NO_DATE}"]),
]

BAD = [  # kind, files, arguments, line
    ("a folder", {}, ".", ".: this is a folder; name a file in it"),
    ("no file", {}, "a.txt", "a.txt: there is no such file; check the path"),
    (
        "an address",
        {},
        "https://example.org/talks",
        "https://example.org/talks: this is an address, and nothing is fetched from the net; save the page and "
        "give the file",
    ),
    ("an empty file", {"a.txt": ""}, "a.txt", "a.txt: the file is empty; paste the article's text into it"),
    ("buttons only", {"a.txt": "Share"}, "a.txt", "a.txt: no sentence of a body was found; paste the whole article"),
    (
        "a picture named .txt",
        {"a.txt": b"\x89PNG\r\n\x1a\n\0\0"},
        "a.txt",
        "a.txt: this is a picture, no article; give the text of the article",
    ),
    ("a program", {"a.txt": b"\x7fELF\2\1\1\0\0"}, "a.txt", "a.txt, byte 7: the file is binary; save it as plain text"),
    (
        "an encoding that is not certain",
        {"a.txt": b"Talks fail \x81."},
        "a.txt",
        "a.txt, line 1, byte 11: the text is not UTF-8, and in which encoding it is, is not certain; save the "
        "file as UTF-8",
    ),
    ("a zip named .docx", {"a.docx": zipped()}, "a.docx", f"a.docx: this is a zip archive, no Word document; {ANEW}"),
    (
        "a cut .docx",
        {"a.docx": word()[:999]},
        "a.docx",
        f"a.docx: this Word document cannot be read (File is not a zip file); {ANEW}",
    ),
    (
        "an empty .docx",
        {"a.docx": word("", title=None)},
        "a.docx",
        "a.docx: the document has no text; copy the article's text into a .txt file",
    ),
    (
        "an old .doc",
        {"a.doc": b"\xd0\xcf\x11\xe0\xa1"},
        "a.doc",
        "a.doc: this is an Office file of before 2007, no article; save it as .docx",
    ),
    (
        "rich text",
        {"a.rtf": "{\\rtf1 Hi.}"},
        "a.rtf",
        "a.rtf: this is a rich text file, no article; save it as .docx or plain text",
    ),
    (
        "a web archive",
        {"a.mhtml": "From: <Saved by Blink>"},
        "a.mhtml",
        "a.mhtml: this is a web archive, no article; save the page as HTML",
    ),
    (
        "a scanned PDF",
        {"a.pdf": scanned()},
        "a.pdf",
        "a.pdf: the PDF has no text: its pages are pictures; let a program for text recognition (OCR) read it, and "
        "give its text",
    ),
    (
        "an encrypted PDF",
        {"a.pdf": encrypted()},
        "a.pdf",
        "a.pdf: the PDF is encrypted; save a copy without a password",
    ),
    (
        "a cut PDF",
        {"a.pdf": pdf([(TITLE, 720, 20)])[:60]},
        "a.pdf",
        "a.pdf: this PDF cannot be read (Stream has ended unexpectedly); print it to a new PDF, or copy its text into "
        "a .txt file",
    ),
    (
        "a codebook as article",
        {"b.txt": SIDES},
        "b.txt",
        "b.txt: this is a codebook, no article; give it with --codebook",
    ),
    (
        "metadata as article",
        {"a.toml": 'title = "T"'},
        "a.toml",
        "a.toml: this is a TOML file, no article; give the article that it tells of",
    ),
    (
        "a codebook beside",
        {"a.txt": TEXT, "a.toml": SIDES},
        "a.txt",
        "a.toml: this is a codebook, and metadata of the article are looked for here; rename it, and give it with "
        "--codebook",
    ),
    ("curly quotes in metadata", {"a.txt": TEXT, "a.toml": "title = “T”"}, "a.txt", f"a.toml: {STRAIGHT}around text"),
    ("an article as codebook", {"a.txt": TEXT}, "a.txt --codebook a.txt", f"a.txt: {NO_BOOK}"),
    ("a document as codebook", {"a.txt": TEXT, "b.docx": word()}, "a.txt --codebook b.docx", f"b.docx: {NO_BOOK}"),
    (
        "metadata as codebook",
        {"a.txt": TEXT, "b.toml": 'publisher = "The Herald"'},
        "a.txt --codebook b.toml",
        "b.toml: these are the metadata of an article, no codebook; give a file with sides, actors and issues",
    ),
    (
        "curly quotes in the codebook",
        {"a.txt": TEXT, "b.toml": "title = “T”"},
        "a.txt --codebook b.toml",
        f"b.toml: {STRAIGHT}around text",
    ),
    (
        "an empty phrase",
        {"a.txt": TEXT, "b.toml": '[[issues]]\nid = "t"\nlabel = "T"\nphrases = [""]'},
        "a.txt --codebook b.toml",
        'b.toml, issues 1 (t), phrases: this is no list of texts; write ["...", "..."]',
    ),
    (
        "a day of another form",
        {"a.txt": TEXT},
        "a.txt --published 22.10.2025",
        "--published: '22.10.2025' is no date; write it as YYYY-MM-DD",
    ),
    (
        "two of one id",
        {"a.txt": TEXT, "A.html": page()},
        "a.txt A.html",
        "a.txt and A.html: two articles have the id 'A'; rename one of the files",
    ),
    (
        "--out is a file",
        {"a.txt": TEXT, "out": ""},
        "a.txt --quiet --published 2024-05-15",
        "out: this is a file; name an empty or a new folder",
    ),
    (
        "--out holds something else",
        {"a.txt": TEXT, "out/x.txt": ""},
        "a.txt --quiet --published 2024-05-15",
        "out: the folder holds other files than tables; name an empty or a new folder",
    ),
]


CSV = "save it with commas, as UTF-8, or parse the article again"
ALTERED = [  # kind, file, change of its bytes, line
    (
        "the text",
        "article.txt",
        lambda raw: raw + b"More.\n",
        "article.txt: the text is not the one that was parsed; put it back, or parse the article again",
    ),
    ("semicolons", "events.csv", lambda raw: raw.replace(b",", b";"), f"events: semicolons part the cells; {CSV}"),
    (
        "a day of a spreadsheet",
        "articles.csv",
        lambda raw: raw.replace(b"2024-05-15", b"22.10.2025"),
        "articles, row 0, column 'published': '22.10.2025' is no date; write it as YYYY-MM-DD",
    ),
    (
        "a code page",
        "articles.csv",
        lambda raw: raw.replace(b"Talks", b"T\xe4lks"),
        "articles: this is no CSV in UTF-8 ('utf-8' codec can't decode byte 0xe4 in position 1: invalid continuation "
        f"byte); {CSV}",
    ),
    (
        "a row with too many cells",
        "events.csv",
        lambda raw: raw + b"," * 30 + b"\n",
        "events: this is no CSV in UTF-8 (Error tokenizing data. C error: Expected 19 fields in line 3, saw 31); "
        f"{CSV}",
    ),
    (
        "an empty table",
        "events.csv",
        lambda raw: b"",
        f"events: this is no CSV in UTF-8 (No columns to parse from file); {CSV}",
    ),
    (
        "a row twice",
        "events.csv",
        lambda raw: raw + raw.splitlines()[-1] + b"\n",
        "events, row 1, column 'event_id': 'e01' is the key of two rows; keep one of them",
    ),
    (
        "a row by hand",
        "events.csv",
        lambda raw: raw + b"a,e02,meeting\n",
        "events, row e02, column 'title': the cell is empty; fill it with text",
    ),
]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def write(name: str, content: str | bytes) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_bytes(content.encode() if isinstance(content, str) else content)


@pytest.mark.parametrize(
    ("name", "content", "arguments", "lines"), [row[1:] for row in FINE], ids=[row[0] for row in FINE]
)
def test_an_odd_article_is_read_and_what_is_odd_is_said(capsys, name, content, arguments, lines):
    write(name, content)
    assert main(["parse", name, *arguments, "--out", "out"]) == 0
    assert capsys.readouterr().err.splitlines() == [f"summitry: {line}" for line in lines]
    assert Path("out/events.csv").is_file()


@pytest.mark.parametrize(("files", "arguments", "line"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_input_is_one_line_and_nothing_is_written(capsys, files, arguments, line):
    for name, content in files.items():
        write(name, content)
    before = sorted(Path().rglob("*"))
    assert main(["parse", *arguments.split(), "--out", "out"]) == 2
    assert capsys.readouterr().err == f"summitry: {line}\n"
    assert sorted(Path().rglob("*")) == before


@pytest.mark.parametrize(("name", "change", "line"), [row[1:] for row in ALTERED], ids=[row[0] for row in ALTERED])
def test_tables_that_were_altered_are_refused_in_one_line(capsys, name, change, line):
    write("a.txt", TEXT)
    main(["parse", "a.txt", "--quiet", *DATED, "--out", "out"])
    write(f"out/{name}", change(Path("out", name).read_bytes()))
    assert main(["show", "e01", "--tables", "out"]) == 2
    changed = f"; {name} was changed since written; 'summitry corrections diff' makes corrections of it"
    assert capsys.readouterr().err == f"summitry: out: {line}{changed if name.endswith('.csv') else ''}\n"


@pytest.mark.parametrize(
    ("book", "line"),
    [
        (SIDES, "nothing of the codebook was found; check that it is the one of this story"),
        (SIDES + '[[actors]]\nid = "doe"\nname = "Jane Doe"\n', "never mentioned: Norway"),
        ('[[issues]]\nid = "t"\nlabel = "T"\nphrases = ["talks"]\n', None),
        ('title = "T"\n', None),
    ],
)
def test_what_the_codebook_names_in_vain_is_a_warning(capsys, book, line):
    write("a.txt", TEXT)
    write("b.toml", book)
    assert main(["parse", "a.txt", "--quiet", *DATED, *BOOK, "--out", "out"]) == 0
    assert capsys.readouterr().err == (f"summitry: a.txt: {line}\n" if line else "")


def test_several_articles_become_a_folder_each(capsys):
    write("a.txt", TEXT)
    write("b.html", page())
    assert main(["parse", "a.txt", "b.html", *DATED, "--out", "out", "--json"]) == 0
    folders = [json.loads(line)["tables"] for line in capsys.readouterr().out.splitlines()]
    assert folders == [str(Path("out", "a")), str(Path("out", "b"))]
    assert main(["show", "e01", "--tables", "out/b"]) == 0


def test_one_bad_article_of_several_leaves_nothing_written(capsys):
    write("a.txt", TEXT)
    write("b.txt", "")
    assert main(["parse", "a.txt", "b.txt", *DATED, "--out", "out"]) == 2
    assert not Path("out").exists()


def test_the_same_page_gives_the_same_bytes():
    write("a.html", page())
    for out in ("one", "two"):
        main(["parse", "a.html", "--quiet", "--out", out])
    assert [p.read_bytes() for p in sorted(Path("one").iterdir())] == [
        p.read_bytes() for p in sorted(Path("two").iterdir())
    ]
