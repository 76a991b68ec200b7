"""Targets: the places where the codebook's issues come up, by their phrases, their contacts and their single words."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from math import log

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

    `kind` is phrase, contact or words, from the surest to the least; `share` is how much of a phrase the sentence has,
    by the weight of its words, and `behind` of how many other issues it has more. `direction` is the position that a
    phrase of the codebook has by itself; `lead` how many more words of the issue the sentence has than of any other.
    """

    issue: str
    span: Span
    root: Token
    kind: str
    direction: str | None = None
    share: float = 1.0
    behind: int = 0
    lead: int = 0


def find_targets(doc: Doc, events: tuple[Event, ...], issues: tuple[Issue, ...]) -> list[Target]:
    """Find every place where an issue comes up, in order, the surest first at one place."""
    parsed, sentences = words_in(doc), sum(1 for _ in doc.sents)
    found = [target for issue in issues for target in _targets_of(issue, doc, parsed, events)]
    shares = {issue.id: _shares(issue, parsed, sentences) for issue in issues}
    counts = {issue.id: _counts(issue, parsed) for issue in issues}
    kept = (_compared(target, shares, counts) for target in found if not _ends_another(target, found))
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
    found: dict[int, list[Token]] = {}
    for token in (token for word in _words_of(issue) for token in tokens_of(word, parsed)):
        found.setdefault(token.sent.start, []).append(token)
    for tokens in (tokens for start, tokens in found.items() if start not in sure):
        root = min(tokens, key=lambda token: (sum(1 for _ in token.ancestors), token.i))
        yield Target(issue.id, Span(root.idx, root.idx + len(root)), root, "words")


def _shares(issue: Issue, parsed: Words, sentences: int) -> defaultdict[int, float]:
    """How much of a phrase each sentence has, by where it starts; words that few sentences have weigh more."""
    phrases = [[word for word, _ in words_of(phrase)] for phrase in issue.phrases]
    there = {word: {t.sent.start for t in tokens_of(word, parsed)} for phrase in phrases for word in phrase}
    weight = {word: max(0.05, log((sentences + 1) / (len(starts) + 0.5))) for word, starts in there.items()}
    found = defaultdict[int, float](float)
    for phrase in filter(None, phrases):
        whole = sum(weight[word] for word in phrase)
        for start in set().union(*(there[word] for word in phrase)):
            found[start] = max(found[start], sum(weight[word] for word in phrase if start in there[word]) / whole)
    return found


def _counts(issue: Issue, parsed: Words) -> Counter[int]:
    """How many words of its phrases, label and question each sentence has, by where it starts."""
    told = dict.fromkeys(t.lower_ for t in _long(*issue.phrases, issue.label, issue.question or ""))
    return Counter(start for word in told for start in {token.sent.start for token in tokens_of(word, parsed)})


def _compared(target: Target, shares: dict[str, defaultdict[int, float]], counts: dict[str, Counter[int]]) -> Target:
    start = target.root.sent.start
    share, others = shares[target.issue][start], [issue for issue in counts if issue != target.issue]
    behind = sum(shares[issue][start] > share for issue in others)
    lead = counts[target.issue][start] - max((counts[issue][start] for issue in others), default=0)
    return replace(target, share=share, behind=behind, lead=lead)


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
