"""The notebooks as committed: executed in order, without errors, a table under each figure."""

import itertools
import json
import re
from statistics import median

import pytest

from tests.conftest import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def cells(request):
    return json.loads(request.param.read_text(encoding="utf-8"))["cells"]


def code(cells):
    return [cell for cell in cells if cell["cell_type"] == "code"]


def lines(cell):
    return "".join(cell["source"]).count("\n") + 1


def test_there_are_notebooks():
    assert [path.name[:2] for path in NOTEBOOKS] == ["00", "01", "02", "03", "04", "05", "06", "07"]


def test_it_was_executed_from_first_to_last_cell(cells):
    assert [cell["execution_count"] for cell in code(cells)] == list(range(1, len(code(cells)) + 1))


def test_no_output_is_an_error_or_a_warning(cells):
    outputs = [output for cell in code(cells) for output in cell["outputs"]]
    assert not [o for o in outputs if o["output_type"] == "error" or o.get("name") == "stderr"]


def test_a_table_stands_under_each_figure(cells):
    shown = [[mime for output in cell["outputs"] for mime in output.get("data", {})] for cell in code(cells)]
    for here, below in itertools.pairwise([*shown, []]):
        if "image/png" in here:
            assert "text/html" in below


def test_it_is_small_and_asks_a_question(cells):
    title = "".join(cells[0]["source"]).splitlines()[0]
    assert title.startswith("# ")
    assert title.endswith("?")
    assert len(code(cells)) <= 40
    sizes = [lines(cell) for cell in code(cells)] or [0]
    assert max(sizes) <= 25
    assert median(sizes) <= 7
    prose = sum(cell["cell_type"] == "markdown" for cell in cells)
    assert prose >= len(code(cells))


def told(cell):
    """What a cell shows as Markdown."""
    return "".join(line for output in cell["outputs"] for line in output.get("data", {}).get("text/markdown", []))


@pytest.fixture(params=NOTEBOOKS[1:], ids=lambda path: path.stem)
def story(request):
    return code(json.loads(request.param.read_text(encoding="utf-8"))["cells"])


def test_one_cell_sets_it_up_and_is_no_part_of_the_page(story):
    assert ["setup()" in "".join(cell["source"]) for cell in story] == [True, *[False] * (len(story) - 1)]
    assert story[0]["metadata"]["tags"] == ["remove-input"]


def test_the_first_that_it_shows_is_the_answer_in_bold(story):
    first = next(cell for cell in story if cell["outputs"])
    assert re.fullmatch(r"\*\*[^*]+\.\*\*", told(first))
    assert first["metadata"]["tags"] == ["remove-input"]
    assert sum(map(lines, story[: story.index(first) + 1])) <= 30


def test_it_closes_with_three_to_five_findings_that_are_asserted(story):
    findings = told(story[-1]).splitlines()
    assert 3 <= len(findings) <= 5
    assert [finding.split(" ")[0] for finding in findings] == [f"{n}." for n in range(1, len(findings) + 1)]
    source = "".join(story[-1]["source"])
    assert source.count("assert ") >= 3
    assert story[-1]["metadata"]["tags"] == ["hide-input"]


def test_figures_have_alternative_text(cells):
    for output in (o for cell in code(cells) for o in cell["outputs"] if "image/png" in o.get("data", {})):
        assert len(output["metadata"]["image/png"]["alt"]) > 40
