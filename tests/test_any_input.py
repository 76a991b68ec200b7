"""Nothing breaks it: any text gives rows that show their words, and whatever is wrong in a file is one line."""

import hashlib
import os
import shutil
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry import SummitryError, Tables, load_codebook, parse, read_article
from summitry.codebook import Codebook, KnownActor
from summitry.export import FORMATS, find
from tests.conftest import ROOT, article
from tests.test_labels import CODEBOOK, SENTENCES

# --- any text ----------------------------------------------------------------------------------------

PLANES = [chr(plane * 0x10000 + low) for plane in range(17) for low in (0x20, 0x61, 0x300, 0x4E00, 0xFFFD)]
STRANGE = [*PLANES, "\r", "\u2028", "\u200f", "\x85", "\x1b[31m", "\ufeff", *"ıſİß٣²½“”‘’(", "((", "//"]
LINES = SENTENCES.strip().split("\n")
ENDS = st.dates(date.min, date(9, 1, 1)) | st.dates(date(9990, 1, 1), date.max) | st.sampled_from([date.min, date.max])
PIECES = st.sampled_from(LINES) | st.sampled_from(STRANGE) | st.characters(exclude_categories=["Cs"])


def torn(line, at, strange):
    """A sentence with something strange in it."""
    return line[: at % len(line)] + strange + line[at % len(line) :]


TORN = st.builds(torn, st.sampled_from(LINES), st.integers(0, 200), st.sampled_from(STRANGE))


@given(
    text=st.lists(TORN | PIECES, min_size=1, max_size=6).map(" ".join) | st.lists(TORN, max_size=4).map("\n\n".join),
    published=ENDS | st.dates() | st.none(),
)
@settings(max_examples=60, deadline=None)
def test_real_sentences_with_any_character_give_rows_that_show_their_words(text, published):
    """No exception; `raw[start:end] == text`; begin never after end; the same again gives the same bytes."""
    told, again = (parse(article(text, published), CODEBOOK) for _ in range(2))
    told.check()  # among others, that each row stands on its words
    for (name, table), (_, other) in zip(told.items(), again.items(), strict=True):
        assert table.to_csv() == other.to_csv(), name
        if "begin" in table:
            both = table.dropna(subset=["begin", "end"])
            assert (both["begin"] <= both["end"]).all()


