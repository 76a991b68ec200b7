"""Titles and findings on the committed article are those of its hand coding, or hedged so that they stay within it."""

import re

import pytest

from summitry import charts
from summitry.corrections import load_corrections
from summitry.evaluation import Coding, compare
from summitry.findings import by_hand, contacts, positions, reviewed, voices
from tests.conftest import REVIEWED, ROOT

from .reference import FOLDER, reference


@pytest.fixture(scope="module")
def true(parsed):
    return reference(parsed)


def findings(tables, codebook):
    found = [*contacts(tables), *positions(tables, codebook), *voices(tables)]
    return [finding.sentence for finding in found]


PLANNED = "the summit of EU leaders in Brussels and the meeting of European leaders in London remain planned"
TRUE = [
    f"The Trump-Putin summit in Budapest, announced by 19 October, was called off on 21 October; {PLANNED}",
    "The article tells of 2 contacts planned: the summit of EU leaders in Brussels on 23 October and the meeting of "
    "European leaders in London on 24 October",
    "The article tells of 4 contacts held: the Trump-Putin summit in Alaska, the Trump-Putin call, the "
    "Rubio-Lavrov call and the Trump-Zelensky meeting at the White House",
    "The United States called off the Trump-Putin summit in Budapest and the Rubio-Lavrov meeting",
    "The article gives the exact day of 3 of 8 contacts, and no date at all of 1",
    "The sides differ on “Freezing the front line”, “Ukraine giving up the Donbas” and “Demilitarising Ukraine”",
    "The widest agreement found is on “Freezing the front line” (for it: the United States, Ukraine and Europe)",
    "More than one position on one issue is heard from the United States on “A Trump-Putin summit soon” and “A further "
    "meeting of the two foreign ministers”",
    "12 statements come from the United States, more than from any other side",
    "7 statements come from sources without a name",
]
HEDGED = {  # what the parser's tables say less of, or with a doubt
    0: TRUE[0].replace("by 19 October", "probably between 15 and 19 October"),
    5: "No issue was found on which two sides clearly differ",
    6: "The widest agreement found is on “Freezing the front line” (for it: at least the United States and Europe)",
    7: "More than one position on one issue is heard from the United States, at least on “A Trump-Putin summit soon”",
    8: "At least 11 statements come from the United States, more than from any other side",
    9: "At least 6 statements come from sources without a name",
}


def test_the_hand_coding_gives_these_findings(true, codebook):
    assert findings(true, codebook) == TRUE


def test_the_review_gives_these_findings_and_left_statements_as_they_were(stored, codebook):
    unreviewed = {n: said for n, said in HEDGED.items() if "statements" in said}
    assert findings(stored, codebook) == [unreviewed.get(n, said) for n, said in enumerate(TRUE)]


def test_the_review_leaves_no_event_and_no_position_at_odds_with_the_hand_coding(stored):
    found = compare(Coding.load(FOLDER), Coding.of(stored))
    assert not set(found.disagreements["table"]) & {"events", "stances"}


@pytest.mark.parametrize("n", range(len(TRUE)))
def test_the_parser_finds_the_same_or_hedges(n, parsed, codebook):
    assert findings(parsed, codebook)[n] == HEDGED.get(n, TRUE[n])


def test_the_sides_that_are_said_to_differ_do(true, codebook):
    held = charts.positions_table(true, codebook).set_index(["issue", "side"])["position"]
    assert held["Ukraine giving up the Donbas", "Russia"] == "support"
    assert held["Ukraine giving up the Donbas", "Ukraine"] == "oppose"


OFF = (
    "The Trump-Putin summit in Budapest and the Rubio-Lavrov meeting were called off; the summit of EU leaders in "
    "Brussels and the meeting of European leaders in London are planned"
)
TITLES = {
    "timeline": OFF,
    "plan": "The Trump-Putin summit in Budapest was called off at least 2 days after it was announced",
    "positions": TRUE[5],
    "voices": TRUE[8],
    "network": "7 actors take a clear position on “Freezing the front line”, more than on any other issue: 4 for, 3 "
    "against",
}
MILDER = {  # what the parser's tables say less of, or with a doubt
    "plan": "The Trump-Putin summit in Budapest was called off, probably within a week of being announced",
    "positions": HEDGED[6],
    "voices": HEDGED[8],
    "network": "At least 3 actors take a clear position on “Freezing the front line”: 2 for, 1 against",
}


@pytest.mark.parametrize(
    ("said", "true"), [*((HEDGED[n], TRUE[n]) for n in HEDGED), *((MILDER[n], TITLES[n]) for n in MILDER)]
)
def test_what_is_hedged_stays_within_the_truth(said, true):
    assert any(hedge in said.casefold() for hedge in ("at least", "probably", "no issue was found"))
    assert set(re.findall("“.*?”", said)) <= set(re.findall("“.*?”", true))
    if said.startswith("At least"):
        assert all(a <= b for a, b in zip(*(map(int, re.findall(r"\d+", text)) for text in (said, true)), strict=True))


@pytest.mark.slow
@pytest.mark.parametrize("name", TITLES)
def test_the_hand_coding_gives_these_titles(name, true, codebook):
    assert getattr(charts, name)(true, codebook).title == TITLES[name]


@pytest.mark.slow
@pytest.mark.parametrize("name", TITLES)
def test_the_parser_gives_the_same_titles_or_hedges(name, parsed, codebook):
    assert getattr(charts, name)(parsed, codebook).title == {**TITLES, **MILDER}[name]


@pytest.mark.slow
@pytest.mark.parametrize("name", TITLES)
def test_the_review_gives_the_titles_of_the_hand_coding_but_for_statements(name, stored, codebook):
    assert getattr(charts, name)(stored, codebook).title == {**TITLES, "voices": MILDER["voices"]}[name]


def test_a_review_is_told_the_same_from_its_corrections_alone(parsed):
    corrections = load_corrections(ROOT / f"data/articles/{REVIEWED}.corrections.toml")
    assert by_hand(corrections).sentence == reviewed(parsed, corrections)[0].sentence
