"""Names that no list knows, of persons, bodies and places: where one begins and ends, and how it is written."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ..lexicon import words

FINITE = ("VBD", "VBZ", "MD", "POS")  # tags of what follows a name, and no auxiliary: "May said"
QUOTES = ("“", "”", '"', "‘", "’", "'", "``", "''")
NICKNAME = re.compile(r"\s*[“\"‘'`(]+[^“”\"‘’'()]+[”\"’')]+\s*")


def written(doc: Doc, first: int, end: int) -> str:
    """A name on one line and without a nickname: `Richard “Dick” Roe` is Richard Roe."""
    return " ".join(NICKNAME.sub(" ", doc[first:end].text).split())


def slug(name: str) -> str:
    """Write a name as an id: `Jane Doe` is `jane_doe`."""
    return re.sub(r"\W+", "_", name.lower()).strip("_")


def sex_of(name: str) -> str:
    """The sex that a first name is given to, `women` or `men`; empty where it is not known."""
    first, *others = name.split() or [""]
    return next((sex for sex in ("women", "men") if others and first in words("first_names", sex)), "")


def begins(doc: Doc, i: int, stop: int, known: frozenset[str]) -> bool:
    """Tell whether a name begins with a token; `known` are surnames of the article."""
    token, after = doc[i], doc[i + 1] if i + 1 < stop else None
    if is_capital(token) or is_surname(doc, i, stop, known) or _is_titled(doc, i):
        return True
    if token.text == "He":  # "He Lifeng": a family name
        return after is not None and is_capital(after) and after.pos_ == "PROPN"
    inside = token.is_space or token.text == "-" or (i > 0 and is_capital(doc[i - 1]))
    return not inside and _word(doc, i, stop) is not None


def is_surname(doc: Doc, i: int, stop: int, known: frozenset[str]) -> bool:
    """Tell whether a word is a person's name of the article, whatever else it means: `King`, `May`, `Rose`."""
    token, after = doc[i], doc[i + 1] if i + 1 < stop else None
    if token.text not in known or (i and doc[i - 1].tag_ in ("DT", "PRP$")):
        return False
    if (token.tag_ == "MD" or token.ent_type_ in ("DATE", "TIME")) and (after is None or after.tag_ not in FINITE):
        return False
    follows = after is None or not (after.lower_ == "of" or (is_capital(after) and after.text not in known))
    opens = token.is_sent_start or (i > 0 and doc[i - 1].text in QUOTES)
    acts = after is None or after.pos_ in ("VERB", "AUX", "PUNCT", "CCONJ", "PART", "ADP", "ADV")
    return follows and (token.pos_ == "PROPN" or not opens or acts)


def ends(doc: Doc, i: int, stop: int, known: frozenset[str]) -> Iterator[int]:
    """Find the places where the name that begins with a token may end, in order.

    `known` words part two actors at a hyphen: `the Doe-Roe meeting`.
    """
    end: int | None = _word(doc, i, stop) or i + 1
    while end is not None:
        yield end
        end = _goes_on(doc, end, stop, known)


def _goes_on(doc: Doc, end: int, stop: int, known: frozenset[str]) -> int | None:
    """The end of a name with one word more: `Doe`, `-Roe`, `van der Roe`, `“Dick” Roe`; None where it ends."""
    if end >= stop:
        return None
    token = doc[end]
    if token.text == "-" and end + 1 < stop and not doc[end - 1].whitespace_ and not token.whitespace_:
        return None if {doc[end - 1].text, doc[end + 1].text} & known else end + 2
    if closing := {"(": ")", **dict.fromkeys(QUOTES, QUOTES)}.get(token.text):
        close = next((i for i in range(end + 2, min(end + 6, stop - 1)) if doc[i].text in closing), end)
        return _word(doc, close + 1, stop) if any(map(is_capital, doc[end + 1 : close])) else None
    return _word(doc, end, stop)


def _word(doc: Doc, i: int, stop: int) -> int | None:
    """The end of a word of a name, with the particles before it: `Doe`, `van der Roe`, `al-Roe`."""
    last = i
    while last < stop and (doc[last].is_space or doc[last].lower_ in words("names", "particles")):
        last += 1
    if last < stop and is_capital(doc[last]):
        return last + 1
    return i + 1 if last > i and is_capital(doc[i]) else None


def _is_titled(doc: Doc, i: int) -> bool:
    """Whether a title stands before a name that the model took for an event or a product: `Chancellor Roe`."""
    before = doc[i - 1].lower_ if i and doc[i].pos_ == "PROPN" and doc[i].text[0].isupper() else ""
    return before in words("roles", "offices") or before in words("roles", "honorifics")


def is_capital(token: Token) -> bool:
    """Tell whether a word is written and used as a name."""
    text = token.text
    if not text[0].isupper() or text in words("names", "not_names") or (not text[-1].isalnum() and text[-1] != "."):
        return False
    months = words("names", "months")  # "Jun-Jul", "between Nov and Mar"
    if text in months and sum(word.text in months for word in token.doc[max(0, token.i - 2) : token.i + 3]) > 1:
        return False
    if token.ent_type_ in words("names", "entities") and token.ent_type_ not in ("PRODUCT", "WORK_OF_ART"):
        return False
    return (
        token.pos_ == "PROPN"
        or token.ent_type_ in ("PERSON", "ORG")
        or (token.pos_ in ("NOUN", "ADJ", "VERB", "X") and not token.is_sent_start)
    )
