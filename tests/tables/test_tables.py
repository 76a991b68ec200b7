"""The tables: their schema, their files, and the way back from a row to its sentence."""

import csv
import dataclasses
import errno
import hashlib
import io
import json
import os
import re
import signal
import warnings
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry import Codebook, SummitryError, Tables
from summitry.codebook import Issue
from summitry.commands import main
from summitry.corrections import correct, corrections_of
from summitry.sheets import freed, held
from summitry.tables.schema import TABLES, frame
from summitry.tables.show import chain, visible
from summitry.tables.store import FILES
from tests.conftest import REVIEWED, ROOT

TEXT = """Talks on a truce

“We support a truce,” Jane Doe told Reuters on Monday.

Jane Doe met John Roe in Oslo a few days ago.
"""


@pytest.fixture(scope="module")
def tables(told):
    return told(TEXT, Codebook(issues=(Issue("truce", "A truce", phrases=("a truce",)),)))


def test_the_tables_keep_their_schema(tables):
    tables.check()


@pytest.mark.parametrize(
    ("place", "says"),
    [
        (("times", "span_start", 0), "row t01, column 'text': 'Monday' is not what stands at 0 to 71"),
        (("times", "span_start", pd.NA), "row t01, column 'span_start': the cell is empty; fill it with whole number"),
        (("times", "span_start", 0.5), "row t01, column 'span_start': '0.5' is no whole number; use whole number"),
        (("times", "begin", "13 May"), "row t01, column 'begin': '13 May' is no date; write it as YYYY-MM-DD"),
        (
            ("events", "confidence", 1.5),
            "row e01, column 'confidence': '1.5' is no number from 0 to 1; use number",
        ),
        (
            ("times", "note", ""),
            "the frame: the columns are not those of the schema; use article_id, time_id, type",
        ),
        (("events", "status", "maybe"), "row e01, column 'status': 'maybe' is none of its words; use held, planned"),
        (("events", "about", "e09"), "row e01, column 'about': 'e09' is no row of events; add the row there, or mend"),
        (("actors", "actor_id", "<b>"), "row 0, column 'actor_id': '<b>' is no id; use letters, digits and '_'"),
        (("participants", "event_id", "e09"), "row 0, column 'event_id': 'e09' is no row of events"),
        (
            ("participants", "actor_id", "john_roe"),
            "row 1, column 'part': 'e01, john_roe, participant' is the key of two",
        ),
        (("statements", "speaker_id", "ann_poe"), "row q01, column 'speaker_id': 'ann_poe' is no row of actors"),
        (("stances", "holder_id", "ann_poe"), "row s01, column 'holder_id': 'ann_poe' is no row of actors"),
        (("stances", "statement_id", "q09"), "row s01, column 'statement_id': 'q09' is no row of statements"),
        (("spans", "row_id", "e09"), "row 0, column 'row_id': 'e09' is no row of events"),
        (("doubts", "row_id", "t09"), "row 0, column 'row_id': 't09' is no row of times"),
        (("actors", "article_id", "other"), "row jane_doe, column 'article_id': 'other' is no row of articles"),
    ],
)
def test_a_cell_that_is_not_as_declared_is_named_and_nothing_is_saved(tables, tmp_path, place, says):
    table, column, cell = place
    changed = getattr(tables, table).assign(**{column: cell})
    if str(cell) not in ("maybe", "0.5", "1.5", "13 May"):  # which have no place in the type of their column
        changed = changed.astype({column: "string" if isinstance(cell, str) else "Int64"})
    with pytest.raises(SummitryError, match="^" + re.escape(f"{table}, {says}")):
        dataclasses.replace(tables, **{table: changed}).save(tmp_path / "a")
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize(
    ("table", "column", "cell", "says"),
    [
        ("events", "mentions", -1, "events, row e01, column 'mentions': '-1' is no whole number; use whole number"),
        (
            "events",
            "confidence",
            1.5,
            "events, row e01, column 'confidence': '1.5' is no number from 0 to 1; use number from 0",
        ),
    ],
)
def test_a_number_out_of_range_is_a_fault(tables, table, column, cell, says):
    whole = getattr(tables, table)
    changed = whole.assign(**{column: cell}).astype({column: whole[column].dtype})
    with pytest.raises(SummitryError, match="^" + re.escape(says)):
        dataclasses.replace(tables, **{table: changed}).check()


