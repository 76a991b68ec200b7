"""The page: findings, figures with their tables, the article; nothing run, nothing asked of elsewhere."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest

from summitry.export import report
from tests.charts.made import made, person, stance

VOID = {"meta", "br", "input"}


class Reading(HTMLParser):
    """Collects the elements of a page with their attributes; each that is opened must be closed."""

    def __init__(self):
        super().__init__()
        self.elements, self.open = [], []

    def handle_starttag(self, tag, attrs):
        """Note an element, and that it is open."""
        self.elements.append((tag, dict(attrs)))
        self.open += [tag] if tag not in VOID else []

    def handle_startendtag(self, tag, attrs):
        """Note an element that closes itself."""
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        """Close the element that was opened last."""
        assert tag in VOID or self.open.pop() == tag


def read(page):
    reading = Reading()
    reading.feed(page)
    assert reading.open == []
    return reading.elements


@pytest.fixture(scope="module")
def pages(stored, awkward):
    return {"stored": report.write(stored).decode("utf-8"), "awkward": report.page(awkward, ["Doe & <i>Roe</i> meet."])}


@pytest.mark.parametrize("name", ["stored", "awkward"])
def test_the_page_asks_for_nothing_beyond_itself(pages, name):
    for tag, attributes in read(pages[name]):
        assert tag not in {"link", "iframe", "img", "object", "embed", "base", "form"}
        named = [attributes.get(key) or "#" for key in ("href", "xlink:href", "src", "action", "srcset")]
        assert all(target.startswith("#") for target in named), (tag, attributes)
    assert "@import" not in pages[name]
    assert set(re.findall(r"url\((.)", pages[name])) <= {"#"}
    policy = [attributes["content"] for tag, attributes in read(pages[name]) if "http-equiv" in attributes]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"]


@pytest.mark.parametrize("name", ["stored", "awkward"])
def test_every_id_is_there_once_and_every_reference_leads_to_one(pages, name):
    elements = read(pages[name])
    ids = [attributes["id"] for _, attributes in elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [a[key][1:] for _, a in elements for key in ("href", "xlink:href") if key in a]
    assert {*links, *re.findall(r"url\(#([^)]+)\)", pages[name])} <= set(ids)


def test_each_figure_stands_over_its_table_with_words_for_who_cannot_see_it(pages):
    elements = read(pages["stored"])
    named = [attributes["id"] for tag, attributes in elements if tag == "figure"]
    assert named == [f"figure-{name}" for name in ("timeline", "plan", "positions", "voices", "network")]
    pictures = [attributes for tag, attributes in elements if tag == "svg"]
    assert [picture["class"] for picture in pictures] == ["wide", "narrow"] * 5
    assert all(picture["role"] == "img" and len(picture["aria-label"]) > 40 for picture in pictures)
    assert pages["stored"].count('<table class="drawn">') == 5
    assert '<td dir="auto"><time>2025-10-21</time></td>' in pages["stored"]


def test_a_figure_of_nothing_has_no_table(pages):
    assert "No announcement or change of a plan was found" in pages["awkward"]
    assert pages["awkward"].count('<table class="drawn">') == 4


def test_headline_source_line_and_findings_come_first(pages, stored):
    head = pages["stored"][: pages["stored"].index("<figure")]
    assert '<h1 dir="auto">Shelved: Trump-Putin ‘peace talks’ in Budapest off the agenda</h1>' in head
    assert re.search(r", 22 October 2025, date inferred, \d+ rows put right by hand</p><h2>Figures</h2>", head)
    assert "<h2>Findings</h2><ol><li>Doe &amp; &lt;i&gt;Roe&lt;/i&gt; meet.</li></ol>" in pages["awkward"]


def test_the_article_stands_in_it_and_is_never_run(pages, awkward):
    assert "<i>Doe</i>" not in pages["awkward"]
    body = re.search(r'<div class="article">(.*?)</div>', pages["awkward"], re.DOTALL)[1]
    words = unescape(re.sub(r"<[^>]+>", "", body.replace("</p>", "\n").replace("<br>", "\n")))
    assert "قالت دو إن الهدنة ممكنة 🤝. Jane Doe met John Roe on 3 May." in words


def test_names_that_look_like_parts_of_a_picture_are_not_changed():
    actors = [person("doe", "Ruritania", name='id="x" url(#x) href="#x"')]
    row = {**stance("doe", "Ruritania", 'url(#x) "<b>" --><b>', "support"), "stance_id": "s01"}
    page = report.page(made(actors=actors, stances=[row]))
    assert not re.findall(r"\b(?:positions|voices|network)-x\W", page)
    assert "url(#x)" in unescape(page)
    assert "<b>" not in page
