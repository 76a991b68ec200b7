"""Contacts, their status and date, and the moves that plan or unmake them."""

import pytest

STATUS = [
    ("Jane Doe met John Roe in Oslo on Monday.", "held"),
    ("Jane Doe will meet John Roe in Oslo on Friday.", "planned"),
    ("Jane Doe and John Roe are due to meet in Oslo on Friday.", "planned"),
    ("The summit between Jane Doe and John Roe has been cancelled.", "called_off"),
    ("There are no plans for Jane Doe to meet John Roe.", "called_off"),
    ("A further meeting between Jane Doe and John Roe is not necessary.", "called_off"),
    ("The meeting between Jane Doe and John Roe was put on ice.", "called_off"),
    ("Jane Doe proposed a meeting with John Roe.", "proposed"),
    ("Jane Doe refused to meet John Roe.", "refused"),
    ("President Jane Doe arrived in Oslo on Monday for talks with Prime Minister John Roe.", "held"),
    ("President Jane Doe arrives in Oslo on Friday for a three-day visit.", "planned"),
    ("President Jane Doe is to visit Oslo next week.", "planned"),
    ("President Jane Doe was to have met Prime Minister John Roe on Monday.", "called_off"),
    ("President Jane Doe would like to meet Prime Minister John Roe.", "proposed"),
    ("Prime Minister John Roe has been invited to Oslo for talks with President Jane Doe.", "proposed"),
    ("President Jane Doe accepted an invitation to visit Oslo.", "planned"),
    ("President Jane Doe turned down an invitation to visit Oslo.", "refused"),
    ("Talks between Norway and Sweden are scheduled to resume on Friday.", "planned"),
    ("Talks between Norway and Sweden broke down on Monday.", "held"),
    ("Talks between Norway and Sweden ended without agreement.", "held"),
    ("Norway and Sweden resumed talks on Monday.", "held"),
    ("Norway and Sweden agreed to resume talks.", "planned"),
    ("Norway and Sweden are holding talks in Oslo.", "held"),
    ("President Jane Doe is in Oslo for talks with Prime Minister John Roe.", "held"),
    ("Ahead of her meeting with Prime Minister John Roe on Friday, President Jane Doe was hopeful.", "planned"),
    ("After her meeting with Prime Minister John Roe, President Jane Doe was hopeful.", "held"),
    ("President Jane Doe’s visit to Oslo, the first in ten years, lasted two days.", "held"),
    ("President Jane Doe’s planned visit to Oslo has been shelved.", "called_off"),
    ("President Jane Doe may visit Oslo in June.", "proposed"),
    ("President Jane Doe will not attend the summit in Oslo.", "refused"),
    ("President Jane Doe has no intention of meeting Prime Minister John Roe.", "refused"),
    ("Prime Minister John Roe rejected calls for a meeting with President Jane Doe.", "refused"),
    ("President Jane Doe said she expected to meet Prime Minister John Roe soon.", "planned"),
    ("A meeting between President Jane Doe and Prime Minister John Roe is unlikely.", "proposed"),
    ("A meeting between President Jane Doe and Prime Minister John Roe cannot be ruled out.", "proposed"),
    ("President Jane Doe cut short her visit to Oslo on Monday.", "held"),
    ("President Jane Doe cancelled her visit to Oslo.", "called_off"),
    ("President Jane Doe postponed her visit to Oslo until June.", "postponed"),
    ("The summit in Oslo was moved to June.", "planned"),
    ("The foreign ministers of Norway and Sweden are due in Oslo on Friday for talks.", "planned"),
    ("President Jane Doe leaves for Oslo tomorrow to meet Prime Minister John Roe.", "planned"),
    ("Officials are preparing a summit between President Jane Doe and Prime Minister John Roe.", "planned"),
    ("President Jane Doe had been expected to meet Prime Minister John Roe but stayed at home.", "called_off"),
    ("Norway broke off talks with Sweden on Monday.", "called_off"),
    ("Norway walked out of talks with Sweden.", "called_off"),
    ("President Jane Doe wants a summit with Prime Minister John Roe.", "proposed"),
    ("During her visit to Oslo next week, President Jane Doe will sign a treaty.", "planned"),
    ("President Jane Doe, who visited Oslo last year, was hopeful.", "held"),
    ("The summit will go ahead as planned in Oslo on Friday.", "planned"),
    ("Gaps remain before next week’s talks between Norway and Sweden in Oslo.", "planned"),
    ("The two sides have yet to agree on a date for the summit in Oslo.", "planned"),
    ("President Jane Doe kept her distance at the summit in Oslo on Monday.", "held"),
    ("Before meeting Prime Minister John Roe, President Jane Doe laid a wreath.", "held"),
    ("President Jane Doe begins a visit to Oslo on Friday.", "planned"),
    ("President Jane Doe refused to sit down with Prime Minister John Roe.", "refused"),
    ("President Jane Doe snubbed the summit in Oslo.", "refused"),
]


