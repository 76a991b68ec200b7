"""The cast of an event as one cell: names with semicolons between, and in brackets a part that is not usual."""

from __future__ import annotations

import re
from typing import Any

from ..corrections import Anchor, anchor_of
from ..errors import SummitryError
from ..records import CONTACTS
from ..tables.schema import TABLES
from ..tables.store import Tables

PARTS = next(column.words for column in TABLES["participants"].columns if column.name == "part")
NAMED = re.compile(rf"(?P<name>.*?)\s*(?:\((?P<part>{'|'.join(PARTS)})\))?", re.DOTALL)


def usual(kind: str) -> str:
    """Give the part that most have in an event of a kind: they take part in a contact, and make a move.

    >>> usual("summit"), usual("announcement")
    ('participant', 'author')
    """
    return "participant" if kind in CONTACTS else "author"


def cast(tables: Tables, event_id: str) -> str:
    """Write who takes part in an event.

    >>> from summitry import parse
    >>> from summitry.article.regions import regions
    >>> from summitry.records import Article
    >>> text = "Jane Doe met John Roe in Oslo."
    >>> cast(parse(Article("note", text, tuple(regions(text)))), "e01")
    'Jane Doe; John Roe'
    """
    names = tables.actors.set_index("actor_id")["name"]
    twice = set(names[names.duplicated(keep=False)].index)
    kind = str(tables.events.set_index("event_id")["kind"][event_id])
    rows = tables.participants[tables.participants["event_id"] == event_id]
    return "; ".join(
        (row["actor_id"] if row["actor_id"] in twice else str(names[row["actor_id"]]))
        + ("" if row["part"] == usual(kind) else f" ({row['part']})")
        for row in rows.to_dict("records")
    )


def read_cast(tables: Tables, written: str, kind: str, where: str) -> list[tuple[str, str]]:
    """Read who takes part in an event of a kind: ids of actors, each with the part.

    An actor is known by its name or its id. Raises `SummitryError` for one that the article does not have.
    """
    ids = {str(row[name]).casefold(): str(row["actor_id"]) for name in ("name", "actor_id") for row in _actors(tables)}
    found = []
    for one in filter(None, map(str.strip, written.split(";"))):
        match = NAMED.fullmatch(one)
        if not match or match["name"].casefold() not in ids:
            remedy = "write names as the rows have them, with ';' between; or add the actor first"
            raise SummitryError(f"'{one}' is no actor of the article", where=where, remedy=remedy)
        found.append((ids[match["name"].casefold()], match["part"] or usual(kind)))
    return list(dict.fromkeys(found))


def recast(tables: Tables, event_id: str, new: list[tuple[str, str]]) -> list[tuple[str, str, Anchor, dict[str, Any]]]:
    """Tell what makes the cast of an event into another one: action, table, anchor and cells of each correction."""
    event = next(row for row in tables.events.to_dict("records") if row["event_id"] == event_id)
    anchor = anchor_of(tables, "events", {str(name): cell for name, cell in event.items()})
    rows = tables.participants[tables.participants["event_id"] == event_id].to_dict("records")
    old = {(str(row["actor_id"]), str(row["part"])): row for row in rows}
    gone = [row for key, row in old.items() if key not in new]
    return [
        *(
            ("drop", "participants", anchor_of(tables, "participants", {str(k): cell for k, cell in row.items()}), {})
            for row in gone
        ),
        *enter(anchor, [key for key in new if key not in old]),
    ]


def enter(anchor: Anchor, new: list[tuple[str, str]]) -> list[tuple[str, str, Anchor, dict[str, Any]]]:
    """Tell what puts actors into an event: action, table, anchor and cells of each correction."""
    return [("add", "participants", anchor, {"actor_id": actor_id, "part": part}) for actor_id, part in new]


def _actors(tables: Tables) -> list[dict[Any, Any]]:
    return tables.actors.to_dict("records")
