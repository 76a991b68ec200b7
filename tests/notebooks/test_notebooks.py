"""The notebooks as committed: executed in order, without errors, a table under each figure."""

import itertools
import json
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
    assert [path.name[:2] for path in NOTEBOOKS] == ["00", "01", "02", "03", "04", "05"]


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


def test_figures_have_alternative_text(cells):
    for output in (o for cell in code(cells) for o in cell["outputs"] if "image/png" in o.get("data", {})):
        assert len(output["metadata"]["image/png"]["alt"]) > 40
