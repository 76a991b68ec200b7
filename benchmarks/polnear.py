"""PolNeAR as the stages read it: documents parsed, and the annotators' attributions to compare candidates with.

Two contents are one where the Jaccard overlap of their words is at least a half; two sources where theirs is,
where they have the same head word, or where there is none on either side.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from spacy.tokens import Doc

from summitry.actors.linking import find_actors
from summitry.article.regions import regions
from summitry.codebook import Codebook
from summitry.language import analyse_all
from summitry.records import Article, Cast, Paragraph, Span

WORD = re.compile(r"\w+")
MODIFIER = {
    *("of", "for", "in", "at", "from", "with", "on", "to", "by"),
    *("who", "whom", "whose", "that", "which", "and", "or", "as"),
}
BATCH = 40  # documents parsed at a time
HALF = 0.5
Words = frozenset[int]


def rows(corpus: str | Path) -> Iterator[dict[str, Any]]:
    """The documents of a `.jsonl.gz` file; a plain message and the end where it is absent."""
    if not Path(corpus).exists():
        sys.exit(f"{corpus}: not there; give the path of the corpus as JSON Lines, gzipped")
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def as_article(row: dict[str, Any]) -> Article:
    """A document, all its blocks read as body paragraphs."""
    text = row["text"]
    blocks = tuple(Paragraph(p.span, "body") for p in regions(text)) or (Paragraph(Span(0, len(text)), "body"),)
    return Article(row["doc_id"], text, blocks)


def day(row: dict[str, Any]) -> date | None:
    """When a document was published."""
    return date.fromisoformat(row["published"][:10]) if row.get("published") else None


def parsed(corpus: str | Path) -> Iterator[tuple[dict[str, Any], Article, Doc, Cast]]:
    """The documents with their parse and cast."""
    batch: list[dict[str, Any]] = []
    for row in (*rows(corpus), None):
        if row is not None:
            batch.append(row)
        if len(batch) == BATCH or row is None:
            articles = [as_article(r) for r in batch]
            for one, article, doc in zip(batch, articles, analyse_all(articles), strict=True):
                yield one, article, doc, find_actors(doc, Codebook(), day(one))
            batch = []


class Said(NamedTuple):
    """An attribution as the numbers of its words: content, source, and the head of the source."""

    content: Words
    source: Words
    head: int | None


@dataclass(frozen=True)
class Text:
    """A text's words, and spans given as words."""

    text: str
    spans: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str) -> Text:
        """The words of a text: runs of letters and digits."""
        return cls(text, tuple(m.span() for m in WORD.finditer(text)))

    def words(self, spans: Any) -> Words:
        """The numbers of the words that share a character with one of the spans."""
        found: set[int] = set()
        for start, end in spans:
            first = bisect_right(self.spans, start, key=lambda w: w[1])
            found.update(range(first, bisect_left(self.spans, end, key=lambda w: w[0])))
        return frozenset(found)

    def said(self, content: Any, source: Any) -> Said:
        """An attribution by its character spans."""
        voice = self.words(source)
        return Said(self.words(content), voice, self._head(voice))

    def _head(self, inside: Words) -> int | None:
        """The last word before a comma or a word that opens a modifier."""
        ordered = sorted(inside)
        found = ordered[0] if ordered else None
        for before, here in pairwise(ordered):
            gap = self.text[self.spans[before][1] : self.spans[here][0]]
            word = self.text[slice(*self.spans[here])].lower()
            if here != before + 1 or re.search("[,;:()–—]", gap) or word in MODIFIER:
                break
            found = here if word != "s" else found
        return found


def overlap(left: Words, right: Words) -> float:
    """Jaccard overlap.

    >>> overlap(frozenset({1, 2}), frozenset({2, 3, 4}))
    0.25
    """
    return len(left & right) / len(left | right) if left or right else 0.0


def same_source(gold: Said, found: Said) -> bool:
    """Whether two attributions have one source."""
    if not gold.source or not found.source:
        return not gold.source and not found.source
    return overlap(gold.source, found.source) >= HALF or gold.head == found.head
