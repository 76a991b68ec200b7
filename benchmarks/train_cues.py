"""Learn which candidates are attributions: `python -m benchmarks.train_cues polnear-train.jsonl.gz [OUT.tsv]`.

A log-linear choice, for each cue, among its candidates and none of them (a conditional logit), over features that join
the facts of `summitry.statements.features`; a candidate is right where an annotator marked its content and its source.
An L1 penalty leaves few weights, an L2 penalty keeps them small. The threshold is the one with the best F1 on folds
left out. The same corpus gives the same file. Nothing of the corpus is kept but single words that many documents share.
"""

from __future__ import annotations

import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from spacy.tokens import Doc

from summitry.actors.denotation import noun_span
from summitry.records import Article, Cast
from summitry.statements.arrays import Tree
from summitry.statements.decode import Scored, beside_quotations, candidates, chosen, heads
from summitry.statements.features import Facts, of_candidate, of_cue, of_dependents

from .polnear import HALF, Said, Text, overlap, parsed, same_source

OUT = Path("src/summitry/lexicon/attribution.tsv")
L1, L2 = 2.0, 1.0  # strength of the penalties
STEPS = 100  # of the optimiser
SMALLEST = 0.02  # weights below it are left out
RARE = 5  # a feature of fewer documents has no weight
CLOSE = 0.15  # of two contents for one attribution, one that overlaps less by more than this is no example
FOLDS = 5

JOINED = """
word | has | has word | tag | tag dep | tag word | dep word | ending | mean | mean has | mean tag | mean dep | mean
tag has | early | mean early | mean helps | tag helps | initial dep has | dep above | dep above_means | mean dep
above_means | dep above_dep top_means | quoted | word quoted | mean quoted | headline | dep tag headline | mean
headline | told relation | mean told relation | object | word relation particle | who | mean who | who core | talks
| mean talks | talks core | kind | mean kind core | word kind | kind name | mean part kind | path | word path | tag
dep path | path core | mean part path | mean path core | word kind core | kind path | mean kind path | name | word
name | mean name | word core | tag core | mean core | has core | has name | core size | size | mean core size | core
skips | core leaves | name leaves | word leaves | trail | core trail | core verdict more | trail size | verdict then
trailing | name pieces reopens | mean marks | marks size | mean marks finite | mean core marks | core opens | part
opens | mean part opens | word core opens | core before | core follows | core ends | name ends | core last | core
finite | name marks | word marks | kind core size | mean core finite | noun | mean noun | core noun_class | core
thing | mean core noun_tag thing | kind core thing | mean core sense | kind noun_tag thing | kind noun
"""  # the facts that a feature joins, those of the cue first


@dataclass
class Example:
    """A candidate with its features, the attribution that it matches (if any) and how well."""

    scored: Scored
    base: tuple[str, ...]
    own: tuple[str, ...]
    gold: int | None
    fit: float


@dataclass
class Document:
    """A document's candidates and how many attributions the annotators marked."""

    fold: int
    examples: list[Example]
    gold: int


def document(row: dict[str, Any], article: Article, doc: Doc, cast: Cast) -> Document:
    """All candidates of a document, each compared with the annotators' attributions."""
    tree = Tree(doc, article, cast)
    text, beside = Text.of(article.text), beside_quotations(tree)
    gold = [text.said(a["content"], a["source"]) for a in row["attributions"]]
    examples: list[Example] = []
    for head in heads(tree, beside):
        cue = of_cue(tree, head)
        base = (*features(cue, cue), *(f for facts in of_dependents(tree, head) for f in features(facts, cue)))
        for c in candidates(tree, beside, head):
            voice = [noun_span(doc[c.source.head], cast)] if c.source.head is not None else []
            which, fit = best(gold, text.said([tree.span(p) for p in c.content], voice))
            examples.append(Example(Scored(0.0, c), base, features(of_candidate(tree, c), cue), which, fit))
    return Document(zlib.crc32(row["doc_id"].encode()) % FOLDS, examples, len(gold))


