"""The times that date a verb or noun, and what several say of one event together."""

from datetime import date
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Token

from ..records import Interval, Time
from ..syntax.clauses import governor
from .words import words

DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}


def head_of(time: Time, doc: Doc) -> Token:
    """Give the head token of a time expression."""
    piece = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
    assert piece is not None  # a time covers a token
    return piece.root


def times_of(token: Token, times: tuple[Time, ...]) -> list[Time]:
    """Give the times that date a contact: under its word, or beside it under the same verb."""
    verb = token if token.pos_ == "VERB" else governor(token)
    deciding = verb is not None and _is_decided(token, verb)
    found = []
    for time in times:
        head = head_of(time, token.doc)
        vague = time.interval == Interval() or (time.value.endswith("_REF") and time.interval.end is None)
        beside = verb is not None and governor(head) == verb and (not deciding or _is_aim(head))
        if not vague and relation(head) is None and (beside or _is_under(head, token)):
            found.append(time)
    return found


def _is_decided(token: Token, verb: Token) -> bool:
    """Whether the verb beside a time decides on the contact: `on Monday ruled out a summit`."""
    acting = token.dep_ == "nsubj"  # "the meeting agreed on Friday"
    there = token.head.lower_ == "at"  # "on Friday pledged aid at a meeting"
    return token != verb and not acting and not there and verb.lemma_ in deciding_verbs()


def _is_aim(head: Token) -> bool:
    """Whether a time is the day that a contact is moved to: `called a summit for Friday`, `put off until June`."""
    return head.head.lower_ in words("called_off", "until")


@cache
def deciding_verbs() -> frozenset[str]:
    """Give the verbs that decide on a contact rather than tell of it."""
    return frozenset().union(*(words(s, "verbs") for s in ("called_off", "refused", "proposed", "deciding")))


def _is_under(head: Token, token: Token) -> bool:
    """Whether a time stands under a contact, and no other clause between them."""
    for above in head.ancestors:
        if above.i == token.i:
            return True
        if above.lemma_ in deciding_verbs():
            return False  # "a summit that was called off in May"
        if any(c.dep_ == "nsubj" and c.lower_ not in ("which", "that") for c in above.children):
            return False
    return False


def relation(head: Token) -> tuple[Token, int] | None:
    """Give the verb of the other event and the sign of its distance: `one day before they met`."""
    marker = head.doc[head.right_edge.i + 1] if head.right_edge.i + 1 < len(head.doc) else head
    if marker.lower_ not in ("before", "after"):
        return None
    inside = next((c for c in marker.children if c.dep_ in ("pcomp", "pobj")), marker)
    return (marker.head if marker.dep_ == "mark" else inside), 1 if marker.lower_ == "before" else -1


def distance_to(token: Token, times: tuple[Time, ...]) -> int | None:
    """Give the days from another event to a contact: `It came one day before they met`; None where none are told."""
    for time in times:
        amount, unit = time.value[1:-1], time.value[-1]
        link = relation(head_of(time, token.doc))
        if link is not None and link[0] == token and time.value[0] == "P" and amount.isdigit():
            return link[1] * int(amount) * DAYS[unit]
    return None


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


def said_of(times: list[Time], doc: Doc) -> Interval:
    """Give what the times of one mention say together: `from Thursday to Friday` is both and what lies between."""
    for first, last in pairwise(sorted(times, key=lambda t: t.span)):
        link = doc.text[first.span.end : last.span.start].strip().lower()
        begin, end = first.interval.begin, last.interval.end
        if link in ("to", "until", "and", "-") and begin is not None and end is not None and begin <= end:
            return Interval(begin, end)
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
