"""Conditions that a position waits on: `unless`, `only if`, as rows of the lexicon that match tokens."""

from spacy.tokens import Span as Piece
from spacy.tokens import Token

from ..lexicon import labels
from ..records import Statement
from ..syntax.clauses import VERBS, governor
from ..syntax.patterns import matches


def is_conditional(word: Token, statement: Statement | None, negated: bool) -> bool:
    """Tell whether the clause of a word that takes a position waits on a condition, in the same statement.

    What is denied waits on some only: `will not sign unless`, `until`, but not `would not sign if`.
    """
    for row, piece in matches(word.sent, "positions", "condition"):
        inside = _inside(word, piece)
        here = statement is None or statement.says(piece.start_char) or statement.cues(word.idx)
        means = ("both", "" if inside else "demanded", "denied" if negated and not inside else "conditional")
        if here and row["means"] in means and _waits(word, piece):
            return True
    return False


def _inside(word: Token, match: Piece) -> bool:
    """Tell whether a word stands in the condition itself: `will stay if Roe [rejects] the truce`."""
    above = (word, *word.ancestors)
    return any(t.head in above if t.dep_ == "mark" else t.dep_ == "prep" and t in above for t in match)


def _waits(word: Token, match: Piece) -> bool:
    """Tell whether a word stands in the clause that a condition is for: `will [back] the truce [unless] it rains`."""
    mark = match.root.dep_ == "mark"  # its own clause is the condition; "asked if it rained" holds a question
    opened = next((t for t in ([match.root.head] if mark else match[-1].ancestors) if t.dep_ == "advcl"), None)
    between = word.doc[min(word.i, match.start) : max(word.i, match.end)].text
    if mark and (opened is None or ";" in between):
        return False
    waiting = opened.head if opened is not None else governor(match.root)
    if waiting is not None and waiting in match:  # "as long as" is one
        waiting = waiting.head
    ends, steps = (waiting, opened), (word, *word.ancestors)
    end = next((s for s in steps if s in ends or (s.dep_ in labels("apart") and s.pos_ in VERBS)), None)
    return end is not None and end in ends  # or in the condition itself
