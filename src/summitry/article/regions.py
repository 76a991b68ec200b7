"""The paragraphs of a text and what each of them is: headline, body, caption or furniture."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from functools import cache, reduce

from dateutil.parser import parse

from ..lexicon import load, words
from ..records import Paragraph, Span

SPACE = re.compile(r"[^\S\n]|[\ufeff\u200b]")
BLOCK = re.compile(r"\S(?:.|\n(?! *\n))*")  # lines up to the next empty one
LINE = re.compile(r"\S.*")
SIGNED = re.compile(r"[”\"’]\s*(?:—|–|--?) ?[A-Z][^.?!\n]{2,80}$")  # a quotation, and below it who said it
ENDINGS = ".?!”»\"'’:…)"
ASIDES = ("label", "dated", "dateline")
LONG = 40  # words: the headline of a release may have so many
WRAPPED = 100  # characters: longer lines are paragraphs
FEW = 12  # words: an unpunctuated block of fewer is no paragraph of the body


def regions(text: str, title: str | None = None) -> list[Paragraph]:
    """Cut a text into paragraphs, each with its part: headline, body, caption or furniture.

    `title` is the headline where it is known; None: the first line that looks like one.

    >>> [p.part for p in regions("Talks in Oslo fail\\n\\nShare\\n\\nThe talks failed on Monday.")]
    ['headline', 'furniture', 'body']
    """
    found: list[Paragraph] = []
    flat = _flat(text)
    for span in _blocks(flat):
        headed = any(p.part in ("headline", "body") for p in found)
        part = _part(" ".join(span.of(flat).split()), title, headed)
        if found and found[-1].part == "body" and SIGNED.search(flat[max(0, found[-1].span.end - 2) : span.end]):
            part = "body"
        if part == "body" and (opening := _opening(flat, span)):
            found.append(Paragraph(opening, "furniture"))
            span = Span(span.end - len(flat[opening.end : span.end].lstrip()), span.end)
        found.append(Paragraph(span, part))
    return found


def datelines(text: str) -> Iterator[Span]:
    """Find where a line opens with the place, and perhaps the day, that it is reported from.

    >>> text = "GENEVA, May 7 (Reuters) - They met."
    >>> [line.of(text) for line in datelines(text)]
    ['GENEVA, May 7 (Reuters) -']
    """
    flat = _flat(text)
    return filter(None, (_opening(flat, Span(*line.span())) for line in LINE.finditer(flat)))


def _opening(flat: str, span: Span) -> Span | None:
    """The dateline that a paragraph begins with; the name of a town in small letters needs an agency that is listed."""
    found = (match for pattern in _patterns("dateline") if (match := pattern.match(flat, *span)))
    named = words("outlets", "names") | {None}
    return next((Span(*match.span()) for match in found if match.groupdict().get("agency") in named), None)


def _flat(text: str) -> str:
    """The text with a plain space for each white character but those that end its lines."""
    return SPACE.sub(" ", text if "\n" in text else text.replace("\r", "\n"))


def _blocks(flat: str) -> list[Span]:
    """Blocks between empty lines, or lines in a text without any; a label or a date in them stands by itself.

    Where none of the lines is long, one that is about as long as any and ends no sentence goes on in the next.
    """
    blocks, found = [match.span() for match in BLOCK.finditer(flat)], list[Span]()
    width = max(map(len, flat.splitlines()), default=0)
    for start, end in blocks:
        last = ""  # the line before, where one may go on from it
        for line in LINE.finditer(flat, start, end):
            written = line[0].rstrip()
            span, aside = Span(line.start(), line.start() + len(written)), marked(written, *ASIDES)
            broken = width <= WRAPPED and len(last) > 0.75 * width and last[-1] not in ENDINGS
            if last and not aside and (len(blocks) > 1 or written[0].islower() or broken):
                span = Span(found.pop().start, span.end)
            found.append(span)
            last = "" if aside else written
    return found


@cache
def _patterns(kind: str) -> list[re.Pattern[str]]:
    """The patterns of a kind of mark, their `{parts}` written out."""
    parts, rows = load("article")["parts"].items(), load("article")[kind]
    return [re.compile(reduce(lambda whole, part: whole.replace(*part), parts, row["pattern"])) for row in rows]


def marked(line: str, *kinds: str) -> re.Match[str] | None:
    """Match a line with the first pattern of the kinds (label, dated, dateline, signed) that fits all of it."""
    return next((match for kind in kinds for pattern in _patterns(kind) if (match := pattern.fullmatch(line))), None)


def _part(block: str, title: str | None, headed: bool) -> str:
    """`Share` is furniture, `A minister waves. (Jane Doe/Herald Images)` a caption."""
    size = len(block.split())
    if title and block.split() == title.split() and not headed:
        return "headline"
    if size < 60 and any(pattern.search(block) for pattern in _patterns("credit")):
        return "caption"
    if marked(block, *ASIDES):
        return "furniture"
    if SIGNED.search(block):
        return "body"
    if (block[-1] in ENDINGS and (size > 3 or (size > 1 and block[-1] in '.”"') or not headed)) or size > FEW:
        return "headline" if not headed and block[-1] not in ENDINGS and size <= LONG else "body"
    return "headline" if size > 3 and not headed else "furniture"


def stated(lines: list[str]) -> tuple[date | None, str | None]:
    """Read the day of publication and the agency that lines state; no day without a year, and an update's day last.

    >>> stated(["CAIRO, Oct 9 (Reuters) -", "© 2025"])
    (datetime.date(2025, 10, 9), 'Reuters')
    """
    found = [match for kind in ("dated", "dateline") for line in lines if (match := marked(line, kind))]
    parts = (part for match in found for part in re.split(r" ?[(),|·•—–] ?", match[0]))
    years = {*re.findall(r"\b(?:19|20)\d\d\b", " ".join(lines))}
    days = (_day(match["day"] or "", years) for match in sorted(found, key=lambda m: "updated" in m[0].lower()[:13]))
    return next(filter(None, days), None), next((part for part in parts if part in words("outlets", "names")), None)


def _day(written: str, years: set[str]) -> date | None:
    """`Oct 9` in the one year that is named around it; None where there is none."""
    with suppress(ValueError):
        if written and (len(years) == 1 or re.search(r"\d{4}", written)):
            return date.fromordinal(parse(written, default=datetime(int(min(years)), 1, 1)).toordinal())
    return None
