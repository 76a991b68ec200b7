"""The meaning of cues: the PARC3 type of the attribution, and whether it gives words (`lexicon/cues.toml`)."""

from functools import cache
from typing import NamedTuple

from ..lexicon import load


class Meaning(NamedTuple):
    """The meaning of a list of cues: its `name` and PARC3 `type`.

    It `keeps` its type with infinitives; it gives `reported` words or thoughts where it takes a clause, and where it
    takes `things`, with a noun phrase too.
    """

    name: str = ""
    type: str = "belief"
    keeps: bool = False
    reported: bool = False
    things: bool = False


NO_CUE = Meaning()


@cache
def meanings() -> dict[str, Meaning]:
    """Give the meaning of each lemma of the lexicon; no lemma stands in two lists."""
    found: dict[str, Meaning] = {}
    for name, entry in load("cues").items():
        flags = (bool(entry.get(flag)) for flag in Meaning._fields[2:])
        found.update(dict.fromkeys(entry.get("words", ()), Meaning(name, entry.get("type", ""), *flags)))
    return found


@cache
def phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases that name a source (`according to`), by their first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in load("cues")["phrases"]["phrases"]:
        first, *others = phrase.split()
        found[first] = (*found.get(first, ()), (first, *others))
    return found


def meaning_of(lemma: str) -> Meaning:
    """Give the meaning of a lemma as a cue; that of a word in no list has no name."""
    return meanings().get(lemma, NO_CUE)


def type_of(lemma: str, construction: str, quoted: bool) -> str:
    """The PARC3 type of an attribution by its cue, what the cue takes, and whether it is quoted."""
    if quoted:
        return "assertion"
    meaning = meaning_of(lemma)
    return "eventuality" if "infinitive" in construction and not meaning.keeps else meaning.type


def is_reported(lemma: str, construction: str, quoted: bool) -> bool:
    """Tell whether an attribution gives words or thoughts of its source, not an attitude or a deed."""
    clause = any(part in construction for part in load("cues")["taking_clause"]["parts"])
    meaning = meaning_of(lemma)
    return quoted or (meaning.reported and (clause or meaning.things))
