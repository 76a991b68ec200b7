"""The codebook: the sides, actors and issues of a story, as an analyst writes them down in TOML."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, get_type_hints

from .errors import UNWRITABLE, SummitryError, check_keys, read_day, read_toml


@dataclass(frozen=True, slots=True)
class Side:
    """A party for whom actors act or speak: `label` is what the tables show.

    `countries` are the states and blocs that belong to it, `colour` is what charts draw it in (`#2f6db5`); None
    leaves the choice to the chart.
    """

    id: str
    label: str
    countries: tuple[str, ...] = ()
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor worth naming: found by `name` and `aliases`, with a `role` and the id of a `side`.

    `kind` is person, organisation, state, bloc or group; None leaves it to be guessed. Role and side hold from `since`
    (`from` in the file) until `until`, both days included; None sets no bound.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    role: str | None = None
    side: str | None = None
    since: date | None = None
    until: date | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """A question on which positions are taken: its direction is what support means.

    `phrases` name it in the text, an ellipsis in one stands for some words; `support` and `oppose` are phrases that
    carry a direction by themselves.
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


KINDS: dict[str, Any] = {"sides": Side, "actors": KnownActor, "issues": Issue}
NO_ID = re.compile(f"[<>&\"']|{UNWRITABLE.pattern}")  # what could be taken for markup, or not be written
ACTORS = ("person", "organisation", "state", "bloc", "group")  # kinds of actors
LARGEST, LONGEST = 1_000_000, 1_000  # bytes of a file, characters of a text in it
COLOUR = "#[0-9a-fA-F]{6}"
WRITTEN = {"since": "from"}  # "from" cannot be the name of a field


def load_codebook(path: str | Path) -> Codebook:
    """Read a codebook from a TOML file.

    Raises `SummitryError` for a large file, an unknown key, a wrong value, an id given twice, an actor of an undefined
    side or a phrase that stands in two issues.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "talks.toml")
    ...     _ = path.write_text('sides = [{id = "r", label = "Ruritania", countries = ["Ruritania"]}]')
    ...     load_codebook(path).sides[0].label
    'Ruritania'
    """
    where = str(path)
    if Path(path).is_file() and Path(path).stat().st_size > LARGEST:
        remedy = "keep the codebook of one story in a file"
        raise SummitryError(f"the file is larger than {LARGEST // 1_000_000} MB", where=where, remedy=remedy)
    raw = read_toml(Path(path))
    check_keys(raw, {"title", *KINDS}, where)
    entries = {name: tuple(_entries(raw, name, where)) for name in KINDS}
    codebook = Codebook(_value(raw.get("title", ""), str, f"{where}, title"), **entries)
    for name, rows in entries.items():
        for own, count in Counter(row.id for row in rows).items():
            if count > 1:
                what, remedy = f"the id '{own}' is given twice", "give each entry an id of its own"
                raise SummitryError(what, where=f"{where}, {name}", remedy=remedy)
    for side in codebook.sides:
        if not re.fullmatch(COLOUR, side.colour or "#2f6db5"):
            place = f"{where}, side '{side.id}'"
            raise SummitryError(f"'{side.colour}' is no colour", where=place, remedy="write it as #2f6db5")
    for actor in codebook.actors:
        _check_actor(actor, [side.id for side in codebook.sides], f"{where}, actor '{actor.id}'")
    _check_phrases(codebook.issues, where)
    return codebook


def _entries(raw: dict[str, Any], name: str, where: str) -> Iterator[Any]:
    """The entries of a list of tables."""
    rows = raw.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise SummitryError(f"'{name}' is no list of tables", where=where, remedy=f"write [[{name}]] above each entry")
    for number, row in enumerate(rows, 1):
        yield _entry(row, KINDS[name], f"{where}, {name} {number} ({row.get('id', 'without an id')})")


def _entry(row: dict[str, Any], kind: Any, where: str) -> Any:
    """An entry from the keys of a table, each read as the type of the field asks."""
    names = {WRITTEN.get(field.name, field.name): field.name for field in fields(kind)}
    check_keys(row, names, where)
    for field in fields(kind):
        if field.default is MISSING and not str(row.get(field.name, "")).strip():
            raise SummitryError(f"'{field.name}' is missing", where=where, remedy=f"give the entry a '{field.name}'")
    if NO_ID.search(str(row["id"])):
        raise SummitryError(f"'{row['id']}' is no id", where=where, remedy="use letters, digits and '_'")
    types = get_type_hints(kind)
    return kind(**{names[key]: _value(value, types[names[key]], f"{where}, {key}") for key, value in row.items()})


def _value(value: Any, kind: Any, where: str) -> Any:
    """A value as the type of its field asks."""
    for item in value if isinstance(value, list) else (value,):
        if isinstance(item, str) and len(item) > LONGEST:
            raise SummitryError(f"a text is longer than {LONGEST} characters", where=where, remedy="shorten it")
    if kind == date | None:
        return read_day(value, where)
    if kind != tuple[str, ...]:
        if not isinstance(value, str):
            raise SummitryError("this is no text", where=where, remedy="put it in quotation marks")
        return value.strip()
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise SummitryError("this is no list of texts", where=where, remedy='write ["...", "..."]')
    return tuple(value)


def _check_actor(actor: KnownActor, sides: list[str], where: str) -> None:
    if actor.side is not None and actor.side not in sides:
        remedy = f"use {', '.join(sides) or 'none, or define it under [[sides]]'}"
        raise SummitryError(f"the side '{actor.side}' is not defined", where=where, remedy=remedy)
    if actor.kind not in (None, *ACTORS):
        remedy = f"use {', '.join(ACTORS)}, or leave it out"
        raise SummitryError(f"'{actor.kind}' is no kind of actor", where=where, remedy=remedy)
    if actor.since and actor.until and actor.until < actor.since:
        raise SummitryError("'until' is before 'from'", where=where, remedy="turn the dates round")


def _check_phrases(issues: tuple[Issue, ...], where: str) -> None:
    owner: dict[str, str] = {}
    for issue in issues:
        for phrase in (*issue.phrases, *issue.support, *issue.oppose):
            other = owner.setdefault(" ".join(phrase.lower().split()), issue.id)
            if other != issue.id:
                what, place = f"the phrase '{phrase}' stands in two issues", f"issues '{other}' and '{issue.id}'"
                raise SummitryError(what, where=f"{where}, {place}", remedy="keep it in one")
