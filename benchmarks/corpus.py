"""Time and memory of a run over many articles: `python -m benchmarks.corpus CORPUS [ARTICLES [WORDS]]`.

Articles are made by recombining the sentences of CORPUS (JSON Lines, also packed by gzip, with a `text` each). In one
run: bare `nlp.pipe` over their paragraphs, and `parse_corpus` with one worker, both in time of the processor, which
others on the machine disturb least; two workers against one by the clock, which wants a quiet machine; and one article
of a hundred thousand words against one of a thousand. `benchmarks.robust` has the memory.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language

from summitry import parse, read_article
from summitry.corpus import parse_corpus
from summitry.language import pretrained

END = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")  # of a sentence
SEED = 7
LENGTHS = (1_000, 100_000)  # words


def made(corpus: Path, articles: int, words: int) -> Iterator[str]:
    """Articles of about so many words, of the sentences of a corpus in another order each; the same ones each time."""
    with (
        gzip.open(corpus, "rt", encoding="utf-8") if corpus.suffix == ".gz" else corpus.open(encoding="utf-8") as lines
    ):
        listed = [s for line in lines for s in END.split(json.loads(line)["text"]) if 30 < len(s) < 400]
    chance = random.Random(SEED)
    for _ in range(articles):
        chosen, count = list[str](), 0
        while count < words:
            chosen.append(chance.choice(listed))
            count += len(chosen[-1].split())
        yield "\n\n".join(" ".join(chosen[n : n + 3]) for n in range(0, len(chosen), 3))


def bare(nlp: Language, texts: list[str]) -> float:
    """Seconds of spaCy alone for the paragraphs of articles."""
    start = time.process_time()
    for _ in nlp.pipe((paragraph for text in texts for paragraph in text.split("\n\n")), batch_size=32):
        pass
    return time.process_time() - start


def ours(source: Path, workers: int = 1) -> tuple[float, float]:
    """Seconds of the processor (of this process) and of the clock for a run."""
    with tempfile.TemporaryDirectory() as out:
        start, clock = time.process_time(), time.perf_counter()
        parse_corpus(source, out, workers=workers)
        return time.process_time() - start, time.perf_counter() - clock


def a_word(corpus: Path, words: int) -> float:
    """Seconds of the processor a word for one article of so many words."""
    article = read_article(next(made(corpus, 1, words)))
    start = time.process_time()
    parse(article)
    return (time.process_time() - start) / words


def main(corpus: str, articles: int = 1000, words: int = 500) -> None:
    """Print the ratios."""
    texts = list(made(Path(corpus), articles, words))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in.jsonl")
        source.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
        nlp = pretrained()
        list(nlp.pipe(texts[:1]))
        parse(read_article("Jane Doe met John Roe in Oslo.\nThey left."))  # the model and the rules are loaded
        alone, (seconds, one), (_, two) = bare(nlp, texts), ours(source), ours(source, 2)
    print(f"{articles} articles of about {words} words")
    print(f"bare {articles / alone:.1f} a second, ours {articles / seconds:.1f}: {alone / seconds:.2f} of bare")
    print(f"two workers {one / two:.2f} times one")
    short, long = (a_word(Path(corpus), length) for length in LENGTHS)
    print(f"a word of {LENGTHS[1]:,} takes {long / short:.2f} times one of {LENGTHS[0]:,}")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
