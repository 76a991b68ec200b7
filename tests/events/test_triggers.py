"""The lexicon of contacts: every entry finds its own examples, and is not fooled by words that only look alike."""

import pytest

from summitry.lexicon import load

ENTRIES = [
    (text, entry["kind"])
    for section in ("verb", "noun")
    for entry in load("contacts")[section]
    for text in entry["examples"]
]
ENTRIES += [(text, "talk") for section in ("motion", "inviting") for text in load("contacts")[section]["examples"]]
OTHERS = [
    "The factory cannot meet demand.",
    "Ruritania failed to meet the spending target of the alliance.",
    "The mayor called for calm.",
    "The minister called the plan a mistake.",
    "The union called off the strike.",
    "The talks show on television was cancelled.",
    "Merger talks between the two banks collapsed.",
    "Tourists visited Strelsau in great numbers.",
    "The government received weapons from abroad.",
    "The minister told a news conference that she was tired.",
    "The minister welcomed the decision.",
    "The board meeting of the brewery ended early.",
    "The court hosted an exhibition.",
]


@pytest.mark.parametrize(("text", "kind"), ENTRIES, ids=[text[:45] for text, _ in ENTRIES])
def test_an_entry_finds_its_example(told, text, kind):
    talked = "call" if "spoke with" in text else "meeting"  # a talk is the one or the other
    assert (talked if kind == "talk" else kind) in [str(kind) for kind in told(text).events.kind]


@pytest.mark.parametrize("text", OTHERS)
def test_words_that_only_look_like_contacts_are_none(told, text):
    assert told(text).events.empty


def test_who_receives_is_the_host_and_who_brokers_the_mediator(told):
    tables = told("President Jane Doe received Chancellor John Roe.")
    assert dict(zip(tables.participants.actor_id, tables.participants.part, strict=True))["jane_doe"] == "host"
    tables = told("French President Jane Doe brokered talks between Mali and Niger.")
    parts = dict(zip(tables.participants.actor_id, tables.participants.part, strict=True))
    assert parts == {"jane_doe": "mediator", "mali": "participant", "niger": "participant"}


def test_the_invited_take_part(told):
    tables = told("President Jane Doe invited Chancellor John Roe to meet in Oslo.")
    assert set(tables.participants.actor_id) >= {"jane_doe", "john_roe"}