def test_rows_are_plain_and_as_the_frames_stand_now(told):
    tables = told(TEXT)
    (time, _), (event,) = tables.rows()["times"], tables.rows()["events"]
    assert (time["value"], time["begin"], time["mod"], time["span_start"]) == ("2024-05-13", "2024-05-13", None, 65)
    as_parsed = tables.rows()
    assert dict(tables.items()).keys() == as_parsed.keys()  # frames from now on
    assert tables.rows() == as_parsed
    tables.events.loc[0, "place"] = "Bergen"
    assert tables.rows()["events"] == [{**event, "place": "Bergen"}]


def test_two_articles_are_no_tables_of_one(tables):
    with pytest.raises(SummitryError, match="articles: there is not one row"):
        dataclasses.replace(tables, articles=pd.concat([tables.articles] * 2)).check()


def test_a_word_that_is_none_of_a_closed_vocabulary_makes_no_frame():
    with pytest.raises(SummitryError, match="events, column 'status': 'maybe' is none of its words; write held"):
        frame("events", [{"article_id": "a", "status": "maybe"}])


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            ("events.csv", ",held,", ",maybe,"),
            "events, row e01, column 'status': 'maybe' is none of its words; use held",
        ),
        (("events.csv", ",Oslo,", ",,"), None),
        (
            ("times.csv", "2024-05-13", "13 May"),
            "times, row t01, column 'begin': '13 May' is no date; write it as YYYY-MM-DD",
        ),
        (("times.csv", ",Monday,", ",Tuesday,"), "times, row t01, column 'text': 'Tuesday' is not what stands at 65"),
        (
            ("actors.csv", "john_roe", "ann_poe"),
            "participants, row 1, column 'actor_id': 'john_roe' is no row of actors",
        ),
        (("spans.csv", "table", "of"), "spans: the columns are not those of the schema; parse the article again"),
    ],
)
def test_a_file_with_a_cell_that_is_not_as_declared_is_not_loaded(tables, tmp_path, change, says):
    file, old, new = change
    tables.save(tmp_path / "a")
    path = tmp_path / "a" / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    if says is None:
        with pytest.warns(UserWarning, match="events.csv was changed since written"):
            assert Tables.load(tmp_path / "a").events.place.isna().all()
    else:
        with pytest.raises(SummitryError, match=re.escape(says)) as error:
            Tables.load(tmp_path / "a")
        assert str(error.value).startswith(f"{tmp_path / 'a'}: ")


def test_the_columns_are_described_in_the_readme_of_the_data():
    lines = ["| table | column | meaning | values |", "|---|---|---|---|"]
    for table in TABLES.values():
        names = [f"**{table.name}**: {table.row}"] + [""] * len(table.columns)
        columns = zip(names, table.columns[1:], strict=False)
        lines += [f"| {name} | `{c.name}` | {c.meaning} | {c.values} |" for name, c in columns]
    assert "\n".join(lines) in (ROOT / "data/README.md").read_text(encoding="utf-8")


def test_what_is_saved_is_loaded_and_saved_again_as_the_same_bytes(tables, tmp_path):
    tables.save(tmp_path / "a")
    Tables.load(tmp_path / "a").save(tmp_path / "b")
    for file in sorted((tmp_path / "a").iterdir()):
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes(), file.name
    again = Tables.load(tmp_path / "a")
    assert all(table.equals(getattr(again, name)) for name, table in tables.items())


