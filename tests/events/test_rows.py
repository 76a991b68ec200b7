"""Contacts as whole rows: what stands in the table of a sentence or two, with the rule that the reader is shown."""

import pandas as pd
import pytest

from summitry.lexicon import likelihood, weights

HELD, OPEN = ("NaT", "2024-05-15"), ("2024-05-15", "NaT")  # not after publication, not before it
MONDAY, TUESDAY, FRIDAY = ("2024-05-13",) * 2, ("2024-05-14",) * 2, ("2024-05-17",) * 2
NEVER = ("NaT", "NaT")

TWO = "held is another contact than called off"
ONE = "a later word on the same contact counts"
THOUGHT = "what is only thought of or denied is no contact"
OVER = "what a word makes of what a nearer one says"
APART = "what is told of something else leaves the contact as it is"
TENSE = "the tense of the contact's own verb"
JOURNEY = "whom one meets on a journey"
WHEN = "the days that the sentence names"
CALL = "a call is told from a meeting, and both from other senses of their words"
WHO = "who takes part"
JOINT = "a document that several bring out together"
PLAN = "a plan put forward or endorsed"

ROWS = [  # kind, text, of each event: title, status, first and last day, rule
    (
        TWO,
        "Jane Doe met John Roe in Oslo on Monday. A meeting between Jane Doe and John Roe in Oslo was called off.",
        [
            ("Doe-Roe meeting in Oslo", "held", MONDAY, "past tense"),
            ("Doe-Roe meeting", "called_off", NEVER, "call off"),
        ],
    ),
    (TWO, "Jane Doe met John Roe. The meeting was called off.", [("Doe-Roe meeting", "held", HELD, "past tense")]),
    (
        TWO,
        "Jane Doe met John Roe in Oslo. A further meeting between Jane Doe and John Roe has been cancelled.",
        [
            ("Doe-Roe meeting in Oslo", "held", HELD, "past tense"),
            ("Doe-Roe meeting", "called_off", NEVER, "called_off verbs"),
        ],
    ),
    (
        TWO,
        "Jane Doe met John Roe in Oslo. Jane Doe and John Roe will not meet in Bergen.",
        [
            ("Doe-Roe meeting in Oslo", "held", HELD, "past tense"),
            ("Doe-Roe meeting in Bergen", "refused", NEVER, "future modals"),
        ],
    ),
    (
        TWO,
        "Jane Doe met John Roe in Oslo. Earlier, she had met John Roe in Oslo again.",
        [
            ("Doe-Roe meeting in Oslo", "held", HELD, "past tense"),
            ("Doe-Roe meeting in Oslo", "held", HELD, "past tense"),
        ],
    ),
    (
        TWO,
        "Jane Doe will call John Roe on Friday. Jane Doe will meet John Roe on Friday.",
        [
            ("Doe-Roe call", "planned", FRIDAY, "future modals"),
            ("Doe-Roe meeting", "planned", FRIDAY, "future modals"),
        ],
    ),
    (
        ONE,
        "Jane Doe will meet John Roe in Oslo. The meeting has been cancelled.",
        [("Doe-Roe meeting in Oslo", "called_off", NEVER, "called_off verbs")],
    ),
    (
        ONE,
        "Jane Doe will meet John Roe. Jane Doe will meet John Roe in Oslo.",
        [("Doe-Roe meeting in Oslo", "planned", OPEN, "future modals")],
    ),
    (
        ONE,
        "Jane Doe was to meet John Roe in Oslo but the meeting is back on.",
        [("Doe-Roe meeting in Oslo", "planned", OPEN, "be to")],
    ),
    (
        ONE,
        "Jane Doe will meet John Roe in Oslo. This meeting is important.",
        [("Doe-Roe meeting in Oslo", "planned", OPEN, "future modals")],
    ),
    (THOUGHT, "If Jane Doe meets John Roe in Oslo, the truce will hold.", []),
    (THOUGHT, "Jane Doe will leave unless John Roe meets Ann Poe.", []),
    (THOUGHT, "It is not known whether Jane Doe will meet John Roe.", []),
    (THOUGHT, "Jane Doe did not meet John Roe in Oslo.", []),
    (THOUGHT, "Jane Doe has not met John Roe.", []),
    (THOUGHT, "Jane Doe has not confirmed a meeting with John Roe.", []),
    (THOUGHT, "Jane Doe denied that she had met John Roe.", []),
    (THOUGHT, "Jane Doe denied that she would meet John Roe.", []),
    (OVER, "Jane Doe will not meet John Roe.", [("Doe-Roe meeting", "refused", NEVER, "future modals")]),
    (
        OVER,
        "Jane Doe accepted an offer to meet John Roe.",
        [("Doe-Roe meeting", "planned", OPEN, "accept an offer")],
    ),
    (
        OVER,
        "Jane Doe rejected an offer to meet John Roe.",
        [("Doe-Roe meeting", "refused", NEVER, "refused verbs")],
    ),
    (OVER, "Jane Doe shelved plans to meet John Roe.", [("Doe-Roe meeting", "called_off", NEVER, "called_off verbs")]),
    (
        OVER,
        "Jane Doe shelved plans for talks with John Roe.",
        [("Doe-Roe meeting", "called_off", NEVER, "called_off verbs")],
    ),
    (
        OVER,
        "A meeting of Jane Doe and John Roe was planned and then called off.",
        [("Doe-Roe meeting", "called_off", NEVER, "call off")],
    ),
    (
        OVER,
        "Jane Doe expressed interest in talks with John Roe.",
        [("Doe-Roe meeting", "proposed", NEVER, "proposed nouns")],
    ),
    (
        OVER,
        "Jane Doe suggested that John Roe meet Ann Poe.",
        [("Roe-Poe meeting", "proposed", NEVER, "proposed verbs")],
    ),
    (
        OVER,
        "On the eve of a visit to Oslo by Jane Doe, John Roe was hopeful.",
        [("Visit of Doe in Oslo", "planned", OPEN, "planned nouns")],
    ),
    (
        OVER,
        "Jane Doe cancelled the talks, which had been planned for Friday, with John Roe.",
        [("Doe-Roe meeting", "called_off", FRIDAY, "called_off verbs")],
    ),
    (
        OVER,
        "Jane Doe postponed a meeting with John Roe until June.",
        [("Doe-Roe meeting", "postponed", ("2024-06-01", "2024-06-30"), "postponed verbs")],
    ),
    (
        OVER,
        "Talks between Norway and Sweden were moved to Oslo.",
        [("Meeting of Norway, Sweden in Oslo", "planned", OPEN, "moved to")],
    ),
    (APART, "Jane Doe rejected a truce and met John Roe.", [("Doe-Roe meeting", "held", HELD, "past tense")]),
    (APART, "Jane Doe rejected the truce; John Roe met Ann Poe.", [("Roe-Poe meeting", "held", HELD, "past tense")]),
    (
        APART,
        "At the talks in Oslo, Jane Doe said the truce held.",
        [("Meeting in Oslo", "held", HELD, "past tense")],
    ),
    (
        APART,
        "Jane Doe spoke at the meeting with John Roe in Oslo.",
        [("Doe-Roe meeting in Oslo", "held", HELD, "past tense")],
    ),
    (
        APART,
        "Jane Doe announced a summit with John Roe.",
        [("Doe-Roe summit", "planned", OPEN, "confirmed verbs")],
    ),
    (TENSE, "The talks of Jane Doe and John Roe ended.", [("Doe-Roe meeting", "held", HELD, "past tense")]),
    (
        TENSE,
        "Jane Doe opens a summit with John Roe in Oslo.",
        [("Doe-Roe summit in Oslo", "planned", OPEN, "scheduled present")],
    ),
    (TENSE, "Jane Doe is meeting John Roe in Oslo.", [("Doe-Roe meeting in Oslo", "held", HELD, "present")]),
    (TENSE, "Jane Doe meets John Roe in Oslo.", [("Doe-Roe meeting in Oslo", "held", HELD, "present")]),
    (
        TENSE,
        "Jane Doe meets John Roe in Oslo on Friday.",
        [("Doe-Roe meeting in Oslo", "planned", FRIDAY, "date after publication")],
    ),
    (
        JOURNEY,
        "Jane Doe leaves for Oslo to meet John Roe.",
        [("Doe-Roe meeting in Oslo", "planned", OPEN, "scheduled present")],
    ),
    (JOURNEY, "Jane Doe flew in for talks with John Roe.", [("Doe-Roe meeting", "held", HELD, "past tense")]),
    (
        JOURNEY,
        "Jane Doe met John Roe at a summit in Oslo.",
        [("Doe-Roe summit in Oslo", "held", HELD, "past tense")],
    ),
    (JOURNEY, "Jane Doe flew to Oslo after she met John Roe.", [("Doe-Roe meeting", "held", HELD, "past tense")]),
    (
        JOURNEY,
        "President Jane Doe arrived in Oslo on Monday. She met Prime Minister John Roe.",
        [
            ("Visit of Doe in Oslo", "held", MONDAY, "past tense"),
            ("Doe-Roe meeting in Oslo", "held", MONDAY, "past tense"),
        ],
    ),
    (
        JOURNEY,
        "President Jane Doe visited Oslo on Monday. She spoke with Prime Minister John Roe by phone.",
        [("Visit of Doe in Oslo", "held", MONDAY, "past tense"), ("Doe-Roe call", "held", MONDAY, "past tense")],
    ),
    (
        JOURNEY,
        "President Jane Doe visited Oslo on Monday. She met Prime Minister John Roe in Bergen.",
        [
            ("Visit of Doe in Oslo", "held", MONDAY, "past tense"),
            ("Doe-Roe meeting in Bergen", "held", MONDAY, "past tense"),
        ],
    ),
    (
        JOURNEY,
        "President Jane Doe visited Oslo on Monday. She met Prime Minister John Roe on Tuesday.",
        [("Visit of Doe in Oslo", "held", MONDAY, "past tense"), ("Doe-Roe meeting", "held", TUESDAY, "past tense")],
    ),
    (
        JOURNEY,
        "President Jane Doe visited Oslo on Monday. John Roe met Ann Poe.",
        [("Visit of Doe in Oslo", "held", MONDAY, "past tense"), ("Roe-Poe meeting", "held", MONDAY, "past tense")],
    ),
    (
        ONE,
        "Jane Doe will meet John Roe. Such meetings are rare.",
        [("Doe-Roe meeting", "planned", OPEN, "future modals")],
    ),
    (
        TWO,
        "Jane Doe met John Roe. A third meeting is planned for Friday.",
        [("Doe-Roe meeting", "held", HELD, "past tense"), ("Meeting", "planned", FRIDAY, "planned verbs")],
    ),
    (
        WHEN,
        "Jane Doe will meet John Roe later this month.",
        [("Doe-Roe meeting", "planned", ("2024-05-15", "2024-05-31"), "future modals")],
    ),
    (
        WHEN,
        "Jane Doe met John Roe earlier this month.",
        [("Doe-Roe meeting", "held", ("2024-05-01", "2024-05-15"), "past tense")],
    ),
    (
        WHEN,
        "Jane Doe met John Roe between Monday and Tuesday.",
        [("Doe-Roe meeting", "held", ("2024-05-13", "2024-05-14"), "past tense")],
    ),
    (
        WHEN,
        "Jane Doe leaves on Friday to hold talks with John Roe.",
        [("Doe-Roe meeting", "planned", FRIDAY, "scheduled present")],
    ),
    (
        WHEN,
        "Jane Doe will, on Friday, lead a delegation on a visit to Oslo.",
        [("Visit of Doe in Oslo", "planned", FRIDAY, "future modals")],
    ),
    (TENSE, "Jane Doe held talks with John Roe.", [("Doe-Roe meeting", "held", HELD, "past tense")]),
    (TENSE, "Jane Doe praises the talks with John Roe.", [("Doe-Roe meeting", "held", HELD, "present")]),
    (
        TENSE,
        "Jane Doe is in Oslo for talks with John Roe.",
        [("Doe-Roe meeting in Oslo", "held", HELD, "present")],
    ),
    (TENSE, "Jane Doe does not meet John Roe.", [("Doe-Roe meeting", "refused", NEVER, "negated verb")]),
    (OVER, "Jane Doe is preparing talks with John Roe.", [("Doe-Roe meeting", "planned", OPEN, "planned verbs")]),
    (
        OVER,
        "There was a readiness for talks between Jane Doe and John Roe.",
        [("Doe-Roe meeting", "proposed", NEVER, "proposed nouns")],
    ),
    (OVER, "Jane Doe is open to meeting John Roe.", [("Doe-Roe meeting", "proposed", NEVER, "proposed adjectives")]),
    (OVER, "Jane Doe pulled out of talks with John Roe.", [("Doe-Roe meeting", "called_off", NEVER, "walk out of")]),
    (
        OVER,
        "A trip to Oslo by President Jane Doe was called off.",
        [("Visit of Doe in Oslo", "called_off", NEVER, "call off")],
    ),
    (
        OVER,
        "Talks between Norway and Sweden did not take place in Oslo.",
        [("Meeting of Norway, Sweden in Oslo", "called_off", NEVER, "take place")],
    ),
    (CALL, "Jane Doe called John Roe on Monday.", [("Doe-Roe call", "held", MONDAY, "past tense")]),
    (CALL, "Jane Doe phoned John Roe.", [("Doe-Roe call", "held", HELD, "past tense")]),
    (CALL, "Jane Doe spoke with John Roe by telephone.", [("Doe-Roe call", "held", HELD, "past tense")]),
    (CALL, "Jane Doe and John Roe spoke.", [("Doe-Roe meeting", "held", HELD, "past tense")]),
    (CALL, "Jane Doe called John Roe a liar.", []),
    (CALL, "Jane Doe called on John Roe to leave.", []),
    (CALL, "Jane Doe called for a ceasefire.", []),
    (CALL, "Jane Doe telephoned.", []),
    (CALL, "Jane Doe met her fate.", []),
    (CALL, "Jane Doe met with failure.", []),
    (
        WHO,
        "Jane Doe sat in at the talks between Norway and Sweden.",
        [("Meeting of Doe, Norway, Sweden", "held", HELD, "past tense")],
    ),
    (
        WHO,
        "A round of talks between Norway and Sweden ended on Monday.",
        [("Meeting of Norway, Sweden", "held", MONDAY, "past tense")],
    ),
    (
        WHO,
        "A second meeting will take place in Oslo on Friday.",
        [("Meeting in Oslo", "planned", FRIDAY, "future modals")],
    ),
    (
        JOINT,
        "Jane Doe met John Roe on Monday. The joint statement was long.",
        [
            ("Doe-Roe meeting", "held", MONDAY, "past tense"),
            ("Joint statement of Doe, Roe", None, MONDAY, "joint_statement"),
        ],
    ),
    (JOINT, "The joint statement was long.", []),
    (
        ONE,
        "Jane Doe will meet John Roe in Oslo on Friday. Ann Poe prepared the meeting.",
        [("Doe-Roe meeting in Oslo", "planned", FRIDAY, "future modals")],
    ),
    (
        ONE,
        "Jane Doe will meet John Roe in Oslo on Friday. The envoys wrote about the meeting.",
        [("Doe-Roe meeting in Oslo", "planned", FRIDAY, "future modals")],
    ),
    (
        ONE,
        "Jane Doe will meet John Roe in Oslo. The meeting lasted an hour.",
        [("Doe-Roe meeting in Oslo", "held", HELD, "past tense")],
    ),
    (
        ONE,
        "Jane Doe will meet John Roe in Oslo. It will take place on Friday.",
        [("Doe-Roe meeting in Oslo", "planned", FRIDAY, "future modals")],
    ),
    (
        ONE,
        "Jane Doe will meet John Roe in Oslo. It has been called off, officials said.",
        [("Doe-Roe meeting in Oslo", "called_off", NEVER, "call off")],
    ),
    (THOUGHT, "It will not take place, Jane Doe said.", []),
    (
        WHEN,
        "Jane Doe met John Roe on Monday, Tuesday and Wednesday.",
        [("Doe-Roe meeting", "held", ("2024-05-13", "2024-05-15"), "past tense")],
    ),
    (
        WHEN,
        "Last year's summit of Jane Doe and John Roe was long.",
        [("Doe-Roe summit", "held", ("2023-01-01", "2023-12-31"), "past tense")],
    ),
    (
        WHEN,
        "Next year's summit of Jane Doe and John Roe will be long.",
        [("Doe-Roe summit", "planned", ("2025-01-01", "2025-12-31"), "future modals")],
    ),
    (OVER, "Ann Poe's planned meeting with John Roe is near.", [("Poe-Roe meeting", "planned", OPEN, "modifier")]),
    (
        OVER,
        "Norway called for talks with Sweden.",
        [
            ("Norway proposes the Meeting of Norway, Sweden", None, HELD, "proposal"),
            ("Meeting of Norway, Sweden", "proposed", NEVER, "call for"),
        ],
    ),
    (CALL, "Jane Doe was phoned by John Roe.", [("Roe-Doe call", "held", HELD, "past tense")]),
    (CALL, "Jane Doe called John Roe back.", [("Doe-Roe call", "held", HELD, "past tense")]),
    (CALL, "Jane Doe called John Roe angry.", []),
    (CALL, "Jane Doe called her deputy a liar.", []),
    (
        JOURNEY,
        "Jane Doe flew home from Oslo after talks with John Roe.",
        [("Doe-Roe meeting", "held", HELD, "past tense")],
    ),
    (
        JOINT,
        "Norway and Sweden issued a joint declaration on Monday. "
        "Another joint declaration by Norway and Sweden followed on Tuesday.",
        [
            ("Joint statement of Norway, Sweden", None, MONDAY, "joint_statement"),
            ("Joint statement of Norway, Sweden", None, TUESDAY, "joint_statement"),
        ],
    ),
    (
        JOINT,
        "Norway and Sweden issued a joint statement on Monday.",
        [("Joint statement of Norway, Sweden", None, MONDAY, "joint_statement")],
    ),
    (
        JOINT,
        "Jane Doe issued a statement with John Roe on Monday.",
        [("Joint statement of Doe, Roe", None, MONDAY, "joint_statement")],
    ),
    (
        JOINT,
        "After the talks between Jane Doe and John Roe, a joint statement was issued.",
        [
            ("Doe-Roe meeting", "held", HELD, "past tense"),
            ("Joint statement of Doe, Roe", None, HELD, "joint_statement"),
        ],
    ),
    (
        JOINT,
        "Jane Doe met John Roe in Oslo. In a joint statement after the talks, they called for peace.",
        [
            ("Doe-Roe meeting in Oslo", "held", HELD, "past tense"),
            ("Joint statement of Doe, Roe", None, HELD, "joint_statement"),
        ],
    ),
    (JOINT, "Jane Doe issued a statement on Monday.", []),
    (PLAN, "President Jane Doe proposed ten steps on Monday.", [("Ten steps (Doe)", None, MONDAY, "proposal")]),
    (PLAN, "Jane Doe embraced a peace plan backed by John Roe.", [("Peace plan (Doe, Roe)", None, HELD, "proposal")]),
    (PLAN, "Jane Doe presented a new plan in Oslo on Monday.", [("New plan (Doe)", None, MONDAY, "proposal")]),
    (PLAN, "Jane Doe presented the budget on Monday.", []),
]


