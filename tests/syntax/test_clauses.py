"""One grammar: subject, agent and negation of verbs, for all stages alike."""

import pytest

from summitry.language import model
from summitry.syntax.clauses import agent, is_negated, subject

SUBJECTS = [  # text, verb, its subject
    ("The king refused to leave.", "leave", "king"),
    ("The king urged Roe to leave.", "leave", "Roe"),
    ("The king promised Roe to leave.", "leave", "king"),
    ("The king called on Roe to leave.", "leave", "Roe"),
    ("The king accused Roe of blocking it.", "blocking", "Roe"),
    ("Roe, who had left, returned.", "left", "Roe"),
    ("Roe has no plans to meet Doe.", "meet", "Roe"),
    ("The king left and returned.", "returned", "king"),
    ("The two ministers are due to meet.", "meet", "ministers"),
    ("The truce was signed by Roe.", "signed", "truce"),
]
NEGATED = [
    ("Roe did not leave.", "leave", True),
    ("Roe never left.", "left", True),
    ("Roe no longer backs the truce.", "backs", True),
    ("No minister backs the truce.", "backs", True),
    ("Roe stayed for no longer than an hour.", "stayed", False),
    ("Roe left.", "left", False),
]


def token(text, word):
    return next(t for t in model()(text) if t.text == word)


@pytest.mark.parametrize(("text", "verb", "wanted"), SUBJECTS)
def test_a_verb_has_the_subject_that_its_governor_gives_it(text, verb, wanted):
    found = subject(token(text, verb))
    assert found is not None
    assert found.text == wanted


def test_a_passive_has_an_agent():
    found = agent(token("The truce was signed by Roe.", "signed"))
    assert found is not None
    assert found.text == "Roe"


@pytest.mark.parametrize(("text", "verb", "negated"), NEGATED)
def test_negation_is_known_by_word_and_by_its_reach(text, verb, negated):
    assert is_negated(token(text, verb)) == negated


@pytest.mark.parametrize("verb", ["urged", "told", "asked"])
def test_control_is_the_same_for_speakers_events_and_positions(told, verb):
    """Who is told to do something is who does it, whichever stage asks."""
    tables = told(f"France {verb} Germany to meet Norway. Germany met Norway.")
    assert {"germany", "norway"} <= set(tables.participants.actor_id)
