"""Coded news: the folder that a command line names, an article of it with its codebook, and the scorer beside it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType

from summitry import load_codebook, read_article
from summitry.codebook import Codebook
from summitry.records import Article

from .ablation import module_at


def given(module: str) -> tuple[list[Path], ModuleType]:
    """The folders of `coded/news/train`, and the scorer of `bench/`; the usage of a module where there are none."""
    root = Path(sys.argv[1] if len(sys.argv) > 1 else "")
    folders = sorted(path.parent for path in root.glob("coded/news/train/*/article.txt"))
    if not folders:
        sys.exit(f"usage: python -m benchmarks.{module} FOLDER\nFOLDER has no coded/news/train: nothing to read")
    return folders, module_at(root / "bench/score_tables.py")


def read(folder: Path) -> tuple[Article, Codebook]:
    """The article in a folder, with the day of publication that its `meta.json` gives, and its codebook."""
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return read_article(folder / "article.txt", meta["published"]), load_codebook(folder / "codebook.toml")
