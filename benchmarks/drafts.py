"""How much of an analyst's codebook a draft has: `python -m benchmarks.drafts FOLDER [PART]`.

FOLDER holds `bench/` (the scorer) and `coded/news/` with the folders `train` and `dev`; PART is one of them, else
`train`. An entry of the coders is had where it is paired with one of the draft, each in one pair: a side by one of its
countries or its label, an actor by its name or an alias (without articles; a state by any of its names), an issue by
its label or a phrase of the same content words, inflected or not, in any order. Then the positions are scored as they
are parsed with the coders' codebook, with their issues and the draft's sides and actors, and with the draft as it is:
there an issue counts as the coders' that it is paired with, if any.
"""

from __future__ import annotations

import sys
from collections.abc import Hashable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment

from summitry import Tables, parse
from summitry.actors.gazetteer import state_words
from summitry.codebook import Issue, KnownActor, Side
from summitry.drafting import Reading, draft
from summitry.drafting.figures import bare
from summitry.drafting.topics import content
from summitry.pipeline import run

from . import coded
from .ablation import module_at
from .figures import Count, f1

KINDS = ("sides", "actors", "issues")


class Share(NamedTuple):
    """How many entries coders have, how many of them the draft has, and how many the draft has in all."""

    coded: int
    found: int
    drafted: int


def keys(entry: Side | KnownActor | Issue) -> set[Hashable]:
    """What an entry is known by."""
    if isinstance(entry, Issue):
        return {content(phrase) for phrase in (entry.label, *entry.phrases, *entry.support, *entry.oppose)} - {
            frozenset()
        }
    names = (entry.label, *entry.countries) if isinstance(entry, Side) else (entry.name, *entry.aliases)
    return {bare(state_words().get(name, name)).replace("’", "'").casefold() for name in names}


def pairs(wanted: Sequence[Any], drafted: Sequence[Any]) -> dict[str, str]:
    """Pair as many entries as can be, each once, those that share most: the id in the draft of each of the coders'."""
    shared = np.array([[len(keys(one) & keys(other)) for other in drafted] for one in wanted], ndmin=2)
    rows, columns = linear_sum_assignment(np.where(shared, 100 + shared, 0), maximize=True)
    found = ((wanted[i], drafted[j]) for i, j in zip(rows, columns, strict=True) if shared[i, j])
    return {one.id: other.id for one, other in found}


def scored(tables: Tables, reference: Path, scorer: ModuleType) -> Count:
    """The positions that are found, missed and extra."""
    with TemporaryDirectory() as out:
        tables.save(out)
        counts = scorer.score(reference, out)[0]["stances"]
    return Count(counts["hit"], counts["missed"], counts["extra"])


def as_coded(tables: Tables, issues: dict[str, str]) -> Tables:
    """The tables with the coders' names for the issues that are theirs."""
    theirs = {ours: coders for coders, ours in issues.items()}
    renamed = tables.stances.assign(issue=[theirs.get(issue, f"draft {issue}") for issue in tables.stances["issue"]])
    return replace(tables, stances=renamed.astype(tables.stances.dtypes.to_dict()))


def main(root: str = "", part: str = "train") -> None:
    """Print the shares and F1."""
    folders = sorted(path.parent for path in Path(root, "coded/news", part).glob("*/article.txt"))
    if not folders:
        sys.exit("usage: python -m benchmarks.drafts FOLDER [PART]\nFOLDER has no coded/news/PART: nothing to read")
    scorer = module_at(Path(root, "bench/score_tables.py"))
    shares: dict[str, list[Share]] = {name: [] for name in KINDS}
    counts: dict[str, list[Count]] = {"the coders' codebook": [], "their issues, else the draft": [], "the draft": []}
    for folder in folders:
        article, book = coded.read(folder)
        proposed = draft([Reading.of(run(article))]).codebook
        found = {name: pairs(getattr(book, name), getattr(proposed, name)) for name in KINDS}
        for name in KINDS:
            shares[name].append(Share(len(getattr(book, name)), len(found[name]), len(getattr(proposed, name))))
        parsed = [parse(article, known) for known in (book, replace(proposed, issues=book.issues), proposed)]
        parsed[-1] = as_coded(parsed[-1], found["issues"])
        for name, tables in zip(counts, parsed, strict=True):
            counts[name].append(scored(tables, folder / "reference", scorer))
    for name in KINDS:
        total = Share(*map(sum, zip(*shares[name], strict=True)))
        print(f"{name}: {total.found} of {total.coded} ({total.found / total.coded:.2f}), {total.drafted} drafted")
    for name, rows in counts.items():
        print(f"positions by {name}: F1 {f1(rows):.2f} {Count(*map(sum, zip(*rows, strict=True)))}")


if __name__ == "__main__":
    main(*sys.argv[1:])
