"""The share of an article that its tables account for."""

from summitry.evaluation import coverage
from tests.conftest import article

TEXT = "Jane Doe met John Roe in Oslo on Monday. The harbour was quiet. “It went well,” Doe said on Tuesday."


def test_each_sentence_counts_the_rows_that_touch_it(told):
    found = coverage(article(TEXT), told(TEXT))
    assert list(found.columns) == ["begin", "end", "text", "rows"]
    assert [TEXT[row.begin : row.end] for row in found.itertuples()] == list(found.text)
    assert list(found.rows > 0) == [True, False, True]


def test_furniture_is_no_sentence_and_a_bodiless_table_covers_nothing(told):
    text = "Talks in Oslo fail\n\nShare\n\nThe harbour was quiet on Monday."
    found = coverage(article(text), told(text))
    assert list(found.text) == ["The harbour was quiet on Monday."]
    assert list(found.rows) == [0]
