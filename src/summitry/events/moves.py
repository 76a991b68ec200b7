"""Moves in the planning of contacts: announcements, proposals and joint statements, with their authors."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from ..actors.denotation import denoted
from ..lexicon import load
from ..records import Span, Statement
from ..syntax.clauses import agent, clause_span, governor, subject
from .intervals import together
from .parties import distinct
from .time_links import times_of
from .values import Contact, Instance, Known, Modality, Move
from .words import has_child, words

EFFECTS = {  # what somebody says of a contact: the kind of move that is, and its effect
    Modality.PLANNED: ("announcement", "plans"),
    Modality.CALLED_OFF: ("announcement", "calls_off"),
    Modality.DOUBTED: ("announcement", "casts_doubt"),
    Modality.PROPOSED: ("proposal", "none"),
}


def find_announcements(instances: tuple[Instance, ...], known: Known) -> list[Move]:
    """Find what the parties themselves make known of their contacts: one move a side, contact and effect."""
    moves: dict[tuple[int, str, str], Move] = {}
    for n, instance in enumerate(instances):
        sides = {known.cast.side_of(i) for i in instance.cast} - {None}
        for move in filter(None, (_announcement(m, n, known) for m in instance.mentions)):
            for author in move.authors:
                if move.kind == "proposal" or author in instance.cast or known.cast.side_of(author) in sides:
                    key = (n, move.effect, known.cast.side_of(author) or author)
                    moves[key] = _both(moves[key], move) if key in moves else move
    return list(moves.values())


def _both(first: Move, second: Move) -> Move:
    """One move told twice."""
    return replace(
        first,
        authors=distinct(first.authors, second.authors),
        mentions=first.mentions + second.mentions,
        evidence=first.evidence + second.evidence,
        interval=together([first.interval, second.interval]),
        sources=first.sources + second.sources,
    )


def _announcement(contact: Contact, about: int, known: Known) -> Move | None:
    """What a mention makes known, by the source of its statement or the subject of a deciding verb; else None."""
    reading, token = contact.reading, contact.token
    if reading is None or reading.passing or reading.modality not in EFFECTS:
        return None
    kind, effect = EFFECTS[reading.modality]
    around = known.said.around(token.idx)
    statement, verb = next((s for s in around if s.speaker_ids), None), token.head
    if statement is not None and kind != "proposal":  # "may meet", said by one of them, is no proposal
        span, day, sources = (
            _with_source(statement, contact.span),
            statement.said,
            [p for s in around for p in s.source],
        )
        authors = statement.speaker_ids
    elif statement is None and token.dep_ == "dobj" and (effect == "calls_off" or verb.lemma_ in words("announcing")):
        span, sources = Span(verb.left_edge.idx, contact.span.end), []
        day = together([t.interval for t in times_of(verb, known.dates) if t not in contact.times])
        authors = denoted(subject(verb), known.cast)
    else:
        return None
    return Move(kind, authors[:1], (span,), (reading.evidence,), (), day, about, effect, tuple(sources))


def _with_source(statement: Statement, span: Span) -> Span:
    """The mention with its source and cue, where they stand next to it."""
    parts = [*statement.source, *statement.cue[:1]]
    near = [p for p in parts if 0 <= span.start - p.end < 40 or 0 <= p.start - span.end < 8]
    return Span(min([span.start, *(p.start for p in near)]), max([span.end, *(p.end for p in near)]))


def find_proposals(sents: list[Sentence], known: Known) -> Iterator[Move]:
    """Find plans put forward or endorsed: `Doe embraced a proposal backed by Roe`."""
    for token in (t for sent in sents for t in sent if t.lemma_ in words("proposals", "nouns")):
        verb = token.head
        if token.dep_ != "dobj" or verb.lemma_ not in words("proposals", "verbs"):
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


def find_joint_statements(sents: list[Sentence], known: Known) -> list[Move]:
    """Find documents that several bring out together; `the statement` goes back to the last of them."""
    moves: list[Move] = []
    for token in (t for sent in sents for t in sent if t.lemma_.lower() in words("joint", "nouns")):
        joint, span = has_child(token, words("joint", "adjectives")), Span(token.left_edge.idx, token.idx + len(token))
        if moves and (joint or has_child(token, ("the", "this", "that"))):
            moves[-1] = replace(moves[-1], mentions=(*moves[-1].mentions, span))
            continue
        brought = token.dep_ == "dobj" and token.head.lemma_ in load("cues")["documents"]["verbs"]
        authors = _authors(token, known)
        several = len(authors) > 1 or any(known.cast.by_id[i].kind in ("group", "bloc") for i in authors)
        if several and (joint or brought):
            start = min(span.start, clause_span(token.head).start) if brought else span.start
            moves.append(_dated(Move("joint_statement", authors, (Span(start, span.end),), (span,)), token, known))
    return moves


def _authors(token: Token, known: Known) -> tuple[str, ...]:
    """Those who bring a document out and those they do it with, or those it is said to be by."""
    verb = governor(token)
    near = [*token.subtree, *(verb.children if verb is not None and token.dep_ == "dobj" else ())]
    links = [c for c in near if c.lower_ in ("by", "with", "between")]
    named = [denoted(n, known.cast) for c in links for n in c.children]
    by = verb is None or any(c.lower_ == "by" for c in links)
    return distinct(() if verb is None or by else denoted(subject(verb), known.cast), *named)
