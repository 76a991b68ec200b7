"""A review: which rows come first, what each decision writes, and what it refuses."""

from datetime import date

import pytest

from summitry import SummitryError, parse
from summitry.article.regions import regions
from summitry.codebook import Codebook, Issue
from summitry.corrections import Corrections, load_corrections, save_corrections
from summitry.records import Article
from summitry.review.queue import fields
from summitry.review.session import Session
from summitry.review.widget import Review

TEXT = (
    "Jane Doe met John Roe in Oslo on Monday.\r\nGermany rejected the truce. France backs the truce.\r\n"
    "The meeting in Oslo was held at noon. Max Poe will call Ann Coe on Friday."
)
BOOK = Codebook(issues=(Issue("truce", "The truce", phrases=("truce",)),))
DAY = date(2024, 5, 15)


@pytest.fixture(scope="module")
def tables():
    return parse(Article("note", TEXT, tuple(regions(TEXT)), published=DAY), BOOK)


@pytest.fixture
def session(tables):
    return Session.of(tables, Corrections(), "Ann")


def row(session, words):
    """The first row to review that tells these words."""
    return next(row for row in session.rows if words in row["told"])


def only(session):
    (made,) = session.corrections.rows
    return made


def test_the_least_confident_row_comes_first(session):
    sure = [1.0 if row["confidence"] is None else row["confidence"] for row in session.rows]
    assert sure == sorted(sure)
    assert {row["table"] for row in session.rows} == {"events", "stances"}


def test_a_row_found_right_keeps_its_cells_and_has_no_doubt_of_weights(session):
    one = row(session, "Germany")
    after = session.decide({"do": "right", "id": one["id"]}, DAY)
    (kept,) = after.corrected[0].stances.query("stance_id == @one['id']").to_dict("records")
    assert (only(after).action, kept["position"], kept["by"]) == ("keep", "oppose", "parser")
    assert kept["rule"].endswith("kept by hand (Ann, 2024-05-15): seen in review")
    assert after.tally() == f"1 of {len(session.rows)} rows reviewed: 1 right, 0 changed, 0 wrong; 0 added"


def test_a_wrong_row_is_gone(session):
    one = row(session, "Germany")
    after = session.decide({"do": "wrong", "id": one["id"]}, DAY)
    assert one["id"] not in set(after.corrected[0].stances["stance_id"])
    assert [shown["decision"] for shown in after.items() if shown["id"] == one["id"]] == ["wrong"]


def test_only_cells_that_differ_are_changed_and_shown(session):
    one = row(session, "Germany")
    cells = {**one["values"], "position": "conditional"}
    after = session.decide({"do": "change", "id": one["id"], "cells": cells, "why": "if it is fair"}, DAY)
    assert (dict(only(after).cells), only(after).why) == ({"position": "conditional"}, "if it is fair")
    assert next(r for r in after.items() if r["id"] == one["id"])["values"]["position"] == "conditional"


def test_a_change_of_nothing_finds_the_row_right(session):
    one = row(session, "Germany")
    assert only(session.decide({"do": "change", "id": one["id"], "cells": one["values"]}, DAY)).action == "keep"


def test_two_rows_become_one(session):
    one, other = row(session, "Germany"), row(session, "France")
    after = session.decide({"do": "merge", "id": one["id"], "other": other["id"]}, DAY)
    assert {one["id"], other["id"]} & set(after.corrected[0].stances["stance_id"]) == {other["id"]}


def test_an_event_with_two_mentions_becomes_two(session):
    one = row(session, "Oslo")
    assert len(one["mentions"]) == 2
    after = session.decide({"do": "split", "id": one["id"], "mentions": [one["mentions"][1][0]]}, DAY)
    assert len(after.corrected[0].events) == len(session.tables.events) + 1
    assert "1 changed" in after.tally()


@pytest.mark.parametrize("chosen", [[], [0, 1]], ids=["none", "all"])
def test_a_split_leaves_something_on_both_sides(session, chosen):
    one = row(session, "Oslo")
    with pytest.raises(SummitryError, match="some mentions must go, and some stay"):
        session.decide({"do": "split", "id": one["id"], "mentions": [one["mentions"][n][0] for n in chosen]}, DAY)


