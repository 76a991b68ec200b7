"""Words that go back to an issue just named: "the idea", "such a step", "it"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..lexicon import load
from ..records import Cast, Span
from .targets import Occurrence

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

REACH = {"noun": 2, "pronoun": 1}  # sentences back
OBJECTS = ("dobj", "pobj")


def find_references(sents: list[Sentence], occurrences: list[Occurrence], cast: Cast) -> list[Occurrence]:
    """References to the issues, each with its antecedent; none where two issues are equally near."""
    found: list[Occurrence] = []
    for n, sent in enumerate(sents):
        for token in sent:
            kind = _kind(token, cast)
            if kind is None or any(o.span.start <= token.idx < o.span.end for o in occurrences):
                continue
            for back in range(REACH[kind] + 1):
                near = _before(token, sents[n - back], occurrences) if n >= back else []
                if near:
                    found += _to(token, near)
                    break
    return found


def _kind(token: Token, cast: Cast) -> str | None:
    lists = load("positions")["reference"]
    if token.pos_ == "NOUN" and token.lemma_ in lists["nouns"]:
        determined = any(c.lower_ in lists["determiners"] for c in token.children)
        bare = not any(c.dep_ in ("prep", "acl", "relcl", "poss", "compound") for c in token.children)
        return "noun" if determined and bare else None
    if token.lower_ not in lists["pronouns"] or token.pos_ not in ("PRON", "DET") or token.tag_ not in ("PRP", "DT"):
        return None
    if cast.covering(token.idx) is not None or (token.dep_ not in OBJECTS and not _is_judged(token)):
        return None
    return "pronoun"


def _is_judged(pronoun: Token) -> bool:
    """`it is a trap`, `it would undermine security`; not `it is important to ...`, `it was raining`."""
    lists, verb = load("positions"), pronoun.head
    if pronoun.dep_ != "nsubj" or any(c.dep_ in ("xcomp", "ccomp", "csubj", "advcl") for c in verb.children):
        return False
    words = {c.lemma_.lower() for c in verb.children if c.dep_ in ("attr", "acomp")}
    judging = any(words & {*lists[p]["nouns"], *lists[p]["adjectives"]} for p in ("support", "oppose"))
    return judging or any(verb.lemma_ in lists["effects"][p] for p in ("support", "oppose"))


def _before(token: Token, sent: Sentence, occurrences: list[Occurrence]) -> list[Occurrence]:
    """The occurrences in a sentence before the word, the last first."""
    inside = [o for o in occurrences if sent.start_char <= o.span.start and o.span.end <= min(sent.end_char, token.idx)]
    return sorted(inside, key=lambda o: -o.span.end)


def _to(token: Token, near: list[Occurrence]) -> Iterator[Occurrence]:
    nearest = [o for o in near if o.span.end == near[0].span.end]
    if len({o.issue for o in nearest}) == 1:
        yield Occurrence(nearest[0].issue, Span(token.idx, token.idx + len(token)), antecedent=nearest[0].span)
