"""A chart drawn again for a telephone: the same marks on a narrow page, the names of rows above what they name."""

from __future__ import annotations

import pickle
from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.patches import Rectangle
from matplotlib.text import Annotation

from .layout import MARGIN, NOTE, lay_out
from .style import INK, QUIET
from .text import SIZE, drawn, height, need, width, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text

    from .layout import Room
    from .page import Chart

NARROW = 3.75  # inches: a telephone's column, in which letters keep their size
COLUMN = NARROW - 2 * MARGIN
ABOVE, SEAM = 0.2, 0.02  # inches: from the middle of a row to the seam over it, which opens for its name
BESIDE = 1.35  # inches of the names on both sides of a network
SQUARE = 2.9  # inches
FINE = 8.0  # points, of the names over columns
FAR = 1e3  # inches, beyond any row
Name = tuple[float, str, bool]  # the name of a row: the middle, its words, and whether it heads a group


def narrow(chart: Chart) -> Chart:
    """Draw a chart again on a page of 3.75 inches; the chart itself is left as it is."""
    small: Chart = pickle.loads(pickle.dumps(chart))
    FigureCanvasAgg(small)
    axes = small.axes[0]
    for part in (*small.axes[1:], *small.texts):
        part.remove()
    room = small.room._replace(left=MARGIN, right=MARGIN)
    if axes.axison and not axes.yaxis_inverted():
        room = room._replace(inches=SQUARE, left=MARGIN + 0.5)
    elif names := _names(axes):
        room = _fit_columns(axes, room)._replace(inches=_name_rows(axes, names), right=_beyond(axes))
    elif axes.texts:
        room = room._replace(inches=_name_ends(axes), left=BESIDE, right=BESIDE)
    lay_out(small, room, NARROW)
    _keep_within(small, axes)
    return small


def _names(axes: Axes) -> list[Name]:
    """The names of the rows, from the labels of the axis and the headings beside it."""
    if not axes.axison:
        return []
    labels = [(y, _words(label), False) for y, label in zip(axes.get_yticks(), axes.get_yticklabels(), strict=True)]
    return sorted([*labels, *((float(text.get_position()[1]), _words(text), True) for text in _headings(axes))])


def _headings(axes: Axes) -> list[Text]:
    return [text for text in axes.texts if text.get_transform() == axes.get_yaxis_transform()]


def _words(text: Text) -> str:
    return text.get_text().replace("\n", " ").replace(r"\$", "$")


def _name_rows(axes: Axes, names: list[Name]) -> float:
    """Write the names above their rows, and give the height of the axes in inches.

    The scale opens a seam over each row; a heading without marks stays in the place it has.
    """
    answers = [patch for patch in axes.patches if isinstance(patch, Rectangle) and not patch.get_visible()]
    seams: list[tuple[float, float]] = []
    for text in _headings(axes):
        text.remove()
    for y, words, heads in names:
        size = NOTE if heads else SIZE
        lines = wrap(words, COLUMN, size, bold=heads)
        bare = heads and not any(patch.get_y() < y < patch.get_y() + patch.get_height() for patch in answers)
        top = y if bare else max(y - ABOVE, SEAM)
        if not bare:
            seams.append((top, height(len(lines), size) + 0.02))
        style: dict[str, Any] = {"fontweight": "bold", "color": QUIET} if heads else {"color": INK}
        ground = {"facecolor": "white", "linewidth": 0, "pad": 0.5}
        place = axes.get_yaxis_transform()
        align = "center" if bare else "bottom"
        axes.text(0, top, drawn(lines), transform=place, va=align, fontsize=size, bbox=ground, zorder=3, **style)
    for patch in answers:
        _widen(patch, axes)
    bottom = axes.get_ylim()[0]
    return _open(axes, seams, bottom)


