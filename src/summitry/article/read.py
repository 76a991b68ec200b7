"""From a file to an `Article`: the text untouched, its paragraphs, and what each of them is."""

from datetime import date
from pathlib import Path
from typing import Any

from ..errors import SummitryError, check_keys, read_day, read_text, read_toml
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
    text = read_text(path)
    if not text.strip():
        raise SummitryError("the file is empty", where=str(path), remedy="paste the article's text into it")
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
        day, basis = read_day(published, "--published"), "given"
    elif "published" in known:
        day, basis = known["published"], known.get("published_basis", "given")
    return Article(path.stem, text, paragraphs, headline, known.get("publisher", agency), day, basis, author)


def _metadata(path: Path) -> dict[str, Any]:
    """The file beside the article, `published = 2024-05-07`; empty where there is none."""
    if not path.exists():
        return {}
    known = read_toml(path)
    check_keys(known, KEYS, str(path))
    for key, value in known.items():
        if key != "published" and not isinstance(value, str):
            raise SummitryError(f"'{key}' is not text", where=str(path), remedy="put it in quotation marks")
    if known.get("published_basis", "given") not in BASES:
        raise SummitryError(f"'published_basis' is none of {', '.join(BASES)}", where=str(path), remedy="use one")
    if "published" in known:
        known["published"] = read_day(known["published"], str(path))
    return known
