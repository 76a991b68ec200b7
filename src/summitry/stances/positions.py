"""Positions on an issue, read outwards from it: the words above that take one, and the noun whose it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from ..records import Statement
from ..statements.cues import denies
from ..syntax.clauses import VERBS, is_negated, subject
from .polarity import NOUNS, Polarity, Sign, has, sign_of

SMALL = ("ADP", "PART", "SCONJ", "DET")


@dataclass(frozen=True)
class Position:
    """Hold a position that a word expresses: `holder` is a noun, None for the speaker; `rule` is for the reader."""

    polarity: Polarity
    word: Token
    holder: Token | None
    rule: str

    @property
    def words(self) -> list[Token]:
        """Give the word with what it says of its subject: `is a mistake`."""
        return [self.word, *(c for c in self.word.children if c.dep_ in ("attr", "acomp"))]


def positions_on(root: Token, statement: Statement | None) -> list[Position]:
    """Read the positions on an issue, innermost first; in a statement the first verb settles it."""
    return _said(root, statement) if statement is not None else _narrated(root)


def _outwards(root: Token) -> Iterator[tuple[Token, Token, Sign | None]]:
    """Give the words from the issue up, with the one below and the sign; none of a second verb, `and called for`."""
    below, taken = root, False
    for word in (root, *root.ancestors):
        if below.dep_ == "prep" and word.pos_ in VERBS and has(below, "aside", "prepositions"):
            return
        second = taken and below.dep_ == "conj" and below.pos_ == "VERB"
        sign = None if second else sign_of(word, root)
        yield below, word, sign
        below, taken = word, taken or sign is not None


def _said(root: Token, statement: Statement) -> list[Position]:
    """Read what a statement says of an issue: `condemned | the truce`, `said | she backed the truce`."""
    found: list[Position] = []
    for _, word, sign in _outwards(root):
        if not statement.says(word.idx):
            if word.pos_ in SMALL:
                continue
            cue = sign_of(word, word, cue=True) if statement.cues(word.idx) else None
            return [*found, Position(cue.polarity, word, None, "cue")] if cue else found  # "condemned | the attacks"
        if sign is not None and word.pos_ in NOUNS:
            found += _of_noun(word, sign, statement)
        elif sign is not None:
            polarity = sign.polarity.turned(_is_turned(word, sign, statement))
            holder = None if statement.type == "eventuality" else _holder(word, sign)  # "urged Roe to sign"
            found.append(Position(polarity, word, holder, sign.rule))
            if sign.settles:
                asked = (v for v in (word, *word.ancestors) if v.dep_ == "ccomp" and statement.says(v.idx))
                return [] if any(c.lower_ in ("whether", "if") for v in asked for c in v.children) else found
    return found


def _narrated(root: Token) -> list[Position]:
    """Read what the narrator says of an issue: `Doe refused to back the truce`."""
    found: list[Position] = []
    for below, word, sign in _outwards(root):
        if sign is not None and word.pos_ in NOUNS:
            found += _of_noun(word, sign, None)
        elif sign is not None and (holder := _holder(word, sign)) is not None:
            polarity = sign.polarity
            if found and below.dep_ == "xcomp" and found[-1].word.i == below.i:  # "refused to back", "agreed to oppose"
                polarity = found.pop().polarity.turned(has(word, "refusing", "verbs") != is_negated(word))
            found.append(Position(polarity, word, holder, sign.rule))
    return found


def _is_turned(word: Token, sign: Sign, statement: Statement) -> bool:
    """Tell whether a word above turns the sign: `never asked them to sign`, `denied that it was opposed`."""
    for below, above in zip([word, *word.ancestors], word.ancestors, strict=False):
        if statement.cues(above.idx):
            refuses = below.dep_ == "xcomp" and has(above, "refusing", "verbs")
            denied = statement.form != "direct" and statement.clause and denies(above.lemma_)
            return (refuses or denied) and not is_negated(above)
        if above.pos_ in VERBS and is_negated(above) and not sign.speakers and statement.says(above.idx):
            return True
        if above.dep_ in ("conj", "advcl"):
            return False
    return False


def _holder(word: Token, sign: Sign) -> Token | None:
    """Find whose position a verb or an adjective tells; None for the speaker's, as in `Doe needs to stop building`."""
    verb = word.head if word.pos_ in ("ADJ", "ADP") or word.dep_ == "acomp" else word
    demanded = word.dep_ == "xcomp" and has(word.head, "deontic", "verbs")
    return subject(verb) if verb.pos_ in VERBS and not (sign.speakers or demanded) else None


def _of_noun(word: Token, sign: Sign, statement: Statement | None) -> Iterator[Position]:
    """Read a noun: `Strelsau's insistence`, `Doe voiced doubts`; in a statement without an owner, the speaker's."""
    holder = _owner(word) or _voicer(word)
    if holder is not None or (statement is not None and has(word, "own", "nouns")):
        yield Position(sign.polarity, word, holder, sign.rule)


def _owner(noun: Token) -> Token | None:
    """Find whose a noun is: `Strelsau's insistence`, `the Ruritanian demand`, `the demand by Strelsau`."""
    before = (c for c in noun.lefts if c.dep_ in ("poss", "compound", "nmod", "amod") and c.text[0].isupper())
    by = (n for c in noun.children if c.lower_ == "by" for n in c.children if n.dep_ == "pobj")
    return next((c for c in before if c.pos_ in ("PRON", "ADJ", *NOUNS)), None) or next(by, None)


def _voicer(noun: Token) -> Token | None:
    """Find who takes the position that a noun names: `Doe expressed support`, `Doe is in favour of`."""
    above = noun.head.head if noun.head.lower_ == "in" else noun.head
    taken = noun.dep_ in ("dobj", "attr") or above.i != noun.head.i
    return subject(above) if taken and has(above, "voicing", "verbs") else None
