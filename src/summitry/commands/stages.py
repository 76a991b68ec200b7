"""The command `stages`: the way from article to tables."""

import click

from .options import examples


@click.command("stages", epilog=examples("summitry stages"))
def print_stages() -> None:
    """Print the stages of a parse as a table."""
    from ..pipeline import markdown

    click.echo(markdown())
