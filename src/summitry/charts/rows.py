"""Rows with dates: one way to bound, name, colour, stack and draw them in every figure."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import pandas as pd
from matplotlib.patches import Rectangle

from ..canvas import Sign
from ..canvas.style import INK, NOBODY, QUIET, side_colours
from ..codebook import Codebook
from ..findings.events import SAID, step_of
from ..findings.sides import ordered_sides, sides_of
from ..findings.words import day
from ..records import CONTACTS
from ..tables.schema import each
from .axis import TimeAxis

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables.store import Tables

Key = TypeVar("Key", bound=Hashable)

CROSSED = {"called_off": ("x", 36), "refused": ("_", 50), "postponed": ("$→$", 45)}  # sign over an open mark, its size
STEPS = {  # what a move does to a plan, and its mark
    "proposed": "P",
    "announced": "^",
    "doubted": "D",
    "postponed": "$→$",
    "called off": "X",
    "statement": "s",
}
SHADES = 12  # of a bar that fades
LEFT, COLUMN = 4.1, 3.7  # inches: of the labels' margin, and of their text


def placed(events: pd.DataFrame) -> pd.DataFrame:
    """The events that have a place on a time axis."""
    return events[events[["begin", "end"]].notna().any(axis=1)]


def coloured(tables: Tables, events: Iterable[str], codebook: Codebook) -> tuple[dict[str, str], list[Sign]]:
    """The colour of each event: that of the one side whose it is, dark where several share it; and the key of those."""
    by_side, sides = side_colours(tables, codebook), sides_of(tables)
    found = {event_id: sides.get(event_id, []) for event_id in events}
    colours = {e: by_side[own[0]] if len(own) == 1 else INK if own else NOBODY for e, own in found.items()}
    single = ordered_sides(sorted({own[0] for own in found.values() if len(own) == 1}), codebook)
    signs = [swatch(side, by_side[side]) for side in single]
    signs += [swatch("several sides", INK)] * any(len(own) > 1 for own in found.values())
    return colours, [*signs, *([swatch("no side", NOBODY)] * (not all(found.values())))]


def swatch(name: str, colour: str) -> Sign:
    """The entry of a colour in a key."""
    return Sign(name, ({"color": colour, "linewidth": 8, "solid_capstyle": "butt"},), is_line=True)


def marks(row: Any, colour: str) -> tuple[dict[str, Any], ...]:
    """The mark of a step, or of a contact: filled held, open planned, dotted proposed, and open with a sign else."""
    if row.kind not in CONTACTS:
        step = STEPS[step_of(row)]
        return ({"marker": step, "s": 150 if "$" in step else 85, "color": colour, "linewidth": 0.8},)
    ring = {
        "marker": "o",
        "s": 95,
        "facecolor": colour if row.status == "held" else "white",
        "edgecolor": colour,
        "linestyle": ":" if row.status == "proposed" else "-",
        "linewidth": 1.7,
    }
    if row.status not in CROSSED:
        return (ring,)
    marker, size = CROSSED[row.status]
    return ring, {"marker": marker, "s": size, "color": colour, "linewidth": 1.8}


def signs_of(events: pd.DataFrame) -> list[Sign]:
    """The key of the contacts, steps and bars that are drawn."""
    drawn: dict[str, tuple[dict[str, Any], ...]] = {}
    events = placed(events)
    for row in each(events):
        contact = row.kind in CONTACTS
        name = SAID.get(str(row.status), "not known") if contact else f"step: {step_of(row)}"
        drawn.setdefault(name, marks(row, INK))
    order = [*SAID.values(), "not known", *(f"step: {step}" for step in STEPS)]
    bar = {"color": INK, "alpha": 0.3, "linewidth": 7, "solid_capstyle": "butt"}
    wide = events["begin"] != events["end"]
    doubt = [Sign("some day in it; fading: no bound in the text", (bar,), is_line=True)] if wide.any() else []
    return [*(Sign(name, drawn[name]) for name in sorted(drawn, key=order.index)), *doubt]


def stack(needs: dict[Key, float]) -> tuple[dict[Key, float], float]:
    """The middles of rows that lie one under the other, and where the last one ends, in inches."""
    middles, at = {}, 0.0
    for key, inches in needs.items():
        middles[key] = at + inches / 2
        at += inches
    return middles, at


def axis_of(tables: Tables, events: pd.DataFrame) -> TimeAxis:
    """The axis on which the events and the day of publication can be shown."""
    published = day(tables.articles["published"].iloc[0])
    return TimeAxis.over(
        [(published, published), *zip(map(day, events["begin"]), map(day, events["end"]), strict=True)]
    )


def draw_calendar(axes: Axes, axis: TimeAxis, tables: Tables, last: bool = False) -> None:
    """Draw the axis with the day of publication, of several reports of the `last` one."""
    article = tables.articles.iloc[0]
    published = day(article["published"])
    said = f"{'last report' if last else 'published'} {published.day} {published:%b}" if published else ""
    axis.draw(axes)
    axis.mark(axes, published, said + (" (inferred)" if article["published_basis"] == "inferred" else ""))


def draw_row(axes: Axes, axis: TimeAxis, row: Any, y: float, colour: str) -> tuple[float, float] | None:
    """Draw the days in question as a bar, fading to a side without a bound; the place of its mark."""
    begin, end = day(row.begin), day(row.end)
    axes.axhspan(y - 0.17, y + 0.17, -0.7, 1, visible=False, label=row.event_id)  # what answers to the mouse
    if begin is None and end is None:
        said = f"{SAID[row.status]}; " if row.status in SAID else ""
        ground = {"facecolor": "white", "linewidth": 0, "pad": 1}
        axes.text(0.004, y, f"{said}no date in the text", fontsize=8.5, color=QUIET, va="center", bbox=ground)
        return None
    x0, x1 = axis.span(begin, end) if begin != end else (axis.at(begin or date.max),) * 2
    _draw_bar(axes, (x0, x1), y, (begin is None, end is None), colour)
    middle = (x0 + x1) / 2
    for mark in marks(row, colour):
        axes.scatter([middle], [y], zorder=4, **mark)
    return middle, y


def _draw_bar(axes: Axes, ends: tuple[float, float], y: float, opens: tuple[bool, bool], colour: str) -> None:
    """One bar, or strips that are fainter the nearer they lie to the side without a bound."""
    count = SHADES if any(opens) else 1
    wide = (ends[1] - ends[0]) / count
    for n in range(count) if wide else ():
        faint = (n + 1 if opens[0] else count - n) / (count + 1) if any(opens) else 1
        strip = Rectangle((ends[0] + n * wide, y - 0.05), wide, 0.1, facecolor=colour, alpha=0.34 * faint, linewidth=0)
        strip.set_antialiased(False)
        axes.add_patch(strip)
