"""A time axis that is cut where nothing happens for long."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from .style import FAINT, INK, QUIET

if TYPE_CHECKING:
    from matplotlib.axes import Axes

QUIET_DAYS = 21  # a longer gap between two dates is cut, on an axis that is not longer than eight of them
CUTS = 8  # at most
SEAM = 0.06  # the width of a cut, as a share of the axis
APART = 0.11  # between two named days, as a share of the axis
PAD = 1.5  # days shown before the first and after the last date of a piece


def _covered(begin: date | None, end: date | None) -> list[date]:
    """Days of an interval close enough together that the axis is not cut between them."""
    if begin is None or end is None:
        return [day for day in (begin, end) if day]
    return [*(begin + timedelta(n) for n in range(0, (end - begin).days, QUIET_DAYS)), end]


@dataclass(frozen=True)
class TimeAxis:
    """Pieces of the calendar laid side by side from 0 to 1; `breaks` are the places where it is cut.

    A piece is as wide as many dates fall into it, so that one long vague interval does not push the
    busy days together; `scales` are the widths of a day in each.
    """

    pieces: tuple[tuple[date, date], ...]
    starts: tuple[float, ...]
    scales: tuple[float, ...]

    @classmethod
    def over(cls, intervals: Iterable[tuple[date | None, date | None]]) -> TimeAxis:
        """An axis on which all the intervals can be shown, none of them cut."""
        given = list(intervals)
        known = sorted({day for begin, end in given for day in _covered(begin, end)})
        named = {day for pair in given for day in pair if day}
        quiet = max(QUIET_DAYS, (known[-1] - known[0]).days // CUTS) if known else QUIET_DAYS
        pieces: list[list[date]] = []
        for day in known:
            if pieces and (day - pieces[-1][1]).days <= quiet:
                pieces[-1][1] = day
            else:
                pieces.append([day, day])
        weights = [1 + sum(a <= day <= b for day in named) for a, b in pieces]
        room = (1 - SEAM * (len(pieces) - 1)) / (sum(weights) or 1)
        starts, at = [], 0.0
        for weight in weights:
            starts.append(at)
            at += weight * room + SEAM
        scales = [w * room / ((b - a).days + 2 * PAD) for w, (a, b) in zip(weights, pieces, strict=True)]
        return cls(tuple((a, b) for a, b in pieces), tuple(starts), tuple(scales))

    def at(self, day: date) -> float:
        """The place of the middle of a day."""
        n = max(0, bisect_right([a for a, _ in self.pieces], day) - 1)
        return self.starts[n] + ((day - self.pieces[n][0]).days + PAD) * self.scales[n]

    @property
    def breaks(self) -> list[float]:
        """The middle of each cut."""
        return [start - SEAM / 2 for start in self.starts[1:]]

    def ticks(self) -> list[date]:
        """Days to name: the ends of each piece and some at even distances, so far apart that names do not meet."""
        kept: list[date] = []
        for (first, last), scale in zip(self.pieces, self.scales, strict=True):
            days = (last - first).days
            count = max(1, min(days, int(days * scale / APART)))
            for n in range(count + 1):
                day = first + timedelta(round(days * n / count))
                if not kept or self.at(day) - self.at(kept[-1]) > APART - 0.01:
                    kept.append(day)
        return kept

    def mark(self, axes: Axes, day: date | None) -> None:
        """The day of publication as a line that parts past from future, named above the axes."""
        if day is not None:
            axes.axvline(self.at(day), color=INK, linewidth=1, linestyle=(0, (4, 3)), zorder=1)
            axes.annotate(
                f"published {day.day} {day:%b}",
                (self.at(day), 1),
                xycoords=axes.get_xaxis_transform(),
                xytext=(0, 4),
                textcoords="offset points",
                ha="center",
                va="bottom",
                fontsize=8.5,
                color=INK,
            )

    def draw(self, axes: Axes) -> None:
        """Name the days, with the year where it begins or changes, and mark the cuts."""
        ticks = self.ticks()
        names = [
            f"{day.day} {day:%b}" + ("" if before and before.year == day.year else f"\n{day.year}")
            for before, day in zip([None, *ticks], ticks, strict=False)
        ]
        axes.set_xlim(-0.01, 1.01)
        axes.set_xticks([self.at(day) for day in ticks], names)
        axes.spines["bottom"].set_color(QUIET)
        for day in ticks:
            axes.axvline(self.at(day), color=FAINT, linewidth=0.6, zorder=0)
        bottom = axes.get_ylim()[0]
        for x in (x + shift for x in self.breaks for shift in (-0.006, 0.006)):
            axes.plot([x - 0.006, x + 0.006], [bottom + 0.07, bottom - 0.07], color=QUIET, linewidth=1.2, clip_on=False)
