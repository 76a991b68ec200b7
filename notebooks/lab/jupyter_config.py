"""JupyterLab over the whole project, opened on the index, for `--config`.

The project's notebooks are saved as `run.py` writes them, so that running and saving one leaves no change behind.
"""

import os
import runpy
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
tidy = runpy.run_path(str(ROOT / "notebooks" / "run.py"))["tidy"]


def as_stored(model: dict[str, Any], path: str, **_: Any) -> None:
    """Tidy a notebook of the project before it is saved; your own are saved as they are."""
    if model["type"] == "notebook" and (ROOT / path).match("notebooks/[0-9]*.ipynb"):
        tidy(model["content"])


c = get_config()
c.ServerApp.root_dir = str(ROOT)
c.ServerApp.allow_root = hasattr(os, "geteuid") and os.geteuid() == 0  # in a container
c.ContentsManager.pre_save_hook = as_stored
c.LabApp.default_url = "/lab/tree/notebooks/00-index.ipynb"
c.LabApp.app_settings_dir = str(HERE)  # overrides.json: no question about news, no look for updates
