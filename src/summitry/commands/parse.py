"""The command `parse`: each article becomes a folder of tables."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import SummitryError
from .given import codebook_of
from .options import AUTHOR, CODEBOOK, CORRECTIONS, JSON, PUBLISHED, QUIET, examples
from .said import described, doubts_of, misses, say

if TYPE_CHECKING:
    from ..codebook import Codebook
    from ..corrections import Corrections
    from ..inputs import Input
    from ..records import Article
    from ..tables import Tables

COUNTED = ("times", "statements", "events", "stances", "doubts")


@click.command(
    "parse",
    epilog=examples(
        "summitry parse my.txt --published 2025-10-22 --out my-tables",
        "summitry parse my.txt --codebook my-codebook.toml --out my-tables",
        "summitry parse my.txt other.html --out all-tables  # tables in all-tables/my and all-tables/other",
    ),
)
@click.argument("articles", metavar="ARTICLE...", nargs=-1, required=True)
@PUBLISHED
@AUTHOR
@CODEBOOK
@CORRECTIONS
@click.option(
    "--out", metavar="DIR", required=True, help="Folder for the tables; of several articles, a folder each in it."
)
@QUIET
@JSON
def parse_articles(
    articles: tuple[str, ...], codebook: str | None, out: str, quiet: bool, as_json: bool, **known: str | None
) -> None:
    """Write the tables of articles.

    ARTICLE is a text, HTML, .docx or .pdf file, or - for standard input; the .toml file beside it says what is known,
    and the .corrections.toml file beside it what a hand put right in the tables of an earlier parse.
    """
    from ..article import article_of
    from ..corrections import correct
    from ..inputs import read_input

    inputs = [read_input(given) for given in articles]
    by_hand = _by_hand(inputs, known.pop("corrections"))
    read = [(given, article_of(given, **known)) for given in inputs]
    folders = _folders(inputs, out)
    coded = codebook_of(codebook)
    for (given, article), rows, folder in zip(read, by_hand, folders, strict=True):
        tables, unfit = correct(_parsed(given, article, coded, quiet), rows)
        tables.save(folder)
        for line in unfit:
            say(f"{given.where}: {line}")
        counts = {name: len(rows) for name, rows in tables.rows().items() if name in COUNTED}
        if not quiet:
            named = (f"{n} {name.removesuffix('s') if n == 1 else name}" for name, n in counts.items())
            listed = ", ".join(named)  # not by `findings`, which would load pandas
            click.echo(json.dumps({"tables": folder, **counts}) if as_json else f"{folder}: {listed}")


def _by_hand(inputs: list[Input], file: str | None) -> list[Corrections]:
    """The corrections of each article: those beside it or, of a single one, those of a file that is named."""
    from ..corrections import corrections_of

    if file and len(inputs) > 1:
        what, remedy = "corrections are of one article", "put a file beside each article, or parse them one by one"
        raise SummitryError(what, where=file, remedy=remedy)
    return [corrections_of(given.where, file) for given in inputs]


def _folders(inputs: list[Input], out: str) -> list[str]:
    """The folder of a single article's tables, or those of several: each is named by the article's id."""
    first: dict[str, Input] = {}
    for given in inputs:
        if (other := first.setdefault(given.name.casefold(), given)) is not given:
            what, where = f"two articles have the id '{given.name}'", f"{other.where} and {given.where}"
            raise SummitryError(what, where=where, remedy="rename one of the files")
    return [out] if len(inputs) == 1 else [str(Path(out, given.name)) for given in inputs]


def _parsed(given: Input, article: Article, coded: Codebook | None, quiet: bool) -> Tables:
    """The tables of an article; how it was read, and what looks wrong, is said on the way."""
    from ..inputs import language_of
    from ..pipeline import parse

    language = language_of(article.text)
    if not quiet:
        say(described(given, article, language))
    for line in doubts_of(article, language, date.today()):
        say(f"{given.where}: {line}")
    tables = parse(article, coded)
    for line in misses(tables, coded):
        say(f"{given.where}: {line}")
    return tables
