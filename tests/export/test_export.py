"""The command: what it writes, what it says, and what it leaves alone when the input is bad."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace

import pandas as pd
import pytest

from summitry.commands import main
from summitry.export import FORMATS, export, find
from tests.charts.made import SHELVED, made
from tests.conftest import ROOT

NOT_CARRIED = {  # of the events in SHELVED and one position
    "dna": "4 events, actors without a position, confidence, basis, outlet and days of positions",
    "timelinejs": "the open bound of 2 events (in words only), 1 stance, 3 participants, confidence",
    "xlsx": "the article's text",
    "webannotation": "cells other than names, titles, values and positions, links between rows, confidence, rules",
    "plover": "3 events without a category, days or actors in PLOVER, 1 stance, country codes of actors, confidence",
}


@pytest.fixture
def shelved():
    held = {"holder_id": "doe", "issue": "truce", "position": "support", "basis": "own_words"}
    return made(**{**SHELVED, "participants": SHELVED["participants"][3:], "stances": [{"stance_id": "s01", **held}]})


@pytest.mark.parametrize("name", NOT_CARRIED)
def test_one_line_names_the_file_and_what_it_does_not_carry(tmp_path, shelved, name):
    path = tmp_path / "new" / "file"
    assert export(shelved, name, path) == f"{path}: not carried: {NOT_CARRIED[name]}"
    assert path.read_bytes() == find(name).write(shelved)
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.slow
def test_the_same_tables_give_the_same_bytes_in_every_process(tmp_path):
    for seed in ("1", "2"):
        code = (
            "import sys; from summitry import Tables; from summitry.export import FORMATS, export\n"
            "for name in FORMATS: export(Tables.load(sys.argv[1]), name, f'{sys.argv[2]}/{name}')"
        )
        arguments = [sys.executable, "-c", code, str(ROOT / "data/tables"), str(tmp_path / seed)]
        subprocess.run(arguments, check=True, env={**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC-{seed}"})
    for name in FORMATS:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes(), name


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_has_an_ending_and_a_list_of_what_it_leaves_out(awkward, name):
    form = find(name)
    assert form.ENDING.startswith(".")
    assert all(isinstance(said, str) and said for said in form.not_carried(awkward))


def test_the_command_names_the_file_after_the_article(tmp_path, monkeypatch, capsys):
    shutil.copytree(ROOT / "data/tables", tmp_path / "data/tables")
    monkeypatch.chdir(tmp_path)
    assert main(["export", "--to", "plover"]) == 0
    assert capsys.readouterr().out.startswith("2025-10-22-budapest-shelved.jsonl: not carried: ")
    assert (tmp_path / "2025-10-22-budapest-shelved.jsonl").read_text(encoding="utf-8").count("\n") > 3


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_named_after_the_article_is_none_that_the_tables_were_read_from(tmp_path, monkeypatch, awkward, name):
    monkeypatch.chdir(tmp_path)
    read = [
        f"{awkward.articles['article_id'].iloc[0]}{ending}" for ending in (".txt", ".html", ".htm", ".docx", ".pdf")
    ]
    for file in read:
        (tmp_path / file).write_text("mine")
    export(awkward, name)
    assert {(tmp_path / file).read_text() for file in read} == {"mine"}


CODEBOOK = ["--tables", str(ROOT / "data/tables"), "--codebook", str(ROOT / "data/codebooks/ukraine-peace.toml")]


def test_a_report_has_the_labels_and_colours_of_a_codebook(tmp_path):
    assert main(["export", "--to", "report", *CODEBOOK, "--out", str(tmp_path / "a.html")]) == 0
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "“Freezing the front line”" in page
    assert "freeze front line" not in page
    assert "#c79a00" in page


def test_a_codebook_for_another_format_is_a_mistake(tmp_path, capsys):
    assert main(["export", "--to", "ics", *CODEBOOK, "--out", str(tmp_path / "a.ics")]) == 2
    said = "summitry: --codebook: ics takes no codebook; leave it out, or use --to report\n"
    assert capsys.readouterr().err == said
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_is_one_line_with_the_known_ones(tmp_path, capsys):
    assert main(["export", "--to", "pdf", "--tables", str(tmp_path)]) == 2
    known = "'dna', 'timelinejs', 'xlsx', 'webannotation', 'ics', 'plover', 'report'"
    says = f"Invalid value for '--to': 'pdf' is not one of {known}"
    assert capsys.readouterr().err == f"summitry: {says}; see 'summitry export --help'\n"


def test_a_folder_without_tables_gives_no_file(tmp_path, capsys):
    assert main(["export", "--to", "dna", "--tables", str(tmp_path), "--out", str(tmp_path / "a.dna")]) == 2
    assert capsys.readouterr().err.startswith(f"summitry: {tmp_path}: no tables here: actors.csv, ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["ics", "timelinejs"])
def test_where_nothing_can_be_written_the_old_file_stays(tmp_path, capsys, told, name):
    told("Nothing happened.").save(tmp_path / "tables")
    (tmp_path / "old").write_text("kept")
    assert main(["export", "--to", name, "--tables", str(tmp_path / "tables"), "--out", str(tmp_path / "old")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert (tmp_path / "old").read_text() == "kept"


def test_a_place_that_cannot_be_written_is_told_in_one_line(tmp_path, capsys):
    (tmp_path / "folder").mkdir()
    tables = str(ROOT / "data/tables")
    assert main(["export", "--to", "plover", "--tables", tables, "--out", str(tmp_path / "folder")]) == 2
    said = capsys.readouterr().err
    assert said == f"summitry: {tmp_path / 'folder'}: the file cannot be written (Is a directory); name another file\n"
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


@pytest.mark.parametrize("article_id", ["../../a", "/a", "..\\a", "C:\\a"])
def test_an_article_id_names_no_place(tmp_path, monkeypatch, shelved, article_id):
    (tmp_path / "here" / "below").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here" / "below")
    named = {name: t.assign(article_id=pd.array([article_id] * len(t), dtype="string")) for name, t in shelved.items()}
    assert export(replace(shelved, **named), "plover").startswith("a.jsonl: not carried: ")
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.jsonl")] == ["here/below/a.jsonl"]
