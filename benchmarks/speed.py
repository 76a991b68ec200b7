"""Time of `python -m summitry parse` against bare spaCy, in the same run: `python -m benchmarks.speed [RUNS]`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ARTICLE = Path("data/articles/2025-10-22-budapest-shelved.txt")
CODEBOOK = Path("data/codebooks/ukraine-peace.toml")
BARE = "import sys; from summitry.language import model; model()(open(sys.argv[1], encoding='utf-8').read())"


def seconds(command: list[str]) -> float:
    """Wall time of a command that must succeed."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main(runs: int = 7) -> None:
    """Print the medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "tables")
        parse = [sys.executable, "-m", "summitry", "parse", str(ARTICLE), "--codebook", str(CODEBOOK), "--out", out]
        pairs = [(seconds([sys.executable, "-c", BARE, str(ARTICLE)]), seconds(parse)) for _ in range(runs)]
    bare, ours = (median(column) for column in zip(*pairs, strict=True))
    print(f"bare spaCy {bare:.2f} s, summitry parse {ours:.2f} s: {ours / bare:.2f} times")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
