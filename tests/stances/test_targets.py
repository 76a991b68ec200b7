"""Targets: how much of an issue's phrases a sentence has, and how that compares with other issues."""

from summitry.codebook import Issue
from summitry.language import analyse
from summitry.stances.targets import find_targets

from ..conftest import article

ISSUES = (
    Issue("test", "The test", None, ("nuclear test",)),
    Issue("plant", "The plant", None, ("nuclear plant", "cooling tower")),
)
TEXT = (
    "The nuclear test was loud. Nuclear arms are dear. A test came late. The nuclear plant is old. "
    "Nuclear fuel is rare. The tower fell."
)


def targets(issue: str) -> dict[str, tuple[str, float, int]]:
    """The kind, the share and how many other issues are better named, by the sentence of a target."""
    found = find_targets(analyse(article(TEXT)), (), ISSUES)
    return {t.root.sent.text: (t.kind, round(t.share, 1), t.behind) for t in found if t.issue == issue}


def test_a_word_that_few_sentences_have_names_more_of_a_phrase():
    shares = {sentence: share for sentence, (_, share, _) in targets("test").items()}
    assert shares["The nuclear test was loud."] == 1
    assert shares["A test came late."] > 2 * shares["Nuclear arms are dear."]


def test_an_issue_is_behind_those_that_the_sentence_has_more_of():
    behind = {(issue, sentence): n for issue in ("test", "plant") for sentence, (_, _, n) in targets(issue).items()}
    assert behind["plant", "The nuclear test was loud."] == behind["test", "The nuclear plant is old."] == 1
    assert behind["test", "The nuclear test was loud."] == behind["plant", "The tower fell."] == 0
