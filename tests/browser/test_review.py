"""The review in a real JupyterLab: by keyboard only, each decision written, the figure following, kept on reload."""

import tomllib
from collections import Counter

import pytest

from tests.conftest import ROOT

from .test_browser import AXE, browser, home, lab, need, page, run_all  # noqa: F401

pytestmark = pytest.mark.browser

NAME = "06-review.ipynb"
CARD = ".review .card"
TOLD = "() => ['.told', '.status'].map((one) => document.querySelector(`.review ${one}`).textContent).join()"


@pytest.fixture
def corrections(home):  # noqa: F811
    """Where the corrections of the article go; there are none yet."""
    (original,) = (ROOT / "data").glob("articles/*.corrections.toml")
    file = home / original.relative_to(ROOT)
    file.unlink(missing_ok=True)
    return file


def opened(page, lab):  # noqa: F811
    """The review, run; the focus stands on the card."""
    run_all(page, lab, NAME)
    page.wait_for_selector(CARD, timeout=60_000)
    page.focus(CARD)


def press(page, *keys):  # noqa: F811
    """Press keys, and wait after each until the review has answered."""
    for key in keys:
        before = page.evaluate(TOLD)
        page.keyboard.press(key)
        page.wait_for_function(f"(before) => ({TOLD})() !== before", arg=before, timeout=60_000)
        page.wait_for_selector(".review[aria-busy=false]", timeout=60_000)


def signs(page):  # noqa: F811
    """How many rows of the list have each decision, from the classes of their buttons."""
    return Counter(page.eval_on_selector_all(".review .queue button", "all => all.map((one) => one.className)"))


def test_ten_decisions_by_keyboard_are_written_and_kept(page, lab, corrections):  # noqa: F811
    opened(page, lab)
    picture = page.get_attribute(".review .sheet img", "src")
    press(page, "y", "n", "y", "y", "n", "y", "y", "n")
    page.keyboard.press("c")
    page.keyboard.press("Tab")  # from the holder to the issue, and to the position
    page.keyboard.press("Tab")
    page.keyboard.press("c")  # the one that begins with this letter
    press(page, "Enter", "n", "u")
    page.wait_for_function("(before) => document.querySelector('.review .sheet img').src !== before", arg=picture)
    made = tomllib.loads(corrections.read_text(encoding="utf-8"))
    assert {action: len(rows) for action, rows in made.items()} == {"keep": 5, "drop": 3, "set": 1}
    assert made["set"][0]["cells"] == {"position": "conditional"}
    decided = signs(page)
    assert (decided["right"], decided["wrong"], decided["changed"]) == (5, 3, 1)

    opened(page, lab)
    assert signs(page) == decided
    assert page.text_content(".review .status").startswith("9 of ")


def test_keys_of_the_review_do_nothing_else_in_jupyterlab(page, lab):  # noqa: F811
    opened(page, lab)
    cells = "() => window.jupyterapp.shell.currentWidget.content.model.cells.length"
    before = page.evaluate(cells)
    for key in ("a", "Escape", "m", "Escape", "c", "Escape", "j", "k"):
        page.keyboard.press(key)
    assert page.evaluate(cells) == before
    assert page.evaluate("document.activeElement.className") == "card"


def test_words_that_were_selected_become_a_row(page, lab, corrections):  # noqa: F811
    opened(page, lab)
    page.keyboard.press("a")
    start = page.evaluate("document.activeElement.selectionStart")
    for _ in range(12):
        page.keyboard.press("Shift+ArrowRight")
    words = page.evaluate("document.activeElement.value")[start : start + 12]
    page.select_option(".review [name=table]", "events")
    page.select_option(".review [name=kind]", "meeting")
    page.focus(".review [name=title]")
    page.keyboard.type("A meeting that was missed")
    press(page, "Enter")
    added = tomllib.loads(corrections.read_text(encoding="utf-8"))["add"]
    assert [(row["table"], row["cells"]["title"]) for row in added] == [("events", "A meeting that was missed")]
    assert words.strip() in str(added[0]["on"])


def test_the_review_has_no_fault_of_accessibility(page, lab):  # noqa: F811
    need(AXE.is_file(), "axe-core")
    opened(page, lab)
    page.add_script_tag(path=str(AXE))
    for key in ("", "c", "Escape", "a"):
        if key:
            page.keyboard.press(key)
        found = page.evaluate("() => axe.run('.review')")["violations"]
        assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found] == []
