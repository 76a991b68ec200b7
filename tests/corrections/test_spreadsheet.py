"""Tables that a spreadsheet saved become corrections, whatever it does to delimiters, dates, encodings and order."""

from __future__ import annotations

import csv
import dataclasses
import io
import re
import shutil
import subprocess
from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from summitry import Codebook, SummitryError
from summitry.codebook import Issue
from summitry.corrections import Corrections, Edited, Signature, correct
from summitry.corrections.values import COLUMNS
from summitry.sheets import freed
from summitry.tables.schema import IDS

BOOK = Codebook(issues=(Issue("truce", "A truce", phrases=("a truce",)),))
TEXT = """“We support a truce,” French President Jane Doe told Reuters on 10 May 2024.

Jane Doe will meet John Roe in Oslo on Friday, a German official said.

Jane Doe met Chancellor Max Poe in Köln on 22 April. A German official said Max Poe opposed “a truce”.
"""
SIGNED = Signature("Ann", date(2024, 5, 16), "looked up")


@pytest.fixture(scope="module")
def tables(told):
    return told(TEXT, BOOK)


@pytest.fixture
def folder(tables, tmp_path):
    tables.save(tmp_path / "t")
    return tmp_path / "t"


def corrections_in(folder, tables, before=None):
    return Corrections(tuple(Edited(folder, tables, before or tables, SIGNED).corrections()))


def sheet(folder, table):
    """The rows of a file, the first its head."""
    return [*csv.reader(io.StringIO((folder / f"{table}.csv").read_text(encoding="utf-8"), newline=""))]


def write(folder, table, rows, encoding="utf-8", **how):
    out = io.StringIO(newline="")
    csv.writer(out, **{"lineterminator": "\n", **how}).writerows(rows)
    (folder / f"{table}.csv").write_bytes(out.getvalue().encode(encoding))


def edit(folder, table, row_id, column, cell):
    """Put a cell into the row with an id."""
    head, *rows = sheet(folder, table)
    for row in rows:
        if row[1] == row_id:
            row[head.index(column)] = cell
    write(folder, table, [head, *rows])


def german(cell):
    day = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", cell)
    return f"{day[3]}.{day[2]}.{day[1]}" if day else cell


def american(cell):
    day = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", cell)
    return f"{int(day[2])}/{int(day[3])}/{day[1]}" if day else cell


def short(cell):
    day = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", cell)
    return f"{day[3]}.{day[2]}.{day[1][2:]}" if day else cell


def misread(cell):
    return "".join(
        bytes([b]).decode("latin-1" if 0x80 <= b < 0xA0 and b in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else "cp1252")
        for b in cell.encode()
    )


