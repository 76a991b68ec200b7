"""Notebooks find the project and know their parameters."""

import subprocess
import sys

import pytest

from summitry import SummitryError
from summitry.notebook import check_parameters, find_file, project_root
from tests.conftest import ROOT


def test_the_project_is_found_from_any_folder_in_it(monkeypatch):
    assert project_root(ROOT / "notebooks" / "figures") == ROOT
    monkeypatch.chdir(ROOT / "tests")
    assert find_file("data/tables/events.csv").is_file()


def test_where_there_is_no_project_it_says_so(tmp_path):
    with pytest.raises(SummitryError, match="go to the project's folder"):
        project_root(tmp_path)


def test_an_unknown_parameter_is_an_error_with_the_nearest_known():
    with pytest.raises(SummitryError, match="did you mean 'codebook'"):
        check_parameters({"codeboko"}, {"article", "codebook"})


def papermill(tmp_path, *options):
    notebook = str(ROOT / "notebooks" / "05-your-own-article.ipynb")
    command = [sys.executable, "-m", "papermill", notebook, str(tmp_path / "out.ipynb"), "--cwd", str(ROOT), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


TEXT = "Talks in Bergen\n\nJane Doe of Norway met John Roe of Iceland in Bergen on Monday. Doe rejected a truce.\n"


@pytest.mark.slow
@pytest.mark.parametrize("pasted", [False, True], ids=["a file", "a pasted text"])
def test_papermill_runs_another_article_without_a_codebook(tmp_path, pasted):
    text = tmp_path / "talks.txt"
    text.write_text(TEXT)
    run = papermill(
        tmp_path,
        "-p",
        "article",
        TEXT if pasted else str(text),
        "-p",
        "published",
        "2031-05-01",
        "-y",
        "codebook: null",
    )
    assert run.returncode == 0, run.stderr[-2000:]


@pytest.mark.slow
def test_papermill_stops_at_a_parameter_that_the_notebook_does_not_know(tmp_path):
    run = papermill(tmp_path, "-p", "codeboko", "x.toml")
    assert run.returncode != 0
    assert "did you mean 'codebook'" in run.stderr


@pytest.mark.parametrize(
    "name", ["Talks fail\n\nThey left.\n", "They left. " * 500, "https://example.org/talks", "no.txt"]
)
def test_what_is_no_file_is_given_back_as_it_is(name):
    assert find_file(name) == name
