"""From bytes to text: UTF-8, UTF-16 and UTF-32, or the one code page of Europe that fits."""

import codecs
import re

from charset_normalizer import from_bytes

from ..errors import SummitryError

BOMS = {  # the longer ones first: the mark of UTF-32 begins with that of UTF-16
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
PAGES = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "mac_roman")  # the first is the web's for English
SAMPLE = 20_000  # bytes on either side that the encoding is told by
MESS = 0.05  # of charset-normalizer: a text with more is not read as it was meant
TORN = re.compile(r"[^\W\d_](?:[²³¹ªº]|[^\w\s\0-\x7f\xad’‘“”–—…·])[^\W\d_]")  # `S‡nchez`: a mark inside a word


def decoded(raw: bytes, where: str, declared: str | None = None) -> tuple[str, str]:
    """Give the text of a file's bytes, and the name of its encoding.

    `declared` is the encoding that the file itself names; it counts where the bytes are not UTF-8. Raises
    `SummitryError` for what is no text, or none whose encoding is certain.

    >>> decoded("“No”, said Léon Doe.".encode("cp1252"), "a.txt")
    ('“No”, said Léon Doe.', 'cp1252')
    """
    wide = next((name for mark, name in BOMS.items() if raw.startswith(mark)), None)
    if wide or b"\0" in raw:
        return _wide(raw, where, wide)
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        name = (_known(raw, declared) if declared else None) or _page(raw, error.start)
        if name:
            return raw.decode(name), name
        place = f"{where}, line {raw.count(10, 0, error.start) + 1}, byte {error.start}"
        what = "the text is not UTF-8, and in which encoding it is, is not certain"
        raise SummitryError(what, where=place, remedy="save the file as UTF-8") from None


def _wide(raw: bytes, where: str, name: str | None) -> tuple[str, str]:
    """A text of two or four bytes a character, by the mark at its begin or by where its zeros stand."""
    for wide in (name,) if name else WIDE:
        if (text := _known(raw, wide)) and "\0" not in (read := raw.decode(text)) and (name or _plain(read)):
            return read, text.removesuffix("-le").removesuffix("-be")
    place = f"{where}, byte {max(0, raw.find(0))}"
    raise SummitryError("the file is binary", where=place, remedy="save it as plain text")


def _plain(text: str) -> bool:
    """Whether most of a text is ASCII, as that of English is."""
    return sum(character.isascii() for character in text) > len(text) / 2


def _known(raw: bytes, name: str) -> str | None:
    """The name of an encoding that all the bytes are text in; None for another, or for one that is not known."""
    try:
        raw.decode(name)
    except (UnicodeError, LookupError):
        return None
    return name


def _page(raw: bytes, first: int) -> str | None:
    """The code page that gives the least mess, and no word with a mark in it; None where another gives no more.

    It is told by the bytes around the `first` that is not UTF-8.
    """
    around = raw[max(0, first - SAMPLE) : first + SAMPLE]
    matches = from_bytes(around, steps=1, chunk_size=len(around), cp_isolation=[*PAGES])  # in whole, not in bits
    fits = [match for match in matches if match.chaos <= MESS]
    read = {name: (match.chaos, str(match)) for match in fits for name in match.could_be_from_charset}
    whole = [name for name in PAGES if name in read and not TORN.search(read[name][1])]
    best = min(whole, key=lambda name: read[name][0], default=None)
    rivals = {read[name][1] for name in whole if best and read[name][0] == read[best][0]}
    return best if best and _known(raw, best) and (best == PAGES[0] or len(rivals) == 1) else None
