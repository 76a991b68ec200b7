"""The README's table of figures: `python -m benchmarks.figures FOLDER`, measured anew in one run.

FOLDER holds `bench/` (the scorers), `coded/` (reference codings) and `corpora/` (JSON Lines); what is absent is skipped
with a line that says so. An interval is a bootstrap over the articles: 1,000 draws, a fixed seed, the middle 95 %.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from summitry import load_codebook, parse, read_article
from summitry.codebook import Codebook

from .ablation import module_at
from .predict import predictions
from .wikinews import codebook as issues_of

ROOT = Path(__file__).parent.parent
DRAWS, SEED = 1000, 1
STORY = (
    ROOT / "data/articles/2025-10-22-budapest-shelved.txt",
    None,
    load_codebook(ROOT / "data/codebooks/ukraine-peace.toml"),
    ROOT / "data/coded/reference",
)
TABLES = ("times", "statements", "events", "stances", "cells")


class Count(NamedTuple):
    """How many rows of one article are found, missed and extra."""

    hit: int
    missed: int
    extra: int


class Figure(NamedTuple):
    """What is measured, on which text, how that text was used, and the counts of each article."""

    what: str
    text: str
    use: str
    counts: list[Count]


def f1(counts: Iterable[Count]) -> float:
    """F1 of the counts of several articles together.

    >>> f1([Count(2, 1, 0), Count(1, 0, 2)])
    0.6666666666666666
    """
    hit, missed, extra = (sum(column) for column in zip(*counts, strict=True))
    return 2 * hit / (2 * hit + missed + extra) if hit else 0.0


def interval(counts: list[Count]) -> tuple[float, float]:
    """The middle 95 % of F1 over draws of the articles with replacement."""
    draw = random.Random(SEED)
    found = sorted(f1([draw.choice(counts) for _ in counts]) for _ in range(DRAWS))
    return found[round(0.025 * DRAWS)], found[round(0.975 * DRAWS) - 1]


def coded(scorer: Any, articles: Iterable[tuple[Path, str | None, Codebook, Path]]) -> dict[str, list[Count]]:
    """The counts of each table over articles: (text, day of publication, codebook, reference)."""
    found: dict[str, list[Count]] = {name: [] for name in TABLES}
    for text, published, book, reference in articles:
        with tempfile.TemporaryDirectory() as out:
            parse(read_article(text, published), book).save(out)
            scores = scorer.score(reference, out)[0]
        for name in TABLES:
            found[name].append(Count(*(scores[name][key] for key in Count._fields)))
    return found


def folders(part: Path) -> Iterator[tuple[Path, str | None, Codebook, Path]]:
    """The coded articles of a folder, with a codebook or a list of issues."""
    for text in sorted(part.glob("*/article.txt")):
        meta = json.loads((text.parent / "meta.json").read_text(encoding="utf-8"))
        book = text.parent / "codebook.toml"
        known = load_codebook(book) if book.exists() else issues_of(text.parent)
        yield text, meta["published"], known, text.parent / "reference"


def times(scorer: Any, corpus: Path) -> Iterator[Count]:
    """The counts of times whose value is right, by document."""
    for row, found in predictions(corpus):
        score = scorer.score({"": row["timexes"]}, {"": found["timexes"]})
        yield _of_totals(score["value"]["n"], score["gold"], score["predicted"])


def attributions(scorer: Any, corpus: Path) -> Iterator[Count]:
    """The counts of attributions whose content and source are right, by document."""
    for row, found in predictions(corpus):
        score = scorer.score([row], [found])["all"]
        yield _of_totals(round(score["matched"] * score["source_right"]), score["gold"], score["predicted"])


def _of_totals(hit: int, gold: int, predicted: int) -> Count:
    return Count(hit, gold - hit, predicted - hit)


CODED = (  # folder, what it is called, how it was used, the tables that are coded in it
    ("coded/news/train", "coded news, train", "read for errors", ("events", "stances", "cells")),
    ("coded/news/dev", "coded news, dev", "only measured", ("events", "stances", "cells")),
    ("corpora/wikinews", "Wikinews", "read for errors", ("statements", "events", "stances")),
)
CORPORA = (  # file, what is measured, what it is called, how it was used, how it is counted
    ("polnear-dev", "statements: content and source", "PolNeAR, dev", "only measured", attributions),
    ("timebank", "times: value", "TimeBank", "three quarters read for errors", times),
    ("aquaint", "times: value", "AQUAINT", "three quarters read for errors", times),
)


def figures(folder: Path) -> Iterator[Figure]:
    """All figures for which FOLDER has what they need."""
    scorer = module_at(folder / "bench" / "score_tables.py")
    for name, counts in coded(scorer, [STORY]).items():
        yield Figure(name, "the article in `data/`", "tuned on", counts)
    for place, text, use, tables in CODED:
        if _is_there(folder / place):
            found = coded(scorer, folders(folder / place))
            yield from (Figure(table, text, use, found[table]) for table in tables)
    for name, what, text, use, count in CORPORA:
        corpus = folder / "corpora" / f"{name}.jsonl.gz"
        if _is_there(corpus):
            scorer = module_at(folder / "bench" / ("score_timex.py" if count is times else "score_attribution.py"))
            yield Figure(what, text, use, list(count(scorer, corpus)))


def _is_there(path: Path) -> bool:
    if not path.exists():
        print(f"{path}: not there, skipped", file=sys.stderr)
    return path.exists()


def row(figure: Figure) -> str:
    """A line of the table; no interval for a single article."""
    counts = figure.counts
    low, high = interval(counts)
    spread = f"{low:.2f} to {high:.2f}" if len(counts) > 1 else ""
    hit, missed, extra = (sum(column) for column in zip(*counts, strict=True))
    texts = f"{len(counts)} text{'s' if len(counts) > 1 else ''}, {hit + missed} rows"
    shares = f"{hit / ((hit + extra) or 1):.2f} | {hit / ((hit + missed) or 1):.2f} | {f1(counts):.2f}"
    return f"| {figure.what} | {figure.text} | {texts} | {shares} | {spread} | {figure.use} |"


def main(folder: str) -> None:
    """Print the table."""
    if not _is_there(Path(folder) / "bench"):
        sys.exit("give the folder that holds bench/, coded/ and corpora/")
    print("| what | text | N | precision | recall | F1 | 95 % | use |\n|---|---|---|---:|---:|---:|---|---|")
    for figure in figures(Path(folder)):
        print(row(figure), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
