"""The words of a sentence as atoms, each a letter for its use in a phrase that denotes an actor.

J adjective of a state, S state, B bloc, C capital, T seat of government, P people, O outlet, R office, U person by
trade, G group, Y body, V pair, H honorific, Q qualifier, N name, D determiner, A adjective, I pronoun, ' possessive,
o "of", f "from", W any other word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from ..lexicon import load, words
from .states import states


@dataclass(frozen=True, slots=True)
class Atom:
    """Tokens `start:end` and the letter that says what they are; `value` is the state or the word meant."""

    letter: str
    start: int
    end: int
    value: str = ""


Entry = tuple[str, str, str, bool]  # the words, their letter, the state or word meant, whether case matters
OF_STATES = {"adjectives": "J", "people": "P", "capitals": "C", "seats": "T"}
OF_ROLES = {"offices": "R", "unnamed": "U", "groups": "G", "bodies": "Y", "qualifiers": "Q", "honorifics": "H"}


@cache
def entries() -> dict[str, list[Entry]]:
    """List the lexicon by first word, the longest entry first."""
    unclear = words("states", "unclear", "names")
    rows: list[Entry] = [(name, "O", name, True) for name in load("outlets")["names"] if name not in unclear]
    rows += [(name, "W", name, True) for name in load("states")["places"]["names"]]
    for own, table in (("S", states()), ("B", load("states")["blocs"])):
        letters = OF_STATES if own == "S" else {**OF_STATES, "people": "B"}
        for name, row in table.items():
            names = dict.fromkeys([name, *row.get("names", [])])  # "NATO" is a name, also before a noun
            listed = [(word, letter) for key, letter in letters.items() for word in row.get(key, [])]
            rows += [(word, letter, name, True) for word, letter in listed if letter != "J" or word not in names]
            rows += [(word, own, name, True) for word in names]
    of_roles = {**OF_ROLES, "pairs": "V"}
    rows += [(word, letter, word, False) for key, letter in of_roles.items() for word in load("roles")[key]]
    found: dict[str, list[Entry]] = {}
    for entry in sorted(rows, key=lambda entry: -len(entry[0])):
        found.setdefault(_first_word(entry[0]), []).append(entry)
    return found


def _first_word(text: str) -> str:
    match = re.match(r"\w+", text)
    return match.group().lower() if match else text[:1]


def atoms_of(sent: Span, known: frozenset[str]) -> Iterator[Atom]:
    """The atoms of a sentence; `known` are single words that are names elsewhere in the article."""
    doc, i = sent.doc, sent.start
    ends = {token.idx + len(token): token.i + 1 for token in sent}
    while i < sent.end:
        atom = _listed(doc, i, ends) or _name(doc, i, sent.end, known) or _plain(doc[i])
        yield atom
        i = atom.end


def _listed(doc: Doc, i: int, ends: dict[int, int]) -> Atom | None:
    """The longest entry of the lexicon that starts at token `i`."""
    token = doc[i]
    for entry, letter, value, cased in entries().get(_first_word(token.text), ()):
        end = ends.get(token.idx + len(entry))
        written = doc[i:end].text if end is not None else ""
        if end is None or (written != entry if cased else written.lower() != entry.lower()):
            continue
        if cased and _inside_name(doc, i, end):
            return None
        if letter in "RUGYQ" and not _noun_like(doc, i, end, letter):
            continue
        if value == "opposition" and end < len(doc) and doc[end].lower_ == "to":  # an attitude, no party
            continue
        return Atom(letter, i, end, value)
    return None


def _inside_name(doc: Doc, i: int, end: int) -> bool:
    """Whether a state's name is part of a person's: `Michael Jordan`, `Paris Hilton`, `New York Times`."""
    before, after = (doc[i - 1] if i else None), (doc[end] if end < len(doc) else None)
    person = before is not None and before.ent_type_ == doc[i].ent_type_ == "PERSON"
    ending = after is not None and after.text in words("outlets", "endings")
    return (person and doc[i].ent_iob_ == "I") or ending


def _noun_like(doc: Doc, i: int, end: int, letter: str) -> bool:
    last = doc[end - 1]
    if letter == "Q":
        return last.pos_ in ("ADJ", "ADV", "NOUN", "PROPN", "X", "VERB")
    return last.pos_ in ("NOUN", "PROPN", "ADJ") or last.text[0].isupper()


def _name(doc: Doc, i: int, stop: int, known: frozenset[str]) -> Atom | None:
    """A run of capitalised words that no list knows: a person's, a body's or a place's name."""
    bare = doc[i].text in known and doc[i].pos_ == "PROPN" and len(doc[i].text) > 2  # whatever the model takes it for
    if not _capital(doc[i]) and not bare and not _is_titled(doc, i):
        return None
    end, particles = i + 1, words("names", "particles")
    while end < stop:
        token = doc[end]
        if token.text == "-" and end + 1 < stop and not doc[end - 1].whitespace_ and not token.whitespace_:
            if doc[end - 1].text in known or doc[end + 1].text in known or _is_listed(doc, end + 1, stop):
                break
            end += 2
        elif token.lower_ in particles and end + 1 < stop and _capital(doc[end + 1]) and token.text != "-":
            end += 2
        elif _capital(token) and (doc[end - 1].ent_type_ == "PERSON" or not _is_listed(doc, end, stop)):
            end += 1
        else:
            break
    parts = doc[i:end].text.split()
    if parts[-1] in words("outlets", "endings") and len(parts) > 1:
        return Atom("O", i, end, doc[i:end].text)
    return Atom("N", i, end, doc[i:end].text)


def _is_titled(doc: Doc, i: int) -> bool:
    """Whether a title stands before a name that the model took for an event or a product: `Chancellor Roe`."""
    if not i or doc[i].pos_ != "PROPN" or not doc[i].text[0].isupper() or not doc[i - 1].text[0].isupper():
        return False
    return doc[i - 1].lower_ in words("roles", "offices") | words("roles", "honorifics")


def _is_listed(doc: Doc, i: int, stop: int) -> bool:
    return _listed(doc, i, {token.idx + len(token): token.i + 1 for token in doc[i : min(i + 6, stop)]}) is not None


def _capital(token: Token) -> bool:
    text = token.text
    if not text[0].isupper() or text in words("names", "not_names") or (not text[-1].isalnum() and text[-1] != "."):
        return False
    if token.ent_type_ in words("names", "entities") and token.ent_type_ not in ("PRODUCT", "WORK_OF_ART"):
        return False
    return (
        token.pos_ == "PROPN"
        or token.ent_type_ in ("PERSON", "ORG")
        or (token.pos_ in ("NOUN", "ADJ", "VERB", "X") and not token.is_sent_start)
    )


def _plain(token: Token) -> Atom:
    return Atom(_letter(token), token.i, token.i + 1, token.lower_)


def _letter(token: Token) -> str:
    """The letter of a word that stands in no list of names, states or roles."""
    lower, tag, pos = token.lower_, token.tag_, token.pos_
    owning = lower in ("his", "her", "their") and tag == "PRP$"
    if owning or (lower in words("names", "pronouns") and pos == "PRON" and tag == "PRP"):
        return "I"
    if tag == "POS" or token.text in ("’s", "'s", "’"):
        return "'"
    if lower in words("names", "determiners") and (pos in ("DET", "NUM", "PRON", "ADJ") or tag == "DT"):
        return "D"
    if lower in ("of", "from"):
        return lower[0]
    return "A" if pos == "ADJ" or tag in ("VBN", "CD") else "W"
