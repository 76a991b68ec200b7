"""All commands as one group, and how a mistake is told: in one line, with an exit status that says whose it was."""

import os
import sys
import traceback
import warnings
from collections.abc import Sequence
from pathlib import Path

import click

from .. import __version__
from ..errors import SummitryError
from .codebook import check_articles, draft_codebook
from .corpus import parse_folder
from .corrections import correct_tables
from .diff import compare_versions
from .export import export_tables
from .parse import parse_articles
from .said import say
from .show import explain_row, show_row
from .stages import print_stages
from .story import merge_tables

WRONG_INPUT, OUR_FAULT, STOPPED = 2, 1, 130


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="summitry %(version)s")
@click.option("--debug", is_flag=True, help="Show the traceback of a fault of the program.")
def summitry(debug: bool) -> None:
    """Turn news about diplomacy into tables."""


CODEBOOKS = (draft_codebook, check_articles)
COMMANDS = (parse_articles, show_row, explain_row, correct_tables, compare_versions, export_tables, print_stages)
MANY = (parse_folder, merge_tables)
for command in (*CODEBOOKS, *COMMANDS, *MANY):
    summitry.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 when it worked, 2 for a mistake in what was given, 1 for a fault of the program.

    >>> main(["show", "e01", "--tables", "nowhere"])  # and on standard error: summitry: nowhere: no tables here: ...
    2
    """
    arguments = [*(sys.argv[1:] if arguments is None else arguments)] or ["--help"]
    with warnings.catch_warnings():
        warnings.showwarning = _warned
        warnings.filterwarnings("ignore", message="Glyph .* missing")  # of a figure: its lines are text in any case
        return _run(arguments)


def _run(arguments: list[str]) -> int:
    try:
        status = summitry.main(arguments, prog_name="summitry", standalone_mode=False)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # whoever reads has read enough; or a shell has its completions
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except SummitryError as error:
        return _told(str(error), WRONG_INPUT)
    except click.UsageError as error:
        asked = f"; see '{error.ctx.command_path} --help'" if error.ctx else ""
        return _told(f"{error.format_message().rstrip('.?')}{asked}", WRONG_INPUT)
    except (click.Abort, KeyboardInterrupt):
        return _told("stopped", STOPPED)
    except Exception as error:
        if "--debug" in arguments:
            raise
        return _told(_fault(error), OUR_FAULT)
    return status if isinstance(status, int) else 0


def _warned(message: Warning | str, *_: object, **__: object) -> None:
    say(str(message))


def _told(line: str, status: int) -> int:
    say(line)
    return status


def _fault(error: Exception) -> str:
    """A fault of the program in one line: what broke, where, and what to do."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}, line {last.lineno}"
    return f"{where}: {type(error).__name__}: {error}; this is a fault of the program, please report it"
