"""From a file to an `Article`: the text untouched, its paragraphs, and what each of them is."""

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ..errors import SummitryError
from ..records import Article
from .regions import marked, regions, stated

KEYS = {"title", "publisher", "published", "published_basis", "how_known", "url", "author", "licence"}
BASES = ("given", "stated", "inferred")


def read_article(path: str | Path, published: date | str | None = None, author: str | None = None) -> Article:
    """Read an article from a UTF-8 text file, and its metadata from the `.toml` of the same name.

    `published` (a date or `YYYY-MM-DD`) and `author` win over the metadata, and these over what lines above the body
    say: `24 August 2025`, `CAIRO, Oct 9 (Reuters) -`, `Statement by President Jane Doe on the talks`. Where no date is
    known, relative dates stay unresolved. A reporter's byline names no author: the author is who says "I" in the text.
    Raises `SummitryError` for a file that is missing, empty, binary, not UTF-8 or without a body, and for bad metadata.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "talks.txt")
    ...     _ = path.write_text("Talks in Oslo fail\\n\\nShare\\n\\nThe talks failed on Monday.", encoding="utf-8")
    ...     article = read_article(path, "2030-05-08")
    >>> article.headline, article.published, [paragraph.part for paragraph in article.paragraphs]
    ('Talks in Oslo fail', datetime.date(2030, 5, 8), ['headline', 'furniture', 'body'])
    """
    path = Path(path)
    text = _text(path)
    known = _metadata(path.with_suffix(".toml"))
    paragraphs = tuple(regions(text, known.get("title")))
    if not any(p.part == "body" for p in paragraphs):
        raise SummitryError("no sentence of a body was found", where=str(path), remedy="paste the whole article")
    lines = [(p.part, " ".join(p.span.of(text).split())) for p in paragraphs]
    headline = known.get("title") or next((line for part, line in lines if part == "headline"), None)
    signed = marked(headline or "", "signed")
    author = author or known.get("author") or (signed["author"] if signed else None)
    day, agency = stated([line for part, line in lines[:9] if part == "furniture"])
    basis = "stated" if day else None
    if published is not None:
        day, basis = _day(published, "--published"), "given"
    elif "published" in known:
        day, basis = known["published"], known.get("published_basis", "given")
    return Article(path.stem, text, paragraphs, headline, known.get("publisher", agency), day, basis, author)


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        what = f"the file cannot be read ({error.strerror})" if path.exists() else "there is no such file"
        raise SummitryError(what, where=str(path), remedy="check the path") from None
    if not raw.strip():
        raise SummitryError("the file is empty", where=str(path), remedy="paste the article's text into it")
    if b"\0" in raw:
        raise SummitryError("the file is binary", where=f"{path}, byte {raw.index(0)}", remedy="save it as plain text")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        where = f"{path}, line {raw.count(10, 0, error.start) + 1}, byte {error.start}"
        raise SummitryError("the text is not UTF-8", where=where, remedy="save the file as UTF-8") from None


def _metadata(path: Path) -> dict[str, Any]:
    """The file beside the article, `published = 2024-05-07`; empty where there is none."""
    if not path.exists():
        return {}
    try:
        known = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SummitryError(f"the metadata cannot be read: {error}", where=str(path), remedy="mend the TOML") from None
    for key, value in known.items():
        if key not in KEYS:
            raise SummitryError(f"unknown key '{key}'", where=str(path), remedy=f"use {', '.join(sorted(KEYS))}")
        if key != "published" and not isinstance(value, str):
            raise SummitryError(f"'{key}' is not text", where=str(path), remedy="put it in quotation marks")
    if known.get("published_basis", "given") not in BASES:
        raise SummitryError(f"'published_basis' is none of {', '.join(BASES)}", where=str(path), remedy="use one")
    if "published" in known:
        known["published"] = _day(known["published"], str(path))
    return known


def _day(value: date | str, where: str) -> date:
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    try:
        return date.fromisoformat(value)
    except (ValueError, TypeError):
        raise SummitryError(f"'{value}' is no date", where=where, remedy="write it as YYYY-MM-DD") from None
