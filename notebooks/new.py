"""Copy notebook 05, without its outputs, for an article of your own: `python notebooks/new.py my-talks`."""

import re
import sys
from pathlib import Path

import nbformat

HERE = Path(__file__).parent


def new(name: str, folder: Path = HERE) -> Path:
    """Write `NAME.ipynb` into the folder and give its path; stops where the name is no good or is taken."""
    if not re.fullmatch(r"[a-z][a-z0-9_-]*", name):
        raise SystemExit(f"'{name}' is no name for a notebook: small letters, digits, '-' and '_', as in 'my-talks'")
    path = folder / f"{name}.ipynb"
    if path.exists():
        raise SystemExit(f"{path}: there is such a notebook, and it is left as it is; choose another name")
    notebook = nbformat.read(HERE / "05-your-own-article.ipynb", as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    nbformat.write(notebook, path)
    return path


if __name__ == "__main__":
    print(new(" ".join(sys.argv[1:])))
