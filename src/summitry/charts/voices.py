"""The voices heard: statements by side and form, named and unnamed sources apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.patches import Rectangle

from .. import findings
from ..canvas import Caption, Chart, Room, empty, page, row_labels
from ..canvas.style import INK, NOBODY, QUIET, ink_on, side_colours, tint
from ..canvas.text import need, width, wrap
from ..codebook import Codebook
from ..findings.finding import SURE, carries
from ..findings.sides import ordered_sides
from ..findings.words import counted
from ..tables.schema import each
from .rows import stack, swatch

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables.store import Tables

FORMS = {"direct": (1.0, "in quotation marks"), "mixed": (0.6, "partly"), "indirect": (0.25, "reported")}
KEYS = ["side", "source", "form"]
NO_SIDE = "no side"
LEFT, RIGHT = 2.8, 0.6  # inches
SUBTITLE = "The numbers count statements that assert something"


def voices_table(tables: Tables, codebook: Codebook | None = None) -> pd.DataFrame:
    """Acts of speech counted by side, by whether the source is named, and by form; `rows` has their ids.

    Beliefs and intentions are left out.
    """
    kinds = tables.actors.set_index("actor_id")["kind"].astype("string")
    said = _said(tables)
    named = said["speaker_id"].map(kinds).fillna("unnamed") != "unnamed"
    said = said.assign(
        side=said["side"].fillna(NO_SIDE),
        source=named.map({True: "named", False: "unnamed"}),
        form=said["form"].astype("string"),
    )
    counts = said.groupby(KEYS)["statement_id"].agg(statements="size", rows=", ".join).reset_index()
    order = [*ordered_sides([s for s in said["side"].unique() if s != NO_SIDE], codebook or Codebook()), NO_SIDE]
    ranks = {"a": counts["side"].map(order.index), "b": counts["source"], "c": counts["form"].map(list(FORMS).index)}
    return counts.assign(**ranks).sort_values(["a", "b", "c"]).drop(columns=["a", "b", "c"]).reset_index(drop=True)


def voices(tables: Tables, codebook: Codebook | None = None) -> Chart:
    """Bars of statements by side; an empty table gives a page that says so."""
    codebook = codebook or Codebook()
    table = voices_table(tables, codebook)
    if table.empty:
        return empty(tables, table, "No statement was found")
    bars = list(dict.fromkeys(zip(table["side"], table["source"], strict=True)))
    labels = {bar: wrap(", ".join(bar), LEFT - 0.5) for bar in bars}
    rows, bottom = stack({bar: need(lines, 0.4) for bar, lines in labels.items()})
    told = [f"{r.side}, {r.source}, {FORMS[r.form][1]}: {r.statements}" for r in each(table)]
    signs = [swatch(name, tint(INK, depth)) for f, (depth, name) in FORMS.items() if f in set(table["form"])]
    words = Caption(findings.voices(tables)[0].sentence, _subtitle(tables, table), told)
    chart, axes = page(tables, table, words, Room(bottom, LEFT, RIGHT, 0.1), signs)
    longest = int(table.groupby(["side", "source"])["statements"].sum().max()) * 1.02
    axes.set_xlim(0, longest)
    row_labels(axes, {rows[bar]: lines for bar, lines in labels.items()})
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.axvline(0, color=QUIET, linewidth=0.8)
    colour = {**side_colours(tables, codebook), NO_SIDE: NOBODY}
    for (side, source), y in rows.items():
        own = table[(table["side"] == side) & (table["source"] == source)]
        _draw_bar(axes, own, y, colour[side], (10 - LEFT - RIGHT) / longest)
    return chart


def _draw_bar(axes: Axes, own: pd.DataFrame, y: float, colour: str, scale: float) -> None:
    """The forms of one bar, one after the other; `scale` is how many inches a statement is wide."""
    at = 0
    for row in each(own):
        face, number = tint(colour, FORMS[row.form][0]), str(row.statements)
        axes.barh(y, row.statements, left=at, height=0.26, color=face, edgecolor="white", linewidth=1)
        ids = row.rows.replace(",", "")
        axes.add_patch(Rectangle((at, y - 0.18), row.statements, 0.36, visible=False, label=ids))
        if width(number, 8.5) < row.statements * scale:
            middle = at + row.statements / 2
            axes.text(middle, y, number, ha="center", va="center", fontsize=8.5, color=ink_on(face))
        at += row.statements


def _said(tables: Tables) -> pd.DataFrame:
    """The statements that assert something."""
    return tables.statements[tables.statements["type"] == "assertion"]


def _subtitle(tables: Tables, table: pd.DataFrame) -> str:
    """How many people with a name are heard, how many statements come from others, and how many are not certain."""
    said, named = _said(tables), tables.actors.loc[tables.actors["kind"] != "unnamed", "actor_id"]
    unnamed = int(table[table["source"] == "unnamed"]["statements"].sum())
    heard = counted(said.loc[said["speaker_id"].isin(named), "speaker_id"].nunique(), "source")
    total, doubtful = counted(len(said), "statement"), int((~carries(said, SURE)).sum())
    rest = f"; {doubtful} of them {'is' if doubtful == 1 else 'are'} too uncertain for the title" if doubtful else ""
    return f"{heard} with a name; {unnamed or 'none'} of {total} from sources without one. {SUBTITLE}{rest}."
