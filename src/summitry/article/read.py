"""From a file or a text to an `Article`: the text untouched, its paragraphs, and what each of them is."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from ..errors import SummitryError, read_day
from ..inputs import Input, read_input
from ..records import Article
from .regions import marked, regions, stated


def read_article(path: str | Path, published: date | str | None = None, author: str | None = None) -> Article:
    """Read an article from a file, or from a text of several lines itself.

    The file is plain text, HTML, .docx or .pdf; of the last three the article's text is what was taken out of them.
    `published` (a date or `YYYY-MM-DD`) and `author` win over the metadata in the `.toml` of the same name, these over
    what the file says, and that over what lines above the body say: `24 August 2025`, `CAIRO, Oct 9 (Reuters) -`,
    `Statement by President Jane Doe on the talks`. Where no date is known, relative dates stay unresolved. A reporter's
    byline names no author: the author is who says "I" in the text. Raises `SummitryError` for a file that is missing,
    empty, damaged or without a body, for one whose encoding is not certain, and for bad metadata.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "talks.txt")
    ...     _ = path.write_text("Talks in Oslo fail\\n\\nShare\\n\\nThe talks failed on Monday.", encoding="utf-8")
    ...     article = read_article(path, "2030-05-08")
    >>> article.headline, article.published, [paragraph.part for paragraph in article.paragraphs]
    ('Talks in Oslo fail', datetime.date(2030, 5, 8), ['headline', 'furniture', 'body'])
    """
    return article_of(read_input(path), published, author)


def article_of(given: Input, published: date | str | None = None, author: str | None = None) -> Article:
    """Make an article of an input: `read_article` in two steps, for those who ask the input how it was read.

    >>> from summitry.inputs import read_input
    >>> article_of(read_input("Talks in Oslo fail\\n\\nThe talks failed on Monday.")).headline
    'Talks in Oslo fail'
    """
    given = replace(given, author=author or given.author)
    text = given.text
    paragraphs = tuple(regions(text, given.title))
    if not any(p.part == "body" for p in paragraphs):
        raise SummitryError("no sentence of a body was found", where=given.where, remedy="paste the whole article")
    lines = [(p.part, " ".join(p.span.of(text).split())) for p in paragraphs]
    headline = given.title or next((line for part, line in lines if part == "headline"), None)
    signed = marked(headline or "", "signed")
    author = given.author or (signed["author"] if signed else None)
    day, agency = stated([line for part, line in lines[:9] if part == "furniture"])
    basis = "stated" if day else None
    if published is not None:
        day, basis = read_day(published, "--published"), "given"
    elif given.published:
        day, basis = given.published, given.published_basis
    return Article(given.name, text, paragraphs, headline, given.publisher or agency, day, basis, author)
