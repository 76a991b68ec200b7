"""From a file to an `Article`: the text untouched, its paragraphs, and what each of them is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from .errors import SummitryError
from .records import Article, Paragraph, Span

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
KEYS = {"title", "publisher", "published", "published_basis", "how_known", "url", "author", "licence"}
BASES = ("given", "stated", "inferred")
FEW = 12  # words: an unpunctuated block of fewer is no paragraph of the body


def read_article(path: str | Path, published: date | str | None = None) -> Article:
    """Read an article from a UTF-8 text file, and what is known of it from the `.toml` of the same name.

    `published` (a date or `YYYY-MM-DD`) wins over the metadata, and these over a line in the text that
    is nothing but a date. Without any, relative dates stay unresolved. Raises `SummitryError` where the
    file is missing, empty, binary, not UTF-8 or without a body, or the metadata is not as described.

    >>> read_article("article.txt", "2024-05-15").published  # doctest: +SKIP
    datetime.date(2024, 5, 15)
    """
    path = Path(path)
    text = _text(path)
    known = _metadata(path.with_suffix(".toml"))
    paragraphs = tuple(regions(text, known.get("title")))
    if not any(p.part == "body" for p in paragraphs):
        raise SummitryError(
            "no sentence of a body was found",
            where=str(path),
            remedy="paste the whole article, one paragraph a line or block",
        )
    headline = known.get("title") or next((p.span.of(text) for p in paragraphs if p.part == "headline"), None)
    day, basis = _published(published, known, text, paragraphs)
    return Article(path.stem, text, paragraphs, headline, known.get("publisher"), day, basis)


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise SummitryError("there is no such file", where=str(path), remedy="check the path") from None
    except OSError as error:
        raise SummitryError(
            f"the file cannot be read ({error.strerror})", where=str(path), remedy="name a text file"
        ) from None
    if not raw.strip():
        raise SummitryError("the file is empty", where=str(path), remedy="paste the article's text into it")
    if b"\0" in raw:
        raise SummitryError(
            "the file is binary", where=f"{path}, byte {raw.index(0)}", remedy="save the article as plain text"
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SummitryError(
            "the text is not UTF-8", where=f"{path}, line {line}, byte {error.start}", remedy="save the file as UTF-8"
        ) from None


def _metadata(path: Path) -> dict[str, Any]:
    """What the file beside the article says of it; empty where there is none."""
    if not path.exists():
        return {}
    try:
        known = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SummitryError(
            f"the metadata cannot be read: {error}", where=str(path), remedy="mend the TOML or remove the file"
        ) from None
    for key, value in known.items():
        if key not in KEYS:
            raise SummitryError(f"unknown key '{key}'", where=str(path), remedy=f"use {', '.join(sorted(KEYS))}")
        if key != "published" and not isinstance(value, str):
            raise SummitryError(f"'{key}' is not text", where=str(path), remedy="put it in quotation marks")
    if known.get("published_basis", "given") not in BASES:
        raise SummitryError(
            "'published_basis' is none of " + ", ".join(BASES), where=str(path), remedy="say how the date is known"
        )
    if "published" in known:
        known["published"] = _day(known["published"], str(path))
    return known


def _day(value: date | str, where: str) -> date:
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    try:
        return date.fromisoformat(value)
    except (ValueError, TypeError):
        raise SummitryError(f"'{value}' is no date", where=where, remedy="write it as YYYY-MM-DD") from None


def _published(
    given: date | str | None, known: dict[str, Any], text: str, paragraphs: tuple[Paragraph, ...]
) -> tuple[date | None, str | None]:
    """The day of publication and how it is known."""
    if given is not None:
        return _day(given, "--published"), "given"
    if "published" in known:
        return known["published"], known.get("published_basis", "given")
    for paragraph in paragraphs[:6]:
        day = _stated(paragraph.span.of(text))
        if day is not None:
            return day, "stated"
    return None, None


def _stated(line: str) -> date | None:
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


# --- regions ----------------------------------------------------------------------------------------


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
    if LABEL.match(block) or _stated(block):
        return "furniture"
    if SIGNED.search(block):
        return "body"
    if (block[-1] in ENDINGS and (words > 3 or (words > 1 and block[-1] in '.”"') or not headed)) or words > FEW:
        return "headline" if not headed and block[-1] not in ENDINGS and words <= 2 * FEW else "body"
    return "headline" if words > 3 and not headed else "furniture"
