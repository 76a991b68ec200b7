"""Noun phrases that can denote actors: names with titles, offices, states, groups, pronouns.

A sentence is cut into atoms (an adjective of a state, an office, a name ...), each written as one
letter; the phrases are then read off that string of letters by the shapes in `lexicon/names.toml`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..lexicon import load, words
from ..syntax.tokens import Range, Tokens
from .gazetteer import Atom, Phrases, atoms_of
from .names import sex_of

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
KNOWN = "known"  # what the codebook calls an actor

SHAPES = (f"(?P<{row['kind']}{n}>{row['pattern']})" for n, row in enumerate(load("names")["shapes"]))
SHAPE = re.compile(f"(?!W)(?:{'|'.join(SHAPES)})")


class Phrase(NamedTuple):
    """Tokens `start:end`, headed by `head`, that may denote an actor, and what the words say of it."""

    kind: str
    start: int
    end: int
    head: int = -1
    name: str = ""
    name_start: int = -1  # without what stands before it
    office: str = ""
    noun: str = ""
    states: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()  # names in it: the "Doe" of "a Doe administration official"
    determiner: str = ""
    letter: str = ""
    sex: str = ""  # "women" or "men", as its title, noun, pronoun or first name says
    number: int = 0  # of several: the "two" of "the two leaders"
    known: str = ""  # the codebook's actor that is named in it: "a State Department official"
    parts: tuple[str, ...] = ()  # the words for each of several states: "Turkish", "Greek"
    sentence: int = 0  # the number of its sentence
    quoted: bool = False  # whether it stands inside quotation marks


def find_phrases(tokens: Tokens, sent: Range, known: frozenset[str], phrases: Phrases) -> Iterator[Phrase]:
    """The phrases of a sentence from left to right, none inside another.

    `known` are single words that are names by themselves elsewhere in the article: a hyphen between
    two of them parts two actors ("the Doe-Roe meeting") where otherwise it joins one name. `phrases` finds what the
    codebook calls its actors.
    """
    atoms = list(atoms_of(tokens, sent, known, phrases))
    letters, at = "".join(atom.letter for atom in atoms), 0
    while at < len(letters) and (match := SHAPE.search(letters, at)):
        found = atoms[match.start() : match.end()]
        if "&" in match.group() and not _is_one(tokens, found):
            cut = letters.index("&", match.start())
            letters = f"{letters[:cut]}W{letters[cut + 1 :]}"  # "with Ruritania and Alpine officials"
        else:
            yield _phrase(tokens, (match.lastgroup or "").rstrip("0123456789"), found)
            at = match.end()


def _is_one(tokens: Tokens, atoms: list[Atom]) -> bool:
    """Tell whether a noun heads all of a list: `Turkish and Greek officials`."""
    root = tokens.root(atoms[0].start, atoms[-1].end)
    if any(atom.letter in "SB" and atom.start < root and not tokens.word[atom.start].isupper() for atom in atoms):
        return False  # a state's name is an adjective only where it is short: "US and Ruritanian officials"
    return any(atom.letter in "GYRUV" and atom.start <= root < atom.end for atom in atoms)


def _phrase(tokens: Tokens, kind: str, atoms: list[Atom]) -> Phrase:
    names = [atom for atom in atoms if atom.letter == "N"]
    core = next((atom for atom in atoms if atom.letter != "D"), atoms[0])
    named = names[-1] if names and kind == NAMED else None
    last = next((atom for atom in reversed(atoms) if atom.letter in "RUGYOBSCTPVIK"), atoms[-1])
    head = next((atom for atom in reversed(atoms) if atom.letter in "RUGYV"), last)
    of_states = [atom for atom in atoms if atom.letter in "JSBTCP"]
    listed = any(atom.letter == "&" for atom in atoms)
    said = {atom.value for atom in atoms if atom.letter != "D"}  # of "his spokeswoman", she
    told = next((sex for sex in ("women", "men") if said & words("roles", sex)), "")
    return Phrase(
        kind,
        atoms[0].start,
        atoms[-1].end,
        tokens.root(atoms[0].start, atoms[-1].end),
        name=named.value if named else "",
        name_start=(named or core).start,
        office=_office(tokens, atoms, head) or " ".join(atom.value for atom in atoms if atom.letter == "R"),
        noun=last.value if kind == NAMED or last.letter in "IK" else head.value,
        states=tuple(dict.fromkeys(atom.value for atom in of_states)),
        owners=tuple(atom.value for atom in names if atom is not named),
        determiner=atoms[0].value if atoms[0].letter == "D" else "",
        letter=last.letter,
        sex=told or (sex_of(named.value) if named else ""),
        number=next((n for atom in atoms if (n := load("names")["numbers"].get(atom.value, 0))), 0),
        known=next((atom.value for atom in atoms if atom.letter == "K"), ""),
        parts=tuple(_part(tokens, atom, head, atoms) for atom in of_states) if listed else (),
    )


def _part(tokens: Tokens, state: Atom, head: Atom, atoms: list[Atom]) -> str:
    """The words that give a state to a noun before or after them: `Ruritanian`, `of Ruritania`."""
    link = next((f"{atom.value} " for atom in atoms if atom.letter in "of"), "") if state.start > head.start else ""
    return f"{link}{tokens.said(state.start, state.end)}"


def _office(tokens: Tokens, atoms: list[Atom], head: Atom) -> str:
    """The office that several hold: the "foreign minister" of "the foreign ministers of Ruritania and Alpinia"."""
    if head.letter not in "GV":
        return ""
    one = tokens.lemma[head.end - 1]
    before = tokens.lower[head.start - 1] if head.start > atoms[0].start else ""
    return next((office for office in (f"{before} {one}", one) if office in words("roles", "offices")), "")
