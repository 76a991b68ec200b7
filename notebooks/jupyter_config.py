"""JupyterLab over the whole project, opened on the index: `python -m jupyterlab --config=notebooks/jupyter_config.py`.

The project's notebooks are saved as `run.py` writes them, so that running and saving one leaves no change behind.
"""

import os
import runpy
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
tidy = runpy.run_path(str(HERE / "run.py"))["tidy"]


def as_stored(model: dict[str, Any], path: str, **_: Any) -> None:
    """Tidy a notebook of the project before it is saved; your own are saved as they are."""
    if model["type"] == "notebook" and (HERE.parent / path).match("notebooks/[0-9]*.ipynb"):
        tidy(model["content"])


c = get_config()
c.ServerApp.root_dir = str(HERE.parent)
c.ServerApp.allow_root = hasattr(os, "geteuid") and os.geteuid() == 0  # in a container
c.ContentsManager.pre_save_hook = as_stored
c.LabApp.default_url = "/lab/tree/notebooks/00-index.ipynb"
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
