"""The interval of an agreement: sentences are drawn, the same at every call."""

import pandas as pd
import pytest

from summitry.evaluation import Coding, compare, intervals
from summitry.records import Span
from tests.conftest import ROOT

SENTENCES = pd.DataFrame({"begin": range(0, 100, 10)})
NOTHING = {"statements": [], "events": [], "stances": []}


def coding(*starts):
    return Coding({**NOTHING, "times": [{"pieces": [Span(start, start + 3)]} for start in starts]})


def times(one, other, sentences=SENTENCES):
    return intervals(one, other, sentences).set_index("table").loc["times"]


def test_two_codings_that_are_the_same_have_no_width():
    row = times(coding(1, 11, 51), coding(1, 11, 51))
    assert list(row) == [3, 1.0, 1.0, 1.0]


def test_the_interval_is_wider_where_the_faults_stand_together():
    all_in_one = times(coding(*range(1, 100, 10)), coding(*range(1, 50, 10)))
    assert all_in_one.f1 == pytest.approx(2 * 5 / 15, abs=0.001)
    assert 0 < all_in_one.low < all_in_one.f1 < all_in_one.high < 1
    ten = list(range(1, 100, 10))
    together = times(coding(*ten, 4, 7), coding(*ten[1:]))
    apart = times(coding(*ten, 14, 27), coding(*ten[1:]))
    assert together.f1 == apart.f1
    assert together.high - together.low > apart.high - apart.low


def test_rows_before_the_first_sentence_and_tables_without_rows_count():
    late = pd.DataFrame({"begin": [50, 60]})
    found = intervals(coding(1), coding(1, 55), late).set_index("table")
    assert found.loc["times", "rows"] == 2
    assert list(found.loc["events"]) == [0, 1.0, 1.0, 1.0]


def test_f1_is_that_of_compare_and_the_draws_are_the_same():
    one, two = (Coding.load(ROOT / "data/coded" / name) for name in ("coding-1", "coding-2"))
    sentences = pd.DataFrame({"begin": range(0, 5200, 100)})
    found = intervals(one, two, sentences)
    assert list(found.f1) == list(compare(one, two).scores.f1)
    pd.testing.assert_frame_equal(found, intervals(one, two, sentences))
