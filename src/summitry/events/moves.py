"""Moves that stand by themselves: plans put forward or endorsed, and joint statements, with their authors."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from ..actors.denotation import denoted
from ..lexicon import load
from ..records import Span
from ..syntax.clauses import agent, clause_span, governor, subject
from .intervals import together
from .parties import distinct
from .time_links import times_of
from .values import Instance, Known, Move
from .words import has_child, noun_entry, words


def find_proposals(sents: list[Sentence], known: Known) -> Iterator[Move]:
    """Find plans put forward or endorsed: `Doe embraced a proposal backed by Roe`."""
    for token in (t for sent in sents for t in sent if t.dep_ == "dobj"):
        verb = token.head
        named = token.lemma_ in words("proposals", "nouns") and verb.lemma_ in words("proposals", "verbs")
        if not named and (verb.lemma_ not in words("proposals", "any") or noun_entry(token) is not None):
            continue
        backers = (denoted(agent(child), known.cast) for child in token.children if child.dep_ == "acl")
        authors = distinct(denoted(subject(verb), known.cast), *backers)
        if authors:
            title = " ".join(t.text for t in token.lefts if t.dep_ != "det") + " " + token.text
            evidence = Span(verb.idx, verb.idx + len(verb))
            span = Span(clause_span(verb).start, token.right_edge.idx + len(token.right_edge))
            yield _dated(Move("proposal", authors, (span,), (evidence,), title=title), token, known)


def _dated(move: Move, token: Token, known: Known) -> Move:
    """The move with the times of its word."""
    found = times_of(token, known.dates)
    return replace(move, times=tuple(found), interval=together([t.interval for t in found]))


def find_joint_statements(sents: list[Sentence], instances: tuple[Instance, ...], known: Known) -> list[Move]:
    """Find documents that several bring out together; `the statement` goes back to the last of them.

    A joint statement of which nobody is named is of those who met last.
    """
    moves: list[Move] = []
    for token in (t for sent in sents for t in sent if t.lemma_.lower() in words("joint", "nouns")):
        joint, span = has_child(token, words("joint", "adjectives")), Span(token.left_edge.idx, token.idx + len(token))
        brought = token.dep_ == "dobj" and token.head.lemma_ in load("cues")["documents"]["verbs"]
        named = _authors(token, known)
        several = len(named) > 1 or any(known.cast.by_id[i].kind in ("group", "bloc") for i in named)
        authors = named if several else _met_before(token, instances) if joint else ()
        same = (
            joint
            and not has_child(token, words("joint", "topic"))
            and set(named) <= {i for m in moves for i in m.authors}
        )
        if moves and (same or has_child(token, words("joint", "definite"))):
            moves[-1] = replace(moves[-1], mentions=(*moves[-1].mentions, span))
        elif authors and (joint or brought):
            start = min(span.start, clause_span(token.head).start) if brought else span.start
            moves.append(_dated(Move("joint_statement", authors, (Span(start, span.end),), (span,)), token, known))
    return moves


def _met_before(token: Token, instances: tuple[Instance, ...]) -> tuple[str, ...]:
    """Those who took part in the contact last told of: `In a joint statement after the talks`."""
    several = [i for i in instances if len(i.cast) > 1]
    told = [(m.token.i, i.cast) for i in several for m in i.mentions if m.token.i < token.sent.end]
    return max(told, default=(0, ()))[1]


def _authors(token: Token, known: Known) -> tuple[str, ...]:
    """Those who bring a document out and those they do it with, or those it is said to be by."""
    verb = governor(token)
    near = [*token.subtree, *(verb.children if verb is not None and token.dep_ == "dobj" else ())]
    links = [c for c in near if c.lower_ in ("by", "with", "between")]
    named = [denoted(n, known.cast) for c in links for n in c.children]
    by = verb is None or any(c.lower_ == "by" for c in links)
    return distinct(() if verb is None or by else denoted(subject(verb), known.cast), *named)
