"""The words of a sentence as atoms, each a letter for its use in a phrase that denotes an actor.

J adjective of a state, S state, B bloc, C capital, T seat of government, P people, O outlet, R office, U person by
trade, G group, Y body, V pair, H honorific, Q qualifier, N name, K what the codebook names, D determiner, A adjective,
I pronoun, ' possessive, o "of", f "from", c comma, & "and", W any other word.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from ..lexicon import labels, load, words
from ..syntax.tokens import Range, Tokens
from .names import begins, ends, is_surname, written
from .states import states

FIRST = re.compile(r"\W")  # what ends the first word of an entry
PRONOUNS, THINGS = words("names", "pronouns"), words("names", "pronouns", "things")
DETERMINERS, LINKS = words("names", "determiners"), load("names")["letters"]["links"]


class Atom(NamedTuple):
    """Tokens `start:end` and the letter that says what they are; `value` is the state or the word meant."""

    letter: str
    start: int
    end: int
    value: str = ""


Phrases = Callable[[Tokens, int, int], Atom | None]
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
        found.setdefault(FIRST.split(entry[0], 1)[0].lower(), []).append(entry)
    return found


@cache
def state_words() -> dict[str, str]:
    """The state or bloc that each name, adjective, people and capital of the lexicon stands for."""
    rows = [(words_, value) for row in entries().values() for words_, letter, value, _ in row if letter in "SBJPC"]
    return dict(reversed(rows))


def atoms_of(tokens: Tokens, piece: Range, known: frozenset[str], phrases: Phrases) -> Iterator[Atom]:
    """The atoms of a sentence, by the words `known` as names elsewhere and the `phrases` that the codebook has."""
    i, stop = piece
    while i < stop:
        found = phrases(tokens, i, stop) or _listed(tokens, i, stop, known) or _name(tokens, i, stop, known)
        yield (atom := found or Atom(_letter(tokens, i), i, i + 1, tokens.lower[i]))
        i = atom.end


def _listed(tokens: Tokens, i: int, stop: int, known: frozenset[str]) -> Atom | None:
    """The longest entry of the lexicon that starts at token `i`, unless it is part of a person's name."""
    first = tokens.lower[i] if tokens.word[i].isalnum() else FIRST.split(tokens.word[i], 1)[0].lower()
    for entry, letter, value, cased in entries().get(first, ()):
        last = tokens.start[i] + len(entry)
        said = tokens.text[tokens.start[i] : last]
        if said != entry if cased else said.lower() != entry.lower():
            continue
        end = bisect_left(tokens.stop, last) + 1
        if end > stop or tokens.stop[end - 1] != last:
            continue
        if cased and _inside_name(tokens, i, end):
            return None
        if letter not in "RUGYQV" or _noun_like(tokens, end, letter):
            atom = _as_used(tokens, Atom(letter, i, end, value))
            return None if atom.letter in "RUGQ" and is_surname(tokens, i, stop, known) else atom
    return None


def _as_used(tokens: Tokens, atom: Atom) -> Atom:
    """What a listed word is where it stands: `the French agreed`, `Presidents Doe and Roe`, `minister-designate`."""
    end, last, office = atom.end, atom.end - 1, tokens.lemma[atom.end - 1]
    after = tokens.lower[end : end + 2]
    if atom.letter == "J" and tokens.pos[last] in ("NOUN", "PROPN") and tokens.dep[last] in labels("nouns"):
        return atom._replace(letter="P")
    if atom.letter == "R" and after[:1] == ["-"] and words("roles", "chosen").intersection(after):
        return atom._replace(end=end + 2)
    if atom.letter == "G" and tokens.pos[end : end + 1] == ["PROPN"] and office in words("roles", "offices"):
        kind = f"{tokens.lower[max(0, atom.start - 1)]} {office}"  # "Foreign ministers Doe and Roe"
        return atom._replace(letter="R", value=kind if kind in words("roles", "offices") else office)
    return atom


def _inside_name(tokens: Tokens, i: int, end: int) -> bool:
    """Whether a state's name is part of a person's: `Michael Jordan`, `Paris Hilton`, `New York Times`."""
    after = slice(end, end + 1)
    if words("roles", "offices").intersection(tokens.lower[after]):
        return False  # "Ruritanian King Rudolf"
    person = any(t.ent_type_ == "PERSON" and t.ent_iob_ == "I" for t in (tokens.doc[i], *tokens.doc[after]))
    return person or bool(words("outlets", "endings").intersection(tokens.word[after]))


def _noun_like(tokens: Tokens, end: int, letter: str) -> bool:
    last, after = end - 1, slice(end, end + 1)
    if tokens.lower[last : end + 1] == ["opposition", "to"]:
        return False  # an attitude, no party
    if letter == "V":  # "the two will meet", but not "the two countries"
        return tokens.pos[last] != "NUM" or {"NOUN", "PROPN", "ADJ"}.isdisjoint(tokens.pos[after])
    if letter == "Q":
        return tokens.pos[last] in ("ADJ", "ADV", "NOUN", "PROPN", "X", "VERB")
    return tokens.pos[last] in ("NOUN", "PROPN", "ADJ") or tokens.word[last][0].isupper()


def _name(tokens: Tokens, i: int, stop: int, known: frozenset[str]) -> Atom | None:
    """A run of capitalised words that no list knows, up to one that a list knows: `Jane Doe | Ruritania`."""
    if not begins(tokens, i, stop, known):
        return None
    for end in ends(tokens, i, stop, known):
        joined = end + 1 < stop and tokens.word[end] == "-"
        if end < stop and tokens.entity[end - 1] != "PERSON" and _listed(tokens, end + joined, stop, known):
            break
    said = tokens.said(i, end)
    outlet = words("outlets", "endings").intersection(said.split()[1:][-1:])
    return Atom("O", i, end, said) if outlet else Atom("N", i, end, written(said))


def _letter(tokens: Tokens, i: int) -> str:
    """The letter of a word that stands in no list of names, states or roles."""
    lower, tag, pos = tokens.lower[i], tokens.tag[i], tokens.pos[i]
    owning = tag == "PRP$" and lower not in THINGS
    if lower in PRONOUNS and (owning or (pos == "PRON" and tag == "PRP")):
        return "I"
    if tag == "POS" or tokens.word[i] in ("’s", "'s", "’"):
        return "'"
    if lower in DETERMINERS and (pos in ("DET", "NUM", "PRON", "ADJ") or tag == "DT"):
        return "D"
    plain = "A" if pos == "ADJ" or tag in ("VBN", "CD") else "W"
    return str(LINKS.get(lower, plain))
