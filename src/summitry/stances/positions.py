"""From an issue outwards: the words above it that take a position, and whose position that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..records import Statement
from ..statements.cues import denies
from ..syntax.clauses import is_negated, subject
from .polarity import NOUNS, VERBS, Polarity, Sign, has, sign_of

if TYPE_CHECKING:
    from spacy.tokens import Token

SMALL = ("ADP", "PART", "SCONJ", "DET")


@dataclass(frozen=True)
class Position:
    """A position that a word expresses: `holder` is a noun of the text, or None for the speaker.

    `shown` are words beside it that belong to the passage; `rule` is for the reader.
    """

    polarity: Polarity
    word: Token
    holder: Token | None
    rule: str
    shown: tuple[Token, ...] = ()


def positions_on(root: Token, statement: Statement | None) -> list[Position]:
    """Read the positions on an issue, innermost first; in a statement the first verb settles it."""
    return _said(root, statement) if statement is not None else _narrated(root)


def _outwards(root: Token) -> Iterator[tuple[Token, Token]]:
    """The words from the issue up, each with the one below it."""
    chain = [root, *root.ancestors]
    return zip([root, *chain], chain, strict=False)


def _said(root: Token, statement: Statement) -> list[Position]:
    found: list[Position] = []
    for below, word in _outwards(root):
        if not statement.says(word.idx):
            if word.pos_ in SMALL:
                continue
            return [*found, *_of_cue(word, statement)]
        sign = _sign(word, below, root, bool(found))
        if sign is None:
            continue
        if word.pos_ in NOUNS:
            found += _of_noun(word, sign, statement)
            continue
        found.append(_of_verb(word, sign, statement))
        if sign.settles:
            return [] if _is_question(word, statement) else found
    return found


def _narrated(root: Token) -> list[Position]:
    found: list[Position] = []
    below_it = Polarity.SUPPORT  # what stands under a word, as far as it is read
    for below, word in _outwards(root):
        sign = _sign(word, below, root, bool(found))
        if sign is None:
            continue
        sign = replace(sign, polarity=sign.polarity.turned(below_it is Polarity.OPPOSE))
        if word.pos_ in NOUNS:
            found += _of_noun(word, sign, None)
            continue
        if found and _controls(word, found[-1].word):  # "refused to back", "agreed to oppose"
            sign = replace(sign, polarity=found.pop().polarity.turned(_turns(word)))
        holder = None if sign.speakers or _is_demanded(word) else _subject(word)
        if holder is not None:
            found.append(Position(sign.polarity, word, holder, sign.rule, sign.shown))
        below_it = sign.polarity if sign.settles else below_it
    return found


def _sign(word: Token, below: Token, root: Token, found: bool) -> Sign | None:
    """`rejected the plan and called for a freeze`: what a second verb takes is none of the first's."""
    second = below.dep_ == "conj" and below.pos_ == "VERB"
    return None if found and second else sign_of(word, root)


def _is_question(word: Token, statement: Statement) -> bool:
    """`would not say whether the palace backs the freeze`."""
    verbs = [v for v in (word, *word.ancestors) if statement.says(v.idx)]
    return any(c.lower_ == "whether" for verb in verbs for c in verb.children)


def _of_verb(word: Token, sign: Sign, statement: Statement) -> Position:
    """The position of a verb, an adjective or a preposition in a statement."""
    turned = not sign.speakers and _is_negated_above(word, statement)
    polarity = sign.polarity.turned(turned).turned(_is_refused(word, statement))
    demanded = _is_demanded(word) or statement.type == "eventuality"
    holder = None if sign.speakers or demanded else _subject(word)
    return Position(polarity, word, holder, sign.rule, sign.shown)


def _controls(above: Token, word: Token) -> bool:
    """Whether a verb's subject is also that of the verb under it: `refused to back`."""
    return word.dep_ == "xcomp" and word.head.i == above.i


def _turns(verb: Token) -> bool:
    """Whether a verb turns round what it governs: `refused to`, `did not agree to`, but not `did not refuse to`."""
    return has(verb, "oppose", "verbs") != is_negated(verb)


def _is_negated_above(word: Token, statement: Statement) -> bool:
    """Whether a verb above, in the same statement, is negated: `will never press them to take steps that harm`."""
    for above in word.ancestors:
        if not statement.says(above.idx):
            return False
        if above.pos_ in VERBS and is_negated(above):
            return True
        if above.dep_ in ("ROOT", "conj", "advcl"):
            return False
    return False


def _is_refused(word: Token, statement: Statement) -> bool:
    """Whether the cue refuses or denies what the word says: `refused | to oppose the freeze`."""
    cues = [a for a in word.ancestors if statement.cues(a.idx)]
    if statement.form != "direct" and statement.clause and any(denies(a.lemma_) and not is_negated(a) for a in cues):
        return True
    while word.dep_ in ("xcomp", "conj") and statement.says(word.head.idx):
        word = word.head
    refusing = has(word.head, "oppose", "verbs") and not is_negated(word.head)
    return word.dep_ == "xcomp" and statement.cues(word.head.idx) and refusing


def _is_demanded(word: Token) -> bool:
    """Whether a verb stands under what should be: `needs to stop building`, so that the speaker wants it."""
    above = word.head
    return word.dep_ == "xcomp" and above.lemma_ in ("need", "have", "ought") and above.i != word.i


def _of_noun(word: Token, sign: Sign, statement: Statement | None) -> Iterator[Position]:
    """`Strelsau's insistence`, `Doe voiced doubts`; in a statement without an owner, the speaker's."""
    owner = _owner(word)
    voice = _voicer(word) if owner is None else None
    if owner is not None:
        yield Position(sign.polarity, word, owner, sign.rule)
    elif voice is not None:
        yield Position(sign.polarity, word, voice, "voiced")
    elif statement is not None and has(word, "own", "nouns"):
        yield Position(sign.polarity, word, None, sign.rule)


def _owner(noun: Token) -> Token | None:
    """`Strelsau's insistence`, `the demand by Strelsau`, `the palace's list of demands`."""
    for word in [noun, *(a for a in noun.ancestors if a.pos_ == "NOUN" and noun.i - a.i < 10)]:
        before = (c for c in word.lefts if c.dep_ in ("poss", "compound", "nmod", "amod") and c.text[0].isupper())
        by = (n for c in word.children if c.lower_ == "by" for n in c.children if n.dep_ == "pobj")
        owner = next((c for c in before if c.pos_ in ("PROPN", "PRON", "NOUN", "ADJ")), None) or next(by, None)
        if owner is not None:
            return owner
    return None


def _voicer(noun: Token) -> Token | None:
    """Find who takes the position that a noun names: `Doe expressed support`, `Doe is in favour of`."""
    above = noun.head
    if above.dep_ == "prep" and above.lower_ == "in" and noun.dep_ == "pobj":  # "in favour of"
        above = above.head
    elif noun.dep_ not in ("dobj", "attr"):
        return None
    return subject(above) if has(above, "voicing", "verbs") else None


def _of_cue(word: Token, statement: Statement) -> Iterator[Position]:
    """The cue itself takes a position: `condemned the attacks`, `urged them to sign`."""
    sign = sign_of(word, word, cue=True) if statement.cues(word.idx) else None
    if sign is not None:
        yield Position(sign.polarity, word, None, "cue")


def _subject(word: Token) -> Token | None:
    """Whose position a verb, an adjective or a preposition tells."""
    verb = word.head if word.pos_ in ("ADJ", "ADP") else word
    return subject(verb) if verb.pos_ in VERBS else None
