"""Corrections find their rows in every parse, change them and what hangs on them, and say what does not fit."""

from __future__ import annotations

import warnings
from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from summitry import Codebook, SummitryError, parse
from summitry.codebook import Issue
from summitry.corrections import Anchor, Correction, Corrections, anchor_of, correct
from summitry.corrections.anchors import book_of, find, places
from summitry.corrections.values import COLUMNS
from summitry.tables.schema import IDS, TABLES
from tests.conftest import article

DAY = date(2024, 5, 16)
BOOK = Codebook(issues=(Issue("truce", "A truce", phrases=("a truce",)),))
BODY = """“We support a truce,” French President Jane Doe told Reuters on Monday.

Jane Doe will meet John Roe in Oslo on Friday.

Jane Doe met Chancellor Max Poe in Bergen last week. A German official said Max Poe opposed a truce.
"""
FIRST = "Talks in Oslo\n\nShare\n\n" + BODY
LATER = "Talks in Oslo\n\nRead more\n\nAnn Low met Eve Lee in Paris in April.\n\nAdvertisement\n\n" + BODY + "\nTags\n"


def made(action, table, words, cells=None, **anchor) -> Correction:
    place = {key: anchor.pop(key) for key in ("before", "after", "occurrence") if key in anchor}
    return Correction(action, table, Anchor(words, **place, cells=anchor), cells or {}, "Ann", DAY, "the text says so")


@pytest.fixture(scope="module")
def tables(told):
    return told(FIRST, BOOK)


@pytest.fixture(scope="module")
def later(told):
    return told(LATER, BOOK)


def put_right(tables, *rows):
    """The corrected tables, where all corrections fit."""
    corrected, unfit = correct(tables, Corrections(rows))
    assert unfit == []
    return corrected


def plain(table):
    """The rows of a table, None for a missing cell."""
    return table.astype(object).where(table.notna(), None).to_dict("records")


def held(table, column, cell):
    """The rows of a table with a cell."""
    return [row for row in plain(table) if row[column] == cell]


MEET = "Jane Doe will meet John Roe in Oslo on Friday"
MET = "Jane Doe met Chancellor Max Poe in Bergen last week"
TRUCE = "We support a truce"


@pytest.mark.parametrize(
    ("row", "column", "cell"),
    [
        (made("set", "events", MEET, {"status": "called_off"}), "status", "called_off"),
        (made("set", "events", MEET, {"begin": DAY, "end": DAY}), "precision", "day"),
        (made("set", "events", MEET, {"end": date(2024, 5, 20)}), "precision", "range"),
        (made("set", "events", MEET, {"place": ""}), "place", None),
        (made("set", "events", "Jane Doe met Chancellor Max Poe", {"place": "Rome"}), "place", "Rome"),
        (made("set", "events", MET, {"about": MEET, "effect": "plans"}), "effect", "plans"),
        (made("set", "times", "Monday", {"value": "2024-05-06"}), "value", "2024-05-06"),
        (made("set", "statements", "We support a truce,", {"speaker_id": "Max Poe"}), "speaker_id", "max_poe"),
        (made("set", "stances", TRUCE, {"position": "conditional"}), "position", "conditional"),
        (made("set", "stances", TRUCE, {"statement_id": "Max Poe opposed a truce"}), "statement_id", "q02"),
        (made("set", "stances", TRUCE, {"ascribed_by": "A German official"}), "ascribed_by", "german_official_1"),
        (made("set", "actors", "John Roe", {"side": "Norway"}, name="John Roe"), "side", "Norway"),
    ],
    ids=lambda value: f"{value.table}-{value.anchor.text}" if isinstance(value, Correction) else str(value),
)
def test_a_cell_set_by_hand_is_set_in_this_parse_and_in_a_later_one(tables, later, row, column, cell):
    for parsed in (tables, later):
        table = getattr(put_right(parsed, row), row.table)
        assert [row[column] for row in plain(table) if row["by"] == "hand"] == [cell]


def test_ids_have_moved_in_the_later_parse(tables, later):
    assert [held(t.events, "text", MEET)[0]["event_id"] for t in (tables, later)] == ["e01", "e02"]


def test_a_row_that_a_hand_changed_says_whose_and_has_no_confidence(tables):
    event = held(put_right(tables, made("set", "events", MEET, {"place": "Rome"})).events, "text", MEET)[0]
    assert event["rule"].endswith("; set by hand (Ann, 2024-05-16): the text says so")
    assert event["confidence"] is None


