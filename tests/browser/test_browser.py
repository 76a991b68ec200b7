"""In a real browser: every notebook run in JupyterLab, and the static pages, with no request off the machine.

Needs Chromium, and for the accessibility of the pages `npm ci` in `tests/browser`; the tests skip where one is
missing, unless `SUMMITRY_BROWSER=required` says that they must run.
"""

import io
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from summitry.charts import network, plan, positions, timeline, voices
from summitry.codebook import Codebook, Issue, Side
from summitry.export import find
from summitry.reader import frame_html, reader, row_html
from tests.conftest import ROOT

openpyxl = pytest.importorskip("openpyxl")

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium")
AXE = ROOT / "tests" / "browser" / "node_modules" / "axe-core" / "axe.min.js"
REQUIRED = os.environ.get("SUMMITRY_BROWSER") == "required"
NOTEBOOKS = sorted(path.name for path in (ROOT / "notebooks").glob("0[1-9]*.ipynb"))
OWN = "05-your-own-article.ipynb"
MEETING, SENTENCE = "Brekkum-Halldal call, held, 12 March 2031", "who spoke with Halldal by phone"
WAIT = 90_000  # milliseconds
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]
FOLDERS = ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")
QUIET = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
}
READY = """() => {
  const panel = window.jupyterapp && window.jupyterapp.shell.currentWidget;
  const session = panel && panel.sessionContext;
  return session && session.isReady && session.session.kernel && session.session.kernel.status === "idle";
}"""
DONE = """() => {
  const panel = window.jupyterapp.shell.currentWidget;
  const cells = [...panel.content.model.cells].filter((c) => c.type === "code");
  const wrong = cells.flatMap((c) => c.outputs.toJSON()).some((o) => o.output_type === "error");
  const idle = panel.sessionContext.session.kernel.status === "idle";
  return wrong || (idle && cells.every((c) => c.executionCount !== null));
}"""
CLEAR = "() => [...window.jupyterapp.shell.currentWidget.content.model.cells].forEach((c) => c.clearExecution?.())"
OUTPUTS = """() => [...window.jupyterapp.shell.currentWidget.content.model.cells]
  .filter((c) => c.type === "code").flatMap((c) => c.outputs.toJSON())"""


def need(present, what):
    if not present:
        (pytest.fail if REQUIRED else pytest.skip)(f"{what} is not installed; see CONTRIBUTING.md")


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    need(CHROMIUM, "Chromium")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as driver:
        context = driver.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"),
            executable_path=CHROMIUM,
            headless=True,
            viewport={"width": 1400, "height": 1000},
            args=FLAGS,
        )
        yield context
        context.close()


@pytest.fixture
def page(browser):
    """A page that fails the test if anything on it asks another machine."""
    page, outside = browser.new_page(), []
    page.on("request", lambda r: None if local(r.url) else outside.append(r.url))
    yield page
    page.close()
    assert not outside


