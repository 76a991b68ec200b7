"""Moves on a contact: what its parties make known of it, and what a verb above it does to it, with their authors."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from ..actors.denotation import denoted
from ..records import Cast, Span, Statement, Statements
from ..syntax.clauses import agent, clause_span, is_negated, subject
from .intervals import together
from .noun_frames import holder_of
from .parties import distinct, is_political
from .time_links import times_of
from .values import UNDONE, Contact, Instance, Known, Modality, Move, Signs
from .words import has_child, words

EFFECTS = {
    Modality.PLANNED: "plans",
    Modality.POSTPONED: "postpones",
    Modality.CALLED_OFF: "calls_off",
    Modality.DOUBTED: "casts_doubt",
}
ACTS = ("proposing", "announcing")  # sections of planning.toml
STEPS = 4  # words between a contact and what is done to it


def find_announcements(instances: tuple[Instance, ...], known: Known) -> list[Move]:
    """Find what is made known or proposed of contacts: one move for its authors' sides, contact and effect."""
    moves: list[Move] = []
    for n, instance in enumerate(instances):
        told = [m for c in instance.mentions for m in (_stated(c, instance, known.said), _done(c, known)) if m]
        for move in (replace(m, about=n) for m in told):
            home = next((at for at, other in enumerate(moves) if _same(other, move, known.cast)), None)
            if home is None:
                moves.append(move)
            else:
                moves[home] = _both(moves[home], move)
    return moves


def _same(first: Move, second: Move, cast: Cast) -> bool:
    """Whether two moves are one: on the same contact with the same effect, by some of the same sides."""
    one, other = ({cast.side_of(i) or i for i in move.authors} for move in (first, second))
    alike = (first.about, first.kind, first.effect) == (second.about, second.kind, second.effect)
    return alike and (one <= other or other <= one)


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


def _stated(contact: Contact, instance: Instance, said: Statements) -> Move | None:
    """What a party states of its contact: `the palace said that they would meet`."""
    reading, around = contact.reading, said.around(contact.token.idx)
    statement = next((s for s in around if s.speaker_ids), None)
    if statement is None or reading is None or reading.passing or reading.modality not in EFFECTS:
        return None
    author, sides = statement.speaker_ids[0], {said.cast.side_of(i) for i in instance.cast} - {None}
    if author not in instance.cast and said.cast.side_of(author) not in sides:
        return None
    return Move(
        "announcement",
        (author,),
        (_with_source(statement, contact.span),),
        (reading.evidence,),
        interval=statement.said,
        effect=EFFECTS[reading.modality],
        sources=tuple(piece for s in around for piece in s.source),
    )


def _with_source(statement: Statement, span: Span) -> Span:
    """The mention with its source and cue, where they stand next to it."""
    parts = [*statement.source, *statement.cue[:1]]
    near = [p for p in parts if 0 <= span.start - p.end < 40 or 0 <= p.start - span.end < 8]
    return Span(min([span.start, *(p.start for p in near)]), max([span.end, *(p.end for p in near)]))


def _done(contact: Contact, known: Known) -> Move | None:
    """What a word above a contact does to it: `proposed a meeting`, `agreed to meet`, `cancelled her visit`."""
    word, act = next(_acts(contact.token, known.phrases), (None, ""))
    authors = _authors(word, known.cast) if word is not None else ()
    if word is None or not authors or not _is_done(word):
        return None
    status = contact.reading.modality if contact.reading is not None else Modality.PLANNED
    effect = EFFECTS.get(status, "calls_off" if act == "undoing" else "plans")
    clause = clause_span(word) if word.pos_ == "VERB" else Span(word.left_edge.idx, word.idx + len(word))
    day = together([t.interval for t in times_of(word, known.dates) if t not in contact.times])
    return Move(
        "proposal" if act == "proposing" else "announcement",
        authors,
        (Span(min(clause.start, contact.span.start), max(word.idx + len(word), contact.span.end)),),
        (Span(word.idx, word.idx + len(word)),),
        interval=day,
        effect=effect,
    )


def _acts(token: Token, phrases: Signs) -> Iterator[tuple[Token, str]]:
    """The words above a contact that do something to it, and what: `agreed to begin talks`, `offers of a meeting`."""
    below = holder_of(token)
    for _ in range(STEPS):
        above = below.head
        if below.dep_ in ("pobj", "pcomp"):
            above = above.head if below.head.lower_ in words("aims") else below
        elif below.dep_ not in ("dobj", "xcomp", "ccomp", "acl", "nsubjpass"):
            return
        if above.i == below.i:
            return
        if act := _act(above, below, phrases):
            yield above, act
        if above.lemma_.lower() not in words("making", "through"):
            return
        below = above


def _act(word: Token, below: Token, phrases: Signs) -> str | None:
    """What a word does to the phrase below: proposing, announcing, or undoing as `called it off` and `rejected` do."""
    lemma, kind = word.lemma_.lower(), "verbs" if word.pos_ == "VERB" else "nouns"
    undone = any(p.means in UNDONE for p in phrases.get(word.i, ())) or lemma in words("undoing", kind)
    if undone or any(lemma in words(status, "verbs") for status in UNDONE if kind == "verbs"):
        return "undoing"
    calls = kind == "verbs" and lemma in words("making", "for")  # "called for talks", not "called the talks useful"
    takes = not calls or below.dep_ in ("pobj", "pcomp")
    return next((act for act in ACTS if takes and lemma in words(act, kind)), None)


def _authors(word: Token, cast: Cast) -> tuple[str, ...]:
    """Who does it: the subject or agent of a verb, the owner of a noun, else the subject of the noun's verb."""
    if word.pos_ == "VERB":
        passive = any(c.dep_ == "auxpass" for c in word.children)
        found = denoted(agent(word) if passive else subject(word), cast)
    else:
        own = (denoted(c, cast) for c in word.children if c.dep_ in ("poss", "amod", "compound"))
        made = word.dep_ == "dobj" and word.head.lemma_ in words("making", "through")  # "renewed the offer"
        found = distinct(*own) or (denoted(subject(word.head), cast) if made else ())
    return tuple(i for i in found if is_political(i, cast))


def _is_done(word: Token) -> bool:
    """Whether it is told as done: `proposed`, `has proposed`, `proposing`, not `did not propose`, `may propose`."""
    if word.pos_ != "VERB":
        return not has_child(word, ("no", "any"))
    helpers = [c for c in word.children if c.dep_ in ("aux", "auxpass")]
    bare = word.tag_ == "VB" or (word.tag_ == "VBN" and not helpers)
    return not (bare or is_negated(word) or any(c.tag_ == "MD" for c in helpers))
