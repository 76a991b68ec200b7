"""Where the codebook's issues come up: their phrases, and the contacts that a phrase names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..codebook import Issue
from ..records import Event, Span
from .phrases import Index, by_prefix, is_in_title, spans_of
from .polarity import Polarity

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence

CONTACTS = ("summit", "meeting", "call")
LONG = 80  # characters; a longer phrase names more than the event in it


@dataclass(frozen=True)
class Target:
    """An issue named in the text: the words, and the event if they name one.

    `reading` is what that mention of the event says of it (a status, `doubted` or None); `direction` the position
    that a phrase carries by itself.
    """

    issue: str
    span: Span
    event: Event | None = None
    reading: str | None = None
    direction: Polarity | None = None


def find_targets(sents: list[Sentence], events: tuple[Event, ...], issues: tuple[Issue, ...]) -> list[Target]:
    """Find every place where an issue comes up, in order.

    A phrase that names a contact ("the Doe-Roe summit") stands for all mentions of that contact.
    """
    index = by_prefix(sents)
    contacts = [e for e in events if e.kind in CONTACTS and e.status != "held"]
    found = [target for issue in issues for target in _targets_of(issue, contacts, index)]
    return sorted((t for t in found if not _ends_another(t, found)), key=lambda t: (t.span, t.issue))


def _targets_of(issue: Issue, contacts: list[Event], index: Index) -> list[Target]:
    told = ((None, issue.phrases), (Polarity.SUPPORT, issue.support), (Polarity.OPPOSE, issue.oppose))
    spans = [(span, direction) for direction, phrases in told for span in spans_of(phrases, index)]
    named = [e for e in contacts if _is_named(e, issue, [span for span, _ in spans])]
    found = [Target(issue.id, m, e, r) for e in named for m, r in zip(e.mentions, e.readings, strict=True)]
    for span, direction in spans:
        if not any(target.span.overlaps(span) for target in found):
            found.append(Target(issue.id, span, direction=direction))
    return found


def _is_named(event: Event, issue: Issue, spans: list[Span]) -> bool:
    """Whether an issue's phrase stands in a mention of the event, about one, or in its title."""
    for mention in event.mentions:
        if any(mention.contains(s) or (s.contains(mention) and s.end - s.start < LONG) for s in spans):
            return True
    return any(is_in_title(event.title, phrase) for phrase in issue.phrases)


def _ends_another(target: Target, others: list[Target]) -> bool:
    """Whether a longer phrase of another issue ends with these words: `the deal` in `the next deal`."""
    span = target.span
    longer = (o.span for o in others if o.issue != target.issue and o.event is None)
    return target.event is None and any(o.end == span.end and o.start < span.start for o in longer)
