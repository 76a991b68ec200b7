"""The parse as lists: what spaCy says of each token, and the heads of runs."""

import pytest

from summitry.language import model
from summitry.statements.arrays import _edges
from summitry.syntax.tokens import Tokens, tokens_of

TEXTS = [
    "Jane Doe said that the talks in Oslo had failed. “We leave,” an aide told Reuters.",
    "The  envoys,\nled by Mr. Roe, met 3 times (in May).",
    "Yes.",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
def test_lists_say_what_the_tokens_say(text):
    doc = model()(text)
    tokens = Tokens(doc)
    assert tokens.text == text
    assert tokens.word == [token.text for token in doc]
    assert tokens.lemma == [token.lemma_.lower() for token in doc]
    assert tokens.head == [token.head.i for token in doc]
    assert tokens.opens == [bool(token.is_sent_start) for token in doc]
    assert [text[start:stop] for start, stop in zip(tokens.start, tokens.stop, strict=True)] == tokens.word
    assert _edges(tokens.head) == ([token.left_edge.i for token in doc], [token.right_edge.i for token in doc])


@pytest.mark.parametrize("text", TEXTS)
def test_the_root_of_a_run_is_that_of_its_span(text):
    doc = model()(text)
    runs = [(first, end) for first in range(len(doc)) for end in range(first + 1, len(doc) + 1)]
    assert [Tokens(doc).root(*run) for run in runs] == [doc[first:end].root.i for first, end in runs]


def test_tokens_are_listed_once_a_parse():
    doc = model()("They met.")
    assert tokens_of(doc) is tokens_of(doc)
    assert tokens_of(model()("They met.")) is not tokens_of(doc)
