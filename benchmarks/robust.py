"""A run over many articles that everything goes wrong with: `python -m benchmarks.robust CORPUS [ARTICLES [WORDS]]`.

Articles are made by recombining the sentences of CORPUS (JSON Lines, also packed by gzip, with a `text` each), WORDS
words each; one in a hundred is bad in one of six ways. Three runs over them: one that nobody disturbs, with its time
and the peak of its memory on the way (of Linux's `/proc`); one that is killed three times, and that a second run tries
to join; and, over the first of them, one whose disk takes no more, and one on two workers of a cluster, of which one is
killed. Each must end with the bytes of the first, each good article once, and each bad one in `failures` or, where it
is only odd, among the articles.
"""

from __future__ import annotations

import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pyarrow.parquet as pq

from .corpus import made

FEW = 320  # articles of the runs with a full disk and on a cluster
BAD = {
    "empty": lambda text: b"",
    "binary": lambda text: bytes(range(256)) * 16,
    "encoding": lambda text: text.encode("utf-16-le")[1:],
    "word": lambda text: b"a" * 5_000_000,
    "quotes": lambda text: text.replace(" ", " “", 40).encode(),
    "markup": lambda text: f"<p><b>{text}</b> & < <script>alert(1)</script>".encode(),
}
SENTENCE = "Jane Doe met John Roe in Oslo on Monday."  # the rest may be an editor's note, and no sentence of a body
ODD = {"quotes", "markup"}  # and yet articles


class Mark(NamedTuple):
    """How far a run was: articles, seconds of the processor, and the peak of memory in MB."""

    articles: int
    seconds: float
    peak: float


def fill(folder: Path, corpus: Path, articles: int, words: int) -> Counter[str]:
    """Write a folder of articles, one in a hundred of them bad; how many there are of each kind."""
    folder.mkdir()
    counts: Counter[str] = Counter()
    kinds = list(BAD)
    for n, mixed in enumerate(made(corpus, articles, words)):
        text = f"{mixed}\n\n{SENTENCE}"
        kind = kinds[n // 100 % len(kinds)] if n % 100 == 50 else "good"
        counts[kind] += 1
        content = BAD[kind](text) if kind in BAD else text.encode()
        (folder / f"{n:06d}-{kind}.txt").write_bytes(content)
    return counts


def command(source: Path, out: Path, *options: str) -> list[str]:
    """The command line of a run."""
    return [sys.executable, "-m", "summitry", "corpus", str(source), "--out", str(out), *options]


def digests(out: Path) -> dict[str, str]:
    """All files of a data set but its lock, and what they hold."""
    files = (path for path in sorted(out.rglob("*.parquet")) if path.is_file())
    return {path.relative_to(out).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def written(out: Path) -> int:
    """The chunks that are whole."""
    return len([*(out / "failures").glob("*.parquet")])


def usage(pid: int) -> tuple[float, float]:
    """Seconds of the processor and the peak of memory in MB of a process that runs."""
    cells = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    peak = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return (int(cells[11]) + int(cells[12])) / os.sysconf("SC_CLK_TCK"), int(peak[1]) / 1024 if peak else 0.0


def watched(source: Path, out: Path, marks: list[int]) -> list[Mark]:
    """Run to the end; what was used until so many articles were written, and until the last look."""
    found: dict[int, Mark] = {}
    with subprocess.Popen(command(source, out), stdout=subprocess.PIPE, text=True) as running:
        while running.poll() is None:
            try:
                now = Mark(written(out) * 32, *usage(running.pid))
            except OSError:  # it has ended
                break
            if now.peak:  # it has not ended since
                due = [mark for mark in marks if mark <= now.articles and mark not in found]
                found |= {mark: now._replace(articles=mark) for mark in [*due, marks[-1]]}
            time.sleep(0.2)
        print(" ", (running.communicate()[0] or "").strip().rpartition(": ")[2])
    return sorted(found.values())


def killed(source: Path, out: Path, at: int) -> None:
    """Run until so many chunks are whole, and kill it."""
    with subprocess.Popen(command(source, out), stderr=subprocess.DEVNULL) as running:
        while running.poll() is None and written(out) < at:
            time.sleep(0.05)
        running.send_signal(signal.SIGKILL)
    print(f"  killed with {written(out)} chunks whole: status {running.returncode}")


def refused(source: Path, out: Path) -> None:
    """Begin a second run while one is under way."""
    with subprocess.Popen(command(source, out), stderr=subprocess.DEVNULL) as first:
        time.sleep(20)
        second = subprocess.run(command(source, out), capture_output=True, text=True, check=False)
        first.send_signal(signal.SIGKILL)
    print(f"  a second run: status {second.returncode}, {told(second.stderr)}")


def told(stderr: str) -> str:
    """What a command said last, without the folder."""
    return stderr.strip().splitlines()[-1].split(": ", 2)[-1] if stderr.strip() else "nothing"


def full(source: Path, out: Path) -> None:
    """Run where the system does not take the largest of the files."""
    most = max(path.stat().st_size for path in out.with_name("few-calm").rglob("*.parquet")) - 1
    low = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))  # noqa: E731
    done = subprocess.run(command(source, out), capture_output=True, text=True, preexec_fn=low, check=False)
    print(f"  no room: status {done.returncode}, {written(out)} chunks whole, {told(done.stderr)}")


