"""Findings on several reports of one story: what became of a contact, where reports differ, who moved."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..codebook import Codebook
from ..records import CONTACTS
from ..tables.schema import KEY, each
from .dates import Calendar, contact, when
from .events import SAID
from .finding import SURE, Finding, at_least, carries
from .minds import SAYS
from .words import capital, counted, day, listed

if TYPE_CHECKING:
    from ..tables.store import Tables

NAMED = 2  # contacts or actors named in a sentence; more are counted


def reported(tables: Tables, sources: pd.DataFrame, reports: pd.DataFrame, least: float = SURE) -> list[Finding]:
    """Tell what several reports make of their contacts, in four findings; the first is the news.

    The tables and frames are those of a story. The findings: what became of the contact that most reports tell of, how
    many contacts several reports tell of, where these differ on the day, and what a new version of a report took back.
    Contacts under the confidence `least` carry no finding; where they are left out of a count, it says "at least".

    >>> from datetime import date
    >>> from summitry import parse
    >>> from summitry.article.regions import regions
    >>> from summitry.records import Article
    >>> from summitry.stories import merge
    >>> texts = {5: "Jane Doe will meet John Roe in Oslo.", 6: "Jane Doe met John Roe in Oslo."}
    >>> made = [Article(f"r{day}", t, tuple(regions(t)), published=date(2031, 5, day)) for day, t in texts.items()]
    >>> story = merge([parse(article) for article in made])
    >>> for finding in reported(story.tables, story.sources, story.reports)[:2]:
    ...     print(finding.sentence)
    The Doe-Roe meeting in Oslo was held between 5 and 6 May; reports before had it planned
    1 of 1 contact is told of by more than one report
    """
    events = tables.events[tables.events["kind"].isin(CONTACTS)]
    sure = events[carries(events, least)]
    told = {str(event_id): group for event_id, group in sources.groupby("event_id")}
    hedged = len(sure) < len(events)
    return [
        news(tables, sources, least),
        _several(sure, told, reports, hedged),
        _differ(sure, told),
        _taken_back(sure, told, reports),
    ]


def moved(tables: Tables, positions: pd.DataFrame, codebook: Codebook | None = None, least: float = SURE) -> Finding:
    """Tell whose position on an issue is another one in a later report, in one finding.

    Both positions must be in the holder's own word or the reporter's, on a row of at least the confidence `least` that
    the doubts do not mention; reports in which the holder has two are passed over. `positions` are those of a story.

    >>> from datetime import date
    >>> from summitry import Codebook, parse
    >>> from summitry.article.regions import regions
    >>> from summitry.codebook import Issue
    >>> from summitry.records import Article
    >>> from summitry.stories import merge
    >>> book = Codebook(issues=(Issue("truce", "A truce", None, ("the truce",)),))
    >>> texts = {5: "Germany rejected the truce.", 6: "Germany strongly supported the truce."}
    >>> made = [Article(f"r{day}", t, tuple(regions(t)), published=date(2031, 5, day)) for day, t in texts.items()]
    >>> story = merge([parse(article, book) for article in made])
    >>> moved(story.tables, story.positions, book).sentence
    'Germany moved on “A truce”, from against it to for it'
    """
    labels = {issue.id: issue.label for issue in (codebook or Codebook()).issues}
    names = dict(zip(tables.actors["actor_id"], tables.actors["name"], strict=True))
    found: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    single = positions[positions["position"].isin([*SAYS])]
    for row in each(single[single["stances"].map(lambda ids: bool(_firm(tables, ids, least)))]):
        found.setdefault((row.holder_id, row.issue), []).append((row.position, *_firm(tables, row.stances, least)))
    moves = [
        (f"{names[holder]} moved on “{labels.get(issue, issue)}”, from {SAYS[one[0]]} to {SAYS[other[0]]}", one, other)
        for (holder, issue), heard in found.items()
        for one, other in pairwise(heard)
        if one[0] != other[0]
    ]
    if not moves:
        return Finding("No position was found that clearly moved from one report to a later one")
    rows = tuple(row for _, one, other in moves for row in (*one[1:], *other[1:]))
    said = "; ".join(capital(sentence) if not n else sentence for n, (sentence, *_) in enumerate(moves))
    return Finding(
        said if len(moves) <= NAMED else f"{len(moves)} positions moved from one report to a later one", rows
    )


def _firm(tables: Tables, stances: str, least: float) -> tuple[str, ...]:
    """The stances, by their ids in a cell, that may stand in a sentence."""
    rows = tables.stances[tables.stances["stance_id"].isin(stances.split(", "))]
    doubted = tables.doubts.loc[tables.doubts["table"] == "stances", "row_id"]
    own = rows[(rows["basis"] != "third_party") & ~rows["stance_id"].isin(doubted)]
    return tuple(own.loc[carries(own, least), "stance_id"])


def news(tables: Tables, sources: pd.DataFrame, least: float = SURE) -> Finding:
    """Tell what became of the contact that most reports tell of, and what reports before made of it."""
    events = tables.events[tables.events["kind"].isin(CONTACTS)]
    sure = events[carries(events, least)]
    if sure.empty:
        return Finding("No contact was found that is certain enough")
    first = max(each(sure), key=lambda row: int((sources["event_id"] == row.event_id).sum()))
    told = sources.loc[sources["event_id"] == first.event_id, "status"]
    before = [*dict.fromkeys(status for status in told if status and status != first.status)]
    verb = "is" if first.status in ("planned", "proposed") else "was"
    what = f"{contact(first)} {verb} {SAID.get(first.status, 'told of')}{Calendar(tables).of(first)}"
    had = f"; reports before had it {listed([SAID[status] for status in before])}" if before else ""
    return Finding(capital(what + had), (first.event_id,))


def _several(sure: pd.DataFrame, told: dict[str, pd.DataFrame], reports: pd.DataFrame, hedged: bool) -> Finding:
    """How many contacts more than one report tells of; two versions are one report."""
    newest = {row.article_id: row.same_as or row.article_id for row in each(reports)}
    several = [row.event_id for row in each(sure) if told[row.event_id][KEY].map(newest).nunique() > 1]
    verb = "is" if len(several) == 1 else "are"
    of = at_least(len(sure), "contact", hedged)
    return Finding(f"{len(several)} of {of} {verb} told of by more than one report", tuple(several))


def days_told(told: pd.DataFrame, status: str) -> dict[tuple[Any, Any], list[str]]:
    """Give the days that the tellings of one status give for a contact, each with its publishers; no open ones."""
    found: dict[tuple[Any, Any], list[str]] = {}
    for row in each(told[(told["status"] == status) & (told["begin"] != "") & (told["end"] != "")]):
        by = found.setdefault((day(pd.Timestamp(row.begin)), day(pd.Timestamp(row.end))), [])
        by += [row.publisher or row.article_id] * ((row.publisher or row.article_id) not in by)
    return found


def _differ(sure: pd.DataFrame, told: dict[str, pd.DataFrame]) -> Finding:
    """The contacts of which reports give days that exclude each other."""
    found = {row.event_id: (row, days_told(told[row.event_id], row.status)) for row in each(sure)}
    apart = {i: known for i, known in found.items() if any(_exclude(a, b) for a, b in combinations(known[1], 2))}
    if not apart:
        return Finding("No two reports were found that give a contact different days")
    if len(apart) > NAMED:
        return Finding(f"Reports differ on the day of {counted(len(apart), 'contact')}", tuple(apart))
    said = [f"{contact(row)} ({_by_days(days)})" for row, days in apart.values()]
    return Finding(f"Reports differ on the day of {listed(said)}", tuple(apart))


def _by_days(days: dict[tuple[Any, Any], list[str]]) -> str:
    year = next(iter(days))[0].year
    return "; ".join(f"{when(*known, year).removeprefix('on ')}: {listed(by)}" for known, by in days.items())


def _exclude(one: tuple[Any, Any], other: tuple[Any, Any]) -> bool:
    return bool(one[1] < other[0] or other[1] < one[0])


def _taken_back(sure: pd.DataFrame, told: dict[str, pd.DataFrame], reports: pd.DataFrame) -> Finding:
    """What a publisher said of a contact, and says otherwise in a new version of the report."""
    newer = dict(zip(reports[KEY], reports["same_as"], strict=True))
    by = dict(zip(reports[KEY], reports["publisher"], strict=True))
    found: dict[str, str] = {}
    for row in each(sure):
        statuses = dict(zip(told[row.event_id][KEY], told[row.event_id]["status"], strict=True))
        for old, was in statuses.items():
            now = statuses.get(newer[old], "")
            if was and now and was != now:
                who = by[old] if by[old] == by[newer[old]] else "A later version"
                found[row.event_id] = f"{who} took back that {contact(row)} was {SAID[was]}: it says {SAID[now]}"
    if not found:
        return Finding("No new version of a report was found that takes back what became of a contact")
    return Finding(capital("; ".join(found.values())), tuple(found))
