"""The codebook: the sides, actors and issues of a story, as an analyst writes them down in TOML."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Side:
    """Whom actors act or speak for; `label` is what the tables show."""

    id: str
    label: str
    countries: tuple[str, ...] = ()
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor worth naming; `side` is a side's id, held from `since` until `until` (both inclusive)."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    role: str | None = None
    side: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """What positions are taken on, and the phrases by which one knows it.

    `support` and `oppose` are phrases that carry a direction by themselves.
    """

    id: str
    label: str
    question: str | None = None
    phrases: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    oppose: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Codebook:
    """The sides, actors and issues of one story; `Codebook()` is the empty one, for use without any."""

    title: str = ""
    sides: tuple[Side, ...] = ()
    actors: tuple[KnownActor, ...] = ()
    issues: tuple[Issue, ...] = ()


def load_codebook(path: str | Path) -> Codebook:
    """Read a codebook. (first draft: helper A adds the checks)"""
    raw = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    lists = lambda row: {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    actors = [{"since" if k == "from" else k: v for k, v in row.items()} for row in raw.get("actors", [])]
    return Codebook(
        raw.get("title", ""),
        tuple(Side(**lists(row)) for row in raw.get("sides", [])),
        tuple(KnownActor(**lists(row)) for row in actors),
        tuple(Issue(**lists(row)) for row in raw.get("issues", [])),
    )