FORMS = {
    "as it was": (lambda cell: cell, {}),
    "German Excel": (german, {"delimiter": ";", "encoding": "utf-8-sig", "lineterminator": "\r\n"}),
    "American Excel": (american, {"encoding": "utf-8-sig", "lineterminator": "\r\n"}),
    "German LibreOffice": (short, {"delimiter": ";", "quoting": csv.QUOTE_ALL}),
    "Unicode text": (american, {"delimiter": "\t", "encoding": "utf-16", "lineterminator": "\r\n"}),
    "read by the code page of Windows": (misread, {"encoding": "utf-8-sig"}),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_spreadsheet_that_changes_no_meaning_changes_nothing(folder, tables, form):
    cell, how = FORMS[form]
    for path in folder.glob("*.csv"):
        head, *rows = sheet(folder, path.stem)
        write(folder, path.stem, [head, *([cell(c) for c in row] for row in reversed(rows))], **how)
    assert corrections_in(folder, tables).rows == ()


@pytest.mark.parametrize("form", FORMS)
def test_a_cell_changed_in_a_spreadsheet_is_one_correction(folder, tables, form):
    edit(folder, "events", "e01", "place", "Köln")
    edit(folder, "events", "e01", "end", "2024-05-25")
    cell, how = FORMS[form]
    for path in folder.glob("*.csv"):
        head, *rows = sheet(folder, path.stem)
        write(folder, path.stem, [head, *([cell(c) for c in row] for row in rows)], **how)
    (row,) = corrections_in(folder, tables).rows
    assert (row.action, row.table, row.cells) == ("set", "events", {"end": date(2024, 5, 25), "place": "Köln"})
    assert (row.by, row.when, row.why) == SIGNED


@pytest.mark.parametrize(
    ("place", "cell", "cells"),
    [
        (("events", "e01", "status"), "", {"status": ""}),
        (("events", "e02", "about"), "e01", {"about": "Jane Doe will meet John Roe in Oslo on Friday"}),
        (("stances", "s01", "holder_id"), "max_poe", {"holder_id": "max_poe"}),
        (("stances", "s01", "ascribed_by"), "german_official_1", {"ascribed_by": "a German official"}),
        (("stances", "s01", "text"), "support a truce", {"text": "support a truce"}),
        (("actors", "john_roe", "role"), "TRUE", {"role": "TRUE"}),
        (("events", "e01", "confidence"), "0,99", None),
        (("events", "e01", "mentions"), "7", None),
    ],
)
def test_ids_in_cells_become_words_and_the_columns_of_the_parser_stay_its_own(folder, tables, place, cell, cells):
    edit(folder, *place, cell)
    assert [row.cells for row in corrections_in(folder, tables).rows] == ([cells] if cells else [])


def test_left_out_rows_are_dropped_with_what_needs_them_once(folder, tables):
    for table, row_id in (("actors", "jane_doe"), ("events", "e01"), ("times", "t02")):
        head, *rows = sheet(folder, table)
        write(folder, table, [head, *(row for row in rows if row[1] != row_id)])
    head, *rows = sheet(folder, "stances")
    write(folder, "stances", [head, *(row for row in rows if row[2] != "jane_doe")])
    made = corrections_in(folder, tables)
    assert {(row.action, row.table) for row in made.rows} == {("drop", t) for t in ("actors", "events", "times")}
    corrected, unfit = correct(tables, made)
    assert unfit == []
    assert "jane_doe" not in set(corrected.participants["actor_id"])


def test_added_rows_stand_on_the_words_that_they_give(folder, tables):
    head, *rows = sheet(folder, "events")
    copy = dict(zip(head, rows[0], strict=True)) | {"event_id": "", "title": "Doe-Roe call", "kind": "call"}
    new = dict.fromkeys(head, "") | {"event_id": "e77", "kind": "meeting", "title": "A meeting", "text": "in Köln"}
    new["begin"] = "22.04.2024"
    write(folder, "events", [head, *rows, [copy[n] for n in head], [new[n] for n in head]])
    cast = sheet(folder, "participants")
    write(folder, "participants", [*cast, ["", "e77", "max_poe", "host", ""]])
    made = corrections_in(folder, tables)
    corrected, unfit = correct(tables, made)
    assert unfit == []
    assert {"A meeting", "Doe-Roe call"} <= set(corrected.events["title"])
    (own,) = corrected.events.loc[corrected.events["title"] == "A meeting", "event_id"]
    assert ["invented", own, "max_poe", "host", "hand"] in corrected.participants.to_numpy().tolist()


def test_who_is_put_into_an_event_or_left_out_of_it(folder, tables):
    head, first, *rows = sheet(folder, "participants")
    write(folder, "participants", [head, [*first[:3], "host", ""], *rows])
    made = corrections_in(folder, tables)
    assert sorted((row.action, row.table) for row in made.rows) == [("add", "participants"), ("drop", "participants")]
    corrected, unfit = correct(tables, made)
    assert unfit == []
    assert corrected.participants.iloc[:, 1:4].to_numpy().tolist().count([first[1], first[2], "host"]) == 1


@pytest.mark.parametrize(
    ("place", "cell", "says"),
    [
        (
            ("events", "begin"),
            "10/11/2024",
            "events.csv, row 2, column 'begin': '10/11/2024' may be 2024-10-11 or 2024-11-10",
        ),
        (
            ("events", "begin"),
            "20-Oct",
            "events.csv, row 2, column 'begin': '20-Oct' is no date; write it as YYYY-MM-DD",
        ),
        (("events", "status"), "over", "events.csv, row 2: set of events"),
        (("events", "text"), "They danced", "events.csv, row 2: 'They danced' does not stand in the article"),
        (("articles", "sha256"), "0", "the tables are of another text; parse the article again"),
    ],
)
def test_what_cannot_be_read_names_file_row_and_remedy(folder, tables, place, cell, says):
    (table, column), (head, first, *rows) = place, sheet(folder, place[0])
    first[head.index(column)] = cell
    write(folder, table, [head, first, *rows])
    with pytest.raises(SummitryError, match=re.escape(says)) as error:
        corrections_in(folder, tables)
    assert str(error.value).startswith(str(folder))


def test_tables_of_two_articles_are_none_of_this_text(folder, tables):
    head, first = sheet(folder, "articles")
    write(folder, "articles", [head, first, first])
    with pytest.raises(SummitryError, match="the tables are of another text"):
        corrections_in(folder, tables)


def test_a_column_that_no_table_has_is_named(folder, tables):
    head, *rows = sheet(folder, "events")
    write(folder, "events", [[*head, "note"], *([*row, "x"] for row in rows)])
    with pytest.raises(SummitryError, match=r"events.csv, first row: unknown key 'note'"):
        corrections_in(folder, tables)


def test_days_with_slashes_are_read_as_the_file_writes_them(folder, tables):
    head, *rows = sheet(folder, "events")
    changed = [[american(cell) for cell in row] for row in rows]
    changed[0][head.index("begin")] = "6/7/2024"
    write(folder, "events", [head, *changed])
    (row,) = corrections_in(folder, tables).rows
    assert row.cells["begin"] == date(2024, 6, 7)


def test_what_is_put_right_again_joins_what_was_put_right(folder, tables):
    edit(folder, "events", "e01", "place", "Bergen")
    first = corrections_in(folder, tables)
    before, _ = correct(tables, first)
    before.save(folder)
    edit(folder, "events", "e01", "place", "Rome")
    (row,) = corrections_in(folder, tables, before).rows
    both = first.with_(row)
    assert len(both.rows) == 1
    assert "Rome" in set(correct(tables, both)[0].events["place"])


@settings(deadline=None, max_examples=15, phases=[Phase.generate])
@given(st.data())
def test_any_edit_comes_back_from_the_corrections(tables, tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("edit") / "t"
    tables.save(folder)
    words = st.text("aäł01 ,;-\"'“", min_size=1, max_size=9).filter(lambda text: text == freed(text).strip())
    table = data.draw(st.sampled_from(["events", "stances", "actors"]))
    columns = {"events": ["title", "place"], "stances": ["issue", "via"], "actors": ["role", "side"]}[table]
    head, *rows = sheet(folder, table)
    for row in rows:
        if data.draw(st.booleans()):
            row[head.index(data.draw(st.sampled_from(columns)))] = data.draw(words)
    left = [row for row in data.draw(st.permutations(rows)) if data.draw(st.integers(0, 5))]
    write(folder, table, [head, *left], delimiter=data.draw(st.sampled_from(",;\t")))
    corrected, unfit = correct(tables, corrections_in(folder, tables))
    assert unfit == []
    got = getattr(corrected, table)[[IDS[table], *columns]].fillna("").astype(str).to_numpy().tolist()
    asked = [[row[1], *(row[head.index(c)] for c in columns)] for row in left]
    kept = {row[0] for row in got}
    assert sorted(got) == sorted(row for row in asked if row[0] in kept)
    assert kept == {row[1] for row in left}


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("separator", [44, 59, 9])
def test_libreoffice_opens_and_saves_the_tables_without_a_change(folder, tables, tmp_path, separator):
    edit(folder, "events", "e01", "place", "Köln")
    files = [str(folder / f"{name}.csv") for name in ("articles", *COLUMNS)]
    profile, out = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", tmp_path / "saved"
    read = "--infilter=CSV:44,34,76,1,,1033,false,true"  # as it asks when a file is opened: special numbers found
    saved = f"csv:Text - txt - csv (StarCalc):{separator},34,76,1,,1033,false,true"
    command = ["soffice", profile, "--headless", read, "--convert-to", saved, "--outdir", str(out), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    (row,) = corrections_in(out, tables).rows
    assert row.cells == {"place": "Köln"}


def test_a_text_that_is_held_from_running_in_a_spreadsheet_is_no_change(tables, tmp_path):
    roles = tables.actors.assign(role="=1+1").astype({"role": "string"})
    held = dataclasses.replace(tables, actors=roles)
    held.save(tmp_path / "t")
    assert "'=1+1" in (tmp_path / "t" / "actors.csv").read_text(encoding="utf-8")
    assert corrections_in(tmp_path / "t", held) == Corrections()


POSITION = {"text": "told Reuters", "holder_id": "Jane Doe", "issue": "truce", "position": "support"}


@pytest.mark.parametrize(
    ("table", "added"),
    [
        ("stances", {**POSITION, "basis": "paraphrase"}),
        ("events", {"text": "told Reuters", "kind": "call", "title": "A call", "status": "held"}),
        ("participants", {"event_id": "e01", "actor_id": "Max Poe", "part": "host"}),
    ],
)
def test_a_sheet_taken_over_twice_drops_nothing_that_it_added(tables, folder, table, added):
    head, *rows = sheet(folder, table)
    write(folder, table, [head, *rows, [added.get(name, "") for name in head]])
    once = corrections_in(folder, tables)
    twice = corrections_in(folder, tables, correct(tables, once)[0])
    assert [row.action for row in once.rows] == ["add"]
    assert twice == once
