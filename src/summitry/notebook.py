"""The surroundings of a notebook: the project's folder and files, and parameters that it knows."""

from collections.abc import Collection
from pathlib import Path

import pandas as pd
from IPython.core.getipython import get_ipython

from .errors import SummitryError, check_keys
from .inputs import is_text
from .reader import frame_html, row_html
from .tables.show import Shown


def setup() -> Path:
    """Set up a notebook: rows and tables show themselves for reading; gives the project's folder."""
    pd.set_option("display.max_colwidth", 90)
    pd.set_option("display.html.use_mathjax", False)
    if (shell := get_ipython()) and shell.display_formatter:
        forms = shell.display_formatter.formatters["text/html"]
        forms.for_type(pd.DataFrame, frame_html)
        forms.for_type(Shown, row_html)
    return project_root()


def project_root(start: str | Path | None = None) -> Path:
    """Find the folder that holds `data/tables`: the first one upwards from `start` (None: the working directory).

    So a notebook finds its files wherever its server was started. Raises `SummitryError` where there is none.
    """
    here = Path(start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "data" / "tables").is_dir():
            return folder
    what = "no project here: no folder upwards holds data/tables"
    raise SummitryError(what, where=str(here), remedy="go to the project's folder, or run 'make run' there")


def find_file(name: str | Path) -> str | Path:
    """Find a file by its path from the working directory or, where there is none, from the project's folder.

    What is in neither is given back as it is: a text instead of a path, or a name for `read_article` to complain of.

    >>> find_file("Talks fail\\n\\nThey left.")
    'Talks fail\\n\\nThey left.'
    """
    if is_text(name) or Path(name).exists():
        return name
    there = project_root() / name
    return there if there.exists() else name


def check_parameters(given: Collection[str], known: Collection[str]) -> None:
    """Raise `SummitryError` for a parameter that the notebook does not know, with the nearest that it does.

    >>> check_parameters({"article"}, {"article", "codebook"})
    >>> check_parameters({"codeboko"}, {"article", "codebook"})
    Traceback (most recent call last):
    summitry.errors.SummitryError: parameters: unknown key 'codeboko'; did you mean 'codebook'?
    """
    check_keys(sorted(given), known, "parameters")
