"""A time axis that is cut where nothing happens for long."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pandas as pd

from ..canvas.style import FAINT, INK, QUIET

if TYPE_CHECKING:
    from matplotlib.axes import Axes

QUIET_DAYS = 21  # a longer gap between two dates is cut, on an axis that is not longer than five of them
CUTS = 5  # fewer
SEAM = 0.04  # the width of a cut, as a share of the axis
EDGE = 0.05  # room on both ends of a piece: half the name of a day
APART = 0.092  # between two named days
FADE = 0.13  # how far a bound on one side only is drawn, at most
FADES = 0.35  # of all pieces, on either side
COMPARED = 92  # days: a longer axis of several pieces gives each its own scale
FREQUENCIES = {"D": 1, "2D": 2, "W-MON": 7, "2W-MON": 14, "MS": 28, "QS": 90, "YS": 365, "5YS": 1826, "25YS": 9131}


def _covered(begin: date | None, end: date | None) -> list[date]:
    """Days of an interval close enough together that the axis is not cut between them."""
    if begin is None or end is None:
        return [day for day in (begin, end) if day]
    return [*(begin + timedelta(n) for n in range(0, (end - begin).days, QUIET_DAYS)), end]


def _pieces(known: list[date]) -> list[tuple[date, date]]:
    """The first and last days of stretches without a long gap."""
    quiet = max(QUIET_DAYS, (known[-1] - known[0]).days // CUTS) if known else QUIET_DAYS
    pieces: list[tuple[date, date]] = []
    for day in known:
        if pieces and (day - pieces[-1][1]).days <= quiet:
            pieces[-1] = (pieces[-1][0], day)
        else:
            pieces.append((day, day))
    return pieces


@dataclass(frozen=True)
class TimeAxis:
    """Pieces of the calendar from 0 to 1, with their `bounds`, and how wide a day is in each.

    A day is equally wide in all pieces, unless so many days are to be shown that the busy ones could not be told
    apart: then a piece is as wide as many dates fall into it.
    """

    pieces: tuple[tuple[date, date], ...]
    bounds: tuple[tuple[float, float], ...]
    starts: tuple[float, ...]
    scales: tuple[float, ...]

    @classmethod
    def over(cls, intervals: Iterable[tuple[date | None, date | None]]) -> TimeAxis:
        """An axis on which all the intervals can be shown, none of them cut."""
        given = list(intervals)
        pieces = _pieces(sorted({day for begin, end in given for day in _covered(begin, end)}))
        spans = weights = [(b - a).days for a, b in pieces]
        if sum(spans) > COMPARED:
            named = {day for pair in given for day in pair if day}
            weights = [sum(a <= day <= b for day in named) if a < b else 0 for a, b in pieces]
        fade = min(FADE, FADES / (len(pieces) or 1))
        edges = [(fade if (None, a) in given else EDGE, fade if (b, None) in given else EDGE) for a, b in pieces]
        room = 1 - SEAM * (len(pieces) - 1) - sum(map(sum, edges))
        widths = [room * weight / (sum(weights) or 1) for weight in weights]
        at, bounds = 0.0 if sum(weights) else room / 2, []
        for width, (before, after) in zip(widths, edges, strict=True):
            bounds.append((at, at + before + width + after))
            at = bounds[-1][1] + SEAM
        starts = [left + before for (left, _), (before, _) in zip(bounds, edges, strict=True)]
        scales = [width / (span or 1) for width, span in zip(widths, spans, strict=True)]
        return cls(tuple(pieces), tuple(bounds), tuple(starts), tuple(scales))

    def _piece(self, day: date) -> int:
        return max(0, bisect_right([a for a, _ in self.pieces], day) - 1)

    def at(self, day: date) -> float:
        """The place of a day."""
        n = self._piece(day)
        return self.starts[n] + (day - self.pieces[n][0]).days * self.scales[n]

    def span(self, begin: date | None, end: date | None) -> tuple[float, float]:
        """The ends of the bar of an interval with a bound at least; without the other it ends before the next cut."""
        if begin is None and end is not None:
            return max(self.at(end) - FADE, self.bounds[self._piece(end)][0]), self.at(end)
        if end is None and begin is not None:
            return self.at(begin), min(self.at(begin) + FADE, self.bounds[self._piece(begin)][1])
        return tuple(map(self.at, filter(None, (begin, end))))  # type: ignore[return-value]

    @property
    def breaks(self) -> list[float]:
        """The middle of each cut."""
        return [right + SEAM / 2 for _, right in self.bounds[:-1]]

    @property
    def note(self) -> str:
        """A sentence on the cuts, for the reader; empty where there are none."""
        own = len({round(s, 9) for s in self.scales if s}) > 1
        cut = " The axis is cut (//) where nothing happens for long" if self.breaks else ""
        return cut and f"{cut}{', and each part has its own scale' if own else ''}."

    def ticks(self) -> list[tuple[date, str]]:
        """Days to name, in equal steps in each piece, with the year where it begins or changes."""
        named: list[tuple[date, str]] = []
        for (first, last), scale in zip(self.pieces, self.scales, strict=True):
            step = next((f for f, days in FREQUENCIES.items() if days * scale >= APART or first == last), "100YS")
            days = [t.date() for t in pd.date_range(first, last, freq=step)] or [first + (last - first) // 2]
            for day in days:
                fresh = not named or named[-1][0].year != day.year
                name = f"{day.year}" if step.endswith("YS") and day.timetuple().tm_yday == 1 else f"{day.day} {day:%b}"
                named.append((day, f"{name}\n{day.year}" if fresh and name != str(day.year) else name))
        return named

    def mark(self, axes: Axes, day: date | None, said: str) -> None:
        """The day of publication as a line that parts past from future, named above the axes."""
        if day is None:
            return
        x = self.at(day)
        axes.axvline(x, color=INK, linewidth=1, linestyle=(0, (4, 3)), zorder=1)
        axes.annotate(
            said,
            (x, 1),
            xycoords=axes.get_xaxis_transform(),
            xytext=(0, 4),
            textcoords="offset points",
            ha="left" if x < 0.15 else "right" if x > 0.85 else "center",
            va="bottom",
            fontsize=8.5,
            color=INK,
        )

    def draw(self, axes: Axes) -> None:
        """Name the days and mark the cuts."""
        ticks = self.ticks()
        axes.set_xlim(-0.01, 1.01)
        axes.set_xticks([self.at(day) for day, _ in ticks], [name for _, name in ticks])
        axes.spines["bottom"].set_color(QUIET)
        for day, _ in ticks:
            axes.axvline(self.at(day), color=FAINT, linewidth=0.6, zorder=0)
        bottom = axes.get_ylim()[0]
        for x in (x + shift for x in self.breaks for shift in (-0.006, 0.006)):
            axes.plot([x - 0.006, x + 0.006], [bottom + 0.07, bottom - 0.07], color=QUIET, linewidth=1.2, clip_on=False)
