"""Which place, which day and which people belong to a contact: a tier a row, each with invented sentences."""

import pytest

PLACES = [
    ("its own phrase", "President Doe met Chancellor Roe at a summit in Oslo.", "Oslo"),
    ("the clause", "The summit of Norway and Sweden will be held in Oslo on 3 June.", "Oslo"),
    ("under those who are met", "President Doe met the Danish prime minister in Copenhagen on Monday.", "Copenhagen"),
    ("the clause above", "President Doe arrived in Oslo on Monday to meet Chancellor Roe.", "Oslo"),
    ("before the noun", "The Oslo summit of Norway and Sweden ended.", "Oslo"),
    ("where", "Oslo, where President Doe met Chancellor Roe in May, is quiet again.", "Oslo"),
    ("a home", "President Doe met Chancellor Roe at his Oslo home.", "Oslo"),
    ("set for", "A summit of Norway and Sweden is set for Oslo in June.", "Oslo"),
    ("welcomed to", "President Doe welcomed Chancellor Roe to Oslo on Friday.", "Oslo"),
    ("moved to", "The summit of Norway and Sweden was moved from Oslo to Helsinki.", "Helsinki"),
    ("another clause", "President Doe told reporters in Oslo that she would meet Chancellor Roe.", "<NA>"),
    ("another time", "President Doe spoke in Oslo after she had met Chancellor Roe.", "<NA>"),
    ("a person", "President Doe paid a visit to Queen Jane.", "<NA>"),
]

DAYS = [  # published on Wednesday 15 May 2024
    ("beside it", "President Doe met Chancellor Roe on Monday.", "2024-05-13", "2024-05-13"),
    ("the clause above", "President Doe flew in on Monday to meet Chancellor Roe.", "2024-05-13", "2024-05-13"),
    ("another noun's", "Norway expects an answer by Friday and a summit early next year.", "2025-01-01", "2025-12-31"),
    ("of the decision", "President Doe on Monday agreed to meet Chancellor Roe.", "2024-05-15", "NaT"),
    ("put off to", "The talks of Doe and Roe, set for May 20, were put off until May 27.", "NaT", "2024-05-27"),
    ("the story's", "President Doe spoke on Tuesday. She had met Chancellor Roe.", "2024-05-14", "2024-05-14"),
    ("no day", "President Doe met Chancellor Roe.", "NaT", "2024-05-15"),
    ("ahead", "President Doe will meet Chancellor Roe.", "2024-05-15", "NaT"),
]

CASTS = [
    ("with, hung on the verb", "Norway pushed back a meeting with Sweden.", {"norway", "sweden"}),
    ("after a call", "President Doe left Oslo on Monday after a call with Chancellor Roe.", {"doe", "roe"}),
    ("invited", "President Doe invited Chancellor Roe for a visit.", {"doe", "roe"}),
    ("ready for", "Norway and Sweden are ready for talks.", {"norway", "sweden"}),
    ("received by", "President Doe was received by Chancellor Roe on Monday.", {"doe", "roe"}),
    ("with an aim", "Norway and Sweden will reconvene with the aim of a truce.", {"norway", "sweden"}),
]


def contact(told, text):
    events = told(text).events
    found = events[events.kind.isin(["summit", "meeting", "call"])]
    assert len(found) == 1, list(found.text)
    return found.iloc[0]


@pytest.mark.parametrize(("text", "place"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES])
def test_a_contact_is_where_the_nearest_words_say(told, text, place):
    assert str(contact(told, text).place) == place


@pytest.mark.parametrize(("text", "begin", "end"), [row[1:] for row in DAYS], ids=[row[0] for row in DAYS])
def test_a_contact_is_when_the_nearest_words_say(told, text, begin, end):
    found = contact(told, text)
    assert (str(found.begin)[:10], str(found.end)[:10]) == (begin, end)


@pytest.mark.parametrize(("text", "cast"), [row[1:] for row in CASTS], ids=[row[0] for row in CASTS])
def test_those_take_part_whom_the_words_around_name(told, text, cast):
    tables = told(text)
    event = contact(told, text).event_id
    assert set(tables.participants[tables.participants.event_id == event].actor_id) == cast


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The talks failed.\n\nPresident Doe called Chancellor Roe", "Meeting"),
        ("With Chancellor Roe, President Doe discussed it.", "Doe-Roe meeting"),
    ],
)
def test_a_contact_may_be_the_first_or_the_last_word(told, text, title):
    assert list(told(text).events.title) == [title]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("President Doe visited Oslo on Monday. She met Chancellor Roe on Monday.", ["Oslo", "Oslo"]),
        ("President Doe visited Oslo in March. She met Chancellor Roe on Monday.", ["Oslo", "<NA>"]),
        ("President Doe visited Oslo on Monday. She phoned Chancellor Roe on Monday.", ["Oslo", "<NA>"]),
    ],
)
def test_a_meeting_on_a_journey_is_where_it_went_on_those_days(told, text, places):
    assert [str(place) for place in told(text).events.place] == places


def test_a_date_that_the_status_does_not_allow_is_a_doubt(told):
    tables = told("The summit of Norway and Sweden had been planned for May 6.")
    assert "planned, but dated otherwise" in list(tables.doubts.reason)
