"""Moves on a contact: what its parties make known of it, and what a verb does to it, with their authors."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from ..actors.denotation import denoted
from ..language import offsets
from ..lexicon import labels
from ..records import Cast, Span
from ..syntax.clauses import agent, clause_span, is_negated, subject
from ..times.intervals import together
from .noun_frames import holder_of
from .parties import distinct, is_political
from .time_links import times_of_act
from .values import UNDATED, UNDONE, Contact, Instance, Known, Modality, Move, Signs
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
        own: list[Move] = []
        told = (m for c in instance.mentions for m in (_stated(c, instance, known), _done(c, known)) if m)
        for move in (replace(m, about=n) for m in told):
            home = next((at for at, other in enumerate(own) if _same(other, move, known.cast)), None)
            if home is None:
                own.append(move)
            else:
                own[home] = _both(own[home], move)
        moves += own
    return moves


def _same(first: Move, second: Move, cast: Cast) -> bool:
    """Whether two moves on one contact are one: with one effect, the sides of one among those of the other."""
    one, other = ({cast.side_of(i) or i for i in move.authors} for move in (first, second))
    return (first.kind, first.effect) == (second.kind, second.effect) and (one <= other or other <= one)


def _both(first: Move, second: Move) -> Move:
    """One move told twice."""
    authors, times = distinct(first.authors, second.authors), tuple(dict.fromkeys(first.times + second.times))
    spans = {name: getattr(first, name) + getattr(second, name) for name in ("mentions", "evidence", "sources")}
    interval = together([first.interval, second.interval])
    return replace(first, authors=authors, times=times, interval=interval, **spans)


def _stated(contact: Contact, instance: Instance, known: Known) -> Move | None:
    """What a party states of its contact, or anybody urges: `the palace said they would meet`, `they should meet`."""
    reading, cast, around = contact.reading, known.cast, known.said.around(contact.token.idx)
    statement = next((s for s in around if s.speaker_ids), None)
    if statement is None or reading is None or reading.passing:
        return None
    author, sides = statement.speaker_ids[0], {cast.side_of(i) for i in instance.cast} - {None}
    modal = contact.token.doc.char_span(*reading.evidence, alignment_mode="expand")
    urged = modal and reading.modality == Modality.PROPOSED and modal.text.lower() in words("proposing", "modals")
    if not (urged or (reading.modality in EFFECTS and (author in instance.cast or cast.side_of(author) in sides))):
        return None
    kind, sources = "proposal" if urged else "announcement", tuple(piece for s in around for piece in s.source)
    effect, evidence = EFFECTS.get(reading.modality, "plans"), (reading.evidence, *statement.cue)
    near = known.dates.get(contact.token.sent.start, ()) if statement.said == UNDATED else ()
    times = tuple(d.time for d in near if d.time.precision == "day" and d.verb and statement.cues(d.verb.idx))
    days = together([*(time.interval for time in times), statement.said])
    return Move(kind, (author,), (contact.span,), evidence, times, days, effect=effect, sources=sources)


def _done(contact: Contact, known: Known) -> Move | None:
    """What a verb above a contact does to it: `proposed a meeting`, `agreed to meet`, `cancelled her visit`."""
    verb, act = next(_acts(contact.token, known.phrases), (None, Modality.PLANNED))
    if verb is None or not _is_done(verb):
        return None
    doer = agent(verb) if any(c.dep_ == "auxpass" for c in verb.children) else subject(verb)
    authors = tuple(i for i in denoted(doer, known.cast) if is_political(i, known.cast))
    if not authors:
        return None
    effect = EFFECTS.get(contact.status or act, EFFECTS.get(act, "calls_off" if act in UNDONE else "plans"))
    times = tuple(t for t in times_of_act(verb, contact.token, known.dates) if t not in contact.times)
    kind, clause, word = "proposal" if act == Modality.PROPOSED else "announcement", clause_span(verb), offsets(verb)
    span = Span(min(clause.start, contact.span.start), max(word.end, contact.span.end))
    return Move(kind, authors, (span,), (word,), times, together([t.interval for t in times]), effect=effect)


def _acts(token: Token, phrases: Signs) -> Iterator[tuple[Token, Modality]]:
    """The verbs above a contact that do something to it, and what: `agreed to begin talks`, `called for a meeting`."""
    if token.pos_ == "VERB" and token.lemma_ in words("inviting"):
        yield token, Modality.PROPOSED
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


def _is_done(verb: Token) -> bool:
    """Whether it is told as done: `proposed`, `has proposed`, `proposing`, not `did not propose`, `may propose`."""
    return verb.tag_ != "VB" and not is_negated(verb) and not any(c.tag_ == "MD" for c in verb.children)
