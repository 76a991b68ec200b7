"""Issues for an article without a codebook: nouns for what its actors support, reject and demand."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ..actors.denotation import denoted
from ..codebook import Issue
from ..lexicon import load, words
from ..records import Cast, Statements
from ..syntax.clauses import subject


def propose_issues(doc: Doc, said: Statements) -> tuple[Issue, ...]:
    """Propose the issues that an article's own words suggest, each with the phrases that name it.

    A position counts where an actor takes it, or where somebody says it.
    """
    named: dict[str, Counter[str]] = defaultdict(Counter)
    taking = (t for t in doc if t.pos_ in ("VERB", "NOUN") and _has(t, "proposing", "verbs") and _is_taken(t, said))
    for noun in (n for word in taking for n in _objects(word) if _is_issue(n, said.cast)):
        named[noun.lemma_.lower()][_name(noun)] += 1
    often = sorted(named, key=lambda head: (-sum(named[head].values()), head))[:12]
    return tuple(_issue(named[head]) for head in often)


def _has(word: Token, section: str, key: str) -> bool:
    return word.lemma_.lower() in words("positions", section, key)


def _objects(word: Token) -> Iterator[Token]:
    """Find what is supported or rejected: `reject the plan`, `call for a truce`, `a demand for a withdrawal`."""
    if word.pos_ == "VERB" and not _has(word, "proposing", "with"):
        yield from (c for c in word.children if c.dep_ in ("dobj", "nsubjpass"))
    known = load("positions")["proposing"]["prepositions"]
    yield from (n for c in word.children if c.lower_ in known for n in c.children if n.dep_ == "pobj")


def _is_issue(noun: Token, cast: Cast) -> bool:
    """Tell whether one can be for or against a noun: `quota`; no actor, no name, no `way` or `thing`."""
    plain = noun.pos_ == "NOUN" and not noun.ent_type_ and len(noun) > 2
    return plain and not _has(noun, "proposing", "empty") and cast.covering(noun.idx) is None


def _is_taken(word: Token, said: Statements) -> bool:
    """Tell whether an actor takes the position: the subject of `rejected`, or who says it."""
    told = said.around(word.idx) or said.cued(word.idx)
    return bool(told or denoted(subject(word) if word.pos_ == "VERB" else None, said.cast))


def _name(noun: Token) -> str:
    """Give the noun with what is before it that tells it from others: `arms exports`, `immediate ceasefire`."""
    parts = [c.left_edge.i for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod")]
    return str(noun.doc[min([noun.i, *parts]) : noun.i + 1].text.lower())


def _issue(names: Counter[str]) -> Issue:
    """Make one issue of all phrases with the same head, called by the one used most, else the longest."""
    label = min(names, key=lambda name: (-names[name], -len(name), name))
    phrases = tuple(sorted(f"the {name}" for name in names))
    return Issue("proposed_" + re.sub(r"\W+", "_", label), label, None, phrases)
