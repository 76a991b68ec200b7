"""Lead time: how far ahead each plan looked, and how long it lived, in days from its announcement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from ..findings.events import bounded
from ..records import CONTACTS
from ..tables.schema import each

if TYPE_CHECKING:
    from ..tables.store import Tables

DAYS = ["lead_least", "lead_most", "lived_least", "lived_most"]


def lead_table(tables: Tables) -> pd.DataFrame:
    """Days between announcement and planned date (lead), and between announcement and the end of the plan (lived).

    Only contacts with an announcement that the text dates are here, so that all days are counted alike. A contact
    that was held lived until its date; one still planned has lived until publication. A bound that the text leaves
    open is missing.
    """
    events = bounded(tables.events)
    published = tables.articles["published"].iloc[0]
    rows = []
    for plan in each(events[events["kind"].isin(CONTACTS)]):
        steps = events[(events["about"] == plan.event_id) & events["end"].notna()]
        made = steps[(steps["effect"] == "plans") & (steps["kind"] == "announcement")]
        if len(made):
            start = made["begin"].min(), made["end"].min()
            lead, lived = _days(start, (plan.begin, plan.end)), _days(start, _ended(plan, steps, published))
            rows.append([plan.event_id, plan.title, plan.status, *lead, *lived])
    table = pd.DataFrame(rows, columns=["event_id", "plan", "status_now", *DAYS])
    return table.astype(dict.fromkeys(DAYS, "Int64"))


def _ended(plan: Any, steps: pd.DataFrame, published: Any) -> tuple[Any, Any]:
    """The days on which the plan's life may have ended."""
    if plan.status == "held":
        return plan.begin, plan.end
    if plan.status in ("called_off", "refused", "postponed"):
        off = steps[steps["effect"].isin(["calls_off", "postpones"])]
        return (off["begin"].min(), off["end"].min()) if len(off) else (pd.NaT, published)
    return published, published


def _days(start: tuple[Any, Any], until: tuple[Any, Any]) -> tuple[Any, Any]:
    """The least and the most days from one interval to another that do not go back; missing where a bound is open."""
    least, most = until[0] - start[1], until[1] - start[0]
    return tuple(pd.NA if pd.isna(gap) else max(0, gap.days) for gap in (least, most))  # type: ignore[return-value]
