"""The clauses around a contact, whose times and places may be its own."""

from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Token

from ..lexicon import labels
from ..syntax.clauses import SUBJECTS, governor
from .words import words


def clauses_of(token: Token) -> Iterator[Token]:
    """Give the verbs of a contact's occasion: `arrived to meet Roe`, not `said she would`, `left after a meeting`."""
    below, verb = token, token if token.pos_ == "VERB" else governor(token)
    while verb is not None and not (_links(below, verb) & words("chain", "another_time")):
        yield verb
        joined = verb.dep_ == "conj" and any(c.dep_ in SUBJECTS for c in verb.children)  # "left, and Roe met the envoy"
        below, verb = verb, governor(verb) if verb.dep_ in labels("occasion") and not joined else None


def _links(below: Token, verb: Token) -> set[str]:
    """The words between a token and a verb above it, and the conjunction that opens the token's clause."""
    between = takewhile(lambda above: above.i != verb.i, below.ancestors)
    return {t.lower_ for t in (*between, *(c for c in below.children if c.dep_ == "mark"))}
