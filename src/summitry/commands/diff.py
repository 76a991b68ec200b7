"""The command `diff`: what came, went or changed between two versions of an article."""

import json
from collections.abc import Hashable

import click

from .options import CODEBOOK, JSON, examples


@click.command("diff", epilog=examples("summitry diff my-tables my.txt", "summitry diff my.txt my-tables --json"))
@click.argument("old")
@click.argument("new")
@CODEBOOK
@JSON
def compare_versions(old: str, new: str, codebook: str | None, as_json: bool) -> None:
    """Tell two versions of an article apart.

    OLD and NEW are articles, or folders of tables. What is told of is events, statements and stances.
    """
    from ..evaluation import changes
    from .given import tables_of

    rows = changes(tables_of(old, codebook), tables_of(new, codebook)).to_dict("records")
    lines = [f"{row['table']}: {row['what']}: {row['text']}{_cell(row)}" for row in rows]
    click.echo(json.dumps(rows, ensure_ascii=False) if as_json else "\n".join(lines or ["nothing has changed"]))


def _cell(row: dict[Hashable, str]) -> str:
    said = row["before"] + row["after"]  # of a row that came or went
    return f" ({row['column']}: {row['before']} -> {row['after']})" if row["column"] else f" ({said})" if said else ""
