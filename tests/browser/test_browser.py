"""In a real browser: every notebook run in JupyterLab, and the static pages, with no request off the machine.

Needs Chromium, and for the accessibility of the pages `npm ci` in `tests/browser`; the tests skip where one is
missing, unless `SUMMITRY_BROWSER=required` says that they must run.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium")
AXE = ROOT / "tests" / "browser" / "node_modules" / "axe-core" / "axe.min.js"
REQUIRED = os.environ.get("SUMMITRY_BROWSER") == "required"
NOTEBOOKS = sorted(path.name for path in (ROOT / "notebooks").glob("0[1-9]*.ipynb"))
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
def lab(tmp_path_factory):
    """The address of a JupyterLab on loopback, started elsewhere, over a copy of the notebooks and their data."""
    need(CHROMIUM, "Chromium")
    home = tmp_path_factory.mktemp("lab")
    for name in ("notebooks", "data"):
        shutil.copytree(ROOT / name, home / name)
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


def check_reader(page):
    """Its switches work, a mark names its rows and leads to the first, and a row leads back to its words."""
    page.locator(".summitry .show-time").scroll_into_view_if_needed()
    mark = page.locator(".summitry .article .m-time").first
    border = "e => getComputedStyle(e).borderBottomStyle"
    assert mark.evaluate(border) == "dotted"
    page.locator(".summitry .show-time").uncheck()
    assert mark.evaluate(border) == "none"
    mark.focus()
    assert page.locator(".summitry [role=status]").inner_text() == mark.get_attribute("title")
    mark.click()
    focused = "() => document.activeElement.id"
    assert "#" + page.evaluate(focused) == mark.get_attribute("href")
    back = page.locator(f"{mark.get_attribute('href')} a")
    back.click()
    assert "#" + page.evaluate(focused) == back.get_attribute("href")


def test_the_reader_works_in_jupyterlab(page, lab):
    run_all(page, lab, NOTEBOOKS[0])
    page.evaluate(
        "() => window.jupyterapp.shell.currentWidget.content.node.querySelector('.summitry')?.scrollIntoView()"
    )
    check_reader(page)


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
    assert images or name.startswith(("01", "04"))
    need(AXE.exists(), "axe-core")
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("async () => (await axe.run('main', {resultTypes: ['violations']})).violations")
    assert not [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found]


def test_the_reader_works_on_the_static_page(page, pages):
    page.goto((pages / f"{Path(NOTEBOOKS[0]).stem}.html").as_uri(), timeout=WAIT)
    check_reader(page)


@pytest.mark.parametrize("name", ["index", "data", *(Path(name).stem for name in NOTEBOOKS)])
def test_a_page_has_a_header_in_one_line_and_no_sideways_scroll_on_a_phone(page, pages, name):
    page.goto((pages / f"{name}.html").as_uri(), timeout=WAIT)
    assert page.locator("header.bd-header").bounding_box()["height"] < 90
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("() => document.documentElement.scrollWidth") == 390