@given(st.lists(TORN, min_size=1, max_size=3).map("\n\n".join))
@settings(max_examples=10, deadline=None)
def test_what_is_saved_of_any_text_is_loaded_again(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("any") / "tables"
    told = parse(article(text.replace("\0", " ")), CODEBOOK)
    told.save(folder)
    assert {name: table.to_csv() for name, table in Tables.load(folder).items()} == {
        name: table.to_csv() for name, table in told.items()
    }


TEXT = "Russia met Jane Doe in Oslo on Monday. The Russian government left, and Russia spoke."


def test_a_person_whose_id_is_that_of_a_state_is_not_the_state():
    book = Codebook(actors=(KnownActor("russia", "Mary Poe", kind="person"), KnownActor("jane_doe", "The House")))
    actors = parse(article(TEXT), book).actors
    assert actors[["name", "kind", "mentions"]].values.tolist() == [["Russia", "state", 3], ["Jane Doe", "person", 1]]


@pytest.mark.parametrize("name", ["!!!", "/", "the the", "Russia / ", "İ", "ſ", "(", "[x", "…", "\\", "🙂", "a", "-"])
def test_a_codebook_may_hold_any_name(tmp_path, name):
    path = tmp_path / "book.toml"
    path.write_text(
        f"[[actors]]\nid='x'\nname='{name}'\naliases=['{name} x']\nrole='president of Oslo'\n"
        f"[[sides]]\nid='s'\nlabel='{name}'\ncountries=['{name}']\n"
        f"[[issues]]\nid='i'\nlabel='{name}'\nphrases=['{name} y', '{name} …']\nsupport=['… {name}']\n",
        encoding="utf-8",
    )
    parse(article(f"{TEXT} They met {name} on Monday."), load_codebook(path)).check()


# --- faults of the input -----------------------------------------------------------------------------

BOOKS = [  # kind, the file, what the one line says; None where it is read
    ("a byte order mark", b"\xef\xbb\xbftitle = 'x'", None),
    ("tables 5,000 deep", b"x = " + b"[" * 5000 + b"]" * 5000, "this is no TOML and cannot be read"),
    ("a number of 5,000 figures", b"x = " + b"9" * 5000, "this is no TOML and cannot be read"),
    ("a name of blanks", b"[[actors]]\nid = 'x'\nname = '  '", "'name' is missing"),
    ("an id of blanks", b"[[actors]]\nid = ' '\nname = 'Doe'", "'id' is missing"),
    ("a control character in an id", b'[[actors]]\nid = "x\\u001b"\nname = "y"', r"'x\x1b' is no id"),
    ("a line in an id", b'[[actors]]\nid = "x\\ny"\nname = "y"', r"'x\ny' is no id"),
    ("markup in an id", b"[[actors]]\nid = '<b>'\nname = 'y'", "'<b>' is no id; use letters, digits and '_'"),
    ("a control character in a key", b'"\\u001b[31m" = 1', r"unknown key '\x1b[31m'"),
    ("not UTF-8", b"title = '\xff'", "the text is not UTF-8"),
]


@pytest.mark.parametrize(("book", "says"), [row[1:] for row in BOOKS], ids=[row[0] for row in BOOKS])
def test_a_codebook_is_read_or_its_fault_is_one_line(tmp_path, book, says):
    (tmp_path / "book.toml").write_bytes(book)
    if says is None:
        assert load_codebook(tmp_path / "book.toml").title == "x"
        return
    with pytest.raises(SummitryError) as error:
        load_codebook(tmp_path / "book.toml")
    assert says in str(error.value)
    assert str(error.value).isprintable()


def cell(column, value):
    """A change of the first cell of a column."""

    def change(raw):
        head, first, *others = raw.decode().split("\n")
        cells = first.split(",")
        cells[head.split(",").index(column)] = value
        return "\n".join([head, ",".join(cells), *others]).encode()

    return change


STORED = [  # kind, file, change, what the one line says
    ("an empty file", "events.csv", lambda raw: b"", "events: this is no CSV"),
    ("an empty text", "article.txt", lambda raw: b"", "the text is not the one that was parsed"),
    ("a file that is not UTF-8", "events.csv", lambda raw: raw + b"\xff", "this is no CSV in UTF-8"),
    ("a text that is not UTF-8", "article.txt", lambda raw: raw + b"\xff", "the text is not the one that was parsed"),
    ("a quotation mark too many", "participants.csv", lambda raw: b'"' + raw, "this is no CSV"),
    ("a count that is no number", "actors.csv", cell("mentions", "x"), "column 'mentions': 'x' is no whole number"),
    ("a count with a fraction", "actors.csv", cell("mentions", "1.5"), "column 'mentions': '1.5' is no whole number"),
    ("a count below 0", "actors.csv", cell("mentions", "-1"), "'-1' is no whole number"),
    ("a count of 30 figures", "actors.csv", cell("mentions", "9" * 30), "is no whole number"),
    ("a share above 1", "stances.csv", cell("confidence", "2"), "'2.0' is no number from 0 to 1"),
    ("a share that is no number", "stances.csv", cell("confidence", "nan"), "'nan' is no number from 0 to 1"),
    ("a day of another form", "times.csv", cell("begin", "1.5.24"), "column 'begin': '1.5.24' is no date"),
    ("a day without hyphens", "times.csv", cell("begin", "20240501"), "column 'begin': '20240501' is no date"),
    ("the day of the clock", "times.csv", cell("begin", "now"), "column 'begin': 'now' is no date"),
    ("no day, as pandas says it", "times.csv", cell("begin", "NaT"), "column 'begin': 'NaT' is no date"),
    ("a year before the first", "times.csv", cell("begin", "-2024-05-01"), "'-2024-05-01' is no date"),
    ("a year of five figures", "times.csv", cell("begin", "10000-01-01"), "'10000-01-01' is no date"),
    (
        "an end before its begin",
        "events.csv",
        lambda raw: raw.replace(b",2025-10-21,2025-10-21,", b",2025-10-21,0001-01-01,", 1),
        "column 'begin': it ends before it begins; turn the days round",
    ),
    ("no digest of the text", "articles.csv", cell("sha256", ""), "the text is not the one that was parsed"),
    ("no article", "articles.csv", lambda raw: raw.splitlines()[0] + b"\n", "articles: there is not one row"),
    ("an id that is markup", "times.csv", cell("time_id", "<b>"), "'<b>' is no id"),
]


@pytest.mark.parametrize(("name", "change", "says"), [row[1:] for row in STORED], ids=[row[0] for row in STORED])
def test_a_fault_of_stored_tables_is_one_line(tmp_path, name, change, says):
    folder = shutil.copytree(ROOT / "data/tables", tmp_path / "tables")
    (folder / name).write_bytes(change((folder / name).read_bytes()))
    with pytest.raises(SummitryError) as error:
        Tables.load(folder)
    assert says in str(error.value)
    assert str(error.value).isprintable()


def test_a_text_that_no_parse_can_have_made_is_not_loaded_whatever_its_digest(tmp_path):
    folder = shutil.copytree(ROOT / "data/tables", tmp_path / "tables")
    raw = (folder / "article.txt").read_bytes() + b"\xff"
    (folder / "article.txt").write_bytes(raw)
    change = cell("sha256", hashlib.sha256(raw).hexdigest())
    (folder / "articles.csv").write_bytes(change((folder / "articles.csv").read_bytes()))
    with pytest.raises(SummitryError, match="the text is not the one that was parsed"):
        Tables.load(folder)


ENDS_OF_TIME = [date.min, date(999, 12, 1), date(1677, 9, 1), date(2262, 5, 1), date(9999, 12, 1), date.max]
DATED = "Jane Doe will meet John Roe on 31 December. They met in January. A summit will be held tomorrow, she said."


@pytest.mark.parametrize("published", ENDS_OF_TIME, ids=str)
def test_at_the_ends_of_the_calendar_all_that_is_made_of_tables_can_be_made(tmp_path, published):
    told = parse(article(DATED, published), CODEBOOK)
    told.save(tmp_path / "tables")
    assert all(table.equals(getattr(told, name)) for name, table in Tables.load(tmp_path / "tables").items())
    assert f"begin: {told.events['begin'].iloc[0].date()}" in told.show("e01")
    for name in FORMATS:
        assert find(name).not_carried(told)
        if (name, published) == ("ics", date.max):  # no day follows, on which an entry could end
            with pytest.raises(SummitryError, match="no contact is planned for days that are known"):
                find(name).write(told)
        else:
            assert find(name).write(told)


@pytest.mark.parametrize("name", [b"talks\xff.txt", b"talks\x1b[31m.txt"], ids=["not UTF-8", "a control character"])
def test_an_article_whose_file_name_cannot_be_written_is_named_before_anything_is(tmp_path, name):
    path = tmp_path / os.fsdecode(name)
    try:
        path.write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    with pytest.raises(SummitryError, match="is no id; rename the file") as error:
        parse(read_article(path)).save(tmp_path / "out")
    assert str(error.value).isprintable()
    assert not (tmp_path / "out").exists()


def test_a_text_with_half_a_character_is_named_in_one_line():
    text = "Doe met \udc80 Roe.\nThey left."
    with pytest.raises(SummitryError, match="character 8: the text holds bytes that are no text"):
        read_article(text)


def test_an_author_with_half_a_character_is_named_in_one_line():
    with pytest.raises(SummitryError, match="character 5: the author holds bytes that are no text"):
        read_article("Talks fail\n\nWe met John Roe in Oslo.", author="Jane \udcff Doe")


LONG = [("a list of thousands", "Jane Doe, John Roe, " * 1500), ("single marks that nothing closes", "‘a " * 3000)]


@pytest.mark.slow
@pytest.mark.parametrize("text", [row[1] for row in LONG], ids=[row[0] for row in LONG])
def test_a_text_that_repeats_itself_is_read(text):
    parse(article(f"{text} They met in Oslo.")).check()
