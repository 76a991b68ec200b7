"""The calendar of what is told: what several times say of one event together."""

from datetime import date
from itertools import pairwise

from spacy.tokens import Doc

from ..records import Interval, Time


def together(intervals: list[Interval]) -> Interval:
    """Give what all intervals allow; where they exclude each other, the first of them.

    >>> together([Interval(None, date(2024, 5, 9)), Interval(date(2024, 5, 1), None)])
    Interval(begin=datetime.date(2024, 5, 1), end=datetime.date(2024, 5, 9))
    """
    found = intervals[0] if intervals else Interval()
    for other in intervals[1:]:
        begin = max((b for b in (found.begin, other.begin) if b), default=None)
        end = min((e for e in (found.end, other.end) if e), default=None)
        if begin is None or end is None or begin <= end:
            found = Interval(begin, end)
    return found


def said_of(times: tuple[Time, ...], doc: Doc) -> Interval:
    """Give what the times of one mention say together: `from Thursday to Friday` is both and what lies between."""
    begin = None  # of those that a link joins
    for first, last in pairwise(sorted(times, key=lambda t: t.span)):
        words = doc.char_span(first.span.start, last.span.end, alignment_mode="expand")
        assert words is not None  # times cover tokens
        link = words.text[first.span.end - words.start_char : last.span.start - words.start_char].strip().lower()
        begin, end = begin or first.interval.begin, last.interval.end
        if link in ("to", "until", "and", "-") and begin is not None and end is not None and begin <= end:
            return Interval(begin, end)
        begin = begin if link == "," else None
    return together([t.interval for t in times])


def disjoint(a: Interval, b: Interval) -> bool:
    """Tell whether two intervals cannot be of one event."""
    return any(x.begin and y.end and x.begin > y.end for x, y in ((a, b), (b, a)))


def precision_of(interval: Interval, times: tuple[Time, ...]) -> str:
    """Tell how tight an interval is: the word of the time that gave it, else what its bounds show."""
    if interval == Interval():
        return "unknown"
    if interval.begin == interval.end:
        return "day"
    return next((t.precision for t in times if t.interval == interval), "range")


def is_past(interval: Interval, published: date | None) -> bool | None:
    """Tell whether an interval is all before the day of publication (True), after it (False), or neither."""
    if published is None:
        return None
    begin, end = interval
    if end and end < published:
        return True
    ahead = begin and (begin > published or (begin == published and end and end > published))  # "later this month"
    return False if ahead else None
