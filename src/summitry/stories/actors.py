"""One actor across reports: the same name, or a shorter one that nobody else has."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from ..lexicon import load
from ..tables import Tables
from ..tables.schema import each

Known = tuple[int, str]  # a report by its number, and an actor's id in it


def one_cast(reports: Sequence[Tables]) -> dict[Known, str]:
    """Give each actor of each report its id in the story: that of the first report that names the same actor.

    A person is known by the full name or, where only one who was named so far has it, by a part of it without titles.
    States, bodies and groups are known by their names. Whoever has no name is another one in each report, and so are
    two of one report.
    """
    found: dict[Known, str] = {}
    people: dict[str, tuple[str, set[str], str]] = {}  # by id in the story: kind, names in small letters, side
    for n, tables in enumerate(reports):
        taken: set[str] = set()
        rows = sorted(each(tables.actors), key=lambda row: -len(_words(row.name)))
        for row in rows:
            side = row.side if isinstance(row.side, str) else ""
            home = _home(row, side, {i: known for i, known in people.items() if i not in taken})
            if home is None:
                home = _free(row.actor_id, people)
                people[home] = (row.kind, set(), side)
            people[home][1].add(row.name.casefold())
            taken.add(home)
            found[n, row.actor_id] = home
    return found


def _home(row: object, side: str, people: Mapping[str, tuple[str, set[str], str]]) -> str | None:
    """The actor that a row is of; None for a new one, and where several may be meant."""
    kind, name, actor_id = (str(getattr(row, column)) for column in ("kind", "name", "actor_id"))
    if kind == "unnamed":
        return None
    alike = {i: names for i, (other, names, _) in people.items() if (other == "person") == (kind == "person")}
    exact = [i for i, names in alike.items() if name.casefold() in names]
    if exact or kind != "person":
        return actor_id if actor_id in exact else next(iter(exact), None)
    near = [i for i, names in alike.items() if any(_is_part(name, known) for known in names)]
    near = [i for i in near if side == people[i][2]] if len(near) > 1 else near
    return near[0] if len(near) == 1 else None


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
    """The id, or the first with a number that nobody has."""
    n = 2
    while (free := actor_id if n == 2 else f"{actor_id}_{n - 1}") in taken:
        n += 1
    return free
