"""Words that take a position on what they govern: support, opposition, what should and must not be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..lexicon import load
from ..records import Statement
from ..syntax.clauses import agent, governor, is_negated, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

FLIPPED = {"support": "oppose", "oppose": "support", "conditional": "conditional"}


def direction(word: Token, root: Token, cue: bool = False) -> tuple[str, str] | None:
    """(position, rule) of a word above an issue, negation counted; None where it takes none."""
    lists = load("positions")
    negated = is_negated(word)
    if word.pos_ == "ADP":
        return _siding(word)
    if word.pos_ in ("VERB", "AUX"):
        return _of_verb(word, root, negated, cue)
    kind = "nouns" if word.pos_ in ("NOUN", "PROPN") else "adjectives" if word.pos_ == "ADJ" else None
    if kind is None or (kind == "nouns" and word.i == root.i):
        return None
    lemma = word.lemma_.lower()
    verb = governor(word)
    negated = (
        negated
        or (verb is not None and kind == "adjectives" and is_negated(verb))
        or any(c.lower_ == "no" for c in word.children)
    )
    for position in ("support", "oppose"):
        if lemma in lists[position][kind]:
            return (FLIPPED[position] if negated else position), kind
    return None


def _siding(word: Token) -> tuple[str, str] | None:
    """`is against the freeze`, `voted for the freeze`."""
    lists, verb = load("positions")["siding"], word.head
    position = next((p for p in ("oppose", "support") if word.lower_ in lists[p]), None)
    if position is None or verb.lemma_ not in lists["verbs"] or (position == "support" and verb.lemma_ != "vote"):
        return None
    return (FLIPPED[position] if is_negated(verb) else position), "siding"


def _is_opening(word: Token) -> bool:
    """`open to the freeze`, `ready to discuss the freeze`: no word for it yet."""
    lists = load("positions")["opening"]
    discussed = any(c.dep_ in ("xcomp", "ccomp") and c.lemma_ in lists["discussing"] for c in word.children)
    return word.lemma_ in lists["adjectives"] or (word.lemma_ in lists["ready"] and discussed)


def voicer(noun: Token) -> Token | None:
    """Who takes the position that a noun names: `Doe expressed support`, `Doe has no objection`, `is in favour of`."""
    above = noun.head
    if above.dep_ == "prep" and above.lower_ == "in" and noun.dep_ == "pobj":  # "in favour of"
        above = above.head
    elif noun.dep_ not in ("dobj", "attr"):
        return None
    return subject(above) if above.lemma_ in load("positions")["voicing"]["verbs"] else None


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


def is_flipped_above(word: Token, statement: Statement) -> bool:
    """Whether a verb above, in the same statement, is negated: `will never press them to take steps that harm`."""
    for above in word.ancestors:
        if not statement.says(above.idx):
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
    quality = _quality(word, root)
    if quality is not None:
        return quality
    actor = next((c for c in word.children if c.dep_ == "nsubj" and (c.i == root.i or c.is_ancestor(root))), None)
    judged = _effect(word, actor, negated)
    if judged is not None:
        return judged
    if (word.i != root.i and (actor is None or lemma in ("need", "require"))) or cue:
        needed = lists["particles"]["required"].get(lemma)
        fits = needed is None or any(t.lower_ in needed for c in word.children for t in (c, *c.children))
        for position in ("support", "oppose"):
            if lemma in lists[position]["verbs"] and fits:
                return (FLIPPED[position] if negated else position), "verb"
    return _deontic(word, root, negated)


def _called(word: Token, root: Token, negated: bool) -> tuple[str, str] | None:
    """`called the freeze a mistake`, `described it as reckless`: what somebody calls it."""
    lists = load("positions")
    if word.lemma_ not in lists["calling"]["verbs"]:
        return None
    inside = word.i == root.i or any(c.i == root.i or c.is_ancestor(root) for c in word.children)
    said = [c for c in word.children if c.dep_ in ("oprd", "attr", "acomp", "ccomp")]
    said += [n for c in word.children if c.lower_ == "as" for n in c.children] + [n for c in said for n in c.children]
    for position in ("support", "oppose"):
        words = (*lists[position]["nouns"], *lists[position]["adjectives"])
        if inside and any(c.lemma_.lower() in words for c in said if c.i != root.i):
            return (FLIPPED[position] if negated else position), "called so"
    return None


def _effect(word: Token, actor: Token | None, negated: bool) -> tuple[str, str] | None:
    """`the freeze would undermine security`: what it does, in the speaker's judgement; "not merely" denies nothing."""
    lists = load("positions")
    if actor is None:
        return None
    merely = any(c.lower_ in lists["effects"]["merely"] for c in word.children)
    for position in ("oppose", "support"):
        if word.lemma_ in lists["effects"][position]:
            return (FLIPPED[position] if negated and not merely else position), "effect"
    return None


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
