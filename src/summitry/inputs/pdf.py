"""A PDF: its lines joined to paragraphs, by the gaps between them, and without what repeats on each page."""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import SummitryError
from .content import Content, reading

if TYPE_CHECKING:
    from pypdf import PdfReader

ENDINGS = '.?!”»"’:…)'
LIGATURE = re.compile("[\ufb00-\ufb06]")
WIDER = 1.3  # times the usual: such a gap parts two paragraphs, such a size is that of a headline
INDENT = 5  # points
EDGE = 2  # lines at the top and at the foot of a page that may be running heads
BULLETS = "•▪◦‣"
SOFT, DIGITS, WORD = "\u00ad", re.compile(r"\d+"), re.compile(r"[^\W\d_]+")
SHORT, FULL = 0.7, 0.85  # of a line of the body: a paragraph ends with the one, and goes on after the other

Piece = tuple[str, float, float, float]  # text, left, height, size


class Line(NamedTuple):
    """A printed line: its `page`, the place of its first letter in points from the lower left, and its size."""

    text: str
    page: int
    left: float
    height: float
    size: float


def read_pdf(raw: bytes, where: str) -> Content:
    """Read the text of a PDF; the headline is the first that is printed larger than the body.

    Raises `SummitryError` for a file that is damaged, encrypted, or holds pictures of its pages.
    """
    with reading("PDF", where, "print it to a new PDF, or copy its text into a .txt file"):
        from pypdf import PdfReader

        logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports what it mends
        lines = list(_lines(_opened(PdfReader(io.BytesIO(raw)), where)))
    if not lines:
        remedy = "let a program for text recognition (OCR) read it, and give its text"
        raise SummitryError("the PDF has no text: its pages are pictures", where=where, remedy=remedy)
    lines = _without_heads(lines) or lines
    blocks, words = _blocks(lines), _words(lines)
    usual = median(line.size for line in lines for _ in line.text)
    large = (_joined(block, words) for block in blocks if block[0].page == 0 and block[0].size > WIDER * usual)
    text = "\n\n".join(_joined(block, words) for block in blocks) + "\n"
    return Content(text, "PDF", title=next(large, None))


def _opened(reader: PdfReader, where: str) -> PdfReader:
    """The reader, opened with the empty password where the file only forbids printing or copying."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise SummitryError("the PDF is encrypted", where=where, remedy="save a copy without a password")
    return reader


def _lines(reader: PdfReader) -> Iterator[Line]:
    """The lines of all pages in the order of the file."""
    for number, page in enumerate(reader.pages):
        pieces: list[Piece] = []
        page.extract_text(visitor_text=partial(_keep, pieces))
        for ended, group in groupby(pieces, key=lambda piece: piece[0] == "\n"):
            line = [] if ended else [*group]
            if first := next((piece for piece in line if piece[0].strip()), None):
                yield Line(_plain("".join(piece[0] for piece in line)), number, *first[1:])


def _keep(pieces: list[Piece], text: str, outer: list[float], inner: list[float], _font: Any, size: float) -> None:
    """Keep what is drawn, cut at line ends, with its place and size by the two matrices that hold there."""
    left, height = inner[4] * outer[0] + outer[4], inner[5] * outer[3] + outer[5]
    pieces += [(part, left, height, abs(size * inner[3] * outer[3])) for part in re.split(r"(\n)", text)]


def _plain(written: str) -> str:
    """A line with single spaces, and letters for the ligatures of a typeface."""
    return LIGATURE.sub(lambda m: unicodedata.normalize("NFKC", m[0]), " ".join(written.split()))


def _without_heads(lines: list[Line]) -> list[Line]:
    """The lines but those at the edge of a page that stand there on others, too, numbers aside: running heads."""
    pages = [[*page] for _, page in groupby(lines, key=lambda line: line.page)]
    edges = {line: DIGITS.sub("#", line.text) for page in pages for line in (*page[:EDGE], *page[-EDGE:])}
    repeated = Counter(text for text, _ in {(text, line.page) for line, text in edges.items()})
    return [line for line in lines if line not in edges or repeated[edges[line]] == 1]


def _blocks(lines: list[Line]) -> list[list[Line]]:
    """The lines of each paragraph."""
    width = max(len(line.text) for line in lines)
    gaps = [(len(a.text) > FULL * width, a.height - b.height) for a, b in pairwise(lines) if a.height > b.height]
    spacing = median([gap for full, gap in gaps if full] or [gap for _, gap in gaps] or [0])
    blocks = [[*lines[:1]]]
    for line, following in pairwise(lines):
        if _parted(line, following, spacing, width):
            blocks.append([])
        blocks[-1].append(following)
    return blocks


def _parted(line: Line, following: Line, spacing: float, width: int) -> bool:
    """Whether a paragraph ends between two lines: at a gap, another size, an indent, or a short line that ends one."""
    gap, ended = line.height - following.height, line.text[-1] in ENDINGS
    if following.text[0] in BULLETS or not 1 / WIDER < (line.size or 1) / (following.size or 1) < WIDER:
        return True
    if line.page != following.page or gap < -1:  # another page or column
        return ended or (len(line.text) < FULL * width and not following.text[0].islower())
    return gap > WIDER * spacing or (ended and (len(line.text) < SHORT * width or following.left > line.left + INDENT))


def _joined(lines: list[Line], words: frozenset[str]) -> str:
    """A paragraph's lines as one; at a line's end the hyphen goes where the text has the word without it."""
    text = lines[0].text
    for line in lines[1:]:
        if text.endswith(("-", SOFT)) and line.text[0].isalpha():
            whole = WORD.findall(text[:-1])[-1:] + WORD.findall(line.text)[:1]
            text = (text[:-1] if text[-1] == SOFT or "".join(whole).lower() in words else text) + line.text
        else:
            text = f"{text} {line.text}"
    return text


def _words(lines: list[Line]) -> frozenset[str]:
    """The words of a text; all of them where its lines are so often hyphenated that no hyphen at an end is its own."""
    hyphened = [(a.text[:-1], b.text) for a, b in pairwise(lines) if a.text.endswith("-")]
    parted = ("".join(WORD.findall(a)[-1:] + WORD.findall(b)[:1]) for a, b in hyphened)
    often = parted if len(hyphened) > max(2, len(lines) / 20) else ()
    return frozenset(word.lower() for word in (*often, *(w for line in lines for w in WORD.findall(line.text))))
