"""The words of contacts and of their planning, as the lexicon lists them."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from ..lexicon import load


@cache
def words(section: str, key: str = "words") -> frozenset[str]:
    """Give a list of contacts.toml or planning.toml as a set; an absent list is empty."""
    found = load("contacts").get(section) or load("planning").get(section) or {}
    return frozenset(found.get(key, ()))


@cache
def entries(section: str) -> dict[str, dict[str, Any]]:
    """Give the entries of contacts.toml for verbs or nouns by each of their words."""
    return {word: entry for entry in load("contacts")[section] for word in entry["words"]}


def tokens_of(doc: Doc, listed: Iterable[str]) -> list[Token]:
    """Find the words of a text that are listed, as written or by their lemma, in order."""
    ids = {doc.vocab.strings[word] for word in listed}
    return [doc[i] for i, forms in enumerate(doc.to_array(["LOWER", "LEMMA"]).tolist()) if not ids.isdisjoint(forms)]


def noun_entry(token: Token) -> dict[str, Any] | None:
    """Give what the lexicon says of a noun; a plural that it lists wins over the singular."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return None
    return entries("noun").get(token.lower_) or entries("noun").get(token.lemma_.lower())


def has_child(token: Token, among: frozenset[str] | tuple[str, ...]) -> bool:
    """Tell whether one of some words hangs directly under a token."""
    return any(child.lower_ in among for child in token.children)