def test_the_doubts_of_a_row_are_gone_when_a_hand_stands_for_it_and_not_those_of_others(parsed):
    doubted = set(parsed.doubts["row_id"][parsed.doubts["table"] == "stances"])
    chosen = parsed.stances[parsed.stances["stance_id"].isin(doubted)].iloc[0]
    row = Correction("set", "stances", anchor_of(parsed, "stances", chosen), {"via": "Reuters"}, "Ann", DAY, "seen")
    left = put_right(parsed, row).doubts
    assert set(left["row_id"][left["table"] == "stances"]) == doubted - {chosen["stance_id"]}
    assert len(left) < len(parsed.doubts)


def test_rows_that_no_hand_touched_stay_as_they_were(tables):
    corrected = put_right(tables, made("set", "events", MEET, {"place": "Rome"}))
    for name, table in corrected.items():
        left = table[table["by"] == "parser"] if "by" in table else table
        before = getattr(tables, name)
        assert left.equals(before.loc[left.index])


def test_a_dropped_event_takes_its_cast_and_words_with_it(tables):
    corrected = put_right(tables, made("drop", "events", MEET))
    for table, column in (("events", "event_id"), ("participants", "event_id"), ("spans", "row_id")):
        assert held(getattr(corrected, table), column, "e01") == []
    assert len(corrected.events) == len(tables.events) - 1


def test_a_dropped_statement_leaves_its_stance_without_one(tables):
    corrected = put_right(tables, made("drop", "statements", "Max Poe opposed a truce"))
    assert held(corrected.stances, "stance_id", "s02")[0]["statement_id"] is None


def test_a_dropped_actor_takes_stances_along_and_leaves_statements_without_a_speaker(tables):
    corrected = put_right(tables, made("drop", "actors", "French President Jane Doe", name="Jane Doe"))
    assert (
        held(corrected.stances, "holder_id", "jane_doe") == held(corrected.participants, "actor_id", "jane_doe") == []
    )
    said = held(corrected.statements, "text", "We support a truce,")[0]
    assert (said["by"], said["speaker_id"]) == ("hand", None)


def test_a_merged_actor_gives_all_it_has_to_the_other(tables):
    corrected = put_right(tables, made("drop", "actors", "John Roe", {"into": "max_poe"}, name="John Roe"))
    assert held(corrected.actors, "actor_id", "john_roe") == []
    assert {r["event_id"] for r in held(corrected.participants, "actor_id", "max_poe")} == {"e01", "e02"}


def test_merged_events_are_one_with_the_mentions_and_the_cast_of_both(tables):
    corrected = put_right(tables, made("drop", "events", MET, {"into": MEET}))
    event = held(corrected.events, "event_id", "e01")[0]
    assert (event["mentions"], event["by"]) == (2, "hand")
    assert {r["actor_id"] for r in held(corrected.participants, "event_id", "e01")} == {
        "jane_doe",
        "john_roe",
        "max_poe",
    }


def test_an_event_split_off_takes_its_words_and_a_copy_of_the_rest(tables):
    merged = put_right(tables, made("drop", "events", MET, {"into": MEET}))
    split = made("add", "events", MET, {"out_of": MEET, "status": "held", "title": "Doe-Poe meeting"})
    parted = put_right(merged, split)
    old, new = parted.events.to_dict("records")
    assert (old["mentions"], new["mentions"], new["kind"], new["status"]) == (1, 1, "meeting", "held")
    assert new["event_id"] == "e02"
    assert len(held(parted.participants, "event_id", "e02")) == 3


def test_no_event_is_left_without_words(tables):
    split = made("add", "events", "will meet John Roe", {"out_of": MEET})
    assert correct(tables, Corrections((split,)))[1] == [
        "add of events 'will meet John Roe': the event that it is taken out of would have no words left"
    ]


def test_an_added_row_stands_on_its_words_and_may_be_referred_to(tables):
    added = made("add", "events", "Talks in Oslo", {"kind": "announcement", "about": MEET, "effect": "plans"})
    author = made("add", "participants", "Talks in Oslo", {"actor_id": "John Roe", "part": "author"})
    corrected = put_right(tables, author, added)
    row = corrected.events.iloc[0]
    assert (row["text"], row["about"], row["event_id"], row["by"]) == ("Talks in Oslo", "e01", "e03", "hand")
    assert held(corrected.participants, "event_id", "e03")[0]["part"] == "author"


def test_an_added_row_that_the_parser_has_found_since_is_one_row(tables):
    cells = {"holder_id": "jane_doe", "issue": "truce", "position": "oppose", "basis": "narrator"}
    corrected = put_right(tables, made("add", "stances", TRUCE, cells))
    assert len(corrected.stances) == len(tables.stances)
    assert held(corrected.stances, "text", TRUCE)[0]["position"] == "oppose"


