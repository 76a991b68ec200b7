"""Moves that stand by themselves: plans put forward or endorsed, and joint statements, with their authors."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from ..actors.denotation import denoted
from ..language import offsets
from ..lexicon import load
from ..records import Span
from ..syntax.clauses import agent, clause_span, governor, subject
from ..times.intervals import together
from .parties import distinct
from .time_links import times_of
from .values import Instance, Known, Move
from .words import has_child, noun_entry, tokens_of, words


def find_proposals(doc: Doc, known: Known) -> Iterator[Move]:
    """Find plans put forward or endorsed: `Doe embraced a proposal backed by Roe`."""
    verbs = tokens_of(doc, words("proposals", "verbs"))
    for noun in (child for verb in verbs for child in verb.children if child.dep_ == "dobj"):
        verb = noun.head
        whatever = verb.lemma_ in words("proposals", "any") and noun_entry(noun) is None
        if not whatever and noun.lemma_ not in words("proposals", "nouns"):
            continue
        backers = (denoted(agent(child), known.cast) for child in noun.children)
        authors = distinct(denoted(subject(verb), known.cast), *backers)
        if authors:
            title = " ".join(t.text for t in noun.lefts if t.dep_ != "det") + " " + noun.text
            span = Span(clause_span(verb).start, noun.right_edge.idx + len(noun.right_edge))
            yield _dated(Move("proposal", authors, (span,), (offsets(verb),), title=title), noun, known)


def _dated(move: Move, token: Token, known: Known) -> Move:
    """The move with the times of its word."""
    found = times_of(token, known.dates, known.phrases)
    return replace(move, times=tuple(found), interval=together([t.interval for t in found]))


def find_joint_statements(doc: Doc, instances: tuple[Instance, ...], known: Known) -> list[Move]:
    """Find documents that several bring out together, those who met last where nobody is named."""
    moves: list[Move] = []
    told = sorted((m.token.i, i.cast) for i in instances if i.cast[1:] for m in i.mentions)
    for token in tokens_of(doc, words("joint", "nouns")):
        joint, span = has_child(token, words("joint", "adjectives")), Span(token.left_edge.idx, token.idx + len(token))
        brought = token.dep_ == "dobj" and token.head.lemma_ in load("cues")["documents"]["verbs"]
        named = _authors(token, known)
        several = len(named) > 1 or any(known.cast.by_id[i].kind in ("group", "bloc") for i in named)
        authors = named if several else _met_before(token, told) if joint else ()
        again = joint or has_child(token, words("joint", "definite"))
        if moves and again and set(named) <= set(moves[-1].authors) and not has_child(token, ("another",)):
            moves[-1] = replace(moves[-1], mentions=(*moves[-1].mentions, span))
        elif authors and (joint or brought):
            start = min(span.start, clause_span(token.head).start) if brought else span.start
            moves.append(_dated(Move("joint_statement", authors, (Span(start, span.end),), (span,)), token, known))
    return moves


def _met_before(token: Token, told: list[tuple[int, tuple[str, ...]]]) -> tuple[str, ...]:
    """Those who took part in the contact last told of: `In a joint statement after the talks`."""
    n = bisect_left(told, (token.sent.end,))
    return told[n - 1][1] if n else ()


def _authors(token: Token, known: Known) -> tuple[str, ...]:
    """Those who bring a document out and those they do it with, or those it is said to be by."""
    verb = governor(token)
    near = [*token.subtree, *(verb.children if verb is not None and token.dep_ == "dobj" else ())]
    links = [c for c in near if c.lower_ in ("by", "with", "between")]
    by = verb is None or any(c.lower_ == "by" for c in links)
    doers = () if verb is None or by else denoted(subject(verb), known.cast)
    return distinct(doers, *(denoted(noun, known.cast) for link in links for noun in link.children))
