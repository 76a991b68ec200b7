"""Conditions that a position waits on: `unless`, `only if`, as rows of the lexicon that match tokens."""

from spacy.tokens import Span as Piece
from spacy.tokens import Token

from ..records import Statement
from ..syntax.clauses import governor
from ..syntax.patterns import matches
from .polarity import VERBS

APART = ("conj", "advcl", "relcl", "parataxis")  # a verb so joined opens a clause that does not wait with the one above


def is_conditional(word: Token, statement: Statement | None) -> bool:
    """Tell whether the clause of a word that takes a position waits on a condition, in the same statement."""
    found = [piece for row, piece in matches(word.sent, "positions", "condition") if row["means"] == "conditional"]
    said = [m for m in found if statement is None or statement.says(m.start_char) or statement.cues(word.idx)]
    return any(_waits(word, match) for match in said)


def _waits(word: Token, match: Piece) -> bool:
    """Tell whether a word stands in the clause that a condition is for: `will [back] the truce [unless] it rains`."""
    opened = next((t for t in (match[-1], *match[-1].ancestors) if t.dep_ == "advcl"), None)
    waiting = opened.head if opened is not None else governor(match.root) if match.root.dep_ != "mark" else None
    if waiting is not None and waiting in match:  # "as long as" is one
        waiting = waiting.head
    for step in (word, *word.ancestors):
        if step in (waiting, opened):  # or in the condition itself
            return True
        if step.dep_ in APART and step.pos_ in VERBS:
            return False
    return False
