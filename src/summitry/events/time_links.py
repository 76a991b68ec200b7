"""The times that date a contact: under its word, beside it, or under the next clause around it, in this order."""

from dataclasses import replace
from datetime import date
from itertools import takewhile

from spacy.tokens import Doc, Token

from ..records import Interval, Time
from ..syntax.clauses import SUBJECTS, governor
from ..times.calendar_values import days_of, shift
from ..times.intervals import is_past
from ..times.patterns import words as named
from .chain import clauses_of
from .values import UNDATED, UNDONE, Dated, Dates, Signs
from .words import noun_entry, words

DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}
DECIDING = frozenset().union(
    *(words(s, "verbs") for s in ("called_off", "postponed", "refused", "proposed", "deciding"))
)
BARE = {*named("WEEKDAY"), *named("MONTH")}


def dates_of(doc: Doc, times: tuple[Time, ...], published: date | None = None) -> Dates:
    """Find the heads of time expressions, by sentence; those that may lie on either side lie as their verb has it."""
    found: Dates = {}
    for time in times:
        piece = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
        assert piece is not None  # a time covers a token
        dated = Dated(time, piece.root, _verb_over(piece.root), is_past(time.interval, published))
        if published and time.anchor == "published" and piece.text.lower() in BARE:
            days = _turned(dated, published)
            dated = dated._replace(time=replace(time, interval=days), past=is_past(days, published))
        if _is_shifted(dated) and dated.head.head.lower_ in words("moved", "until"):  # "put off until next week"
            dated = dated._replace(time=replace(time, interval=days_of(time.value)))
        found.setdefault(piece.root.sent.start, []).append(dated)
    return found


def _verb_over(head: Token) -> Token | None:
    """The verb above a time: "said", of `said on Monday she would meet`, where the model hangs the day on "meet"."""
    verb = governor(head)
    if verb is None or verb.dep_ != "ccomp" or verb.head.i > head.i:
        return verb
    opens = next((c.i for c in verb.children if c.dep_ in (*SUBJECTS, "mark")), head.i)
    return verb.head if opens > head.i else verb


def _turned(dated: Dated, published: date) -> Interval:
    """The days of a bare `Monday` or `June`: behind where it dates what is said, ahead where what is decided on."""
    (begin, end), verb, week = dated.time.interval, dated.verb, dated.time.precision == "day"
    back = dated.past is False and verb != governor(dated.head)
    doing = verb is not None and verb.tag_ == "VBG"  # "suggested meeting on Friday"
    ahead = dated.past and (_is_new(dated) or ((doing or not week) and _is_wanted(dated)))
    if begin is None or end is None or not (back or ahead):
        return dated.time.interval
    turned = Interval(*(shift(day, -1 if back else 1, "week" if week else "year") for day in (begin, end)))
    nearer = week or (turned.begin is not None and turned.begin - published < published - end)
    return turned if nearer else dated.time.interval


def next_week(interval: Interval, times: tuple[Time, ...], dates: Dates) -> Interval:
    """Give the days a week later where only a weekday names them: `Friday's summit will go ahead`."""
    bare = [d for found in dates.values() for d in found if d.time in times and d.head.lower_ in named("WEEKDAY")]
    later = Interval(*(shift(day, 1, "week") if day else None for day in interval))
    return later if bare and len(bare) == len(times) else interval


def _is_new(dated: Dated) -> bool:
    """Whether a contact is put off or moved to a time: `put off to Monday`, `set for March, until May`."""
    above = dated.head.head.lower_
    return above in words("moved", "until") or (above == "to" and _is_shifted(dated))


def _is_shifted(dated: Dated) -> bool:
    return dated.verb is not None and dated.verb.lemma_ in words("moved", "verbs") | words("postponed", "verbs")


def _is_wanted(dated: Dated) -> bool:
    """Whether a time is of what is decided on: `proposed a meeting in June`, but not `agreed at a meeting in June`."""
    between = list(takewhile(lambda above: above != dated.verb, dated.head.ancestors))
    there = any(noun_entry(t) and t.head.dep_ == "prep" and t.head.lower_ not in words("aims") for t in between)
    verbs = {v.lemma_ for v in (dated.verb, dated.verb and dated.verb.head) if v is not None}
    return not there and not verbs.isdisjoint(DECIDING)