def _open(axes: Axes, seams: list[tuple[float, float]], bottom: float) -> float:
    """Give the axes a scale that is longer by a height at each seam; the height of the axes."""
    old, new, more = [-FAR], [-FAR], 0.0
    for top, inches in seams:
        old += [top - SEAM, top]
        new += [top - SEAM + more, top + more + inches]
        more += inches
    old, new = [*old, FAR], [*new, FAR + more]
    axes.set_yscale("function", functions=(lambda y: np.interp(y, old, new), lambda y: np.interp(y, new, old)))
    axes.set_ylim(bottom, 0)
    axes.set_yticks([])
    return bottom + more


def _widen(patch: Rectangle, axes: Axes) -> None:
    """Let what answers to the mouse in a row reach over its name; a cell of a matrix stays as it is."""
    if patch.get_transform().contains_branch(axes.get_yaxis_transform()):
        patch.set_x(0)
        patch.set_width(1)
        patch.set_height(patch.get_height() + ABOVE - 0.17)
        patch.set_y(patch.get_y() - ABOVE + 0.17)


def _fit_columns(axes: Axes, room: Room) -> Room:
    """Wrap the names over columns, make the marks in their cells smaller, and leave of words too wide the number."""
    low, high = axes.get_xlim()
    if axes.xaxis.get_ticks_position() != "top":
        return room
    column = COLUMN / (high - low) - 0.04
    heads = [wrap(_words(label), column, FINE, bold=True) for label in axes.get_xticklabels()]
    axes.set_xticks(axes.get_xticks(), [*map(drawn, heads)], fontweight="bold", fontsize=FINE)
    for marks in axes.findobj(PathCollection):
        marks.set_sizes(0.55 * marks.get_sizes())
    cells = Counter(map(_cell, axes.texts))
    for text in axes.texts:
        if cells[_cell(text)] > 1 or width(text.get_text(), FINE) > column:
            text.set_text(text.get_text().split()[-1])
    return room._replace(above=height(max(map(len, heads)), FINE) + 0.2)


def _cell(text: Text) -> tuple[int, float]:
    x, y = text.get_position()
    return round(float(x)), float(y)


def _beyond(axes: Axes) -> float:
    """The margin on the right, in inches: wide enough for figures that stand beside a mark."""
    beside = [text for text in axes.texts if isinstance(text, Annotation) and text.xyann[0] > 0]
    return max([MARGIN, *(width(text.get_text()) + text.xyann[0] / 72 for text in beside)])


def _name_ends(axes: Axes) -> float:
    """Wrap the names on both sides of a network, with what answers over them, and give the height that they need."""
    bottom, grown = axes.get_ylim()[0], 1.0
    for text in axes.texts:
        before = text.get_text().count("\n") + 1
        lines = wrap(_words(text), BESIDE - 0.3)
        grown = max(grown, need(lines) / need([""] * before))
        text.set_text(drawn(lines))
    low, high = axes.get_xlim()
    inch = (high - low) / (NARROW - 2 * BESIDE)
    for patch in axes.patches:
        if isinstance(patch, Rectangle) and not patch.get_visible():
            away = 1 if patch.get_width() > 0 else -1
            patch.set_x(round(patch.get_x()) - 0.1 * away * inch)
            patch.set_width(away * (BESIDE - 0.1) * inch)
    return float(bottom * grown)


def _keep_within(chart: Chart, axes: Axes) -> None:
    """Turn words that leave the page to its middle, and hide names of days that would stand on others."""
    chart.draw_without_rendering()
    right, dpi = chart.get_window_extent().x1, chart.dpi
    for text in axes.texts if axes.axison else ():
        box = text.get_window_extent()
        if box.x1 > right or box.x0 < 0:
            text.set_horizontalalignment("right" if box.x1 > right else "left")
    kept: list[Any] = []
    for label in sorted(axes.get_xticklabels(), key=lambda label: "\n" not in label.get_text()):
        box = label.get_window_extent()
        if any(box.x0 < other.x1 + 0.06 * dpi and other.x0 < box.x1 + 0.06 * dpi for other in kept):
            label.set_visible(False)
        else:
            kept.append(box)
