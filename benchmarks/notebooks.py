"""CPU time of each notebook against an empty one with the same imports: `python -m benchmarks.notebooks [RUNS]`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from statistics import median

import nbformat
from nbclient import NotebookClient

FOLDER = Path("notebooks")
CLOCK = "import os as _os\n_times = _os.times()\nprint(_times.user + _times.system)"


def seconds(notebook: nbformat.NotebookNode) -> float:
    """CPU seconds of the kernel that runs a notebook, as the kernel itself counts them at the end."""
    notebook = nbformat.from_dict({**notebook, "cells": [*notebook.cells, nbformat.v4.new_code_cell(CLOCK)]})
    done = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(FOLDER)}}).execute()
    return float(done.cells[-1].outputs[0].text)


def main(runs: int = 5) -> None:
    """Print the medians side by side; the two kinds take turns."""
    os.environ["PYTHONHASHSEED"] = "0"
    for path in sorted(FOLDER.glob("0[1-9]*.ipynb")):
        whole = nbformat.read(path, as_version=4)
        first = next(cell for cell in whole.cells if cell.cell_type == "code")
        empty = nbformat.from_dict({**whole, "cells": [first]})
        pairs = [(seconds(empty), seconds(whole)) for _ in range(runs)]
        bare, ours = (median(column) for column in zip(*pairs, strict=True))
        print(f"{path.stem}: imports {bare:.1f} s, notebook {ours:.1f} s, {ours - bare:+.1f} s")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