def test_an_added_actor_may_hold_what_is_added(tables):
    actor = made("add", "actors", "German", {"name": "Berlin", "kind": "state", "side": "Germany"})
    cells = {"holder_id": "Berlin", "issue": "truce", "position": "oppose", "basis": "paraphrase"}
    stance = made("add", "stances", "Max Poe opposed a truce", cells)
    held_by = put_right(tables, stance, actor).stances
    assert {"berlin", "Germany"} <= {*held_by["holder_id"], *held_by["side"].dropna()}


def test_the_side_of_rows_follows_their_actor(tables):
    right = put_right(tables, made("set", "actors", "French President Jane Doe", {"side": "Europe"}, name="Jane Doe"))
    assert held(right.stances, "holder_id", "jane_doe")[0]["side"] == "Europe"
    moved = put_right(tables, made("set", "stances", TRUCE, {"holder_id": "german_official_1"}))
    assert held(moved.stances, "text", TRUCE)[0]["side"] == "Germany"


def test_words_of_a_row_are_put_right_with_their_place(tables):
    right = put_right(tables, made("set", "stances", TRUCE, {"text": "support a truce"}))
    row = held(right.stances, "holder_id", "jane_doe")[0]
    assert right.text[row["span_start"] : row["span_end"]] == row["text"] == "support a truce"


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (made("set", "events", "They danced", {"place": "Rome"}), "its words do not stand in the article"),
        (made("set", "events", "Share", {"place": "Rome"}), "no row of events stands on its words"),
        (made("set", "events", MEET, {"place": "Rome"}, kind="call"), "no row of events stands on its words"),
        (made("set", "events", MEET, {"about": "They danced"}), "its words do not stand in the article"),
        (made("set", "stances", TRUCE, {"holder_id": "nobody"}), "'nobody' is no actor"),
        (made("drop", "events", MEET, {"into": MEET}), "it cannot become part of itself"),
        (made("add", "events", "a truce", {"kind": "call"}), "'a truce' stands 2 times in the article"),
        (made("drop", "participants", MEET, actor_id="max_poe"), "no row of participants stands on its words"),
        (made("set", "participants", MEET, {"actor_id": "john_roe"}, actor_id="jane_doe"), "such a row is there"),
        (made("set", "events", MEET, {"end": "2024-05-01"}), "it would end on 2024-05-01, before it begins"),
        (
            made("add", "times", "Bergen", {"type": "DATE", "value": "x", "begin": "2024-05-09", "end": "0999-05-09"}),
            "it would end on 0999-05-09, before it begins",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else value.action,
)
def test_a_correction_that_does_not_fit_is_said_and_changes_nothing(tables, row, says):
    corrected, unfit = correct(tables, Corrections((row,)))
    assert unfit == [f"{row.action} of {row.table} '{row.anchor.text}': {says}"]
    assert all(table.equals(getattr(tables, name)) for name, table in corrected.items())


def test_a_parse_warns_of_what_does_not_fit():
    rows = Corrections((made("set", "events", "They danced", {"place": "Rome"}),))
    with pytest.warns(UserWarning, match="set of events 'They danced': its words do not stand"):
        parse(article(FIRST), BOOK, rows)


def test_a_parse_takes_corrections():
    rows = Corrections((made("set", "events", MEET, {"place": "Rome"}),))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert "Rome" in set(parse(article(FIRST), BOOK, rows).events["place"])


@pytest.mark.parametrize("form", ["{}", "{}\r", "  {}", "«{}»", "-- {} --"])
def test_words_are_found_whatever_the_spaces_and_line_ends_around_them(form):
    text = form.format("The “talks”\r\n of  Doe")
    assert places(text, Anchor('The "talks" of Doe'))[0].of(text) == "The “talks”\r\n of  Doe"


def test_context_and_count_tell_the_same_words_apart():
    text = "He said so. She said so. He said so."
    assert [len(places(text, anchor)) for anchor in (Anchor("said so"), Anchor("said so", before="He"))] == [3, 2]
    assert places(text, Anchor("said so", before="He", occurrence=2))[0].start == 28


def rows_of(tables):
    return [(name, row) for name in COLUMNS for row in getattr(tables, name).to_dict("records")]


def test_the_anchor_of_each_row_means_that_row_alone(stored, tables):
    for whole in (stored, tables):
        book = book_of(whole)
        for name, row in rows_of(whole):
            found = find(book, whole.text, name, anchor_of(whole, name, row))
            assert [found[key] for key in TABLES[name].key] == [row[key] for key in TABLES[name].key]


def test_the_anchor_of_each_row_means_it_when_furniture_has_changed(tables, later):
    book = book_of(later)
    for name, row in rows_of(tables):
        found = find(book, later.text, name, anchor_of(tables, name, row))
        told = ("part", "actor_id") if name == "participants" else ("text",)
        assert [found[cell] for cell in told] == [row[cell] for cell in told]


