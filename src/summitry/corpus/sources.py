"""Sources of articles: the files of a folder, the lines of JSON Lines, the rows of a Parquet file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from ..errors import UNWRITABLE, SummitryError

LINES, PARQUET = {".jsonl", ".ndjson"}, {".parquet"}
KEYS = ("id", "text", "title", "publisher", "published", "author")  # what a record may say; all else is passed over
BESIDE = (".toml", ".corrections.toml")  # what may stand beside a file and be part of it
BATCH = 64  # rows of Parquet that are held at once


class Item(NamedTuple):
    """An article to come: its id, its place in the source, and its `path`, its `record`, or the `fault` in both."""

    article_id: str
    where: str
    path: Path | None = None
    record: dict[str, Any] | None = None
    fault: str | None = None

    @property
    def digest(self) -> str:
        """A digest of all that the tables of the article are made from."""
        found = hashlib.sha256(repr((self.article_id, self.where, self.record, self.fault)).encode("utf-8", "replace"))
        for path in [self.path, *(self.path.with_suffix(end) for end in BESIDE)] if self.path else []:
            found.update(_bytes(path))
        return found.hexdigest()


def _bytes(path: Path) -> bytes:
    try:
        return hashlib.sha256(path.read_bytes()).digest()
    except OSError:
        return b"none"


def files_of(source: Path) -> list[Path]:
    """List the files of a source in order: itself, or those of a folder and its folders, without hidden ones.

    Raises `SummitryError` where there are none.
    """
    if source.is_file():
        return [source]
    paths = sorted(source.rglob("*"), key=lambda path: (path.with_suffix("").as_posix(), path.suffix))
    shown = [path for path in paths if not any(part.startswith(".") for part in path.relative_to(source).parts)]
    found = [path for path in shown if path.suffix != ".toml" and path.is_file()]
    if not found:
        what = "the folder holds no article" if source.is_dir() else "there is no such file or folder"
        remedy = "name a folder of articles, a JSON Lines file or a Parquet file"
        raise SummitryError(what, where=str(source), remedy=remedy)
    return found


def items_of(files: Iterable[Path], source: Path) -> Iterator[Item]:
    """Give the articles of the files of a source one by one; a second one with the same id is a fault.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "talks.jsonl").write_text('{"id": "a1", "text": "They met."}\\n{"text": "They left."}\\n')
    ...     [item.article_id for item in items_of(files_of(Path(folder)), Path(folder))]
    ['a1', 'talks-000002']
    """
    seen: set[bytes] = set()  # a few bytes an article
    for path in files:
        for item in _items(path, path.name if path == source else path.relative_to(source).as_posix()):
            known = hashlib.blake2b(item.article_id.casefold().encode(), digest_size=8).digest()
            twice = f"another article has the id '{item.article_id}'; rename it"
            yield Item(item.article_id, item.where, fault=twice) if known in seen else item
            seen.add(known)


def writable(text: str) -> str:
    """Give a text with escapes in place of halves of characters, which no file of tables can hold.

    >>> writable("a\\ud800")
    'a\\\\ud800'
    """
    return text.encode("utf-8", "backslashreplace").decode()


def count(files: Iterable[Path]) -> int:
    """Count the articles of files without reading them as articles."""
    return sum(_count(path) for path in files)


def _items(path: Path, where: str) -> Iterator[Item]:
    name = where.removesuffix(path.suffix)
    if path.suffix in LINES | PARQUET:
        try:
            for n, record in _records(path):
                yield _item(record, f"{name}-{n:06d}", f"{where}, {n}")
        except (OSError, pa.ArrowException) as error:
            yield _named(name, where, fault=f"the file cannot be read ({str(error).splitlines()[0]}); write it anew")
    else:
        yield _named(name, where, path=path)


def _records(path: Path) -> Iterator[tuple[int, Any]]:
    """The records of a file, each with its number; one that is none is the text of its fault."""
    if path.suffix in LINES:
        with path.open("rb") as lines:
            yield from ((n, _line(line)) for n, line in enumerate(lines, 1) if line.strip())
        return
    with pq.ParquetFile(path) as file:
        known = [key for key in KEYS if key in file.schema_arrow.names]
        n = 0
        for batch in file.iter_batches(batch_size=BATCH, columns=known):
            for n, row in enumerate(batch.to_pylist(), n + 1):  # noqa: B020 (the count goes on)
                yield n, row


def _line(line: bytes) -> Any:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return f"the line is no JSON ({error}); write one object a line"
    return record if isinstance(record, dict) else "the line is no object; write one a line"


def _item(record: Any, name: str, where: str) -> Item:
    if isinstance(record, str):
        return _named(name, where, fault=record)
    told = {key: record[key] for key in KEYS if record.get(key) not in (None, "")}
    return _named(str(told.pop("id", name)), where, record=told)


def _named(name: str, where: str, **known: Any) -> Item:
    """An article to come; an id or a place that cannot be written is a fault."""
    plain, place = writable(name), writable(where)
    if UNWRITABLE.search(name) or not name.strip() or place != where:
        return Item(plain, place, fault=f"'{plain}' is no id; use letters and digits")
    return Item(name, where, **known)


def _count(path: Path) -> int:
    if path.suffix in LINES:
        with path.open("rb") as lines:
            return sum(bool(line.strip()) for line in lines)
    try:
        return int(pq.read_metadata(path).num_rows) if path.suffix in PARQUET else 1
    except (OSError, pa.ArrowException):
        return 1
