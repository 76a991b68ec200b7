"""Lines of a command on standard error: how an article was read, and what looks wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..codebook import Codebook
    from ..inputs import Input
    from ..records import Article
    from ..tables import Tables

FOUND = ("events", "statements", "stances")


def say(line: str) -> None:
    """Write a line on standard error, whatever line ends stand in it; a terminal obeys nothing of it."""
    from ..tables.show import visible

    click.echo(f"summitry: {visible(' '.join(line.split()))}", err=True)


def described(given: Input, article: Article, language: str | None) -> str:
    """Say in a line how an article was read: headline, day, publisher and language, and what is unusual in its file.

    >>> from summitry.article import article_of
    >>> from summitry.inputs import read_input
    >>> given = read_input("Talks in Oslo fail\\n\\nThe talks failed on Monday.")
    >>> described(given, article_of(given, "2030-05-08"), "English")
    'the pasted text: “Talks in Oslo fail”, 2030-05-08 (given), no publisher, English'
    """
    known = (
        f"“{article.headline}”" if article.headline else "no headline",
        f"{article.published} ({article.published_basis})" if article.published else "no date",
        article.publisher or "no publisher",
        language,
        None if given.form == "text" else given.form,
        None if given.encoding in (None, "utf-8") else f"read as {given.encoding}",
    )
    return f"{given.where}: {', '.join(filter(None, known))}"


def doubts_of(article: Article, language: str | None, today: date) -> Iterator[str]:
    """Say what looks wrong before an article is parsed, each with the remedy."""
    if language not in (None, "English"):
        yield f"the text is in {language}; only English is read, so give an English text"
    if article.published is None:
        yield "no date of publication is known, and relative dates stay open; give it with --published"
    elif article.published > today:
        yield f"the date of publication, {article.published}, is in the future; check it, or give --published"


def misses(tables: Tables, codebook: Codebook | None) -> Iterator[str]:
    """Say what was not found in an article: rows of any kind, and what its codebook names."""
    from ..drafting import never_mentioned

    rows = tables.rows()
    if not any(rows[name] for name in FOUND):
        yield "no event, statement or position was found; check that it is the whole article, and news in English"
    if codebook is None:
        return
    missing = [*dict.fromkeys(never_mentioned(tables, codebook))]
    found = {row["issue"] for row in rows["stances"]} & {issue.id for issue in codebook.issues}
    if (missing or codebook.issues) and not found and len(missing) == len(codebook.actors) + len(codebook.sides):
        yield "nothing of the codebook was found; check that it is the one of this story"
    elif missing:
        yield f"never mentioned: {', '.join(missing)}"
