"""Moves on a contact: what its parties make known of it, and what a verb does to it, with their authors."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from ..actors.denotation import denoted
from ..language import offsets
from ..lexicon import labels
from ..records import Cast, Span, Statements
from ..syntax.clauses import agent, clause_span, is_negated, subject
from .intervals import together
from .noun_frames import holder_of
from .parties import distinct, is_political
from .time_links import times_of
from .values import UNDONE, Contact, Instance, Known, Modality, Move, Signs
from .words import words

EFFECTS = {
    Modality.PLANNED: "plans",
    Modality.POSTPONED: "postpones",
    Modality.CALLED_OFF: "calls_off",
    Modality.DOUBTED: "casts_doubt",
}
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
    """Whether two moves are one: on one contact with one effect, the sides of one among those of the other."""
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
        times=tuple(dict.fromkeys((*first.times, *second.times))),
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
        (contact.span,),
        (reading.evidence, *statement.cue),
        interval=statement.said,
        effect=EFFECTS[reading.modality],
        sources=tuple(piece for s in around for piece in s.source),
    )


def _done(contact: Contact, known: Known) -> Move | None:
    """What a verb above a contact does to it: `proposed a meeting`, `agreed to meet`, `cancelled her visit`."""
    verb, act = next(_acts(contact.token, known.phrases), (None, Modality.PLANNED))
    authors = _authors(verb, known.cast) if verb is not None and _is_done(verb) else ()
    if verb is None or not authors:
        return None
    effect = EFFECTS.get(act, "calls_off" if act in UNDONE else "plans")
    times = tuple(t for t in times_of(verb, known.dates) if t not in contact.times)
    clause, word = clause_span(verb), offsets(verb)
    return Move(
        "proposal" if act == Modality.PROPOSED else "announcement",
        authors,
        (Span(min(clause.start, contact.span.start), max(word.end, contact.span.end)),),
        (word,),
        times,
        together([t.interval for t in times]),
        effect=EFFECTS.get(contact.status or act, effect),
    )


def _acts(token: Token, phrases: Signs) -> Iterator[tuple[Token, Modality]]:
    """The verbs above a contact that do something to it, and what: `agreed to begin talks`, `called for a meeting`."""
    below = holder_of(token)
    for _ in range(STEPS):
        above = below.head
        if below.dep_ in ("pobj", "pcomp") and above.lower_ in words("aims"):
            above = above.head
        elif below.dep_ not in labels("acted_on"):
            return
        if above.pos_ == "VERB" and (act := _act(above, phrases)):
            yield above, act
        below = above


def _act(verb: Token, phrases: Signs) -> Modality | None:
    """What a verb does to the phrase below: propose, plan, or undo as `called it off` and `rejected` do."""
    said = {sign.means for sign in phrases.get(verb.i, ())} - {Modality.PLANNED}  # "moved to June": no news of its own
    lists = {Modality.PROPOSED: "proposing", Modality.PLANNED: "announcing"}
    acts = (*UNDONE, *lists)
    return next((act for act in acts if act in said or verb.lemma_ in words(lists.get(act, act), "verbs")), None)


def _authors(verb: Token, cast: Cast) -> tuple[str, ...]:
    """Who does it: the subject of a verb, or its agent."""
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    return tuple(i for i in denoted(agent(verb) if passive else subject(verb), cast) if is_political(i, cast))


def _is_done(verb: Token) -> bool:
    """Whether it is told as done: `proposed`, `has proposed`, `proposing`, not `did not propose`, `may propose`."""
    return verb.tag_ != "VB" and not is_negated(verb) and not any(c.tag_ == "MD" for c in verb.children)