def lost(source: Path, out: Path) -> None:
    """Run on two workers of a cluster, and kill one of them."""
    from distributed import Client, LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as workers, Client(workers) as client:
        pids = list(client.run(os.getpid).values())
        address = workers.scheduler_address
        with subprocess.Popen(command(source, out, "--scheduler", address), stdout=subprocess.DEVNULL) as running:
            while running.poll() is None and written(out) < 2:
                time.sleep(0.05)
            os.kill(pids[0], signal.SIGKILL)
        print(f"  a worker killed with 2 chunks whole: status {running.returncode}")


def rows(out: Path, table: str) -> list[str]:
    """The ids of the articles that have rows in a table, one a row."""
    files = sorted((out / table).glob("*.parquet"))
    return [row for path in files for row in pq.read_table(path, columns=["article_id"])["article_id"].to_pylist()]


def once(out: Path, counts: Counter[str]) -> bool:
    """Print where the articles of each kind are; whether each good one is there once and each bad one a failure."""
    parsed, failed = Counter(rows(out, "texts")), Counter(rows(out, "failures"))
    kinds = {name: Counter(i.rpartition("-")[2] for i in ids) for name, ids in (("p", parsed), ("f", failed))}
    for kind, count in counts.items():
        print(f"  {kind}: {count}, of them with tables {kinds['p'][kind]}, in failures {kinds['f'][kind]}")
    whole = all(kinds["p" if kind in ODD | {"good"} else "f"][kind] == count for kind, count in counts.items())
    return whole and {*parsed.values(), *failed.values()} == {1} and len(parsed) + len(failed) == counts.total()


def verdict(holds: bool) -> str:
    """A check in a word."""
    return "yes" if holds else "NO"


def main(corpus: str, articles: int = 10_000, words: int = 120) -> int:
    """Print what each run did, and whether it ended as the first; 1 where one did not."""
    with tempfile.TemporaryDirectory() as home:
        source, few, calm = Path(home, "in"), Path(home, "few"), Path(home, "calm")
        counts = fill(source, Path(corpus), articles, words)
        some = fill(few, Path(corpus), min(FEW, articles), words)
        print(f"{articles} articles of about {words} words, {articles - counts['good']} of them bad; undisturbed:")
        for mark in watched(source, calm, [*(n for n in (100, 1000) if n < articles), articles]):
            print(f"  {mark.articles} articles: {mark.seconds:.0f} s, peak of memory {mark.peak:.0f} MB")
        checks = {"each good article once, each bad one in failures": once(calm, counts)}
        chunks = written(calm)
        print("killed three times:")
        for n in (1, 2, 3):
            killed(source, Path(home, "killed"), chunks * n // 4)
        refused(source, Path(home, "killed"))
        ends = {"killed and joined": (calm, Path(home, "killed"), source)}
        subprocess.run(command(few, Path(home, "few-calm")), check=True, capture_output=True)
        disturbed: dict[str, Callable[[Path, Path], None]] = {"disk full": full, "worker lost": lost}
        print(f"the first {some.total()} articles:")
        for name, disturb in disturbed.items():
            disturb(few, Path(home, name))
            ends[name] = (Path(home, "few-calm"), Path(home, name), few)
        for name, (right, out, given) in ends.items():
            subprocess.run(command(given, out), check=True, capture_output=True)
            checks[f"the bytes of an undisturbed run: {name}"] = digests(out) == digests(right)
    for check, holds in checks.items():
        print(f"{check}: {verdict(holds)}")
    return int(not all(checks.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:])))
