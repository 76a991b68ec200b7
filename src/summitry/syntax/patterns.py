"""Rules as rows: the token patterns of a section of the lexicon, matched by spaCy."""

from functools import cache
from typing import Any

from spacy.matcher import Matcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

from ..lexicon import load


def matches(words: Doc | Span, name: str, section: str) -> list[tuple[dict[str, Any], Span]]:
    """Find the rows that match in some words, with what they match; of those that overlap the longest counts.

    A row is a table of the lexicon file `name`: `patterns` are spaCy's token patterns, the rest says what they mean.

    >>> from summitry.language import model
    >>> found = matches(model()("The summit was put on ice."), "planning", "phrase")
    >>> [(row["means"], piece.text) for row, piece in found]
    [('called_off', 'on ice')]
    """
    rows, matcher = _compiled(name, section, words.vocab)
    return [(rows[piece.label_], piece) for piece in filter_spans(matcher(words, as_spans=True, allow_missing=True))]


@cache
def _compiled(name: str, section: str, vocab: Vocab) -> tuple[dict[str, dict[str, Any]], Matcher]:
    """The rows by name, and a matcher that labels what it finds with them."""
    rows, matcher = {row["name"]: row for row in load(name)[section]}, Matcher(vocab)
    for row in rows.values():
        matcher.add(row["name"], row["patterns"])
    return rows, matcher
