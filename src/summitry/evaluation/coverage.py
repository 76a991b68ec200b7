"""The part of an article that its tables account for: the sentences of the body, each with the rows that touch it."""

from __future__ import annotations

import pandas as pd

from .. import language
from ..records import Article, Span
from ..tables.schema import each
from ..tables.store import Tables

TELLING = ("statements", "events", "stances")  # a date or a name in a sentence does not say what it tells


def coverage(article: Article, tables: Tables) -> pd.DataFrame:
    """List the sentences of the body: `begin`, `end` (character offsets), `text`, and `rows`, the number of its rows.

    These are the statements, events and stances of which some piece (source, cue, content, mention, date, evidence)
    stands in the sentence; where there is none, the tables leave the sentence out.

    >>> from summitry import parse
    >>> from summitry.article.regions import regions
    >>> text = "Jane Doe met John Roe in Oslo. The harbour was quiet."
    >>> note = Article("note", text, tuple(regions(text)))
    >>> coverage(note, parse(note))["rows"].to_list()
    [1, 0]
    """
    pieces = _pieces(tables)
    sents = [sent for sent in language.sentences(language.analyse(article)) if any(t.is_alpha for t in sent)]
    spans = [language.offsets(sent) for sent in sents]
    frame = pd.DataFrame(
        {
            "begin": [span.start for span in spans],
            "end": [span.end for span in spans],
            "text": [span.of(article.text) for span in spans],
            "rows": [len({row for row, piece in pieces if piece.overlaps(span)}) for span in spans],
        }
    )
    return frame.astype({"begin": "Int64", "end": "Int64", "text": "string", "rows": "Int64"})


def _pieces(tables: Tables) -> list[tuple[str, Span]]:
    """Every piece of text behind a row that tells something, with the row's id; a stance has its passage besides."""
    pieces = [r for r in each(tables.spans) if r.table in TELLING]
    found = [(str(r.row_id), Span(int(r.span_start), int(r.span_end))) for r in pieces]
    return [*found, *((str(r.stance_id), Span(int(r.span_start), int(r.span_end))) for r in each(tables.stances))]