def times_of(token: Token, dates: Dates, phrases: Signs) -> list[Time]:
    """Give the times that date a contact: under its word, or beside it under the same verb."""
    near, verb = _near(token, dates), token if token.pos_ == "VERB" else governor(token)
    beside = [d for d in near if _is_beside(d, token, verb, phrases)]
    new = [d.time for d in beside if _is_new(d)]
    return new or [d.time for d in near if _is_under(d, token)] or [d.time for d in beside]


def times_of_act(verb: Token, contact: Token, dates: Dates) -> list[Time]:
    """Give the times of what a verb does to a contact, none of them ahead: `on Monday proposed a meeting in June`."""
    beside = (d for d in _near(verb, dates) if d.verb == verb and d.past is not False and not _is_new(d))
    return [d.time for d in beside if d.head.head.lower_ != "from" and not _is_under(d, contact)]


def times_around(token: Token, dates: Dates, phrases: Signs) -> list[Time]:
    """Give the times under the next clause around a contact that has any: `arrived on Monday to meet Roe`."""
    near = _near(token, dates)
    clauses = clauses_of(token) if near else ()
    found = ([d.time for d in near if _is_beside(d, token, verb, phrases)] for verb in clauses)
    return next(filter(None, found), [])


def _near(token: Token, dates: Dates) -> list[Dated]:
    """The times of a sentence, without vague ones and distances to other events."""
    known = (d for d in dates.get(token.sent.start, ()) if d.time.interval != UNDATED)
    exact = (d for d in known if d.time.interval.end or not d.time.value.endswith("_REF"))
    return [d for d in exact if relation(d.head) is None]


def _is_beside(dated: Dated, token: Token, verb: Token | None, phrases: Signs) -> bool:
    """Whether a time stands under a verb around a contact, and is neither its decision's nor another contact's."""
    if verb is None or dated.verb != verb:
        return False
    aim = dated.head.head.lower_ in words("moved", "to")  # "called a summit for Friday", "put off until June"
    ahead = dated.past is False and verb.tag_ != "VB" and verb in (dated.head.head, dated.head.head.head)
    nearer = (noun_entry(above) for above in dated.head.ancestors if above.i != token.i and above.pos_ != "VERB")
    own = aim or ahead or not _is_decided(token, verb, phrases)
    return own and not any(nearer)  # "met on the sidelines of a summit in June"


def _is_decided(token: Token, verb: Token, phrases: Signs) -> bool:
    """Whether the verb beside a time decides on the contact: `ruled it out on Monday`, `was put off on Monday`."""
    undone = any(sign.means in UNDONE for sign in phrases.get(verb.i, ()))
    part = token.dep_ == "nsubj" or token.head.lower_ == "at"  # "the talks agreed on Friday", "vowed it at the talks"
    return token != verb and (undone or (not part and verb.lemma_ in DECIDING))


def _is_under(dated: Dated, token: Token) -> bool:
    """Whether a time stands under a contact, and no other clause between: not `a summit that was called off in May`."""
    act = dated.past and token.head.lemma_ in words("proposing", "verbs")  # "proposed talks with Roe on Monday"
    above = dated.verb == token.head and (act or token.dep_ == "ccomp")  # "said on Monday she would meet"
    if above or not token.is_ancestor(dated.head):
        return False
    between = list(takewhile(lambda above: above.i != token.i, dated.head.ancestors))
    clauses = (c for t in between for c in t.children if c.dep_ == "nsubj" and c.lower_ not in ("which", "that"))
    return not any(clauses) and not any(t.lemma_ in DECIDING for t in between)


def relation(head: Token) -> tuple[Token, int] | None:
    """Give the verb of the other event and the sign of its distance: `one day before they met`."""
    marker = head.doc[min(head.right_edge.i + 1, len(head.doc) - 1)]
    sign = {"before": 1, "after": -1}.get(marker.lower_)
    inside = next((c for c in marker.children if c.dep_ in ("pcomp", "pobj")), marker)
    return (marker.head if marker.dep_ == "mark" else inside, sign) if sign else None


def distance_to(token: Token, dates: Dates) -> int | None:
    """Give the days from another event to a contact: `It came one day before they met`; None where none are told."""
    for time, head, *_ in dates.get(token.sent.start, ()):
        amount, unit, link = time.value[1:-1], time.value[-1], relation(head)
        if link is not None and link[0] == token and time.value[0] == "P" and amount.isdigit():
            return link[1] * int(amount) * DAYS[unit]
    return None
