"""From a path, standard input or a pasted text to an `Input`."""

import re
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ..errors import SummitryError, read_bytes
from .content import Content
from .forms import read_content
from .metadata import check_article, read_metadata

LINES = re.compile(r"[\r\n]")
HALF = re.compile("[\ud800-\udfff]")  # of a character, or a byte that is no text
LONGEST = 1000  # characters that a path has at most; a longer one is a text
ADDRESS = re.compile(r"(?i)\s*(?:[a-z][a-z0-9+.-]+:/+|www\.)\S+\s*")


@dataclass(frozen=True, slots=True)
class Input:
    """An article as it was given: its text, and what file and metadata know of it; None where neither says.

    `name` is the id of the article, `where` what an error calls it. `form` is text, HTML, Word or PDF, `encoding` that
    of the bytes. `published_basis` is `stated` for a day that the file says, else as the metadata say. `author` is who
    says "I" in the text: only the metadata know. Raises `SummitryError` where any of them holds half a character.
    """

    name: str
    where: str
    text: str
    form: str = "text"
    encoding: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    published_basis: str | None = None
    author: str | None = None

    def __post_init__(self) -> None:
        for key in ("text", "title", "publisher", "author"):
            if broken := HALF.search(getattr(self, key) or ""):
                where = f"{self.where}, character {broken.start()}"
                raise SummitryError(f"the {key} holds bytes that are no text", where=where, remedy="read it as UTF-8")


def read_input(given: str | Path) -> Input:
    """Read an article from a file, from standard input (`-`), or from a text itself.

    A string of several lines, or of more than 1,000 characters, is the text. A file is plain text, a saved page of the
    web, a Word document or a PDF; the `.toml` of the same name beside it wins over what the file says. Raises
    `SummitryError` for a file that is missing, empty, damaged or none of these.

    >>> given = read_input("Talks in Oslo fail\\n\\nThe talks failed on Monday.")
    >>> given.name, given.form
    ('pasted', 'text')
    """
    if is_text(given):
        return _input("pasted", "the pasted text", Content(str(given), "text"), {})
    if given == "-":
        where = "standard input"
        return _input("stdin", where, read_content(sys.stdin.buffer.read(), where), {})
    if ADDRESS.fullmatch(str(given)):
        what, remedy = "this is an address, and nothing is fetched from the net", "save the page and give the file"
        raise SummitryError(what, where=str(given).strip(), remedy=remedy)
    path = Path(given)
    content = read_content(read_bytes(path), str(path), path.suffix)
    beside = path.with_suffix(".toml")
    return _input(path.stem, str(path), content, read_metadata(beside) if beside != path else {})


def is_text(given: str | Path) -> bool:
    """Tell whether what is given is a text, not the path of one: it has several lines, or over 1,000 characters.

    >>> is_text("talks.txt"), is_text("Talks fail\\n\\nThey left.")
    (False, True)
    """
    return isinstance(given, str) and (bool(LINES.search(given.strip())) or len(given) > LONGEST)


def _input(name: str, where: str, content: Content, known: dict[str, Any]) -> Input:
    """The input of a content; metadata win over what the file says."""
    if not content.text.strip():
        raise SummitryError("the file is empty", where=where, remedy="paste the article's text into it")
    if content.form == "text":
        check_article(content.text, where)
    basis = "stated" if content.published else None
    own = {**content._asdict(), "published_basis": basis}
    given = {key: value for key, value in known.items() if key in Input.__slots__}
    return Input(name, where, **{**own, **given})
