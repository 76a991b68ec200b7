"""Learn who holds a position: `python -m benchmarks.train_stances FOLDER`, written to the lexicon.

FOLDER holds `bench/` (the scorer, which says what names are one actor's) and `coded/news/train`. A candidate (sentence,
issue, holder) is right where the coders have a position of that holder on the issue in the sentence. The weights are
those of a logistic regression. The least confidences are the most precise of those about as good as the best on
articles left out, which the printed figures are of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from types import ModuleType

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Doc

from summitry.actors import find_actors
from summitry.events import find_events
from summitry.language import analyse, offsets
from summitry.records import Statements
from summitry.stances import decode
from summitry.stances.candidates import Candidate, candidates
from summitry.stances.targets import Target, find_targets
from summitry.statements import find_statements
from summitry.times import find_times

from . import coded
from .calibration import keep
from .holders import rows as rows_of

OUT = Path(__file__).parent.parent / "src/summitry/lexicon/stances.tsv"
PENALTY = 0.15  # inverse strength of L2
RARE = 3  # a feature of fewer articles has no weight
FOLDS = 10
LEAST = (0.2, 0.25, 0.3)
ABOUT = 0.003  # of F1: of choices about as good as the best the most precise is taken
SECOND = (0.5, 0.6)
JOINED = (0.1, 0.2, 0.3)


@dataclass
class Example:
    """A candidate of an article, its features, and the coded rows that it matches; `required` are those that count."""

    article: str
    group: int
    candidate: Candidate
    features: list[str]
    rows: list[int]
    required: list[int]


@dataclass(frozen=True)
class Read:
    """An article that is read up to its targets: where it lies, and what says who may hold a position."""

    folder: Path
    doc: Doc
    said: Statements
    targets: list[Target]

    @classmethod
    def of(cls, folder: Path) -> Read:
        """The article in a folder."""
        article, book = coded.read(folder)
        doc = analyse(article)
        cast = find_actors(doc, book, article.published, article.author)
        times = find_times(doc, article.published)
        said = find_statements(doc, article, cast, times)
        events = find_events(doc, article, cast, times, said)
        return cls(folder, doc, said, find_targets(doc, events, book.issues))

    def groups(self, without: str = "") -> Iterator[list[Candidate]]:
        """The candidates for each sentence and issue; `without` the ways that begin so."""
        for group in candidates(self.said, self.targets):
            for c in group if without else ():
                c.found = {way: word for way, word in c.found.items() if not way.startswith(without)}
            yield [c for c in group if c.found]


def examples(read: Read, scorer: ModuleType, without: str = "") -> list[Example]:
    """The candidates of an article, compared with its coded positions."""
    cast, coded, found = read.said.cast, list(rows_of(read.folder)), list[Example]()
    for n, group in enumerate(decode.described(read.groups(without), cast)):
        for c, own in group:
            name, within = cast.by_id[c.holder].name, offsets(c.target.root.sent)
            rows = [
                k
                for k, row in enumerate(coded)
                if row.issue == c.target.issue
                and row.span.overlaps(within)
                and (row.holder == c.holder or scorer.same_actor(row.name, name))
            ]
            found.append(Example(read.folder.name, n, c, own, rows, [k for k in rows if not coded[k].optional]))
    return found


def matrix(rows: list[Example], names: list[str]) -> csr_matrix:
    """The features of the examples, one column a name."""
    at = {name: n for n, name in enumerate(names)}
    pairs = [(r, at[f]) for r, row in enumerate(rows) for f in dict.fromkeys(row.features) if f in at]
    r, c = zip(*pairs, strict=True)
    return csr_matrix((np.ones(len(pairs)), (r, c)), shape=(len(rows), len(names)))


def left_out(x: csr_matrix, y: np.ndarray, articles: list[str]) -> np.ndarray:
    """How likely each example is right, as learned from other articles."""
    fold = {article: n % FOLDS for n, article in enumerate(sorted(set(articles)))}
    folds, p = np.array([fold[article] for article in articles]), np.zeros(len(y))
    for n in range(FOLDS):
        rest = folds != n
        p[~rest] = _learned(x[rest], y[rest]).predict_proba(x[~rest])[:, 1]
    return p


def _learned(x: csr_matrix, y: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=PENALTY, max_iter=5000).fit(x, y)


def taken(rows: list[Example], p: np.ndarray, least: dict[str, float]) -> list[Example]:
    """The examples that are chosen with some least confidences."""
    groups: dict[tuple[str, int], list[tuple[decode.Chosen, Example]]] = defaultdict(list)
    for row, likely in zip(rows, p, strict=True):
        groups[row.article, row.group].append((decode.Chosen(row.candidate, likely), row))
    found = []
    for group in groups.values():
        group.sort(key=lambda pair: (-pair[0].confidence, pair[0].candidate.holder))
        of = {id(c): row for c, row in group}
        found += [of[id(c)] for c in decode.taken([c for c, _ in group], least)]
    return found


def judged(chosen: list[Example]) -> tuple[set[tuple[str, int]], list[Example]]:
    """The coded rows that are found, and the examples that are too much."""
    hit, extra = set[tuple[str, int]](), list[Example]()
    for row in chosen:
        new = [(row.article, k) for k in row.required if (row.article, k) not in hit]
        hit |= set(new[:1])
        if not new and (not row.rows or row.required):
            extra.append(row)
    return hit, extra


def f1(rows: list[Example], p: np.ndarray, needed: int, least: dict[str, float]) -> tuple[float, float, float]:
    """F1, precision and recall of what is taken with some least confidences."""
    hit, extra = judged(taken(rows, p, least))
    precision, recall = len(hit) / max(1, len(hit) + len(extra)), len(hit) / needed
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def named(rows: list[Example]) -> list[str]:
    """The features that enough articles have, sorted."""
    seen: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        for feature in row.features:
            seen[feature].add(row.article)
    return sorted(name for name, articles in seen.items() if len(articles) >= RARE)


def best_of(rows: list[Example], p: np.ndarray, needed: int) -> tuple[dict[str, float], tuple[float, float, float]]:
    """The least confidences that are best on articles left out, with F1, precision and recall."""
    choices = [
        {"least": a, "least of a second": b, "least of one joined": c} for a, b, c in product(LEAST, SECOND, JOINED)
    ]
    found = [(least, f1(rows, p, needed, least)) for least in choices]
    good = max(figures[0] for _, figures in found) - ABOUT
    return max((pair for pair in found if pair[1][0] >= good), key=lambda pair: pair[1][1])


def main() -> None:
    """Learn, print the figures on articles left out, and write the weights."""
    folders, scorer = coded.given("train_stances")
    texts = [Read.of(folder) for folder in folders]
    rows = [row for text in texts for row in examples(text, scorer)]
    needed = sum(not row.optional for text in texts for row in rows_of(text.folder))
    names = named(rows)
    x, y = matrix(rows, names), np.array([bool(row.rows) for row in rows])
    p = left_out(x, y, [row.article for row in rows])
    best, figures = best_of(rows, p, needed)
    print(f"{len(rows)} candidates, left out: F1, precision, recall", *(f"{v:.3f}" for v in figures), best)
    likely = {id(row): value for row, value in zip(rows, p, strict=True)}
    given = [
        row for row in taken(rows, p, best) if row.required or not row.rows
    ]  # those of optional rows teach nothing
    print(keep("stances", np.array([likely[id(r)] for r in given]), np.array([bool(r.rows) for r in given])))
    model = _learned(x, y)
    weights = {**best, "bias": float(model.intercept_[0]), **dict(zip(names, model.coef_[0], strict=True))}
    lines = [f"{name}\t{weight:.3f}" for name, weight in sorted(weights.items())]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
