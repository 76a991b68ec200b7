"""The surroundings of a notebook: the project's folder and files, and parameters that it knows."""

import difflib
from collections.abc import Collection
from pathlib import Path

from .errors import SummitryError


def project_root(start: str | Path | None = None) -> Path:
    """Find the folder that holds `data/tables`: the first one upwards from `start` (None: the working directory).

    So a notebook finds its files wherever its server was started. Raises `SummitryError` where there is none.
    """
    here = Path(start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "data" / "tables").is_dir():
            return folder
    raise SummitryError(
        "no project here: no folder upwards holds data/tables", where=str(here), remedy="run 'make run'"
    )


def find_file(name: str | Path) -> Path:
    """Find a file by its path from the working directory or, where there is none, from the project's folder."""
    path = Path(name)
    return path if path.is_absolute() or path.exists() else project_root() / path


def check_parameters(given: Collection[str], known: Collection[str]) -> None:
    """Raise `SummitryError` for a parameter that the notebook does not know, with the nearest that it does.

    >>> check_parameters({"article"}, {"article", "codebook"})
    >>> check_parameters({"codeboko"}, {"article", "codebook"})
    Traceback (most recent call last):
    summitry.errors.SummitryError: parameters: the notebook knows no 'codeboko'; use 'codebook'
    """
    for name in sorted(set(given) - set(known)):
        near = difflib.get_close_matches(name, known, n=1)
        raise SummitryError(
            f"the notebook knows no '{name}'",
            where="parameters",
            remedy=f"use '{near[0]}'" if near else "use " + ", ".join(sorted(known)),
        )
