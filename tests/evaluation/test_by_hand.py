"""The parser's tables beside the corrected ones: counted as right are rows that no hand touched."""

from datetime import date

from summitry.corrections import Anchor, Correction, Corrections, correct
from summitry.evaluation import put_right

TEXT = "Jane Doe will meet John Roe in Oslo on Friday.\n\nJane Doe met Max Poe in Bergen last week.\n"


def test_rows_put_right_left_out_and_added_are_counted(told):
    tables, signed = told(TEXT), ("Ann", date(2024, 5, 16), "looked up")
    rows = (
        Correction(
            "set", "events", Anchor("Jane Doe will meet John Roe in Oslo on Friday"), {"place": "Rome"}, *signed
        ),
        Correction("keep", "events", Anchor("Jane Doe met Max Poe in Bergen last week"), {}, *signed),
        Correction("drop", "times", Anchor("last week"), {}, *signed),
        Correction("add", "actors", Anchor("Oslo"), {"name": "Norway", "kind": "state"}, *signed),
    )
    found = put_right(tables, correct(tables, Corrections(rows))[0]).set_index("table")
    counts = ["right", "changed", "dropped", "added"]
    assert found.loc["events", counts].to_list() == [1, 1, 0, 0]
    assert found.loc["times", counts].to_list() == [1, 0, 1, 0]
    assert found.loc["actors", counts].to_list() == [3, 0, 0, 1]
    assert found.loc["times", ["precision", "recall", "f1"]].to_list() == [0.5, 1.0, 0.667]


def test_a_table_without_rows_has_no_figures(told):
    tables = told("The harbour was quiet.")
    assert put_right(tables, tables)[["precision", "recall", "f1"]].isna().all(axis=None)