@pytest.mark.parametrize(("text", "status"), STATUS, ids=[text[:70] for text, _ in STATUS])
def test_the_words_around_a_contact_give_its_status(told, text, status):
    events = told(text).events
    contact = events[events.kind.isin(["summit", "meeting", "call"])]
    assert list(contact.status) == [status]


@pytest.mark.parametrize(
    "text",
    ["The factory cannot meet demand.", "The mayor called for calm.", "The talks show on television was cancelled."],
)
def test_words_that_only_look_like_contacts_are_none(told, text):
    assert told(text).events.empty


def test_one_meeting_mentioned_twice_is_one_event(told):
    tables = told(
        "Jane Doe will meet John Roe in Oslo on Friday.\n\nThe meeting between Jane Doe and John Roe will last an hour."
    )
    assert list(tables.events.mentions) == [2]


def test_what_number_a_meeting_has_is_said_of_it_and_not_of_another_one(told):
    tables = told("Jane Doe and John Roe met in Oslo on Monday, their second meeting within a week.")
    assert tables.events[["status", "mentions"]].values.tolist() == [["held", 2]]


def test_what_was_due_and_is_put_off_to_a_later_day_is_one(told):
    tables = told(
        "A summit between Jane Doe and John Roe has been postponed to Friday.\n\n"
        "Doe and Roe had been due to meet in Oslo on Monday."
    )
    assert [(r.status, str(r.begin.date()), r.place) for r in tables.events.itertuples()] == [
        ("postponed", "2024-05-17", "Oslo")
    ]


def test_after_the_meeting_is_after_one_that_was_held(told):
    tables = told(
        "Jane Doe met John Roe in Oslo on Monday.\n\nDoe and Roe are to meet again in Bergen on Friday.\n\n"
        "“It went well,” Doe said after the meeting."
    )
    assert tables.events.status.to_list() == ["held", "planned"]


def test_two_meetings_on_different_days_stay_two(told):
    tables = told("Jane Doe met John Roe on Monday.\n\nJane Doe will meet John Roe on Friday.")
    assert [(r.status, str(r.begin.date())) for r in tables.events.itertuples()] == [
        ("held", "2024-05-13"),
        ("planned", "2024-05-17"),
    ]


def test_a_call_is_told_from_a_meeting(told):
    tables = told("Jane Doe spoke with John Roe by phone on Monday.\n\nJane Doe met John Roe on Tuesday.")
    assert list(tables.events.kind) == ["call", "meeting"]


def test_an_announcement_points_at_the_contact_that_it_calls_off(told):
    tables = told(
        "French President Jane Doe said on Monday that she would meet German Chancellor John Roe in Oslo.\n\n"
        "“There are no plans for Jane Doe to meet John Roe,” a French official said on Tuesday."
    )
    contact = tables.events[tables.events.effect.isna()].iloc[0]
    moves = tables.events[tables.events.about == contact.event_id]
    assert contact.status == "called_off"
    assert [(str(r.effect), str(r.end.date())) for r in moves.itertuples()] == [
        ("plans", "2024-05-13"),
        ("calls_off", "2024-05-14"),
    ]


def test_what_is_planned_lies_ahead_of_publication_and_is_not_on_its_day(told):
    event = told("Jane Doe will meet John Roe in Oslo.").events.iloc[0]
    assert (str(event.begin), str(event.end), event.precision) == ("2024-05-15 00:00:00", "NaT", "range")


def test_distance_to_another_event_bounds_the_date(told):
    tables = told("Jane Doe spoke with John Roe on Monday. The call came one day before she met Mary Poe in Oslo.")
    met = tables.events[tables.events.title.str.contains("Poe")].iloc[0]
    assert str(met.end.date()) == "2024-05-14"


def test_without_a_publication_date_relative_dates_stay_open_and_say_so(told):
    tables = told("Jane Doe met John Roe yesterday.", published=None)
    assert tables.times.begin.isna().all()
    rows = tables.doubts[["table", "row_id", "reason"]].itertuples(index=False, name=None)
    assert list(rows) == [("times", "t01", "no publication date to count from")]


