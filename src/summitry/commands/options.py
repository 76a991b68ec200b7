"""Options and arguments that several commands share."""

import click

TABLES = click.option(
    "--tables", metavar="DIR", default="data/tables", show_default=True, help="Folder with the tables of an article."
)
CODEBOOK = click.option("--codebook", metavar="FILE", help="TOML file with sides, actors and issues.")
PUBLISHED = click.option("--published", metavar="DATE", help="Day of publication, YYYY-MM-DD; wins over the metadata.")
AUTHOR = click.option("--author", metavar="NAME", help="Who says 'I' in a speech or release; wins over the metadata.")
CORRECTIONS = click.option(
    "--corrections", metavar="FILE", help="What was put right by hand; ARTICLE.corrections.toml, if none is given."
)
QUIET = click.option("--quiet", "-q", is_flag=True, help="Print nothing but warnings and errors.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON for another program.")


def _lower(_context: click.Context, _parameter: click.Parameter, written: str) -> str:
    """The id as the tables write it."""
    return written.strip().lower()


ROW_ID = click.argument("row_id", metavar="ROW-ID", callback=_lower)


def examples(*commands: str) -> str:
    """Write commands as the last lines of a help text; a test runs them.

    >>> examples("summitry stages")
    '\\x08\\nFor example:\\n  summitry stages'
    """
    return "\n  ".join(("\b\nFor example:", *commands))
