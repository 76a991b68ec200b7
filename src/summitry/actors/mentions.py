"""Noun phrases that can denote actors: names with titles, offices, states, groups, pronouns.

A sentence is cut into atoms (an adjective of a state, an office, a name ...), each written as one
letter; the phrases are then read off that string of letters by the shapes in `lexicon/names.toml`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from ..lexicon import load
from .gazetteer import Atom, atoms_of

NAMED = "named"  # a name, perhaps with a title: "Foreign Minister Jane Doe"
OFFICE = "office"  # an office without its holder's name: "the Ruritanian president"
PERSON = "person"  # somebody by trade: "a senior diplomat"
GROUP = "group"  # several: "European leaders"
BODY = "body"  # an institution: "the foreign ministry"
STATE = "state"  # a state, its people, its capital or seat of government
BLOC = "bloc"
OUTLET = "outlet"
PAIR = "pair"  # "the two leaders"
PRONOUN = "pronoun"

SHAPE = re.compile("|".join(f"(?P<{row['kind']}{n}>{row['pattern']})" for n, row in enumerate(load("names")["shapes"])))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `start:end` that may denote an actor, and what the words say of it."""

    kind: str
    start: int
    end: int
    name: str = ""
    name_start: int = -1
    office: str = ""
    noun: str = ""
    states: tuple[str, ...] = ()
    owners: tuple[str, ...] = field(default=())  # names in it: the "Doe" of "a Doe administration official"
    determiner: str = ""
    letter: str = ""


def find_phrases(sent: Span, known: frozenset[str] = frozenset()) -> Iterator[Phrase]:
    """The phrases of a sentence from left to right, none inside another.

    `known` are single words that are names by themselves elsewhere in the article: a hyphen between
    two of them parts two actors ("the Doe-Roe meeting") where otherwise it joins one name.
    """
    atoms = list(atoms_of(sent, known))
    letters = "".join(atom.letter for atom in atoms)
    for match in SHAPE.finditer(letters):
        kind = (match.lastgroup or "").rstrip("0123456789")
        yield _phrase(sent.doc, kind, atoms[match.start() : match.end()])


def _phrase(doc: Doc, kind: str, atoms: list[Atom]) -> Phrase:
    names = [atom for atom in atoms if atom.letter == "N"]
    named = names[-1] if names and kind == NAMED else None
    last = next((atom for atom in reversed(atoms) if atom.letter in "RUGYXOBSCTPVI"), atoms[-1])
    return Phrase(
        kind,
        atoms[0].start,
        atoms[-1].end,
        name=doc[named.start : named.end].text if named else "",
        name_start=named.start if named else -1,
        office=" ".join(atom.value for atom in atoms if atom.letter == "R"),
        noun=last.value,
        states=tuple(dict.fromkeys(atom.value for atom in atoms if atom.letter in "JSBTCP")),
        owners=tuple(doc[atom.start : atom.end].text for atom in names if atom is not named),
        determiner=atoms[0].value if atoms[0].letter == "D" else "",
        letter=last.letter,
    )
