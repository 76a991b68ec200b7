"""The database of Discourse Network Analyzer: read back as SQLite, with foreign keys on."""

import hashlib
import sqlite3
from base64 import b64decode
from contextlib import closing

import pytest

from summitry.export import dna
from tests.charts.made import made, person, stance

ROWS = """
SELECT Label, Variable, Value FROM STATEMENTS S
JOIN STATEMENTTYPES T ON T.ID = S.StatementTypeId
JOIN (SELECT StatementId, D.VariableId, Value FROM DATASHORTTEXT D JOIN ENTITIES E ON E.ID = D.Entity
        AND E.VariableId = D.VariableId
      UNION ALL SELECT StatementId, VariableId, iif(Value, 'yes', 'no') FROM DATABOOLEAN) D ON D.StatementId = S.ID
JOIN VARIABLES V ON V.ID = D.VariableId AND V.StatementTypeId = S.StatementTypeId
WHERE S.ID = ? ORDER BY V.ID
"""
ATTRIBUTES = """
SELECT AttributeVariable, AttributeValue FROM ATTRIBUTEVALUES A
JOIN ATTRIBUTEVARIABLES V ON V.ID = A.AttributeVariableId JOIN ENTITIES E ON E.ID = A.EntityId
WHERE E.Value = ? AND E.VariableId = ? AND V.VariableId = E.VariableId ORDER BY V.ID
"""


def opened(tables):
    database = sqlite3.connect(":memory:")
    database.deserialize(dna.write(tables))
    database.execute("PRAGMA foreign_keys = ON")
    return closing(database)


def statement(database, number):
    """The label of a statement's type, and its values by variable."""
    rows = database.execute(ROWS, [number]).fetchall()
    assert len({label for label, _, _ in rows}) == 1
    return rows[0][0], {variable: value for _, variable, value in rows}


