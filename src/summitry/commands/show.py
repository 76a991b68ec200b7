"""The commands `show` and `explain`: a row in its sentence, and why it is there."""

import json

import click

from .options import JSON, ROW_ID, TABLES, examples


@click.command("show", epilog=examples("summitry show e01 --tables my-tables"))
@ROW_ID
@TABLES
def show_row(row_id: str, tables: str) -> None:
    """Show a row in its sentence, and why."""
    from ..tables import Tables

    loaded = Tables.load(tables)
    click.echo(f"{loaded.show(row_id)}\n{loaded.explain(row_id)}")


@click.command("explain", epilog=examples("summitry explain e01 --tables my-tables --json"))
@ROW_ID
@TABLES
@JSON
def explain_row(row_id: str, tables: str, as_json: bool) -> None:
    """Explain a row: its rule, words and doubts."""
    from ..tables import Tables

    explained = Tables.load(tables).explain(row_id)
    facts = [{"what": what, "fact": fact} for what, fact in explained.facts]
    click.echo(json.dumps({"row_id": row_id, "facts": facts}, ensure_ascii=False) if as_json else explained)
