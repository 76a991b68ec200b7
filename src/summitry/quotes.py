"""Quotation marks paired: the quotations of an article, each in its paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .records import Article, Span

CLOSING = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"'}
APOSTROPHE = re.compile(r"\w’\w")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two marks (`inner`), and with them (`outer`); a speech that runs over
    paragraphs has one quotation a paragraph, each but the last `open_ended`."""

    inner: Span
    outer: Span
    open_ended: bool = False


def find_quotations(text: str, spans: tuple[Span, ...]) -> tuple[Quotation, ...]:
    """The outermost quotations within each span (a paragraph), from left to right.

    A mark that opens and is never closed costs that quotation only, unless the next paragraph goes
    on with an opening mark, as long speeches are printed.

    >>> [q.inner.of('He said "no" twice.') for q in find_quotations('He said "no" twice.', (Span(0, 19),))]
    ['no']
    """
    found: list[Quotation] = []
    for n, span in enumerate(spans):
        follower = text[spans[n + 1].start] if n + 1 < len(spans) else ""
        found += _in_paragraph(text, span, follower)
    return tuple(found)


def _in_paragraph(text: str, span: Span, follower: str) -> Iterator[Quotation]:
    i = span.start
    while i < span.end:
        mark = text[i]
        if mark in CLOSING and _opens(text, i, span):
            end = _closing(text, i, span)
            if end is not None:
                yield Quotation(Span(i + 1, end), Span(i, end + 1))
                i = end
            elif follower == mark and mark != "‘":
                yield Quotation(Span(i + 1, span.end), Span(i, span.end), open_ended=True)
                return
        i += 1


def _opens(text: str, i: int, span: Span) -> bool:
    before = text[i - 1] if i > span.start else " "
    after = text[i + 1] if i + 1 < span.end else " "
    return not before.isalnum() and not after.isspace()


def _closing(text: str, i: int, span: Span) -> int | None:
    """The place of the mark that closes the one at `i`."""
    closers = CLOSING[text[i]]
    for j in range(i + 2, span.end):
        if text[j] not in closers:
            continue
        after = text[j + 1] if j + 1 < span.end else " "
        if text[j] == "’" and (
            after.isalnum() or (text[j - 1] == "s" and "’" in text[j + 1 : j + 60] and "‘" not in text[j + 1 : j + 60])
        ):
            continue  # an apostrophe, also that of a plural possessive
        if text[j] == '"' and after.isalnum():
            continue
        return j
    return None


def body_spans(article: Article) -> tuple[Span, ...]:
    """The spans of the article's body paragraphs."""
    return tuple(p.span for p in article.paragraphs if p.part == "body")
