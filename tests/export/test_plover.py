"""The records of PLOVER: its fields, its vocabulary, and no event that it has no words for."""

import json

import pytest

from summitry.export import plover
from tests.charts.made import SHELVED, event, made, person

FIELDS = {"id", "date", "enddate", "source", "recipient", "event", "event_loc", "event_text", "mode", "context"}
FIELDS |= {"text_info", "cite_info", "comment"}
MODES = {"CONSULT": {"visit", "phone"}, "SANCTION": {"cancel"}, "AGREE": set()}


def records(tables):
    return [json.loads(line) for line in plover.write(tables).decode("utf-8").splitlines()]


def by_id(tables):
    return {record["id"].removeprefix("a-"): record for record in records(tables)}


@pytest.mark.parametrize("name", ["stored", "awkward"])
def test_every_record_has_the_required_fields_and_known_words(name, request):
    tables = request.getfixturevalue(name)
    found = records(tables)
    assert found
    for record in found:
        assert {"id", "date", "source", "event"} <= set(record) <= FIELDS
        (category,) = record["event"]
        assert set(record.get("mode", [])) <= MODES[category]
        assert set(record.get("context", [])) <= {"future", "hypothetical"}
        assert category != "SANCTION" or record["recipient"]
        assert record["date"] <= record.get("enddate", "9999")
        assert [tables.text[record["text_info"]["start"] : record["text_info"]["end"]]] == record["event_text"]
    assert len({record["id"] for record in found}) == len(found)


def test_a_meeting_is_a_consultation_of_all_who_meet(awkward):
    assert records(awkward)[1] == {
        "id": "invented-e02",
        "date": "2024-05-03",
        "source": [
            {"actor_text": "French President Jane Doe", "identifier_text": "Jane Doe", "office": "president"},
            {"actor_text": "Chancellor John Roe", "identifier_text": "John Roe", "office": "chancellor"},
        ],
        "event": ["CONSULT"],
        "event_text": ["Jane Doe met John Roe on 3 May"],
        "text_info": {"start": 361, "end": 391},
        "cite_info": {"publication": "The Herald", "coder": "summitry", "citation": "invented", "language": "en"},
    }


@pytest.mark.parametrize(
    ("kind", "status", "expected"),
    [
        ("summit", "held", {}),
        ("call", "held", {"mode": ["phone"]}),
        ("meeting", "planned", {"context": ["future"]}),
        ("meeting", "proposed", {"context": ["hypothetical"]}),
        ("meeting", "called_off", None),
        ("meeting", "postponed", None),
        ("meeting", "refused", None),
        ("meeting", None, None),
        ("proposal", None, None),
        ("joint_statement", None, None),
    ],
)
def test_what_plover_can_say_of_an_event(kind, status, expected):
    rows = [event("e01", kind, status, "2024-05-03", "2024-05-03")]
    parts = [{"event_id": "e01", "actor_id": "doe", "part": part} for part in ("participant", "author")]
    tables = made(actors=[person("doe", None)], events=rows, participants=parts)
    found = [{name: r[name] for name in ("mode", "context") if name in r} for r in records(tables)]
    assert found == ([] if expected is None else [expected])


def test_a_visitor_is_the_source_and_a_host_the_recipient():
    parts = [("doe", "participant"), ("roe", "host")]
    cast = [{"event_id": "e01", "actor_id": actor, "part": part} for actor, part in parts]
    rows = [event("e01", "meeting", "held", "2024-05-03", "2024-05-03")]
    (record,) = records(made(actors=[person("doe", None), person("roe", None)], events=rows, participants=cast))
    assert [record["source"][0]["identifier_text"], record["recipient"][0]["identifier_text"]] == [
        "Jane Doe",
        "Jane Roe",
    ]
    assert record["mode"] == ["visit"]


def test_to_announce_a_contact_agrees_to_it_and_to_call_it_off_is_against_the_other_side():
    found = by_id(made(**SHELVED))
    assert found["plan"]["event"] == ["AGREE"]
    assert [found["plan"]["date"], found["plan"]["enddate"]] == ["2024-05-16", "2024-05-22"]
    assert found["plan"]["comment"] == "some day from 16 May 2024 to 22 May 2024"
    assert (found["off"]["event"], found["off"]["mode"]) == (["SANCTION"], ["cancel"])
    assert [actor["identifier_text"] for actor in found["off"]["recipient"]] == ["Jane Roe"]


def test_where_nobody_is_on_another_side_nothing_is_a_sanction():
    actors = [{**actor, "side": "Ruritania"} for actor in SHELVED["actors"]]
    assert "off" not in by_id(made(**{**SHELVED, "actors": actors}))
    nobody = [{**actor, "side": None} for actor in SHELVED["actors"]]
    assert "off" not in by_id(made(**{**SHELVED, "actors": nobody}))


def test_an_event_without_both_bounds_has_no_date_to_give():
    rows = [event("late", "meeting", "held", None, "2024-05-03"), event("early", "meeting", "held", "2024-05-03", None)]
    cast = [{"event_id": row["event_id"], "actor_id": "doe", "part": "participant"} for row in rows]
    tables = made(actors=[person("doe", None)], events=rows, participants=cast)
    assert records(tables) == []
    assert plover.not_carried(tables)[0] == "2 events without a category, days or actors in PLOVER"
