"""An invented article that is hard to export: emoji, right-to-left text, CRLF, markup, and a first word with "="."""

import pytest

from summitry.codebook import Codebook, Issue

TEXT = (
    "=Talks 🕊 of <i>Doe</i> and Roe\r\n\r\n"
    "French President Jane Doe will meet Chancellor John Roe in Oslo on Friday. Germany rejected the truce. "
    "“The border stays open; no, never,” a French official told Reuters on Tuesday. "
    "John Roe would accept the truce only if the ban is lifted. "
    "Sources said French President Jane Doe backs the truce.\r\n\r\n"
    "قالت دو إن الهدنة ممكنة 🤝. Jane Doe met John Roe on 3 May. The summit in Strelsau was called off.\r\n"
)


@pytest.fixture(scope="session")
def awkward(told):
    return told(TEXT, Codebook(issues=(Issue("truce", "A truce", phrases=("the truce",)),)))
