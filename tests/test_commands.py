"""The command line: what it writes, what it says, and what it leaves alone when the input is bad."""

import json
import os
import re
import shlex
import subprocess
import sys
from importlib.util import find_spec

import pytest

from summitry.commands import main
from summitry.commands.main import summitry
from tests.conftest import ROOT
from tests.inputs.made import page

TEXT = "Jane Doe met John Roe in Oslo yesterday.\n"


@pytest.fixture
def paper(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_parse_writes_tables_and_says_how_many_rows(paper, capsys):
    assert main(["parse", str(paper / "a.txt"), "--published", "2024-05-15", "--out", str(paper / "out")]) == 0
    assert capsys.readouterr().out == f"{paper / 'out'}: 1 time, 0 statements, 1 event, 0 stances, 0 doubts\n"
    assert (paper / "out/events.csv").read_text().splitlines()[1].split(",")[2:6] == [
        "meeting",
        "Doe-Roe meeting in Oslo",
        "held",
        "2024-05-14",
    ]


def test_show_prints_a_row_in_its_sentence(paper, capsys):
    main(["parse", str(paper / "a.txt"), "--out", str(paper / "out")])
    assert main(["show", "e01", "--tables", str(paper / "out")]) == 0
    assert "[Jane Doe met John Roe in Oslo yesterday]." in capsys.readouterr().out


def test_who_reads_may_stop_early(paper):
    main(["parse", str(paper / "a.txt"), "--out", str(paper / "out")])
    command = [sys.executable, "-m", "summitry", "show", "e01", "--tables", str(paper / "out")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as shown:
        shown.stdout.close()
        assert shown.stderr.read() == b""
        assert shown.wait() == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["parse", "nowhere.txt"], "summitry: nowhere.txt: there is no such file; check the path"),
        (["parse", "a.txt", "--published", "soon"], "summitry: --published: 'soon' is no date; write it as YYYY-MM-DD"),
        (["parse", "a.txt", "--codebook", "no.toml"], "summitry: no.toml: there is no such file; check the path"),
    ],
)
def test_a_mistake_is_one_line_and_exit_status_2(paper, capsys, monkeypatch, arguments, says):
    monkeypatch.chdir(paper)
    (paper / "out").mkdir()
    assert main([*arguments, "--out", "out"]) == 2
    assert capsys.readouterr().err == says + "\n"
    assert list((paper / "out").iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["parse", "a.txt", "--codebook", "a.txt", "--out", "more"],
        ["check", "a.txt", "a.txt"],
        ["export", "--to", "report", "--tables", "out", "--codebook", "a.txt"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_every_command_says_alike_that_a_file_is_no_codebook(paper, capsys, monkeypatch, arguments):
    monkeypatch.chdir(paper)
    main(["parse", "a.txt", "--out", "out", "--quiet"])
    capsys.readouterr()
    assert main(arguments) == 2
    says = "summitry: a.txt: this is no codebook; give a TOML file with sides, actors and issues\n"
    assert capsys.readouterr().err == says


def test_a_terminal_obeys_nothing_that_an_input_says(paper, capsys):
    (paper / "a.toml").write_text('"\\u001b[31m\\u202e" = 1\n', encoding="utf-8")
    assert main(["parse", str(paper / "a.txt"), "--out", str(paper / "out")]) == 2
    assert r"unknown key '\x1b[31m\u202e'" in capsys.readouterr().err


def test_the_module_runs_as_a_command(paper):
    done = subprocess.run([sys.executable, "-m", "summitry", "show", "e99"], capture_output=True, text=True, cwd=paper)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1


def test_importing_the_package_loads_neither_pandas_nor_spacy():
    code = "import sys, summitry; sys.exit(any(m in sys.modules for m in ('pandas', 'spacy', 'matplotlib')))"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


@pytest.mark.parametrize("article", ["a.txt", ROOT / "data/articles/2025-10-22-budapest-shelved.txt"])
def test_an_article_is_parsed_corrected_and_saved_without_pandas(paper, article):
    code = "import sys; from summitry.commands import main; sys.exit(main() or 'pandas' in sys.modules)"
    command = [sys.executable, "-c", code, "parse", article, "--out", "plain"]
    assert subprocess.run(command, cwd=paper, capture_output=True).returncode == 0


def test_what_the_codebook_names_and_the_text_does_not_is_said_once(paper, capsys):
    sides = 'sides = [{id = "n", label = "Norway", countries = ["Norway"]}]\n'
    actors = 'actors = [{id = "doe", name = "Jane Doe"}, {id = "poe", name = "Max Poe", side = "n"}]\n'
    (paper / "talks.toml").write_text(sides + actors, encoding="utf-8")
    arguments = ["parse", str(paper / "a.txt"), "--codebook", str(paper / "talks.toml"), "--out", str(paper / "out")]
    assert main([*arguments, "--published", "2024-05-15", "--quiet"]) == 0
    assert capsys.readouterr().err == f"summitry: {paper / 'a.txt'}: never mentioned: Max Poe, Norway\n"


def test_ids_are_known_in_capitals(paper, capsys):
    main(["parse", str(paper / "a.txt"), "--out", str(paper / "out"), "--quiet"])
    assert main(["show", "E01", "--tables", str(paper / "out")]) == 0
    assert capsys.readouterr().out.startswith("e01 (events)\n")


def test_another_program_reads_json(paper, capsys):
    main(["parse", str(paper / "a.txt"), "--out", str(paper / "out"), "--json"])
    main(["explain", "e01", "--tables", str(paper / "out"), "--json"])
    counts, explained = map(json.loads, capsys.readouterr().out.splitlines())
    assert (counts["events"], counts["stances"]) == (1, 0)
    assert {"what": "evidence", "fact": "“met” [9:12]"} in explained["facts"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["prase"], "summitry: No such command 'prase'. Did you mean 'parse'; see 'summitry --help'"),
        (["parse"], "summitry: Missing argument 'ARTICLE...'; see 'summitry parse --help'"),
        (["export", "--to", "doc"], "summitry: Invalid value for '--to': 'doc' is not one of 'dna', 'timelinejs', "),
    ],
)
def test_a_mistake_in_the_command_is_one_line_with_the_nearest_that_there_is(capsys, arguments, says):
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert told.err.startswith(says)
    assert (told.out, told.err.count("\n")) == ("", 1)


