"""Names that no list knows, of persons, bodies and places: where one begins and ends, and how it is written."""

import re
from collections.abc import Iterator

from ..lexicon import words
from ..syntax.tokens import Tokens

FINITE = ("VBD", "VBZ", "MD", "POS")  # tags of what follows a name, and no auxiliary: "May said"
OTHER = ("NOUN", "ADJ", "VERB", "X")  # parts of speech that the model takes names for
QUOTES = frozenset(("“", "”", '"', "‘", "’", "'", "``", "''"))
CLOSING = {"(": {")"}, **dict.fromkeys(QUOTES, QUOTES)}  # what may end a nickname, by what begins it
NICKNAME = re.compile(r"[“\"‘'`(]+[^“”\"‘’'()`][^“”\"‘’'()]*[”\"’')]+")


def written(name: str) -> str:
    """A name on one line and without a nickname: `Richard “Dick” Roe` is Richard Roe."""
    return " ".join(NICKNAME.sub(" ", name).split())


def slug(name: str) -> str:
    """Write a name as an id: `Jane Doe` is `jane_doe`."""
    return re.sub(r"\W+", "_", name.lower()).strip("_")


def sex_of(name: str) -> str:
    """The sex that a first name is given to, `women` or `men`; empty where it is not known."""
    first, *others = name.split() or [""]
    return next((sex for sex in ("women", "men") if others and first in words("first_names", sex)), "")


def begins(tokens: Tokens, i: int, stop: int, known: frozenset[str]) -> bool:
    """Tell whether a name begins with a token; `known` are surnames of the article."""
    word, small = tokens.word[i], tokens.lower[i] in words("names", "particles")
    if not (word[0].isupper() or small or word in known or word.isspace()):
        return False  # as most words
    if is_capital(tokens, i) or is_surname(tokens, i, stop, known) or _is_titled(tokens, i):
        return True
    if word == "He":  # "He Lifeng": a family name
        return i + 1 < stop and is_capital(tokens, i + 1) and tokens.pos[i + 1] == "PROPN"
    begun = word == "-" or word.isspace() or (i > 0 and is_capital(tokens, i - 1))
    return not begun and _word(tokens, i, stop) is not None


def is_surname(tokens: Tokens, i: int, stop: int, known: frozenset[str]) -> bool:
    """Tell whether a word is a person's name of the article, whatever else it means: `King`, `May`, `Rose`."""
    if tokens.word[i] not in known or (i and tokens.tag[i - 1] in ("DT", "PRP$")):
        return False
    after, last = i + 1, i + 1 == stop
    if (tokens.tag[i] == "MD" or tokens.entity[i] in ("DATE", "TIME")) and (last or tokens.tag[after] not in FINITE):
        return False
    if not last and (tokens.lower[after] == "of" or (is_capital(tokens, after) and tokens.word[after] not in known)):
        return False
    opens = tokens.opens[i] or (i > 0 and tokens.word[i - 1] in QUOTES)
    acts = last or tokens.pos[after] in ("VERB", "AUX", "PUNCT", "CCONJ", "PART", "ADP", "ADV")
    return tokens.pos[i] == "PROPN" or not opens or acts


def ends(tokens: Tokens, i: int, stop: int, known: frozenset[str]) -> Iterator[int]:
    """Find where a name may end, in order; `known` words part two actors at a hyphen: `the Doe-Roe meeting`."""
    end: int | None = _word(tokens, i, stop) or i + 1
    while end is not None:
        yield end
        end = _goes_on(tokens, end, stop, known)


def _goes_on(tokens: Tokens, end: int, stop: int, known: frozenset[str]) -> int | None:
    """The end of a name with one word more: `Doe`, `-Roe`, `van der Roe`, `“Dick” Roe`; None where it ends."""
    if end >= stop:
        return None
    mark = tokens.word[end]
    if mark == "-" and end + 1 < stop and tokens.stop[end - 1] + 1 == tokens.stop[end] == tokens.start[end + 1]:
        return None if {tokens.word[end - 1], tokens.word[end + 1]} & known else end + 2
    if closing := CLOSING.get(mark):
        close = next((i for i in range(end + 2, min(end + 6, stop - 1)) if tokens.word[i] in closing), end)
        return _word(tokens, close + 1, stop) if any(is_capital(tokens, i) for i in range(end + 1, close)) else None
    return _word(tokens, end, stop)


def _word(tokens: Tokens, i: int, stop: int) -> int | None:
    """The end of a word of a name, with the particles before it: `Doe`, `van der Roe`, `al-Roe`."""
    last, particles = i, words("names", "particles")
    while last < stop and (tokens.lower[last] in particles or tokens.word[last].isspace()):
        last += 1
    if last < stop and is_capital(tokens, last):
        return last + 1
    return i + 1 if last > i and is_capital(tokens, i) else None


def _is_titled(tokens: Tokens, i: int) -> bool:
    """Whether a title stands before a name that the model took for an event or a product: `Chancellor Roe`."""
    before = tokens.lower[i - 1] if i and tokens.pos[i] == "PROPN" and tokens.word[i][0].isupper() else ""
    return before in words("roles", "offices") or before in words("roles", "honorifics")


def is_capital(tokens: Tokens, i: int) -> bool:
    """Tell whether a word is written and used as a name."""
    word, entity, pos = tokens.word[i], tokens.entity[i], tokens.pos[i]
    if not word[0].isupper() or word in words("names", "not_names") or (not word[-1].isalnum() and word[-1] != "."):
        return False
    months = words("names", "months")  # "Jun-Jul", "between Nov and Mar"
    if word in months and sum(near in months for near in tokens.word[max(0, i - 2) : i + 3]) > 1:
        return False
    if entity in words("names", "entities") and entity not in ("PRODUCT", "WORK_OF_ART"):
        return False
    return pos == "PROPN" or entity in ("PERSON", "ORG") or (pos in OTHER and not tokens.opens[i])
