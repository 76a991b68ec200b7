"""The stage that finds expressions of calendar time and reads them from the publication date and the text before them.

Types, values and modifiers are those of TIMEX3 (ISO-TimeML, ISO 24617-1). How an expression looks and what it means is
the table `lexicon/times.toml`; the meanings are functions in the modules of this package.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from ..article.regions import datelines
from ..language import body, leave
from ..lexicon import load
from ..records import Interval, Span, Time
from ..syntax.tokens import tokens_of
from . import compounds, days, distances, periods
from .calendar_values import OutsideError, days_of, shift, size_of
from .context import Anchor, Memory, Parts, Place, Reading, Text, usual
from .patterns import folded
from .rules import Find, fitting, possible

MEANINGS: dict[str, Callable[[Place], Reading | Parts | None]] = {
    name: read for module in (days, periods, distances, compounds) for name, read in module.MEANINGS.items()
}


def find_times(doc: Doc, published: date | None) -> tuple[Time, ...]:
    """Find the expressions of time in the body of an article and its datelines, in order, and read them.

    Relative ones count from `published`; where it is None their values stay open (`XXXX-WXX-1`). The interval of each
    is what its words, their modifier and the preposition before them bound. The spans are also left on the Doc as
    `doc.spans["times"]`, labelled by type, with the ids of the times.

    >>> from summitry.language import model
    >>> doc = model()("The envoys met on Monday and will meet again in two weeks' time.")
    >>> for time in find_times(doc, date(2030, 5, 8)):
    ...     print(time.span.of(doc.text), time.value, time.interval.begin, time.interval.end)
    Monday 2030-05-06 2030-05-06 2030-05-06
    in two weeks' time 2030-W21 2030-05-20 2030-05-26
    """
    text = Text(doc, folded(tokens_of(doc).text), published)
    times: list[Time] = []
    memory: Memory = {}
    parsed = list(body(doc, text.text))
    apart = [line for line in datelines(text.text) if not any(line.overlaps(part) for part in parsed)]
    for start, end in sorted(parsed + apart):
        finds, chances = fitting(possible(text.text, start, end), text.text, start, end)
        while finds:
            find, read = _meant(text, memory, finds)
            for place, reading in read:
                time_id, span = f"t{len(times) + 1:02}", Span(place.start, place.end)
                times.append(Time(time_id=time_id, span=span, rule=find.rule.name, **vars(reading)))
                memory = _with(memory, times[-1], find.rule.meaning, place)
            finds, chances = fitting(chances, text.text, find.end, end)
    leave(doc, "times", ((time.span, time.type, time.time_id) for time in times))
    return tuple(times)


def _meant(text: Text, memory: Memory, finds: tuple[Find, ...]) -> tuple[Find, list[tuple[Place, Reading]]]:
    """The first find that means something, or is no time at all (`a 44-year-old`); else the first character, unread."""
    for find in finds:
        place = Place(text, memory, find.start if _modifies(find) else find.core, find.core, find.end, find.fields)
        if find.rule.meaning == "none" or not usual(place.words.lower()):
            return find, []
        try:
            read = MEANINGS[find.rule.meaning](place)
        except OutsideError as side:
            read = Reading("DATE", str(side), doubts=("outside the calendar",))
        if read:
            parts = ((place, read),) if isinstance(read, Reading) else read
            return find, [(part, _modified(part, find, reading)) for part, reading in parts]
    return replace(finds[0], end=finds[0].core + 1), []


def _modifies(find: Find) -> bool:
    """A modifier of amounts belongs to an amount, any other to a date; `later Friday` is two."""
    if find.rule.meaning == "weekday" and find.modifier in ("earlier", "later"):
        return False
    counted = "amount" in find.fields and ("side" not in find.fields or find.modifier == "at least")
    return bool(find.modifier) and counted == (find.modifier in load("times")["modifiers"]["amounts"])


def _modified(place: Place, find: Find, reading: Reading) -> Reading:
    """A reading with its mod, and the days that a modifier or preposition leaves of it."""
    listed = load("times")["modifiers"]
    word = find.modifier if place.start < place.core else place.get("partly")
    outside = place.preceded(r"\b(\w+\.?) ")
    mod = listed["inside"].get(word) or (listed["outside"].get(outside[1].lower()) if outside else None) or reading.mod
    if reading.type == "DURATION":
        return replace(reading, mod=mod)
    if find.rule.meaning in ("distance", "apposed"):  # "more than a decade ago" is before that
        mod = listed["points"].get(mod, mod) if find.rule.meaning == "distance" else None
    return replace(reading, mod=mod, interval=_bounded(place, _left(place, reading.interval, word, mod)))


def _left(place: Place, interval: Interval, word: str, mod: str | None) -> Interval:
    """`later this month` leaves out what has passed; `the end of`, `more than a year ago` have no first day."""
    (begin, end), published = interval, place.within.published
    if begin is None or end is None:
        return interval
    if word in ("earlier", "later") and published and begin < published < end:
        return Interval(begin, published) if word == "earlier" else Interval(published, end)
    if mod == "BEFORE" or word.endswith("end of") or word == "end":
        return Interval(None, end)
    return Interval(begin, None) if mod == "AFTER" else interval


def _bounded(place: Place, interval: Interval) -> Interval:
    """`by Friday` has no first day, `since May` lasts until publication; `before Friday's vote` bounds no Friday."""
    match = place.preceded(r"\b(\w+) (?:the )?")
    bound = load("times")["bounds"].get(match[1].lower()) if match else None
    governed = match and place.last_token.dep_ == "pobj" and place.last_token.head.lower_ == match[1].lower()
    if bound is None or interval == Interval() or not (governed or place.followed(r"\s*(?:[.,;:)]|$)")):
        return interval
    (side, step), (begin, end), published = bound, interval, place.within.published
    if side == "end":
        return Interval(None, shift(begin, -1, "day") if step and begin else end)
    first = shift(end, 1, "day") if step and end else begin
    return Interval(first, published if not step and published and first and first <= published else None)


def _with(memory: Memory, time: Time, meaning: str, at: Place) -> Memory:
    """The memory with a point, `May 2` also as month and year; of quarters those reported on, up to `nine months`."""
    value = time.value.split("T")[0]
    begin, end = days_of(value)
    if re.fullmatch(r"P(?:\d+M|1Y)", value) and "quarter" in memory and at.within.publication:
        return {**{size: told for size, told in memory.items() if size != "quarter"}, "any": at.within.publication}
    if time.type not in ("DATE", "TIME") or begin is None or end is None:
        return memory
    told = Anchor(value, begin, time.time_id, time.span.start)
    if "-Q" in value:
        over = at.within.published is None or end < at.within.published or not at.ahead
        return {**memory, "quarter": told} if meaning == "quarter" and over else memory
    size = size_of(Interval(begin, end))
    larger = {"day": ("month", "year"), "month": ("year",)}.get(size, ())
    return {**memory, **dict.fromkeys((size, *larger, "any"), told)}
