"""Articles with a reference coding: `python -m benchmarks.wikinews FOLDER SCORER.py`, an article a folder.

Each folder holds `article.txt`, `meta.json` (`published`), `issues.json` (issues with their phrases) and the
reference tables; the scorer is a module with `score(reference, predicted)`.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import Any

from summitry import parse, read_article
from summitry.codebook import Codebook, Issue

from .ablation import module_at

MEASURES = (("statements", "f1"), ("statements", "speaker_id"), ("events", "f1"), ("stances", "f1"))


def codebook(folder: Path) -> Codebook:
    """The issues that the reference coding is about."""
    rows = json.loads((folder / "issues.json").read_text(encoding="utf-8"))
    issues = tuple(Issue(r["issue"], r["label"], r.get("question"), tuple(r["phrases"])) for r in rows)
    return Codebook(issues=issues)


def scores(root: Path, scorer: Any) -> Iterator[tuple[str, list[float]]]:
    """The measures of each article."""
    for folder in sorted(p.parent for p in root.glob("*/article.txt")):
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory() as out:
            parse(read_article(folder / "article.txt", meta["published"]), codebook(folder)).save(out)
            found = scorer.score(folder / "reference", out)[0]
        yield folder.name, [found[table][measure] for table, measure in MEASURES]


def main(root: str, scorer: str) -> None:
    """Print the measures of each article and their means."""
    rows = list(scores(Path(root), module_at(Path(scorer))))
    if not rows:
        sys.exit(f"no articles in {root}")
    rows.append(("mean", [mean(column) for column in zip(*(values for _, values in rows), strict=True)]))
    print("| article | " + " | ".join(" ".join(m) for m in MEASURES) + " |\n|---|" + "---:|" * len(MEASURES))
    for name, values in rows:
        print(f"| {name} | " + " | ".join(f"{value:.3f}" for value in values) + " |")


if __name__ == "__main__":
    main(*sys.argv[1:])
