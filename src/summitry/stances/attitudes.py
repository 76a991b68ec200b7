"""From an issue outwards: the words above it that take a position, and whose position that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..lexicon import load
from ..records import Statement
from ..statements.cues import denies
from ..syntax.clauses import is_negated, subject
from .polarity import FLIPPED, backers, direction, is_aside, is_demanded, is_flipped_above, owners, voicer

if TYPE_CHECKING:
    from spacy.tokens import Token

SPEAKERS = {"deontic", "denied quality", "quality", "imperative", "belittling", "effect"}  # whose holder is the speaker
SMALL = {"ADP", "PART", "SCONJ", "DET"}


@dataclass(frozen=True)
class Opinion:
    """A position that a word expresses: whose (a noun in the text, or None for the speaker), and the word."""

    position: str
    word: Token
    holder: Token | None
    rule: str


def asserted(root: Token) -> Opinion:
    """The speaker's word for an issue whose phrase is itself a clause: `the summit was a success`."""
    return Opinion("oppose" if is_negated(root) else "support", root, None, "clause of the issue")


def opinions_on(root: Token, statement: Statement | None) -> list[Opinion]:
    """The positions taken on an issue, innermost first; in a statement the first verb settles it."""
    found: list[Opinion] = []
    sign = "support"
    chain = [root, *root.ancestors]
    for below, word in zip([root, *chain], chain, strict=False):
        if statement is not None and not statement.says(word.idx):
            if word.pos_ in SMALL:
                continue
            return [*found, *_of_cue(word, statement, sign)]
        read = None if found and _is_second(below) else direction(word, root)
        if read is None:
            continue
        position, rule = read[0] if sign == "support" else FLIPPED[read[0]], read[1]
        if word.pos_ in ("NOUN", "PROPN"):
            found += _of_noun(word, position, rule, statement)
            continue
        if statement is None and found and _controls(word, found[-1].word):  # "refused to back", "agreed to oppose"
            turned = _turns(word)
            inner = found.pop()
            position = FLIPPED[inner.position] if turned else inner.position
        opinion = _of_verb(word, root, position, rule, statement)
        found += [opinion] if opinion is not None else []
        sign = position if rule != "deontic" else sign
        if statement is not None and rule != "deontic":
            return [] if _is_question(word, statement) else found
    return found


def _is_second(word: Token) -> bool:
    """`rejected the plan and called for a freeze`: what a second verb takes is none of the first's."""
    return word.dep_ == "conj" and word.pos_ == "VERB"


def _leaves_open(above: Token, word: Token) -> bool:
    """`failed to agree on the freeze`: neither for nor against."""
    return _controls(above, word) and above.lemma_ in load("positions")["refusing"]["open"]


def _is_question(word: Token, statement: Statement) -> bool:
    """`would not say whether the palace backs the freeze`."""
    return any(
        c.lower_ == "whether"
        for verb in (word, *word.ancestors)
        if statement.says(verb.idx)
        for c in verb.children
    )


def _of_verb(word: Token, root: Token, position: str, rule: str, statement: Statement | None) -> Opinion | None:
    """The opinion of a verb or an adjective; without a statement it needs a subject, who then holds it."""
    if statement is not None and rule not in SPEAKERS and is_flipped_above(word, statement):
        position = FLIPPED[position]
    if statement is not None and _is_refused(word, statement):
        position = FLIPPED[position]
    demanded = is_demanded(word) or (statement is not None and statement.type == "eventuality")
    holder = None if rule in SPEAKERS or demanded else _subject(word)
    return Opinion(position, word, holder, rule) if holder is not None or statement is not None else None


def _controls(above: Token, word: Token) -> bool:
    """Whether a verb's subject is also that of the verb under it: `refused to back`."""
    return word.dep_ == "xcomp" and word.head.i == above.i


def _turns(verb: Token) -> bool:
    """Whether a verb turns round what it governs: `refused to`, `did not agree to`, but not `did not refuse to`."""
    return (verb.lemma_ in load("positions")["oppose"]["verbs"]) != is_negated(verb)


def _is_refused(word: Token, statement: Statement) -> bool:
    """Whether the cue refuses what the word says: `refused | to oppose the freeze`."""
    if statement.form != "direct" and _is_denied(statement, word):
        return True
    while word.dep_ in ("xcomp", "conj") and statement.says(word.head.idx):
        word = word.head
    above = word.head
    cued = statement.cues(above.idx)
    return (
        cued
        and word.dep_ == "xcomp"
        and word.head.lemma_ in load("positions")["oppose"]["verbs"]
        and _turns(word.head)
    )


def _is_denied(statement: Statement, word: Token) -> bool:
    """`denied that it was opposed to the freeze`: the cue is above the word and denies what a clause says."""
    cues = [a for a in word.ancestors if statement.cues(a.idx)]
    clause = not statement.rule.startswith("dobj")
    return clause and any(denies(a.lemma_) and not is_negated(a) for a in cues)


def _of_noun(word: Token, position: str, rule: str, statement: Statement | None) -> Iterator[Opinion]:
    """`Strelsau's insistence`, `a proposal backed by Strelsau`; in a statement without an owner, the speaker's."""
    named = list(owners(word))
    yield from (Opinion(position, word, noun, rule) for noun in named)
    voice = voicer(word)
    if named:
        return
    if voice is not None:
        yield Opinion(position, word, voice, "voiced")
    elif statement is not None and word.lemma_ in load("positions")["own"]["nouns"]:
        yield Opinion(position, word, None, rule)


def _of_cue(word: Token, statement: Statement, sign: str) -> Iterator[Opinion]:
    """The cue itself takes a position: `condemned the attacks`, `urged them to sign`."""
    if not statement.cues(word.idx):
        return
    found = direction(word, word, cue=True)
    if found is not None:
        yield Opinion(found[0] if sign == "support" else FLIPPED[found[0]], word, None, "cue")


def _subject(word: Token) -> Token | None:
    """Whose opinion a verb, an adjective or a preposition tells."""
    verb = word.head if word.pos_ in ("ADJ", "ADP") else word
    return subject(verb) if verb.pos_ in ("VERB", "AUX") else None
