"""Readers see that rows were put right by hand: in the source line of a chart, and where a row is explained."""

from datetime import date

from summitry.canvas.layout import source_line
from summitry.corrections import Anchor, Correction, Corrections, correct

TEXT = "Jane Doe met John Roe in Oslo.\n"
PLACE = Correction(
    "set",
    "events",
    Anchor("Jane Doe met John Roe in Oslo"),
    {"place": "Bergen"},
    "Ann",
    date(2024, 5, 16),
    "I was there",
)


def test_a_chart_says_how_many_rows_were_put_right_by_hand(told):
    tables = told(TEXT)
    assert "by hand" not in source_line(tables)
    assert source_line(correct(tables, Corrections((PLACE,)))[0]).endswith(", 1 row put right by hand")


def test_a_row_that_is_explained_says_who_put_it_right_and_why(told):
    explained = correct(told(TEXT), Corrections((PLACE,)))[0].explain("e01")
    assert "set by hand (Ann, 2024-05-16): I was there" in explained
