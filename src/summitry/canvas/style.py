"""Colours: ink, greys, and one colour a side in every chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..codebook import Codebook
from ..findings.sides import ordered_sides

if TYPE_CHECKING:
    from ..tables.store import Tables

INK, QUIET, FAINT = "#222222", "#595959", "#d9d9d9"
NOBODY = "#777777"
PALETTE = (  # searched for the largest least distance between any two, and from INK and NOBODY, under any deficiency
    "#0072b2",
    "#d55e00",
    "#a854fc",
    "#8c0000",
    "#8c0070",
    "#381cfc",
    "#5400a8",
    "#c47054",
)


def side_colours(tables: Tables, codebook: Codebook) -> dict[str, str]:
    """The colours of all sides of the article, the same in every chart."""
    return colours(ordered_sides([str(s) for s in tables.actors["side"].dropna().unique()], codebook), codebook)


def colours(sides: list[str], codebook: Codebook) -> dict[str, str]:
    """One colour a side: the codebook's, else the next of the palette that no other side has."""
    given = {side.label: side.colour for side in codebook.sides if side.colour}
    free = [c for c in PALETTE if c not in given.values()]
    rest = [s for s in sides if s not in given]
    return {**given, **{side: free[n % len(free)] for n, side in enumerate(rest)}}


def luminance(colour: str) -> float:
    """Relative luminance from 0 to 1 (WCAG 2.2)."""
    return float(linear(colour) @ (0.2126, 0.7152, 0.0722))


def linear(colour: str) -> np.ndarray:
    """Red, green and blue as light, from 0 to 1."""
    parts = np.array([int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)])
    return np.where(parts > 0.04045, ((parts + 0.055) / 1.055) ** 2.4, parts / 12.92)


def tint(colour: str, share: float) -> str:
    """A colour mixed with white.

    >>> tint("#000000", 0.5)
    '#808080'
    """
    return "#" + "".join(f"{round(255 - share * (255 - int(colour[n : n + 2], 16))):02x}" for n in (1, 3, 5))


def ink_on(colour: str) -> str:
    """White or black, whichever stands out more from a colour."""
    light = luminance(colour) + 0.05
    return "#ffffff" if 1.05 / light > light / 0.05 else "#000000"
