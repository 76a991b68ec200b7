"""The annotations, held against the rules of the W3C Web Annotation model and against the text."""

import hashlib
import json
from base64 import urlsafe_b64decode

import pytest

from summitry.export import webannotation


def collection(tables):
    return json.loads(webannotation.write(tables))


def tagged(annotation):
    return [body["value"] for body in annotation["body"] if body["purpose"] == "tagging"]


@pytest.fixture(params=["stored", "awkward"])
def tables(request):
    return request.getfixturevalue(request.param)


def test_the_collection_has_what_the_model_requires(tables):
    read = collection(tables)
    page = read["first"]
    assert read["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (read["type"], page["type"], page["startIndex"]) == ("AnnotationCollection", "AnnotationPage", 0)
    assert read["total"] == len(page["items"])
    ids = [read["id"], page["id"], *(item["id"] for item in page["items"])]
    assert len(set(ids)) == len(ids)
    assert all(name.startswith("urn:uuid:") for name in ids)


def test_every_annotation_has_one_target_and_bodies_of_known_kinds(tables):
    for item in collection(tables)["first"]["items"]:
        assert (item["type"], item["motivation"]) == ("Annotation", "describing")
        assert {body["type"] for body in item["body"]} == {"TextualBody"}
        assert {body["purpose"] for body in item["body"]} == {"tagging", "describing"}
        assert set(item["target"]) == {"source", "selector"}
        kinds = [selector["type"] for selector in item["target"]["selector"]]
        assert kinds == ["TextPositionSelector", "TextQuoteSelector"]


def test_positions_and_quotations_say_the_same_place_in_code_points(tables):
    for item in collection(tables)["first"]["items"]:
        position, quote = item["target"]["selector"]
        start, end = position["start"], position["end"]
        assert 0 <= start < end
        assert tables.text[start:end] == quote["exact"]
        assert tables.text[:start].endswith(quote["prefix"])
        assert tables.text[end:].startswith(quote["suffix"])
        assert len(quote["prefix"]) == min(32, start)
        assert len(quote["suffix"]) == min(32, len(tables.text) - end)


def test_a_quotation_at_the_ends_of_the_text_has_only_what_stands_beside_it(told):
    (item,) = [i for i in collection(told("Jane Doe met John Roe."))["first"]["items"] if tagged(i)[1] == "john_roe"]
    quote = {"type": "TextQuoteSelector", "exact": "John Roe", "prefix": "Jane Doe met ", "suffix": "."}
    assert item["target"]["selector"] == [{"type": "TextPositionSelector", "start": 13, "end": 21}, quote]


def test_the_source_is_the_digest_of_the_text(tables):
    (source,) = {item["target"]["source"] for item in collection(tables)["first"]["items"]}
    scheme, digest = source.split(";")
    assert scheme == "ni:///sha-256"
    assert urlsafe_b64decode(digest + "=").hex() == hashlib.sha256(tables.text.encode()).hexdigest()


def test_there_is_an_annotation_for_each_span_and_for_each_row_without_one(tables):
    found = [tuple(tagged(item)) for item in collection(tables)["first"]["items"]]
    spans = [tuple(row) for row in tables.spans[["table", "row_id", "part"]].to_numpy()]
    behind = {(table, row_id) for table, row_id, _ in spans}
    rows = {("actors", i) for i in tables.actors["actor_id"]} | {("times", i) for i in tables.times["time_id"]}
    rows |= {("events", i) for i in tables.events["event_id"]} | {("stances", i) for i in tables.stances["stance_id"]}
    rows |= {("statements", i) for i in tables.statements["statement_id"]}
    doubts = [(table, row_id, "doubt") for table, row_id in tables.doubts[["table", "row_id"]].to_numpy()]
    assert sorted(found) == sorted([*spans, *((*row, "mention") for row in rows - behind), *doubts])


def test_an_annotation_says_what_its_row_says(awkward):
    (item,) = [i for i in collection(awkward)["first"]["items"] if tagged(i) == ["events", "e02", "mention"]]
    assert item["body"][-1] == {
        "type": "TextualBody",
        "purpose": "describing",
        "format": "text/plain",
        "value": "Doe-Roe meeting, held",
    }
    assert item["target"]["selector"][1] == {
        "type": "TextQuoteSelector",
        "exact": "Jane Doe met John Roe on 3 May",
        "prefix": ".\r\n\r\nقالت دو إن الهدنة ممكنة 🤝. ",
        "suffix": ". The summit in Strelsau was cal",
    }
