"""Targets: the places where the codebook's issues come up, by their phrases and the contacts that a phrase names."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from ..codebook import Issue
from ..records import Cast, Event, Span, Statement, Statements, Time
from .phrases import Words, spans_of, words_in
from .polarity import Polarity


@dataclass(frozen=True)
class Context:
    """Bundle what earlier stages found in an article."""

    doc: Doc
    times: tuple[Time, ...]
    said: Statements
    events: tuple[Event, ...]

    @property
    def cast(self) -> Cast:
        """The actors and their mentions."""
        return self.said.cast


@dataclass(frozen=True)
class Target:
    """Hold an issue named in the text: the words, their head, and the innermost statement that they stand in.

    `statement` is None in the narrator's own words; `event` is what the words name and `reading` what that mention
    says of it (a status, `doubted` or None); `direction` is the position that a phrase carries by itself.
    """

    issue: str
    span: Span
    root: Token
    statement: Statement | None
    event: Event | None = None
    reading: str | None = None
    direction: Polarity | None = None


def find_targets(context: Context, issues: tuple[Issue, ...]) -> list[Target]:
    """Find every place where an issue comes up, in order; a phrase that names a contact stands for all its mentions."""
    words = words_in(context.doc)
    found = [target for issue in issues for target in _targets_of(issue, words, context)]
    return sorted((t for t in found if not _ends_another(t, found)), key=lambda t: (t.span, t.issue))


def _targets_of(issue: Issue, words: Words, context: Context) -> list[Target]:
    told = ((None, issue.phrases), (Polarity.SUPPORT, issue.support), (Polarity.OPPOSE, issue.oppose))
    spans = [(span, direction) for direction, phrases in told for span in spans_of(phrases, words)]
    contacts = (e for e in context.events if e.kind in ("summit", "meeting", "call") and e.status != "held")
    named = [e for e in contacts if any(m.contains(s) or s.contains(m) for m in e.mentions for s, _ in spans)]
    mentions = [(e, m, r) for e in named for m, r in zip(e.mentions, e.readings, strict=True)]
    found = [replace(t, event=e, reading=r) for e, m, r in mentions for t in _at(m, issue, context)]
    for span, direction in spans:
        if not any(target.span.overlaps(span) for target in found):
            found += [replace(t, direction=direction) for t in _at(span, issue, context)]
    return found


def _at(span: Span, issue: Issue, context: Context) -> Iterator[Target]:
    """Place an issue in the parse and in the statement around it; give nothing where no words are."""
    piece = context.doc.char_span(span.start, span.end, alignment_mode="expand")
    if piece is not None:
        offset = piece.root.idx  # "accused them of cheating": its cue may be part of the phrase
        statements = (*context.said.around(offset), *context.said.cued(offset))
        yield Target(issue.id, span, piece.root, next(iter(statements), None))


def _ends_another(target: Target, others: list[Target]) -> bool:
    """Tell whether a longer phrase of another issue ends with these words: `the deal` in `the next deal`."""
    span = target.span
    longer = (o.span for o in others if o.issue != target.issue and o.event is None)
    return target.event is None and any(o.end == span.end and o.start < span.start for o in longer)
