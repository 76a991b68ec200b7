"""Every span as an annotation of the W3C Web Annotation model (JSON-LD), by position and by quotation."""

from __future__ import annotations

import hashlib
import json
import uuid
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from ..records import Span
from ..tables.schema import IDS, each
from .cells import words

if TYPE_CHECKING:
    from ..tables.store import Tables

ENDING = ".jsonld"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters of prefix and suffix
SAID = {  # the cells that say what a row is
    "actors": ("name", "role", "side"),
    "times": ("type", "value", "mod"),
    "statements": ("form", "type", "speaker_id"),
    "events": ("title", "status"),
    "stances": ("holder_id", "position", "issue", "basis"),
}


class Mark(NamedTuple):
    """A span with the row that stands on it, and the part it plays there."""

    table: str
    row_id: str
    part: str
    span: Span


def write(tables: Tables) -> bytes:
    """Give the annotations as a collection of one page.

    Positions are code points of the UTF-8 text with its line ends untouched, as the tables' offsets are. The text is
    named by its digest (RFC 6920), an annotation by one of text and place, so that both stay the same.
    """
    digest = hashlib.sha256(tables.text.encode()).digest()
    source = f"ni:///sha-256;{urlsafe_b64encode(digest).decode().rstrip('=')}"
    items = [_annotation(tables.text, source, mark, label) for mark, label in _marks(tables)]
    collection = {
        "@context": CONTEXT,
        "id": _named(source),
        "type": "AnnotationCollection",
        "label": words(tables.articles["headline"].iloc[0]) or str(tables.articles["article_id"].iloc[0]),
        "total": len(items),
        "first": {"id": _named(source, "page"), "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return (json.dumps(collection, indent=2, ensure_ascii=False) + "\n").encode()


def not_carried(tables: Tables) -> list[str]:
    """List what these tables hold and the annotations do not."""
    return ["cells other than names, titles, values and positions", "links between rows", "confidence", "rules"]


def _marks(tables: Tables) -> Iterator[tuple[Mark, str]]:
    """Every span with what its row says; of a row without spans, and of a doubt, its own."""
    labels = {(name, row_id): label for name in SAID for row_id, label in _labels(tables, name)}
    pieces = [Mark(str(r.table), str(r.row_id), str(r.part), _span(r)) for r in each(tables.spans)]
    known = {(mark.table, mark.row_id) for mark in pieces}
    for name in SAID:
        rows = each(getattr(tables, name))
        pieces += [
            Mark(name, i, "mention", _span(r)) for r in rows if (name, i := str(getattr(r, IDS[name]))) not in known
        ]
    for mark in sorted(pieces, key=lambda mark: (mark.span, mark)):
        yield mark, labels[mark.table, mark.row_id]
    for r in each(tables.doubts):
        yield Mark(str(r.table), str(r.row_id), "doubt", _span(r)), str(r.reason)


def _span(row: Any) -> Span:
    return Span(int(row.span_start), int(row.span_end))


def _labels(tables: Tables, name: str) -> Iterator[tuple[str, str]]:
    """The id of each row of a table, and what it says in a few words."""
    for row in each(getattr(tables, name)):
        said = (words(getattr(row, column)) for column in SAID[name])
        yield str(getattr(row, IDS[name])), ", ".join(filter(None, said))


def _annotation(text: str, source: str, mark: Mark, label: str) -> dict[str, Any]:
    start, end = mark.span
    tags = (mark.table, mark.row_id, mark.part)
    return {
        "id": _named(source, *tags, f"{start}-{end}", label),
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            *({"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags),
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": label},
        ],
        "target": {
            "source": source,
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(0, start - AROUND) : start],
                    "suffix": text[end : end + AROUND],
                },
            ],
        },
    }


def _named(*parts: str) -> str:
    """A name that follows from what it names."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "/".join(parts)).urn