@settings(deadline=None, max_examples=10, phases=[Phase.generate])
@given(st.data())
def test_any_rows_dropped_leave_tables_that_are_whole(tables, data):
    chosen = data.draw(st.lists(st.sampled_from(rows_of(tables)), unique_by=lambda pair: str(pair)))
    rows = [Correction("drop", name, anchor_of(tables, name, row), {}, "Ann", DAY, "no") for name, row in chosen]
    corrected, unfit = correct(tables, Corrections(tuple(rows)))
    assert all(line.endswith("another correction dropped its row") for line in unfit)
    for name, row in chosen:
        if name in IDS:
            assert row[IDS[name]] not in set(getattr(corrected, name)[IDS[name]])


@settings(deadline=None, max_examples=6)
@given(st.permutations(range(5)))
def test_the_order_in_which_corrections_are_given_changes_nothing(tables, order):
    rows = [
        made("set", "events", MEET, {"place": "Rome"}),
        made("drop", "events", MET),
        made("add", "events", "Talks in Oslo", {"kind": "announcement", "about": MEET}),
        made("add", "participants", "Talks in Oslo", {"actor_id": "john_roe"}),
        made("set", "stances", TRUCE, {"holder_id": "Max Poe"}),
    ]
    one, other = (put_right(tables, *given) for given in (rows, [rows[n] for n in order]))
    assert all(table.equals(getattr(other, name)) for name, table in one.items())


def test_corrections_written_twice_are_as_written_once(tables):
    rows = Corrections(
        (
            made("set", "events", MEET, {"place": "Rome"}),
            made("add", "times", "Bergen", {"type": "DATE", "value": "XXXX"}),
        )
    )
    once = correct(tables, rows)[0]
    twice = correct(once, rows)[0]
    assert all(table.equals(getattr(twice, name)) for name, table in once.items())


@pytest.mark.parametrize(
    ("given_as", "says"),
    [
        (("put", "events", MEET, {}), "correction: 'put' is no action; write keep, add, set, drop"),
        (("set", "doubts", MEET, {}), "correction: 'doubts' is no table; write actors, times, statements, events"),
        (("set", "events", " ", {}), "set of events: there are no words to stand on"),
        (("set", "events", "x", {}), "set of events 'x': no cell is set; write cells"),
        (("set", "events", "x", {"plcae": "Rome"}), "set of events 'x': unknown key 'plcae'; did you mean 'place'?"),
        (("set", "events", "x", {"event_id": "e09"}), "set of events 'x': unknown key 'event_id'"),
        (("set", "events", "x", {"kind": ""}), "set of events 'x': 'kind' is missing; write summit, meeting"),
        (("set", "events", "x", {"title": ""}), "set of events 'x': 'title' is missing; write text"),
        (("set", "events", "x", {"precision": ""}), "set of events 'x': 'precision' is missing; write day, week"),
        (("add", "events", "x", {"kind": "call", "also": 5}), "add of events 'x': also: there are no words to stand"),
        (("drop", "events", "x", {"into": ""}), "drop of events 'x': into: there are no words to stand on"),
        (("drop", "actors", "x", {"into": ["y"]}), "drop of actors 'x': into: there are no words to stand on"),
        (
            ("set", "events", "x", {"begin": "soon"}),
            "set of events 'x': begin: 'soon' is no date; write it as YYYY-MM-DD",
        ),
        (("set", "events", "x", {"place": 7}), "set of events 'x': 'place' is no text; put it in quotation marks"),
        (("add", "stances", "x", {"issue": "truce"}), "add of stances 'x': 'holder_id' is missing; write text"),
        (("drop", "participants", "x", {"into": "y"}), "drop of participants 'x': unknown key 'into'"),
    ],
)
def test_what_no_table_has_is_no_correction(given_as, says):
    action, table, words, cells = given_as
    with pytest.raises(SummitryError) as error:
        made(action, table, words, cells)
    assert str(error.value).startswith(says)


@pytest.mark.parametrize("missing", ["by", "why"])
def test_a_correction_is_signed(missing):
    signed = {"by": "Ann", "when": DAY, "why": "so"} | {missing: " "}
    with pytest.raises(SummitryError, match=f"'{missing}' is missing"):
        Correction("drop", "events", Anchor("x"), {}, **signed)


def test_a_later_correction_of_a_row_takes_the_place_of_the_earlier():
    one, two = made("set", "events", MEET, {"place": "Rome"}), made("drop", "events", MEET)
    assert Corrections((one,)).with_(two).rows == (two,)
    others = made("add", "stances", "x", {"holder_id": "a", "issue": "i", "position": "support", "basis": "narrator"})
    assert len(Corrections((others,)).with_(made("set", "stances", "x", {"position": "oppose"})).rows) == 2
