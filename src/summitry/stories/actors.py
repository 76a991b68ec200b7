"""One actor across reports: the same name, a shorter one that nobody else has, or an office that one person holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from ..lexicon import load
from ..tables import Tables
from ..tables.schema import each


class Known(NamedTuple):
    """An actor of a story: whether it is a person, its names in small letters, its side, its office of that side."""

    is_person: bool
    names: set[str]
    side: str
    office: str


def one_cast(reports: Sequence[Tables]) -> dict[tuple[int, str], str]:
    """Give each actor of each report, by its number and the actor's id, its id in the story.

    A person is known by the full name or, where only one who was named before has it, by a part of it without titles;
    whoever has no name, by an office that one person of a side holds ("the French foreign minister"). States, bodies
    and groups are known by their names. Two of one report that have a name are two.
    """
    found: dict[tuple[int, str], str] = {}
    people: dict[str, Known] = {}
    taken: list[set[str]] = [set() for _ in reports]
    rows = [(n, row) for n, tables in enumerate(reports) for row in each(tables.actors)]
    for n, row in sorted(rows, key=lambda at: (at[1].kind == "unnamed", at[0], -len(_words(at[1].name)))):
        known, named = _known(row), row.kind != "unnamed"
        home = _home(row, known, {i: other for i, other in people.items() if not (named and i in taken[n])})
        home = home or _free(row.actor_id, people)
        people[home] = _both(people.get(home, known), known)
        taken[n].add(home)
        found[n, row.actor_id] = home
    return found


def _known(row: Any) -> Known:
    role, side = (cell if isinstance(cell, str) else "" for cell in (row.role, row.side))
    roles = load("roles")
    office = role.casefold() if side and role.casefold() in {*roles["offices"]} - {*roles["unnamed"]} else ""
    names = set() if row.kind == "unnamed" else {row.name.casefold()}
    return Known(row.kind in ("person", "unnamed"), names, side, office)


def _both(one: Known, other: Known) -> Known:
    """What two rows know of one actor, the first before the second."""
    office = (one.side, one.office) if one.office else (other.side or one.side, other.office)
    return Known(one.is_person, one.names | other.names, *office)


def _home(row: Any, known: Known, people: Mapping[str, Known]) -> str | None:
    """The actor that a row is of; None for a new one, and where several may be meant."""
    alike = {i: other for i, other in people.items() if other.is_person == known.is_person}
    if row.kind == "unnamed":
        return _only([i for i, other in alike.items() if known.office and other[2:] == known[2:]])
    exact = [i for i, other in alike.items() if known.names & other.names]
    if exact or not known.is_person:
        return row.actor_id if row.actor_id in exact else next(iter(exact), None)
    near = [i for i, other in alike.items() if any(_is_part(row.name, name) for name in other.names)]
    return _only(near) or _only([i for i in near if alike[i].side == known.side])


def _only(ids: list[str]) -> str | None:
    return ids[0] if len(ids) == 1 else None


def _is_part(one: str, other: str) -> bool:
    """Whether the words of one name are all in the other, without titles: `President Doe`, `Jane Doe`."""
    a, b = ({*_words(name)} for name in (one, other))
    return bool(a and b) and (a <= b or b <= a)


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]+", name.casefold()) if word not in _titles()]


@cache
def _titles() -> frozenset[str]:
    roles = load("roles")
    listed = (*roles["offices"], *roles["abbreviations"], *roles["honorifics"], *roles["qualifiers"])
    return frozenset(word for title in listed for word in re.findall(r"[^\W_]+", title.casefold()))


def _free(actor_id: str, taken: Mapping[str, object]) -> str:
    """The id, or with the first number that makes it a new one."""
    n = 1
    while (free := actor_id if n == 1 else f"{actor_id}_{n}") in taken:
        n += 1
    return free
