"""The reader: safe HTML with every row marked in place."""

import re
from dataclasses import replace
from html import unescape

import pandas as pd
import pytest
from IPython.core.interactiveshell import InteractiveShell

from summitry import notebook
from summitry.codebook import Codebook, Issue
from summitry.reader import frame_html, row_html
from summitry.reader.page import KINDS, reader
from summitry.reader.words import facts
from summitry.reader.words import told as said

EVIL = (
    "<script>alert(1)</script> & <img src=x onerror=alert(1)> “&lt;b&gt;”, Jane Doe said on Monday.\n\n"
    "Jane Doe met John Roe."
)


def test_markup_in_an_article_is_shown_never_run(told):
    page = reader(told(EVIL))._repr_html_()
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page


def test_markup_in_a_row_or_a_table_is_shown_never_run(told):
    tables = told(EVIL)
    for page in (row_html(tables.show("q01")), row_html(tables.explain("q01")), frame_html(tables.spans)):
        assert "<img" not in page
        assert "<script>alert" not in page
        assert "&lt;img src=x onerror=alert(1)&gt;" in page


def test_an_id_that_is_markup_is_shown_never_run(told):
    tables = told(EVIL)
    evil = '"><img src=x onerror=alert(1)>'
    changed = {
        name: getattr(tables, name).replace({"q01": evil, "e01": evil}) for name in ("statements", "events", "spans")
    }
    page = reader(replace(tables, **changed))._repr_html_()
    assert "<img" not in page
    assert "&gt;&lt;img src=x onerror=alert(1)&gt;" in page


def test_the_text_stands_in_it_unchanged(told):
    tables = told(EVIL)
    body = re.search(r'<div class="article">(.*?)</div>', reader(tables)._repr_html_(), re.DOTALL)[1]
    words = unescape(re.sub(r"<[^>]+>", "", body.replace("</p>", "\n\n")))
    assert words.split() == tables.text.split()


def test_control_characters_are_shown_and_dollars_are_no_mathematics(told):
    page = reader(told("Jane Doe \x1b[31mmet\x1b[0m John Roe for $5 and $6 on Monday."))._repr_html_()
    assert "\x1b" not in page
    assert "␛[31mmet" in page
    assert "tex2jax_ignore mathjax_ignore" in page


def test_rows_and_marks_lead_to_each_other(stored):
    page = reader(stored)._repr_html_()
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_each_kind_of_mark_has_a_switch_and_a_style_of_its_own(stored):
    page = reader(stored)._repr_html_()
    for kind in KINDS:
        assert f'<span class="m-{kind}">' in page
        assert f":not(:has(.show-{kind}:not(:checked))) .m-{kind}{{" in page


def test_every_row_is_named_by_a_mark(stored):
    page = reader(stored)._repr_html_()
    for name, column in (
        ("times", "time_id"),
        ("statements", "statement_id"),
        ("events", "event_id"),
        ("stances", "stance_id"),
    ):
        for row_id in getattr(stored, name)[column]:
            assert re.search(rf'title="[^"]*\b{row_id}\b', page), row_id


TOLD = (
    "“We support the talks,” Jane Doe told Reuters on Monday.\n\n"
    "President Jane Doe will meet Chancellor John Roe in Oslo on Friday."
)


def test_a_mark_says_in_words_what_its_row_holds(told):
    page = reader(told(TOLD))._repr_html_()
    assert 'title="q01: said by Jane Doe, in quotation marks, 13 May 2024, via Reuters"' in page
    assert "e01: Doe-Roe meeting in Oslo, planned, 17 May 2024" in page


def test_issues_have_the_labels_of_their_codebook(told):
    book = Codebook(issues=(Issue("long_truce", "A <lasting> truce", phrases=("truce",)),))
    tables = told("Germany rejected the truce.", book)
    assert "s01: Germany: against “A &lt;lasting&gt; truce”, paraphrased" in reader(tables, book)._repr_html_()
    assert "s01: Germany: against “long truce”, paraphrased" in reader(tables)._repr_html_()


