"""Moves in the planning of contacts: announcements, proposals and joint statements, with their authors."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from ..actors.denotation import denoted
from ..lexicon import load
from ..records import Span, Statement
from ..syntax.clauses import agent, governor, subject
from .parties import distinct
from .time_links import times_of, together
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
        for move in (_announcement(m, n, known) for m in instance.mentions):
            ids = move.authors if move is not None else ()
            party = (i for i in ids if i in instance.cast or known.cast.side_of(i) in sides)
            author = next(iter(ids) if move is not None and move.kind == "proposal" else party, None)
            if move is not None and author is not None:
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
    statement = next((s for s in around if s.speaker_ids), None)
    if statement is not None:
        if kind == "proposal":  # "may meet", said by one of them, is no proposal
            return None
        span, sources = _with_source(statement, contact.span), tuple(p for s in around for p in s.source)
        move = Move(kind, statement.speaker_ids[:1], (span,), (reading.evidence,), (), statement.said, about, effect)
        return replace(move, sources=sources)
    verb = token.head
    proposes = kind == "proposal" and verb.lemma_ in words("announcing", "proposing")
    if token.dep_ != "dobj" or not (proposes or effect == "calls_off"):
        return None
    day = together([t.interval for t in times_of(verb, known.times) if t not in contact.times])
    span = Span(verb.left_edge.idx, contact.span.end)
    return Move(kind, denoted(subject(verb), known.cast)[:1], (span,), (reading.evidence,), (), day, about, effect)


def _with_source(statement: Statement, span: Span) -> Span:
    """The mention with its source and cue, where they stand next to it."""
    parts = [*statement.source, *statement.cue[:1]]
    near = [p for p in parts if 0 <= span.start - p.end < 40 or 0 <= p.start - span.end < 8]
    return Span(min([span.start, *(p.start for p in near)]), max([span.end, *(p.end for p in near)]))


def find_proposals(sents: list[Sentence], known: Known) -> Iterator[Move]:
    """Find plans put forward or endorsed: `Doe embraced a proposal backed by Roe`."""
    for token in (t for sent in sents for t in sent if t.pos_ == "NOUN" and t.lemma_ in words("proposals", "nouns")):
        verb = token.head
        if token.dep_ != "dobj" or verb.lemma_ not in words("proposals", "verbs"):
            continue
        backers = (c for c in token.children if c.dep_ == "acl" and c.lemma_ in words("proposals", "verbs"))
        authors = distinct(denoted(subject(verb), known.cast), *(denoted(agent(b), known.cast) for b in backers))
        if authors:
            title = " ".join(t.text for t in token.lefts if t.dep_ != "det") + " " + token.text
            evidence = Span(verb.idx, verb.idx + len(verb))
            span = Span(_start(verb, verb.left_edge.idx), token.right_edge.idx + len(token.right_edge))
            yield _dated(Move("proposal", authors, (span,), (evidence,), title=title), token, known)


def _start(verb: Token, otherwise: int) -> int:
    """Where the subject of a verb begins."""
    return next((c.left_edge.idx for c in verb.children if c.dep_ == "nsubj"), otherwise)


def _dated(move: Move, token: Token, known: Known) -> Move:
    """The move with the times of its word."""
    found = times_of(token, known.times)
    return replace(move, times=tuple(found), interval=together([t.interval for t in found]))


def find_joint_statements(sents: list[Sentence], known: Known) -> list[Move]:
    """Find documents that several bring out together; `the statement` goes back to the last of them."""
    moves: list[Move] = []
    nouns = (t for sent in sents for t in sent if t.pos_ in ("NOUN", "PROPN"))
    for token in (t for t in nouns if t.lemma_.lower() in words("joint", "nouns")):
        joint, authors = has_child(token, words("joint", "adjectives")), _authors(token, known)
        span = Span(token.left_edge.idx, token.idx + len(token))
        if moves and (joint or has_child(token, ("the", "this", "that"))):
            former = moves[-1]
            signed = distinct(former.authors, authors) if joint else former.authors
            moves[-1] = replace(former, mentions=(*former.mentions, span), authors=signed)
            continue
        several = len(authors) > 1 or any(known.cast.by_id[i].kind in ("group", "bloc") for i in authors)
        verb = _bringing(token)
        if several and (joint or (verb is not None and token.dep_ == "dobj")):
            whole = Span(min(span.start, _start(verb, span.start)), span.end) if verb is not None else span
            moves.append(_dated(Move("joint_statement", authors, (whole,), (span,)), token, known))
    return moves


def _bringing(token: Token) -> Token | None:
    """The verb above a document that brings it out: `issued a statement`."""
    verb = governor(token)
    return verb if verb is not None and verb.lemma_ in load("cues")["documents"]["verbs"] else None


def _authors(token: Token, known: Known) -> tuple[str, ...]:
    """Those who bring a document out, those they do it with, and those it is said to be by."""
    verb, direct = governor(token), token.dep_ == "dobj"
    near = [*token.subtree, *(verb.children if verb is not None and direct else ())]
    links = [c for c in near if c.lower_ in ("by", "with", "between") and token.i < c.i < token.i + 5]
    named = distinct(*(denoted(n, known.cast) for c in links for n in c.children if n.dep_ == "pobj"))
    signed = (direct and _bringing(token) is not None) or (token.dep_ == "pobj" and token.head.lower_ == "in")
    if not signed or any(c.lower_ == "by" for c in links):
        return named
    return distinct(denoted(subject(verb), known.cast) if verb is not None else (), named)
