"""What is proposed, offered, moved or urged: which day, place and people are the contact's, a construction a row."""

import pytest

CONTACTS = [  # published on Wednesday 15 May 2024
    ("beside a proposal", "President Doe proposed a summit in September.", "proposed", "2024-09-01 2024-09-30"),
    ("beside a proposal", "Chancellor Roe suggested a meeting next month.", "proposed", "2024-06-01 2024-06-30"),
    ("inside a proposal", "Premier Poe proposed a meeting in June with King Moe.", "proposed", "2024-06-01 2024-06-30"),
    ("inside a proposal", "Norway wants talks with Sweden in July.", "proposed", "2024-07-01 2024-07-31"),
    ("an act on a day", "Doe on Monday proposed talks with Sweden in August.", "proposed", "2024-08-01 2024-08-31"),
    ("the day of the act", "President Doe proposed talks with Chancellor Roe on Monday.", "proposed", "NaT NaT"),
    ("what is suggested", "President Doe suggested meeting Chancellor Roe on Saturday.", "proposed", "2024-05-18"),
    ("what is suggested", "Premier Poe proposed meeting King Moe in July.", "proposed", "2024-07-01 2024-07-31"),
    ("an offer", "President Doe offered to hold talks with King Moe on Friday.", "proposed", "2024-05-17"),
    ("an invitation", "President Doe invited Premier Poe to talks next week.", "proposed", "2024-05-20 2024-05-26"),
    ("agreed on", "Norway and Sweden agreed in April to hold a summit in June.", "planned", "2024-06-01 2024-06-30"),
    ("called off", "President Doe cancelled a meeting with Roe in June.", "called_off", "2024-06-01 2024-06-30"),
    ("held at", "Norway and Sweden agreed on a truce at talks in October.", "held", "2023-10-01 2023-10-31"),
    ("said on", "President Doe said on Monday she would meet Chancellor Roe on Saturday.", "planned", "2024-05-18"),
    ("said on", "Norway said on Sunday it would host talks with Sweden on Friday.", "planned", "2024-05-17"),
    (
        "said on",
        "Chancellor Roe told reporters on Tuesday she would travel to Oslo on Thursday.",
        "planned",
        "2024-05-16",
    ),
    ("said that on", "President Doe said that on Monday she would meet Chancellor Roe.", "planned", "2024-05-20"),
    ("moved", "President Doe moved the meeting with Chancellor Roe from Friday to Monday.", "planned", "2024-05-20"),
    ("moved", "The talks of Norway and Sweden were moved from Thursday to Saturday.", "planned", "2024-05-18"),
    ("put off", "Doe postponed Tuesday's talks with Roe to next week.", "postponed", "2024-05-20 2024-05-26"),
    ("put off", "King Moe delayed his visit to Oslo from May to July.", "postponed", "2024-07-01 2024-07-31"),
    ("rescheduled", "The talks of Norway and Sweden were rescheduled to Monday.", "postponed", "2024-05-20"),
    ("the day of a phrase", "Talks between Norway and Sweden were put off on Tuesday.", "postponed", "NaT NaT"),
    ("the day of a phrase", "The summit of Norway and Sweden fell through on Sunday.", "called_off", "NaT NaT"),
    ("a call between", "A planned call between the two foreign ministers was cancelled.", "called_off", "NaT NaT"),
    ("a call with", "A call with the French president is planned for Friday.", "planned", "2024-05-17"),
    ("on hold", "Talks between Norway and Sweden were put on hold.", "postponed", "NaT NaT"),
    ("on hold", "President Doe put her visit to Oslo on hold.", "postponed", "NaT NaT"),
    ("if", "If Norway agrees, Sweden will hold talks with Iceland.", "proposed", "NaT NaT"),
    ("if", "President Doe will meet Chancellor Roe in Oslo if the truce holds.", "proposed", "NaT NaT"),
    (
        "a day of its own",
        "Friday's summit between President Doe and Chancellor Roe will go ahead.",
        "planned",
        "2024-05-17",
    ),
    ("a day of its own", "Ahead of Friday's talks with Roe, President Doe was silent.", "planned", "2024-05-17"),
    (
        "put off until",
        "The talks of Norway and Sweden were postponed until next week.",
        "postponed",
        "2024-05-20 2024-05-26",
    ),
    ("under way", "Preparations are under way for a summit of Norway and Sweden.", "planned", "2024-05-15 NaT"),
    ("details", "Aides are ironing out details of the talks of Norway and Sweden.", "planned", "2024-05-15 NaT"),
    ("still on", "The summit of Norway and Sweden is on track, aides said.", "planned", "2024-05-15 NaT"),
    ("still on", "The talks of Norway and Sweden are still on, aides said.", "planned", "2024-05-15 NaT"),
    ("off", "The summit of Norway and Sweden is off.", "called_off", "NaT NaT"),
    ("none", "There will be no talks with Sweden, Norway said.", "refused", "NaT NaT"),
    ("possible", "Aides are exploring a possible summit of Norway and Sweden.", "proposed", "NaT NaT"),
    ("unconfirmed", "Norway has not confirmed the meeting with Sweden.", "proposed", "NaT NaT"),
    ("unconfirmed", "President Doe has not announced the summit with Chancellor Roe.", "proposed", "NaT NaT"),
    ("threatened", "Norway threatened to pull out of the talks with Sweden.", "proposed", "NaT NaT"),
    ("threatened", "President Doe is considering pulling out of the summit with Sweden.", "proposed", "NaT NaT"),
    ("no part", "Norway said it would not take part in talks with Sweden.", "refused", "NaT NaT"),
    ("no part", "Norway took part in talks with Sweden on Monday.", "held", "2024-05-13"),
    ("no date", "No date has been set for the summit of Norway and Sweden.", "proposed", "NaT NaT"),
    ("back on", "The summit of Norway and Sweden is back on.", "planned", "2024-05-15 NaT"),
    ("after a call", "Following a call with Roe on Monday, President Doe spoke of sanctions.", "held", "2024-05-13"),
    ("a manner", "President Doe met face to face with King Moe on Monday.", "held", "2024-05-13"),
    ("a manner", "President Doe and King Moe will meet face to face on Friday.", "planned", "2024-05-17"),
]
MOVES = [
    ("a month ahead", "Norway proposed a summit in September.", "proposal", {"norway"}, "2024-05-15"),
    ("on a day", "President Doe on Monday proposed talks with Roe in August.", "proposal", {"doe"}, "2024-05-13"),
    ("the day after it", "President Doe proposed talks with Roe on Sunday.", "proposal", {"doe"}, "2024-05-12"),
    ("said on", "President Doe said on Monday she would meet Roe.", "announcement", {"doe"}, "2024-05-13"),
    ("said on", "Norway said on Thursday it would host talks with Sweden.", "announcement", {"norway"}, "2024-05-09"),
    ("must hold", "Norway and Sweden must hold talks, Premier Poe said.", "proposal", {"poe"}, "2024-05-15"),
    ("in a month", "Norway and Sweden agreed in April to meet.", "announcement", {"norway", "sweden"}, "2024-04-30"),
    ("asked to a place", "President Doe invited King Moe to Oslo.", "proposal", {"doe"}, "2024-05-15"),
    ("asked by", "King Moe was invited to Oslo by Premier Poe.", "proposal", {"poe"}, "2024-05-15"),
    ("should", "President Doe should meet Roe, said Premier Poe.", "proposal", {"poe"}, "2024-05-15"),
    ("should", "Chancellor Roe said Norway and Sweden must meet.", "proposal", {"roe"}, "2024-05-15"),
]
PARTIES = [
    (
        "plans for",
        "Norway said there were no plans for President Doe to meet King Moe.",
        "called_off",
        "<NA>",
        {"doe", "moe"},
    ),
    ("I", "“I will meet Chancellor Roe in Oslo,” President Doe said.", "planned", "Oslo", {"doe", "roe"}),
    ("me", "“King Moe called me on Monday,” President Doe said.", "held", "<NA>", {"doe", "moe"}),
    ("our", "“Our meeting with King Moe in Oslo was good,” said Premier Poe.", "held", "Oslo", {"moe", "poe"}),
    ("we of a spokesman", "“We met King Moe in Oslo,” said Doe's spokesman Max Lee.", "held", "Oslo", {"moe"}),
    ("invited to", "President Doe invited Chancellor Roe to Oslo.", "proposed", "Oslo", {"doe", "roe"}),
    ("invited to", "King Moe has invited Premier Poe to Helsinki next month.", "proposed", "Helsinki", {"moe", "poe"}),
    ("invited to talks", "President Doe invited King Moe to talks in Oslo.", "proposed", "Oslo", {"doe", "moe"}),
    ("declined", "King Moe declined an invitation to Manila from President Doe.", "refused", "Manila", {"doe", "moe"}),
    ("declined", "Premier Poe turned down King Moe's invitation to Oslo.", "refused", "Oslo", {"moe", "poe"}),
    ("accepted", "Chancellor Roe accepted President Doe's invitation to Oslo.", "planned", "Oslo", {"doe", "roe"}),
    (
        "invitation to visit",
        "President Doe's invitation to King Moe to visit Oslo stands.",
        "proposed",
        "Oslo",
        {"doe", "moe"},
    ),
    (
        "an offer from",
        "King Moe received an offer from President Doe to meet in Oslo.",
        "proposed",
        "Oslo",
        {"doe", "moe"},
    ),
    (
        "an offer from",
        "Premier Poe welcomed an offer from King Moe to meet President Roe.",
        "proposed",
        "<NA>",
        {"moe", "roe"},
    ),
    ("a proposal", "Norway rejected Sweden's proposal for talks in Bonn.", "refused", "Bonn", {"norway", "sweden"}),
    ("an offer of", "Norway turned down an offer of talks from Premier Poe.", "refused", "<NA>", {"norway", "poe"}),
    (
        "brought together",
        "President Doe brought together King Moe and Premier Poe in Geneva.",
        "held",
        "Geneva",
        {"doe", "moe", "poe"},
    ),
    ("called for", "President Doe called for talks with Sweden in Bonn.", "proposed", "Bonn", {"doe", "sweden"}),
    ("asked for", "President Doe asked King Moe for a meeting in Oslo.", "proposed", "Oslo", {"doe", "moe"}),
    (
        "accepted from",
        "Premier Poe accepted an invitation from King Moe to visit Paris.",
        "planned",
        "Paris",
        {"poe", "moe"},
    ),
    ("called on", "President Doe called on King Moe to meet her in Oslo.", "proposed", "Oslo", {"doe", "moe"}),
    ("said of talks with", "President Doe said the talks with King Moe were useful.", "held", "<NA>", {"doe", "moe"}),
    (
        "said of others'",
        "President Doe said Sweden's talks with King Moe were useful.",
        "held",
        "<NA>",
        {"sweden", "moe"},
    ),
    ("a spokesman of", "Spokesman Jim Poe said the talks with King Moe were useful.", "held", "<NA>", {"moe"}),
    (
        "is to be in",
        "The summit of Norway and Sweden is to take place in Oslo.",
        "planned",
        "Oslo",
        {"norway", "sweden"},
    ),
    ("due in", "King Moe is due in Oslo on Monday for talks with Chancellor Roe.", "planned", "Oslo", {"moe", "roe"}),
    (
        "the capital",
        "Norway and Sweden met in the Finnish capital, Helsinki.",
        "held",
        "Helsinki",
        {"norway", "sweden"},
    ),
    ("settings", "Norway and Sweden met behind closed doors in Geneva.", "held", "Geneva", {"norway", "sweden"}),
    (
        "settings",
        "King Moe met Chancellor Roe on the sidelines of the Assembly in Bonn.",
        "held",
        "Bonn",
        {"moe", "roe"},
    ),
    (
        "a host",
        "Oslo will host the talks between Iceland and Sweden.",
        "planned",
        "Oslo",
        {"norway", "iceland", "sweden"},
    ),
    ("a venue", "The venue of the summit of Norway and Sweden is Bonn.", "held", "Bonn", {"norway", "sweden"}),
    (
        "a venue",
        "Aides chose Bonn as the venue for the talks of Norway and Sweden.",
        "held",
        "Bonn",
        {"norway", "sweden"},
    ),
    ("attended by", "The talks were attended by Norway and Sweden.", "held", "<NA>", {"norway", "sweden"}),
    (
        "attended by",
        "The summit in Oslo was attended by President Doe and Premier Poe.",
        "held",
        "Oslo",
        {"doe", "poe"},
    ),
    ("with two", "President Doe met with King Moe and Premier Poe in Oslo.", "held", "Oslo", {"doe", "moe", "poe"}),
    ("with two", "Norway held talks with Sweden and Iceland in Bonn.", "held", "Bonn", {"norway", "sweden", "iceland"}),
]
NONE = [
    "President Doe did not meet Chancellor Roe in Oslo.",
    "Norway and Sweden have not met since March.",
    "President Doe invited Chancellor Roe to sing.",
    "The king brought together a team of cooks.",
    "The museum received an invitation to tender.",
]


