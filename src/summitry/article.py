"""From a file to an `Article`: the text untouched, its paragraphs, and what each of them is."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

from .records import Article, Paragraph, Span

BLOCK = re.compile(r"\S(?:.|\n(?!\s*\n))*", re.MULTILINE)
CREDIT = re.compile(r"\([^()]*(?:/|Image|Photo|Getty|Reuters|AP|AFP)[^()]*\)\s*$|^Image:")


def read_article(path: str | Path, published: date | None = None) -> Article:
    """Read an article and the `.toml` beside it, if there is one. (first draft: helper A replaces this)"""
    path = Path(path)
    text = path.read_bytes().decode("utf-8")
    meta = {}
    if path.with_suffix(".toml").exists():
        meta = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    paragraphs = tuple(regions(text))
    headline = next((p.span.of(text) for p in paragraphs if p.part == "headline"), None)
    return Article(path.stem, text, paragraphs, headline, meta.get("publisher"), published or meta.get("published"), "given")


def regions(text: str) -> list[Paragraph]:
    """The paragraphs of the text, each with its part."""
    found: list[Paragraph] = []
    for match in BLOCK.finditer(text):
        block = match.group().rstrip()
        span = Span(match.start(), match.start() + len(block))
        if CREDIT.search(block):
            part = "caption"
        elif block[-1] in ".?!”\"'’:…":
            part = "body"
        elif len(block.split()) > 4 and not any(p.part in ("headline", "body") for p in found):
            part = "headline"
        else:
            part = "furniture"
        found.append(Paragraph(span, part))
    return found
