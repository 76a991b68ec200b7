"""A statement in the making, before it is dated, credited and numbered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..records import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue `token` with its words, and its source: the noun that denotes it and the one that stands for it here.

    The two differ for `who` and `which`: `voice` is the pronoun, `source` the noun before it.
    """

    token: Token
    span: Span
    source: Token | None
    voice: Token | None


@dataclass
class Draft:
    """A statement in the making; without a cue it goes on with what the one before it (`like`) began."""

    cue: Cue | None
    content: list[Span]
    rule: str
    via: str | None = None
    like: Draft | None = None
