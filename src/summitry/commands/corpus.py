"""The command `corpus`: the tables of many articles as one Parquet data set."""

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
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that parse.")
def parse_folder(source: str, out: str, codebook: str | None, workers: int) -> None:
    """Write the tables of many articles as Parquet.

    FOLDER holds files as 'parse' reads them, JSON Lines (.jsonl: text, and id, title, publisher, published, author
    where known) or Parquet with the same columns; one such file will do, too. What cannot be read is in 'failures'.
    """
    from .given import codebook_of, corpus_installed

    with corpus_installed(source):
        from ..corpus import parse_corpus
    counts = parse_corpus(source, out, codebook_of(codebook), workers)
    click.echo(f"{out}: {counts.articles} articles, {counts.failures} failures")
