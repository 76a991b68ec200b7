"""Why positions are missed on articles left out: `python -m benchmarks.missed_stances FOLDER [--ablation]`.

FOLDER is that of `benchmarks.train_stances`. The first table counts the coded positions that are missed by the step
that lost them, and those found too much by what the coders have in that sentence. With `--ablation` a second one gives
F1 on articles left out without each way to a holder, and without each group of features (those that begin alike).
"""

from __future__ import annotations

import sys
from collections import Counter

import numpy as np

from summitry.language import offsets
from summitry.records import Span

from . import coded
from .holders import Row
from .holders import rows as rows_of
from .train_stances import Example, Read, best_of, examples, judged, left_out, matrix, named, taken


def within(example: Example) -> Span:
    """The sentence of an example."""
    return offsets(example.candidate.target.root.sent)


def lost(row: Row, n: int, read: Read, rows: list[Example], chosen: list[Example]) -> str:
    """The step that lost a coded position."""
    sentences = [offsets(s) for s in read.doc.sents]
    here = [s for s in sentences if s.overlaps(row.span)]
    named_here = [t for t in read.targets if t.issue == row.issue and any(s.overlaps(t.span) for s in here)]
    group = [r for r in rows if r.candidate.target.issue == row.issue and within(r) in here]
    if not named_here:
        return "issue is not named"
    if not group:
        return "issue is named in passing"
    if not any(n in r.rows for r in group):
        return "holder is no candidate"
    if any(r.candidate.target.issue == row.issue and within(r) in here for r in chosen):
        return "another holder is chosen"
    return "nobody is likely enough"


def too_much(example: Example, coded: list[Row]) -> str:
    """What the coders have in the sentence of a position that is none."""
    here = [row for row in coded if row.span.overlaps(within(example))]
    if example.required:
        return "a second time in the sentence"
    if any(row.issue == example.candidate.target.issue for row in here):
        return "another holder"
    return "another issue" if here else "mere mention"


def causes(texts: list[Read], rows: list[Example], chosen: list[Example]) -> tuple[Counter[str], Counter[str]]:
    """How many positions are missed, and how many too much, by cause."""
    hit, extra = judged(chosen)
    missed, more = Counter[str](), Counter[str]()
    for text in texts:
        name, coded = text.folder.name, list(rows_of(text.folder))
        own, taken_here = ([r for r in found if r.article == name] for found in (rows, chosen))
        gone = [(n, row) for n, row in enumerate(coded) if not row.optional and (name, n) not in hit]
        missed.update(lost(row, n, text, own, taken_here) for n, row in gone)
        more.update(too_much(example, coded) for example in extra if example.article == name)
    return missed, more


def measured(rows: list[Example], needed: int) -> tuple[np.ndarray, dict[str, float], float]:
    """How likely each example is on articles left out, the least confidences, and F1."""
    p = left_out(matrix(rows, named(rows)), np.array([bool(r.rows) for r in rows]), [r.article for r in rows])
    least, figures = best_of(rows, p, needed)
    return p, least, figures[0]


def main() -> None:
    """Print the tables."""
    folders, scorer = coded.given("missed_stances")
    texts = [Read.of(folder) for folder in folders]
    rows = [row for text in texts for row in examples(text, scorer)]
    needed = sum(not row.optional for text in texts for row in rows_of(text.folder))
    p, least, whole = measured(rows, needed)
    for title, counts in zip(("missed", "too much"), causes(texts, rows, taken(rows, p, least)), strict=True):
        print(f"| {title}: {counts.total()} | rows |\n|---|---:|")
        print(*(f"| {cause} | {n} |" for cause, n in counts.most_common()), "", sep="\n")
    if "--ablation" not in sys.argv:
        return
    print(f"| without | F1 left out ({whole:.3f}) |\n|---|---:|")
    for way in sorted({way.split()[0] for row in rows for way in row.candidate.found}):
        less = [row for text in texts for row in examples(text, scorer, way)]
        print(f"| way: {way} | {measured(less, needed)[2] - whole:+.3f} |", flush=True)
    for start in sorted({part.split()[0] for row in rows for f in row.features for part in f.split(" & ")}):
        kept = [
            [f for f in row.features if not any(part.startswith(f"{start} ") for part in f.split(" & "))]
            for row in rows
        ]
        less = [
            Example(r.article, r.group, r.candidate, f, r.rows, r.required) for r, f in zip(rows, kept, strict=True)
        ]
        print(f"| features: {start} | {measured(less, needed)[2] - whole:+.3f} |", flush=True)


if __name__ == "__main__":
    main()
