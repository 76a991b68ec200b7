"""The paragraphs of a text and what each of them is: headline, body, caption or furniture."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from functools import cache

from ..lexicon import load
from ..records import Paragraph, Span

BLOCK = re.compile(r"\S(?:.|\n(?![^\S\n]*\n))*")  # lines up to the next empty one
LINE = re.compile(r"\S.*")
DATED = re.compile(r"(?:[A-Z][a-z]+day,? )?([A-Z][a-z]+ \d{1,2}|\d{1,2} [A-Z][a-z]+),? (\d{4})")
DATELINE = re.compile(
    r"(?P<line>[A-Z][A-Z'.-]+(?:[ /][A-Z'.-]+)*(?:, [A-Z][\w. ]{2,20})?(?:, [A-Z][a-z]+\.? \d{1,2})?"
    r"(?: \([\w ]+\))? ?(?:—|–|--?))\s+"
)
SIGNED = re.compile(r"[”\"’]\s*(?:—|–|--?) ?[A-Z][^.?!\n]{2,80}$")  # a quotation, and below it who said it
ENDINGS = ".?!”»\"'’:…)"
FEW = 12  # words: an unpunctuated block of fewer is no paragraph of the body


def regions(text: str, title: str | None = None) -> list[Paragraph]:
    """Cut a text into paragraphs, each with its part: headline, body, caption or furniture.

    `title` is the headline where it is known; None: the first line that looks like one.

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
    """Find where a line opens with the place, and perhaps the day, that it is reported from.

    >>> text = "GENEVA, May 7 (Reuters) - They met."
    >>> [line.of(text) for line in datelines(text)]
    ['GENEVA, May 7 (Reuters) -']
    """
    for line in LINE.finditer(text):
        if match := DATELINE.match(text, line.start(), line.end()):
            yield Span(match.start("line"), match.end("line"))


def _blocks(text: str) -> list[Span]:
    """Blocks between empty lines; in a text without any, the lines."""
    blocks, lines = (
        [Span(m.start(), m.start() + len(m.group().rstrip())) for m in shape.finditer(text.replace("\r", " "))]
        for shape in (BLOCK, LINE)
    )
    return blocks if len(blocks) > 1 else lines


@cache
def _marks(kind: str) -> re.Pattern[str]:
    """The patterns of `credit` or `label`."""
    return re.compile("|".join(row["pattern"] for row in load("article")[kind]), re.IGNORECASE)


def _part(block: str, title: str | None, headed: bool) -> str:
    """`Share` is furniture, `A minister waves. (Jane Doe/Herald Images)` a caption."""
    words = len(block.split())
    if title and block.strip() == title.strip() and not headed:
        return "headline"
    if _marks("credit").search(block) and words < 60:
        return "caption"
    if _marks("label").fullmatch(block) or stated_day(block):
        return "furniture"
    if SIGNED.search(block):
        return "body"
    if (block[-1] in ENDINGS and (words > 3 or (words > 1 and block[-1] in '.”"') or not headed)) or words > FEW:
        return "headline" if not headed and block[-1] not in ENDINGS and words <= 2 * FEW else "body"
    return "headline" if words > 3 and not headed else "furniture"


def stated_day(line: str) -> date | None:
    """Read the day that a line names, where it is nothing but a date; None for any other line."""
    if match := DATED.fullmatch(line.strip()):
        for form in ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y"):
            with suppress(ValueError):
                return datetime.strptime(f"{match[1]} {match[2]}", form).date()
    return None
