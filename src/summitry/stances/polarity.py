"""Signs of words: what a verb, a noun, an adjective or a preposition says for or against what it governs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Token

from ..lexicon import load
from ..syntax.clauses import SUBJECTS, VERBS, governor, is_negated

NOUNS = ("NOUN", "PROPN")
KINDS = {"NOUN": "nouns", "PROPN": "nouns", "ADJ": "adjectives", "ADP": "prepositions"}  # lists of the lexicon


class Polarity(StrEnum):
    """Name the positions of the tables; `CONDITIONAL` never comes from a word alone."""

    SUPPORT = "support"
    OPPOSE = "oppose"
    CONDITIONAL = "conditional"

    def turned(self, turns: bool = True) -> Polarity:
        """Give the opposite where something turns it round; a condition stays one."""
        return {"support": Polarity.OPPOSE, "oppose": Polarity.SUPPORT}.get(self, self) if turns else self


SIDES = (Polarity.SUPPORT, Polarity.OPPOSE)


@dataclass(frozen=True)
class Sign:
    """Hold what a word says of the issue under it; `rule` is for the reader.

    `speakers`: the speaker means it, whatever the word's subject; `settles`: what stands further out adds nothing.
    """

    polarity: Polarity
    rule: str
    speakers: bool = False
    settles: bool = True


def sign_of(word: Token, root: Token, cue: bool = False) -> Sign | None:
    """Read the sign of a word above the head of an issue, negation counted; a `cue` governs the issue by itself."""
    if word.pos_ in VERBS:
        return _of_verb(word, root, cue)
    kind = KINDS.get(word.pos_)
    beside = kind == "prepositions" and not has(word.head, "siding", "verbs")  # "is against", not "warned against"
    polarity = _listed(word, kind) if kind and not beside and (kind != "nouns" or word.i != root.i) else None
    verb = governor(word) if kind != "nouns" else None
    negated = any(is_negated(w) for w in (word, verb) if w) or any(c.lower_ == "no" for c in word.children)
    return Sign(polarity.turned(negated), kind or "") if polarity else None


def has(word: Token, section: str, key: str) -> bool:
    """Tell whether a word's lemma stands in a list of the lexicon."""
    return word.lemma_.lower() in load("positions")[section][key]


def _listed(word: Token, *kinds: str) -> Polarity | None:
    """Find the side on whose lists a word stands, with its particle (`rule out`) or without."""
    lists, lemma = load("positions"), word.lemma_.lower()
    names = [*(f"{lemma} {c.lower_}" for c in word.children if c.dep_ in ("prt", "advmod")), lemma]
    return next((p for name in names for p in SIDES for kind in kinds if name in lists[p][kind]), None)


def _of_verb(word: Token, root: Token, cue: bool) -> Sign | None:
    above = cue or (word.i != root.i and (_holding(word, root, "nsubj") is None or has(word, "particles", "needing")))
    taking = _taking(word) if above else None
    return _quality(word, root) or _effect(word, root) or taking or _modal(word) or _imperative(word)


def _holding(word: Token, root: Token, *relations: str) -> Token | None:
    """Find the child of a word that has the issue in it: `a vote on the freeze` under `failed`."""
    return next((c for c in word.children if c.dep_ in relations and (c.i == root.i or c.is_ancestor(root))), None)


def _quality(word: Token, root: Token) -> Sign | None:
    """`the deal was a mistake`, `the truce is long overdue`: what the issue is said to be."""
    if word.lemma_ != "be" or (word.i != root.i and _holding(word, root, "nsubj", "csubj") is None):
        return None
    said = tuple(c for c in word.children if c.dep_ in ("attr", "acomp"))
    polarity = next((p for c in said if (p := _listed(c, "nouns", "adjectives"))), None)
    return Sign(polarity.turned(is_negated(word)), "quality", speakers=True) if polarity else None


def _effect(word: Token, root: Token) -> Sign | None:
    """`the freeze would undermine security`: what it does; `does not merely harm` denies nothing."""
    if _holding(word, root, "nsubj") is None or not has(word, "effects", "oppose"):
        return None
    merely = any(c.lower_ in load("positions")["effects"]["merely"] for c in word.children)
    return Sign(Polarity.OPPOSE.turned(is_negated(word) and not merely), "effect", speakers=True)


def _taking(word: Token) -> Sign | None:
    """`backed the freeze`, `called for a freeze`; "called" alone takes no position."""
    needed = load("positions")["particles"]["required"].get(word.lemma_.lower())
    if needed is not None and not any(t.lower_ in needed for c in word.children for t in (c, *c.children)):
        return None
    polarity = _listed(word, "verbs")
    return Sign(polarity.turned(is_negated(word)), "verb") if polarity else None


def _modal(word: Token) -> Sign | None:
    """`should stop`, `must not stop`, `cannot give up`: what the speaker wants."""
    lists, negated = load("positions")["deontic"], is_negated(word)
    helpers = {c.lower_ for c in word.children if c.dep_ == "aux"}
    if helpers & set(lists["modals"]) or (negated and helpers & set(lists["denied"])):
        return Sign(Polarity.SUPPORT.turned(negated), "deontic", speakers=True, settles=False)
    return None


def _imperative(word: Token) -> Sign | None:
    """`Stop fighting!`, `Do not sign the truce.`"""
    helped = any(c.dep_ == "aux" or c.lower_ == "to" for c in word.children)
    done = any(c.dep_ in SUBJECTS and c.lower_ != "it" for c in word.children)
    if word.tag_ != "VB" or word.dep_ not in ("ROOT", "ccomp", "conj", "parataxis") or helped or done:
        return None
    return Sign(Polarity.SUPPORT.turned(is_negated(word)), "imperative", speakers=True)
