"""The events of a story: tellings of each report, joined, and the one row that they make."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from ..lexicon import load
from ..records import CONTACTS, Actor, Cast, Interval, Span
from ..tables import Tables
from ..tables.schema import each
from ..times.intervals import precision_of, together
from .contacts import Told, clusters, id_of, places

Groups = list[tuple[list[Told], list[str]]]
REACH = 30  # characters before a mention in which the word before it begins
HEARD = ("place", "date_text", "confidence")  # cells of the first telling that has them, the lead before all others


def grouped(reports: Sequence[Tables], actors: Mapping[tuple[int, str], str]) -> Groups:
    """Join the events of all reports: contacts first, then what plans or unmakes them; in order of the reports."""
    told = [t for n, tables in enumerate(reports) for t in _told(n, tables, actors)]
    contacts = clusters([t for t in told if t.kind in CONTACTS], _cast(reports, actors))
    home = {id_of(t): str(id_of(group[0])) for group, _ in contacts for t in group}
    moves = [replace(t, about=home.get((t.report, t.about), "")) for t in told if t.kind not in CONTACTS]
    groups = [*contacts, *clusters(moves, Cast((), ()))]
    return sorted(groups, key=lambda group: (group[0][0].report, int(group[0][0].event_id[1:])))


def lead_of(group: Sequence[Told]) -> Told:
    """The telling whose status counts: the last that it was held, else the last."""
    return next((t for t in reversed(group) if t.status == "held"), group[-1])


def cells_of(group: Sequence[Told], reports: Sequence[Tables]) -> dict[str, Any]:
    """Give the cells of an event that several tellings make: its days as all allow, its place, its name."""
    lead, rows = lead_of(group), {id_of(t): _row(t, reports) for t in group}
    order = [lead, *(t for t in reversed(group) if t is not lead)]
    dated = [t.interval for t in order if t.is_dated]
    interval = dated[0] if dated and "postponed" in {t.status for t in group} else together(dated)
    kind = "summit" if any(t.kind == "summit" for t in group) else lead.kind
    casts = Counter(t.cast for t in order)  # the one that most reports tell
    whole = max(order, key=lambda t: (len(t.cast) > 1, casts[t.cast], -len(t.cast), bool(t.place), t is lead))
    same = next((t for t in order if t.interval == interval), None)
    first = {c: next((cell for t in order if not pd.isna(cell := getattr(rows[id_of(t)], c))), None) for c in HEARD}
    return {
        **first,
        "kind": kind,
        "title": re.sub(rf"\b{whole.kind}\b", kind, rows[id_of(whole)].title, count=1),
        "begin": interval.begin,
        "end": interval.end,
        "precision": rows[id_of(same)].precision if same else precision_of(interval, ()),
        "mentions": sum(int(row.mentions) for row in rows.values()),
    }


def _told(n: int, tables: Tables, actors: Mapping[tuple[int, str], str]) -> list[Told]:
    published = _day(tables.articles["published"].iloc[0])
    parts, names = tables.participants, {row.actor_id: row.name for row in each(tables.actors) if row.kind == "state"}
    return [
        Told(
            report=n,
            event_id=row.event_id,
            kind=row.kind,
            status=_words(row.status),
            interval=Interval(_day(row.begin), _day(row.end)),
            place=_words(row.place),
            cast=frozenset(actors[n, i] for i in _guests(row, parts, names)),
            published=published,
            about=_words(row.about),
        )
        for row in each(tables.events)
    ]


def _guests(event: Any, parts: pd.DataFrame, names: Mapping[str, str]) -> list[str]:
    """The actors in an event without the state that gives the place: it is the host."""
    ids = [str(i) for i in parts.loc[parts["event_id"] == event.event_id, "actor_id"]]
    guests = [i for i in ids if i not in names or len(places(names[i], _words(event.place))) > 1]
    return guests if event.kind in CONTACTS and _words(event.place) and len(guests) > 1 else ids


def _cast(reports: Sequence[Tables], actors: Mapping[tuple[int, str], str]) -> Cast:
    """The actors of the story, as the tests of coreference ask for them."""
    found: dict[str, Actor] = {}
    for n, tables in enumerate(reports):
        for row in each(tables.actors):
            i, role, side = actors[n, row.actor_id], _role(row, tables.text), _words(row.side)
            one = found.setdefault(i, Actor(i, row.name, row.kind, Span(0, 0)))
            found[i] = replace(one, role=one.role or role or None, side=one.side or side or None)
    return Cast((*found.values(),), ())


def _role(row: Any, text: str) -> str:
    """The role of an actor, with the word before its first mention where both are an office: `defence | ministers`."""
    role, before = _words(row.role), re.findall(r"\w+", text[max(0, row.span_start - REACH) : row.span_start])
    office = f"{before[-1] if before else ''} {role}".casefold()
    return office if row.kind != "person" and office in load("roles")["offices"] else role


def _row(told: Told, reports: Sequence[Tables]) -> Any:
    events = reports[told.report].events
    return next(each(events[events["event_id"] == told.event_id]))


def _words(cell: Any) -> str:
    return "" if pd.isna(cell) else str(cell)


def _day(cell: Any) -> date | None:
    return None if pd.isna(cell) else cell.date()
