"""The reader: safe HTML with every row marked in place."""

import re
from html import unescape

from summitry.reader import reader

EVIL = (
    "<script>alert(1)</script> & <img src=x onerror=alert(1)> “&lt;b&gt;”, Jane Doe said on Monday.\n\n"
    "Jane Doe met John Roe."
)


def test_markup_in_an_article_is_shown_never_run(told):
    page = reader(told(EVIL))._repr_html_()
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page


def test_the_text_stands_in_it_unchanged(told):
    tables = told(EVIL)
    body = re.sub(r"<style>.*?</style>|<p class=\"legend\">.*?</p>", "", reader(tables)._repr_html_())
    words = unescape(re.sub(r"<[^>]+>", "", body.replace("</p>", "\n\n")))
    assert words.split() == tables.text.split()


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
