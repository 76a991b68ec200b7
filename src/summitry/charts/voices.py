"""Who is heard: statements by side and form, named and unnamed sources apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from ..codebook import Codebook
from ..schema import each
from .style import INK, NOBODY, QUIET, Chart, counted, empty, ink_on, listed, ordered_sides, page, side_colours

if TYPE_CHECKING:
    from ..tables import Tables

FORMS = {"direct": 1.0, "mixed": 0.6, "indirect": 0.25}
NO_SIDE = "no side"
SUBTITLE = (
    "Statements by side. Dark: in quotation marks. Middle: partly. Light: reported. "
    "The number is that of the statements; unnamed sources stand apart."
)


def voices_table(tables: Tables, codebook: Codebook | None = None) -> pd.DataFrame:
    """Statements counted by side, by whether the source is named, and by form."""
    kinds = tables.actors.set_index("actor_id")["kind"].astype("string")
    statements = tables.statements
    named = statements["speaker_id"].map(kinds).fillna("unnamed") != "unnamed"
    source = named.map({True: "named", False: "unnamed"})
    rows = pd.DataFrame(
        {"side": statements["side"].fillna(NO_SIDE), "source": source, "form": statements["form"].astype("string")}
    )
    counts = rows.groupby(["side", "source", "form"]).size().rename("statements").reset_index()
    order = [*ordered_sides([s for s in rows["side"].unique() if s != NO_SIDE], codebook or Codebook()), NO_SIDE]
    keys = [counts["side"].map(order.index), counts["source"], counts["form"].map(list(FORMS).index)]
    return (
        counts.assign(a=keys[0], b=keys[1], c=keys[2])
        .sort_values(["a", "b", "c"])
        .drop(columns=["a", "b", "c"])
        .reset_index(drop=True)
    )


def voices(tables: Tables, codebook: Codebook | None = None) -> Chart:
    """Bars of statements by side; an empty table gives a page that says so."""
    codebook = codebook or Codebook()
    table = voices_table(tables, codebook)
    if table.empty:
        return empty(tables, table, "No statement was found")
    bars = list(dict.fromkeys(zip(table["side"], table["source"], strict=True)))
    chart, axes = page(tables, table, 0.42 * len(bars) + 0.2, _finding(table), SUBTITLE, left=2.6, right=0.6)
    colour = {**side_colours(tables, codebook), NO_SIDE: NOBODY}
    longest = 0
    for y, (side, source) in enumerate(bars):
        at = 0
        for row in each(table[(table["side"] == side) & (table["source"] == source)]):
            axes.barh(
                y,
                row.statements,
                left=at,
                height=0.62,
                color=colour[side],
                alpha=FORMS[row.form],
                edgecolor="white",
                linewidth=1,
            )
            if row.statements:
                axes.text(
                    at + row.statements / 2,
                    y,
                    str(row.statements),
                    ha="center",
                    va="center",
                    fontsize=8.5,
                    color=ink_on(colour[side]) if FORMS[row.form] == 1.0 else INK,
                )
            at += row.statements
        longest = max(longest, at)
    axes.set_xlim(0, longest * 1.02)
    axes.set_ylim(len(bars) - 0.5, -0.5)
    axes.set_yticks(range(len(bars)), [f"{side}, {source}" for side, source in bars])
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.axvline(0, color=QUIET, linewidth=0.8)
    return chart


def _finding(table: pd.DataFrame) -> str:
    """Whose statements are most, and how many come from nobody named."""
    total = int(table["statements"].sum())
    by_side = table[table["side"] != NO_SIDE].groupby("side")["statements"].sum()
    unnamed = int(table[table["source"] == "unnamed"]["statements"].sum())
    most = [str(side) for side in by_side[by_side == by_side.max()].index]
    lead = "No side is heard" if by_side.empty else f"{listed(most)} {'is' if len(most) == 1 else 'are'} heard most, in"
    lead += "" if by_side.empty else f" {int(by_side.max())} of {counted(total, 'statement')}"
    lead += " each" if len(most) > 1 else ""
    return f"{lead}; {unnamed} {'comes' if unnamed == 1 else 'come'} from sources that are not named"
