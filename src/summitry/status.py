"""What the words around a contact say of it: held, planned, proposed, refused, called off, or in doubt."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from .grammar import is_negated
from .lexicon import load
from .records import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

CLIMB = 6  # words above a contact that can say something of it


class Reading(NamedTuple):
    """A status, the words that say so, and the rule that read them."""

    status: str
    evidence: Span
    rule: str


@cache
def _words(status: str, kind: str) -> frozenset[str]:
    return frozenset(load("planning")[status].get(kind, ()))


def read_status(token: Token) -> Reading | None:
    """The status that the clause around a contact's head gives it; None where it says nothing.

    The rules are tried from the nearest word outwards; a negated plan is called off.
    """
    reading = _modifiers(token)
    beside = token.dep_ == "pobj" and token.head.lower_ in ("at", "during", "in", "since", "after", "before")
    for word in [token, *(() if beside else _governors(token))]:
        found = _phrases(word) or _word(word, token)
        if found is not None:
            return found
    return reading or _tense(token)


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))


def _governors(token: Token) -> Iterator[Token]:
    """The words above a contact up to the clause that reports it."""
    for n, above in enumerate(token.ancestors):
        if n == CLIMB or above.lemma_ in load("planning")["reporting"]["verbs"]:
            return
        yield above
        if (
            above.pos_ in ("VERB", "AUX")
            and any(c.dep_ in ("nsubj", "nsubjpass") for c in above.children)
            and above.dep_ in ("ROOT", "ccomp", "relcl", "advcl", "parataxis")
        ):
            return


def _modifiers(token: Token) -> Reading | None:
    """`the upcoming summit`, `a proposed meeting`, `no meeting`, `the cancelled talks`."""
    if token.pos_ == "VERB":
        return None
    for child in token.children:
        lemma, lower = child.lemma_.lower(), child.lower_
        if child.dep_ not in ("amod", "det", "compound", "nummod"):
            continue
        if lemma in _words("called_off", "verbs"):
            return Reading("called_off", _span(child), "modifier")
        for status in ("planned", "proposed", "held"):
            if lower in _words(status, "adjectives"):
                return Reading(status, _span(child), "modifier")
    return None


def _phrases(word: Token) -> Reading | None:
    """Fixed phrases in the clause of a governing word: `put on ice`, `ruled out`, `off the agenda`."""
    if word.pos_ not in ("VERB", "AUX"):
        return None
    nearby = word.doc[max(word.left_edge.i, word.i - 8) : min(word.right_edge.i + 1, word.i + 12)]
    near, offset = nearby.text.lower(), nearby.start_char
    for status in ("called_off", "refused", "doubted"):
        for phrase in load("planning")[status].get("phrases", ()):
            at = near.find(phrase)
            if at >= 0 and not (is_negated(word) and status != "called_off"):
                return Reading(status, Span(offset + at, offset + at + len(phrase)), "phrase")
    return None


def _word(word: Token, token: Token) -> Reading | None:
    """The lists of verbs, nouns and adjectives, with negation and modals."""
    if word.lemma_.lower() == "call" and not any(c.lower_ == "for" for c in word.children):
        return None
    negated = is_negated(word) or any(c.lower_ == "no" for c in word.children)
    above = _needed(word, negated) or _listed(word, token, negated) if word.i != token.i else None
    return above or _modal(word, negated)


def _needed(word: Token, negated: bool) -> Reading | None:
    """`is not necessary`, `is unnecessary`, `will not take place`, `is due to open`."""
    complements = [
        c for c in word.children if c.dep_ in ("acomp", "attr", "oprd") or c.lower_ in _words("planned", "states")
    ]
    said = {w for c in (word, *complements) for w in (c.lemma_.lower(), c.lower_)}
    if negated and said & _words("not_needed", "words"):
        return Reading("called_off", _span(word), "negated plan")
    if any(c.lower_ in _words("called_off", "adjectives") for c in complements):
        return Reading("called_off", _span(word), "adjective")
    for status in ("planned", "proposed"):
        said_so = next((c for c in complements if c.dep_ == "acomp" and c.lower_ in _words(status, "adjectives")), None)
        if said_so is not None:
            return Reading("called_off" if negated else status, _span(said_so), "adjective")
    return None


def _listed(word: Token, token: Token, negated: bool) -> Reading | None:
    """`was shelved`, `refused`, `no plans`, `is due`: the word is on a list."""
    lemma = word.lemma_.lower()
    acting = any(c.dep_ == "nsubj" and (c.i == token.i or c.is_ancestor(token)) for c in word.children)
    if lemma in _words("called_off", "verbs") or (lemma in _words("refused", "verbs") and not acting):
        status = "called_off" if lemma in _words("called_off", "verbs") else "refused"
        return None if negated else Reading(status, _span(word), "verb")
    if lemma in _words("planned", "nouns") and word.pos_ == "NOUN":
        return _plan(word, token, negated)
    if acting and word.pos_ == "VERB":  # "the meeting agreed to ...": what it does, not what it is
        return None
    for status in ("proposed", "planned"):
        if lemma in _words(status, "verbs") or lemma in _words(status, "adjectives"):
            denied = "called_off" if status == "planned" else "refused"
            return Reading(denied if negated else status, _span(word), "verb")
    return None


def _plan(noun: Token, token: Token, negated: bool) -> Reading:
    """`no plans for a meeting`, `shelved plans for a meeting`, `plans for a meeting`."""
    near = [a for a in noun.ancestors if a.i - noun.i < 8]
    undone = next((r for r in (_word(a, token) for a in near) if r and r.status in ("called_off", "refused")), None)
    off = negated or is_negated(noun.head)
    return undone or Reading("called_off" if off else "planned", _span(noun), "negated plan" if off else "plan noun")


def _modal(word: Token, negated: bool) -> Reading | None:
    for child in word.children:
        if child.dep_ == "aux" and child.lower_ in _words("planned", "modals"):
            return Reading("called_off" if negated else "planned", _span(child), "modal")
        if child.dep_ == "aux" and child.lower_ in _words("proposed", "modals"):
            return Reading("refused" if negated else "proposed", _span(child), "modal")
    return None


def _tense(token: Token) -> Reading | None:
    """The tense of the contact's own verb, or of the clause that it stands in."""
    verb = token if token.pos_ == "VERB" else next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return None
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if is_negated(verb) and verb.i == token.i:
        return Reading("refused", _span(verb), "negated verb")
    if verb.tag_ == "VBD" or helpers & {"has", "have", "had", "was", "were", "’ve", "'ve"}:
        return Reading("held", _span(verb), "past tense")
    if verb.tag_ == "VBG" and helpers & {"is", "are", "'re", "’re"} and verb.i == token.i:
        return Reading("planned", _span(verb), "present progressive")
    if verb.tag_ in ("VBZ", "VBP"):
        scheduled = verb.lemma_ in ("open", "begin", "start", "convene")
        return Reading("planned" if scheduled else "held", _span(verb), "scheduled present" if scheduled else "present")
    return None
