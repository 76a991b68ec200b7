"""Inputs that a fuzzer makes up, guided by coverage: `python -m benchmarks.fuzz MINUTES FOLDER [TARGET...]`.

Needs `pip install atheris` (Linux and macOS), and pyarrow for the target `corpus`. Prints the executions, edges and
finds of each target; what was found is in FOLDER as `TARGET-ERROR-PLACE.bin`, with its traceback beside it, and
`python -m benchmarks.fuzz FILE...` runs it again. Sentences are those of the lexicon, of the articles in `data/` and of
each `.txt` in FOLDER. A find is whatever is no `SummitryError` of the input: another exception, offsets or days in
disorder, tables that `check` refuses, other bytes on a second time, or more than ten seconds.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
import traceback
import warnings
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

SHARES = {  # of the time: what runs the model is slow
    "article": 2,
    "metadata": 1,
    "times": 2,
    "codebook": 3,
    "tables": 2,
    "exports": 2,
    "corrections": 2,
    "sheet": 1,
    "draft": 1,
    "corpus": 2,
    "parse": 6,
}
SLOW = 10  # seconds of processor time
HANGS = 120  # seconds, after which libFuzzer ends the process


class SlowError(Exception):
    """An input took too long."""


def watched(target: str, act: Callable[[bytes], None], folder: Path) -> Callable[[bytes], None]:
    """Let what a target finds be kept, one input a kind, and go on."""

    def one(raw: bytes) -> None:
        start = time.process_time()
        try:
            act(raw)
            if (taken := time.process_time() - start) > SLOW:
                raise SlowError(f"{taken:.0f} seconds")
        except Exception as error:
            own = [frame for frame in traceback.extract_tb(error.__traceback__) if "summitry" in frame.filename]
            place = f"{Path(own[-1].filename).stem}-{own[-1].lineno}" if own else "any"
            path = folder / f"{target}-{type(error).__name__}-{place}.bin"
            if not path.exists() or len(raw) < path.stat().st_size:
                path.write_bytes(raw)
                path.with_suffix(".trace").write_text(traceback.format_exc(), encoding="utf-8", errors="replace")

    return one


def fuzz(target: str, seconds: int, folder: Path) -> None:
    """Fuzz one target; the process ends with it."""
    import atheris

    with atheris.instrument_imports(include=["summitry"]):
        targets = import_module("benchmarks.fuzz_targets")
    warnings.simplefilter("ignore")
    act, seeds = targets.made(target, folder)
    corpus = folder / "seeds" / target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds):
        (corpus / str(number)).write_bytes(seed)
    options = [
        f"-max_total_time={seconds}",
        f"-timeout={HANGS}",
        "-max_len=4096",
        "-len_control=0",
        "-report_slow_units=999",
    ]
    options += [f"-artifact_prefix={folder}/{target}-", "-rss_limit_mb=8192", str(corpus)]
    atheris.Setup([target, *options], watched(target, act, folder))
    atheris.Fuzz()


def again(path: Path) -> None:
    """Run a find again, for its traceback."""
    targets = import_module("benchmarks.fuzz_targets")
    targets.made(path.name.partition("-")[0], path.parent)[0](path.read_bytes())
    print(f"{path}: no find any more")


def main(minutes: float, folder: Path, *names: str) -> None:
    """Print a row for each target."""
    folder.mkdir(parents=True, exist_ok=True)
    shares = {name: SHARES[name] for name in names or SHARES}
    print("| target | executions | seconds | edges | finds |\n|---|---:|---:|---:|---|")
    for name, share in shares.items():
        seconds = max(1, round(minutes * 60 * share / sum(shares.values())))
        command = [sys.executable, "-m", "benchmarks.fuzz", "--one", name, str(seconds), str(folder)]
        told = subprocess.run(command, capture_output=True, text=True, errors="replace").stderr
        done = re.findall(r"Done (\d+) runs in (\d+) second", told) or [("ended early", "")]
        edges = re.findall(r"cov: (\d+)", told) or [""]
        finds = sorted(path.stem.partition("-")[2] for path in folder.glob(f"{name}-*") if path.suffix != ".trace")
        print(f"| {name} | {done[-1][0]} | {done[-1][1]} | {edges[-1]} | {', '.join(finds)} |", flush=True)
        if done[-1][0] == "ended early":
            print("\n".join(told.splitlines()[-12:]), file=sys.stderr)


if __name__ == "__main__":
    first, *rest = sys.argv[1:]
    if first == "--one":
        fuzz(rest[0], int(rest[1]), Path(rest[2]))
    elif Path(first).is_file():
        for path in (first, *rest):
            again(Path(path))
    else:
        main(float(first), Path(rest[0]), *rest[1:])
