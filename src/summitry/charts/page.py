"""The page that all charts share: finding, what is drawn, a drawn key, axes, and the source."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from ..tables.store import write_csv
from .html import chart_html
from .style import INK, QUIET
from .text import DPI, SIZE, drawn, height, width, wrap
from .words import day

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from ..tables.store import Tables

WIDTH = 10.0  # inches; a notebook's text column, and a printed page across
MARGIN = 0.25
TITLE, NOTE = 14.0, 9.5  # points
SWATCH, GAP, LINE = 0.34, 0.28, 0.24  # inches: a sign of the key, between its entries, between its lines


class Chart(Figure):
    """A matplotlib figure that knows its `title`, the `table` it was drawn from and its `alt` text.

    In a notebook it shows itself as a picture with that alternative text, whose marks show the sentences behind
    them. A hidden patch whose label is ids of rows of `tables` says where on the page they are drawn.
    """

    title: str
    table: pd.DataFrame
    alt: str
    tables: Tables

    def __repr__(self) -> str:
        return self.alt

    def png(self) -> bytes:
        """The picture; the same bytes for the same table."""
        return self._picture("png", {"Software": None})

    def svg(self) -> bytes:
        """The picture as lines, with its text as text; the same bytes for the same table."""
        return self._picture("svg", {"Date": None, "Creator": None, "Title": self.title, "Description": self.alt})

    def _picture(self, form: str, metadata: dict[str, str | None]) -> bytes:
        buffer = io.BytesIO()
        with rc_context({"svg.hashsalt": "summitry", "svg.fonttype": "none"}):
            self.savefig(buffer, format=form, dpi=DPI, metadata=metadata, facecolor="white")
        return buffer.getvalue()

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> tuple[dict[str, str], dict[str, Any]]:
        picture = base64.b64encode(self.png()).decode("ascii")
        forms = {"text/html": chart_html(self), "image/png": picture, "text/plain": self.alt}
        return forms, {"image/png": {"alt": self.alt}}

    def spots(self) -> Iterator[tuple[list[str], tuple[float, float, float, float]]]:
        """Give where rows are drawn: their ids; left, top, width and height as shares of the page."""
        for patch in self.findobj(Patch):
            if patch.get_label() and not patch.get_visible():
                box = patch.get_window_extent().transformed(self.transFigure.inverted())
                yield str(patch.get_label()).split(), (box.x0, 1 - box.y1, box.width, box.height)

    def save(self, folder: str | Path, name: str) -> None:
        """Write `name.png` and, beside it, `name.svg` and the table as `name.csv`."""
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.png").write_bytes(self.png())
        (folder / f"{name}.svg").write_bytes(self.svg())
        write_csv(self.table, folder / f"{name}.csv")


class Sign(NamedTuple):
    """An entry of the key: its name, and how it is drawn: arguments of `Axes.scatter`, or of `Axes.plot` for a line."""

    label: str
    marks: tuple[dict[str, Any], ...]
    is_line: bool = False


class Finding(NamedTuple):
    """The words of a page: what the chart shows, what is drawn, the drawn rows told one by one.

    `source` is the last line, where it is not the article.
    """

    title: str
    subtitle: str
    rows: list[str]
    source: str = ""

    @property
    def alt(self) -> str:
        """The alternative text: all of it."""
        return f"{self.title}. {self.subtitle} " + "; ".join(self.rows) + "."


class Room(NamedTuple):
    """The height of axes in inches, the margins beside them, and what is `above` and `below` them for labels."""

    inches: float
    left: float = 3.6
    right: float = 0.4
    above: float = 0.3
    below: float = 0.5


def page(
    tables: Tables, table: pd.DataFrame, words: Finding, size: Room, signs: Sequence[Sign] = ()
) -> tuple[Chart, Axes]:
    """Lay out a page with axes whose scale is inches, too: y counts them downwards; `signs` are the key."""
    inches, left, right, above, below = size
    room = WIDTH - 2 * MARGIN
    titles, notes = wrap(words.title, room, TITLE, bold=True), wrap(words.subtitle, room, NOTE)
    places, key_height = _laid(signs, room)
    top = MARGIN + height(len(titles), TITLE) + 0.06 + height(len(notes), NOTE) + 0.12
    total = top + key_height + above + inches + below
    chart = Chart(figsize=(WIDTH, total), dpi=DPI)
    FigureCanvasAgg(chart)
    chart.title, chart.table, chart.alt, chart.tables = words.title, table, words.alt, tables
    x = MARGIN / WIDTH
    style: dict[str, Any] = {"va": "top", "linespacing": 1.2}
    chart.text(
        x, 1 - MARGIN / total, drawn(titles), fontsize=TITLE, fontweight="bold", color=INK, va="top", linespacing=1.2
    )
    under = MARGIN + height(len(titles), TITLE) + 0.06
    chart.text(x, 1 - under / total, drawn(notes), fontsize=NOTE, color=QUIET, **style)
    chart.text(x, 0.14 / total, drawn([words.source or source_line(tables)]), fontsize=8.5, color=QUIET, va="bottom")
    axes = chart.add_axes((left / WIDTH, below / total, (WIDTH - left - right) / WIDTH, inches / total))
    axes.set_ylim(inches, 0)
    for spine in ("top", "right", "left"):
        axes.spines[spine].set_visible(False)
    axes.tick_params(length=0, labelsize=SIZE, colors=INK)
    if places:
        _draw_key(chart, places, 1 - (top + key_height) / total, key_height / total, key_height)
    return chart, axes


def empty(tables: Tables, table: pd.DataFrame, title: str) -> Chart:
    """A page that says why nothing is drawn."""
    chart, axes = page(tables, table, Finding(title, "Nothing is drawn: the tables hold no such row.", []), Room(0.3))
    axes.set_axis_off()
    axes.set_xticks([])
    axes.set_yticks([])
    return chart


def row_labels(axes: Axes, labels: dict[float, list[str]]) -> None:
    """Names of rows, right-aligned before the axes, by their height."""
    axes.set_yticks(list(labels), [drawn(lines) for lines in labels.values()])


def heading(axes: Axes, y: float, lines: list[str]) -> None:
    """The name of a group of rows, in the column of their labels."""
    axes.text(
        -0.012,
        y,
        drawn(lines),
        transform=axes.get_yaxis_transform(),
        ha="right",
        va="center",
        fontsize=NOTE,
        fontweight="bold",
        color=QUIET,
    )


def source_line(tables: Tables) -> str:
    """Headline (cut to the page), publisher and day of the article, and whether the day is inferred."""
    row = tables.articles.iloc[0]
    published = day(row["published"])
    known = [row["publisher"]] if isinstance(row["publisher"], str) else []
    known += [f"{published.day} {published:%B %Y}"] if published else ["day not known"]
    known += ["date inferred"] if published and row["published_basis"] == "inferred" else []
    rest, room = ", ".join(known), WIDTH - 2 * MARGIN
    if not isinstance(row["headline"], str):
        return f"Source: article {row['article_id']}, {rest}"
    words = row["headline"].split()
    while words[1:] and width(f"Source: “{' '.join(words)} …”, {rest}", 8.5) > room:
        words.pop()
    cut = " …" if len(words) < len(row["headline"].split()) else ""
    return f"Source: “{' '.join(words)}{cut}”, {rest}"


def _laid(signs: Sequence[Sign], room: float) -> tuple[list[tuple[Sign, float, float]], float]:
    """Where each entry of the key stands, in inches, line by line; and how high the key is."""
    places: list[tuple[Sign, float, float]] = []
    x, y = 0.0, LINE / 2
    for sign in signs:
        need = SWATCH + width(sign.label, SIZE)
        if x and x + need > room:
            x, y = 0.0, y + LINE
        places.append((sign, x, y))
        x += need + GAP
    return places, y + LINE / 2 if signs else 0.0


def _draw_key(
    chart: Chart, places: list[tuple[Sign, float, float]], bottom: float, share: float, inches: float
) -> None:
    key = chart.add_axes((MARGIN / WIDTH, bottom, 1 - 2 * MARGIN / WIDTH, share))
    key.set_xlim(0, WIDTH - 2 * MARGIN)
    key.set_ylim(inches, 0)
    key.set_axis_off()
    for sign, x, y in places:
        for mark in sign.marks:
            if sign.is_line:
                key.plot([x, x + 0.24], [y, y], **mark)
            else:
                key.scatter([x + 0.12], [y], **mark)
        key.text(x + SWATCH, y, drawn([sign.label]), fontsize=SIZE, color=INK, va="center")
