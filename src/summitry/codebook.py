"""The codebook: the sides, actors and issues of a story, as an analyst writes them down in TOML."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from .errors import SummitryError


@dataclass(frozen=True, slots=True)
class Side:
    """Whom actors act or speak for; `label` is what the tables show, `countries` the states and blocs in it."""

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

    An ellipsis in a phrase stands for some words. `support` and `oppose` are phrases that carry a
    direction by themselves.
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


Entry = TypeVar("Entry", Side, KnownActor, Issue)
FILE_NAMES = {"since": "from"}  # "from" cannot be the name of a field


def load_codebook(path: str | Path) -> Codebook:
    """Read a codebook. Raises `SummitryError` for an unknown key, a wrong value, an id given twice,
    an actor of an undefined side or a phrase that stands in two issues.

    >>> load_codebook("codebook.toml").sides[0].label  # doctest: +SKIP
    'Norway'
    """
    where = str(path)
    raw = _toml(Path(path))
    _known(raw, {"title", "sides", "actors", "issues"}, where)
    codebook = Codebook(
        _value(raw.get("title", ""), "str", f"{where}, title"),
        tuple(_entries(raw, "sides", Side, where)),
        tuple(_entries(raw, "actors", KnownActor, where)),
        tuple(_entries(raw, "issues", Issue, where)),
    )
    _check(codebook, where)
    return codebook


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SummitryError("there is no such file", where=str(path), remedy="check the path") from None
    except tomllib.TOMLDecodeError as error:
        raise SummitryError(f"this is no TOML: {error}", where=str(path), remedy="mend the line") from None
    except (UnicodeDecodeError, OSError) as error:
        raise SummitryError(
            f"the file cannot be read: {error}", where=str(path), remedy="save it as UTF-8 text"
        ) from None


def _known(row: dict[str, Any], names: set[str], where: str) -> None:
    for key in row:
        if key not in names:
            near = difflib.get_close_matches(key, names, n=1)
            raise SummitryError(
                f"unknown key '{key}'",
                where=where,
                remedy=f"did you mean '{near[0]}'?" if near else f"use {', '.join(sorted(names))}",
            )


def _entries(raw: dict[str, Any], name: str, kind: type[Entry], where: str) -> Iterator[Entry]:
    rows = raw.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise SummitryError(f"'{name}' is no list of tables", where=where, remedy=f"write [[{name}]] above each entry")
    for number, row in enumerate(rows, 1):
        place = f"{where}, {name} {number} ({row.get('id', 'without an id')})"
        types = {FILE_NAMES.get(f.name, f.name): str(f.type) for f in fields(kind)}
        _known(row, set(types), place)
        for field in fields(kind):
            key = FILE_NAMES.get(field.name, field.name)
            if field.default is MISSING and not row.get(key):
                raise SummitryError(f"'{key}' is missing", where=place, remedy=f"give the entry a '{key}'")
        yield kind(**{_field_name(key): _value(value, types[key], f"{place}, {key}") for key, value in row.items()})


def _field_name(key: str) -> str:
    return next((name for name, written in FILE_NAMES.items() if written == key), key)


def _value(value: Any, type_name: str, where: str) -> Any:
    """A value of the field's type; lists become tuples."""
    if type_name.startswith("tuple"):
        if isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value):
            return tuple(value)
        raise SummitryError("this is no list of texts", where=where, remedy='write ["...", "..."]')
    if type_name.startswith("date"):
        if type(value) is date:
            return value
        raise SummitryError(f"'{value}' is no date", where=where, remedy="write YYYY-MM-DD without quotation marks")
    if isinstance(value, str):
        return value
    raise SummitryError("this is no text", where=where, remedy="put it in quotation marks")


def _check(codebook: Codebook, where: str) -> None:
    """What no single entry can show."""
    for name, rows in (("sides", codebook.sides), ("actors", codebook.actors), ("issues", codebook.issues)):
        ids = [row.id for row in rows]
        double = next((i for i in ids if ids.count(i) > 1), None)
        if double is not None:
            raise SummitryError(
                f"the id '{double}' is given twice", where=f"{where}, {name}", remedy="give each entry an id of its own"
            )
    sides = [side.id for side in codebook.sides]
    for actor in codebook.actors:
        if actor.side is not None and actor.side not in sides:
            raise SummitryError(
                f"the side '{actor.side}' is not defined",
                where=f"{where}, actor '{actor.id}'",
                remedy=f"use {', '.join(sides) or 'none, or define it under [[sides]]'}",
            )
        if actor.since and actor.until and actor.until < actor.since:
            raise SummitryError(
                "'until' is before 'from'", where=f"{where}, actor '{actor.id}'", remedy="turn the dates round"
            )
    for side in codebook.sides:
        if side.colour is not None and not re.fullmatch(r"#[0-9a-fA-F]{6}", side.colour):
            raise SummitryError(
                f"'{side.colour}' is no colour", where=f"{where}, side '{side.id}'", remedy="write it as #2f6db5"
            )
    _check_phrases(codebook, where)


def _check_phrases(codebook: Codebook, where: str) -> None:
    owner: dict[str, str] = {}
    for issue in codebook.issues:
        for phrase in (*issue.phrases, *issue.support, *issue.oppose):
            other = owner.setdefault(" ".join(phrase.lower().split()), issue.id)
            if other != issue.id:
                raise SummitryError(
                    f"the phrase '{phrase}' stands in two issues",
                    where=f"{where}, issues '{other}' and '{issue.id}'",
                    remedy="keep it in one",
                )
