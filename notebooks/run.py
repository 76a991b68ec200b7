"""Execute the notebooks in place, in order; the same tables give the same bytes."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).parent
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
WIDGET = "application/vnd.jupyter.widget-view+json"


def tidy(notebook: Any) -> None:
    """Strip what differs between machines and runs: times, versions, and how a view was left."""
    notebook["metadata"] = nbformat.from_dict(METADATA)
    for cell in notebook["cells"]:
        for key in ("execution", "collapsed", "scrolled", "jupyter"):
            cell["metadata"].pop(key, None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET, None)  # it shows nothing without its kernel; the table beside it does


def run(path: Path) -> None:
    """Execute a notebook from a fresh kernel and write it back without times or versions."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        timeout=300,
        record_timing=False,
        coalesce_streams=True,  # else a print may be stored in one piece or two, as the kernel happens to send it
        extra_arguments=["--log-level=ERROR"],  # a kernel on this machine alone need not warn of plain text
        resources={"metadata": {"path": str(HERE)}},
    )
    client.execute()
    tidy(notebook)
    fresh = path.with_suffix(".ipynb.part")
    nbformat.write(notebook, fresh)
    fresh.replace(path)


def main() -> None:
    """Run all notebooks, or those named."""
    os.environ["PYTHONHASHSEED"] = "0"
    for path in [Path(name) for name in sys.argv[1:]] or sorted(HERE.glob("[0-9]*.ipynb")):
        run(path)
        print(path.name)


if __name__ == "__main__":
    main()