@pytest.mark.slow
def test_the_data_package_is_valid(tables, tmp_path):
    from frictionless import Package

    tables.save(tmp_path / "a")
    assert json.loads((tmp_path / "a/datapackage.json").read_text())["$schema"].endswith("2.0/datapackage.json")
    report = Package(str(tmp_path / "a/datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])


def test_a_folder_with_other_files_is_left_alone(tables, tmp_path):
    (tmp_path / "mine.txt").write_text("keep me")
    with pytest.raises(SummitryError, match="holds other files"):
        tables.save(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("fails", ["write_bytes", "rename", "mkdir"])
def test_a_failed_save_leaves_what_was_there(tables, tmp_path, monkeypatch, fails):
    tables.save(tmp_path / "a")
    before = {p.name: p.read_bytes() for p in (tmp_path / "a").iterdir()}

    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, fails, full)
    with pytest.raises(
        SummitryError, match=r"a: the folder cannot be written \(No space left on device\); name another"
    ):
        dataclasses.replace(tables, doubts=tables.doubts[:0]).save(tmp_path / "a")
    assert {p.name: p.read_bytes() for p in (tmp_path / "a").iterdir()} == before
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_reader_during_saves_gets_the_tables_of_one_save(tables, told, tmp_path):
    other = told("Ann Poe met Ben Loe in Bergen on Friday. Jane Doe rejected a truce, she said.")
    tables.save(tmp_path / "a")
    child = os.fork()
    if not child:
        while True:  # until it is ended
            other.save(tmp_path / "a")
            tables.save(tmp_path / "a")
    try:
        loaded = [Tables.load(tmp_path / "a") for _ in range(12)]
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    texts = {tables.text: tables, other.text: other}
    assert {one.text for one in loaded} == set(texts)
    for one in loaded:
        assert all(table.equals(getattr(texts[one.text], name)) for name, table in one.items())


@pytest.mark.skipif(os.name == "nt", reason="links need rights")
def test_a_folder_may_be_the_working_one_or_a_link(tables, tmp_path, monkeypatch):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real", target_is_directory=True)
    tables.save(tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    monkeypatch.chdir(tmp_path / "real")
    tables.save(".")
    assert Path.cwd() == (tmp_path / "real").resolve()
    assert sorted(p.name for p in (tmp_path / "real").iterdir()) == sorted(FILES)
    assert Tables.load(".").text == Tables.load(tmp_path / "link").text == tables.text


def test_hidden_files_of_other_programs_do_not_count(tables, tmp_path):
    (tmp_path / ".~lock.events.csv#").write_text("me")
    tables.save(tmp_path)
    assert (tmp_path / ".~lock.events.csv#").read_text() == "me"


@pytest.mark.parametrize("place", ["a file", "a file/a"])
def test_a_file_is_no_folder_for_tables(tables, tmp_path, place):
    (tmp_path / "a file").write_text("keep me")
    with pytest.raises(SummitryError, match=r"(this is a file; name an empty or a new|\(.*\); name another) folder$"):
        tables.save(tmp_path / place)
    assert (tmp_path / "a file").read_text() == "keep me"


CHANGED = "events.csv was changed since written; 'summitry corrections diff' makes corrections of it"


def test_a_table_changed_by_hand_is_loaded_and_named(tables, tmp_path):
    tables.save(tmp_path / "a")
    path = tmp_path / "a" / "events.csv"
    path.write_bytes(path.read_bytes().replace(b",Oslo,", b",Bergen,"))
    with pytest.warns(UserWarning, match=f"a: {CHANGED}$"):
        assert Tables.load(tmp_path / "a").events.place.tolist() == ["Bergen"]


def test_a_command_says_it_in_one_line(tables, tmp_path, capsys):
    tables.save(tmp_path)
    path = tmp_path / "events.csv"
    path.write_bytes(path.read_bytes().replace(b",Oslo,", b",Bergen,"))
    assert main(["show", "e01", "--tables", str(tmp_path)]) == 0
    assert capsys.readouterr().err == f"summitry: {tmp_path}: {CHANGED}\n"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            lambda b: b.replace(b",", b";"),
            "events: semicolons part the cells; save it with commas, as UTF-8, or parse the article again; ",
        ),
        (
            lambda b: b.replace(b",", b";") + b"they met, at last;\n",
            "events: semicolons part the cells; ",
        ),
        (lambda b: b.replace(b"Oslo", b"Malm\xf6"), "events: this is no CSV in UTF-8 ('utf-8' codec can't decode"),
        (lambda b: b + b'"', "events: this is no CSV in UTF-8 (Error tokenizing data."),
        (lambda b: b"", "events: this is no CSV in UTF-8 (No columns to parse from file)"),
    ],
    ids=["semicolons", "semicolons, and commas in a cell", "a code page", "an open quotation", "nothing"],
)
def test_a_table_that_a_program_saved_in_another_way_is_told_in_one_line(tables, tmp_path, change, says):
    tables.save(tmp_path)
    (tmp_path / "events.csv").write_bytes(change((tmp_path / "events.csv").read_bytes()))
    with pytest.raises(SummitryError) as error:
        Tables.load(tmp_path)
    assert str(error.value).startswith(f"{tmp_path}: {says}")
    assert str(error.value).endswith(CHANGED)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("more", "abcdefgh")
