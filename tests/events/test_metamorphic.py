"""What must not matter: other names, places and dates, or an unrelated clause, leave number and status as they are."""

from functools import cache

import pytest

pytestmark = pytest.mark.slow

HELD = [
    "Chancellor Doe met President Roe in Oslo on Monday.",
    "Chancellor Doe and President Roe held talks in Oslo on Monday.",
    "Chancellor Doe held a meeting on Norway with President Roe in Oslo.",
    "Chancellor Doe visited Oslo on Monday.",
    "President Roe received Chancellor Doe in Oslo on Monday.",
    "The summit in Oslo ended on Monday without agreement.",
    "Norway and Sweden resumed talks on Monday.",
    "Chancellor Doe spoke with President Roe by phone on Monday.",
    "Chancellor Doe met President Roe for no longer than an hour on Monday.",
    "Chancellor Doe met President Roe on Monday and rejected a truce.",
    "Chancellor Doe flew to Oslo on Monday for talks with President Roe.",
]
AHEAD = [
    "Chancellor Doe will meet President Roe in Oslo on Friday.",
    "Chancellor Doe and President Roe are due to meet in Oslo on Friday.",
    "Chancellor Doe is to visit Oslo next week.",
    "Talks between Norway and Sweden are scheduled to resume on Friday.",
    "Norway and Sweden agreed to resume talks.",
    "Chancellor Doe postponed her visit to Oslo until June.",
    "The summit in Oslo was moved to June.",
    "Chancellor Doe accepted an invitation to visit Oslo.",
    "Officials are preparing a summit between Chancellor Doe and President Roe in Oslo.",
]
UNDONE = [
    "The summit between Norway and Sweden in Oslo was cancelled.",
    "The meeting between Chancellor Doe and President Roe was put on ice.",
    "Chancellor Doe called off her visit to Oslo.",
    "Norway walked out of talks with Sweden.",
    "Norway broke off talks with Sweden on Monday.",
    "Talks between Norway and Sweden are on hold.",
    "There are no plans for Chancellor Doe to meet President Roe.",
    "Chancellor Doe and President Roe will no longer meet in Oslo.",
    "Chancellor Doe refused to meet President Roe.",
    "Chancellor Doe ruled out a summit with President Roe.",
    "Chancellor Doe turned down an invitation to visit Oslo.",
]
WISHED = [
    "Chancellor Doe proposed a meeting with President Roe in Oslo.",
    "Chancellor Doe may visit Oslo in June.",
    "Chancellor Doe wants a summit with President Roe.",
    "A meeting between Chancellor Doe and President Roe cannot be ruled out.",
]
SENTENCES = HELD + AHEAD + UNDONE + WISHED
SWAPS = {
    "states": {"Norway": "Iceland", "Sweden": "Finland"},
    "places": {"Oslo": "Reykjavik"},
    "names": {"Doe": "Smith", "Roe": "Miller"},
    "dates": {"Monday": "Tuesday", "June": "July", "Friday": "Saturday"},
}
ADDITIONS = {
    "a sentence before": "Prices rose in Zenda. {}.",
    "a sentence after": "{}. The harvest in Zenda was rejected.",
    "a clause after": "{}; the police closed a road.",
    "a clause of planning after": "{}; a strike was called off.",
    "a phrase after": "{}, a spokeswoman for the palace said.",
}


@pytest.fixture(scope="module")
def statuses(told):
    """The statuses of the contacts of a text, each text parsed once."""

    @cache
    def read(text):
        events = told(text).events
        return [str(s) for s in events[events.kind.isin(["summit", "meeting", "call"])].status]

    return read


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("swap", SWAPS)
def test_other_names_places_and_dates_change_nothing(statuses, text, swap):
    other = text
    for old, new in SWAPS[swap].items():
        other = other.replace(old, new)
    assert len(statuses(text)) == 1
    assert statuses(other) == statuses(text)


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("addition", ADDITIONS)
def test_an_unrelated_clause_changes_nothing(statuses, text, addition):
    assert statuses(ADDITIONS[addition].format(text.removesuffix("."))) == statuses(text)
