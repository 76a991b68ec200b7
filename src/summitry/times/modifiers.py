"""Modifiers and prepositions: what words before an expression of time do to its reading."""

import re
from dataclasses import replace
from datetime import date, timedelta

from ..lexicon import load
from ..records import Interval
from .context import Place, Reading
from .rules import Find

ONE_DAY = timedelta(days=1)


def modifies(find: Find) -> bool:
    """Tell whether the modifier belongs to a find: one of amounts to an amount, any other to a date."""
    if find.rule.meaning == "weekday" and find.modifier in ("earlier", "later"):  # "later Friday" is two
        return False
    counted = "amount" in find.fields and ("side" not in find.fields or find.modifier == "at least")
    return bool(find.modifier) and counted == (find.modifier in load("times")["modifiers"]["amounts"])


def modified(place: Place, find: Find, reading: Reading) -> Reading:
    """Give a reading its mod, and the days that a modifier or preposition leaves of it."""
    listed = load("times")["modifiers"]
    word = find.modifier if place.start < place.core else find.fields.get("partly", "").lower()
    outside = re.search(r"(\w+\.?) $", place.before(12))
    mod = listed["inside"].get(word) or (listed["outside"].get(outside[1].lower()) if outside else None)
    if reading.type == "DURATION":
        return replace(reading, mod=mod)
    if find.rule.meaning == "distance" and mod in listed["points"]:  # "more than a decade ago" is before that
        mod = listed["points"][mod]
    interval = _part(reading.interval, word, mod, place.within.published)
    return replace(reading, mod=mod, interval=_bounded(place, interval))


def _part(interval: Interval, word: str, mod: str | None, published: date | None) -> Interval:
    """`later this month` leaves out what has passed; `the end of`, `more than a year ago` have no first day."""
    begin, end = interval
    if begin is None or end is None:
        return interval
    if word in ("earlier", "later") and published and begin < published < end:
        return Interval(begin, published) if word == "earlier" else Interval(published, end)
    if mod == "BEFORE" or word.endswith("end of") or word == "end":
        return Interval(None, end)
    return Interval(begin, None) if mod == "AFTER" else interval


def _bounded(place: Place, interval: Interval) -> Interval:
    """`by Friday` has no first day, `since May` lasts until publication."""
    match = re.search(r"\b(\w+) (?:the )?$", place.before(12))
    bound = load("times")["bounds"].get(match[1].lower()) if match else None
    if bound is None or interval == Interval() or not _stands_alone(place):
        return interval
    (side, step), (begin, end), published = bound, interval, place.within.published
    if side == "end":
        return Interval(None, begin - ONE_DAY if step and begin else end)
    first = end + ONE_DAY if step and end else begin
    return Interval(first, published if not step and published and first and first <= published else None)


def _stands_alone(place: Place) -> bool:
    """The preposition takes the expression itself (`before Friday`), not what it is a part of (`Friday's vote`)."""
    last = place.within.token_at(place.end - 1)
    governed = last.head.i == place.within.token_at(place.start).i - 1 and last.dep_ == "pobj"
    return governed or re.match(r"\s*(?:[.,;:)]|$)", place.after()) is not None