def features(own: Facts, cue: Facts) -> tuple[str, ...]:
    """The features of some facts and those of the cue, as the weights are kept: which are joined, and what they are."""
    told = {name: fact for name, fact in (cue | own).items() if fact is not None}
    joined = (names.split() for names in JOINED.split("|"))
    found = (names for names in joined if names[-1] in own and told.keys() >= set(names))
    return tuple("\t".join((" ".join(names), *(told[name] for name in names))) for names in found)


def best(gold: list[Said], found: Said) -> tuple[int | None, float]:
    """The attribution that a candidate matches best, and the overlap of the contents."""
    fits = [(overlap(g.content, found.content), -n) for n, g in enumerate(gold) if same_source(g, found)]
    fit, n = max(fits, default=(0.0, 0))
    return (-n, fit) if fit >= HALF else (None, 0.0)


def labels(examples: list[Example]) -> list[int]:
    """1 right, 0 wrong, -1 no example: right, but another content fits the same attribution better."""
    top: dict[int | None, float] = defaultdict(float)
    for e in examples:
        top[e.gold] = max(top[e.gold], e.fit)
    return [0 if e.gold is None else 1 if e.fit > top[e.gold] - CLOSE else -1 for e in examples]


def vocabulary(documents: Iterable[Document]) -> dict[str, int]:
    """The features that occur often enough, numbered in order of the alphabet."""
    count = Counter(f for d in documents for f in {f for e in d.examples for f in (*e.base, *e.own)})
    return {f: n for n, f in enumerate(sorted(f for f, k in count.items() if k >= RARE))}


def matrix(documents: list[Document], features: dict[str, int]) -> csr_matrix:
    """One row a candidate, one column a feature."""
    columns: list[int] = []
    ends = [0]
    for d in documents:
        for e in d.examples:
            columns += sorted({features[f] for f in (*e.base, *e.own) if f in features})
            ends.append(len(columns))
    shape = (len(ends) - 1, len(features))
    return csr_matrix((np.ones(len(columns), dtype=np.float32), columns, ends), shape=shape)


def cues(documents: list[Document]) -> np.ndarray:
    """The number of each candidate's cue."""
    numbers: list[int] = []
    for d in documents:
        heads_of = [e.scored.candidate.head for e in d.examples]
        first = numbers[-1] + 1 if numbers else 0
        numbers += [first + n for n in np.unique(heads_of, return_inverse=True)[1].tolist()]
    return np.array(numbers)


def solve(rows: csr_matrix, right: np.ndarray, cue: np.ndarray) -> tuple[np.ndarray, float]:
    """The weights and the bias that make the right candidates likeliest; a weight is the difference of two above 0."""
    cue, turned = np.unique(cue, return_inverse=True)[1], rows.T.tocsr()
    size, has_right = rows.shape[1], np.bincount(cue, weights=right) > 0

    def loss(at: np.ndarray) -> tuple[float, np.ndarray]:
        weights = at[:size] - at[size:-1]
        odds = np.exp(np.clip(rows @ weights + at[-1], -40, 40))
        total, good = 1 + np.bincount(cue, weights=odds), np.bincount(cue, weights=odds * right)
        missed = np.log(total) - np.log(np.where(has_right, good, 1.0))
        pull = odds / total[cue] - np.where(right, odds / np.where(has_right, good, 1.0)[cue], 0.0)
        slope = turned @ pull + L2 * weights
        penalty = L1 * at[:-1].sum() + L2 / 2 * (weights @ weights)
        return missed.sum() + penalty, np.concatenate([slope + L1, L1 - slope, [pull.sum()]])

    limits = [(0.0, None)] * (2 * size) + [(None, None)]
    options = {"maxiter": STEPS, "maxcor": 8}
    at = minimize(loss, np.zeros(2 * size + 1), jac=True, method="L-BFGS-B", bounds=limits, options=options).x
    return at[:size] - at[size:-1], float(at[-1])


