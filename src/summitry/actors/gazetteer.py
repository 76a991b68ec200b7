"""The words of a sentence as atoms, each a letter for its use in a phrase that denotes an actor.

J adjective of a state, S state, B bloc, C capital, T seat of government, P people, O outlet, R office, U person by
trade, G group, Y body, V pair, H honorific, Q qualifier, N name, K what the codebook names, D determiner, A adjective,
I pronoun, ' possessive, o "of", f "from", c comma, & "and", W any other word.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Span, Token

from ..lexicon import labels, load, words
from .names import begins, ends, is_surname, written
from .states import states


@dataclass(frozen=True, slots=True)
class Atom:
    """Tokens `start:end` and the letter that says what they are; `value` is the state or the word meant."""

    letter: str
    start: int
    end: int
    value: str = ""


Phrases = Callable[[Doc, int, int], Atom | None]
Entry = tuple[str, str, str, bool]  # the words, their letter, the state or word meant, whether case matters


@cache
def entries() -> dict[str, list[Entry]]:
    """List the lexicon by first word, the longest entry first."""
    of, unclear = load("names")["letters"], words("states", "unclear", "names")
    rows: list[Entry] = [(name, "O", name, True) for name in load("outlets")["names"] if name not in unclear]
    rows += [(name, "W", name, True) for name in load("states")["places"]["names"]]
    for own, table in (("S", states()), ("B", load("states")["blocs"])):
        letters = {**of["states"], "names": own}
        for name, row in table.items():
            listed = [(word, letter) for key, letter in letters.items() for word in row.get(key, [])]
            rows += [(word, letter, name, True) for word, letter in (*listed, (name, own))]
    rows += [(word, letter, word, False) for key, letter in of["roles"].items() for word in load("roles")[key]]
    rows += [(short, "R", office, True) for short, office in load("roles")["abbreviations"].items()]
    found: dict[str, list[Entry]] = {}
    for entry in sorted(rows, key=lambda entry: -len(entry[0])):
        found.setdefault(_first_word(entry[0]), []).append(entry)
    return found


def _first_word(text: str) -> str:
    return re.split(r"\W", text, maxsplit=1)[0].lower()


@cache
def state_words() -> dict[str, str]:
    """The state or bloc that each name, adjective, people and capital of the lexicon stands for."""
    rows = [(words_, value) for row in entries().values() for words_, letter, value, _ in row if letter in "SBJPC"]
    return dict(reversed(rows))


def atoms_of(sent: Span, known: frozenset[str], phrases: Phrases | None = None) -> Iterator[Atom]:
    """The atoms of a sentence.

    `known` are single words that are names elsewhere in the article, `phrases` finds what the codebook calls actors.
    """
    doc, i = sent.doc, sent.start
    while i < sent.end:
        said = phrases(doc, i, sent.end) if phrases is not None else None
        found = said or _listed(doc, i, sent.end, known) or _name(doc, i, sent.end, known)
        yield (atom := found or Atom(_letter(doc[i]), i, i + 1, doc[i].lower_))
        i = atom.end


def _listed(doc: Doc, i: int, stop: int, known: frozenset[str]) -> Atom | None:
    """The longest entry of the lexicon that starts at token `i`, unless it is part of a person's name."""
    for entry, letter, value, cased in entries().get(_first_word(doc[i].text), ()):
        span = doc.char_span(doc[i].idx, doc[i].idx + len(entry))
        if span is None or span.end > stop or (span.text != entry if cased else span.text.lower() != entry.lower()):
            continue
        if cased and _inside_name(doc, i, span.end):
            return None
        if letter not in "RUGYQV" or _noun_like(doc, i, span.end, letter):
            atom = _as_used(doc, Atom(letter, i, span.end, value))
            return None if atom.letter in "RUGQ" and is_surname(doc, i, stop, known) else atom
    return None


def _as_used(doc: Doc, atom: Atom) -> Atom:
    """What a listed word is where it stands: `the French agreed`, `Presidents Doe and Roe`, `minister-designate`."""
    last, office, after = doc[atom.end - 1], doc[atom.end - 1].lemma_.lower(), doc[atom.end : atom.end + 2]
    if atom.letter == "J" and last.pos_ in ("NOUN", "PROPN") and last.dep_ in labels("nouns"):
        return replace(atom, letter="P")
    if atom.letter == "R" and len(after) == 2 and after[0].text == "-" and after[1].lower_ in words("roles", "chosen"):
        return replace(atom, end=atom.end + 2)
    if atom.letter == "G" and len(after) and after[0].pos_ == "PROPN" and office in words("roles", "offices"):
        kind = f"{doc[max(0, atom.start - 1)].lower_} {office}"  # "Foreign ministers Doe and Roe"
        return replace(atom, letter="R", value=kind if kind in words("roles", "offices") else office)
    return atom


def _inside_name(doc: Doc, i: int, end: int) -> bool:
    """Whether a state's name is part of a person's: `Michael Jordan`, `Paris Hilton`, `New York Times`."""
    after = doc[end : end + 1]
    if any(token.lower_ in words("roles", "offices") for token in after):
        return False  # "Ruritanian King Rudolf"
    person = any(token.ent_type_ == "PERSON" and token.ent_iob_ == "I" for token in (doc[i], *after))
    return person or any(token.text in words("outlets", "endings") for token in after)


def _noun_like(doc: Doc, i: int, end: int, letter: str) -> bool:
    last = doc[end - 1]
    if last.lower_ == "opposition" and end < len(doc) and doc[end].lower_ == "to":
        return False  # an attitude, no party
    if letter == "V":  # "the two will meet", but not "the two countries"
        return last.pos_ != "NUM" or end == len(doc) or doc[end].pos_ not in ("NOUN", "PROPN", "ADJ")
    if letter == "Q":
        return last.pos_ in ("ADJ", "ADV", "NOUN", "PROPN", "X", "VERB")
    return last.pos_ in ("NOUN", "PROPN", "ADJ") or last.text[0].isupper()


def _name(doc: Doc, i: int, stop: int, known: frozenset[str]) -> Atom | None:
    """A run of capitalised words that no list knows, up to one that a list knows: `Jane Doe | Ruritania`."""
    if not begins(doc, i, stop, known):
        return None
    for end in ends(doc, i, stop, known):
        joined = end + 1 < stop and doc[end].text == "-"
        if end < stop and doc[end - 1].ent_type_ != "PERSON" and _listed(doc, end + joined, stop, known):
            break
    parts = doc[i:end].text.split()
    if parts[-1] in words("outlets", "endings") and len(parts) > 1:
        return Atom("O", i, end, doc[i:end].text)
    return Atom("N", i, end, written(doc, i, end))


def _letter(token: Token) -> str:
    """The letter of a word that stands in no list of names, states or roles."""
    lower, tag, pos = token.lower_, token.tag_, token.pos_
    owning = tag == "PRP$" and lower not in words("names", "pronouns", "things")
    if lower in words("names", "pronouns") and (owning or (pos == "PRON" and tag == "PRP")):
        return "I"
    if tag == "POS" or token.text in ("’s", "'s", "’"):
        return "'"
    if lower in words("names", "determiners") and (pos in ("DET", "NUM", "PRON", "ADJ") or tag == "DT"):
        return "D"
    plain = "A" if pos == "ADJ" or tag in ("VBN", "CD") else "W"
    return str(load("names")["letters"]["links"].get(lower, plain))
