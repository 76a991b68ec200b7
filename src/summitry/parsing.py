"""All stages in order: from an article and a codebook to its tables."""

from __future__ import annotations

from . import actors, events, language, stances, statements, times
from .assemble import assemble
from .codebook import Codebook
from .records import Article
from .tables import Tables


def parse(article: Article, codebook: Codebook | None = None) -> Tables:
    """The tables of an article; without a codebook the issues are proposed and sides named by states.

    >>> tables = parse(read_article("article.txt", "2024-05-15"))  # doctest: +SKIP
    """
    codebook = codebook or Codebook()
    doc = language.analyse(article)
    found = tuple(times.find_times(doc, article.published))
    cast = actors.find_actors(doc, codebook, article.published)
    said = statements.find_statements(doc, article, cast, found)
    words = tuple(s for s in said if s.reported)  # of attitudes and deeds the later stages read the narrator's own
    happened = events.find_events(doc, article, cast, found, words)
    held = stances.find_stances(doc, cast, found, words, happened, codebook)
    return assemble(article, found, cast, said, happened, held)