def test_a_fault_of_the_program_is_one_line_and_exit_status_1(capsys, monkeypatch):
    monkeypatch.setattr("summitry.pipeline.markdown", lambda: {}["stage"])
    assert main(["stages"]) == 1
    assert re.fullmatch(r"summitry: \S+\.py, line \d+: KeyError: .* please report it\n", capsys.readouterr().err)
    with pytest.raises(KeyError):
        main(["--debug", "stages"])


def test_the_examples_of_the_help_run(paper, monkeypatch, capsys):
    monkeypatch.chdir(paper)
    (paper / "a.txt").rename(paper / "my.txt")
    (paper / "other.html").write_text(page(), encoding="utf-8")
    (paper / "my-articles").mkdir()
    (paper / "my-articles/my.txt").write_text(TEXT, encoding="utf-8")
    (paper / "my-codebook.toml").write_text('title = "mine"\n', encoding="utf-8")
    known = [summitry.commands[name] for name in ("parse", *sorted(summitry.commands))]
    known += [command for group in known for command in getattr(group, "commands", {}).values()]
    lines = [line for command in known for line in command.epilog.splitlines()]
    commands = [shlex.split(line, comments=True) for line in lines if line.startswith("  summitry ")]
    assert {command[1] for command in commands} == {*summitry.commands}
    arrow = find_spec("pyarrow") is not None  # of the extra `corpus`
    for command in (command for command in commands if arrow or not re.search("corpus|scheduler", " ".join(command))):
        assert main(command[1:]) == 0, command
    assert {line.split(":")[1] for line in capsys.readouterr().err.splitlines()} == {" my.txt", " other.html"}


@pytest.mark.slow
def test_the_wheel_alone_reads_an_article_outside_the_project(paper):
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(paper / "dist")]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    alone = paper / "alone"
    install = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--target", str(alone)]
    subprocess.run([*install, str(next((paper / "dist").glob("*.whl")))], check=True, capture_output=True)
    code = "import sys, summitry.commands as m; print(m.__file__); sys.exit(m.main())"
    command = [sys.executable, "-c", code, "parse", "a.txt", "--published", "2024-05-15", "--out", "tables"]
    done = subprocess.run(
        command, cwd=paper, env={**os.environ, "PYTHONPATH": str(alone)}, capture_output=True, text=True
    )
    assert done.stdout.splitlines() == [
        str(alone / "summitry/commands/__init__.py"),
        "tables: 1 time, 0 statements, 1 event, 0 stances, 0 doubts",
    ]
    assert (paper / "tables/events.csv").is_file()


def test_a_draft_is_checked_without_a_word_of_it_missing(paper, monkeypatch, capsys):
    monkeypatch.chdir(paper)
    assert main(["codebook", "a.txt"]) == 0
    (paper / "draft.toml").write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["check", "draft.toml", "a.txt", "--json"]) == 0
    assert {row["name"] for row in json.loads(capsys.readouterr().out)["rows"] if row["places"]} >= {
        "Jane Doe",
        "John Roe",
    }


def test_a_codebook_is_of_an_article(capsys):
    assert main(["codebook"]) == 2
    assert capsys.readouterr().err == "summitry: Missing argument 'ARTICLE...'; see 'summitry codebook --help'\n"
