"""The stage that finds expressions of calendar time and reads them from the publication date and the text before them.

Types, values and modifiers are those of TIMEX3 (ISO-TimeML, ISO 24617-1). How an expression looks and what it means is
the table `lexicon/times.toml`; the meanings are functions in the modules of `timex`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ..article.regions import datelines
from ..language import body
from ..lexicon import load
from ..records import Interval, Span, Time
from . import days, distances, feasts, periods, years
from .calendar_values import days_of, size_of
from .context import Place, Reading, Text, Told
from .rules import Find, fitting, possible, word_after

if TYPE_CHECKING:
    from spacy.tokens import Doc

MEANINGS: dict[str, Callable[[Place], Reading | tuple[Reading, Reading] | None]] = {
    name: read
    for module in (days, feasts, periods, years, distances)
    for name, read in module.MEANINGS.items()
}
ONE_DAY = timedelta(days=1)


def find_times(doc: Doc, published: date | None) -> tuple[Time, ...]:
    """The expressions of time in the body and its datelines, in order.

    Values that need a missing `published` stay open (`XXXX-...`). The interval of each is what its words, their
    modifier and the preposition before them bound.

    >>> [t.value for t in find_times(doc, date(2030, 5, 8))]  # "They met last week."  # doctest: +SKIP
    ['2030-W18']
    """
    raw = doc.text
    text = Text(doc, raw, published, _is_narrative(raw, published))
    parsed = list(body(doc))
    found: list[Time] = []
    for start, end in sorted(parsed + [line for line in datelines(raw) if not any(line.overlaps(p) for p in parsed)]):
        for place, find, reading in _read(text, start, end):
            time = _record(f"t{len(found) + 1:02}", place, find, reading)
            found.append(time)
            _remember(text, time)
    return tuple(found)


def _read(text: Text, start: int, end: int) -> Iterator[tuple[Place, Find, Reading]]:
    """The expressions of a stretch of text, read one by one, since each may count from those before it."""
    finds, chances = fitting(possible(text.text, start, end), text.text, start, end)
    while finds:
        next_ = word_after(text.text, finds[0].core)
        for find in finds:
            place = Place(text, find.start if _modifies(find) else find.core, find.core, find.end, find.fields)
            meaning = MEANINGS.get(find.rule.meaning)  # none: what looks like a time and is none
            read = meaning(place) if meaning else None
            for n, reading in enumerate(read if isinstance(read, tuple) else [read] if read else []):
                first, last = find.parts[n] if isinstance(read, tuple) else (place.core, place.end)
                begin = place.start if n == 0 else first
                yield replace(place, start=begin, core=first, end=last), find, _modified(place, find, reading)
            if read is not None or meaning is None:
                next_ = find.end
                break
        start = next_
        finds, chances = fitting(chances, text.text, start, end)


def _record(time_id: str, place: Place, find: Find, reading: Reading) -> Time:
    return Time(
        time_id=time_id,
        span=Span(place.start, place.end),
        type=reading.type,
        value=reading.value,
        interval=reading.interval,
        precision=reading.precision,
        rule=find.rule.name,
        mod=reading.mod,
        anchor=reading.anchor,
        doubts=reading.doubts,
    )


# --- what words before an expression do to it --------------------------------------------------------


def _modifies(find: Find) -> bool:
    """Whether the modifier belongs to it: one of amounts to an amount, any other to a date; `later Friday` is two."""
    if find.rule.meaning == "weekday" and find.modifier in ("earlier", "later"):
        return False
    counted = "amount" in find.fields and ("side" not in find.fields or find.modifier == "at least")
    return bool(find.modifier) and counted == (find.modifier in load("times")["modifiers"]["amounts"])


def _modified(place: Place, find: Find, reading: Reading) -> Reading:
    """A reading with its mod, and the days that a modifier or preposition leaves of it."""
    listed = load("times")["modifiers"]
    word = find.modifier if place.start < place.core else find.fields.get("partly", "").lower()
    outside = re.search(r"(\w+\.?) $", place.before(12))
    mod = listed["inside"].get(word) or (listed["outside"].get(outside[1].lower()) if outside else None)
    if reading.type == "DURATION":
        return replace(reading, mod=mod)
    if find.rule.meaning == "distance" and mod in listed["points"]:  # "more than a decade ago" is before that
        mod = listed["points"][mod]
    interval = _part(reading.interval, word, mod, place.published)
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
    """What a preposition makes of a point: `by Friday` has no first day, `since May` lasts until publication."""
    match = re.search(r"\b(\w+) (?:the )?$", place.before(12))
    bound = load("times")["bounds"].get(match[1].lower()) if match else None
    if bound is None or interval == Interval() or not _stands_alone(place):
        return interval
    (side, step), (begin, end), published = bound, interval, place.published
    if side == "end":
        return Interval(None, begin - ONE_DAY if step and begin else end)
    first = end + ONE_DAY if step and end else begin
    return Interval(first, published if not step and published and first and first <= published else None)


def _stands_alone(place: Place) -> bool:
    """Whether the preposition takes the expression itself, not what it is a part of (`before Friday's vote`)."""
    last = place.within.token_at(place.end - 1)
    governed = last.head.i == place.within.token_at(place.start).i - 1 and last.dep_ == "pobj"
    return governed or re.match(r"\s*(?:[.,;:)]|$)", place.after()) is not None


# --- what a text has told ----------------------------------------------------------------------------


def _remember(text: Text, time: Time) -> None:
    """Keep a point of the calendar for what is counted from it; of quarters only those told by number, and over."""
    value = time.value.split("T")[0]
    begin, end = days_of(value)
    if re.fullmatch(r"P(?:\d+M|1Y)", value):
        text.memory.points.pop("quarter", None)  # "in the nine months": what is a year earlier is no quarter
    if time.type not in ("DATE", "TIME") or begin is None or end is None:
        return
    size = "quarter" if "-Q" in value else size_of(value)
    over = text.published is None or end < text.published or text.text.startswith(" ended", time.span.end)
    if size != "quarter" or (time.rule == "quarter of a year" and over):
        text.memory.add(Told(value, begin, time.time_id, time.span.start), size)


def _is_narrative(text: str, published: date | None) -> bool:
    """Whether a text tells of another time: it names many years, few near its publication, and hardly `yesterday`."""
    if published is None:
        return True
    years = [int(year) for year in re.findall(r"\b(?:1[4-9]|20)\d\d\b", text)]
    old = [year for year in years if abs(year - published.year) > 2]
    near = re.findall(rf"\b(?:{load('times')['narrative']['near']})\b", text, re.I)
    return len(old) >= 5 and len(old) >= 0.8 * len(years) and len(near) < 0.2 * len(years)
