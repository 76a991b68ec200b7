"""The sub-command `export` of the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .formats import FORMATS, export, find

if TYPE_CHECKING:
    import argparse


def add(commands: Any) -> None:
    """Add the sub-command to those of an argument parser."""
    password = "The coder of a dna file is Admin, the password 'summitry'."
    parser = commands.add_parser("export", help="write tables in a format of another tool", epilog=password)
    parser.add_argument("--to", metavar="FORMAT", required=True, help=", ".join(FORMATS))
    parser.add_argument("--tables", metavar="DIR", default="data/tables", help="folder with tables (%(default)s)")
    parser.add_argument("--out", metavar="FILE", help="the file (default: the article's id, in this folder)")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    from ..tables.store import Tables

    find(options.to)  # a mistake in the name is told before the tables are read
    print(export(Tables.load(options.tables), options.to, options.out))