@pytest.mark.parametrize(("text", "wanted"), [row[1:] for row in ROWS], ids=[row[1][:70] for row in ROWS])
def test_the_rows_of_a_sentence_are_these(told, text, wanted):
    tables = told(text)
    found = [
        (
            e.title,
            None if pd.isna(e.status) else str(e.status),
            (str(e.begin)[:10], str(e.end)[:10]),
            ruled(tables, e),
        )
        for e in tables.events.itertuples()
    ]
    assert found == wanted


def ruled(tables, event):
    """The rule that the reader is told."""
    return tables.explain(event.event_id).splitlines()[0].split("'")[1]


def test_a_document_is_told_of_again_and_another_one_is_not_it(told):
    text = "Norway and Sweden issued a joint declaration on Monday. The declaration was long."
    assert list(told(text).events.mentions) == [2]


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("Jane Doe met John Roe.", "Jane Doe met John Roe on Monday."),
        ("Jane Doe met John Roe.", "Jane Doe met John Roe in Oslo."),
        ("President Jane Doe visited Oslo.", "President Jane Doe met Prime Minister John Roe in Oslo."),
        ("The summit will open.", "The summit of Jane Doe and John Roe will open."),
    ],
)
def test_an_event_of_which_more_is_told_is_the_likelier(told, less, more):
    unsure, sure = (told(text).events.confidence.iloc[0] for text in (less, more))
    assert 0 < unsure < sure < 1


FEATURES = [  # text, what speaks for its first event
    ("Jane Doe met John Roe.", "kind meeting, status held, several parties"),
    ("Jane Doe met John Roe in Oslo on Monday.", "kind meeting, status held, several parties, dated, placed"),
    ("Jane Doe phoned John Roe.", "kind call, status held, several parties"),
    ("The summit will open.", "kind summit, status planned, nobody named"),
    (
        "Jane Doe will meet John Roe in Oslo. The meeting has been cancelled.",
        "kind meeting, status called_off, several parties, placed, told again",
    ),
    (
        "Jane Doe will visit Oslo to meet John Roe. She will meet him at a summit.",
        "kind summit, status planned, several parties, told again, told thrice",
    ),
]


@pytest.mark.parametrize(("text", "features"), FEATURES)
def test_the_confidence_of_an_event_is_learned_from_these_features(told, text, features):
    learned = weights("events")
    odds = sum(learned.get(feature, 0.0) for feature in ["bias", *features.split(", ")])
    assert told(text).events.confidence.iloc[0] == round(likelihood(odds), 2)
