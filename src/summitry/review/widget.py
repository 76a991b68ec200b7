"""The review in a notebook: a widget that asks for one decision after another and writes each to a file."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import anywidget
import pandas as pd
import traitlets

from .. import charts
from ..codebook import Codebook
from ..corrections import Corrections, load_corrections, save_corrections
from ..errors import SummitryError
from ..reader import frame_html
from ..reader.html import asset
from ..tables import Tables
from .queue import ADDED, fields
from .session import Session

FIGURES = {"events": charts.timeline, "stances": charts.positions}


class Review(anywidget.AnyWidget):
    """The rows of an article, one at a time; `tables` are the corrected ones.

    Each decision is written to the file of corrections at once. Where no kernel runs, it is a table.
    """

    _esm = asset(__package__, "review.js")
    _css = asset("summitry.reader", "base.css") + asset(__package__, "review.css")
    items: Any = traitlets.List().tag(sync=True)
    at = traitlets.Int().tag(sync=True)
    note = traitlets.Unicode().tag(sync=True)
    figure = traitlets.Dict().tag(sync=True)
    fields = traitlets.Dict().tag(sync=True)
    answer = traitlets.Dict().tag(sync=True)
    text = traitlets.Unicode().tag(sync=True)

    def __init__(self, session: Session, path: Path, codebook: Codebook | None) -> None:
        super().__init__(text=session.tables.text)
        self.session, self.path, self.codebook = session, path, codebook
        self.on_msg(lambda _widget, message, _buffers: self.decide(message))
        self._drawn: tuple[str, Corrections] | None = None
        self._show("")
        undecided = [n for n, row in enumerate(self.items) if not row["decision"]]
        self.at = undecided[0] if undecided else 0
        self._draw()
        self.observe(self._moved, names="at")

    @property
    def tables(self) -> Tables:
        """The tables as they are with all decisions."""
        return self.session.corrected[0]

    def decide(self, message: dict[str, Any], when: date | None = None) -> None:
        """Take a decision, write it, and go on to the next row; a mistake is told in the line above the row.

        `answer` counts decisions and says if this one was `taken`: until then the page waits, and keeps its form.
        """
        try:
            fresh = self.session.decide(message, when or date.today())
            save_corrections(fresh.corrections, self.path)
        except SummitryError as error:
            self.note = f"Not saved: {error}."
            self._answer(taken=False)
            return
        self.session = fresh
        self.unobserve(self._moved, names="at")
        with self.hold_sync():  # the page gets all of it at once, and the picture later
            self._show(f" Saved to {self.path.name}.")
            ahead = [n for n, row in enumerate(self.items) if not row["decision"]]
            if message["do"] in ("right", "wrong", "change", "merge") and ahead:
                self.at = next((n for n in ahead if n > self.at), ahead[0])
            self._answer(taken=True)
        self.observe(self._moved, names="at")
        self._draw()

    def _moved(self, _change: Any) -> None:
        self._draw()

    def _answer(self, taken: bool) -> None:
        self.answer = {"number": self.answer.get("number", 0) + 1, "taken": taken}

    def _show(self, saved: str) -> None:
        known = replace(self.session.tables, actors=self.tables.actors)  # added actors may hold positions, too
        self.fields = {name: fields(known, name, self.codebook) for name in ADDED}
        self.items = self.session.items()
        self.note = f"{self.session.tally()}.{saved}"

    def _draw(self) -> None:
        """Draw the table that the current row is of, with all decisions, where that is not drawn already."""
        drawn = (self.items[self.at]["table"], self.session.corrections) if self.items else None
        if drawn and drawn != self._drawn:
            self._drawn = drawn
            chart = FIGURES[drawn[0]](self.tables, self.codebook)
            picture = base64.b64encode(chart.svg()).decode("ascii")
            self.figure = {"src": f"data:image/svg+xml;base64,{picture}", "alt": chart.alt}

    def table(self) -> pd.DataFrame:
        """The rows with what was decided of each."""
        shown = {"id": "row", "told": "says", "confidence": "confidence", "decision": "decided"}
        return pd.DataFrame(self.items, columns=[*shown]).rename(columns=shown)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, about = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        return {**data, "text/html": frame_html(self.table()), "text/plain": self.note}, about


def review(tables: Tables, path: str | Path, codebook: Codebook | None = None, by: str = "a reader") -> Review:
    """Review the parser's tables of an article; decisions go to the file `path`, and earlier ones there are kept.

    `by` is who decides. Raises `SummitryError` for a file that holds no corrections.
    """
    path = Path(path)
    known = load_corrections(path) if path.exists() else Corrections()
    return Review(Session.of(tables, known, by, codebook), path, codebook)