def local(url):
    return url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "file:", "data:", "blob:", "about:"))


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A folder with a copy of the notebooks and their data."""
    folder = tmp_path_factory.mktemp("lab")
    for name in ("notebooks", "data"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def lab(home):
    """The address of a JupyterLab on loopback, over the copy."""
    need(CHROMIUM, "Chromium")
    env = {**os.environ, "IPYTHONDIR": str(home / "ipython")}
    env |= {f"JUPYTER_{name}": str(home / name) for name in FOLDERS}
    env |= {f"JUPYTERLAB_{name}_DIR": str(home / name) for name in ("SETTINGS", "WORKSPACES")}
    (home / "CONFIG_DIR" / "labconfig").mkdir(parents=True)
    (home / "CONFIG_DIR" / "labconfig" / "default_setting_overrides.json").write_text(json.dumps(QUIET))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--no-browser", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0", "--allow-root"]
    options += ["--IdentityProvider.token=T", "--expose-app-in-browser", "--LabApp.extension_manager=readonly"]
    command = [sys.executable, "-m", "jupyterlab", *options, f"--ServerApp.root_dir={home}"]
    with (home / "log").open("w") as log:
        server = subprocess.Popen(command, env=env, cwd=home, stdout=log, stderr=log)
        try:
            wait_for(f"http://127.0.0.1:{port}/api/status?token=T", home / "log")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(30)


def wait_for(url, log: Path):
    for _ in range(WAIT // 500):
        try:
            with urllib.request.urlopen(url):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.5)
    pytest.fail(f"JupyterLab did not start: {log.read_text()[-2000:]}")


def run_all(page, lab, name):
    page.goto(f"{lab}/lab/tree/notebooks/{name}?token=T&reset", timeout=WAIT)
    page.wait_for_function("window.jupyterapp && window.jupyterapp.restored", timeout=WAIT)
    page.wait_for_function(READY, timeout=WAIT)
    page.evaluate(CLEAR)
    page.click('.lm-MenuBar-item:has-text("Run")')
    page.click('.lm-Menu-item[data-command="runmenu:run-all"]')
    page.wait_for_function(DONE, timeout=WAIT, polling=500)
    return page.evaluate(OUTPUTS)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs_in_jupyterlab(page, lab, name):
    outputs = run_all(page, lab, name)
    assert outputs
    assert not [o for o in outputs if o["output_type"] == "error"]
    figures = sum("image/png" in o.get("data", {}) for o in outputs)
    stored = json.loads((ROOT / "notebooks" / name).read_text(encoding="utf-8"))["cells"]
    assert figures == sum("image/png" in o.get("data", {}) for c in stored for o in c.get("outputs", []))
    if figures:
        page.evaluate("() => window.jupyterapp.shell.currentWidget.content.node.querySelector('img')?.scrollIntoView()")
        page.wait_for_function("() => document.querySelector('.jp-OutputArea img')?.naturalWidth > 0", timeout=WAIT)


def styled(spot, name):
    return spot.evaluate(f"e => getComputedStyle(e).{name}")


def corner(image):
    """The colour of a picture beside its title, as it is shown."""
    image.scroll_into_view_if_needed()
    return Image.open(io.BytesIO(image.screenshot())).convert("RGB").getpixel((4, 4))


def check_card(page, root):
    """One card is open, within the window; its words."""
    card = page.locator(f"{root} .says:popover-open")
    box, window = card.bounding_box(), page.viewport_size
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= window["width"]
    assert box["y"] + box["height"] <= window["height"]
    return card.inner_text()


def check_reader(page):
    """Its switches work, a mark says beside it what its row holds and leads there, and the row leads back."""
    page.locator(".summitry .show-time").scroll_into_view_if_needed()
    mark = page.locator(".summitry .article .m-time").first
    assert styled(mark, "borderBottomStyle") == "dotted"
    page.locator(".summitry .show-time").uncheck()
    assert styled(mark, "borderBottomStyle") == "none"
    assert styled(mark, "color") == styled(page.locator(".summitry .article"), "color")
    assert styled(mark, "textDecorationLine") == "none"
    source = page.locator(".summitry .article .m-source").first
    source.hover()
    assert "q01: said by " in check_card(page, ".reader")
    page.keyboard.press("Escape")
    source.focus()
    page.keyboard.press("Tab")
    assert re.match(r"[teqs]\d\d: ", check_card(page, ".reader"))
    mark.click()
    focused = "() => document.activeElement.id"
    row = mark.get_attribute("href")
    assert "#" + page.evaluate(focused) == row
    assert {styled(cell, "textAlign") for cell in page.locator(f"{row} td").all()} in ({"left"}, {"start"})
    back = page.locator(f"{row} a")
    back.click()
    assert "#" + page.evaluate(focused) == back.get_attribute("href")


def check_chart(page):
    """Its marks show their sentences to mouse and keyboard, and lead to their rows in the reader."""
    spot = page.get_by_role("button", name=MEETING)
    spot.first.scroll_into_view_if_needed()
    spot.first.hover()
    assert SENTENCE in check_card(page, ".chart")
    page.keyboard.press("Escape")
    assert page.locator(".chart .says:popover-open").count() == 0
    spot.first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert SENTENCE in check_card(page, ".chart")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.textContent") == "e04 in the article"
    page.keyboard.press("Enter")
    assert re.fullmatch(r"r[0-9a-f]{6}-row-e\d\d", page.evaluate("() => document.activeElement.id"))


def check_table(page):
    """It is searched and sorted, and its file holds the codes of the rows that are left."""
    table = page.locator(".summitry.frame:has([data-v='event_id'])").first
    table.scroll_into_view_if_needed()
    rows = table.locator("tbody tr:visible")
    count = rows.count()
    table.get_by_role("searchbox").fill("called_off")
    assert 0 < rows.count() < count
    table.get_by_role("button", name="title").click()
    assert table.get_by_role("columnheader", name="title").get_attribute("aria-sort") == "ascending"
    titles = [row.locator("td").nth(1).inner_text() for row in rows.all()]
    assert titles == sorted(titles)
    lines = saved(page, table, "CSV").decode("utf-8-sig").splitlines()
    assert lines[0].startswith("event_id,")
    assert len(lines) == 1 + rows.count()
    assert all("called_off" in line for line in lines[1:])
    book = saved(page, table, "Excel")
    assert book == saved(page, table, "Excel")
    head, *cells = openpyxl.load_workbook(io.BytesIO(book)).active.iter_rows(values_only=True)
    assert list(head) == lines[0].split(",")
    assert [row[0] for row in cells] == [line.split(",")[0] for line in lines[1:]]
    assert {type(cell) for row in cells for cell in row} == {str, int, datetime, type(None)}


def saved(page, table, link):
    """The bytes of a file that a table offers."""
    with page.expect_download() as got:
        table.get_by_text(link, exact=True).click()
    return Path(got.value.path()).read_bytes()


def test_what_is_shown_works_in_jupyterlab_and_follows_its_theme(page, lab):
    run_all(page, lab, OWN)
    check_reader(page)
    check_chart(page)
    assert corner(page.locator(".summitry.chart img").first) == (255, 255, 255)
    page.evaluate("() => window.jupyterapp.commands.execute('apputils:change-theme', {theme: 'JupyterLab Dark'})")
    page.wait_for_function("() => document.body.dataset.jpThemeLight === 'false'", timeout=WAIT)
    assert styled(page.locator(".summitry.reader"), "backgroundColor") == "rgb(24, 25, 27)"
    assert corner(page.locator(".summitry.chart img").first) == (26, 26, 26)


def test_tables_are_searched_and_sorted_in_jupyterlab(page, lab):
    run_all(page, lab, NOTEBOOKS[0])
    cells = page.locator(".jp-Cell").count()
    check_table(page)
    assert page.locator(".jp-Cell").count() == cells


def test_a_notebook_that_is_not_trusted_is_readable(page, lab):
    page.goto(f"{lab}/lab/tree/notebooks/{OWN}?token=T&reset", timeout=WAIT)
    page.wait_for_selector(".summitry.chart", state="attached", timeout=WAIT)
    assert page.locator(".summitry style, .summitry script").count() == 0
    assert page.locator(".summitry .plain").first.is_visible()
    assert page.locator(".summitry .article mark").count() > 10
    assert page.locator(".summitry .article a[title]").count() > 10
    image = page.locator(".summitry.chart img").first
    assert image.evaluate("e => e.complete && e.naturalWidth") > 0
    assert len(image.get_attribute("alt")) > 40
    assert SENTENCE in page.locator(".summitry.chart").first.inner_text()


def test_rows_are_reviewed_by_keyboard_in_jupyterlab(page, lab):
    run_all(page, lab, "06-review.ipynb")
    card, form = page.locator(".review .card"), page.locator(".review form")
    row, decided = card.locator(".told strong").inner_text(), card.locator(".decided")
    before = decided.inner_text()
    card.focus()
    page.keyboard.press("w")
    page.keyboard.type("nobody says so")
    page.keyboard.press("Enter")
    form.wait_for(state="detached")
    assert (card.locator(".told strong").inner_text(), decided.inner_text()[:15]) == (row, "Decided: wrong.")
    page.keyboard.press("u")
    page.wait_for_function("old => document.querySelector('.review .decided').textContent === old", arg=before)
    page.keyboard.press("a")
    chosen = page.evaluate(
        "() => { const t = document.activeElement; return t.value.slice(t.selectionStart, t.selectionEnd) }"
    )
    assert len(chosen) > 5
    assert chosen.split()[0] in card.locator("blockquote").inner_text()
    page.keyboard.press("Escape")
    page.locator(".review .queue button", has_text=" e13 ").click()
    page.keyboard.press("c")
    form.locator("[name=cast]").fill("European leaders; Nobody Known")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('.review .problem').textContent")
    assert "'Nobody Known' is no actor of the article" in form.locator(".problem").inner_text()
    assert form.locator("[name=cast]").input_value() == "European leaders; Nobody Known"  # nothing is lost


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    out = tmp_path_factory.mktemp("site")
    subprocess.run([sys.executable, str(ROOT / "notebooks" / "pages.py"), str(out)], check=True, capture_output=True)
    return out


@pytest.mark.parametrize("name", ["index", *(Path(name).stem for name in NOTEBOOKS)])
def test_a_page_opens_from_the_file_system_and_is_accessible(page, pages, name):
    page.goto((pages / f"{name}.html").as_uri(), timeout=WAIT)
    images = page.evaluate("() => [...document.querySelectorAll('main img')].map(i => [i.naturalWidth, i.alt.length])")
    assert all(width > 0 and alt > 40 for width, alt in images)
    assert images or name.startswith(("01", "04", "06"))
    need(AXE.exists(), "axe-core")
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("async () => (await axe.run('main', {resultTypes: ['violations']})).violations")
    assert not [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found]


def test_what_is_shown_works_on_the_static_page_and_follows_its_theme(page, pages):
    page.goto((pages / f"{Path(OWN).stem}.html").as_uri(), timeout=WAIT)
    check_reader(page)
    check_chart(page)
    page.evaluate("() => { document.documentElement.dataset.theme = 'dark' }")
    assert styled(page.locator(".summitry.reader"), "backgroundColor") == "rgb(24, 25, 27)"
    assert corner(page.locator(".summitry.chart img").first) == (26, 26, 26)


def test_tables_are_searched_and_sorted_on_the_static_page(page, pages):
    page.goto((pages / f"{Path(NOTEBOOKS[0]).stem}.html").as_uri(), timeout=WAIT)
    check_table(page)


@pytest.mark.parametrize("name", ["index", "data", *(Path(name).stem for name in NOTEBOOKS)])
def test_a_page_has_a_header_in_one_line_and_fits_a_telephone(page, pages, name):
    page.goto((pages / f"{name}.html").as_uri(), timeout=WAIT)
    assert page.locator("header.bd-header").bounding_box()["height"] < 90
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("() => document.documentElement.scrollWidth") == 390
    charts = page.locator(".summitry.chart .sheet, .figure")
    assert all(sheet.evaluate("e => e.scrollWidth <= e.clientWidth") for sheet in charts.all())
    pictures = [picture.evaluate("e => [e.naturalWidth, e.width]") for picture in charts.locator("img").all()]
    assert all(shown > 300 and drawn < 400 for drawn, shown in pictures)  # letters keep their size
    spots = page.locator(".summitry.chart .spots button")
    if spots.count():
        spots.first.click(position={"x": 5, "y": 5})
        assert check_card(page, ".summitry.chart")


CHARTS = (timeline, plan, positions, voices, network)
EVIL = (
    "<script>ran = 1</script> $x^2$ **bold** [a](javascript:ran=1) \x1b[31m "
    "\u202eoslo\u202c <img src=x onerror=ran=1>\n\n"
    "President Jane <b>Doe</b> will meet Chancellor John $Roe$ in Oslo\x1b[0m on Friday. “We back the "
    "</script><svg onload=ran=1> truce,” President Jane Doe told Reuters on Monday. Germany rejected the truce. "
    "The summit in \u202eBudapest\u202c <iframe srcdoc='<script>parent.ran=1</script>'></iframe> was called off.\n"
)


@pytest.fixture(scope="module")
def evil(told):
    """The tables of an article that tries to run, with a codebook that does, too."""
    side = Side("no", '"><script>ran = 1</script> $a$', ("Germany",))
    return told(
        EVIL, Codebook(sides=(side,), issues=(Issue("truce", "<img src=x onerror=ran=1>", phrases=("truce",)),))
    )


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.__name__)
def test_a_saved_picture_that_is_opened_by_itself_runs_nothing(page, evil, tmp_path, chart):
    """An SVG is a document in which scripts would run, and links lead out of it."""
    chart(evil).save(tmp_path, "chart")
    page.goto((tmp_path / "chart.svg").as_uri())
    assert page.evaluate("() => typeof ran") == "undefined"
    every = "() => [...document.querySelectorAll('*')]"
    names = page.evaluate(f"{every}.map((e) => e.localName)")
    assert names[0] == "svg"
    assert not {"script", "iframe", "foreignObject", "a", "image", "img"} & {*names}
    attributes = page.evaluate(f"{every}.flatMap((e) => [...e.attributes].map((a) => [a.name, a.value]))")
    assert not [name for name, _ in attributes if name.startswith("on")]
    assert {value[0] for name, value in attributes if name.endswith("href")} <= {"#"}


def test_what_timelinejs_shows_as_html_runs_nothing(page, evil):
    """TimelineJS writes headlines and texts into its page as they are."""
    told = json.loads(find("timelinejs").write(evil))
    texts = [slide["text"][key] for slide in (told["title"], *told["events"]) for key in ("headline", "text")]
    page.set_content("<main></main>")
    page.evaluate("(texts) => { document.querySelector('main').innerHTML = texts.join('<hr>') }", texts)
    page.wait_for_timeout(100)  # a picture that is not there would say so by now
    assert page.evaluate("() => typeof ran") == "undefined"
    assert {*page.eval_on_selector_all("main *", "all => all.map((e) => e.localName)")} <= {
        "p",
        "b",
        "blockquote",
        "hr",
    }
    assert "</script><svg onload=ran=1>" in page.locator("main").text_content()


def shown(evil, name):
    """All that is shown of tables, as a page, with what the article says as text in it."""
    if name == "report":
        return find("report").write(evil).decode()
    rows = "".join(row_html(evil.show(i)) + row_html(evil.explain(i)) for i in ("q01", "e01", "s01"))
    parts = {
        "reader": reader(evil)._repr_html_(),
        "rows": rows + "".join(frame_html(table) for _, table in evil.items()),
        "charts": "".join(chart(evil)._repr_mimebundle_()[0]["text/html"] for chart in CHARTS),
    }
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body><main>{parts[name]}</main></body></html>"


@pytest.mark.parametrize("name", ["reader", "rows", "charts", "report"])
def test_what_an_article_says_is_shown_and_never_run(page, evil, tmp_path, name):
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    (tmp_path / "page.html").write_text(shown(evil, name), encoding="utf-8")
    page.goto((tmp_path / "page.html").as_uri())
    for mark in page.locator(
        ".summitry mark:visible, .summitry .spots button:visible, .summitry a[title]:visible"
    ).all()[:8]:
        mark.hover(force=True)
    assert page.evaluate("() => typeof ran") == "undefined"
    made = "main script[src], main iframe, main svg[onload], main img[onerror], main a[href^=javascript], main b > b"
    assert page.locator(made).count() == 0
    text = page.evaluate("() => document.documentElement.outerHTML")
    assert not re.search("[\0-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text)
    assert page.locator(".MathJax, mjx-container").count() == 0
    if name != "charts":
        assert "</script><svg onload=ran=1>" in page.locator("main").text_content()
    loaded = "() => [...document.querySelectorAll('main img')].every((i) => i.complete && i.naturalWidth > 0)"
    assert page.evaluate(loaded)  # a picture with a control character in it is none
