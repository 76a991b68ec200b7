"""A page of the web as a file: its article without what stands around it, and what its head knows."""

import re
from contextlib import suppress
from datetime import date

from ..errors import SummitryError
from .content import Content, reading
from .encoding import decoded

COMMENT = rb"<!--(?:[^-]|-[^-]|--+[^->])*--+>\s*"  # which ends at its first `-->`, so that many are read in one way
PAGE = re.compile(rb"(?is)(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:" + COMMENT + rb")*<(?:!doctype\s+html|html)\b")
CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}charset=[\"']?([\w-]+)|<\?xml[^>]*encoding=[\"']([\w-]+)")
DATES = {"extensive_search": False, "original_date": True, "max_date": "9999-12-31"}  # no guess, and no clock


def read_page(raw: bytes, where: str) -> Content:
    """Read the article of a saved page: its headline, and a block a paragraph.

    Headline, day and publisher are those of the page's metadata. Raises `SummitryError` where it holds no article.
    """
    remedy = "copy the article's text into a .txt file"
    declared = CHARSET.search(raw[:4096])
    name = next((group.decode() for group in declared.groups() if group), None) if declared else None
    text, encoding = decoded(raw, where, name)
    with reading("HTML", where, remedy):
        from trafilatura import bare_extraction

        found = bare_extraction(
            text, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=DATES
        )
    known = found.as_dict() if found and not isinstance(found, dict) else {}
    if not (known.get("text") or "").strip():
        raise SummitryError("no article was found in the page", where=where, remedy=remedy)
    blocks = [line for line in known["text"].splitlines() if line.strip()]
    title = " ".join((known.get("title") or "").split()) or None
    if title and title not in blocks[:3]:
        blocks.insert(0, title)
    return Content("\n\n".join(blocks) + "\n", "HTML", encoding, title, known.get("sitename"), _day(known.get("date")))


def _day(written: str | None) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(written) if written else None
    return None
