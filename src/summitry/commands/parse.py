"""The command `parse`: an article becomes a folder of tables."""

import json
import warnings

import click

from .options import CODEBOOK, JSON, QUIET, examples

COUNTED = ("times", "statements", "events", "stances", "doubts")


@click.command(
    "parse",
    epilog=examples(
        "summitry parse my.txt --published 2025-10-22 --out my-tables",
        "summitry parse my.txt --codebook my-codebook.toml --out my-tables",
    ),
)
@click.argument("article")
@click.option("--published", metavar="DATE", help="Day of publication, YYYY-MM-DD; wins over the metadata.")
@click.option("--author", metavar="NAME", help="Who says 'I' in a speech or release; wins over the metadata.")
@CODEBOOK
@click.option("--out", metavar="DIR", required=True, help="Folder for the tables.")
@QUIET
@JSON
def parse_article(
    article: str, codebook: str | None, out: str, quiet: bool, as_json: bool, **known: str | None
) -> None:
    """Write the tables of an article.

    ARTICLE is a text file; ARTICLE.toml beside it says what is known of it.
    """
    from ..article import read_article
    from ..codebook import load_codebook

    read = read_article(article, **known)
    coded = load_codebook(codebook) if codebook else None
    from ..pipeline import never_mentioned, parse

    tables = parse(read, coded)
    tables.save(out)
    counts = {name: len(rows) for name, rows in tables.items() if name in COUNTED}
    if not quiet:
        listed = ", ".join(f"{count} {name}" for name, count in counts.items())
        click.echo(json.dumps({"tables": out, **counts}) if as_json else f"{out}: {listed}")
    if coded and (missing := never_mentioned(tables, coded)):
        warnings.warn(f"never mentioned: {', '.join(dict.fromkeys(missing))}", stacklevel=2)
