"""The phrases of planning: every row reads its examples, and is not fooled by its counterexamples."""

import pytest

from summitry.events.modality import is_revived, read_status
from summitry.events.planning import find_phrases
from summitry.language import analyse
from summitry.lexicon import load
from tests.conftest import article

ROWS = load("planning")["phrase"]
READS = {"nothing": "held"}  # the status of the examples where it is not the meaning
SAID = [(r, text, True) for r in ROWS for text in r["examples"]]
SAID += [(r, text, False) for r in ROWS for text in r["counterexamples"]]
FOOLED = [
    ("Germany rejected the truce and met Sweden on Monday.", "held"),
    ("Germany refused the offer when it met Sweden on Monday.", "held"),
    ("The summit of Germany and Sweden will no longer take place.", "called_off"),
    ("Jane Doe held a meeting on Iceland in Oslo.", "held"),
    ("Jane Doe held a meeting with John Roe on hold music in Oslo.", "held"),
    ("Jane Doe met John Roe for no longer than an hour.", "held"),
    ("Jane Doe met John Roe on Monday and rejected a truce.", "held"),
    ("Jane Doe met John Roe on Monday and declined an offer of help.", "held"),
    ("Jane Doe met John Roe on ice-cold Monday.", "held"),
    ("The ministers met, no longer in Oslo but in Strelsau.", "held"),
    ("Jane Doe met John Roe on Friday and refused to comment.", "held"),
    ("Jane Doe met John Roe on Friday and declined to speak to the press.", "held"),
    ("Jane Doe met John Roe and turned down the heating.", "held"),
    ("Jane Doe met John Roe in Oslo and called off the strike.", "held"),
    ("Jane Doe met John Roe in Oslo and put off the vote.", "held"),
    ("The talks between Norway and Sweden in Oslo no longer make headlines.", "held"),
    ("Jane Doe met John Roe in Oslo; a strike was called off.", "held"),
    ("Jane Doe, who ruled out a truce, met John Roe in Oslo.", "held"),
    ("Jane Doe met John Roe at a hotel off the table mountain road in Oslo.", "held"),
    ("Jane Doe will meet John Roe in Oslo, where the harvest is in doubt.", "planned"),
    ("Jane Doe met John Roe in Oslo and walked out of the coalition.", "held"),
    ("The meeting between Jane Doe and John Roe was planned for Friday and then called off.", "called_off"),
    ("Jane Doe called the summit with John Roe off.", "called_off"),
    ("The talks between Norway and Sweden were not ruled out.", "proposed"),
    ("Jane Doe is not going to meet John Roe.", "refused"),
    ("Jane Doe declined to take questions at a summit with John Roe in Oslo.", "held"),
    ("The signing did not take place at the summit of Jane Doe and John Roe on Monday.", "held"),
    ("Jane Doe refused to engage with protesters during the summit with John Roe.", "held"),
    ("The summit of Norway and Sweden, planned for May, is no longer on the agenda.", "called_off"),
]


@pytest.mark.parametrize(("row", "text", "so"), SAID, ids=[f"{r['name']}: {text[:50]}" for r, text, _ in SAID])
def test_a_row_reads_its_examples_and_not_its_counterexamples(told, row, text, so):
    doc = analyse(article(text))
    if row["means"] in ("revived", "doubted"):  # alone they found no contact
        token = next(t for t in doc if t.lemma_ in ("summit", "meet", "meeting"))
        reading = read_status(token, find_phrases([token]))
        doubted = reading is not None and reading.modality == "doubted"
        assert (is_revived(token, find_phrases([token])) if row["means"] == "revived" else doubted) == so
        return
    events = told(text).events
    contacts = events[events.kind.isin(["summit", "meeting", "call"])]
    read = [str(status) for status in contacts.status]
    means = row["denied"] if row["means"] == "happens" else row["means"]
    assert ([READS.get(means, means)] == read) == so


@pytest.mark.parametrize(("text", "status"), FOOLED, ids=[text[:70] for text, _ in FOOLED])
def test_a_phrase_says_nothing_of_a_contact_in_another_clause(told, text, status):
    events = told(text).events
    contacts = events[events.kind.isin(["summit", "meeting", "call"])]
    assert [str(s) for s in contacts.status] == [status]
