"""What a cue means: the PARC3 type of its attribution, and what it implies of the content (`lexicon/cues.toml`)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ..lexicon import load

CLAUSES = ("ccomp", "infinitive", "clause", "aside", "acl")  # in the names of constructions that take one


class Meaning(NamedTuple):
    """The `name` of a list of the lexicon; `type` is a PARC3 type; `implies` neutral, factive, doubtful or negative.

    It `keeps` its type with infinitives; `reported` are somebody's words or thoughts where it takes a clause, and
    where it takes `things`, with a noun phrase too.
    """

    name: str
    type: str
    implies: str
    keeps: bool = False
    reported: bool = False
    things: bool = False


@cache
def meanings() -> dict[str, Meaning]:
    """The meaning of each lemma of the lexicon; no lemma stands in two lists."""
    found: dict[str, Meaning] = {}
    for name, entry in load("cues").items():
        for word in entry.get("words", ()):
            flags = (entry.get(flag, False) for flag in ("keeps", "reported", "things"))
            found[word] = Meaning(name, entry["type"], entry["implies"], *flags)
    return found


@cache
def documents() -> frozenset[str]:
    """Nouns for things that say what their authors say."""
    return frozenset(load("cues")["documents"]["nouns"])


@cache
def phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases that name a source (`according to`), by their first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in load("cues")["phrases"]["phrases"]:
        first, *others = phrase.split()
        found[first] = (*found.get(first, ()), (first, *others))
    return found


def denies(lemma: str) -> bool:
    """Whether a cue says that its content is not so.

    >>> denies("deny"), denies("say")
    (True, False)
    """
    return meanings().get(lemma, Meaning("", "", "")).implies == "negative"


def list_of(lemma: str) -> str:
    """The name of the list that a lemma stands in; "" for none.

    >>> list_of("applaud"), list_of("bicycle")
    ('praise', '')
    """
    meaning = meanings().get(lemma)
    return meaning.name if meaning is not None else ""


def gives_words(lemma: str) -> bool:
    """Whether a lemma gives somebody's words or thoughts."""
    meaning = meanings().get(lemma)
    return meaning is not None and meaning.reported


def type_of(lemma: str, construction: str, quoted: bool) -> str:
    """The PARC3 type of an attribution by its cue, what the cue takes, and whether it is quoted.

    >>> type_of("urge", "dobj+infinitive", False), type_of("say", "ccomp", False), type_of("grin", "quotation", True)
    ('eventuality', 'assertion', 'assertion')
    """
    if quoted:
        return "assertion"
    meaning = meanings().get(lemma, Meaning("", "belief", "neutral"))
    return "eventuality" if "infinitive" in construction and not meaning.keeps else meaning.type


def is_reported(lemma: str, construction: str, quoted: bool) -> bool:
    """Whether an attribution gives words or thoughts of its source, not an attitude or deed that the narrator tells.

    >>> is_reported("say", "ccomp", False), is_reported("support", "dobj", False)
    (True, False)
    """
    clause = any(part in construction for part in CLAUSES)
    return quoted or (gives_words(lemma) and (clause or meanings()[lemma].things))
