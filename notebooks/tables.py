"""The tables that a notebook shows, read from its outputs."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pandas as pd

DAY = r"\d{4}-\d\d-\d\d"


class Table(HTMLParser):
    """Reads a table in HTML: `rows` of what its cells hold, the names of the columns first; `numbers`, the columns."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.numbers: set[int] = set()
        self._is_shown = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell; a cell that holds other words than it shows says so."""
        known = dict(attrs)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append(known.get("data-v") or "")
            self.numbers |= {len(self.rows[-1]) - 1} if known.get("class") == "n" else set()
            self._is_shown = "data-v" not in known

    def handle_endtag(self, tag: str) -> None:
        """End a cell."""
        self._is_shown = self._is_shown and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        """Add what a cell shows."""
        if self._is_shown:
            self.rows[-1][-1] += data

    def frame(self) -> pd.DataFrame:
        """Give the table, with numbers as numbers and days as days."""
        frame = pd.DataFrame(self.rows[1:], columns=self.rows[0], dtype="string").replace("", pd.NA)
        for n, name in enumerate(frame.columns):
            cells = frame[name]
            if n in self.numbers:
                frame[name] = pd.to_numeric(cells)
            elif cells.notna().any() and cells.dropna().str.fullmatch(DAY).all():
                frame[name] = pd.to_datetime(cells)
        return frame


def tables_shown(cells: list[Any]) -> list[tuple[str, pd.DataFrame]]:
    """Give the tables that cells show, each with a name that is good for a sheet: its number and its heading."""
    found: list[tuple[str, pd.DataFrame]] = []
    heading = ""
    for cell in cells:
        if cell.cell_type == "markdown":
            heading = (re.findall("^#+ (.+)", cell.source, re.MULTILINE) or [heading])[-1]
        for output in cell.get("outputs", []):
            html = output.get("data", {}).get("text/html", "")
            for table in re.findall(r'<table class="dataframe">.*?</table>', html, re.DOTALL):
                name = re.sub(r"[^\w ,-]", "", f"{len(found) + 1} {heading}")
                found.append((name[:31].strip(), Table(table).frame()))
    return found
