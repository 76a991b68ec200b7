"""The static pages: one title a figure, code folded, what is invented marked, all files to be had."""

import re
import subprocess
import sys

import openpyxl
import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    out = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, ROOT / "notebooks/pages.py", out], check=True, capture_output=True, text=True
    )
    assert "WARNING" not in done.stderr
    return out


def html(site, name):
    return (site / f"{name}.html").read_text(encoding="utf-8")


def test_the_index_has_one_heading_a_notebook_and_none_over_a_figure(site):
    page = html(site, "index")
    assert len(re.findall("<h2>", page)) == 7
    assert "<h3>" not in page
    assert len(re.findall('<img alt="', page)) >= 12


def test_figures_of_an_invented_article_stand_under_a_warning(site):
    index, own = html(site, "index"), html(site, "05-your-own-article")
    warning = index.index("What stands behind this is invented")
    assert index.count("What stands behind this is invented") == 2
    assert index.rindex("_static/04-", 0, warning) < warning < index.index("_static/05-")
    assert index.rindex("_static/05-") < index.rindex("What stands behind this") < index.index("_static/07-")
    assert own.index("What stands behind this is invented") < own.index("<img")


@pytest.mark.parametrize("name", [path.stem for path in sorted((ROOT / "notebooks").glob("0[1-9]*.ipynb"))])
def test_a_page_opens_with_title_answer_and_figure_before_any_code(site, name):
    page = html(site, name)
    title, answer, code = (page.index(sign) for sign in ("<h1>", "<p><strong>", "Show the code"))
    assert title < answer < code
    assert '<figure class="summitry chart' not in page or answer < page.index('<figure class="summitry chart') < code
    assert code < page.index('id="about-this-page"')


@pytest.mark.parametrize("name", [path.stem for path in sorted((ROOT / "notebooks").glob("0[1-9]*.ipynb"))])
def test_the_tables_of_a_page_are_a_workbook(site, name):
    page = html(site, name)
    (link,) = re.findall(rf'href="(_downloads/[^"]+/{name}\.xlsx)"', page)
    book = openpyxl.load_workbook(site / link)
    assert len(book.sheetnames) == page.count('<table class="dataframe">') > 0
    first = re.search(r'<table class="dataframe"><thead><tr>(.*?)</tr>', page)[1]
    heads = re.findall(r'<th scope="col" data-v="([^"]*)"|<td></td>', first)
    assert [cell.value for cell in book.worksheets[0][1]] == heads
    assert book.worksheets[0].max_row > 1


def test_code_is_folded(site):
    page = html(site, "02-summit-timeline")
    assert page.count("Show the code") == len(re.findall(r'class="cell_input', page)) >= 5


@pytest.mark.parametrize("name", ["index", "data", "02-summit-timeline"])
def test_a_page_has_a_description_and_an_icon(site, name):
    assert '<meta content="What one article says of planned summits' in html(site, name)
    assert '<link rel="icon" href="_static/icon.svg"/>' in html(site, name)
    assert (site / "_static/icon.svg").is_file()


def test_tables_and_figures_can_be_downloaded(site):
    links = re.findall(r'href="(_downloads/[^"]+)"', html(site, "data"))
    assert all((site / link).is_file() for link in links)
    names = {link.split("/")[-1] for link in links}
    assert {"events.csv", "stances.csv", "datapackage.json", "timeline.png", "timeline.svg", "timeline.csv"} <= names
