"""How many holders of coded positions are reached in their own sentences: `python -m benchmarks.holders FOLDER`.

FOLDER holds `bench/` (the scorer, which says what names are one actor's) and `coded/news/train`. A holder is reached
where a statement whose content stands in the sentence has it for a speaker, or a mention in the sentence denotes it.
Nothing that reads positions can find a holder that is not reached.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from summitry.actors import find_actors
from summitry.language import analyse, offsets, sentences
from summitry.records import Span, Statements
from summitry.statements import find_statements
from summitry.times import find_times

from . import coded


class Row(NamedTuple):
    """A coded position: its issue, its holder by id and name, its words, and whether a coder might leave it out."""

    issue: str
    holder: str
    name: str
    span: Span
    optional: bool


def rows(folder: Path) -> Iterator[Row]:
    """The coded positions of an article."""
    with (folder / "reference/actors.csv").open(newline="", encoding="utf-8") as lines:
        names = {row["actor_id"]: row["name"] for row in csv.DictReader(lines)}
    with (folder / "reference/stances.csv").open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            holder, span = row["holder_id"], Span(int(row["span_start"]), int(row["span_end"]))
            name = names.get(holder, holder.replace("_", " "))
            yield Row(row["issue"], holder, name, span, bool(row["optional"]))


def read(folder: Path) -> tuple[Statements, list[Span]]:
    """The statements of an article, with its cast, and its sentences."""
    article, book = coded.read(folder)
    doc = analyse(article)
    cast = find_actors(doc, book, article.published, article.author)
    said = find_statements(doc, article, cast, find_times(doc, article.published))
    return said, [offsets(sentence) for sentence in sentences(doc)]


def reachable(said: Statements, sentence: Span) -> set[str]:
    """The ids of the actors that a sentence mentions, or that say something in it."""
    mentioned = {i for mention in said.cast.within(sentence) for i in mention.actor_ids}
    return mentioned | {i for s in said.rows for i in s.speaker_ids if any(c.overlaps(sentence) for c in s.content)}


def main() -> None:
    """Print how many holders are reached, for each article and in all; the missed ones with `--errors`."""
    folders, scorer = coded.given("holders")
    total: Counter[bool] = Counter()
    for folder in folders:
        said, within = read(folder)
        here: Counter[bool] = Counter()
        for row in (row for row in rows(folder) if not row.optional):
            found = {i for s in within if s.overlaps(row.span) for i in reachable(said, s)}
            reached = row.holder in found or any(scorer.same_actor(row.name, said.cast.by_id[i].name) for i in found)
            here[reached] += 1
            if not reached and "--errors" in sys.argv:
                text = (folder / "article.txt").read_text(encoding="utf-8")
                around = next((s.of(text) for s in within if s.overlaps(row.span)), row.span.of(text))
                print(f"  {row.name}: {' '.join(around.split())[:300]}")
        total += here
        print(f"{folder.name}: {here[True]} of {here.total()}")
    print(f"all: {total[True]} of {total.total()}")


if __name__ == "__main__":
    main()
