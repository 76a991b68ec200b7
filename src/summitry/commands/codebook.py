"""The commands `codebook` and `check`: a draft to edit, and what of a codebook the articles have."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from .options import JSON, examples

if TYPE_CHECKING:
    from ..codebook import Codebook
    from ..drafting import Reading


@click.command(
    "codebook",
    epilog=examples(
        "summitry codebook my.txt  # > my-codebook.toml", "summitry codebook --schema  # > codebook.schema.json"
    ),
)
@click.argument("articles", metavar="ARTICLE...", nargs=-1)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of codebooks, for an editor.")
def draft_codebook(articles: tuple[str, ...], schema: bool) -> None:
    """Propose a codebook for articles.

    It has sides, actors and issues, with counts and sentences as comments; edit it and check it.
    """
    from .. import drafting

    if schema:
        click.echo(json.dumps(drafting.schema(), indent=2, ensure_ascii=False))
    elif not articles:
        raise click.UsageError("Missing argument 'ARTICLE...'", click.get_current_context())
    else:
        click.echo(drafting.written(drafting.draft(_read(articles))), nl=False)


@click.command(
    "check",
    epilog=examples("summitry check my-codebook.toml my.txt", "summitry check my-codebook.toml my.txt --json"),
)
@click.argument("codebook")
@click.argument("articles", metavar="ARTICLE...", nargs=-1, required=True)
@JSON
def check_articles(codebook: str, articles: tuple[str, ...], as_json: bool) -> None:
    """Show what of a codebook the articles have.

    Counts and lines of sides, actors, issues and phrases; what never stands, stands twice, or is nearly there.
    """
    from .. import drafting
    from .given import checked_codebook

    coded = checked_codebook(codebook)
    checked = drafting.check(coded, _read(articles, coded))
    click.echo(json.dumps(asdict(checked), ensure_ascii=False) if as_json else drafting.told(checked), nl=as_json)


def _read(articles: Sequence[str], codebook: "Codebook | None" = None) -> list["Reading"]:
    """The articles, run through the stages."""
    from ..article import article_of
    from ..drafting import Reading
    from ..inputs import read_input
    from ..pipeline import run

    read = [article_of(read_input(path)) for path in articles]  # all of them, before the model is loaded
    return [Reading.of(run(article, codebook)) for article in read]
