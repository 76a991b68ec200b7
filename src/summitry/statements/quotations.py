"""Quotation marks paired: the quotations of an article, each in its paragraph."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, chain

from ..records import Span

CLOSING = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "''": "''", "``": "''", "'": "'"}
MARK = re.compile(r"''|``|[“„«‘\"']")
TRIMMED = " \t\r\n\u00a0,.;:–—-"
MARKS = "“”‘’\"'`«»„"
SINGLE = ("‘", "'")
APOSTROPHES = ("’", "'")
EDGE = f"[{re.escape(TRIMMED + MARKS)}]*"
OPENING = re.compile(rf"\A{EDGE}(?:(?:that|whether)(?=\W){EDGE})?", re.IGNORECASE)  # of a reported clause
ELIDED = re.compile(r"(?:\d\ds?|em|til|n|tis|twas|cause|round|bout)\b", re.IGNORECASE)  # what an apostrophe shortens
NEVER_OPENED = re.compile(r"[^“„«»”\"]*?[\w,.?!…](?:[”»]|(?<=[,.?!…])\")(?!\w)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between two marks (`inner`), and with them (`outer`); one that lacks a mark is not `whole`.

    A speech that runs over paragraphs has one quotation a paragraph, each but the last `open_ended`.
    """

    inner: Span
    outer: Span
    open_ended: bool = False
    whole: bool = True


def find_quotations(text: str, spans: tuple[Span, ...]) -> tuple[Quotation, ...]:
    """The outermost quotations within each span (a paragraph), from left to right.

    A mark that is never closed opens a quotation to the end of its paragraph, or beyond, if the next begins with one.
    """
    followers = (*(text[span.start : span.start + 2] for span in spans[1:]), "")
    found = (_in_paragraph(text, span, follower) for span, follower in zip(spans, followers, strict=False))
    return tuple(chain.from_iterable(found))


def _in_paragraph(text: str, span: Span, follower: str) -> Iterator[Quotation]:
    i = span.start
    if never_opened := NEVER_OPENED.match(text, *span):
        i = never_opened.end()
        yield Quotation(Span(span.start, i - 1), Span(span.start, i), whole=False)
    lost = set[str]()  # marks that nothing closes any more
    while (match := MARK.search(text, i, span.end)) is not None:
        mark, begin, i = match.group(), match.end(), match.end()
        if mark in lost or not _opens(text, match, span):
            continue
        end = _closing(text, begin, mark, span)
        if end is not None:
            yield Quotation(Span(begin, end), Span(match.start(), end + len(mark)))
            i = end + len(mark)
        elif mark not in SINGLE:
            further = follower.startswith(mark)
            yield Quotation(Span(begin, span.end), Span(match.start(), span.end), further, whole=further)
            return
        else:
            lost.add(mark)


def _opens(text: str, match: re.Match[str], span: Span) -> bool:
    before = text[match.start() - 1] if match.start() > span.start else " "
    after = text[match.end()] if match.end() < span.end else " "
    nested = after.isalnum() or after in '“"[…'
    if match.group() in SINGLE and (not nested or ELIDED.match(text, match.end())):
        return False
    return not before.isalnum() and (not after.isspace() or match.group() == "«")


def _closing(text: str, begin: int, mark: str, span: Span) -> int | None:
    """The place of the mark that closes the one before `begin`."""
    width = len(mark) if mark in ("''", "``") else 1
    for j in range(begin + 1, span.end):
        if text[j] not in CLOSING[mark] or (width == 2 and text[j : j + 2] != "''"):
            continue
        after = text[j + width] if j + width < span.end else " "
        apostrophe = text[j] in APOSTROPHES and width == 1 and _is_apostrophe(text, j, mark, after)
        if not apostrophe and (text[j] == "”" or not after.isalnum()):
            return j
    return None


def _is_apostrophe(text: str, j: int, mark: str, after: str) -> bool:
    """Half of a double mark, or a plural possessive (`the ministers’ plan`) with the closing mark still to come."""
    if after == "'" or text[j - 1] == "'" or (mark == "'" and text[j - 1].isspace()):
        return True
    rest = text[j + 1 : j + 60]
    return text[j - 1] == "s" and after == " " and text[j] in rest and (mark == text[j] or mark not in rest)


def overlapping(spans: Iterable[Span]) -> Callable[[Span], bool]:
    """Make the question whether any of some spans shares a character with another."""
    ordered = sorted(spans)
    ends = list(accumulate((span.end for span in ordered), max))
    return lambda span: (n := bisect_left(ordered, (span.end,))) > 0 and ends[n - 1] > span.start


def trimmed(text: str, span: Span) -> Span:
    """A span without the blanks, stops and marks at its ends (a comma within them stays) and its conjunction."""
    words = OPENING.sub("", span.of(text))
    start = span.end - len(words)
    return Span(start, start + len(words.rstrip(TRIMMED).rstrip(MARKS)))
