"""The paragraphs of a text and what each of them is: headline, body, caption or furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from ..records import Paragraph, Span

BLOCK = re.compile(r"\S(?:.|\n(?![^\S\n]*\n))*")  # lines up to the next empty one
LINE = re.compile(r"\S.*")
CREDIT = re.compile(
    r"\([^()]*(?:/|Image|Photo|Getty|Reuters|AP|AFP|EPA)[^()]*\)\s*$"
    r"|\b(?:Image|Photo(?:graph)?|File photo|Picture|Credit): |^(?:File photo|Photograph)\b",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"^(?:share|news|advertisement|read more|related|follow us|sign up|subscribe"
    r"|by [A-Z][\w.-]+(?: [A-Z][\w.-]+){0,3}|[—–-] ?\S.{0,60})$",
    re.IGNORECASE,
)
DATED = re.compile(
    r"^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    r"(?:(?P<m>[A-Z][a-z]+) (?P<d>\d{1,2})|(?P<d2>\d{1,2}) (?P<m2>[A-Z][a-z]+)),? (?P<y>\d{4})$"
)
DATELINE = re.compile(
    r"(?P<line>[A-Z][A-Z'.-]+(?:[ /][A-Z'.-]+)*(?:, [A-Z][\w. ]{2,20})?(?:, [A-Z][a-z]+\.? \d{1,2})?"
    r"(?: \([\w ]+\))? ?(?:—|–|--?))\s+"
)
SIGNED = re.compile(r"[”\"’]\s*(?:—|–|--?) ?[A-Z][^.?!\n]{2,80}$")  # a quotation, and below it who said it
ENDINGS = ".?!”\"'’:…)"
FEW = 12  # words: an unpunctuated block of fewer is no paragraph of the body


def regions(text: str, title: str | None = None) -> list[Paragraph]:
    """The paragraphs of the text, each with its part: headline, body, caption or furniture.

    >>> [p.part for p in regions("Talks in Oslo fail\\n\\nShare\\n\\nThe talks failed on Monday.")]
    ['headline', 'furniture', 'body']
    """
    found: list[Paragraph] = []
    for span in _blocks(text):
        headed = any(p.part in ("headline", "body") for p in found)
        part = _part(span.of(text), title, headed)
        if found and found[-1].part == "body" and SIGNED.search(text[max(0, found[-1].span.end - 2) : span.end]):
            part = "body"
        dateline = DATELINE.match(text, span.start, span.end) if part == "body" else None
        if dateline is not None:
            found.append(Paragraph(Span(span.start, dateline.end("line")), "furniture"))
            span = Span(dateline.end(), span.end)
        found.append(Paragraph(span, part))
    return found


def datelines(text: str) -> Iterator[Span]:
    """Where a line opens with the place, and perhaps the day, that it is reported from.

    >>> text = "GENEVA, May 7 (Reuters) - They met."
    >>> [line.of(text) for line in datelines(text)]
    ['GENEVA, May 7 (Reuters) -']
    """
    for line in LINE.finditer(text):
        if match := DATELINE.match(text, line.start(), line.end()):
            yield Span(match.start("line"), match.end("line"))


def _blocks(text: str) -> Iterator[Span]:
    """Blocks between empty lines; in a text without any, the lines."""
    blocks = [Span(m.start(), m.start() + len(m.group().rstrip())) for m in BLOCK.finditer(text.replace("\r", " "))]
    if len(blocks) > 1:
        return iter(blocks)
    return (Span(m.start(), m.start() + len(m.group().rstrip())) for m in LINE.finditer(text.replace("\r", " ")))


def _part(block: str, title: str | None, headed: bool) -> str:
    words = len(block.split())
    if title and block.strip() == title.strip() and not headed:
        return "headline"
    if CREDIT.search(block) and words < 60:
        return "caption"
    if LABEL.match(block) or stated_day(block):
        return "furniture"
    if SIGNED.search(block):
        return "body"
    if (block[-1] in ENDINGS and (words > 3 or (words > 1 and block[-1] in '.”"') or not headed)) or words > FEW:
        return "headline" if not headed and block[-1] not in ENDINGS and words <= 2 * FEW else "body"
    return "headline" if words > 3 and not headed else "furniture"


def stated_day(line: str) -> date | None:
    """The day that a line names, where it is nothing but a date."""
    match = DATED.match(line.strip())
    if match is None:
        return None
    day, month = match["d"] or match["d2"], match["m"] or match["m2"]
    for form in ("%d %B %Y", "%d %b %Y"):
        try:
            return datetime.strptime(f"{day} {month} {match['y']}", form).date()
        except ValueError:
            continue
    return None
