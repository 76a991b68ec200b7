"""Predictions for a corpus: `python -m benchmarks.predict CORPUS.jsonl.gz OUT.jsonl`, a document a line."""

from __future__ import annotations

import gzip
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from summitry.language import analyse
from summitry.records import Article, Paragraph, Span
from summitry.times import find_times


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """The time expressions of one document, read as one body paragraph."""
    text = row["text"]
    article = Article(row["doc_id"], text, (Paragraph(Span(0, len(text)), "body"),))
    published = date.fromisoformat(row["published"][:10]) if row.get("published") else None
    times = find_times(analyse(article), published)
    timexes = [{"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value} for t in times]
    return {"doc_id": row["doc_id"], "timexes": timexes, "attributions": []}


def main(corpus: str, out: str) -> None:
    """Write the predictions for `corpus` to `out`."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines, Path(out).open("w", encoding="utf-8") as target:
        for line in lines:
            target.write(json.dumps(predict(json.loads(line)), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
