"""The keys of a codebook, described once: as JSON Schema for editors and as a table for readers."""

from dataclasses import MISSING, Field, fields
from datetime import date
from typing import Any, get_type_hints

from ..codebook import ACTORS, COLOUR, KINDS, WRITTEN
from ..lexicon import load

ALSO: dict[str, dict[str, Any]] = {
    "colour": {"pattern": f"^{COLOUR}$"},
    "kind": {"enum": [*ACTORS]},
}  # what a key allows beside its type


def described() -> dict[str, dict[str, dict[str, Any]]]:
    """Give what each key says, and an example, by table and key."""
    return load("keys", __package__)


def schema() -> dict[str, Any]:
    """Describe the codebook as JSON Schema (2020-12).

    >>> schema()["properties"]["issues"]["items"]["required"]
    ['id', 'label']
    """
    tables: dict[str, Any] = {name: {"type": "array", "items": _entry(name, kind)} for name, kind in KINDS.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Codebook of summitry",
        "type": "object",
        "additionalProperties": False,
        "properties": {"title": _property(str, "title", "title"), **tables},
    }


def _entry(name: str, kind: Any) -> dict[str, Any]:
    """The schema of a table."""
    types, needed = get_type_hints(kind), needed_keys(kind)
    keys = {key_of(field): _property(types[field.name], name, key_of(field)) for field in fields(kind)}
    filled = {key: {**form, "minLength": 1} if key in needed else form for key, form in keys.items()}
    return {"type": "object", "additionalProperties": False, "required": needed, "properties": filled}


def needed_keys(kind: Any) -> list[str]:
    """List the keys that a table cannot do without."""
    return [key_of(field) for field in fields(kind) if field.default is MISSING]


def _property(kind: Any, table: str, key: str) -> dict[str, Any]:
    told = described()[table][key]
    example = told["example"].isoformat() if isinstance(told["example"], date) else told["example"]
    form: dict[str, Any] = {"type": "string"}
    if kind == tuple[str, ...]:
        form = {"type": "array", "items": {"type": "string", "pattern": r"\S"}}
    elif kind == date | None:
        form = {"type": "string", "format": "date"}
    return {"description": told["says"], **form, **ALSO.get(key, {}), "examples": [example]}


def key_of(field: Field[Any]) -> str:
    """Give the key that a field has in the file."""
    return WRITTEN.get(field.name, field.name)


def table() -> str:
    """Describe the keys as a Markdown table, for the README of the codebooks."""
    lines = ["| table | key | says | example |", "|---|---|---|---|"]
    for name, kind in KINDS.items():
        for n, field in enumerate(fields(kind)):
            told, key = described()[name][key_of(field)], key_of(field)
            head, star = f"`[[{name}]]`" * (n == 0), ", needed" * (key in needed_keys(kind))
            lines.append(f"| {head} | `{key}`{star} | {told['says']} | `{_example(told['example'])}` |")
    return "\n".join(lines)


def _example(value: Any) -> str:
    """An example as it stands in the file."""
    if isinstance(value, list):
        return f"[{', '.join(map(_example, value))}]"
    return value.isoformat() if isinstance(value, date) else f'"{value}"'
