"""The command `corpus`: the tables of many articles as one Parquet data set."""

from contextlib import nullcontext

import click

from .options import CODEBOOK, examples


@click.command(
    "corpus",
    epilog=examples(
        "summitry corpus my-articles --out my-corpus",
        "summitry corpus my-articles --out my-corpus --codebook my-codebook.toml --workers 2",
    ),
)
@click.argument("source", metavar="FOLDER")
@click.option("--out", metavar="DIR", required=True, help="Folder for the data set; a stopped run goes on there.")
@CODEBOOK
@click.option("--workers", type=click.IntRange(1), help="Processes that parse; 1, if none are given.")
@click.option("--scheduler", metavar="ADDRESS", help="Scheduler of a Dask cluster whose workers parse instead.")
def parse_folder(source: str, out: str, codebook: str | None, workers: int | None, scheduler: str | None) -> None:
    """Write the tables of many articles as Parquet.

    FOLDER holds files as 'parse' reads them, JSON Lines (.jsonl: text, and id, title, publisher, published, author
    where known) or Parquet with the same columns; one such file will do, too. What cannot be read is in 'failures'.
    """
    from ..findings.words import counted
    from .given import codebook_of, corpus_installed

    if workers and scheduler:
        raise click.UsageError("the scheduler has its own workers, so give no '--workers'", click.get_current_context())
    with corpus_installed(source):
        from ..corpus import parse_corpus
        from ..corpus.cluster import cluster
    with cluster(scheduler) if scheduler else nullcontext((None, workers or 1)) as (executor, many):
        counts = parse_corpus(source, out, codebook_of(codebook), many, executor)
    click.echo(f"{out}: {counted(counts.articles, 'article')}, {counted(counts.failures, 'failure')}")