def test_another_text_than_the_one_that_was_parsed_is_not_loaded(tables, tmp_path, more):
    tables.save(tmp_path)
    (tmp_path / "article.txt").write_text(f"{TEXT}{more}", encoding="utf-8")
    with pytest.raises(
        SummitryError, match=r"article.txt: the text is not the one that was parsed; put it back, or parse"
    ):
        Tables.load(tmp_path)


@pytest.mark.parametrize(
    "descriptor",
    [
        "",
        "{",
        "[]",
        '{"resources": [{"path": "events.csv"}]}',
        '{"resources": [1]}',
        '{"resources": [{"path": 1, "hash": "x"}]}',
        '{"resources": [{"path": [], "hash": "x"}]}',
        '{"resources": [{"path": "../../\\u001b[31m", "hash": "x"}]}',
        '{"resources": ' * 5000,
    ],
    ids=range(9),
)
def test_a_descriptor_of_another_program_says_nothing_of_changes(tables, tmp_path, descriptor):
    tables.save(tmp_path)
    (tmp_path / "datapackage.json").write_text(descriptor)
    with warnings.catch_warnings(action="error"):
        assert Tables.load(tmp_path).text == TEXT


def test_the_descriptor_has_size_and_digest_of_every_file(tables, tmp_path):
    tables.save(tmp_path)
    resources = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    assert {r["path"] for r in resources} == FILES - {"datapackage.json"}
    for resource in resources:
        content = (tmp_path / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_the_descriptor_says_which_column_names_a_row_of_which_table(tables, tmp_path):
    tables.save(tmp_path)
    said = (tmp_path / "datapackage.json").read_text(encoding="utf-8")
    assert said.startswith('{\n  "$schema": "')  # a line a key, so that a change shows as a diff
    resources = {one["name"]: one for one in json.loads(said)["resources"]}
    assert resources["text"]["mediatype"] == "text/plain"
    assert {one["type"] for name, one in resources.items() if name != "text"} == {"table"}
    keys = {name: one["schema"].get("primaryKey") for name, one in resources.items() if name in ("events", "doubts")}
    assert keys == {"events": ["article_id", "event_id"], "doubts": None}
    links = {
        (name, *link["fields"]): (link["reference"]["resource"], *link["reference"]["fields"])
        for name, one in resources.items()
        for link in one.get("schema", {}).get("foreignKeys", ())
    }
    assert links[("events", "about")] == ("", "event_id")  # of the same table
    assert links[("stances", "holder_id")] == ("actors", "actor_id")
    assert links[("stances", "statement_id")] == ("statements", "statement_id")


def test_several_changed_tables_are_named_together(tables, tmp_path):
    tables.save(tmp_path)
    for name in ("events.csv", "participants.csv"):
        path = tmp_path / name
        path.write_bytes(path.read_bytes().replace(b"e01", b"e02"))
    spans = tmp_path / "spans.csv"
    spans.write_bytes(spans.read_bytes().replace(b"events,e01", b"events,e02"))
    says = r": events\.csv, participants\.csv, spans\.csv were changed since written; 'summitry corrections diff'"
    with pytest.warns(UserWarning, match=says):
        assert list(Tables.load(tmp_path).events.event_id) == ["e02"]


def test_missing_tables_are_named(tmp_path):
    with pytest.raises(SummitryError, match=r"no tables here: .* missing; name their folder, or parse an article$"):
        Tables.load(tmp_path)


def test_a_row_is_shown_in_its_sentence_with_its_words_marked(tables):
    shown = tables.show("q01")
    assert "“[We support a truce,]” [Jane Doe] [told] Reuters on Monday." in shown
    assert "via: Reuters" in shown


def test_a_shown_row_prints_as_its_text(tables):
    shown = tables.show("e01")
    assert f"{shown}" == str(shown) == repr(shown) == "\n".join(shown.splitlines())
    assert "\n\n".join([shown, shown]).startswith("e01 (events)\n")


def test_words_in_two_paragraphs_are_marked_in_both_and_inner_ones_not_again(tables):
    one, two = tables.text.index("Jane Doe told"), tables.text.index("Jane Doe met")
    spans = [(one, one + 8), (one, two + 8), (two + 9, two + 12), (two + 10, two + 12)]
    rows = [{"table": "events", "row_id": "e01", "part": "mention", "span_start": a, "span_end": b} for a, b in spans]
    shown = dataclasses.replace(tables, spans=frame("spans", rows)).show("e01").splitlines()
    assert shown[:5] == [
        "e01 (events)",
        "“We support a truce,” [Jane Doe told Reuters on Monday.",
        "",
        "Jane Doe] [met] John Roe in Oslo a few days ago.",
        "  event_id: e01",
    ]


def test_a_row_is_explained_by_rule_and_words(tables):
    assert tables.explain("e01").splitlines()[0] == "e01 (events): rule 'past tense'"


def test_an_unknown_row_suggests_near_ones(tables):
    with pytest.raises(SummitryError, match=r"try one of .*q01"):
        tables.show("q09")


def test_only_a_position_has_a_chain(tables):
    assert chain(tables, "s01") == "reader <- invented <- Reuters <- Jane Doe"
    with pytest.raises(SummitryError, match="only a stance has a holder; give the id of a stance"):
        chain(tables, "e01")


def test_the_chain_leads_from_the_reader_to_the_holder(stored):
    third = stored.stances[stored.stances.basis == "third_party"]
    chains = [chain(stored, i) for i in third.stance_id]
    assert all(c.startswith("reader <- 2025-10-22-budapest-shelved <- ") for c in chains)
    assert max(c.count("<-") for c in chains) == 4


def test_the_stored_tables_are_what_the_parser_makes_with_the_corrections_of_the_review(stored, parsed):
    fresh, unfit = correct(parsed, corrections_of(ROOT / f"data/articles/{REVIEWED}.txt"))
    assert unfit == []
    for name, table in fresh.items():
        pd.testing.assert_frame_equal(table, getattr(stored, name))


RETURNS = [
    "\r",
    "\r\n",
    "\n",
    "\x0b",
    "\x0c",
    "\x1c",
    "\x1d",
    "\x85",
    "\u2028",
    "\u2029",
    "\u00a0",
    "\t",
    '"',
    ",",
    "'",
    "\\",
]


@pytest.mark.parametrize("mark", RETURNS, ids=ascii)
def test_what_stands_in_the_text_does_not_break_the_files(told, tmp_path, mark):
    made = told(f"France said the treaty{mark}was fair. Jane Doe met John Roe in{mark}Oslo on Monday.")
    made.save(tmp_path / "a")
    loaded = Tables.load(tmp_path / "a")
    for name, table in made.items():
        pd.testing.assert_frame_equal(table, getattr(loaded, name))
    assert [loaded.show(row) for row in loaded.times.time_id] == [made.show(row) for row in made.times.time_id]


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "'=1+1",
        "''@a",
        "+1",
        "-1",
        "@a",
        "\t=1",
        "a\n=1",
        "a;=1",
        "＝1",
        "'twas",
        "- no",
        "NA",
        "nan",
        "None",
        " ",
        "\ufeffOslo",
        '"',
        '""',
        "a\rb",
        "\r",
        "\n",
        "a,b\r\nc",
        "\u2029",
    ],
    ids=ascii,
)
def test_any_text_is_loaded_as_it_was_saved(tables, tmp_path, cell):
    changed = {"articles": tables.articles.assign(headline=pd.array([cell], dtype="string"))}
    changed["actors"] = tables.actors.assign(role=pd.array([cell] * len(tables.actors), dtype="string"))
    dataclasses.replace(tables, **changed).save(tmp_path / "a")
    loaded = Tables.load(tmp_path / "a")
    assert loaded.articles.headline.tolist() == [cell]
    assert set(loaded.actors.role) == {cell}


