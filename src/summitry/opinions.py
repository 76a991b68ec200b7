"""Words that take a position on what they govern: support, opposition, what should and must not be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .grammar import agent, governing_verb, is_negated
from .lexicon import load
from .records import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

FLIPPED = {"support": "oppose", "oppose": "support", "conditional": "conditional"}


def direction(word: Token, root: Token, cue: bool = False) -> tuple[str, str] | None:
    """(position, rule) of a word above an issue, negation counted; None where it takes none."""
    lists = load("positions")
    negated = is_negated(word)
    if word.pos_ in ("VERB", "AUX"):
        return _of_verb(word, root, negated, cue)
    kind = "nouns" if word.pos_ in ("NOUN", "PROPN") else "adjectives" if word.pos_ == "ADJ" else None
    if kind is None or (kind == "nouns" and word.i == root.i):
        return None
    lemma = word.lemma_.lower()
    verb = governing_verb(word)
    negated = (
        negated
        or (verb is not None and kind == "adjectives" and is_negated(verb))
        or any(c.lower_ == "no" for c in word.children)
    )
    for position in ("support", "oppose"):
        if lemma in lists[position][kind]:
            return (FLIPPED[position] if negated else position), kind
    return None


def is_aside(word: Token, root: Token) -> bool:
    """Whether the issue only stands beside what a word says: `in this agreement`, `after the truce`."""
    if word.pos_ not in ("VERB", "AUX"):
        return False
    child = next((c for c in word.children if c.i == root.i or c.is_ancestor(root)), None)
    return child is not None and child.dep_ == "prep" and child.lower_ in load("positions")["aside"]["prepositions"]


def is_demanded(word: Token) -> bool:
    """Whether a verb stands under what should be: `needs to stop building`, so that the speaker wants it."""
    above = word.head
    return word.dep_ == "xcomp" and above.lemma_ in ("need", "have", "ought") and above.i != word.i


def is_flipped_above(word: Token, content: tuple[Span, ...]) -> bool:
    """Whether a verb above, in the same statement, is negated: `will never press them to take steps that harm`."""
    for above in word.ancestors:
        if not any(c.start <= above.idx < c.end for c in content):
            return False
        if above.pos_ in ("VERB", "AUX") and is_negated(above):
            return True
        if above.dep_ in ("ROOT", "conj", "advcl"):
            return False
    return False


def _quality(word: Token, root: Token) -> tuple[str, str] | None:
    """`the deal was a mistake`, `the truce is long overdue`: what the issue is said to be."""
    lists = load("positions")
    if word.lemma_ != "be" or not any(
        c.dep_ in ("nsubj", "csubj") and (c.i == root.i or c.is_ancestor(root)) for c in word.children
    ):
        return None
    for said in (c for c in word.children if c.dep_ in ("attr", "acomp")):
        for position in ("support", "oppose"):
            if said.lemma_.lower() in (*lists[position]["nouns"], *lists[position]["adjectives"]):
                return (FLIPPED[position] if is_negated(word) else position), "quality"
    return None


def _of_verb(word: Token, root: Token, negated: bool, cue: bool) -> tuple[str, str] | None:
    lists, lemma = load("positions"), word.lemma_.lower()
    particle = next(
        (
            f"{lemma} {c.lower_}"
            for c in word.children
            if c.dep_ in ("prt", "advmod") and f"{lemma} {c.lower_}" in lists["particles"]["oppose"]
        ),
        None,
    )
    if particle:
        return ("support" if negated else "oppose"), "particle verb"
    belittled = (
        any(c.lower_ in lists["belittling"]["adverbs"] for c in word.children) and lemma in lists["belittling"]["verbs"]
    )
    if (
        belittled
        and word.i != root.i
        and any(c.dep_ in ("csubj", "nsubj") and (c.i == root.i or c.is_ancestor(root)) for c in word.children)
    ):
        return "oppose", "belittling"
    quality = _quality(word, root)
    if quality is not None:
        return quality
    actor = next((c for c in word.children if c.dep_ == "nsubj" and (c.i == root.i or c.is_ancestor(root))), None)
    if (word.i != root.i and (actor is None or lemma in ("need", "require"))) or cue:
        needed = lists["particles"]["required"].get(lemma)
        fits = needed is None or any(t.lower_ in needed for c in word.children for t in (c, *c.children))
        for position in ("support", "oppose"):
            if lemma in lists[position]["verbs"] and fits:
                return (FLIPPED[position] if negated else position), "verb"
    return _deontic(word, root, negated)


def _deontic(word: Token, root: Token, negated: bool) -> tuple[str, str] | None:
    """`should stop`, `cannot relinquish`, `Stop fighting!`, `is not serious`."""
    lists = load("positions")["deontic"]
    helpers = {c.lower_ for c in word.children if c.dep_ == "aux"}
    if helpers & set(lists["modals"]):
        return ("oppose" if negated else "support"), "deontic"
    if negated and helpers & set(lists["denied"]):
        return "oppose", "deontic"
    imperative = (
        word.tag_ == "VB"
        and not helpers
        and not any(c.dep_ in ("nsubj", "nsubjpass") and c.lower_ != "it" for c in word.children)
    )
    if (
        imperative
        and word.dep_ in ("ROOT", "ccomp", "conj", "parataxis")
        and not any(c.lower_ == "to" for c in word.children)
    ):
        return ("oppose" if negated else "support"), "imperative"
    if word.lemma_ == "be" and negated and any(c.dep_ == "acomp" and c.i == root.i for c in word.children):
        return "oppose", "denied quality"
    return None


def phrase_start(noun: Token) -> int:
    """Where a noun's phrase begins: before its article, with the parts of a hyphenated word."""
    start = int(noun.left_edge.i)
    while start > noun.sent.start and (
        noun.doc[start - 1].text == "-" or noun.doc[start].text == "-" or noun.doc[start - 1].pos_ == "DET"
    ):
        start -= 1
    return int(noun.doc[start].idx)


def owners(noun: Token) -> Iterator[Token]:
    """`Strelsau's insistence`, `the insistence of Strelsau`, `palace shorthand for a series of demands`."""
    for word in [noun, *(a for a in noun.ancestors if a.pos_ == "NOUN" and noun.i - a.i < 10)]:
        owner = next(
            (
                c
                for c in word.children
                if c.dep_ in ("poss", "compound", "nmod", "amod")
                and c.pos_ in ("PROPN", "PRON", "NOUN", "ADJ")
                and c.i < word.i
                and c.text[0].isupper()
            ),
            None,
        )
        owner = owner or next(
            (n for c in word.children if c.lower_ == "by" for n in c.children if n.dep_ == "pobj"), None
        )
        if owner is not None:
            yield owner
            return


def backers(noun: Token) -> Iterator[Token]:
    """`a proposal backed by Strelsau`."""
    for child in noun.children:
        if child.dep_ == "acl" and child.lemma_ in load("positions")["support"]["verbs"]:
            by = agent(child)
            if by is not None:
                yield by
