"""A picture's colours on a dark page: each lighter the darker it is on white, with its hue."""

from __future__ import annotations

import re

import numpy as np

from .style import linear

GROUND = "#1a1a1a"  # as in chart.css
COLOURED, GREY = (0.9, 0.55), (0.97, 0.7)  # what lightness is counted down from, and how fast
CHROMA = 0.02  # a colour with less is a grey
TO_CONES = np.array(  # and from there to OKLab (B. Ottosson, A perceptual color space for image processing, 2020)
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def dark(colour: str) -> str:
    """The colour on a dark page of one on white.

    >>> dark("#ffffff"), dark("#222222")
    ('#1a1a1a', '#bbbbbb')
    """
    if colour == "#ffffff":
        return GROUND
    lightness, *hue = TO_LAB @ np.cbrt(TO_CONES @ linear(colour))
    start, slope = COLOURED if np.hypot(*hue) > CHROMA else GREY
    for share in np.linspace(1, 0, 41):  # of the chroma, the most that a screen can show
        lab = np.array([start - slope * lightness, *(share * part for part in hue)])
        light = np.linalg.solve(TO_CONES, np.linalg.solve(TO_LAB, lab) ** 3)
        if light.min() >= 0 and light.max() <= 1:
            break
    shown = np.where(light > 0.0031308, 1.055 * np.abs(light) ** (1 / 2.4) - 0.055, 12.92 * light)
    return "#" + "".join(f"{round(255 * part):02x}" for part in shown.clip(0, 1))


def with_dark(svg: str) -> str:
    """A picture with a style for where it is shown on a dark page.

    Black is what it does not say; numbers on a full colour are white, and black in the dark.

    >>> with_dark('<svg x="y"><path style="fill: #222222"/></svg>').count("prefers-color-scheme:dark")
    1
    """
    found = sorted(set(re.findall(r"\b(fill|stroke): (#[0-9a-f]{6})", svg)))
    rules = "".join(f'[style*="{kind}: {colour}"]{{{kind}:{dark(colour)}!important}}' for kind, colour in found)
    text = 'text[style*="fill: #ffffff"]{fill:#000!important}'
    style = f"<style>@media (prefers-color-scheme:dark){{svg{{fill:#fff}}{rules}{text}}}</style>"
    start = svg.index(">", svg.index("<svg")) + 1
    return svg[:start] + style + svg[start:]
