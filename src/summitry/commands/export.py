"""The command `export`: tables in a format of another tool."""

import click

from ..export import FORMATS, export
from .options import TABLES, examples


@click.command(
    "export",
    epilog=examples(
        "summitry export --to xlsx --tables my-tables",
        "summitry export --to dna --tables my-tables --out my.dna  # its coder is Admin, the password 'summitry'",
        "summitry export --to report --tables my-tables --codebook my-codebook.toml",
    ),
)
@click.option("--to", "form", type=click.Choice(FORMATS), metavar="FORMAT", required=True, help=", ".join(FORMATS))
@TABLES
@click.option("--out", metavar="FILE", help="The file; the article's id in this folder, if none is given.")
@click.option("--codebook", metavar="FILE", help="The labels and colours of a report, as TOML.")
def export_tables(form: str, tables: str, out: str | None, codebook: str | None) -> None:
    """Write tables for another tool.

    One line says to which file, and what the format cannot carry.
    """
    from ..tables import Tables
    from .given import codebook_of

    coded = codebook_of(codebook)
    click.echo(export(Tables.load(tables), form, out, coded))
