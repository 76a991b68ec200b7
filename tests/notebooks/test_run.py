"""Notebooks are stored the same, however the kernel sends its output."""

import subprocess
import sys

import nbformat
import pytest

from tests.conftest import ROOT

PIECES = (
    "import sys, time\nfor piece in ('a', 'b', 'c'):\n    print(piece)\n    sys.stdout.flush()\n    time.sleep(0.3)"
)


@pytest.mark.slow
def test_what_a_cell_prints_in_pieces_is_stored_as_one(tmp_path):
    path = tmp_path / "pieces.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(PIECES)]), path)
    subprocess.run([sys.executable, ROOT / "notebooks" / "run.py", path], check=True, capture_output=True)
    (cell,) = nbformat.read(path, as_version=4).cells
    assert [(output.name, output.text) for output in cell.outputs] == [("stdout", "a\nb\nc\n")]
