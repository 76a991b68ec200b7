"""Questions put to the dependency tree: whose subject, agent and governor, what is negated, where a clause ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..lexicon import load
from ..records import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
ASIDES = {"relcl", "acl", "appos", "parataxis", "advcl"}  # what trails a noun phrase without naming it
CONTROLLED = {"xcomp", "advcl", "conj", "acl", "dep", "ccomp", "pcomp"}


def subject(verb: Token) -> Token | None:
    """The noun that a verb has for its own subject, or that it shares with the verb above it.

    A relative pronoun gives the noun it stands for, a passive's agent comes before its subject.
    """
    for _ in range(4):
        own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if own is not None:
            return _antecedent(own, verb)
        adverb = next(
            (c for c in verb.children if c.dep_ == "advmod" and any(g.dep_ == "nsubj" for g in c.children)), None
        )
        if adverb is not None:  # "Doe and Roe last met in May", where the model hangs them under "last"
            return next(g for g in adverb.children if g.dep_ == "nsubj")
        infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
        if verb.dep_ == "acl" and not infinitive:
            return verb.head
        if infinitive and verb.dep_ in ("acl", "relcl"):  # "Doe has no plans to meet Roe", "Doe's decision to leave"
            owner = _owner(verb)
            above = governor(verb.head)
            if owner is not None or above is None:
                return owner
            verb = above
            continue
        if verb.dep_ == "prep" or verb.dep_ not in CONTROLLED:
            return None
        told = _told_to(verb) or _blamed(verb)
        if told is not None:
            return told
        verb = verb.head if verb.head.pos_ in ("VERB", "AUX", "ADJ") or verb.dep_ != "pcomp" else verb.head.head
        if verb.dep_ == "acomp":  # "they are due to meet"
            verb = verb.head
    return None


def _owner(verb: Token) -> Token | None:
    """Whose the noun above an infinitive is: `Doe's decision to leave`, `the right of Roe to return`."""
    owner = next((c for c in verb.head.children if c.dep_ == "poss"), None)
    of = (n for c in verb.head.children if c.lower_ == "of" and c.i < verb.i for n in c.children if n.dep_ == "pobj")
    return owner or next(of, None)


def _told_to(verb: Token) -> Token | None:
    """Who is asked, urged or told to do something: `urged Roe to leave`, `called on Roe to leave`."""
    above = verb.head
    if verb.dep_ not in ("xcomp", "advcl") or above.lemma_ not in load("positions")["object_control"]["verbs"]:
        return None
    if not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return None
    told = next((c for c in above.children if c.dep_ in ("dobj", "dative") and c.i < verb.i), None)
    on = next((c for c in above.children if c.lower_ in ("on", "to") and c.dep_ == "prep" and c.i < verb.i), None)
    if told is None and on is not None and above.lemma_ in ("call", "appeal"):
        told = next((c for c in on.children if c.dep_ == "pobj"), None)
    return told


def _blamed(verb: Token) -> Token | None:
    """Who is accused of doing something: `accused Roe of blocking it`."""
    above = verb.head.head
    if verb.dep_ != "pcomp" or above.lemma_ not in load("positions")["blaming"]["verbs"]:
        return None
    return next((c for c in above.children if c.dep_ in ("dobj", "nsubjpass")), None)


def _antecedent(noun: Token, verb: Token) -> Token:
    if noun.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        return verb.head
    return noun


def agent(verb: Token) -> Token | None:
    """The noun after "by" of a passive verb."""
    for child in verb.children:
        if child.dep_ in ("agent", "prep") and child.lower_ == "by":
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None


def coordinated(token: Token) -> Iterator[Token]:
    """The token and those joined to it by "and", "or" or commas."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.i > token.i:
            yield from coordinated(child)


def governor(token: Token) -> Token | None:
    """The nearest verb above a token, itself excluded."""
    for above in token.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return above
    return None


def is_negated(verb: Token) -> bool:
    """Whether "not", "never" or a subject or object with "no" negates the verb."""
    for child in verb.children:
        near = child.i <= verb.i + 2  # "is pledged to it, but not directly" denies nothing of the pledge
        if near and (child.dep_ == "neg" or child.lower_ in ("never", "neither", "nor", "cannot")):
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and any(
            c.lower_ in ("no", "neither") for c in child.children if c.dep_ in ("det", "neg", "preconj")
        ):
            return True
    return False


def clause_span(verb: Token) -> Span:
    """From a verb's subject (or "to") to the end of its phrase, without what only adds to it."""
    left, right = verb.i, verb.i
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "aux", "neg", "auxpass") and child.i < verb.i:
            left = min(left, child.left_edge.i)
        if child.i > verb.i and child.dep_ in ("dobj", "prep", "npadvmod", "advmod", "prt", "pobj"):
            right = max(right, child.right_edge.i)
    last = verb.doc[right]
    while last.is_punct or last.is_space:
        last = last.nbor(-1)
    return Span(verb.doc[left].idx, last.idx + len(last))
