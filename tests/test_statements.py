"""Who says what: each way of attributing, as a case."""

import pytest

from summitry.lexicon import load

CASES = [  # text, and of each statement: speaker, form, cue, content
    ("Jane Doe said that the talks had failed.", [("jane_doe", "indirect", "said", "the talks had failed")]),
    (
        "The talks had failed, a French official said.",
        [("french_official_1", "indirect", "said", "The talks had failed")],
    ),
    ("“The talks failed,” Jane Doe told reporters.", [("jane_doe", "direct", "told", "The talks failed,")]),
    ("Jane Doe said: “The talks failed. We leave.”", [("jane_doe", "direct", "said", "The talks failed. We leave.")]),
    (
        "“We go,” Jane Doe said on Monday. “We do not return.”",
        [("jane_doe", "direct", "said", "We go,” Jane Doe said on Monday. “We do not return.")],
    ),
    (
        "Jane Doe said the talks were a “great success”.",
        [("jane_doe", "mixed", "said", "the talks were a “great success")],
    ),
    (
        "According to Jane Doe, the talks had failed.",
        [("jane_doe", "indirect", "According to", "the talks had failed")],
    ),
    (
        "Jane Doe urged both sides to return to the table.",
        [("jane_doe", "indirect", "urged", "both sides to return to the table")],
    ),
    (
        "President Jane Doe condemned the attacks on the port.",
        [("jane_doe", "indirect", "condemned", "the attacks on the port")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:40] for text, _ in CASES])
def test_a_way_of_attributing_is_read(told, text, wanted):
    found = told(text).statements
    assert [(r.speaker_id, r.form, r.cue, r.text) for r in found.itertuples()] == wanted


def test_an_outlet_that_reports_what_another_says_is_credited(told):
    found = told("Jane Doe said the talks had failed, Reuters reported.").statements
    assert [(r.speaker_id, r.via) for r in found.itertuples()] == [("jane_doe", "Reuters")]


def test_an_outlet_that_is_spoken_to_is_credited(told):
    found = told("“The talks failed,” a French official told Reuters.").statements
    assert list(found.via) == ["Reuters"]


def test_the_day_of_the_utterance_is_that_of_the_cue_not_of_the_content(told):
    row = told("Jane Doe said on Monday that the talks would open on Friday.").statements.iloc[0]
    assert (str(row.said_begin.date()), str(row.said_end.date())) == ("2024-05-13", "2024-05-13")


def test_a_question_put_to_somebody_is_not_their_statement(told):
    assert told("When asked why the talks had failed, Jane Doe left.").statements.empty


def test_an_unresolved_source_is_a_doubt_not_a_guess(told):
    tables = told("Some reports suggested that the talks had failed.")
    assert tables.statements.speaker_id.isna().all()
    assert "the source is not resolved to an actor" in set(tables.doubts.reason)


@pytest.mark.parametrize("construction", sorted(set(load("cues")) - {"documents"}))
def test_every_construction_of_the_lexicon_reads_its_own_example(told, construction):
    entry = load("cues")[construction]
    tables = told(entry["example"])
    assert construction in set(tables.statements.rule)
    assert tables.statements.type.iloc[0] == entry["type"]
