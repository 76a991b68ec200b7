"""Contacts of several reports that are one: by kind, cast, time and place, as mentions within a report are."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ..actors.states import states
from ..events.coreference import is_elsewhere, same_parties
from ..events.intervals import disjoint
from ..records import CONTACTS, Cast, Interval

LIVING, UNDONE = ("planned", "proposed"), ("called_off", "postponed", "refused")
LAPSE = 14  # days between two reports, after which those who meet may have met again


@dataclass(frozen=True)
class Told:
    """An event as one report tells it: actors by their ids in the story, `about` by the number of a merged contact."""

    report: int
    event_id: str
    kind: str
    status: str
    interval: Interval
    place: str
    cast: frozenset[str]
    published: date | None
    about: str = ""

    @property
    def bounds(self) -> Interval:
        """Its days, and that what was held was so by publication, and what is planned is not yet over."""
        begin, end = self.interval
        if self.published and self.kind in CONTACTS:
            end = self.published if self.status == "held" and end is None else end
            begin = self.published if self.status in LIVING and begin is None and end is None else begin
        return Interval(begin, end)

    @property
    def is_dated(self) -> bool:
        """Tell whether the report itself says when."""
        return self.interval != Interval()


@dataclass(frozen=True)
class Link:
    """Two tellings that are of one event, how much speaks for it, and why, in words."""

    score: tuple[int, ...]
    one: Told
    other: Told
    why: str


def clusters(told: Sequence[Told], cast: Cast) -> list[tuple[list[Told], list[str]]]:
    """Join tellings of one event, those that agree most first; none joins two of one report, or two that conflict.

    Gives the tellings of each event in order of the reports, and why they were joined.
    """
    home = {id_of(t): [t] for t in told}
    why: dict[tuple[int, str], list[str]] = {id_of(t): [] for t in told}
    pairs = (_link(a, b, cast) for a, b in itertools.combinations(told, 2))
    for link in sorted(
        (pair for pair in pairs if pair), key=lambda k: ([-s for s in k.score], *map(id_of, (k.one, k.other)))
    ):
        mine, theirs = home[id_of(link.one)], home[id_of(link.other)]
        if mine is theirs or not _may_join(mine, theirs):
            continue
        mine.extend(theirs)
        why[id_of(mine[0])] += [*why[id_of(theirs[0])], link.why]
        home.update((id_of(t), mine) for t in theirs)
    groups = {id(group): (group, why[id_of(group[0])]) for group in home.values()}
    return [(sorted(group, key=id_of), sorted(reasons)) for group, reasons in groups.values()]


def _rank(link: Link) -> tuple[object, ...]:
    return tuple(-n for n in link.score), id_of(link.one), id_of(link.other)


def id_of(told: Told) -> tuple[int, str]:
    """Give the report and the event of a telling."""
    return told.report, told.event_id


def _may_join(mine: list[Told], theirs: list[Told]) -> bool:
    """Whether no two are of one report, and nothing speaks against any two."""
    reports = [t.report for t in (*mine, *theirs)]
    moved = any(t.status == "postponed" for t in (*mine, *theirs))
    pairs = itertools.product(mine, theirs)
    return len({*reports}) == len(reports) and not any(_conflict(a, b, moved=moved) for a, b in pairs)


def _conflict(a: Told, b: Told, *, moved: bool) -> bool:
    """Whether kind, place, time or status are of two contacts; what was postponed may have two dates."""
    early, late = sorted((a, b), key=lambda t: t.published or date.min)
    over = early.status == "held" and late.status in UNDONE and not (early.is_dated and late.is_dated)
    two = is_elsewhere({a.kind, b.kind}, _places(a.place, b.place))
    return two or over or (not moved and disjoint(a.bounds, b.bounds))


def _link(a: Told, b: Told, cast: Cast) -> Link | None:
    """What speaks for two tellings being of one event, where enough does."""
    if a.report == b.report or (a.kind in CONTACTS) != (b.kind in CONTACTS):
        return None
    return _contact(a, b, cast) if a.kind in CONTACTS else _move(a, b)


def _contact(a: Told, b: Told, cast: Cast) -> Link | None:
    moved = "postponed" in (a.status, b.status)
    shared, here = a.cast & b.cast, bool(a.place and b.place) and len(_places(a.place, b.place)) == 1
    by_states = bool(a.cast and b.cast) and any(same_parties({*x.cast}, {*y.cast}, cast) for x, y in ((a, b), (b, a)))
    enough = len(shared) > 1 or (by_states and not shared) or (a.cast == b.cast and bool(shared) and here)
    near = here or all(None not in t.interval for t in (a, b)) or _soon(a, b)
    if not (by_states and enough and near) or _conflict(a, b, moved=moved):
        return None
    score = (len(shared), a.cast == b.cast, here, a.interval == b.interval and a.is_dated, a.kind == b.kind)
    return Link(tuple(map(int, score)), a, b, "; ".join(_reasons(a, b, here=here)))


def _soon(a: Told, b: Told) -> bool:
    """Whether two reports are so close that they may speak of one contact without saying where or when."""
    if not (a.published and b.published and (a.is_dated or b.is_dated or {a.status, b.status} & {*LIVING})):
        return False
    return abs((a.published - b.published).days) <= LAPSE


def _move(a: Told, b: Told) -> Link | None:
    """The same authors say the same of the same contact, on days that may be one."""
    shared = a.cast & b.cast
    if not shared or not a.about or (a.kind, a.about) != (b.kind, b.about) or disjoint(a.interval, b.interval):
        return None
    return Link((len(shared),), a, b, "the same authors on the same contact")


def _reasons(a: Told, b: Told, *, here: bool) -> Iterator[str]:
    shared = a.cast & b.cast
    yield f"{', '.join(sorted(shared))} in both" if shared else "those who act for the same states in both"
    if here:
        yield f"in {a.place}" if a.place == b.place else f"in {a.place} and {b.place}"
    if a.is_dated and b.is_dated:
        yield "their days overlap" if a.interval != b.interval else "the same days"


def _places(one: str, other: str) -> set[str]:
    """One place where a name has the other in it, or a city may lie in a state; else two. `Oslo, Norway`, `Oslo`."""
    a, b = ({*re.findall(r"[^\W_]+", place.casefold())} for place in (one, other))
    if not a or not b or a <= b or b <= a:
        return {one or other} - {""}
    for state, city in ((one, other), (other, one)):
        if state in states() and city not in states():
            homes = [name for name, row in states().items() if city in row.get("capitals", ())]
            return {one} if not homes or state in homes else {one, other}
    return {one, other}
