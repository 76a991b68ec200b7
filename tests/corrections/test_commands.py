"""The commands around corrections: a parse takes them, a spreadsheet gives them, a check says which no longer fit."""

from __future__ import annotations

import json

import pytest

from summitry import Tables
from summitry.commands import main

TEXT = "Jane Doe met John Roe in Oslo yesterday.\n"
WRITTEN = """[[set]]
table = "events"
on = "{}"
cells = {{place = "Bergen"}}
by = "Ann"
when = 2024-05-16
why = "the caption says so"
"""


@pytest.fixture
def paper(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my.toml").write_text("published = 2024-05-15\n", encoding="utf-8")
    (tmp_path / "my.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def places():
    return Tables.load("t").events["place"].to_list()


def test_what_was_put_right_beside_the_article_is_right_in_the_tables(paper, capsys):
    (paper / "my.corrections.toml").write_text(WRITTEN.format("Jane Doe met John Roe in Oslo yesterday"))
    assert main(["parse", "my.txt", "--out", "t", "--quiet"]) == 0
    assert places() == ["Bergen"]
    assert capsys.readouterr().err == ""


def test_a_file_that_is_named_is_taken_instead(paper):
    (paper / "my.corrections.toml").write_text(WRITTEN.format("They danced"))
    (paper / "other.toml").write_text("")
    assert main(["parse", "my.txt", "--corrections", "other.toml", "--out", "t"]) == 0
    assert places() == ["Oslo"]


def test_a_named_file_that_is_not_there_is_a_mistake(paper, capsys):
    assert main(["parse", "my.txt", "--corrections", "no.toml", "--out", "t"]) == 2
    assert capsys.readouterr().err == "summitry: no.toml: there is no such file; check the path\n"


def test_a_file_that_is_named_is_of_one_article(paper, capsys):
    (paper / "other.txt").write_text(TEXT)
    (paper / "c.toml").write_text("")
    assert main(["parse", "my.txt", "other.txt", "--corrections", "c.toml", "--out", "t"]) == 2
    assert capsys.readouterr().err.startswith("summitry: c.toml: corrections are of one article; put a file beside")


def test_what_no_longer_fits_is_said_and_the_tables_are_written(paper, capsys):
    (paper / "my.corrections.toml").write_text(WRITTEN.format("They danced"))
    assert main(["parse", "my.txt", "--out", "t", "--quiet"]) == 0
    says = "set of events 'They danced': its words do not stand in the article"
    assert capsys.readouterr().err == f"summitry: my.txt: {says}\n"
    assert main(["corrections", "check", "my.txt"]) == 2
    assert capsys.readouterr().out == f"{says}\n0 of 1 corrections fit\n"
    assert main(["corrections", "check", "my.txt", "--json"]) == 2
    assert json.loads(capsys.readouterr().out) == {"fit": 0, "unfit": [says]}


def test_a_cell_changed_in_a_file_of_the_tables_lasts(paper, capsys):
    main(["parse", "my.txt", "--out", "t", "--quiet"])
    events = (paper / "t/events.csv").read_text(encoding="utf-8")
    (paper / "t/events.csv").write_text(events.replace(",Oslo,", ",Bergen,"), encoding="utf-8")
    assert main(["corrections", "diff", "t", "my.txt", "--by", "Ann", "--when", "2024-05-16"]) == 0
    assert capsys.readouterr().out == "my.corrections.toml: 1 set, 0 drop, 0 add\n"
    assert main(["parse", "my.txt", "--out", "t", "--quiet"]) == 0
    assert places() == ["Bergen"]
    assert main(["corrections", "check", "my.txt"]) == 0
    assert main(["corrections", "diff", "t", "my.txt", "--by", "Ann"]) == 0
    assert capsys.readouterr().out.endswith("my.corrections.toml: 0 set, 0 drop, 0 add\n")


def test_two_versions_are_told_apart_in_words_and_for_another_program(paper, capsys):
    main(["parse", "my.txt", "--out", "t", "--quiet"])
    (paper / "new.toml").write_text("published = 2024-05-15\n", encoding="utf-8")
    (paper / "new.txt").write_text("Share\n\n" + TEXT.replace("Oslo", "Bergen"), encoding="utf-8")
    assert main(["diff", "t", "new.txt"]) == 0
    said = "events: changed: Jane Doe met John Roe in Bergen yesterday (place: Oslo -> Bergen)\n"
    assert capsys.readouterr().out == said
    main(["diff", "t", "new.txt", "--json"])
    assert json.loads(capsys.readouterr().out)[0]["after"] == "Bergen"
    main(["diff", "my.txt", "t"])
    assert capsys.readouterr().out == "nothing has changed\n"
