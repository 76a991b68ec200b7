"""The command line: `python -m summitry parse ARTICLE.txt --out DIR` and `python -m summitry show ROW-ID`."""

import argparse
import os
import sys

from . import __version__
from .errors import SummitryError
from .export import command as export


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 when it worked, 2 for a mistake in what was given, told in one line."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except SummitryError as error:
        print(f"summitry: {error}", file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="summitry", description="Turn news about diplomacy into tables.")
    parser.add_argument("--version", action="version", version=f"summitry {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    parse = commands.add_parser("parse", help="write the tables of an article")
    parse.add_argument("article", metavar="ARTICLE", help="a text file; ARTICLE.toml beside it says what is known")
    parse.add_argument("--published", metavar="DATE", help="day of publication, YYYY-MM-DD; wins over the metadata")
    parse.add_argument("--author", metavar="NAME", help="who says 'I' in a speech or release; wins over the metadata")
    parse.add_argument("--codebook", metavar="FILE", help="TOML file with sides, actors and issues")
    parse.add_argument("--out", metavar="DIR", required=True, help="folder for the tables")
    parse.set_defaults(run=_parse)
    show = commands.add_parser("show", help="show a row in its sentence and why it is there")
    show.add_argument("row_id", metavar="ROW-ID", help="for example e01, q03 or s05")
    show.add_argument("--tables", metavar="DIR", default="data/tables", help="folder with tables (%(default)s)")
    show.set_defaults(run=_show)
    export.add(commands)
    commands.add_parser("stages", help="print what each stage reads, writes and goes by").set_defaults(run=_stages)
    return parser


def _parse(options: argparse.Namespace) -> None:
    from .article.read import read_article
    from .codebook import load_codebook

    article = read_article(options.article, options.published, options.author)
    codebook = load_codebook(options.codebook) if options.codebook else None
    from .pipeline import never_mentioned, parse

    tables = parse(article, codebook)
    tables.save(options.out)
    shown = ("times", "statements", "events", "stances", "doubts")
    counts = ", ".join(f"{len(rows)} {name}" for name, rows in tables.items() if name in shown)
    print(f"{options.out}: {counts}")
    if codebook and (missing := never_mentioned(tables, codebook)):
        print(f"summitry: never mentioned: {', '.join(dict.fromkeys(missing))}", file=sys.stderr)


def _show(options: argparse.Namespace) -> None:
    from .tables.store import Tables

    tables = Tables.load(options.tables)
    print(tables.show(options.row_id), tables.explain(options.row_id), sep="\n")


def _stages(options: argparse.Namespace) -> None:
    from .pipeline import markdown

    print(markdown())


if __name__ == "__main__":
    sys.exit(main())
