"""Issues for an article without a codebook: what its actors support, reject and demand, by the head of its phrase."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..actors.denotation import denoted
from ..codebook import Issue
from ..lexicon import load
from ..records import Cast, Statements
from ..syntax.clauses import subject

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

PREFIX = "proposed_"  # of the ids of issues that no codebook names
MOST = 12  # issues, the most often named first


def propose_issues(sents: list[Sentence], said: Statements, cast: Cast) -> tuple[Issue, ...]:
    """The issues that an article's own words suggest, each with the phrases that name it.

    >>> propose_issues(sents, said, cast)[0].id  # doctest: +SKIP
    'proposed_ceasefire'
    """
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for token in (t for sent in sents for t in sent if t.lemma_.lower() in load("positions")["proposing"]["verbs"]):
        for noun in _objects(token):
            if _is_issue(noun, cast) and _somebody(token, said, cast):
                named[noun.lemma_.lower()][_name(noun)] += 1
    often = sorted(named, key=lambda head: (-sum(named[head].values()), head))[:MOST]
    return tuple(_issue(named[head]) for head in often)


def _objects(verb: Token) -> Iterator[Token]:
    """What is supported, rejected or demanded: `reject the plan`, `call for a truce`, `insist on a withdrawal`."""
    lists = load("positions")["proposing"]
    if verb.pos_ not in ("VERB", "NOUN"):
        return
    if verb.pos_ == "VERB" and verb.lemma_ not in lists["with"]:
        yield from (c for c in verb.children if c.dep_ in ("dobj", "nsubjpass"))
    for prep in (c for c in verb.children if c.dep_ == "prep" and c.lower_ in lists["prepositions"]):
        yield from (c for c in prep.children if c.dep_ == "pobj")


def _is_issue(noun: Token, cast: Cast) -> bool:
    """Whether a noun can be something to be for or against: no actor, no name, no word that only points."""
    plain = noun.pos_ == "NOUN" and not noun.ent_type_ and len(noun.text) > 2
    lists = load("positions")
    pointing = {*lists["proposing"]["empty"]}
    return plain and noun.lemma_.lower() not in pointing and cast.covering(noun.idx) is None


def _somebody(verb: Token, said: Statements, cast: Cast) -> bool:
    """Whether an actor takes the position: the verb's subject, or who says it."""
    told = bool(said.around(verb.idx) or said.cued(verb.idx))
    return told or bool(denoted(subject(verb) if verb.pos_ == "VERB" else None, cast))


def _name(noun: Token) -> str:
    """The head with what is before it that tells it from others: `arms exports`, `immediate ceasefire`."""
    words = [c for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod")]
    start = min([noun.i, *(c.left_edge.i for c in words)])
    return str(noun.doc[start : noun.i + 1].text.lower())


def _issue(names: Counter[str]) -> Issue:
    """One issue of all phrases with the same head, called by the one used most, else the longest."""
    label = min(names, key=lambda name: (-names[name], -len(name), name))
    phrases = tuple(sorted(f"the {name}" for name in names))
    return Issue(PREFIX + re.sub(r"\W+", "_", label), label, None, phrases)
