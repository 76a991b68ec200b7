"""A Word document: a block a paragraph, as it reads when all changes are accepted."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..errors import SummitryError
from .content import Content, reading

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

TITLES = ("Title", "Heading 1")
TEXT = ".//w:t | .//w:tab | .//w:br | .//w:cr"  # what a change inserted, too, and nothing that it deleted


def read_word(raw: bytes, where: str) -> Content:
    """Read a .docx file: its paragraphs and the cells of its tables in order; the headline is styled as a title.

    Dates and author of the file are not those of the article. Raises `SummitryError` where it has no text.
    """
    with reading("Word document", where, "save it anew as .docx or as plain text"):
        from docx import Document

        found = [
            (block.style.name if block.style else "", _text(block)) for block in _paragraphs(Document(io.BytesIO(raw)))
        ]
    blocks = [(style, text) for style, text in found if text]
    if not blocks:
        raise SummitryError("the document has no text", where=where, remedy="copy the article's text into a .txt file")
    title = next((" ".join(text.split()) for style, text in blocks if style in TITLES), None)
    return Content("\n\n".join(text for _, text in blocks) + "\n", "Word", title=title)


def _paragraphs(holder: Any) -> Iterator[Paragraph]:
    """The paragraphs of a document or a cell, those of tables in their place."""
    for block in holder.iter_inner_content():
        if hasattr(block, "rows"):
            for cell in dict.fromkeys(cell for row in block.rows for cell in row.cells):
                yield from _paragraphs(cell)
        else:
            yield block


def _text(paragraph: Paragraph) -> str:
    pieces = (node.text if node.tag.endswith("}t") else " " for node in paragraph._p.xpath(TEXT))
    return "".join(piece or "" for piece in pieces).strip()
