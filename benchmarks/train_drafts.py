"""Learn what speaks for an issue in a draft: `python -m benchmarks.train_drafts FOLDER`, written to the package.

FOLDER holds `bench/` and `coded/news/train`. A topic is right where one of its phrases has the words of a phrase or
label of the coders' codebook. Printed is how many of the coders' issues are among the drafts' on articles left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import log1p
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict
from sklearn.pipeline import make_pipeline

from summitry.drafting.issues import MOST
from summitry.drafting.reading import Reading
from summitry.drafting.topics import content, topics
from summitry.pipeline import run

from . import coded

OUT = Path(__file__).parent.parent / "src/summitry/drafting/issues.tsv"
PENALTY = 0.3  # inverse strength of L2


def examples(folder: Path) -> Iterator[tuple[dict[str, float], frozenset[int], tuple[str, int]]]:
    """The topics of an article: their features, which of the coders' issues they are, the article and its issues."""
    article, book = coded.read(folder)
    wanted = [{content(phrase) for phrase in (i.label, *i.phrases, *i.support, *i.oppose)} for i in book.issues]
    for topic in topics(Reading.of(run(article))).values():
        said = {content(phrase) for phrase in topic.phrases} - {frozenset()}
        meant = frozenset(n for n, issue in enumerate(wanted) if issue & said)
        yield {name: log1p(count) for name, count in topic.features.items()}, meant, (folder.name, len(wanted))


def found(likely: np.ndarray, meant: tuple[frozenset[int], ...], articles: tuple[tuple[str, int], ...]) -> float:
    """The share of the coders' issues that one of the likeliest topics of each article may be."""
    hits = 0
    for article in dict.fromkeys(articles):
        own = [n for n, other in enumerate(articles) if other == article]
        hits += len(frozenset().union(*(meant[n] for n in sorted(own, key=lambda n: -likely[n])[:MOST])))
    return hits / sum(count for _, count in dict.fromkeys(articles))


def main() -> None:
    """Learn the weights, print what they find on articles left out, and write them."""
    folders, _ = coded.given("train_drafts")
    features, meant, articles = zip(*(row for folder in folders for row in examples(folder)), strict=True)
    learner = make_pipeline(DictVectorizer(), LogisticRegression(C=PENALTY, max_iter=5000))
    right, groups, cv = [bool(row) for row in meant], [name for name, _ in articles], LeaveOneGroupOut()
    likely = cross_val_predict(learner, features, right, groups=groups, cv=cv, method="predict_proba")[:, 1]
    print(f"{sum(right)} of {len(right)} topics; of the coders' issues {found(likely, meant, articles):.2f}")
    learner.fit(features, right)
    learned = zip(learner[0].get_feature_names_out(), learner[1].coef_[0], strict=True)
    OUT.write_text("".join(f"{name}\t{weight:.3f}\n" for name, weight in learned), encoding="utf-8")


if __name__ == "__main__":
    main()