def test_empty_text_is_a_missing_cell():
    assert frame("articles", [{"article_id": "a", "publisher": ""}]).publisher.isna().all()


def test_empty_text_where_a_cell_must_be_filled_is_not_saved(tables, tmp_path):
    names = tables.actors.assign(name=pd.array([""] * len(tables.actors), dtype="string"))
    with pytest.raises(SummitryError, match="column 'name': the cell is empty; fill it with text"):
        dataclasses.replace(tables, actors=names).save(tmp_path / "a")


RUNS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    '"=1',
    "＝1",
    "a;=1",
    'a;"=1',
    "a\n-1",
    "a\t@b",
    "''=1",
]


@pytest.mark.parametrize("cell", RUNS, ids=ascii)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_no_text_is_a_formula_in_a_spreadsheet_whatever_it_parts_cells_at(tables, tmp_path, cell, delimiter):
    names = tables.actors.assign(name=pd.array([cell] * len(tables.actors), dtype="string"))
    dataclasses.replace(tables, actors=names).save(tmp_path / "a")
    text = (tmp_path / "a" / "actors.csv").read_text(encoding="utf-8")
    cells = [one for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) for one in row]
    lines = [one for line in text.splitlines() for one in line.split(delimiter)]  # where quotation marks do not count
    assert [one for one in (*cells, *lines) if re.match(r"""["\s]*[=+\-@＝＋－＠]""", one)] == []
    assert Tables.load(tmp_path / "a").actors.name.tolist() == names.name.tolist()


