"""Who takes part in an event: written as one cell, read back, and put right in a review."""

from datetime import date

import pytest

from summitry import SummitryError
from summitry.corrections import Corrections
from summitry.review.cast import cast, read_cast, recast
from summitry.review.queue import fields
from summitry.review.session import Session
from summitry.review.widget import Review

TEXT = "Jane Doe met John Roe in Oslo on Monday. Max Poe praised the meeting. Ann Coe slept."
DAY = date(2024, 5, 15)


@pytest.fixture(scope="module")
def tables(told):
    return told(TEXT)


@pytest.fixture
def session(tables):
    return Session.of(tables, Corrections(), "Ann")


def change(session, **cells):
    """Change cells of the one event."""
    (values,) = (row["values"] for row in session.items() if row["id"] == "e01")
    return session.decide({"do": "change", "id": "e01", "cells": {**values, **cells}}, DAY)


def people(session):
    return cast(session.corrected[0], "e01")


def test_the_card_and_the_form_of_an_event_have_its_cast(session, tables):
    (row,) = (row for row in session.rows if row["id"] == "e01")
    assert row["values"]["cast"] == "Jane Doe; John Roe"
    assert [one["label"] for one in fields(tables, "events")][-1] == "who takes part"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Jane Doe;john roe", [("jane_doe", "participant"), ("john_roe", "participant")]),
        ("jane_doe (host); Max Poe (mediator)", [("jane_doe", "host"), ("max_poe", "mediator")]),
        ("Jane Doe; ; Jane Doe;", [("jane_doe", "participant")]),
        ("", []),
    ],
    ids=["names", "ids and parts", "twice and empty", "nobody"],
)
def test_a_cast_is_read(tables, written, found):
    assert read_cast(tables, written, "meeting", "e01") == found


def test_who_makes_a_move_is_its_author(tables):
    assert read_cast(tables, "Jane Doe", "announcement", "e01") == [("jane_doe", "author")]


@pytest.mark.parametrize("written", ["Doe the Elder", "Jane Doe (guest)", "Jane Doe, John Roe"])
def test_a_name_that_no_actor_has_is_refused(tables, written):
    with pytest.raises(SummitryError, match=r"e01: '.*' is no actor of the article; write names as the rows have them"):
        read_cast(tables, f"John Roe; {written}", "meeting", "e01")


def test_a_cast_that_stays_needs_no_correction(tables):
    assert recast(tables, "e01", read_cast(tables, "John Roe; Jane Doe", "meeting", "e01")) == []


def test_one_goes_and_one_comes(session):
    after = change(session, cast="John Roe; Max Poe (host)")
    assert people(after) == "John Roe; Max Poe (host)"
    (row,) = (row for row in after.items() if row["id"] == "e01")
    assert (row["decision"], row["values"]["cast"]) == ("changed", "John Roe; Max Poe (host)")
    assert after.corrected[0].events["confidence"].isna().all()  # a hand stands for the event, too


@pytest.mark.parametrize("then", ["right", "change"])
def test_a_later_decision_gives_the_cast_of_before_back(session, then):
    after = change(session, cast="John Roe; Max Poe")
    again = (
        after.decide({"do": "right", "id": "e01"}, DAY) if then == "right" else change(after, cast="Jane Doe; John Roe")
    )
    assert people(again) == "Jane Doe; John Roe"
    assert [made.action for made in again.corrections.rows] == ["keep"]


def test_a_cell_that_is_set_back_is_as_the_parser_had_it(session):
    after = change(change(session, place="Rome", kind="call"), place="Oslo")
    (event,) = after.corrected[0].events.to_dict("records")
    assert (event["place"], event["kind"]) == ("Oslo", "call")


def test_a_form_offers_again_why_a_row_was_changed(session):
    after = session.decide({"do": "wrong", "id": "e01", "why": "they did not"}, DAY)
    assert [row["why"] for row in after.items() if row["id"] == "e01"] == ["they did not"]


def test_a_new_event_has_the_cast_that_is_given(session):
    start = TEXT.index("praised the meeting")
    cells = {"kind": "announcement", "title": "Praise", "cast": "Max Poe"}
    message = {"do": "add", "id": "", "table": "events", "start": start, "end": start + 19, "cells": cells}
    found = session.decide(message, DAY).corrected[0]
    rows = found.participants.merge(found.events.query("title == 'Praise'"), on="event_id")
    assert rows[["actor_id", "part"]].to_numpy().tolist() == [["max_poe", "author"]]


def test_an_actor_whom_a_hand_added_may_take_part_and_hold_positions(session, tmp_path):
    desk, start = Review(session, tmp_path / "note.toml", None), TEXT.index("Oslo")
    cells = {"name": "The Hosts", "kind": "group", "side": "Norway"}
    desk.decide({"do": "add", "id": "", "table": "actors", "start": start, "end": start + 4, "cells": cells}, DAY)
    (holders,) = (one["choices"] for one in desk.fields["stances"] if one["name"] == "holder_id")
    assert ("the_hosts", "The Hosts") in [tuple(choice) for choice in holders]
    assert people(change(desk.session, cast="Jane Doe; John Roe; The Hosts (host)")).endswith("The Hosts (host)")


def test_the_page_is_told_of_each_decision_if_it_was_taken(session, tmp_path):
    desk = Review(session, tmp_path / "note.toml", None)
    desk.decide({"do": "change", "id": "e01", "cells": {"cast": "Nobody Known"}}, DAY)
    refused = dict(desk.answer)
    desk.decide({"do": "right", "id": "e01"}, DAY)
    assert (refused, desk.answer) == ({"number": 1, "taken": False}, {"number": 2, "taken": True})
