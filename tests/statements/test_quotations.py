"""Quotation marks paired, in all the ways that newspapers print them."""

import pytest

from summitry.records import Span
from summitry.statements.quotations import find_quotations, trimmed


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“Go,” he said.", ["Go,"]),
        ('"Go," he said. "Now."', ["Go,", "Now."]),
        ("‘Go,’ he said of the ministers’ plan.", ["Go,"]),
        ("‘It’s late,’ she said.", ["It’s late,"]),
        ("“He said ‘no’ twice,” she said.", ["He said ‘no’ twice,"]),
        ("«Go», he said.", ["Go"]),
        ("An unclosed “mark goes on. It's fine.", ["mark goes on. It's fine."]),
        ("It was never opened,” he said.", ["It was never opened,"]),
        ('It was never opened," he said of a 5" gap.', ["It was never opened,"]),
        ("« Go », he said.", [" Go "]),
        ("''Go,'' he said. ''Now.''", ["Go,", "Now."]),
        ("'Go,' he said of the ministers' plan.", ["Go,"]),
        ("In the '90s they said 'no'.", ["no"]),
        ("No marks at all.", []),
    ],
)
def test_the_outermost_quotations_are_found(text, inner):
    assert [q.inner.of(text) for q in find_quotations(text, (Span(0, len(text)),))] == inner


def test_a_speech_over_paragraphs_opens_a_mark_at_each():
    text = "“One went on.\n“Two ended it,” he said."
    first, second = find_quotations(text, (Span(0, 13), Span(14, len(text))))
    assert (first.inner.of(text), first.open_ended) == ("One went on.", True)
    assert (second.inner.of(text), second.open_ended) == ("Two ended it,", False)


def test_a_quotation_that_lacks_a_mark_is_not_whole():
    text = "“Go,” he said. “Now"
    assert [q.whole for q in find_quotations(text, (Span(0, len(text)),))] == [True, False]


def test_a_content_loses_the_marks_at_its_ends_and_its_conjunction():
    assert trimmed("that “we go,”", Span(0, 13)).of("that “we go,”") == "we go,"
    assert trimmed("we go – now. ", Span(0, 13)).of("we go – now. ") == "we go – now"
