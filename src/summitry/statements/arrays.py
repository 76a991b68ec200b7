"""The parse of an article as plain lists, which many short questions can be put to without spaCy's objects."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from ..records import Cast, Span
from .cues import phrases
from .quotations import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc

Range = tuple[int, int]  # tokens from the first to the one after the last


class Tree:
    """Tokens by their index: `lemma[i]`, `dep[i]`, `kids[i]` (children in order), `left[i]` and `right[i]` (the first
    and the last token of the subtree).
    """

    def __init__(self, doc: Doc, quotations: tuple[Quotation, ...], paragraphs: tuple[Span, ...], cast: Cast) -> None:
        self.doc, self.cast = doc, cast
        tokens = list(doc)
        self.lemma = [t.lemma_.lower() for t in tokens]
        self.lower = [t.lower_ for t in tokens]
        self.pos = [t.pos_ for t in tokens]
        self.tag = [t.tag_ for t in tokens]
        self.dep = [t.dep_ for t in tokens]
        self.head = [t.head.i for t in tokens]
        self.entity = [t.ent_type_ for t in tokens]
        self.start = [t.idx for t in tokens]
        self.stop = [t.idx + len(t) for t in tokens]
        self.phrase_end: dict[int, int] = {}  # the last word of each phrase like `according to`, by its first
        for i, word in enumerate(self.lower):
            if word in phrases():
                self._read_phrase(i)
        self.kids: list[list[int]] = [[] for _ in tokens]
        for i, head in enumerate(self.head):
            if head != i:
                self.kids[head].append(i)
        self.left, self.right = _edges(self.head)
        self.sentences: list[Range] = [(s.start, s.end) for s in doc.sents if s.root.dep]
        self.sentence = [-1] * len(tokens)  # the number of the token's sentence; -1 outside the body
        for n, (first, end) in enumerate(self.sentences):
            self.sentence[first:end] = [n] * (end - first)
        self.paragraphs = [self.tokens(p) for p in paragraphs]
        self.paragraph = [-1] * len(tokens)  # the number of the token's paragraph; -1 outside the body
        for n, (first, end) in enumerate(self.paragraphs):
            self.paragraph[first:end] = [n] * (end - first)
        self.quotations = quotations
        self.quotes = [self.tokens(q.inner) for q in quotations]
        self.outer = [self.tokens(q.outer) for q in quotations]
        self.quote = [-1] * len(tokens)  # the number of the quotation that the token stands in
        for n, (first, end) in enumerate(self.quotes):
            self.quote[first:end] = [n] * (end - first)

    def _read_phrase(self, first: int) -> None:
        """`in the view of` is read as `according to`, of which there are more to learn from."""
        for words in phrases()[self.lower[first]]:
            if tuple(self.lower[first : first + len(words)]) == words:
                self.phrase_end[first] = first + len(words) - 1
                self.lemma[first], self.pos[first], self.tag[first] = "accord", "VERB", "VBG"

    @cached_property
    def mention(self) -> dict[int, str]:
        """What kind of actor the mention headed by a token denotes."""
        kinds = self.cast.by_id
        return {m.head: kinds[m.actor_ids[0]].kind for m in self.cast.mentions if m.actor_ids}

    def tokens(self, span: Span) -> Range:
        """The tokens that share a character with a span."""
        return bisect_right(self.stop, span.start), bisect_left(self.start, span.end)

    def span(self, piece: Range) -> Span:
        """The characters of a run of tokens."""
        return Span(self.start[piece[0]], self.stop[piece[1] - 1])

    def child(self, i: int, *deps: str) -> int | None:
        """The first child with one of the relations."""
        return next((k for k in self.kids[i] if self.dep[k] in deps), None)

    def paragraph_of(self, i: int) -> Range:
        """The paragraph that a token of a quotation or sentence stands in."""
        return self.paragraphs[self.paragraph[i]]

    def open_ended(self, n: int) -> bool:
        """Whether a quotation runs on in the next paragraph."""
        return n >= 0 and self.quotations[n].open_ended


def _edges(head: list[int]) -> tuple[list[int], list[int]]:
    """The first and the last token of each subtree, from the heads.

    >>> _edges([1, 1, 1, 2])
    ([0, 0, 2, 3], [0, 3, 3, 3])
    """
    left, right = list(range(len(head))), list(range(len(head)))
    for i in range(len(head)):
        above = head[i]
        while left[above] > i:
            left[above], above = i, head[above]
    for i in reversed(range(len(head))):
        above = head[i]
        while right[above] < i:
            right[above], above = i, head[above]
    return left, right