def score(documents: list[Document], weights: dict[str, float]) -> None:
    """Give each candidate its score."""
    for d in documents:
        for e in d.examples:
            total = weights["(bias)"] + sum(weights.get(f, 0.0) for f in (*e.base, *e.own))
            e.scored = Scored(total, e.scored.candidate)


def choices(documents: list[Document], lowest: float) -> list[tuple[float, bool]]:
    """The score of each candidate that is chosen, and whether it is the first for an attribution.

    Choosing goes from the best score down, so what a higher threshold chooses is a part of it.
    """
    found: list[tuple[float, bool]] = []
    for d in documents:
        known = {e.scored.candidate: e for e in d.examples if e.scored.score >= lowest}
        kept = [known[c] for c in chosen([e.scored for e in known.values()])]
        taken: set[int | None] = {None}
        for e in sorted(kept, key=lambda e: -e.scored.score):
            found.append((e.scored.score, e.gold not in taken))
            taken.add(e.gold)
    return found


def best_threshold(documents: list[Document], lowest: float = -2.0) -> tuple[float, float]:
    """The threshold with the best F1, and that F1."""
    found, wanted = choices(documents, lowest), sum(d.gold for d in documents)
    tried: list[tuple[float, float]] = []
    for step in range(60):
        threshold = round(lowest + step / 20, 2)
        kept = [right for score, right in found if score >= threshold]
        tried.append((threshold, 2 * sum(kept) / (len(kept) + wanted)))
    return max(tried, key=lambda pair: (pair[1], pair[0]))


def floor(documents: list[Document], weights: dict[str, float]) -> float:
    """What the features of nearly every cue that is right sum to."""
    sums = [
        weights["(bias)"] + sum(weights.get(f, 0.0) for f in e.base)
        for d in documents
        for e in d.examples
        if e.gold is not None and e.scored.score >= weights["(threshold)"]
    ]
    return round(float(np.quantile(sums, 0.005)), 2)


def train(documents: list[Document]) -> dict[str, float]:
    """Weights of all documents, with the threshold that is best on documents left out."""
    features = vocabulary(documents)
    rows, cue = matrix(documents, features).astype(float), cues(documents)
    wanted = np.array([label for d in documents for label in labels(d.examples)])
    fold = np.array([d.fold for d in documents for _ in d.examples])
    total = np.zeros(len(wanted))
    for n in range(FOLDS):
        known = (wanted >= 0) & (fold != n)
        found, bias = solve(rows[known], wanted[known] == 1, cue[known])
        total[fold == n] = rows[fold == n] @ found + bias
    scores = iter(total.tolist())
    for e in (e for d in documents for e in d.examples):
        e.scored = Scored(next(scores), e.scored.candidate)
    threshold, f1 = best_threshold(documents)
    print(f"left-out folds: F1 {100 * f1:.1f} from {threshold} on")
    found, bias = solve(rows[wanted >= 0], wanted[wanted >= 0] == 1, cue[wanted >= 0])
    weights = {f: round(float(found[n]), 2) for f, n in features.items() if abs(found[n]) >= SMALLEST}
    weights |= {"(bias)": round(bias, 2), "(threshold)": threshold}
    score(documents, weights)
    weights["(floor)"] = floor(documents, weights)
    return weights


def write(weights: dict[str, float], out: Path) -> None:
    """One feature a line with its weight, in order of the alphabet: facts joined, what they are, and the weight."""
    body = "".join(f"{feature}\t{weight:g}\n" for feature, weight in sorted(weights.items()))
    out.write_text(body, encoding="utf-8")


def main(corpus: str, out: str = str(OUT)) -> None:
    """Learn from a corpus and write the weights."""
    weights = train([document(*read) for read in parsed(corpus)])
    write(weights, Path(out))
    print(f"{len(weights)} weights in {out}")


if __name__ == "__main__":
    main(*sys.argv[1:])
