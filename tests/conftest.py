"""What several test modules share: articles from a few words, and the tables of the committed one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from summitry import Codebook, Tables, load_codebook, parse, read_article
from summitry.article.regions import regions
from summitry.records import Article

ROOT = Path(__file__).parent.parent
REVIEWED = "2025-10-22-budapest-shelved"  # the committed article that a hand reviewed
PUBLISHED = date(2024, 5, 15)  # a Wednesday


def article(text: str, published: date | None = PUBLISHED) -> Article:
    """An article of a few sentences; each line is a paragraph."""
    return Article("invented", text, tuple(regions(text)), None, "The Herald", published, "given")


@pytest.fixture(scope="session")
def told() -> Callable[..., Tables]:
    """The tables of a text."""

    def tables(text: str, codebook: Codebook | None = None, published: date | None = PUBLISHED) -> Tables:
        return parse(article(text, published), codebook)

    return tables


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return load_codebook(ROOT / "data/codebooks/ukraine-peace.toml")


@pytest.fixture(scope="session")
def parsed(codebook: Codebook) -> Tables:
    """The tables that the parser makes of the committed article, without corrections."""
    return parse(read_article(ROOT / f"data/articles/{REVIEWED}.txt"), codebook)


@pytest.fixture(scope="session")
def stored() -> Tables:
    """The tables in data/tables: those of the parser with the corrections of the review."""
    return Tables.load(ROOT / "data/tables")
