"""Predictions for a corpus: `python -m benchmarks.predict CORPUS.jsonl.gz OUT.jsonl`, a document a line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from summitry.records import Span
from summitry.statements import find_statements
from summitry.statements.quotations import MARKS
from summitry.times import find_times

from .polnear import day, parsed


def predictions(corpus: str | Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each document of a corpus with what is found in it: `doc_id`, `timexes`, `attributions`."""
    for row, article, doc, cast in parsed(corpus):
        times = find_times(doc, day(row))
        said = find_statements(doc, article, cast, times).rows
        timexes = [{"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value} for t in times]
        attributions = [
            {"source": s.source, "cue": s.cue, "content": [_with_marks(article.text, c) for c in s.content]}
            for s in said
        ]
        yield row, {"doc_id": row["doc_id"], "timexes": timexes, "attributions": attributions}


def _with_marks(text: str, span: Span) -> Span:
    """A content as PolNeAR marks it, the quotation marks at its ends included."""
    start, end = span
    while start and text[start - 1] in MARKS:
        start -= 1
    while end < len(text) and text[end] in MARKS:
        end += 1
    return Span(start, end)


def main(corpus: str, out: str) -> None:
    """Write the time expressions and attributions of each document of `corpus` to `out`."""
    with Path(out).open("w", encoding="utf-8") as target:
        for _, found in predictions(corpus):
            target.write(json.dumps(found, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