@pytest.mark.parametrize("name", ["stored", "awkward"])
def test_the_database_is_whole_and_its_keys_lead_somewhere(name, request):
    with opened(request.getfixturevalue(name)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_tables_are_those_that_dna_3_creates(stored):
    with opened(stored) as database:
        names = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        types = database.execute("SELECT Variable, DataType FROM VARIABLES WHERE StatementTypeId = 1").fetchall()
        assert database.execute("SELECT Value FROM SETTINGS WHERE Property = 'version'").fetchone()[0][0] == "3"
    texts = {"SETTINGS", "CODERS", "CODERRELATIONS", "DOCUMENTS", "REGEXES", "STATEMENTS", "ENTITIES"}
    types_of = {"STATEMENTTYPES", "VARIABLES", "VARIABLELINKS", "ATTRIBUTEVARIABLES", "ATTRIBUTEVALUES"}
    assert names == texts | types_of | {"DATABOOLEAN", "DATAINTEGER", "DATASHORTTEXT", "DATALONGTEXT"}
    short = [("person", "short text"), ("organization", "short text"), ("concept", "short text")]
    assert types == [*short, ("agreement", "boolean")]


@pytest.mark.parametrize("name", ["stored", "awkward"])
def test_the_passages_stand_at_utf_16_offsets_of_the_document(name, request):
    tables = request.getfixturevalue(name)
    with opened(tables) as database:
        (text,) = database.execute("SELECT Text FROM DOCUMENTS").fetchone()
        java = text.encode("utf-16-le")
        spans = database.execute("SELECT Start, Stop FROM STATEMENTS ORDER BY ID").fetchall()
    assert "\r" not in text
    assert [java[2 * start : 2 * stop].decode("utf-16-le") for start, stop in spans] == list(tables.stances["text"])


def test_who_is_for_or_against_is_a_dna_statement_and_all_else_of_a_second_type(awkward):
    with opened(awkward) as database:
        assert [statement(database, number) for number in (1, 2, 3)] == [
            ("DNA Statement", {"person": "", "organization": "Germany", "concept": "truce", "agreement": "no"}),
            (
                "Conditional or ascribed position",
                {
                    "person": "John Roe",
                    "organization": "",
                    "concept": "truce",
                    "position": "conditional",
                    "ascribed by": "",
                },
            ),
            (
                "Conditional or ascribed position",
                {
                    "person": "Jane Doe",
                    "organization": "France",
                    "concept": "truce",
                    "position": "support",
                    "ascribed by": "Sources",
                },
            ),
        ]


def test_names_carry_kind_role_and_side_as_attributes(awkward):
    known = [("Type", "person"), ("Alias", ""), ("Notes", "president"), ("Side", "France")]
    with opened(awkward) as database:
        assert database.execute(ATTRIBUTES, ["Jane Doe", 5]).fetchall() == known
        assert dict(database.execute(ATTRIBUTES, ["Germany", 2]))["Type"] == "state"


def test_a_claim_of_nobody_in_particular_is_not_the_holders_own():
    row = stance("doe", "Ruritania", "truce", "support", basis="third_party")
    with opened(made(actors=[person("doe", "Ruritania")], stances=[row])) as database:
        assert statement(database, 1)[0] == "Conditional or ascribed position"


def test_a_side_that_acts_itself_is_one_organization():
    actors = [person("doe", "Ruritania"), person("ruritania", "Ruritania", "state", "Ruritania")]
    rows = [stance(actor["actor_id"], "Ruritania", "truce", "support") for actor in actors]
    with opened(made(actors=actors, stances=rows)) as database:
        assert database.execute("SELECT Value FROM ENTITIES WHERE VariableId = 2").fetchall() == [("Ruritania",)]
        assert dict(database.execute(ATTRIBUTES, ["Ruritania", 2]))["Type"] == "state"


def test_the_document_has_headline_outlet_and_day_in_seconds(stored, awkward):
    with opened(stored) as database:
        (row,) = database.execute("SELECT Title, Source, Date FROM DOCUMENTS").fetchall()
        assert row == ("Shelved: Trump-Putin ‘peace talks’ in Budapest off the agenda", "", 1_761_091_200)
    with opened(awkward) as database:
        assert database.execute("SELECT Source FROM DOCUMENTS").fetchone() == ("The Herald",)


def test_two_unnamed_officials_are_two_and_a_long_name_is_cut():
    officials = [person(f"u{n}", "Ruritania", "unnamed", "US official") for n in (1, 2)]
    actors = [*officials, person("roe", None, name="Roe " * 60)]
    row = {"issue": "truce", "position": "support", "basis": "paraphrase"}
    stances = [{"stance_id": f"s{n}", "holder_id": actor["actor_id"], **row} for n, actor in enumerate(actors)]
    tables = made(actors=actors, stances=stances)
    with opened(tables) as database:
        names = [name for (name,) in database.execute("SELECT Value FROM ENTITIES WHERE VariableId = 1 ORDER BY ID")]
    assert names[:2] == ["US official (u1)", "US official (u2)"]
    assert (len(names[2]), names[2][-1]) == (190, "…")
    assert "the ends of 1 name over 190 characters" in dna.not_carried(tables)


def test_a_document_without_a_day_is_said_to_have_none():
    tables = made({"published": None})
    with opened(tables) as database:
        assert database.execute("SELECT Date FROM DOCUMENTS").fetchone() == (0,)
    assert "that no day of publication is known (the document stands at 1 January 1970)" in dna.not_carried(tables)


def test_the_password_is_stored_as_dna_checks_it(stored):
    with opened(stored) as database:
        (stored_hash,) = database.execute("SELECT Password FROM CODERS WHERE ID = 1").fetchone()
    salt, digest = b64decode(stored_hash)[:16], b64decode(stored_hash)[16:]
    expected = hashlib.sha256(salt + b"summitry").digest()
    for _ in range(99_999):
        expected = hashlib.sha256(expected).digest()
    assert digest == expected
