"""Time a character of hostile texts at one, two and four times a size: `python -m benchmarks.linear [SIZE [CASE...]]`.

Where a stage is linear, its time per character stays; `growth` is how often it grows from the first to the last (4 is
quadratic). Processor time, so that what else runs counts little; spaCy's own is the stage `language`.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from typing import Any

from summitry import Codebook
from summitry.article.regions import regions
from summitry.codebook import Issue, KnownActor, Side
from summitry.pipeline import GIVEN, STAGES
from summitry.records import Article

TIMES = (1, 2, 4)
FLOOR = 0.05  # seconds: what took less is not compared
SYLLABLES = ("Ba", "Do", "Fi", "Ga", "Ku", "Le", "Mo", "Na", "Pi", "Ro", "Su", "Ta", "Vi", "Ze")
NAMES = ["".join(parts).capitalize() for parts in product(SYLLABLES, repeat=4)]
FILLED = "Jane Doe met John Roe in Oslo on Monday, an aide said. "


def repeated(piece: str) -> Callable[[int], str]:
    """A text of a size that says the same again and again, and ends as a sentence."""
    return lambda size: piece * (size // len(piece)) + " They left."


def named(size: int) -> str:
    """A text that names somebody else in each sentence."""
    said = (f"{a} {b} will meet {b[:4]} {a} in Oslo. " for a, b in zip(NAMES, reversed(NAMES), strict=True))
    return "".join(said)[:size] + " They left."


def book(size: int) -> Codebook:
    """A codebook of so many actors, sides and phrases."""
    sides = tuple(Side(f"s{n}", f"Side {NAMES[n]}") for n in range(size // 100))
    actors = (
        KnownActor(f"a{n}", f"{NAMES[n % 30000]} {NAMES[-1 - n % 29989]}", (f"the {NAMES[n]}",)) for n in range(size)
    )
    issues = (Issue(f"i{n}", f"Issue {n}", phrases=(f"the {NAMES[n].lower()} ban",)) for n in range(size // 10))
    return Codebook("", sides, tuple(actors), tuple(issues))


TEXTS: dict[str, Callable[[int], str]] = {
    "plans": repeated("Jane Doe will meet John Roe in Oslo. "),
    "plans, paragraphs": repeated("Jane Doe will meet John Roe in Oslo.\n\n"),
    "statements": repeated("“The truce holds,” Jane Doe said on Monday. "),
    "open quotes": repeated("“"),
    "open quotes apart": repeated("“ he said "),
    "apostrophes": repeated("’ '"),
    "brackets": repeated("("),
    "slashes": repeated("/"),
    "digits": repeated("1"),
    "dates with slashes": repeated("1/2/"),
    "one word": repeated("a"),
    "blanks": repeated(" "),
    "empty lines": repeated("\n"),
    "lists": repeated("Jane Doe, "),
    "phrases": repeated("two to three weeks before next Monday, the end of last year and "),
    "of": repeated("the end of the beginning of "),
    "hyphens": repeated("Doe-"),
    "offices": repeated("French President "),
    "unnamed": repeated("An official in Oslo left. Two envoys met a senator. "),
    "single quotes": repeated("‘a "),
    "names": named,
    "reports": repeated("Reuters said on Monday that Jane Doe had told an official that they met. "),
}


def taken(article: Article, codebook: Codebook) -> Iterator[tuple[str, float]]:
    """Give each stage of `parse` with the seconds of processor time that it takes."""
    start = time.process_time()
    regions(article.text)
    yield "regions", time.process_time() - start
    given = (article, article.published, article.author, codebook)
    values: dict[str, Any] = dict(zip(GIVEN, given, strict=True))
    for stage in STAGES:
        start = time.process_time()
        values[stage.writes] = stage.function(*(values[name] for name in stage.reads))
        yield stage.name, time.process_time() - start
    start = time.process_time()
    values["tables"].check()
    yield "check", time.process_time() - start


def given(case: str, size: int) -> tuple[Article, Codebook]:
    """Give the article and the codebook of a case at a size; of a codebook the size is its actors."""
    text = FILLED * 20 if case == "codebook" else TEXTS[case](size)
    article = Article("note", text, tuple(regions(text)), published=date(2024, 5, 15))
    return article, book(size) if case == "codebook" else Codebook()


def main(size: int = 10_000, *cases: str) -> None:
    """Print for each case the slowest stages: microseconds a character at each size, and the growth."""
    dict(taken(*given("names", 1000)))  # what is loaded once
    for case in cases or [*TEXTS, "codebook"]:
        sizes = [size * many // (2 if case == "codebook" else 1) for many in TIMES]
        runs = [dict(taken(*given(case, each))) for each in sizes]
        for stage in runs[0]:
            rates = [run[stage] / each * 1e6 for run, each in zip(runs, sizes, strict=True)]
            if runs[-1][stage] >= FLOOR:
                told = "  ".join(f"{rate:9.2f}" for rate in rates)
                print(f"{case:20} {stage:12} {told}  growth {rates[-1] / max(rates[0], 1e-9):5.1f}", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]), *sys.argv[2:])
