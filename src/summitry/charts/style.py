"""The look that all charts share: page, title, source line, and one colour a side."""

from __future__ import annotations

import base64
import io
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from ..codebook import Codebook

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from ..tables import Tables

WIDTH = 10.0  # inches; a notebook's text column, and a printed page across
DPI = 110
INK, QUIET, FAINT = "#222222", "#595959", "#d9d9d9"
PALETTE = (
    "#0072b2",
    "#d55e00",
    "#b8860b",
    "#009e73",
    "#8c4799",
    "#4c6a92",
    "#a3386b",
    "#5f5f00",
)  # after Okabe and Ito 2008
NOBODY = "#777777"
LINE = {"title": 0.26, "subtitle": 0.19}  # inches a line


class Chart(Figure):
    """A matplotlib figure that knows the `table` it was drawn from and its `alt` text.

    In a notebook it shows itself as a picture whose text is the alternative text.
    """

    table: pd.DataFrame
    alt: str

    def __repr__(self) -> str:
        return self.alt

    def png(self) -> bytes:
        """The picture; the same bytes for the same table."""
        buffer = io.BytesIO()
        self.savefig(buffer, format="png", dpi=DPI, metadata={"Software": None}, facecolor="white")
        return buffer.getvalue()

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> tuple[dict[str, str], dict[str, Any]]:
        picture = base64.b64encode(self.png()).decode("ascii")
        return {"image/png": picture, "text/plain": self.alt}, {"image/png": {"alt": self.alt}}

    def save(self, folder: str | Path, name: str) -> None:
        """Write `name.png` and, beside it, the table as `name.csv`."""
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.png").write_bytes(self.png())
        self.table.to_csv(folder / f"{name}.csv", index=False, lineterminator="\n", date_format="%Y-%m-%d")


def page(
    tables: Tables,
    table: pd.DataFrame,
    height: float,
    title: str,
    subtitle: str,
    left: float = 3.6,
    right: float = 0.4,
    above: float = 0.0,
) -> tuple[Chart, Axes]:
    """A page with title, subtitle and source line, and axes of `height` inches between margins in inches.

    `above` is the room that labels over the axes need.
    """
    titles, notes = textwrap.wrap(plain(title), 84), textwrap.wrap(plain(subtitle), 132)
    head = 0.25 + LINE["title"] * len(titles) + LINE["subtitle"] * len(notes) + 0.35 + above
    foot = 0.85
    total = head + height + foot
    chart = Chart(figsize=(WIDTH, total), dpi=DPI)
    FigureCanvasAgg(chart)
    chart.table, chart.alt = table, f"{title}. {subtitle}"
    chart.text(
        0.25 / WIDTH,
        1 - 0.2 / total,
        "\n".join(titles),
        fontsize=14,
        fontweight="bold",
        color=INK,
        va="top",
        linespacing=1.25,
    )
    chart.text(
        0.25 / WIDTH,
        1 - (0.25 + LINE["title"] * len(titles)) / total,
        "\n".join(notes),
        fontsize=9.5,
        color=QUIET,
        va="top",
        linespacing=1.3,
    )
    chart.text(0.25 / WIDTH, 0.14 / total, plain(source_line(tables)), fontsize=8.5, color=QUIET, va="bottom")
    axes = chart.add_axes((left / WIDTH, foot / total, (WIDTH - left - right) / WIDTH, height / total))
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0, labelsize=9, colors=INK)
    return chart, axes


def empty(tables: Tables, table: pd.DataFrame, title: str) -> Chart:
    """A page that says why nothing is drawn."""
    chart, axes = page(tables, table, 0.6, title, "Nothing is drawn: the tables hold no such row.")
    axes.set_axis_off()
    axes.set_xticks([])
    axes.set_yticks([])
    return chart


def heading(axes: Axes, y: float, text: str) -> None:
    """The name of a group of rows, in the column of their labels."""
    place = axes.get_yaxis_transform()
    axes.text(-0.012, y, text, transform=place, ha="right", va="center", fontsize=9.5, fontweight="bold", color=QUIET)


def source_line(tables: Tables) -> str:
    """Publisher, date and id of the article."""
    row = tables.articles.iloc[0]
    known = [str(row[c]) for c in ("publisher",) if isinstance(row[c], str)]
    known += (
        [f"{row['published']:%-d %B %Y}"]
        if row["published"] == row["published"] and row["published"] is not None
        else []
    )
    return "Source: " + ", ".join([*(known or ["publisher and date not known"]), f"article {row['article_id']}"])


def side_colours(tables: Tables, codebook: Codebook) -> dict[str, str]:
    """The colours of all sides of the article, the same in every chart."""
    return colours(ordered_sides([str(s) for s in tables.actors["side"].dropna().unique()], codebook), codebook)


def ink_on(colour: str) -> str:
    """White or ink, whichever stands out more from a colour."""
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return "white" if 0.3 * red**2.2 + 0.59 * green**2.2 + 0.11 * blue**2.2 < 0.18 else INK


def colours(sides: list[str], codebook: Codebook) -> dict[str, str]:
    """One colour a side: the codebook's, else the next of the palette that no other side has."""
    given = {side.label: side.colour for side in codebook.sides if side.colour}
    free = [c for c in PALETTE if c not in given.values()]
    rest = [s for s in sides if s not in given]
    return {**given, **{side: free[n % len(free)] for n, side in enumerate(rest)}}


def ordered_sides(found: list[str], codebook: Codebook) -> list[str]:
    """The sides of the codebook that are found, in its order, then the others by name."""
    listed = [side.label for side in codebook.sides if side.label in found]
    return listed + sorted(set(found) - set(listed))


def wrapped(text: str, width: int, lines: int = 2) -> str:
    """Text over at most so many lines, cut with an ellipsis.

    >>> wrapped("a meeting of ministers", 10)
    'a meeting\\nof …'
    """
    return "\n".join(textwrap.wrap(plain(text), width, max_lines=lines, placeholder=" …"))


def plain(text: str) -> str:
    """Text whose dollar signs are drawn as such, not read as mathematics."""
    return text.replace("$", r"\$")


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "event"), counted(2, "event")
    ('1 event', '2 events')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def listed(words: list[str]) -> str:
    """Words joined as in prose.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""
