"""Holders of positions, and on whose word: the speaker's own, the narrator's report, a third party's claim."""

from typing import NamedTuple

from ..actors.denotation import denoted
from ..lexicon import words
from ..records import Statement
from .positions import Position
from .targets import Context, Target

BODIES = ("state", "organisation", "bloc")


class Holding(NamedTuple):
    """An actor who holds a position: `basis` as in the tables, `by` the third party who says so."""

    holder: str
    basis: str
    by: str | None = None


def holders(position: Position, target: Target, context: Context) -> list[Holding]:
    """Find the actors who hold a position; none where the text does not say who."""
    ids, statement = denoted(position.holder, context.cast), target.statement
    if statement is None:
        return [Holding(i, "narrator") for i in ids]
    speakers = statement.speaker_ids or _met(statement, context)
    named = position.holder.lower_ if position.holder is not None else "we"
    if not speakers or (not ids and named in words("names", "pronouns", "people")):  # somebody, but it is not known who
        return []
    if not ids or named in words("names", "pronouns", "speakers") or _speaks_for(speakers[0], ids, context):
        basis = "own_words" if _is_quoted(position, statement) else "paraphrase"
        return [Holding(i, basis) for i in speakers]
    return [Holding(i, "third_party", speakers[0]) for i in ids]


def _met(statement: Statement, context: Context) -> tuple[str, ...]:
    """Name the first who took part in the contact that is the source: `a meeting of ten countries` agreed."""
    told = (e for e in context.events if any(m.overlaps(s) for m in e.mentions for s in statement.source))
    return tuple(p.actor_id for e in told for p in e.participants)[:1]


def _speaks_for(speaker: str, ids: tuple[str, ...], context: Context) -> bool:
    """Tell whether a speaker speaks of themselves or for their own side: `Strelsau`, said by its minister."""
    first = context.cast.by_id[ids[0]]
    own = first.kind in BODIES and first.side is not None and first.side == context.cast.side_of(speaker)
    return own or speaker in ids


def _is_quoted(position: Position, statement: Statement) -> bool:
    """Tell whether the words that take the position stand in quotation marks: `was “a mistake”`."""
    if statement.form != "mixed":
        return statement.form == "direct"
    text = position.word.doc.text
    before = [text[max(0, statement.content[0].start - 1) : word.idx] for word in position.words]
    return any(sum(piece.count(mark) for mark in '"“”') % 2 for piece in before)
