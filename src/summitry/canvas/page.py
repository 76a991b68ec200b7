"""The page that all charts share: finding, what is drawn, a drawn key, axes, and the source."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from ..files import put
from ..sheets import written
from ..tables.show import visible
from .html import chart_html
from .layout import NOTE, WIDTH, Caption, Room, Sign, lay_out
from .style import INK, QUIET
from .text import DPI, SIZE, drawn

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from ..tables.store import Tables


class Chart(Figure):
    """A matplotlib figure that knows its `title`, the `table` it was drawn from and its `alt` text.

    In a notebook it shows itself as a picture with that alternative text, whose marks show the sentences behind
    them. A hidden patch whose label is ids of rows of `tables` says where on the page they are drawn.
    """

    title: str
    table: pd.DataFrame
    alt: str
    tables: Tables
    words: Caption
    signs: Sequence[Sign]
    room: Room

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
        for ending, content in (("png", self.png()), ("svg", self.svg()), ("csv", written(self.table))):
            put(Path(folder, f"{name}.{ending}"), content)


def page(
    tables: Tables, table: pd.DataFrame, words: Caption, size: Room, signs: Sequence[Sign] = ()
) -> tuple[Chart, Axes]:
    """Lay out a page with axes whose scale is inches, too: y counts them downwards; `signs` are the key."""
    chart = Chart(dpi=DPI)
    FigureCanvasAgg(chart)
    chart.title, chart.table, chart.alt, chart.tables = visible(words.title), table, visible(words.alt), tables
    chart.words, chart.signs, chart.room = words, signs, size
    axes = chart.add_axes((0, 0, 1, 1))
    lay_out(chart, size, WIDTH)
    axes.set_ylim(size.inches, 0)
    for spine in ("top", "right", "left"):
        axes.spines[spine].set_visible(False)
    axes.tick_params(length=0, labelsize=SIZE, colors=INK)
    return chart, axes


def empty(tables: Tables, table: pd.DataFrame, title: str) -> Chart:
    """A page that says why nothing is drawn."""
    chart, axes = page(tables, table, Caption(title, "Nothing is drawn: the tables hold no such row.", []), Room(0.3))
    axes.set_axis_off()
    axes.set_xticks([])
    axes.set_yticks([])
    return chart


def row_labels(axes: Axes, labels: dict[float, list[str]]) -> None:
    """Names of rows, right-aligned before the axes, by their height."""
    axes.set_yticks(list(labels), [drawn(lines) for lines in labels.values()])


def column_heads(axes: Axes, heads: list[list[str]]) -> None:
    """Names of columns, one at each whole number, above the axes."""
    axes.set_xlim(-0.5, len(heads) - 0.5)
    axes.set_xticks(range(len(heads)), [drawn(lines) for lines in heads], fontweight="bold")
    axes.xaxis.set_ticks_position("top")
    axes.spines["bottom"].set_visible(False)


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
