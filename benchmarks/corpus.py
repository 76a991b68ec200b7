"""Time and memory of a run over many articles: `python -m benchmarks.corpus [ARTICLES]`.

Articles are made by recombining sentences of those in `data/articles`. In one run: bare `nlp.pipe` over the same texts
with the same components, and `parse_corpus` with one worker, both in time of the processor, which others on the machine
disturb least; and the peak of memory for a tenth of the articles and for all.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from summitry import read_article
from summitry.language import model, sentences
from summitry.pipeline import run

SENTENCES = 25  # an article
SEED = 7


def made(count: int) -> Iterator[str]:
    """Articles of sentences of the project's own, in another order each."""
    paths = sorted(Path("data/articles").glob("*.txt"))
    listed = [" ".join(s.text.split()) for p in paths for s in sentences(run(read_article(p))["doc"])]
    chance = random.Random(SEED)
    for _ in range(count):
        chosen = [chance.choice(listed) for _ in range(SENTENCES)]
        yield "\n\n".join(" ".join(chosen[n : n + 5]) for n in range(0, SENTENCES, 5))


def bare(texts: list[str]) -> float:
    """Seconds of spaCy alone for the paragraphs of articles."""
    model()
    start = time.process_time()
    for _ in model().pipe(paragraph for text in texts for paragraph in text.split("\n\n")):
        pass
    return time.process_time() - start


def ours(source: Path) -> tuple[float, float]:
    """Seconds of a run, without those of its start, and the peak of its memory in MB."""
    code = (
        "import resource, sys, time; from summitry.corpus import parse_corpus; from summitry.language import model;"
        "model(); start = time.process_time(); parse_corpus(sys.argv[1], sys.argv[2]);"
        "print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-c", code, str(source), out]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, peak = map(float, done.stdout.split())
    return seconds, peak


def main(articles: int = 1000) -> None:
    """Print articles per second, bare and ours, their ratio, and the peaks of memory."""
    texts = list(made(articles))
    with tempfile.TemporaryDirectory() as folder:
        for name, some in (("few", texts[: articles // 10]), ("all", texts)):
            Path(folder, f"{name}.jsonl").write_text("".join(json.dumps({"text": t}) + "\n" for t in some))
        _, few = ours(Path(folder, "few.jsonl"))
        seconds, peak = ours(Path(folder, "all.jsonl"))
        alone = bare(texts)
    print(f"{articles} articles of {SENTENCES} sentences")
    print(f"bare {articles / alone:.1f} a second, ours {articles / seconds:.1f}: {alone / seconds:.2f} of bare")
    print(
        f"peak of memory {few:.0f} MB at {articles // 10} articles, {peak:.0f} MB at {articles}: {peak / few:.2f} times"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
