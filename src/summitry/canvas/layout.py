"""The layout of a page: words, key and axes one under the other, wrapped to the width of the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ..findings.words import counted, dated, day
from .style import INK, QUIET
from .text import SIZE, drawn, even, height, width, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables.store import Tables
    from .page import Chart

WIDTH = 10.0  # inches; a notebook's text column, and a printed page across
MARGIN = 0.25
TITLE, NOTE, SOURCE = 14.0, 9.5, 8.5  # points
SWATCH, GAP, LINE = 0.34, 0.28, 0.24  # inches: a sign of the key, between its entries, between its lines


class Sign(NamedTuple):
    """An entry of the key: its name, and how it is drawn: arguments of `Axes.scatter`, or of `Axes.plot` for a line."""

    label: str
    marks: tuple[dict[str, Any], ...]
    is_line: bool = False


class Caption(NamedTuple):
    """The words of a page: the title says a finding, the subtitle what is drawn, `rows` each row that is drawn.

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


def lay_out(chart: Chart, size: Room, wide: float) -> None:
    """Put the words and the key of a chart around its axes, on a page so many inches wide."""
    room, words = wide - 2 * MARGIN, chart.words
    titles, notes = even(words.title, room, TITLE, bold=True), wrap(words.subtitle, room, NOTE)
    source = wrap(words.source or source_line(chart.tables), room, SOURCE)
    places, key_height = _laid(chart.signs, room)
    under = MARGIN + height(len(titles), TITLE) + 0.06
    top, below = under + height(len(notes), NOTE) + 0.12, size.below + height(len(source) - 1, SOURCE)
    total = top + key_height + size.above + size.inches + below
    chart.set_size_inches(wide, total)
    x = MARGIN / wide
    style: dict[str, Any] = {"va": "top", "linespacing": 1.2}
    chart.text(x, 1 - MARGIN / total, drawn(titles), fontsize=TITLE, fontweight="bold", color=INK, **style)
    chart.text(x, 1 - under / total, drawn(notes), fontsize=NOTE, color=QUIET, **style)
    chart.text(x, 0.14 / total, drawn(source), fontsize=SOURCE, color=QUIET, va="bottom")
    share = (wide - size.left - size.right) / wide
    chart.axes[0].set_position((size.left / wide, below / total, share, size.inches / total))
    if places:
        key = chart.add_axes((x, 1 - (top + key_height) / total, 1 - 2 * x, key_height / total))
        key.set_xlim(0, room)
        key.set_ylim(key_height, 0)
        _draw_key(key, places)


def source_line(tables: Tables) -> str:
    """Headline (cut to the page), publisher and day of the article, and whether the day is inferred."""
    row = tables.articles.iloc[0]
    published = day(row["published"])
    known = [row["publisher"]] if isinstance(row["publisher"], str) else []
    known += [dated(published, published)] if published else ["day not known"]
    known += ["date inferred"] if published and row["published_basis"] == "inferred" else []
    by_hand = sum(int((table["by"] == "hand").sum()) for _, table in tables.items() if "by" in table)
    known += [f"{counted(by_hand, 'row')} put right by hand"] if by_hand else []
    rest, room = ", ".join(known), WIDTH - 2 * MARGIN
    if not isinstance(row["headline"], str):
        return f"Source: article {row['article_id']}, {rest}"
    words = row["headline"].split()
    while words[1:] and width(f"Source: “{' '.join(words)} …”, {rest}", SOURCE) > room:
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


def _draw_key(key: Axes, places: list[tuple[Sign, float, float]]) -> None:
    key.set_axis_off()
    for sign, x, y in places:
        for mark in sign.marks:
            if sign.is_line:
                key.plot([x, x + 0.24], [y, y], **mark)
            else:
                key.scatter([x + 0.12], [y], **mark)
        key.text(x + SWATCH, y, drawn([sign.label]), fontsize=SIZE, color=INK, va="center")
