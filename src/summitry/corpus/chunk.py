"""A chunk of articles becomes the files of its tables: what a worker does, from values to values."""

from __future__ import annotations

import signal
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from ..article import article_of
from ..codebook import Codebook
from ..corrections import Corrections, correct, corrections_of
from ..errors import SummitryError
from ..inputs import Input, read_input
from ..language import analyse, analyse_all, model
from ..pipeline import run
from ..records import Article
from .sources import Item, writable
from .store import packed, rows_of

Failure = tuple[str, str, str]  # id, place in the source, reason
LONGEST = 1_000_000  # characters of an article, some 150,000 words; the memory of a worker is bounded by them


def ready() -> None:
    """Make a worker process ready: its model is loaded once, and Ctrl-C is left to the process that writes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    model()


def parse_chunk(items: Sequence[Item], codebook: Codebook, key: str) -> dict[str, bytes]:
    """Parse articles in one batch, and write their tables as Parquet; what fails is a row of `failures`."""
    failures: list[Failure] = []
    read: list[tuple[Item, Article, Corrections]] = []
    for item in items:
        try:
            read.append((item, *_read(item)))
        except Exception as error:
            failures.append((item.article_id, item.where, _reason(error)))
    parsed: list[dict[str, Any]] = []
    for (item, article, by_hand), doc in zip(read, _docs([article for _, article, _ in read]), strict=True):
        try:
            tables, unfit = correct(run(article, codebook, doc=doc or analyse(article))["tables"], by_hand)
            if by_hand != Corrections():
                tables.check()
            parsed.append(rows_of(tables))
            failures.extend((item.article_id, item.where, line) for line in unfit)
        except Exception as error:
            failures.append((item.article_id, item.where, _reason(error)))
    return packed(parsed, failures, key)


def _docs(articles: list[Article]) -> Iterator[Doc | None]:
    """The parses of articles; None from where the batch fails, so that each is tried alone."""
    done = 0
    try:
        for doc in analyse_all(articles):
            yield doc
            done += 1
    except Exception:
        yield from [None] * (len(articles) - done)


def _read(item: Item) -> tuple[Article, Corrections]:
    if item.fault:
        what, _, remedy = item.fault.rpartition("; ")
        raise SummitryError(what, where=item.where, remedy=remedy)
    path = item.path
    given = replace(read_input(path), name=item.article_id) if path else _input(item, item.record or {})
    if len(given.text) > LONGEST:
        what = f"the article has {len(given.text):,} characters, more than {LONGEST:,}"
        raise SummitryError(what, where=item.where, remedy="part it, or give it to 'summitry parse'")
    return article_of(given), corrections_of(str(path)) if path else Corrections()


def _input(item: Item, record: dict[str, Any]) -> Input:
    """The input that a record is."""
    for key, value in record.items():
        if key != "published" and not isinstance(value, str):
            raise SummitryError(f"'{key}' is not text", where=item.where, remedy="put it in quotation marks")
    if "text" not in record:
        raise SummitryError("there is no text", where=item.where, remedy="put the article under the key 'text'")
    day = _day(record.get("published"), item.where)
    return Input(item.article_id, item.where, **{**record, "published": day, "published_basis": day and "given"})


def _day(value: Any, where: str) -> date | None:
    """The day of a date, or of a time as `2024-05-07T10:00:00Z`."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        raise SummitryError(f"'{value}' is no date", where=where, remedy="write it as YYYY-MM-DD") from None
    if moment is not None and not isinstance(moment, date):
        raise SummitryError(f"'{value}' is no date", where=where, remedy="write it as YYYY-MM-DD")
    return moment.date() if isinstance(moment, datetime) else moment


def _reason(error: Exception) -> str:
    """Why an article has no tables, in one line that names no folder."""
    if isinstance(error, SummitryError):
        return writable(" ".join(f"{error.what}; {error.remedy}".split()))
    last = traceback.extract_tb(error.__traceback__)[-1]
    line = f"{type(error).__name__}: {error} ({Path(last.filename).name}, line {last.lineno})"
    return writable(" ".join(line.split())[:500])