def test_a_proposal_of_a_contact_is_an_event_that_points_at_it(told):
    events = told("French President Jane Doe proposed a meeting with German Chancellor John Roe on Monday.").events
    contact, move = (events[events.kind == kind].iloc[0] for kind in ("meeting", "proposal"))
    assert (str(contact.status), move.about, str(move.effect)) == ("proposed", contact.event_id, "plans")
    assert move.title == "Doe proposes the Doe-Roe meeting"


def test_a_second_call_is_another_one(told):
    tables = told("Jane Doe spoke with John Roe by phone on Monday. A second call, planned for Tuesday, was cancelled.")
    assert [str(s) for s in tables.events.status] == ["held", "called_off"]


REINSTATED = [
    "The summit between Jane Doe and John Roe was called off in March, but the two have now agreed to meet in Oslo.",
    "Jane Doe will meet John Roe in Oslo after all. Their meeting was cancelled in March.",
]


@pytest.mark.parametrize("text", REINSTATED)
def test_what_was_off_and_is_on_again_is_planned(told, text):
    events = told(text).events
    assert [str(s) for s in events[events.effect.isna()].status] == ["planned"]


def test_whose_counterpart_somebody_is_takes_part_too(told):
    tables = told(
        "Jane Doe of France said a meeting with her German counterpart, John Roe, would not take place on Monday."
    )
    meeting = tables.events[tables.events.kind == "meeting"].event_id
    cast = tables.participants[tables.participants.event_id.isin(meeting)]
    assert set(cast.actor_id) == {"jane_doe", "john_roe"}


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("The meeting between Jane Doe and John Roe was postponed indefinitely.", "NaT"),
        ("The meeting between Jane Doe and John Roe was postponed, not cancelled.", "NaT"),
        ("Jane Doe delayed her talks with John Roe.", "NaT"),
        ("Jane Doe has pushed back a meeting with John Roe.", "NaT"),
        ("The meeting between Jane Doe and John Roe, scheduled for March, was postponed until Friday.", "2024-05-17"),
    ],
)
def test_what_is_put_off_is_postponed_to_a_date_or_to_none(told, text, end):
    contact = told(text).events.query("kind == 'meeting'").iloc[0]
    assert (str(contact.status), str(contact.end)[:10]) == ("postponed", end)


def test_the_day_of_a_decision_is_not_the_day_of_the_meeting(told):
    event = told("Jane Doe on Monday ruled out a meeting with John Roe.").events.iloc[0]
    assert (str(event.status), str(event.precision)) == ("refused", "unknown")


def test_a_range_of_weekdays_is_the_days_from_the_first_to_the_last(told):
    event = told("Jane Doe met John Roe from Monday to Tuesday.").events.iloc[0]
    assert [str(event[day].date()) for day in ("begin", "end")] == ["2024-05-13", "2024-05-14"]


def test_what_was_held_was_not_after_publication(told):
    event = told("Jane Doe met John Roe in Oslo.").events.iloc[0]
    assert (str(event.begin), str(event.end.date()), str(event.precision)) == ("NaT", "2024-05-15", "range")


def test_what_a_joint_statement_announces_is_one_move_with_it(told):
    events = told(
        "Jane Doe and John Roe issued a joint statement on Monday. "
        "“Doe and Roe will meet in Oslo on Friday,” the statement said."
    ).events
    move = events[events.kind == "joint_statement"].iloc[0]
    contact = events[events.kind == "meeting"].iloc[0]
    assert (move.about, str(move.effect)) == (contact.event_id, "plans")
    assert len(events) == 2


def test_what_is_urged_or_threatened_is_not_yet_called_off(told):
    events = told("Jane Doe will meet John Roe in Oslo. The senators urged Jane Doe to cancel the meeting.").events
    assert [str(s) for s in events[events.effect.isna()].status] == ["planned"]


def test_an_earlier_trip_is_another_one(told):
    events = told(
        "Chancellor Jane Doe will travel to Oslo on Friday. Doe’s earlier trip to Oslo was scrapped after a storm."
    ).events
    assert [str(s) for s in events.status] == ["planned", "called_off"]


def test_a_contact_of_which_nothing_is_said_stays_only_where_no_other_is_told_of(told):
    assert len(told("Peace talks will be needed.").events) == 1
    assert len(told("Jane Doe met John Roe in Oslo. Peace talks will be needed.").events) == 1


def test_it_goes_back_to_the_contact_just_told_of(told):
    events = told("Jane Doe was to meet John Roe in Oslo on Friday. It will not go ahead, officials said.").events
    contact = events[events.effect.isna()].iloc[0]
    assert (str(contact.status), contact.mentions) == ("called_off", 2)
