"""Positions as a database of Discourse Network Analyzer 3 (Leifeld): its "DNA Statement", and a second type beside it.

A position that a holder takes is a DNA Statement: person, organization, concept (the issue) and agreement. Agreement
is yes or no, so a conditional position, and one that somebody else ascribes to the holder, is of the second type.
"""

from __future__ import annotations

import hashlib
import sqlite3
from base64 import b64encode
from contextlib import closing
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from ..findings.words import counted, day
from ..tables.schema import each
from .cells import counts, words

if TYPE_CHECKING:
    from ..tables.store import Tables

ENDING = ".dna"
PASSWORD = "summitry"  # of the one coder, Admin; DNA asks for it before it opens a file
SALT, ROUNDS = b"summitry-exports", 100_000
LONGEST = 190  # characters of a title, a name or an attribute
EPOCH = date(1970, 1, 1)


class Entity(NamedTuple):
    """A value of a variable, as a name in a network, and what is known of it: kind, role and side."""

    value: str
    kind: str = ""
    role: str = ""
    side: str = ""


Holder = tuple[Entity, Entity]  # person and organization
PERSONS, NOBODY = ("person", "unnamed"), Entity("")


def write(tables: Tables) -> bytes:
    """Give the database; offsets are UTF-16 code units, as Java counts, in the text with Unix line ends."""
    schema = files(__package__).joinpath("dna.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA foreign_keys = ON")
        database.executescript(schema)
        database.execute("INSERT INTO CODERS (ID, Name, Password) VALUES (1, 'Admin', ?)", [_hash(PASSWORD)])
        _add_document(database, tables)
        holders = _holders(tables.actors)
        for row in each(tables.stances):
            _add_statement(database, row, tables.text, holders)
        database.commit()
        return database.serialize()


def not_carried(tables: Tables) -> list[str]:
    """List what these tables hold and the database does not."""
    lost = counts(tables, "events", "times", "statements", "doubts")
    undated = tables.articles["published"].isna().iloc[0]
    long = [*tables.articles["headline"], *tables.actors["name"], *tables.stances["issue"]]
    cut = sum(len(words(cell)) > LONGEST for cell in long)
    return [
        *lost,
        *["actors without a position"] * (not set(tables.actors["actor_id"]) <= set(tables.stances["holder_id"])),
        *["confidence, basis, outlet and days of positions"] * bool(len(tables.stances)),
        *["that no day of publication is known (the document stands at 1 January 1970)"] * bool(undated),
        *[f"the ends of {counted(cut, 'name')} over {LONGEST} characters"] * bool(cut),
    ]


def units(text: str, offset: int) -> int:
    """Count a character offset in UTF-16 code units, a CRLF as one: Java's editor makes it one.

    >>> units("🕊 ab", 2), units("a\\r\\nb", 3)
    (3, 2)
    """
    return len(_unix(text[:offset]).encode("utf-16-le")) // 2


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _hash(password: str) -> str:
    """A password as DNA stores it (Jasypt's StrongPasswordEncryptor); the salt is fixed, as the file is."""
    digest = SALT + password.encode()
    for _ in range(ROUNDS):
        digest = hashlib.sha256(digest).digest()
    return b64encode(SALT + digest).decode("ascii")


def _add_document(database: sqlite3.Connection, tables: Tables) -> None:
    article = tables.articles.iloc[0]
    title = _cut(words(article["headline"]) or str(article["article_id"]))
    published = day(article["published"]) or EPOCH
    notes = f"{article['article_id']}; day of publication: {words(article['published_basis']) or 'not known'}"
    database.execute(
        "INSERT INTO DOCUMENTS (ID, Title, Text, Coder, Source, Notes, Date) VALUES (1, ?, ?, 1, ?, ?, ?)",
        [title, _unix(tables.text), _cut(words(article["publisher"])), notes, (published - EPOCH).days * 86_400],
    )


def _holders(actors: pd.DataFrame) -> dict[str, Holder]:
    """Each actor as person and organization: a person's organization is the side, anyone else is the organization.

    Each has a name of its own: two unnamed officials are two.
    """
    names = actors["name"].map(_cut)
    own = names.where(~names.duplicated(keep=False), names.str[:90] + " (" + actors["actor_id"].str[:90] + ")")
    cells = zip(own, each(actors), strict=True)
    known = {str(a.actor_id): Entity(name, *map(_cut, (a.kind, words(a.role), words(a.side)))) for name, a in cells}
    bodies = {entity.value: entity for entity in known.values() if entity.kind not in PERSONS}
    return {
        actor_id: (e, bodies.get(e.side, Entity(e.side))) if e.kind in PERSONS else (NOBODY, e)
        for actor_id, e in known.items()
    }


def _add_statement(database: sqlite3.Connection, row: Any, text: str, holders: dict[str, Holder]) -> None:
    """A position with its variables: of the first type what a holder is for or against, else of the second."""
    first = row.position != "conditional" and row.basis != "third_party" and pd.isna(row.ascribed_by)
    start, stop = (units(text, int(offset)) for offset in (row.span_start, row.span_end))
    added = database.execute(
        "INSERT INTO STATEMENTS (StatementTypeId, DocumentId, Start, Stop, Coder) VALUES (?, 1, ?, ?, 1)",
        [1 if first else 2, start, stop],
    )
    statement = added.lastrowid
    values = [*holders[row.holder_id], Entity(_cut(row.issue))]
    if first:
        yes = int(row.position == "support")
        database.execute("INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, 4, ?)", [statement, yes])
    else:
        claimant, body = holders.get(words(row.ascribed_by), (NOBODY, NOBODY))
        values += [Entity(str(row.position)), body if claimant == NOBODY else claimant]
    for variable, value in enumerate(values, 1 if first else 5):
        database.execute(
            "INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?, ?, ?)",
            [statement, variable, _entity(database, variable, value)],
        )


def _entity(database: sqlite3.Connection, variable: int, entity: Entity) -> int:
    """The id of a variable's value, which is added with its attributes when it is first met."""
    key = [variable, entity.value]
    known = database.execute("SELECT ID FROM ENTITIES WHERE VariableId = ? AND Value = ?", key).fetchone()
    if known:
        return int(known[0])
    added = database.execute("INSERT INTO ENTITIES (VariableId, Value) VALUES (?, ?)", key).lastrowid
    database.execute(
        "INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue) SELECT ?, ID,"
        " CASE AttributeVariable WHEN 'Type' THEN ? WHEN 'Notes' THEN ? WHEN 'Side' THEN ? ELSE '' END"
        " FROM ATTRIBUTEVARIABLES WHERE VariableId = ? ORDER BY ID",
        [added, entity.kind, entity.role, entity.side, variable],
    )
    return added or 0


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
