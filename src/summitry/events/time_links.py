"""The times that date a contact: under its word, beside it, or under the next clause around it, in this order."""

from functools import cache
from itertools import takewhile

from spacy.tokens import Doc, Token

from ..records import Time
from ..syntax.clauses import governor
from .chain import clauses_of
from .values import UNDATED, Dated, Dates
from .words import noun_entry, words

DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}


def dates_of(doc: Doc, times: tuple[Time, ...]) -> Dates:
    """Find the heads of time expressions, by sentence."""
    found: Dates = {}
    for time in times:
        piece = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
        assert piece is not None  # a time covers a token
        found.setdefault(piece.root.sent.start, []).append(Dated(time, piece.root, governor(piece.root)))
    return found


def times_of(token: Token, dates: Dates) -> list[Time]:
    """Give the times that date a contact: under its word, or beside it under the same verb."""
    near = _near(token, dates)
    beside = [d for d in near if _is_beside(d, token, token if token.pos_ == "VERB" else governor(token))]
    until = [d.time for d in beside if d.head.head.lower_ in words("moved", "until")]  # "set for March, until May"
    return until or [d.time for d in near if _is_under(d.head, token)] or [d.time for d in beside]


def times_around(token: Token, dates: Dates) -> list[Time]:
    """Give the times under the next clause around a contact that has any: `arrived on Monday to meet Roe`."""
    near = _near(token, dates)
    found = ([d.time for d in near if _is_beside(d, token, verb)] for verb in clauses_of(token)) if near else iter(())
    return next(filter(None, found), [])


def _near(token: Token, dates: Dates) -> list[Dated]:
    """The times of a sentence, without vague ones and distances to other events."""
    known = (d for d in dates.get(token.sent.start, ()) if d.time.interval != UNDATED)
    exact = (d for d in known if d.time.interval.end or not d.time.value.endswith("_REF"))
    return [d for d in exact if relation(d.head) is None]


def _is_beside(dated: Dated, token: Token, verb: Token | None) -> bool:
    """Whether a time stands under a verb around a contact, and is neither its decision's nor another contact's."""
    if verb is None or dated.verb != verb:
        return False
    aim = dated.head.head.lower_ in words("moved", "to")  # "called a summit for Friday", "put off until June"
    nearer = (noun_entry(above) for above in dated.head.ancestors if above.i != token.i and above.pos_ != "VERB")
    return (aim or not _is_decided(token, verb)) and not any(nearer)  # "met on the sidelines of a summit in June"


def _is_decided(token: Token, verb: Token) -> bool:
    """Whether the verb beside a time decides on the contact: `on Monday ruled out a summit`."""
    acting = token.dep_ == "nsubj"  # "the meeting agreed on Friday"
    there = token.head.lower_ == "at"  # "on Friday pledged aid at a meeting"
    return token != verb and not acting and not there and verb.lemma_ in deciding_verbs()


@cache
def deciding_verbs() -> frozenset[str]:
    """Give the verbs that decide on a contact rather than tell of it."""
    sections = ("called_off", "postponed", "refused", "proposed", "deciding")
    return frozenset().union(*(words(section, "verbs") for section in sections))


def _is_under(head: Token, token: Token) -> bool:
    """Whether a time stands under a contact, and no other clause between: not `a summit that was called off in May`."""
    between = list(takewhile(lambda above: above.i != token.i, head.ancestors))
    clauses = any(c.dep_ == "nsubj" and c.lower_ not in ("which", "that") for t in between for c in t.children)
    return token.is_ancestor(head) and not clauses and not any(t.lemma_ in deciding_verbs() for t in between)


def relation(head: Token) -> tuple[Token, int] | None:
    """Give the verb of the other event and the sign of its distance: `one day before they met`."""
    marker = head.doc[min(head.right_edge.i + 1, len(head.doc) - 1)]
    sign = {"before": 1, "after": -1}.get(marker.lower_)
    inside = next((c for c in marker.children if c.dep_ in ("pcomp", "pobj")), marker)
    return (marker.head if marker.dep_ == "mark" else inside, sign) if sign else None


def distance_to(token: Token, dates: Dates) -> int | None:
    """Give the days from another event to a contact: `It came one day before they met`; None where none are told."""
    for time, head, _ in dates.get(token.sent.start, ()):
        amount, unit, link = time.value[1:-1], time.value[-1], relation(head)
        if link is not None and link[0] == token and time.value[0] == "P" and amount.isdigit():
            return link[1] * int(amount) * DAYS[unit]
    return None