def contacts(tables):
    return tables.events[tables.events.kind.isin(["summit", "meeting", "call"])]


def cast_of(tables, event_id):
    return set(tables.participants[tables.participants.event_id == event_id].actor_id)


@pytest.mark.parametrize(
    ("text", "status", "days"), [row[1:] for row in CONTACTS], ids=[f"{r[0]}: {r[1][:40]}" for r in CONTACTS]
)
def test_a_plan_lies_where_its_own_date_says(told, text, status, days):
    (contact,) = contacts(told(text)).itertuples()
    begin, end = days.split() if " " in days else (days, days)
    assert (contact.status, str(contact.begin)[:10], str(contact.end)[:10]) == (status, begin, end)


@pytest.mark.parametrize(
    ("text", "kind", "authors", "end"), [row[1:] for row in MOVES], ids=[f"{r[0]}: {r[1][:40]}" for r in MOVES]
)
def test_a_move_is_of_the_day_that_it_was_made(told, text, kind, authors, end):
    tables = told(text)
    (move,) = tables.events[tables.events.effect.notna()].itertuples()
    assert (move.kind, cast_of(tables, move.event_id), str(move.end)[:10]) == (kind, authors, end)


@pytest.mark.parametrize(
    ("text", "status", "place", "cast"), [row[1:] for row in PARTIES], ids=[f"{r[0]}: {r[1][:40]}" for r in PARTIES]
)
def test_those_who_ask_and_are_asked_take_part_at_the_place_named(told, text, status, place, cast):
    tables = told(text)
    (contact,) = contacts(tables).itertuples()
    assert (contact.status, str(contact.place), cast_of(tables, contact.event_id)) == (status, place, cast)


@pytest.mark.parametrize("text", NONE)
def test_what_did_not_come_about_and_nobody_declined_is_none(told, text):
    assert contacts(told(text)).empty


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "President Doe and King Moe met in Oslo on Monday. They will meet again in Bonn next month.",
            ["2024-05-13", "2024-06-01"],
        ),
        ("Norway and Sweden met on Tuesday. They agreed to meet again in June.", ["2024-05-14", "2024-06-01"]),
        ("Sweden and Norway held talks on Monday. A second round is planned for July.", ["2024-05-13", "2024-07-01"]),
    ],
)
def test_who_meet_again_have_two_contacts(told, text, days):
    assert [str(begin.date()) for begin in contacts(told(text)).begin] == days


def test_what_is_not_confirmed_is_in_doubt(told):
    tables = told("President Doe will meet King Moe on Friday. The palace has not confirmed the meeting.")
    assert "one mention casts doubt: confirmed verbs" in list(tables.doubts.reason)
    assert "one mention casts doubt: confirmed verbs" in list(
        told("Norway has not confirmed the talks with Sweden.").doubts.reason
    )
