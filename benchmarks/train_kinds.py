"""Learn what tells the kind of a name: `python -m benchmarks.train_kinds FOLDER`, written to the lexicon.

FOLDER holds coded articles (article.txt, meta.json, reference/). A name that the coders list is a person or a body; one
that they do not list is a place where the model mostly takes it for one, and none where it takes it for nothing; what
is neither is left out, and so is one with a title. The accuracy printed is for articles left out, beside that of the
model's entity alone.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict
from sklearn.pipeline import make_pipeline

from summitry import read_article
from summitry.actors.figures import KINDS
from summitry.actors.linking import Linking
from summitry.codebook import Codebook
from summitry.language import analyse

BODIES = ("organisation", "group", "bloc", "state")
TELLING = {"titled", "apposed", "institution"}  # a coder leaves out many who are named in passing
TARGET = Path(__file__).parent.parent / "src/summitry/lexicon/kinds.tsv"


class Example(NamedTuple):
    """A name of an article: what speaks of it, and the kind it is."""

    article: str
    features: Counter[str]
    kind: str


def examples(folder: Path) -> Iterator[Example]:
    """The names of an article whose kind is known."""
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    with (folder / "reference/actors.csv").open(newline="", encoding="utf-8") as lines:
        coded = {row["name"].split()[-1].lower(): row["kind"] for row in csv.DictReader(lines)}
    figures = Linking(analyse(read_article(folder / "article.txt", meta["published"])), Codebook()).figures
    for actor_id, features in figures.evidence.items():
        kind = coded.get(figures.of[actor_id].name.split()[-1].lower())
        taken = max(KINDS, key=lambda k: features[k])
        named = "person" if kind == "person" else "organisation" if kind in BODIES else None
        unlisted = taken in ("place", "none") and not features.keys() & TELLING
        if named or unlisted:
            yield Example(folder.name, Counter({"bias": 1, **features}), named or taken)


def main() -> None:
    """Learn the weights, print how good they are on articles left out, and write them."""
    root = Path(sys.argv[1] if len(sys.argv) > 1 else "")
    rows = [row for path in sorted(root.glob("*/article.txt")) for row in examples(path.parent)]
    if not rows:
        sys.exit("usage: python -m benchmarks.train_kinds FOLDER\nFOLDER has no coded articles: nothing to learn from")
    learner = make_pipeline(DictVectorizer(sort=True), LogisticRegression(C=10.0, fit_intercept=False, max_iter=5000))
    features, kinds = [dict(row.features) for row in rows], [row.kind for row in rows]
    left_out = cross_val_predict(learner, features, kinds, groups=[r.article for r in rows], cv=LeaveOneGroupOut())
    alone = [max(KINDS, key=lambda kind: row.features[kind]) for row in rows]
    print(f"{len(rows)} names: right {_share(left_out, kinds)}, by the model's entity alone {_share(alone, kinds)}")
    learner.fit(features, kinds)
    names, learned = learner[0].get_feature_names_out(), learner[1]
    lines = [
        f"{name}\t{kind}\t{weight:.3f}"
        for kind, weights in zip(learned.classes_, learned.coef_, strict=True)
        for name, weight in zip(names, weights, strict=True)
    ]
    TARGET.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")


def _share(found: list[str], wanted: list[str]) -> str:
    """The share of equal kinds, and of those that are equal as actors or none."""
    right = sum(a == b for a, b in zip(found, wanted, strict=True)) / len(wanted)
    actor = sum((a in KINDS[:2]) == (b in KINDS[:2]) for a, b in zip(found, wanted, strict=True)) / len(wanted)
    return f"{right:.3f} (an actor or none {actor:.3f})"


if __name__ == "__main__":
    main()
