"""What is done to a contact, and by whom: a construction a row, with sentences in which nothing is done to it."""

import pytest

MOVES = [
    ("announce", "President Doe announced a meeting with Chancellor Roe.", "announcement", {"doe"}, "plans"),
    ("agree to begin", "Norway and Sweden agreed to begin talks.", "announcement", {"norway", "sweden"}, "plans"),
    ("propose", "President Doe proposed a meeting with Chancellor Roe.", "proposal", {"doe"}, "plans"),
    ("proposed by", "The summit of Norway and Sweden was proposed by President Doe.", "proposal", {"doe"}, "plans"),
    ("call for", "President Doe called for talks with Chancellor Roe.", "proposal", {"doe"}, "plans"),
    ("renew an offer", "President Doe renewed an offer of talks to Chancellor Roe.", "proposal", {"doe"}, "plans"),
    ("urge to resume", "President Doe urged Chancellor Roe to resume talks with Sweden.", "proposal", {"doe"}, "plans"),
    ("invite for", "President Doe invited Chancellor Roe for a visit.", "proposal", {"doe"}, "plans"),
    ("call off", "President Doe called off a meeting with Chancellor Roe.", "announcement", {"doe"}, "calls_off"),
    ("postpone", "President Doe postponed a meeting with Chancellor Roe.", "announcement", {"doe"}, "postpones"),
]
STATUS = {
    ("announcement", "plans"): "planned",
    ("proposal", "plans"): "proposed",
    ("announcement", "calls_off"): "called_off",
    ("announcement", "postpones"): "postponed",
}
NONE = [
    "President Doe called her talks with Chancellor Roe useful.",
    "President Doe did not propose a meeting with Chancellor Roe.",
    "President Doe may propose a meeting with Chancellor Roe.",
    "President Doe met Chancellor Roe, who announced a budget.",
]


def moves(tables):
    return tables.events[tables.events.kind.isin(["announcement", "proposal", "joint_statement"])]


@pytest.mark.parametrize(("text", "kind", "authors", "effect"), [row[1:] for row in MOVES], ids=[r[0] for r in MOVES])
def test_what_is_done_to_a_contact_is_a_move(told, text, kind, authors, effect):
    tables = told(text)
    (move,) = moves(tables).itertuples()
    by = tables.participants[tables.participants.event_id == move.event_id]
    assert (move.kind, set(by.actor_id), move.effect) == (kind, authors, effect)
    assert move.about in set(tables.events.event_id)
    contact = tables.events[tables.events.event_id == move.about].iloc[0]
    assert (str(move.status), str(contact.status)) == ("nan", STATUS[kind, effect])


@pytest.mark.parametrize("text", NONE)
def test_what_is_not_done_to_it_is_none(told, text):
    assert moves(told(text)).empty


def test_a_joint_statement_of_nobody_named_is_of_those_who_met(told):
    tables = told("Norway and Sweden met in Oslo. A joint statement on trade was issued after the talks.")
    (move,) = moves(tables).itertuples()
    by = tables.participants[tables.participants.event_id == move.event_id]
    assert (move.kind, set(by.actor_id)) == ("joint_statement", {"norway", "sweden"})


def test_what_some_of_the_same_sides_make_known_twice_is_one_move(told):
    tables = told("Norway and Sweden announced a summit in Oslo. Norway has now confirmed the summit.")
    assert len(moves(tables)) == 1