@pytest.mark.parametrize("storage", ["python", "pyarrow"])
def test_a_table_is_the_same_however_pandas_keeps_text(storage):
    if storage == "pyarrow":
        pytest.importorskip("pyarrow")
    with pd.option_context("mode.string_storage", storage):
        rows = [{"article_id": "half a \ud800", "actor_id": "doe", "mentions": 1}, {"article_id": "b", "role": ""}]
        made = frame("actors", rows)
        assert {str(dtype) for dtype in made.dtypes} == {"string", "category", "Int64"}
        assert {cells.dtype.storage for _, cells in made.select_dtypes("string").items()} == {"python"}
        assert (made["article_id"][0], made["role"].isna().all()) == ("half a \ud800", True)


@given(st.text(st.sampled_from("'\"=+-@; \t\r\n\xa0＝a"), max_size=12))
def test_a_text_held_from_running_comes_back_as_it_was(text):
    assert freed(held(text)) == text


def test_texts_that_do_not_begin_like_a_formula_stand_in_the_files_as_they_are(stored):
    for name, table in stored.items():
        written = pd.read_csv(ROOT / f"data/tables/{name}.csv", dtype="string", keep_default_na=False, na_values=[""])
        for column in table.select_dtypes("string"):
            assert written[column].astype(table[column].dtype).equals(table[column]), (name, column)


@pytest.mark.parametrize(
    "code", [*range(32), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFFFE]
)
def test_each_control_and_change_of_direction_is_shown_as_a_sign(code):
    shown = visible(f"a{chr(code)}b")
    assert len(shown) == 3
    assert shown[1] == (chr(code) if chr(code) in "\t\n" else chr(0x2400 + code) if code < 32 else shown[1])
    assert chr(code) in "\t\n" or chr(code) not in shown


def test_a_row_may_stand_on_the_first_character(told, tmp_path):
    tables = told("Jane Doe met John Roe in Oslo.")
    assert tables.actors.span_start.min() == 0
    tables.save(tmp_path / "a")
    assert Tables.load(tmp_path / "a").actors.equals(tables.actors)


def test_only_the_words_of_the_row_itself_are_marked(told):
    tables = told("Jane Doe met John Roe in Oslo on Monday. Ann Poe met Ben Loe in Bergen on Friday.")
    assert tables.show("e01").splitlines()[1].count("[") == tables.show("e01").splitlines()[1].count("]") > 0
    assert "[Ann Poe" not in tables.show("e01")
    assert "[Jane Doe" not in tables.show("e02")


def test_an_interrupted_statement_stands_from_its_first_to_its_last_piece(told):
    (row,) = told("“We met,” Jane Doe said, “and we will meet again in Oslo.”").statements.itertuples()
    assert row.text.startswith("We met")
    assert row.text.rstrip(".").endswith("meet again in Oslo")


def test_who_speaks_with_another_is_counted_with_the_statement(told):
    tables = told("Jane Doe and John Roe said in a joint statement on Monday that the talks were over.")
    assert tables.statements.speaker_id.isin(tables.actors.actor_id).all()
    together = tables.actors[tables.actors.actor_id.isin(tables.statements.speaker_id)]
    assert together.mentions.tolist() == [1]
