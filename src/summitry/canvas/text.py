"""Text by its drawn width: measured with the font, wrapped to a column, never cut."""

from __future__ import annotations

from functools import cache
from typing import Any, cast

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font

from ..tables.show import visible

SIZE = 9.0  # points, of labels
DPI = 110  # of the picture, where letters are drawn on whole pixels
RENDERER: Any = cast("Any", FigureCanvasAgg(Figure(dpi=DPI))).get_renderer()
FINE = 16  # the font is measured at so many times its size, too, as it is drawn without pixels
LEADING = 1.25  # the height of a line, in sizes


@cache
def width(text: str, size: float = SIZE, bold: bool = False) -> float:
    """Measure a line of text in inches.

    >>> width("planned") < width("called off") < width("called off", bold=True)
    True
    """
    text = visible(text)
    properties = FontProperties(size=size, weight="bold" if bold else "normal")
    drawn = RENDERER.get_text_width_height_descent(text, properties, ismath=False)[0] / DPI
    font = get_font(findfont(properties))
    font.set_size(size * FINE, 72)
    font.set_text(text, 0.0)
    return float(max(drawn, font.get_width_height()[0] / 64 / 72 / FINE))


def wrap(text: str, inches: float, size: float = SIZE, bold: bool = False) -> list[str]:
    """Text as lines no wider than a column; a word that is wider is broken.

    >>> wrap("a meeting of ministers", 0.9)
    ['a meeting of', 'ministers']
    """
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", size, bold) <= inches:
            lines[-1] += f" {word}"
            continue
        lines.append("")
        for letter in word:
            if lines[-1] and width(lines[-1] + letter, size, bold) > inches:
                lines.append("")
            lines[-1] += letter
    return lines or [""]


def even(text: str, inches: float, size: float = SIZE, bold: bool = False) -> list[str]:
    """Text as no more lines than a column needs, of about one length, so that no last word stands alone.

    >>> wrap("a meeting of the ministers", 1.4), even("a meeting of the ministers", 1.4)
    (['a meeting of the', 'ministers'], ['a meeting of', 'the ministers'])
    """
    lines = wrap(text, inches, size, bold)
    least = max(inches / 2, *(min(width(word, size, bold), inches) for word in ["", *text.split()]))
    tried = (wrap(text, least + (inches - least) * n / 10, size, bold) for n in range(10))
    return next((narrow for narrow in tried if len(narrow) == len(lines)), lines)


def height(lines: int, size: float = SIZE) -> float:
    """Measure the height of so many lines in inches."""
    return lines * size * LEADING / 72


def need(lines: list[str], least: float = 0.36) -> float:
    """The height of a row with such a label, in inches."""
    return max(least, height(len(lines)) + 0.12)


def drawn(lines: list[str]) -> str:
    """Lines as matplotlib takes them: dollar signs and controls are drawn as such, and nothing obeys them."""
    return visible("\n".join(lines)).replace("$", r"\$")
