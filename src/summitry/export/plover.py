"""Events as JSON Lines with the fields of PLOVER (Open Event Data Alliance), as far as its ontology goes.

Fields, modes and contexts are those of the draft manual 0.7b1, the last that can be read as text; the categories used
(CONSULT, AGREE, SANCTION) are of 0.8, too. PLOVER wants days and a source, and SANCTION a recipient; an event without
is left out, and so is what it has no category for: a proposal, a joint statement, a contact that was not to be.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..findings.words import counted
from ..records import CONTACTS
from ..tables.schema import each
from .cells import closed, counts, filled, when, words

if TYPE_CHECKING:
    from ..tables.store import Tables

ENDING = ".jsonl"
CONTEXTS: dict[str, list[str]] = {"held": [], "planned": ["future"], "proposed": ["hypothetical"]}


def write(tables: Tables) -> bytes:
    """Give a record a line; an offset is a character of the article file."""
    return "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in _records(tables)).encode()


def not_carried(tables: Tables) -> list[str]:
    """List what these tables hold and the records do not."""
    left = len(tables.events) - len(_records(tables))
    return [
        *[f"{counted(left, 'event')} without a category, days or actors in PLOVER"] * bool(left),
        *counts(tables, "stances", "statements", "times", "doubts"),
        "country codes of actors",
        "confidence",
    ]


def _records(tables: Tables) -> list[dict[str, Any]]:
    """The records of all events that PLOVER can say."""
    found = []
    for row in each(tables.events[closed(tables.events)]):
        coded = _contact(tables, row) if row.kind in CONTACTS else _move(tables, row)
        if coded.get("source") and (coded.get("recipient") or coded["event"] != ["SANCTION"]):
            found.append(_record(tables, row, coded))
    return found


def _record(tables: Tables, row: Any, coded: dict[str, Any]) -> dict[str, Any]:
    article = tables.articles.iloc[0]
    cite = {"title": article["headline"], "publication": article["publisher"], "coder": "summitry"}
    return filled(
        id=f"{article['article_id']}-{row.event_id}",
        date=f"{row.begin.date()}",
        enddate="" if row.begin == row.end else f"{row.end.date()}",
        **coded,
        event_text=[row.text],
        event_loc=filled(name=row.place),
        text_info={"start": int(row.span_start), "end": int(row.span_end)},
        cite_info=filled(**cite, citation=article["article_id"], language="en"),
        comment="" if row.begin == row.end else when(row),
    )


def _contact(tables: Tables, row: Any) -> dict[str, Any]:
    """A contact that was held or is thought of: all who take part are the source, a host the recipient."""
    if words(row.status) not in CONTEXTS:
        return {}
    visitors, hosts = _cast(tables, row.event_id, "participant"), _cast(tables, row.event_id, "host")
    modes = ["phone"] * (row.kind == "call") + ["visit"] * (len(visitors) == 1 <= len(hosts))
    cast = {"source": _actors(visitors), "recipient": _actors(hosts)}
    return {**cast, "event": ["CONSULT"], "mode": modes, "context": CONTEXTS[row.status]}


def _move(tables: Tables, row: Any) -> dict[str, Any]:
    """An announcement that plans a contact agrees to it; one that calls it off is a sanction against the other side."""
    authors = _cast(tables, row.event_id, "author")
    if row.kind == "announcement" and words(row.effect) == "plans":
        return {"source": _actors(authors), "event": ["AGREE"]}
    if row.kind == "announcement" and words(row.effect) == "calls_off" and authors["side"].notna().all():
        invited = _cast(tables, words(row.about), "participant")
        others = invited[invited["side"].notna() & ~invited["side"].isin(authors["side"])]
        return {"source": _actors(authors), "recipient": _actors(others), "event": ["SANCTION"], "mode": ["cancel"]}
    return {}


def _cast(tables: Tables, event_id: str, part: str) -> pd.DataFrame:
    """The actors who play a part in an event."""
    rows = tables.participants
    ids = rows.loc[(rows["event_id"] == event_id) & (rows["part"] == part), "actor_id"]
    return tables.actors[tables.actors["actor_id"].isin(ids)]


def _actors(cast: pd.DataFrame) -> list[dict[str, Any]]:
    return [filled(actor_text=a.text, identifier_text=a.name, office=a.role) for a in each(cast)]
