"""The reader: safe HTML with every row marked in place."""

import re
from html import unescape

from summitry.reader.page import KINDS, reader

EVIL = (
    "<script>alert(1)</script> & <img src=x onerror=alert(1)> “&lt;b&gt;”, Jane Doe said on Monday.\n\n"
    "Jane Doe met John Roe."
)


def test_markup_in_an_article_is_shown_never_run(told):
    page = reader(told(EVIL))._repr_html_()
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page


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
