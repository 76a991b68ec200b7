"""What makes a position wait on something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon import load
from ..records import Statement
from .positions import Position

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_conditional(position: Position, statement: Statement | None, text: str) -> bool:
    """Whether a condition stands with a position in a statement."""
    if statement is None:
        return False
    sent = position.word.sent
    told = text[sent.start_char : sent.end_char].lower()
    phrased = any(phrase in told for phrase in load("positions")["conditional"]["phrases"])
    return phrased or any(_is_hypothetical(w) for w in (position.word, *position.word.ancestors))


def _is_hypothetical(verb: Token) -> bool:
    """`if there is no deal, the troops would leave`: what would be under a condition."""
    would = any(c.dep_ == "aux" and c.lower_ in ("would", "could", "might") for c in verb.children)
    return would and any(c.dep_ == "advcl" and any(m.lower_ == "if" for m in c.children) for c in verb.children)
