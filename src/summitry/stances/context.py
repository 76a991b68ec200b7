"""What the readers of positions share: the article's other values, and the place that is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..records import Cast, Event, Statement, Statements, Time
from .targets import Target

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True)
class Context:
    """What earlier stages found in an article; `text` is the Doc's, which is made anew at each look."""

    doc: Doc
    text: str
    cast: Cast
    times: tuple[Time, ...]
    said: Statements
    events: tuple[Event, ...]


@dataclass(frozen=True)
class Candidate:
    """A target that is read: `root` is the head of its words, `statement` the innermost one it stands in.

    `statement` is None in the narrator's own words.
    """

    target: Target
    root: Token
    statement: Statement | None


def candidate(target: Target, context: Context) -> Candidate | None:
    """Place a target in the parse and in its statement; None where its words are no tokens."""
    piece = context.doc.char_span(target.span.start, target.span.end, alignment_mode="expand")
    if piece is None:
        return None
    around = context.said.around(piece.root.idx)
    if target.event is None:
        around = (*around, *context.said.cued(piece.root.idx))  # "accused them of cheating", its cue part of the phrase
    return Candidate(target, piece.root, next(iter(around), None))
