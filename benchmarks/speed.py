"""Time of summitry against bare spaCy: `python -m benchmarks.speed [CORPUS.jsonl.gz [PAIRS [TEXTS]]]`.

Warm is CPU time by stage over that of `nlp.pipe` on the same texts of a corpus, in one process; cold is CPU time of the
command for one article, over what it takes to load the model and parse it. Bare is the model as published. Both are
medians over pairs, the two sides of a pair one after the other, so that what else the machine does weighs on both.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from spacy.language import Language

from summitry.codebook import Codebook
from summitry.language import analyse_all, pretrained
from summitry.pipeline import GIVEN, STAGES
from summitry.records import Article

from .polnear import as_article, day, rows

ARTICLE = Path("data/articles/2025-10-22-budapest-shelved.txt")
CODEBOOK = Path("data/codebooks/ukraine-peace.toml")
BARE = "import sys; from summitry.language import pretrained; pretrained()(open(sys.argv[1], encoding='utf-8').read())"
FIRST = 5  # texts that are read beforehand: what is loaded at the first use counts as cold


def seconds(clock: Callable[[], float], function: Callable[..., Any], *given: Any) -> tuple[float, Any]:
    """What a call takes by a clock, and what it gives."""
    start = clock()
    value = function(*given)
    return clock() - start, value


def bare(nlp: Language, articles: list[Article]) -> float:
    """CPU seconds of the pipeline alone on the texts of some articles."""
    return seconds(time.process_time, list, nlp.pipe(article.text for article in articles))[0]


def stages(articles: list[Article]) -> dict[str, float]:
    """CPU seconds of each stage on some articles, which are parsed in common batches."""
    spent, docs = seconds(time.process_time, lambda: list(analyse_all(articles)))
    found = {stage.name: 0.0 for stage in STAGES} | {STAGES[0].name: spent}
    for article, doc in zip(articles, docs, strict=True):
        given = (article, article.published, article.author, Codebook())
        values: dict[str, Any] = {**dict(zip(GIVEN, given, strict=True)), STAGES[0].writes: doc}
        for stage in STAGES[1:]:
            read = (values[name] for name in stage.reads)
            spent, values[stage.writes] = seconds(time.process_time, stage.function, *read)
            found[stage.name] += spent
    return found


def warm(articles: list[Article], pairs: int) -> Iterator[str]:
    """The rows of the report by stage, and their sum."""
    nlp = pretrained()
    bare(nlp, articles[:FIRST]), stages(articles[:FIRST])
    ratios: dict[str, list[float]] = {stage.name: [] for stage in STAGES} | {"all stages": []}
    for _ in range(pairs):
        alone, taken = bare(nlp, articles), stages(articles)
        for name, spent in (*taken.items(), ("all stages", sum(taken.values()))):
            ratios[name].append(spent / alone)
    for name, each in ratios.items():
        yield f"| warm: {name} | {median(each):.3f} | {min(each):.3f} to {max(each):.3f} |"


def cold(pairs: int) -> str:
    """The row of the report for the command on the committed article."""
    with tempfile.TemporaryDirectory() as folder:
        ours = [sys.executable, "-m", "summitry", "parse", ARTICLE, "--codebook", CODEBOOK, "--out", f"{folder}/tables"]
        commands = [sys.executable, "-c", BARE, ARTICLE], ours
        both = [[_processor(command, folder) for command in commands] for _ in range(pairs + 1)]
        each = [own / theirs for theirs, own in both[1:]]  # the first pair compiles the modules
    return f"| cold: the command | {median(each):.3f} | {min(each):.3f} to {max(each):.3f} |"


def _processor(command: list[str | Path], cache: str) -> float:
    """CPU seconds of a command that finds its modules compiled in a folder."""
    env = {**os.environ, "PYTHONPYCACHEPREFIX": cache, "PYTHONDONTWRITEBYTECODE": ""}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, env=env)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(corpus: str = "", pairs: int = 5, texts: int | None = None) -> None:
    """Print the report, warm only where there is a corpus."""
    print("| times bare spaCy | median | from, to |\n|---|---:|---:|")
    given = islice(rows(corpus), texts) if corpus else ()
    articles = [replace(as_article(row), published=day(row)) for row in given]
    for line in warm(articles, pairs) if articles else ():
        print(line)
    print(cold(pairs))


if __name__ == "__main__":
    main(*sys.argv[1:2], *map(int, sys.argv[2:4]))
