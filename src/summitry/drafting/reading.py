"""Readings: the part of what the stages found in an article that a codebook is about."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from spacy.tokens import Doc

from ..records import Article, Event, Span, Statements


class Reading(NamedTuple):
    """An article with its parse, its statements (and so its actors) and its events."""

    article: Article
    doc: Doc
    said: Statements
    events: tuple[Event, ...]

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "Reading":
        """Take what drafts and checks need from all that the stages wrote."""
        return cls(*(values[name] for name in cls._fields))

    def sentence(self, span: Span) -> str:
        """Give the sentence in which a span begins, on one line."""
        piece = self.doc.char_span(*span, alignment_mode="expand")
        return " ".join(piece[0].sent.text.split()) if piece is not None and len(piece) else ""
