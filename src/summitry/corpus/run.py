"""A run over many articles: chunk by chunk through workers, in order, and on from where an earlier run stopped."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout
from tqdm import tqdm

from .. import __version__
from ..codebook import Codebook
from ..errors import SummitryError
from .chunk import parse_chunk, ready
from .sources import Item, count, files_of, items_of
from .store import SCHEMAS, cut, told_of, write

CHUNK = 32  # articles that are parsed in one batch, whose tables are one file each, and for which Ctrl-C waits
AHEAD = 2  # chunks a worker that are read before the first of them is written
LOCK = ".lock"
AGAIN = "then run the same command again, which goes on"


class Counts(NamedTuple):
    """The articles that have tables in a data set, and the rows of its `failures`."""

    articles: int = 0
    failures: int = 0


class Chunk(NamedTuple):
    """A chunk of articles: its number, the key of all that its tables are made from, and the articles."""

    number: int
    key: str
    items: list[Item]


def parse_corpus(
    source: str | Path,
    out: str | Path,
    codebook: Codebook | None = None,
    workers: int = 1,
    executor: Executor | None = None,
) -> Counts:
    """Parse many articles, and write their tables as a Parquet data set: one folder a table, one file a chunk.

    `source` is a folder of files that `read_article` reads, of JSON Lines and of Parquet, or one of them. A record has
    `text` and may have `id`, `title`, `publisher`, `published` and `author`. An article that cannot be read or parsed
    is a row of `failures`. Stopped and run again, it goes on; what was changed in the source is parsed anew, and the
    data set is always that of the source as it is now. `workers` are processes; of an `executor`, such as Dask's
    `client.get_executor()`, they are the chunks that it parses at once. Raises `SummitryError` for a source without
    articles, and for a folder that holds other files or that another run writes.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as here:
    ...     lines = '{"id": "a1", "text": "Jane Doe met John Roe in Oslo."}\\n{"id": "a2", "text": ""}\\n'
    ...     _ = Path(here, "in.jsonl").write_text(lines)
    ...     parse_corpus(f"{here}/in.jsonl", f"{here}/out")
    Counts(articles=1, failures=1)
    """
    source, out = Path(source), Path(out)
    files = files_of(source)
    with _locked(out, source), tqdm(total=count(files), unit=" articles", disable=None) as bar:
        done, last = Counts(), -1
        with nullcontext(executor) if executor else _executor(workers) as pool:
            todo = _chunks(items_of(files, source), codebook or Codebook())
            for number, counts in _written(todo, (pool, codebook or Codebook(), AHEAD * workers), out, bar):
                done = Counts(done.articles + counts.articles, done.failures + counts.failures)
                bar.set_postfix(failures=done.failures)
                last = number
        cut(out, last + 1)
    return done


def _executor(workers: int) -> Executor:
    """One worker is a thread of this process, so that no second one holds the model."""
    if workers == 1:
        return ThreadPoolExecutor(1)
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=ready)


def _chunks(items: Iterator[Item], codebook: Codebook) -> Iterator[Chunk]:
    number = 0
    while chunk := list(islice(items, CHUNK)):
        made = repr((__version__, codebook, [item.digest for item in chunk]))
        yield Chunk(number, hashlib.sha256(made.encode("utf-8", "replace")).hexdigest(), chunk)
        number += 1


def _written(
    todo: Iterator[Chunk], by: tuple[Executor, Codebook, int], out: Path, bar: tqdm
) -> Iterator[tuple[int, Counts]]:
    """The number of each chunk in order once it is written, with what it holds; at most a few are under way."""
    pool, codebook, most = by
    waiting: deque[tuple[Chunk, Future[dict[str, bytes]] | None]] = deque()
    try:
        while True:
            for chunk in islice(todo, most - len(waiting)):
                had = told_of(out, chunk.number)[0] == chunk.key
                waiting.append((chunk, None if had else pool.submit(parse_chunk, chunk.items, codebook, chunk.key)))
            if not waiting:
                return
            chunk, parsed = waiting.popleft()
            if parsed is not None:
                _write(out, chunk.number, parsed)
                bar.update(len(chunk.items))
            else:  # of an earlier run: the bar is of what was left to do
                bar.total -= len(chunk.items)
            yield chunk.number, Counts(*told_of(out, chunk.number)[1:])
    finally:  # what was not begun is not begun, where the run stops
        for _, parsed in waiting:
            if parsed is not None:
                parsed.cancel()


def _write(out: Path, number: int, parsed: Future[dict[str, bytes]]) -> None:
    try:
        files = parsed.result()
    except Exception as error:  # a chunk raises nothing of its own, so the worker or the way to it is gone
        what = f"a worker was lost ({type(error).__name__}), perhaps for want of memory"
        where, remedy = f"{out}, chunk {number}", f"take fewer workers, {AGAIN}"
        raise SummitryError(what, where=where, remedy=remedy) from None
    try:
        write(out, number, files)
    except SummitryError as error:
        raise SummitryError(error.what, where=error.where, remedy=f"make room, {AGAIN}") from None


@contextmanager
def _locked(out: Path, source: Path) -> Iterator[None]:
    """The folder of a data set for one run alone."""
    if out.resolve().is_relative_to(source.resolve()):
        raise SummitryError("the folder is part of the source", where=str(out), remedy="name one outside of it")
    try:
        out.mkdir(parents=True, exist_ok=True)
        strange = {path.name for path in out.iterdir()} - {*SCHEMAS, LOCK}
        if strange:
            what, remedy = f"the folder holds other files ('{min(strange)}')", "name an empty or a new folder"
            raise SummitryError(what, where=str(out), remedy=remedy)
        with FileLock(out / LOCK, timeout=0):
            yield
    except Timeout:
        what, remedy = "another run is writing here", "wait for its end, or name another folder"
        raise SummitryError(what, where=str(out), remedy=remedy) from None
    except OSError as error:
        what = f"the folder cannot be written ({error.strerror})"
        raise SummitryError(what, where=str(out), remedy="name another folder") from error
