"""Contacts of several reports that are one: by kind, cast, time and place, as mentions within a report are."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ..actors.states import states
from ..events.coreference import is_elsewhere, same_parties
from ..lexicon import load
from ..records import CONTACTS, Cast, Interval
from ..times.intervals import disjoint

LIVING, UNDONE = ("planned", "proposed"), ("called_off", "postponed", "refused")
LEADER = "leader"  # the office of "the leaders", whichever office it is
LAPSE = 14  # days between two reports, after which those who meet may have met again


@dataclass(frozen=True)
class Told:
    """An event as one report tells it: `cast` are ids in the story, `report` is its number among the reports.

    A move is `about` a contact: by its id in the report, or, once contacts are joined, by their first telling.
    """

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
    for link in sorted(filter(None, pairs), key=_rank):
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
    whole = (*mine, *theirs)
    pairs = itertools.product(mine, theirs)
    return len({t.report for t in whole}) == len(whole) and not any(_conflict(a, b, whole) for a, b in pairs)


def _conflict(a: Told, b: Told, whole: Sequence[Told]) -> bool:
    """Whether kind, place, time or status are of two contacts, in view of the `whole` that they would be part of."""
    early, late = sorted((a, b), key=lambda t: t.published or date.min)
    over = early.status == "held" and late.status in UNDONE and not (early.is_dated and late.is_dated)
    where = set() if _is_moved(early, late) else places(a.place, b.place)
    two = is_elsewhere({a.kind, b.kind}, where)
    apart = disjoint(a.bounds, b.bounds) and not (_moved(early, late, whole) or _is_a_slip(a, b))
    return two or over or apart


def _moved(early: Told, late: Told, whole: Sequence[Told]) -> bool:
    """Whether the contact was postponed between two tellings or in one of them, so that it may have two dates."""
    days = [t.published or date.min for t in whole if t.status == "postponed"]
    held = early.status == "held"
    return not held and any((early.published or date.min) <= day <= (late.published or date.min) for day in days)


def _is_moved(early: Told, late: Told) -> bool:
    """Whether a contact that was planned is later told of the same day and cast in another place."""
    later = (early.published or date.min) < (late.published or date.min)
    exact = early.is_dated and early.interval.begin == early.interval.end and early.interval == late.interval
    return later and exact and early.status in LIVING and late.status not in UNDONE


def _is_a_slip(a: Told, b: Told) -> bool:
    """Whether two reports, each with an exact day, are one day apart on a contact that they have in one place."""
    exact = all(t.is_dated and t.interval.begin == t.interval.end for t in (a, b))
    days = [t.interval.begin for t in (a, b) if t.interval.begin]
    near = exact and abs((days[0] - days[-1]).days) == 1 and a.status not in UNDONE and b.status not in UNDONE
    return near and len(a.cast & b.cast) > 1 and bool(a.place and b.place) and len(places(a.place, b.place)) == 1


def _link(a: Told, b: Told, cast: Cast) -> Link | None:
    """What speaks for two tellings being of one event, where enough does."""
    if a.report == b.report or (a.kind in CONTACTS) != (b.kind in CONTACTS):
        return None
    return _contact(a, b, cast) if a.kind in CONTACTS else _move(a, b)


def _contact(a: Told, b: Told, cast: Cast) -> Link | None:
    shared, here = a.cast & b.cast, bool(a.place and b.place) and len(places(a.place, b.place)) == 1
    exact = all(None not in t.interval for t in (a, b))
    who = _who(a, b, cast, here=here, then=exact and not disjoint(a.interval, b.interval))
    if not (who and (here or exact or _soon(a, b))) or _conflict(a, b, (a, b)):
        return None
    on_time = a.interval == b.interval and a.is_dated
    score = (len(shared), a.cast == b.cast, here, on_time, not disjoint(a.bounds, b.bounds), a.kind == b.kind)
    return Link(tuple(map(int, score)), a, b, "; ".join([who, *_reasons(a, b, here=here)]))


def _who(a: Told, b: Told, cast: Cast, *, here: bool, then: bool) -> str:
    """Say why those who meet may be the same; no words where they are not. Where and when may make up for a part."""
    shared, both = a.cast & b.cast, bool(a.cast and b.cast)
    alike = both and any(same_parties({*x.cast}, {*y.cast}, cast) for x, y in ((a, b), (b, a)))
    there = here or a.kind == b.kind == "call"  # which is nowhere
    if alike and (len(shared) > 1 or (shared and there and (a.cast == b.cast or then))):
        return f"{', '.join(sorted(shared))} in both"
    if not shared and (alike or (then and _act_alike(a, b, cast))):
        return "those who act for the same states in both"
    if both and not shared and then and any(_hold(x, y, cast, here=here) for x, y in ((a, b), (b, a))):
        return "those who hold the office in both"
    return "one does not say who meets" if here and then and not both and a.kind == b.kind else ""


def _act_alike(a: Told, b: Told, cast: Cast) -> bool:
    """Whether both act for the same states, one for each, and one telling has no name: `the Ruritanian minister`."""
    acts = [{cast.side_of(i): cast.by_id[i] for i in t.cast} for t in (a, b)]
    whole = all(None not in each and len(each) == len(t.cast) > 1 for each, t in zip(acts, (a, b), strict=True))
    nameless = any(actor.kind != "person" for each in acts for actor in each.values())
    roles = [(acts[0][side].role or "", acts[1][side].role or "") for side in acts[0] if side in acts[1]]
    alike = all(not (x and y) or _is_office(x, y) or _is_office(y, x) for x, y in roles)
    return whole and nameless and {*acts[0]} == {*acts[1]} and alike


def _is_office(named: str, office: str) -> bool:
    """Whether an office may be named so: a foreign minister is a minister, a prime minister is not."""
    return named == office or (office.endswith(f" {named}") and office not in load("roles")["leaders"])


def _hold(group: Told, people: Told, cast: Cast, *, here: bool) -> bool:
    """Whether those who meet in one telling have the office that the other one names them by: `foreign ministers`."""
    named, others = ([cast.by_id[i] for i in t.cast] for t in (group, people))
    offices = {actor.role or "" for actor in named if actor.kind == "group"} - {""}
    roles = {actor.role or "" for actor in others}
    if len(offices) < len(named) or not (len(named) == 1 or here):
        return False
    if len(others) == 1 and others[0].kind == "group":  # two groups that hold it, in one place
        return (here or group.kind == people.kind == "summit") and roles == offices
    leads = LEADER in offices and roles <= {*load("roles")["leaders"]}
    return len(others) > 1 and (leads or any(all(_is_office(office, role) for role in roles) for office in offices))


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
    if here:
        yield f"in {a.place}" if a.place == b.place else f"in {a.place} and {b.place}"
    if a.is_dated and b.is_dated:
        apart, same = disjoint(a.interval, b.interval), a.interval == b.interval
        yield "the same days" if same else "their days differ" if apart else "their days overlap"


def places(one: str, other: str) -> set[str]:
    """Give one place where a name has the other in it, or a city may lie in a state; else two."""
    one, other = _capital(one), _capital(other)
    a, b = ({*re.findall(r"[^\W_]+", place.casefold())} for place in (one, other))
    if not a or not b or a <= b or b <= a:
        return {one or other} - {""}
    for state, city in ((one, other), (other, one)):
        if state in states() and city not in states():
            homes = [name for name, row in states().items() if city in row.get("capitals", ())]
            return {one} if not homes or state in homes else {one, other}
    return {one, other}


def _capital(place: str) -> str:
    """The name of a capital that is told by its state: `Norwegian capital`."""
    of = place.removesuffix(" capital")
    named = (row["capitals"] for row in states().values() if of in row.get("adjectives", ()) and row.get("capitals"))
    return next(named, [place])[0] if of != place else place
