"""The command `story`: the tables of several reports as those of one story."""

import click

from .options import examples


@click.command(
    "story",
    epilog=examples(
        "summitry story all-tables/my all-tables/other --out my-story",
        "summitry story my-corpus --out my-story  # all articles of a data set",
    ),
)
@click.argument("tables", nargs=-1, required=True)
@click.option("--out", metavar="DIR", required=True, help="Folder for the story: its tables, and who reports what.")
def merge_tables(tables: tuple[str, ...], out: str) -> None:
    """Merge the tables of several reports.

    TABLES are folders that 'parse' or 'corpus' wrote. An event that several reports tell is one row of DIR/tables;
    DIR/sources.csv has who tells what of it, changes.csv what a later report tells otherwise, positions.csv whose
    position moved.
    """
    from ..findings.words import counted
    from ..stories import merge
    from .given import reports_of

    story = merge([report for path in tables for report in reports_of(path)])
    story.save(out)
    several = int((story.sources.groupby("event_id").size() > 1).sum())
    reports, events = counted(len(story.reports), "report"), counted(len(story.tables.events), "event")
    changes = counted(len(story.changes), "change")
    click.echo(f"{out}: {reports}, {events}, {several} of them told by several, {changes}")
