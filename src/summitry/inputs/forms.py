"""The form of a file, told by its first bytes, and its content read by what knows that form."""

import io
from collections.abc import Callable
from zipfile import ZipFile

from ..errors import SummitryError
from .content import Content, reading
from .encoding import decoded
from .page import PAGE, read_page
from .pdf import read_pdf
from .word import read_word

FOREIGN = {  # how the files of other programs begin, what they are, and the remedy
    b"\xd0\xcf\x11\xe0": ("an Office file of before 2007", "save it as .docx"),
    b"{\\rtf": ("a rich text file", "save it as .docx or plain text"),
    b"MIME-Version:": ("a web archive or a mail", "save the page as HTML, or the mail as plain text"),
    b"From: <Saved by ": ("a web archive", "save the page as HTML"),
    b"\x89PNG": ("a picture", "give the text of the article"),
    b"\xff\xd8\xff": ("a picture", "give the text of the article"),
    b"GIF8": ("a picture", "give the text of the article"),
}


def read_content(raw: bytes, where: str, suffix: str = "") -> Content:
    """Read the bytes of a file as what they are, whatever the name says; `suffix` decides only for HTML.

    Raises `SummitryError` for a form that is not read, and for a file that is damaged.

    >>> read_content(b"Talks fail.", "a.txt").form
    'text'
    """
    return _reader(raw, where, suffix)(raw, where)


def _reader(raw: bytes, where: str, suffix: str) -> Callable[[bytes, str], Content]:
    for start, (what, remedy) in FOREIGN.items():
        if raw.startswith(start):
            raise SummitryError(f"this is {what}, no article", where=where, remedy=remedy)
    if raw.startswith(b"PK\x03\x04"):
        return _read_zip
    if raw.lstrip().startswith(b"%PDF-"):
        return read_pdf
    return read_page if PAGE.match(raw) or suffix.lower() in (".html", ".htm", ".xhtml") else _read_text


def _read_text(raw: bytes, where: str) -> Content:
    text, encoding = decoded(raw, where)
    return Content(text, "text", encoding)


def _read_zip(raw: bytes, where: str) -> Content:
    """A Word document is a zip archive with a document in it; others are no article."""
    remedy = "save the article anew as .docx or as plain text"
    with reading("Word document", where, remedy), ZipFile(io.BytesIO(raw)) as archive:
        names = archive.namelist()
    if "word/document.xml" not in names:
        raise SummitryError("this is a zip archive, no Word document", where=where, remedy=remedy)
    return read_word(raw, where)
