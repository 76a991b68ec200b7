"""What does not bear on a position changes none: names, places, days, sides, and clauses about something else."""

import re

import pytest

from summitry import pipeline
from summitry.codebook import Codebook, Issue, Side

from ..conftest import article

pytestmark = pytest.mark.slow

BOOK = Codebook(
    sides=(Side("fr", "France", ("France",)), Side("de", "Germany", ("Germany",)), Side("es", "Spain", ("Spain",))),
    issues=(Issue("truce", "A truce", None, ("a truce", "the truce")), Issue("ban", "A ban", None, ("a fishing ban",))),
)
SENTENCES = {  # text: the positions taken in it
    "France backed the truce on Monday.": ["support"],
    "France rejected the truce on Monday.": ["oppose"],
    "France did not oppose the truce.": ["support"],
    "France did not accept the truce.": ["oppose"],
    "France pushed back against the truce in Oslo.": ["oppose"],
    "France is against the truce.": ["oppose"],
    "France is ready for the truce.": ["support"],
    "France called for a truce on Monday.": ["support"],
    "France warned against a truce on Monday.": ["oppose"],
    "France would accept the truce if the rebels left.": ["conditional"],
    "France will accept the truce unless the rebels leave.": ["conditional"],
    "France refused to oppose the truce.": ["support"],
    "France rejected the truce and called for a fishing ban.": ["oppose", "support"],
    "French President Jane Doe backed the truce on Monday.": ["support"],
    "French President Jane Doe condemned the truce in Oslo.": ["oppose"],
    "French President Jane Doe ruled out a truce.": ["oppose"],
    "French President Jane Doe has no objection to the truce.": ["support"],
    "French President Jane Doe expressed doubts about the truce.": ["oppose"],
    "French President Jane Doe said on Monday that she backed the truce.": ["support"],
    "French President Jane Doe said the truce was a mistake.": ["oppose"],
    "French President Jane Doe said the truce would undermine security.": ["oppose"],
    "French President Jane Doe said she would accept the truce only if the rebels left.": ["conditional"],
    "French President Jane Doe said there should be a truce.": ["support"],
    "“We support the truce,” French President Jane Doe said in Oslo.": ["support"],
    "“We will never accept the truce,” French President Jane Doe said on Monday.": ["oppose"],
    "“Do not sign the truce,” French President Jane Doe said.": ["oppose"],
    "According to French President Jane Doe, the rebels must accept the truce.": ["support"],
    "French President Jane Doe presented a plan in Oslo on Monday.": [],
}
SWAPS = {
    "another name": [("Jane Doe", "Anna Roe")],
    "another place": [("Oslo", "Geneva")],
    "another day": [("Monday", "Friday")],
    "another side": [("France", "Germany"), ("French", "German")],
    "a third side": [("France", "Spain"), ("French", "Spanish")],
    "all at once": [("Jane Doe", "Maria Roe"), ("Oslo", "Vienna"), ("Monday", "Tuesday"), ("French", "Spanish")],
}
BESIDE = {
    "police before": "Police closed a road near the harbour. {}",
    "police after": "{} Police closed a road near the harbour.",
    "policy before": "The minister explained a policy on schools. {}",
    "a wasted day before": "A day had been wasted. {}",
    "a condition before": "The market will open unless it rains. {}",
    "a condition after": "{} The market will open only if it does not rain.",
    "a clause after": "{}, and police closed a road",
    "a contrast after": "{}, but the market stayed open",
    "a condition in a clause after": "{}, but the market will close if it rains",
    "a wasted day in a clause before": "A day had been wasted, but {}",
    "a policy in a clause before": "The policy was long, and {}",
}


def positions(text):
    """The positions of an article, without its tables."""
    one = article(text)
    values = {"article": one, "published": one.published, "author": one.author, "codebook": BOOK}
    for stage in pipeline.STAGES[:-1]:
        values[stage.writes] = stage.function(*(values[name] for name in stage.reads))
    return sorted(stance.position for stance in values["stances"])


def beside(frame, text):
    """A sentence with something else before or after it, within the sentence where the frame has no stop."""
    return frame.format(text) if frame.endswith((".", "{}")) else frame.format(text[:-1]) + "."


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_has_its_positions(text):
    assert positions(text) == SENTENCES[text]


@pytest.mark.parametrize("swap", SWAPS)
def test_names_places_days_and_sides_change_no_position(swap):
    found = {}
    for text in SENTENCES:
        other = text
        for old, new in SWAPS[swap]:
            other = re.sub(old, new, other)
        found[text] = positions(other)
    assert found == SENTENCES


@pytest.mark.parametrize("frame", BESIDE)
def test_something_else_beside_it_changes_no_position(frame):
    assert {text: positions(beside(BESIDE[frame], text)) for text in SENTENCES} == SENTENCES