@pytest.mark.parametrize(
    ("row_id", "line"),
    [
        ("t01", "time, 13 May 2024"),
        ("q01", "said by Jane Doe, in quotation marks, 13 May 2024, via Reuters"),
        ("e01", "Doe-Roe meeting in Oslo, planned, 17 May 2024"),
        ("jane_doe", "Jane Doe, president"),
    ],
)
def test_a_row_is_told_in_a_line(told, row_id, line):
    assert said(told(TOLD), row_id) == line


def test_the_cells_of_a_row_are_told_in_words(told):
    assert facts(told(TOLD), "e01")[:4] == [
        ("kind", "meeting"),
        ("title", "Doe-Roe meeting in Oslo"),
        ("status", "planned"),
        ("date", "17 May 2024"),
    ]
    assert ("speaker", "Jane Doe") in facts(told(TOLD), "q01")


def test_a_row_is_a_quotation_with_marks_and_a_line_for_each_cell(told):
    page = row_html(told(TOLD).show("e01"))
    assert "<blockquote><mark>President Jane Doe will meet Chancellor John Roe in Oslo" in page
    assert "<dt>status</dt><dd>planned</dd><dt>date</dt><dd>17 May 2024</dd>" in page


def test_an_explained_row_names_its_rule_and_its_words(told):
    page = row_html(told(TOLD).explain("e01"))
    assert "<dt>made by</dt><dd>rule &#x27;" in page
    assert "<dt>date</dt><dd>“Friday” [" in page


def test_without_style_a_line_says_what_to_do_and_half_the_text_is_no_link(told):
    page = re.sub(r"<(style|script)>.*?</\1>", "", reader(told(TOLD))._repr_html_(), flags=re.DOTALL)
    assert "“Trust Notebook”" in page
    assert "<mark>Monday</mark>" in page
    assert re.search(r'<a class="m-content" data-href="#[^"]+" title="q01: [^"]+">We support the talks,</a>', page)


TABLE = pd.DataFrame(
    {
        "event_id": ["e01", "e02"],
        "status": ["called_off", None],
        "begin": pd.to_datetime(["2024-05-03", None]),
        "confidence": [0.5, 0.004],
        "words": ["<b> " * 20, "a_b"],
    },
    index=[7, 3],
)


def test_a_table_shows_words_days_and_one_sign_for_what_is_missing():
    cells = re.findall(r'<td class="(\w+)"[^>]*>(.*?)</td>', frame_html(TABLE))
    assert cells[:4] == [("short", "e01"), ("short", "called off"), ("short", "3 May 2024"), ("n", "0.50")]
    assert cells[4] == ("prose", "&lt;b&gt; " * 20)
    assert cells[5:] == [("short", "e02"), ("short", "–"), ("short", "–"), ("n", "0.004"), ("prose", "a_<wbr>b")]


def test_a_cell_keeps_what_it_holds_for_sorting_and_for_the_file():
    held = re.findall(r'<td[^>]* data-v="([^"]*)"', frame_html(TABLE))
    assert held == ["called_off", "2024-05-03", "0.5", "", ""]


def test_the_script_of_a_table_is_under_ten_kilobytes():
    assert len(re.search("<script>.*</script>", frame_html(TABLE), re.DOTALL)[0]) < 10_000


def test_a_named_index_is_shown_and_one_that_counts_is_not():
    heads = r'<th scope="col" data-v="(\w+)">'
    assert re.findall(heads, frame_html(TABLE))[0] == "event_id"
    by_both = TABLE.set_index(["event_id", "status"])
    assert re.findall(heads, frame_html(by_both))[:2] == ["event_id", "status"]
    assert "<td></td>" in frame_html(TABLE.set_index("event_id").rename_axis(None))


def test_the_same_table_gives_the_same_html_and_a_long_one_is_cut_by_pandas():
    assert frame_html(TABLE) == frame_html(TABLE.copy())
    assert len(frame_html(pd.DataFrame({"n": range(100_000)}))) < 5_000


def test_a_notebook_shows_rows_and_tables_for_reading_and_prints_them_as_before(told, monkeypatch):
    shell = InteractiveShell()
    monkeypatch.setattr(notebook, "get_ipython", lambda: shell)
    notebook.setup()
    show, table = told(TOLD).show("e01"), TABLE
    for value, page in ((show, row_html(show)), (table, frame_html(table))):
        forms, _ = shell.display_formatter.format(value)
        assert forms["text/html"] == page
        assert forms["text/plain"] == repr(value)
