"""Lead time: how far ahead each plan looked, and how long it lived, in days from its first announcement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from ..tables.schema import each
from .page import Chart, Finding, Room, Sign, empty, page, row_labels
from .style import FAINT, INK, QUIET
from .text import height, wrap
from .timeline import CONTACTS, LEFT, SAID, status_marks
from .words import counted, listed

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables.store import Tables

COLUMN = 3.7  # inches of a label
SUBTITLE = (
    "Days from the first announcement that the text dates, or, where it dates none, from publication. "
    "Light: as many days more as the dates leave open."
)
DAYS = ["lead_least", "lead_most", "lived_least", "lived_most"]
COLUMNS = ["event_id", "plan", "status_now", "counted_from", *DAYS]


def lead_table(tables: Tables) -> pd.DataFrame:
    """Days between announcement and planned date (lead), and between announcement and calling off (lived).

    A contact that was held lived until its date; one still planned has lived until publication. A bound that
    the text leaves open is missing.
    """
    events = tables.events
    published = tables.articles["published"].iloc[0]
    rows = []
    for plan in each(events[events["kind"].isin(CONTACTS)]):
        steps = events[(events["about"] == plan.event_id)]
        made = steps[(steps["effect"] == "plans") & (steps["kind"] == "announcement") & steps["end"].notna()]
        if plan.status == "held" and made.empty:
            continue
        start = (made["begin"].min(), made["end"].min()) if len(made) else (published, published)
        ended = _ended(plan, steps, published)
        lead = _days(start, (plan.begin, plan.end))
        lived = _days(start, ended) if len(made) else (pd.NA, pd.NA)
        rows.append(
            [plan.event_id, plan.title, str(plan.status), "announcement" if len(made) else "publication", *lead, *lived]
        )
    table = pd.DataFrame(rows, columns=COLUMNS)
    return table.astype(dict.fromkeys(DAYS, "Int64"))


def _ended(plan: Any, steps: pd.DataFrame, published: Any) -> tuple[Any, Any]:
    """The days on which the plan's life may have ended."""
    if plan.status == "held":
        return plan.begin, plan.end
    if plan.status in ("called_off", "refused", "postponed"):
        off = steps[steps["effect"].isin(["calls_off", "postpones"]) & steps["end"].notna()]
        return (off["begin"].min(), off["end"].min()) if len(off) else (pd.NaT, published)
    return published, published


def _days(start: tuple[Any, Any], until: tuple[Any, Any]) -> tuple[Any, Any]:
    """The least and the most days from one interval to another that do not go back; missing where a bound is open."""
    least, most = until[0] - start[1], until[1] - start[0]
    return tuple(pd.NA if pd.isna(gap) else max(0, gap.days) for gap in (least, most))  # type: ignore[return-value]


def lead(tables: Tables) -> Chart:
    """Each plan's life and reach as bars. An empty table gives a page that says so."""
    table = lead_table(tables)
    if table.empty:
        return empty(tables, table, "No plan is told of")
    labels = [wrap(f"{row.plan} ({SAID[str(row.status_now)]})", COLUMN) for row in each(table)]
    rows, at = [], 0.0
    for lines in labels:
        need = max(0.44, height(len(lines)) + 0.14)
        rows.append(at + need / 2)
        at += need
    told = [
        f"{r.plan}: looked {_span(r.lead_least, r.lead_most)} ahead, lived {_span(r.lived_least, r.lived_most)}"
        for r in each(table)
    ]
    signs = [
        Sign("how long it lived", ({"color": INK, "linewidth": 7, "solid_capstyle": "butt"},), is_line=True),
        Sign("how far ahead it looked", ({"color": QUIET, "linewidth": 2},), is_line=True),
        Sign("when it was to be", status_marks("planned", QUIET)),
    ]
    chart, axes = page(tables, table, Finding(_finding(table), SUBTITLE, told), Room(at + 0.1, LEFT, above=0.1), signs)
    row_labels(axes, dict(zip(rows, labels, strict=True)))
    longest = max([int(m) for m in table[DAYS].max() if pd.notna(m)], default=1) or 1
    axes.set_xlim(-0.02 * longest, 1.1 * longest)
    axes.set_xticks([n for n in MaxNLocator(8, integer=True).tick_values(0, longest) if 0 <= n <= 1.05 * longest])
    axes.set_xlabel("days", fontsize=8.5, color=QUIET)
    axes.grid(axis="x", color=FAINT, linewidth=0.6)
    axes.set_axisbelow(True)
    for y, row in zip(rows, each(table), strict=True):
        _draw(axes, row, y, longest)
    return chart


def _finding(table: pd.DataFrame) -> str:
    """The plan that looked furthest ahead, and how many have a date at all."""
    dated = table[table["lead_most"].notna() | table["lead_least"].notna()]
    if dated.empty:
        return f"None of {counted(len(table), 'plan')} can be counted in days: the text bounds no date on both sides"
    reach = dated["lead_most"].fillna(dated["lead_least"])
    most = int(reach.max())
    names = [str(plan) for plan in dated.loc[reach == most, "plan"]]
    first = dated.loc[reach == most].iloc[0]
    lead = f"Furthest ahead: {listed(names)}, {_span(first['lead_least'], first['lead_most'])}"
    rest = len(table) - len(dated)
    return lead + (
        f"; {rest} of {counted(len(table), 'plan')} cannot be counted" if rest else f" ({counted(len(table), 'plan')})"
    )


def _span(least: Any, most: Any) -> str:
    """Days in prose, bounded as far as known."""
    if pd.isna(least) and pd.isna(most):
        return "an unknown number of days"
    if pd.isna(most) or pd.isna(least):
        return f"at most {counted(int(most), 'day')}" if pd.notna(most) else f"at least {counted(int(least), 'day')}"
    return counted(int(most), "day") if least == most else f"{least} to {counted(int(most), 'day')}"


def _draw(axes: Axes, row: Any, y: float, longest: int) -> None:
    """The two bars of a plan; what is not known is written."""
    if pd.isna(row.lead_least) and pd.isna(row.lead_most):
        axes.text(0, y - 0.07, "reach not known", fontsize=8.5, color=QUIET, va="center", style="italic")
    else:
        least, most = (row.lead_most if pd.isna(v) else v for v in (row.lead_least, row.lead_most))
        most = least if pd.isna(most) else most
        sure = 0 if pd.isna(row.lead_least) else int(row.lead_least)
        axes.plot([0, sure], [y - 0.07] * 2, color=QUIET, linewidth=2, solid_capstyle="butt")
        axes.plot([sure, int(most)], [y - 0.07] * 2, color=QUIET, linewidth=2, alpha=0.35, solid_capstyle="butt")
        axes.scatter([int(most)], [y - 0.07], zorder=4, **status_marks("planned", QUIET)[0])
        if pd.isna(row.lead_most):
            axes.scatter([int(most) + 0.03 * longest], [y - 0.07], marker=">", s=25, color=QUIET)
    if pd.notna(row.lived_least) or pd.notna(row.lived_most):
        sure = 0 if pd.isna(row.lived_least) else int(row.lived_least)
        most = sure if pd.isna(row.lived_most) else int(row.lived_most)
        axes.add_patch(Rectangle((0, y + 0.04), sure, 0.1, facecolor=INK, linewidth=0))
        axes.add_patch(Rectangle((sure, y + 0.04), most - sure, 0.1, facecolor=INK, alpha=0.3, linewidth=0))
        if pd.isna(row.lived_most):
            axes.scatter([sure + 0.015 * longest], [y + 0.09], marker=">", s=25, color=INK)
