"""The voices heard: statements by side and form, named and unnamed sources apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from ..codebook import Codebook
from ..tables.schema import each
from .page import Chart, Finding, Room, Sign, empty, page, row_labels
from .style import INK, NOBODY, QUIET, ink_on, ordered_sides, side_colours, tint
from .text import height, width, wrap
from .timeline import square
from .words import counted, listed

if TYPE_CHECKING:
    from ..tables.store import Tables

FORMS = {"direct": (1.0, "in quotation marks"), "mixed": (0.6, "partly"), "indirect": (0.25, "reported")}
NO_SIDE = "no side"
LEFT, RIGHT = 2.8, 0.6  # inches
SUBTITLE = "The number is that of the statements that assert something. Sources without a name stand apart."


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
    labels = [wrap(f"{side}, {source}", LEFT - 0.5) for side, source in bars]
    steps = [max(0.4, height(len(lines)) + 0.14) for lines in labels]
    rows = {bar: sum(steps[:n]) + steps[n] / 2 for n, bar in enumerate(bars)}
    told = [f"{r.side}, {r.source}, {FORMS[r.form][1]}: {r.statements}" for r in each(table)]
    signs = [Sign(name, (square(tint(INK, depth)),)) for f, (depth, name) in FORMS.items() if f in set(table["form"])]
    words = Finding(_finding(table), SUBTITLE, told)
    chart, axes = page(tables, table, words, Room(sum(steps) + 0.1, LEFT, RIGHT, 0.1), signs)
    longest = int(table.groupby(["side", "source"])["statements"].sum().max())
    axes.set_xlim(0, longest * 1.02)
    row_labels(axes, dict(zip(rows.values(), labels, strict=True)))
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


def _finding(table: pd.DataFrame) -> str:
    """Whose statements are most, and how many come from nobody named."""
    total = int(table["statements"].sum())
    by_side = table[table["side"] != NO_SIDE].groupby("side")["statements"].sum()
    unnamed = int(table[table["source"] == "unnamed"]["statements"].sum())
    rest = f"{unnamed or 'none'} {'comes' if unnamed == 1 else 'come'} from sources that are not named"
    if by_side.empty:
        return f"No side is heard in {counted(total, 'statement')}; {rest}"
    most = [str(side) for side in by_side[by_side == by_side.max()].index]
    count = int(by_side.max())
    each_of = f"{count}{' each' if len(most) > 1 else ''} of {counted(total, 'statement')}"
    return f"Heard most: {listed(most)}, {each_of}; {rest}"
