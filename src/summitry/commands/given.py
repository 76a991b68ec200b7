"""Codebook and tables as the options of a command say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import SummitryError

if TYPE_CHECKING:
    from ..codebook import Codebook
    from ..tables import Tables


def codebook_of(path: str | None) -> Codebook | None:
    """Load a codebook file, if one is named; raises `SummitryError` where it is none."""
    return None if path is None else checked_codebook(path)


def checked_codebook(path: str) -> Codebook:
    """Load a codebook file; raises `SummitryError` where it is none, and says where it is an article or metadata."""
    from ..codebook import load_codebook
    from ..inputs import check_codebook

    check_codebook(Path(path))
    return load_codebook(path)


def parsed(article: str, codebook: str | None, known: dict[str, str | None]) -> Tables:
    """Parse an article file; `known` are its day of publication and its author, where options say them."""
    from ..article import read_article
    from ..pipeline import parse

    return parse(read_article(article, **known), codebook_of(codebook))


def tables_of(path: str, codebook: str | None) -> Tables:
    """Load a folder of tables, or parse an article file and put right what its corrections say."""
    from ..corrections import correct, corrections_of
    from ..tables import Tables

    if Path(path).is_dir():
        return Tables.load(path)
    return correct(parsed(path, codebook, {}), corrections_of(path))[0]


def reports_of(path: str) -> Iterable[Tables]:
    """Load a folder of tables, or all articles of a data set that `corpus` wrote."""
    from ..tables import Tables

    if not Path(path, "texts").is_dir():
        return [Tables.load(path)]
    with corpus_installed(path):
        from ..corpus import read_corpus
    return read_corpus(path)


@contextmanager
def corpus_installed(where: str) -> Iterator[None]:
    """Tell of a package that data sets of many articles need and that is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        what, remedy = f"the package '{error.name}' is missing", "run 'pip install \"summitry[corpus]\"'"
        raise SummitryError(what, where=where, remedy=remedy) from None
