"""Findings on the contacts of an article: what became of them, which are to come, and who called them off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from ..records import CONTACTS
from ..tables.schema import each
from .dates import Calendar, contact
from .events import EFFECTS, SAID, UNDOING, bounded
from .finding import SURE, Finding, at_least, carries
from .sides import sides_of, takers
from .words import capital, counted, listed, the

if TYPE_CHECKING:
    from ..tables.store import Tables

NEWS = ("called_off", "postponed", "refused", "planned", "proposed", "held")  # statuses, what a friend is told first
OFF = ("called_off", "postponed", "refused")
UNDOES = {effect: EFFECTS[effect] for effect in UNDOING}
NAMED = 4  # contacts named in a sentence; more are counted


def contacts(tables: Tables, least: float = SURE) -> list[Finding]:
    """Tell what became of the contacts of an article, in five findings; the first is its news.

    Rows under the confidence `least` carry no finding; where they are left out of a count, it says "at least".

    >>> from summitry import parse
    >>> from summitry.article.regions import regions
    >>> from summitry.records import Article
    >>> text = "Jane Doe met John Roe in Oslo. Jane Doe will meet Ann Poe in Bergen."
    >>> for finding in contacts(parse(Article("note", text, tuple(regions(text)))))[:3]:
    ...     print(finding.sentence)
    The Doe-Poe meeting in Bergen is planned
    The article tells of 1 contact planned: the Doe-Poe meeting in Bergen
    The article tells of 1 contact held: the Doe-Roe meeting in Oslo
    """
    told = _Told(tables, least)
    return [_news(told), _all_of(told, "planned"), _all_of(told, "held"), _undone(told), _exact(told)]


class _Told:
    """The contacts and steps that are certain enough, by date."""

    def __init__(self, tables: Tables, least: float) -> None:
        events = bounded(tables.events)
        events = events.assign(by=events["end"].fillna(events["begin"])).sort_values(["by", "event_id"], kind="stable")
        found = events[events["kind"].isin(CONTACTS)]
        self.hedged = not carries(found, least).all()  # some are left out
        self.contacts = found[carries(found, least)]
        self.steps = events[carries(events, least) & events["about"].isin(self.contacts["event_id"])]
        self.calendar, self.tables = Calendar(tables), tables

    def of(self, *statuses: str) -> pd.DataFrame:
        """Give the contacts of some statuses."""
        return self.contacts[self.contacts["status"].isin(statuses)]


def _news(told: _Told) -> Finding:
    """What became of the contact that is told of most, off before others, and what remains."""
    status = next((status for status in NEWS if len(told.of(status))), None)
    if status is None:
        return Finding(f"No contact was found{' that is certain enough' * told.hedged}")
    group = told.of(*OFF) if status in OFF else told.of(status)
    first = next(each(group.sort_values("mentions", ascending=False, kind="stable")))
    if status not in OFF:
        verb = "was" if status == "held" else "is"
        return Finding(capital(f"{contact(first)} {verb} {SAID[status]}{told.calendar.of(first)}"), (first.event_id,))
    steps = told.steps[told.steps["about"] == first.event_id]
    made = steps[(steps["effect"] == "plans") & (steps["kind"] == "announcement")].head(1)
    undone = steps["effect"].map(UNDOES).astype("string")
    gone = steps[undone == SAID[first.status]].head(1)
    other = steps[undone.notna() & (undone != SAID[first.status]) & ~(steps["end"] < gone["begin"].min())]
    announced = "".join(f", announced{told.calendar.of(step)}," for step in each(made) if told.calendar.of(step))
    day = "".join(told.calendar.of(step) for step in each(gone))
    remain, rows = _remaining(told, contact(first))
    sentence = f"{contact(first)}{announced} was {SAID[first.status]}{day}{_disputed(told, other)}{remain}"
    rests_on = (first.event_id, *made["event_id"], *gone["event_id"], *other["event_id"], *rows)
    return Finding(capital(sentence), rests_on)


def _disputed(told: _Told, steps: pd.DataFrame) -> str:
    """What steps with another outcome make of a contact, and on whose word, as the end of a clause."""
    by: dict[str, list[str]] = {}
    for step in each(steps):
        by.setdefault(UNDOES[step.effect], []).append(takers(told.tables).get(step.event_id, "somebody not named"))
    return "".join(f", or {said} according to {listed([*dict.fromkeys(who)])}" for said, who in by.items())


def _remaining(told: _Told, first: str) -> tuple[str, tuple[str, ...]]:
    """The contacts that are still planned, as the end of a sentence that has named the first."""
    group = told.of("planned")
    names = list(map(contact, each(group)))
    if not names:
        return "", ()
    plain = len(names) > 2 or len({first, *names}) <= len(names)
    who = at_least(len(names), "other contact", told.hedged) if plain else listed(names)
    return f"; {who} remain{'s' * (len(names) == 1)} planned", tuple(group["event_id"])


def _all_of(told: _Told, status: str) -> Finding:
    """The contacts of one status, counted, and named where they are few; with their days where they are to come."""
    group = told.of(status)
    held = status == "held"
    if group.empty:
        return Finding(f"No contact was found that {'was' if held else 'is'} {SAID[status]}")
    names = [contact(row) + ("" if held else told.calendar.of(row)) for row in each(group)]
    count = at_least(len(names), "contact", told.hedged)
    named = f": {listed(names)}" if len(set(names)) == len(names) <= NAMED else ""
    return Finding(f"The article tells of {count} {SAID[status]}{named}", tuple(group["event_id"]))


def _undone(told: _Told) -> Finding:
    """The sides that called off or postponed contacts."""
    steps = told.steps[told.steps["effect"].isin([*UNDOES]) & told.steps["about"].isin(told.of(*OFF)["event_id"])]
    if steps.empty:
        return Finding("No step was found that calls off or postpones a contact")
    sides, by, names = sides_of(told.tables), takers(told.tables), {c.event_id: contact(c) for c in each(told.contacts)}
    done: dict[tuple[str, str], dict[str, str]] = {}
    for step in each(steps):
        who = listed([*map(the, sides.get(step.event_id, []))]) or by.get(step.event_id, "somebody not named")
        done.setdefault((who, UNDOES[step.effect]), {})[step.about] = names[step.about]
    told_of = [f"{who} {verb} {_plans(plans)}" for (who, verb), plans in done.items()]
    if len(told_of) > 2:
        number = counted(steps["about"].nunique(), "contact")
        told_of = [f"{number} were called off or postponed, by {listed([*dict.fromkeys(who for who, _ in done)])}"]
    return Finding(capital("; ".join(told_of)), tuple(steps["event_id"]))


def _plans(plans: dict[str, str]) -> str:
    return listed([*plans.values()]) if len(plans) <= NAMED else counted(len(plans), "contact")


def _exact(told: _Told) -> Finding:
    """How many contacts have an exact day in the text, and how many none."""
    total = len(told.contacts)
    if not total:
        return Finding("No contact was found that could have a day")
    exact = told.contacts[told.contacts["begin"] == told.contacts["end"]]
    none = int(told.contacts[["begin", "end"]].isna().all(axis=1).sum())
    undated = f", and no date at all of {none}" if none else ""
    of = f"{total} {'certain ' * told.hedged}contact{'s' * (total > 1)}"
    return Finding(f"The article gives the exact day of {len(exact)} of {of}{undated}", tuple(exact["event_id"]))
