"""Predictions for a corpus: `python -m benchmarks.predict CORPUS.jsonl.gz OUT.jsonl`, a document a line."""

from __future__ import annotations

import gzip
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from summitry.actors import find_actors
from summitry.article import regions
from summitry.codebook import Codebook
from summitry.language import analyse
from summitry.records import Article, Paragraph, Span
from summitry.statements import find_statements
from summitry.times import find_times


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """The time expressions and attributions of one document, all its blocks read as body paragraphs."""
    text = row["text"]
    blocks = tuple(Paragraph(p.span, "body") for p in regions(text)) or (Paragraph(Span(0, len(text)), "body"),)
    article = Article(row["doc_id"], text, blocks)
    published = date.fromisoformat(row["published"][:10]) if row.get("published") else None
    doc = analyse(article)
    times = tuple(find_times(doc, published))
    said = find_statements(doc, article, find_actors(doc, Codebook(), published), times)
    timexes = [{"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value} for t in times]
    attributions = [{"source": s.source, "cue": s.cue, "content": s.content} for s in said]
    return {"doc_id": row["doc_id"], "timexes": timexes, "attributions": attributions}


def main(corpus: str, out: str) -> None:
    """Write the predictions for `corpus` to `out`."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines, Path(out).open("w", encoding="utf-8") as target:
        for line in lines:
            target.write(json.dumps(predict(json.loads(line)), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
