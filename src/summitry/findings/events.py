"""Events as they are told of: with the bounds that one sets another, and their statuses and effects in words."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..tables.schema import TABLES

STATUSES = next(column.words for column in TABLES["events"].columns if column.name == "status")
SAID = {status: status.replace("_", " ") for status in STATUSES}  # in words
UNDOING = ("calls_off", "postpones")
EFFECTS = {"plans": "announced", "casts_doubt": "doubted", "postpones": "postponed", "calls_off": "called off"}


def bounded(events: pd.DataFrame) -> pd.DataFrame:
    """The events with what one step says of another: nothing is put off or called off before it is announced."""
    undone = events[events["effect"].isin(UNDOING)].groupby("about")["end"].min()
    last = pd.to_datetime(events["about"].map(undone.to_dict())).astype(events["end"].dtype)
    late = (events["effect"] == "plans") & ((last < events["end"]) | events["end"].isna()) & ~(events["begin"] > last)
    return events.assign(end=events["end"].mask(late, last))


def step_of(row: Any) -> str:
    """Name what a move does; a proposal proposes, whatever comes of it."""
    return "proposed" if row.kind == "proposal" else EFFECTS.get(row.effect, "statement")
