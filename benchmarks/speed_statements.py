"""The time of the statements stage beside bare spaCy: `python -m benchmarks.speed_statements CORPUS.jsonl.gz`."""

from __future__ import annotations

import sys
import time

from summitry.language import model
from summitry.statements import find_statements

from .polnear import parsed, rows


def main(corpus: str) -> None:
    """Print the seconds that bare `nlp.pipe` and `find_statements` take for all documents of a corpus."""
    texts = [row["text"] for row in rows(corpus)]
    list(model().pipe(texts[:3]))  # what is loaded at the first use is not counted
    start = time.perf_counter()
    for _ in model().pipe(texts):
        pass
    bare, ours = time.perf_counter() - start, 0.0
    for _, article, doc, cast in parsed(corpus):
        start = time.perf_counter()
        find_statements(doc, article, cast, ())
        ours += time.perf_counter() - start
    print(f"nlp.pipe {bare:.2f} s, statements {ours:.2f} s: {ours / bare:.1%}")


if __name__ == "__main__":
    main(*sys.argv[1:])
