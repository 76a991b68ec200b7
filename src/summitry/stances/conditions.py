"""Conditions that a position waits on: `unless`, `only if`, as rows of the lexicon that match tokens."""

from functools import cache

from spacy.matcher import Matcher
from spacy.tokens import Span as Piece
from spacy.tokens import Token
from spacy.util import filter_spans

from ..language import model
from ..lexicon import load
from ..records import Statement
from ..syntax.clauses import governor
from .polarity import VERBS

APART = ("conj", "advcl", "relcl", "parataxis")  # a verb so joined opens a clause that does not wait with the one above


def is_conditional(word: Token, statement: Statement | None) -> bool:
    """Tell whether the clause of a word that takes a position waits on a condition, in the same statement."""
    found = filter_spans(conditions()(word.sent, as_spans=True))  # of those that overlap the longest
    said = [m for m in found if statement is None or statement.says(m.start_char) or statement.cues(word.idx)]
    return any(match.label_ == "conditional" and _waits(word, match) for match in said)


@cache
def conditions() -> Matcher:
    """Make the matcher of the lexicon's conditions; a label says what a row means."""
    matcher = Matcher(model().vocab)
    for row in load("positions")["condition"]:
        matcher.add(row["means"], [row["pattern"]])
    return matcher


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
