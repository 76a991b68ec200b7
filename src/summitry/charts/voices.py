"""The voices heard: statements by side and form, named and unnamed sources apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from ..canvas import Chart, Finding, Room, empty, page, row_labels
from ..canvas.style import INK, NOBODY, QUIET, ink_on, ordered_sides, side_colours, tint
from ..canvas.text import need, width, wrap
from ..codebook import Codebook
from ..tables.schema import each
from .rows import stack, swatch
from .words import counted, listed, the

if TYPE_CHECKING:
    from ..tables.store import Tables

FORMS = {"direct": (1.0, "in quotation marks"), "mixed": (0.6, "partly"), "indirect": (0.25, "reported")}
ENOUGH = 3  # statements, for a finding
NO_SIDE = "no side"
LEFT, RIGHT = 2.8, 0.6  # inches
SUBTITLE = "The numbers count statements that assert something."


def voices_table(tables: Tables, codebook: Codebook | None = None) -> pd.DataFrame:
    """Acts of speech counted by side, by whether the source is named, and by form; beliefs and intentions left out."""
    kinds = tables.actors.set_index("actor_id")["kind"].astype("string")
    statements = tables.statements[tables.statements["type"] == "assertion"]
    named = statements["speaker_id"].map(kinds).fillna("unnamed") != "unnamed"
    source = named.map({True: "named", False: "unnamed"})
    rows = pd.DataFrame(
        {"side": statements["side"].fillna(NO_SIDE), "source": source, "form": statements["form"].astype("string")}
    )
    counts = rows.groupby(["side", "source", "form"]).size().rename("statements").reset_index()
    order = [*ordered_sides([s for s in rows["side"].unique() if s != NO_SIDE], codebook or Codebook()), NO_SIDE]
    keys = {"a": counts["side"].map(order.index), "b": counts["source"], "c": counts["form"].map(list(FORMS).index)}
    return counts.assign(**keys).sort_values(["a", "b", "c"]).drop(columns=["a", "b", "c"]).reset_index(drop=True)


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
    words = Finding(_finding(table), _counts(tables, table) + SUBTITLE, told)
    chart, axes = page(tables, table, words, Room(bottom, LEFT, RIGHT, 0.1), signs)
    longest = int(table.groupby(["side", "source"])["statements"].sum().max())
    axes.set_xlim(0, longest * 1.02)
    row_labels(axes, {rows[bar]: lines for bar, lines in labels.items()})
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.axvline(0, color=QUIET, linewidth=0.8)
    colour = {**side_colours(tables, codebook), NO_SIDE: NOBODY}
    scale = (10 - LEFT - RIGHT) / (longest * 1.02)  # inches a statement
    for (side, source), y in rows.items():
        at = 0
        for row in each(table[(table["side"] == side) & (table["source"] == source)]):
            face = tint(colour[side], FORMS[row.form][0])
            axes.barh(y, row.statements, left=at, height=0.26, color=face, edgecolor="white", linewidth=1)
            if width(str(row.statements), 8.5) < row.statements * scale:
                middle = at + row.statements / 2
                axes.text(middle, y, str(row.statements), ha="center", va="center", fontsize=8.5, color=ink_on(face))
            at += row.statements
    return chart


def _counts(tables: Tables, table: pd.DataFrame) -> str:
    """How many people with a name are heard, and how many statements come from others, who cannot be counted."""
    named = tables.actors.loc[tables.actors["kind"] != "unnamed", "actor_id"]
    spoken = tables.statements[tables.statements["type"] == "assertion"]["speaker_id"]
    unnamed = int(table[table["source"] == "unnamed"]["statements"].sum())
    heard = counted(spoken[spoken.isin(named)].nunique(), "source")
    total = counted(int(table["statements"].sum()), "statement")
    return f"{heard} with a name; {unnamed or 'none'} of {total} from sources without one. "


def _finding(table: pd.DataFrame) -> str:
    """Whose statements are most."""
    total = int(table["statements"].sum())
    by_side = table[table["side"] != NO_SIDE].groupby("side")["statements"].sum()
    if not (by_side >= ENOUGH).any():
        return f"No side is heard in {ENOUGH} statements or more"
    most = [the(str(side)) for side in by_side[by_side == by_side.max()].index]
    more = ", more than from any other side" if len(most) == 1 < len(by_side) else ""
    each_of = " each" if len(most) > 1 else ""
    return f"{by_side.max()} of {counted(total, 'statement')}{each_of} come from {listed(most)}{more}"
