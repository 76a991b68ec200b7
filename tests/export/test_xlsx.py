"""The workbook, read back with openpyxl: every cell as it was, and none a formula."""

import io

import pandas as pd
import pytest

from summitry.export import xlsx
from tests.charts.made import event, made, person

openpyxl = pytest.importorskip("openpyxl")


def book(tables):
    return openpyxl.load_workbook(io.BytesIO(xlsx.write(tables)))


@pytest.mark.parametrize("name", ["stored", "awkward"])
def test_every_cell_comes_back_as_it_was(name, request):
    tables = request.getfixturevalue(name)
    sheets = book(tables)
    assert sheets.sheetnames == [name for name, _ in tables.items()]
    for name, table in tables.items():
        header, *rows = sheets[name].iter_rows(values_only=True)
        assert list(header) == list(table.columns)
        expected = [[None if pd.isna(cell) else cell for cell in row] for row in table.to_numpy(dtype=object)]
        assert [list(row) for row in rows] == expected


def test_the_header_stays_in_sight_and_filters(stored):
    sheet = book(stored)["participants"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:E{len(stored.participants) + 1}"
    assert all(cell.font.bold for cell in sheet[1])


def test_dates_are_dates_and_numbers_are_numbers(stored):
    cells = next(book(stored)["articles"].iter_rows(min_row=2))
    published, words = cells[3], cells[6]
    assert (published.is_date, published.number_format, str(published.value)) == (
        True,
        r"yyyy\-mm\-dd",
        "2025-10-22 00:00:00",
    )
    assert (words.data_type, words.value) == ("n", 796)


@pytest.mark.parametrize("name", ['=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "\tx", "1", "2024-05-01", "TRUE"])
def test_text_is_text_whatever_it_begins_with(name):
    cell = book(made(actors=[person("doe", None, name=name)]))["actors"]["C2"]
    assert (cell.value, cell.data_type) == (name, "s")
    assert cell.quotePrefix == (name[0] in "=+-@\t")


def test_characters_that_xml_cannot_hold_are_written_by_number():
    cell = book(made(actors=[person("doe", None, name="a\x1b[31m _x0041_ \r\n b ")]))["actors"]["C2"]
    assert cell.value == "a_x001B_[31m _x005F_x0041_ \r\n b "


def test_what_a_cell_or_a_date_cannot_hold_is_said():
    actors = [person("doe", None, name="🕊" * 20_000)]
    tables = made(actors=actors, events=[event("e01", "summit", "held", "1815-06-09", "1815-06-09")])
    sheets = book(tables)
    assert sheets["actors"]["C2"].value == "🕊" * 16_383
    assert sheets["events"]["F2"].value == "1815-06-09"
    assert xlsx.not_carried(tables) == [
        "the article's text",
        "the ends of 1 cell over 32767 characters",
        "2 days before 1900-03-01 (as text)",
    ]
