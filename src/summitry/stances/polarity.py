"""Signs that a passage gives an issue: those of the words above it multiplied, outwards, under negation.

After the compositional reading of Moilanen and Pulman (2007): a word turns, absorbs or leaves what stands under it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ..lexicon import labels, words
from ..syntax.clauses import VERBS, is_negated
from .phrases import fits

TAKEN = labels("objects")  # relations of what a verb turns
NOUNS = ("NOUN", "PROPN")
TOLD = ("bad", "harm", "objection", "negation")  # what is said of an issue, not done to it


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold what is read of an issue: `sign` is 1 or -1, `why` the words that say so, with their lists."""

    sign: int = 1
    why: tuple[tuple[str, Token], ...] = ()

    def turned(self, rule: str, word: Token) -> Reading:
        """The opposite, and why."""
        return Reading(-self.sign, (*self.why, (rule, word)))


def read(root: Token, chain: list[Token], question: Doc) -> Reading:
    """Read the sign of an issue under the words of a chain, from the issue outwards.

    The direction of the issue's parsed `question` counts only where the text says something: to lift what should be
    lifted is to support.
    """
    reading = outwards(root, chain)
    if not reading.why:
        return reading
    same = [word for rule, word in reading.why if rule == "stop" and _places(question, word)]
    if same or root.pos_ == "PROPN":  # to leave, where one asks whether to leave, ends nothing
        return Reading(reading.sign * (-1) ** len(same), reading.why)
    asked = next((token for token in _places(question, root) if token.pos_ != "AUX"), None)
    sign = outwards(asked, list(asked.ancestors)).sign if asked is not None else 1
    return Reading(reading.sign * sign, reading.why)


def _places(question: Doc, word: Token) -> list[Token]:
    """The tokens of a question that are a word of the text, in whatever form."""
    return [token for token in question if fits(word.lemma_.lower(), token)]


def outwards(root: Token, chain: list[Token]) -> Reading:
    """Read the sign of an issue under the words of a chain, whatever is asked of it."""
    reading, below = _of_issue(root), root
    for word in chain:
        clause = below.dep_ == "advcl" and any(child.dep_ == "mark" for child in below.children)
        if clause or below.lower_ in words("polarity", "aside"):
            return reading
        reading = _under(word, below, reading)
        below = word
    return reading


def is_told(root: Token, chain: list[Token], name: str) -> bool:
    """Tell whether a word of a list of the lexicon stands over an issue, or hangs on one that does."""
    over = [word for word in (root, *chain) if word.pos_ in ("VERB", "NOUN", "ADJ")]
    beside = (child for word in over for child in word.children if child.dep_ in labels("said_of"))
    return any({word.lower_, word.lemma_.lower()} & words("polarity", name) for word in (*over, *beside))


def _of_issue(root: Token) -> Reading:
    """The issue's own word: `withdrawal`, `will not attend`, `no talks`."""
    reading = Reading()
    no = any(child.lower_ in words("control", "negation", "determiners") for child in root.children)
    if (root.pos_ in VERBS and _denies(root)) or (no and root.dep_ not in labels("deniable")):
        reading = reading.turned("negation", root)
    return reading


def _under(word: Token, below: Token, reading: Reading) -> Reading:
    """What a word says of what stands under it; `warned that it was bad` says no more, nor `threatened to veto it`."""
    for rule in _rules(word, below):
        said = reading.why and (below.dep_ == "xcomp" or reading.why[-1][0] in TOLD)
        if rule != "warn" or not said:
            reading = reading.turned(rule, word)
    return reading


def _rules(word: Token, below: Token) -> Iterator[str]:
    """The lists of the lexicon that speak at a word, innermost first."""
    if word.pos_ in VERBS:
        yield from _of_verb(word, below)
    elif word.pos_ in NOUNS and below.dep_ in ("prep", "acl", "pcomp"):
        yield from [name for name in ("objection", "ending") if _is(word, name)][:1]
    elif word.pos_ == "ADJ" and _is(word, "bad") and below.dep_ in ("prep", "xcomp", "ccomp"):
        yield "bad"
    elif word.dep_ in ("prep", "agent", "mark") and word.lower_ in words("polarity", "against"):
        counted = word.head.pos_ in VERBS and (_is(word.head, "warn") or _is(word.head, "reject"))
        yield from () if counted else ("against",)


def _of_verb(word: Token, below: Token) -> Iterator[str]:
    relative = below.is_ancestor(word)  # "the truce that Roe rejects"
    is_subject, done_to = not relative and below.dep_ in ("nsubj", "csubj"), relative or below.dep_ in TAKEN
    if is_subject and _is(word, "harm"):
        yield "harm"
    elif (is_subject and _is(word, "end")) or (_is_object(word, below) and (_is(word, "end") or _is(word, "stop"))):
        yield "stop"
    elif done_to and _is(word, "reject"):
        yield "reject"
    elif done_to and _is(word, "warn"):
        yield "warn"
    elif _said_to_be_bad(word, below):
        yield "bad"
    done_to = done_to or is_subject or _is_object(word, below)
    if _denies(word) and not _is(below, "touching") and (done_to or below.dep_ in ("aux", "prep")):
        yield "negation"


def _is_object(word: Token, below: Token) -> bool:
    """Whether a word is what a verb ends or refuses: `stop the war`, `refrain from it`, but not `stop on the line`."""
    listed = f"{word.lemma_} {below.lower_}" in words("polarity", "stop")  # "turned down it", "walked away from it"
    return listed or (below.dep_ in TAKEN and (below.dep_ != "prep" or below.lower_ in words("polarity", "from")))


def _said_to_be_bad(word: Token, below: Token) -> bool:
    """`the deal was a mistake`, `called the deal a mistake`, `it would be wrong to sign it`."""
    said = [c for c in word.children if c.dep_ in ("attr", "acomp", "oprd") and c.i != below.i]
    said += [noun for c in word.children if c.lower_ == "as" for noun in c.children]
    return _is(word, "seeing") and any(_is(c, "bad") for c in said)


def _denies(word: Token) -> bool:
    """Whether a verb is negated; not by `not only`, nor in `not fast enough`."""
    merely = words("polarity", "merely")
    return is_negated(word) and not any(w.lower_ in merely for c in word.children for w in (c, *c.children))


def _is(word: Token, name: str) -> bool:
    """Whether a word stands in a list, with its particle (`rule out`) or object (`take issue`), or without."""
    listed, lemma = words("polarity", name), word.lemma_.lower()
    parts = (f"{lemma} {c.lower_}" for c in word.children if c.dep_ in ("prt", "advmod", "prep", "dobj"))
    return lemma in listed or any(part in listed for part in parts)


def chain_of(root: Token, top: Token | None) -> list[Token]:
    """List the words above an issue up to `top`, all where it is None or not above."""
    chain = [top] if top is not None and root.is_ancestor(top) else list(root.ancestors)
    return chain[: chain.index(top) + 1] if top in chain else chain
