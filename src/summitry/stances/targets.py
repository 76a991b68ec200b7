"""Targets: the places where the codebook's issues come up, by their phrases, their contacts and their single words."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from ..codebook import Issue
from ..language import model
from ..lexicon import words
from ..records import CONTACTS, Event, Span
from .phrases import Words, spans_of, tokens_of, words_in, words_of

KINDS = ("phrase", "contact", "words")  # how an issue is named, from the surest to the least


@dataclass(frozen=True, slots=True)
class Target:
    """Hold an issue that comes up in the text: the words and the token that stands for them.

    `kind` is phrase, contact or words, from the surest to the least; `share` is how much of a phrase is there;
    `direction` the position that a phrase of the codebook has by itself. `count` is how many words of the
    issue the sentence has, and `lead` how many more than it has of any other.
    """

    issue: str
    span: Span
    root: Token
    kind: str
    share: float = 1.0
    direction: str | None = None
    count: int = 0
    lead: int = 0


def find_targets(doc: Doc, events: tuple[Event, ...], issues: tuple[Issue, ...]) -> list[Target]:
    """Find every place where an issue comes up, in order, the surest first at one place."""
    parsed = words_in(doc)
    found = [target for issue in issues for target in _targets_of(issue, doc, parsed, events)]
    counts = {issue.id: _counts(issue, parsed) for issue in issues}
    kept = (_counted(target, counts) for target in found if not _ends_another(target, found))
    return sorted(kept, key=lambda t: (t.root.sent.start, KINDS.index(t.kind), t.span, t.issue))


def _targets_of(issue: Issue, doc: Doc, parsed: Words, events: tuple[Event, ...]) -> Iterator[Target]:
    told = ((None, issue.phrases), ("support", issue.support), ("oppose", issue.oppose))
    spans = [(span, direction) for direction, phrases in told for span in spans_of(phrases, parsed)]
    named = [
        event
        for event in events
        if event.kind in CONTACTS
        and event.status != "held"
        and any(m.contains(s) or s.contains(m) for m in event.mentions for s, _ in spans)
    ]
    sure = set[int]()
    for span, direction in spans:
        for target in _at(doc, span, issue.id, "phrase", direction):
            sure.add(target.root.sent.start)
            yield target
    for mention in (mention for event in named for mention in event.mentions):
        if not any(span.overlaps(mention) for span, _ in spans):
            yield from _at(doc, mention, issue.id, "contact")
    yield from _by_words(issue, parsed, sure)


def _at(doc: Doc, span: Span, issue: str, kind: str, direction: str | None = None) -> Iterator[Target]:
    piece = doc.char_span(span.start, span.end, alignment_mode="expand")
    if piece is not None:
        yield Target(issue, span, piece.root, kind, direction=direction)


def _by_words(issue: Issue, parsed: Words, sure: set[int]) -> Iterator[Target]:
    """Where some of a phrase's words stand in a sentence that has no whole phrase."""
    found: dict[int, dict[str, Token]] = {}
    for word in _words_of(issue):
        for token in tokens_of(word, parsed):
            if token.sent.start not in sure:
                found.setdefault(token.sent.start, {}).setdefault(word, token)
    phrases = [[word for word, _ in words_of(phrase)] for phrase in issue.phrases]
    for here in found.values():
        parts = ((len(set(phrase) & here.keys()) / len(phrase), phrase) for phrase in phrases if phrase)
        share, best = max(parts, key=lambda pair: pair[0])
        tokens = [here[word] for word in best if word in here]
        root = min(tokens, key=lambda token: (sum(1 for _ in token.ancestors), token.i))
        yield Target(issue.id, Span(root.idx, root.idx + len(root)), root, "words", round(share, 2))


def _counts(issue: Issue, parsed: Words) -> Counter[int]:
    """How many words of its phrases, label and question each sentence has, by where it starts."""
    told = dict.fromkeys(t.lower_ for t in _long(*issue.phrases, issue.label, issue.question or ""))
    return Counter(start for word in told for start in {token.sent.start for token in tokens_of(word, parsed)})


def _counted(target: Target, counts: dict[str, Counter[int]]) -> Target:
    start = target.root.sent.start
    count = counts[target.issue][start]
    most = max((found[start] for issue, found in counts.items() if issue != target.issue), default=0)
    return replace(target, count=count, lead=count - most)


@cache
def _words_of(issue: Issue) -> tuple[str, ...]:
    """The words of an issue's phrases that tell it from others: no names, no small words."""
    return tuple(dict.fromkeys(t.lower_ for t in _long(*issue.phrases) if t.text.islower() or t.i == 0))


def _long(*texts: str) -> Iterator[Token]:
    """The words of some texts that are neither short nor small."""
    small = words("positions", "phrases", "small") | words("positions", "phrases", "asking")
    tokens = (token for text in texts for token in model().make_doc(text))
    return (t for t in tokens if t.text.isalpha() and len(t) > 3 and t.lower_ not in small)


def _ends_another(target: Target, others: list[Target]) -> bool:
    """Tell whether a longer phrase of another issue ends with these words: `the deal` in `the next deal`."""
    span = target.span
    longer = (o.span for o in others if o.issue != target.issue and o.kind == "phrase")
    return target.kind == "phrase" and any(o.end == span.end and o.start < span.start for o in longer)
