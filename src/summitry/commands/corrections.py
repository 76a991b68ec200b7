"""The commands `corrections check` and `corrections diff`: what still fits, and what a hand changed in tables."""

import json
from datetime import date
from pathlib import Path

import click

from .options import AUTHOR, CODEBOOK, CORRECTIONS, JSON, PUBLISHED, examples


@click.group(
    "corrections",
    epilog=examples(
        "summitry corrections check my.txt",
        "summitry corrections diff my-tables my.txt --by 'Jane Doe'",
    ),
)
def correct_tables() -> None:
    """Check or collect what a hand put right."""


@correct_tables.command("check", epilog=examples("summitry corrections check my.txt --codebook my-codebook.toml"))
@click.argument("article")
@CODEBOOK
@CORRECTIONS
@PUBLISHED
@AUTHOR
@JSON
def check(article: str, codebook: str | None, corrections: str | None, as_json: bool, **known: str | None) -> int:
    """Say which corrections no longer fit an article.

    The exit status is 2 where there is any.
    """
    from ..corrections import correct, corrections_of
    from .given import parsed

    rows = corrections_of(article, corrections)
    _, unfit = correct(parsed(article, codebook, known), rows)
    fit = len(rows.rows) - len(unfit)
    said = "\n".join([*unfit, f"{fit} of {len(rows.rows)} corrections fit"])
    click.echo(json.dumps({"fit": fit, "unfit": unfit}, ensure_ascii=False) if as_json else said)
    return 2 if unfit else 0


@correct_tables.command("diff", epilog=examples("summitry corrections diff my-tables my.txt --by 'Jane Doe'"))
@click.argument("tables")
@click.argument("article")
@click.option("--by", metavar="NAME", required=True, help="Who put the tables right.")
@click.option("--when", metavar="DATE", help="The day, YYYY-MM-DD; today, if none is given.")
@click.option("--why", metavar="TEXT", default="put right in a spreadsheet", show_default=True, help="The reason.")
@CODEBOOK
@CORRECTIONS
@PUBLISHED
@AUTHOR
def diff(tables: str, article: str, codebook: str | None, corrections: str | None, **given: str | None) -> int:
    """Write what a spreadsheet changed as corrections.

    TABLES is the folder as the spreadsheet saved it, ARTICLE the text that it was made from. The two are compared by
    parsing again, and what differs joins the corrections that there are.
    """
    from ..corrections import Edited, Signature, beside, correct, corrections_of, save_corrections
    from ..errors import read_day
    from .given import parsed

    when = given.pop("when")
    signed = Signature(str(given.pop("by")), read_day(when, "--when") if when else date.today(), str(given.pop("why")))
    path = Path(corrections) if corrections else beside(article)
    known = corrections_of(article, path if path.exists() else None)
    own = parsed(article, codebook, given)
    changed = [*Edited(Path(tables), own, correct(own, known)[0], signed).corrections()]
    for row in changed:
        known = known.with_(row)
    _, unfit = correct(own, known)
    if changed:
        save_corrections(known, path)
    counts = ", ".join(f"{sum(row.action == action for row in changed)} {action}" for action in ("set", "drop", "add"))
    click.echo("\n".join([*unfit, f"{path}: {counts}"]))
    return 2 if unfit else 0
