"""Moves in the planning of contacts: announcements, proposals and joint statements, with their authors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..actors.denotation import denoted
from ..lexicon import load
from ..records import Cast, Interval, Span, Statement, Statements, Time
from ..syntax.clauses import agent, governor, subject
from .coreference import Instance, Mentioned
from .time_links import times_of, together

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

EFFECTS = {  # the status that somebody gives a contact: the kind of move that is, and its effect
    "planned": ("announcement", "plans"),
    "called_off": ("announcement", "calls_off"),
    "doubted": ("announcement", "casts_doubt"),
    "proposed": ("proposal", "none"),
}


PASSING = {"modifier", "date after publication", "negated verb", "present"}  # a plan named, not made known


@dataclass
class Move:
    """One move: what it is, whose, on which instance and to which effect."""

    kind: str
    authors: list[str]
    mentions: list[Span]
    about: Instance | None = None
    effect: str = "none"
    intervals: list[Interval] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    evidence: list[Span] = field(default_factory=list)
    title: str = ""
    sources: list[Span] = field(default_factory=list)  # the words for those who said it


def find_announcements(
    instances: list[Instance], said: Statements, times: tuple[Time, ...], cast: Cast
) -> list[Move]:
    """What the parties themselves make known of their contacts: one move a side, contact and effect."""
    moves: dict[tuple[int, str, str], Move] = {}
    for n, instance in enumerate(instances):
        sides = {cast.side_of(i) for i in instance.cast} - {None}
        for mentioned in instance.mentions:
            for authors, span, day in _makers(mentioned, said, times, cast):
                reading = mentioned.reading
                if reading is None or reading.rule in PASSING or reading.status not in EFFECTS:
                    continue
                kind, effect = EFFECTS[reading.status]
                party = [i for i in authors if i in instance.cast or cast.side_of(i) in sides or kind == "proposal"]
                if not party:
                    continue
                key = (n, effect, cast.side_of(party[0]) or party[0])
                move = moves.setdefault(key, Move(kind, [], [], instance, effect))
                move.authors += [i for i in party if i not in move.authors]
                move.mentions.append(span)
                move.sources += [
                    p for s in said.around(mentioned.contact.token.idx) for p in s.source
                ]
                move.intervals += [day] if day != Interval() else []
                move.evidence.append(reading.evidence)
    return list(moves.values())


def _makers(
    mentioned: Mentioned, said: Statements, times: tuple[Time, ...], cast: Cast
) -> Iterator[tuple[tuple[str, ...], Span, Interval]]:
    """Who makes known what a mention says: the source of its statement, or the holder of a decision."""
    token, words = mentioned.contact.token, load("planning")["announcing"]
    statement = next((s for s in said.around(token.idx) if s.speaker_ids), None)
    if statement is not None:
        if mentioned.status != "proposed":  # "may meet", said by one of them, is no proposal
            yield statement.speaker_ids[:1], _with_source(statement, mentioned.span), statement.said
        return
    for above in token.ancestors:
        if above.lemma_ in words["nouns"]:
            owner = next(
                (c for c in above.children if c.dep_ in ("poss", "compound", "nmod") and denoted(c, cast)), None
            )
            if owner is not None:
                yield denoted(owner, cast), Span(above.left_edge.idx, mentioned.span.end), Interval()
            return
    verb = governor(token)
    if verb is not None and token.dep_ == "dobj" and verb.i == token.head.i and _decides(verb, mentioned):
        ids = denoted(subject(verb), cast)
        if ids:
            decided = together([t.interval for t in times_of(verb, times) if t not in mentioned.times])
            yield ids[:1], Span(verb.left_edge.idx, mentioned.span.end), decided


def _decides(verb: Token, mentioned: Mentioned) -> bool:
    """`cancelled the summit`, `called off the summit`, `announced a summit`, `proposed a summit`."""
    status = mentioned.reading.status if mentioned.reading is not None else None
    proposes = status == "proposed" and verb.lemma_ in load("planning")["announcing"]["proposing"]
    return status == "called_off" or proposes or verb.lemma_ in load("planning")["announcing"]["verbs"]


def _with_source(statement: Statement, span: Span) -> Span:
    """The mention with its source and cue, where they stand next to it."""
    parts = [*statement.source, *statement.cue[:1]]
    near = [p for p in parts if 0 <= span.start - p.end < 40 or 0 <= p.start - span.end < 8]
    return Span(min([span.start, *(p.start for p in near)]), max([span.end, *(p.end for p in near)]))


def find_proposals(sents: list[Sentence], times: tuple[Time, ...], cast: Cast) -> Iterator[Move]:
    """A plan put forward or endorsed: `Doe embraced a proposal backed by Roe`."""
    lists = load("planning")["proposals"]
    for token in (t for sent in sents for t in sent if t.pos_ == "NOUN" and t.lemma_ in lists["nouns"]):
        verb = token.head
        if token.dep_ != "dobj" or verb.lemma_ not in lists["verbs"]:
            continue
        authors = list(denoted(subject(verb), cast))
        for backing in (c for c in token.children if c.dep_ == "acl" and c.lemma_ in lists["verbs"]):
            authors += [i for i in denoted(agent(backing), cast) if i not in authors]
        if authors:
            found = times_of(token, times)
            span = Span(
                verb.left_edge.idx if verb.left_edge.i < verb.i else verb.idx,
                token.right_edge.idx + len(token.right_edge),
            )
            start = next((c.left_edge.idx for c in verb.children if c.dep_ == "nsubj"), span.start)
            yield Move(
                "proposal",
                authors,
                [Span(start, span.end)],
                times=found,
                intervals=[t.interval for t in found],
                evidence=[Span(verb.idx, verb.idx + len(verb))],
                title=" ".join(t.text for t in token.lefts if t.dep_ != "det") + " " + token.text,
            )


def find_joint_statements(sents: list[Sentence], times: tuple[Time, ...], cast: Cast) -> list[Move]:
    """Documents that several bring out together; `the statement` goes back to the last of them."""
    moves: list[Move] = []
    lists, bringing = load("planning")["joint"], load("cues")["documents"]["verbs"]
    for token in (
        t for sent in sents for t in sent if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() in lists["nouns"]
    ):
        inner = [n for c in token.children if c.lower_ == "of" for n in c.children]  # "a statement of joint resolve"
        joint = any(c.lower_ in lists["adjectives"] for noun in (token, *inner) for c in noun.children)
        verb = governor(token)
        authors = _authors(token, verb, bringing, cast)
        several = len(authors) > 1 or any(cast.by_id[i].kind in ("group", "bloc") for i in authors)
        span = Span(token.left_edge.idx, token.idx + len(token))
        if moves and (any(c.lower_ in ("the", "this", "that") for c in token.children) or joint):
            moves[-1].mentions.append(span)
            moves[-1].authors += [i for i in authors if i not in moves[-1].authors] if joint else []
        elif several and (joint or (verb is not None and verb.lemma_ in bringing and token.dep_ == "dobj")):
            brought = verb is not None and verb.lemma_ in bringing
            found = times_of(token, times)
            whole = (
                Span(min([span.start, *(c.left_edge.idx for c in verb.children if c.dep_ == "nsubj")]), span.end)
                if brought and verb is not None
                else span
            )
            moves.append(
                Move(
                    "joint_statement",
                    authors,
                    [whole],
                    times=found,
                    intervals=[t.interval for t in found],
                    evidence=[span],
                )
            )
    return moves


def _authors(token: Token, verb: Token | None, bringing: list[str], cast: Cast) -> list[str]:
    """Those who bring a document out, those they do it with, and those it is said to be by."""
    beside = [c for c in verb.children if c.i > token.i] if verb is not None and token.dep_ == "dobj" else []
    ids: list[str] = [
        i
        for c in (*token.subtree, *beside)
        if c.lower_ in ("by", "with", "between") and c.dep_ in ("prep", "agent") and c.i > token.i and c.i - token.i < 5
        for noun in c.children
        if noun.dep_ == "pobj"
        for i in denoted(noun, cast)
    ]
    inside = token.dep_ == "pobj" and token.head.lower_ == "in"
    if (
        verb is not None
        and (inside or (verb.lemma_ in bringing and token.dep_ == "dobj"))
        and not any(c.lower_ == "by" for c in (*token.subtree, *beside))
    ):
        ids = [*denoted(subject(verb), cast), *ids]
    return list(dict.fromkeys(ids))