def test_selected_words_become_a_row_where_line_ends_are_two_characters(session):
    shown = TEXT.replace("\r\n", "\n")
    start = shown.index("held at noon")
    cells = {"kind": "meeting", "status": "held", "title": "Noon", "precision": "unknown", "place": ""}
    message = {"do": "add", "id": "", "table": "events", "start": start, "end": start + 12, "cells": cells}
    (added,) = session.decide(message, DAY).corrected[0].events.query("title == 'Noon'").to_dict("records")
    assert (added["text"], added["by"]) == ("held at noon", "hand")


def test_undo_takes_one_decision_back_at_a_time(session):
    ids = [row(session, name)["id"] for name in ("Germany", "France")]
    after = session
    for row_id in ids:
        after = after.decide({"do": "wrong", "id": row_id}, DAY)
    after = after.decide({"do": "undo", "id": ""}, DAY)
    assert [*after.decisions] == ids[:1]
    assert after.decide({"do": "undo", "id": ""}, DAY).decisions == {}
    with pytest.raises(SummitryError, match="nothing was decided yet"):
        session.decide({"do": "undo", "id": ""}, DAY)


def test_a_later_decision_on_a_row_takes_the_place_of_the_first(session):
    one = row(session, "Germany")
    after = session.decide({"do": "wrong", "id": one["id"]}, DAY).decide({"do": "right", "id": one["id"]}, DAY)
    assert only(after).action == "keep"


def test_a_form_asks_for_issues_by_their_labels(tables):
    issue = next(one for one in fields(tables, "stances", BOOK) if one["name"] == "issue")
    assert ("truce", "The truce") in issue["choices"]


def test_the_widget_writes_each_decision_and_goes_on_with_the_next_row(session, tmp_path):
    path = tmp_path / "note.toml"
    desk = Review(session, path, BOOK)
    first, second = (shown["id"] for shown in desk.items[:2])
    desk.decide({"do": "right", "id": first}, DAY)
    assert [made.action for made in load_corrections(path).rows] == ["keep"]
    assert desk.items[desk.at]["id"] == second
    assert desk.note.endswith("Saved to note.toml.")
    again = Review(Session.of(session.tables, load_corrections(path), "Bo"), path, BOOK)
    assert (again.items[again.at]["id"], again.items[0]["decision"]) == (second, "right")


def test_the_picture_follows_the_decision(session, tmp_path):
    desk = Review(session, tmp_path / "note.toml", BOOK)
    desk.at = [shown["table"] for shown in desk.items].index("stances")
    before = dict(desk.figure)
    desk.decide({"do": "wrong", "id": row(session, "Germany")["id"]}, DAY)
    desk.at = [shown["table"] for shown in desk.items].index("stances")
    assert desk.figure["alt"] != before["alt"]
    desk.decide({"do": "undo", "id": ""}, DAY)
    assert desk.figure == before


def test_a_mistake_is_told_and_nothing_is_written(session, tmp_path):
    desk = Review(session, tmp_path / "note.toml", BOOK)
    desk.decide({"do": "split", "id": row(session, "Oslo")["id"], "mentions": []}, DAY)
    assert (
        desk.note
        == f"Not saved: {row(session, 'Oslo')['id']}: some mentions must go, and some stay; choose some of them."
    )
    assert not (tmp_path / "note.toml").exists()


def test_without_a_kernel_the_review_is_a_table(session, tmp_path):
    data, _ = Review(session, tmp_path / "note.toml", BOOK)._repr_mimebundle_()
    assert "<table" in data["text/html"]
    assert data["text/plain"].startswith(f"0 of {len(session.rows)} rows reviewed")


def test_a_file_of_all_decisions_survives_saving_and_loading(session, tmp_path):
    after = session
    for shown in session.rows[:3]:
        after = after.decide({"do": "right", "id": shown["id"]}, DAY)
    save_corrections(after.corrections, tmp_path / "note.toml")
    assert Session.of(session.tables, load_corrections(tmp_path / "note.toml"), "Ann").decisions == after.decisions
