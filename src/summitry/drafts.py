"""A statement in the making, before it is dated, credited and numbered."""

from __future__ import annotations

from dataclasses import dataclass, field

from .cues import Cue
from .records import Span


@dataclass
class Draft:
    """A statement in the making, with the tokens that its records will be made from."""

    cue: Cue | None
    content: list[Span]
    rule: str
    cues: list[Span] = field(default_factory=list)
    via: str | None = None
    like: Draft | None = None  # the statement whose source goes on speaking


def merged(spans: list[Span]) -> list[Span]:
    """Spans in order, those that overlap made one.

    >>> merged([Span(5, 9), Span(0, 6), Span(12, 14)])
    [Span(start=0, end=9), Span(start=12, end=14)]
    """
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found
