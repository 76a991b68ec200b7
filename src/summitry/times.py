"""The stage that finds expressions of calendar time and reads them from the publication date."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from .calendar_values import LETTERS, days_of, shift, value_at
from .records import Interval, Span, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc

NUMBERS = {
    w: n
    for n, w in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
NUMBERS |= {"a": 1, "an": 1, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
VAGUE = {"couple": 2, "few": 3, "several": 3, "some": 2}  # the least that the word means, in units
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
UNDATED = "no publication date to count from"

AMOUNT = rf"(?P<n>\d+|(?:a )?couple of|(?:a )?few|several|some|{'|'.join(NUMBERS)})"
UNIT = r"(?P<unit>day|week|fortnight|month|quarter|year|decade|hour|minute)"
SPELL = r"(?P<unit>day|week|month|quarter|year|decade)"
MONTH = (
    r"(?P<month>(?-i:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?))"
)
WEEKDAY = r"(?P<weekday>(?-i:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday))"
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
PART = r"(?P<part>morning|afternoon|evening|night)"


@dataclass
class Context:
    """What an expression is read from: publication, the day last mentioned, and its surroundings."""

    published: date | None
    last: date | None
    before: str
    after: str
    future: bool


@dataclass(frozen=True)
class Reading:
    """What a rule makes of an expression."""

    type: str
    value: str
    interval: Interval = field(default_factory=Interval)
    precision: str = "unknown"
    anchor: str | None = None
    doubts: tuple[str, ...] = ()


Match = re.Match[str]


def _calendar(value: str, anchor: str | None = None, kind: str = "DATE") -> Reading:
    size = {3: "range", 4: "year", 7: "month", 8: "week"}.get(len(value), "day")
    return Reading(kind, value, days_of(value), "range" if "Q" in value else size, anchor)


def _undated(value: str, kind: str = "DATE") -> Reading:
    return Reading(kind, value, doubts=(UNDATED,))


def _month(match: Match) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(match["month"].lower().rstrip(".")[:3]))


def _full(match: Match, at: Context) -> Reading | None:
    """A day of a month; without a year, the one nearest to publication."""
    tail = f"{_month(match):02}-{int(match['day']):02}"
    if match["year"]:
        reading = _calendar(f"{match['year']}-{tail}")
        return reading if reading.interval.begin else None
    if at.published is None:
        return _undated(f"XXXX-{tail}")
    near = [days_of(f"{at.published.year + step:04}-{tail}").begin for step in (0, -1, 1)]
    days = [day for day in near if day]
    published = at.published
    if not days:
        return Reading("DATE", f"XXXX-{tail}", doubts=("no such day in the years around publication",))
    return _calendar(min(days, key=lambda day: abs(day - published)).isoformat(), published.isoformat())


def _iso(match: Match, at: Context) -> Reading | None:
    reading = _calendar(match.group())
    return reading if reading.interval.begin else None


def _of_month(match: Match, at: Context) -> Reading | None:
    """A month; without a year the most recent one, after a future cue the next."""
    month = _month(match)
    if match["year"]:
        return _calendar(f"{match['year']}-{month:02}")
    if len(match["month"].rstrip(".")) < 5 and not re.search(
        r"\b(?:in|last|next|of|since|until|by|late|early)\s$", at.before
    ):
        return None
    if month == 3 and not re.search(r"\b(?:in|last|next|of|since|until|by|late|early|this)\s$", at.before):
        return None
    if at.published is None:
        return _undated(f"XXXX-{month:02}")
    year = at.published.year
    year += at.future and month < at.published.month
    year -= (not at.future) and month > at.published.month
    return _calendar(f"{year:04}-{month:02}", at.published.isoformat())


def _weekday(match: Match, at: Context) -> Reading | None:
    """The most recent such weekday, today included; after a future cue the next one."""
    if re.match(r"\s(?:Times|Telegraph|Mirror|Post|Express|Mail)\b", at.after):
        return None
    part = f"T{PARTS[match['part'].lower()]}" if match["part"] else ""
    kind = "TIME" if part else "DATE"
    if at.published is None:
        return _undated(f"XXXX-WXX-{WEEKDAYS.index(match['weekday'].lower()) + 1}{part}", kind)
    back = (at.published.weekday() - WEEKDAYS.index(match["weekday"].lower())) % 7
    which = (match["which"] or "").lower()
    if which == "next" or (which != "last" and at.future):
        move = 7 - back if which == "next" else (7 - back) % 7
    else:
        move = -back or (-7 if which == "last" else 0)
    return _calendar(
        (shift(at.published, move, "day") or at.published).isoformat() + part, at.published.isoformat(), kind
    )


def _deictic(match: Match, at: Context) -> Reading:
    word = match["word"].lower()
    part = PARTS.get((match["part"] or ("night" if word in ("tonight", "last night") else "")).lower(), "")
    kind, suffix = ("TIME", f"T{part}") if part else ("DATE", "")
    if at.published is None:
        return _undated(f"XXXX-XX-XX{suffix}", kind)
    step = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(word, 0)
    day = shift(at.published, step, "day") or at.published
    return _calendar(day.isoformat() + suffix, at.published.isoformat(), kind)


def _unit(match: Match, at: Context) -> Reading:
    """This, last or next week, month, year ...; `later this month` leaves out what has passed."""
    unit = match["unit"].lower()
    if at.published is None:
        return _undated({"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX"}.get(unit, "XXXX"))
    step = {"last": -1, "next": 1}.get(match["which"].lower(), 0)
    reading = _calendar(value_at(shift(at.published, step, unit) or at.published, unit), at.published.isoformat())
    begin, end = reading.interval
    cue = (match["cue"] or "").lower()
    if step == 0 and cue == "later" and end:
        begin = min(at.published + timedelta(days=1), end)
    if step == 0 and cue == "earlier" and begin:
        end = max(at.published - timedelta(days=1), begin)
    return Reading("DATE", reading.value, Interval(begin, end), reading.precision, reading.anchor)


def _edge(match: Match, at: Context) -> Reading:
    """The end of a year or month: after `by`, only its last day bounds the time."""
    unit = (match["unit"] or "year").lower()
    if not match["year"] and at.published is None:
        return _undated("XXXX")
    value = match["year"] or value_at(at.published or date.min, unit)
    whole = days_of(value)
    bound = re.search(r"\b(?:by|before|until|till)\s$", at.before, re.I) or (match["edge"] or "").lower() == "end"
    interval = Interval(None, whole.end) if bound else whole
    return Reading("DATE", value, interval, "approx", None if match["year"] else str(at.published))


def _count(match: Match) -> tuple[int, bool, str]:
    """Least amount, whether it is vague, and the amount as TIMEX3 writes it."""
    words = match["n"].lower().split()
    word = next((w for w in words if w in VAGUE), words[0])
    if word in VAGUE:
        return VAGUE[word], True, "2" if word == "couple" else "X"
    number = int(word) if word.isdigit() else NUMBERS[word]
    return number, False, str(number)


def _duration_value(match: Match) -> str:
    unit, (number, _, text) = match["unit"].lower(), _count(match)
    if unit == "fortnight":
        return f"P{number * 2}W"
    if unit == "quarter" and text != "X":
        return f"P{number * 3}M"
    return f"P{'T' if unit in ('hour', 'minute') else ''}{text}{LETTERS[unit]}"


def _counted(match: Match, at: Context) -> Reading:
    """An amount before or after a day: `ago` counts from publication, `later` from the day last mentioned."""
    number, vague, _ = _count(match)
    unit, way = match["unit"].lower(), match["way"].lower()
    past = way in ("ago", "earlier", "before")
    origin = at.published if way in ("ago", "from now") else at.last or at.published
    if unit in ("hour", "minute") or origin is None:
        value = "PAST_REF" if way == "ago" else "XXXX-XX-XX"
        return Reading("DATE", value, doubts=(UNDATED if origin is None else "counted in less than days",))
    day = shift(origin, -number if past else number, unit)
    if day is None:
        return Reading("DATE", "PAST_REF" if past else "FUTURE_REF", doubts=("outside the calendar",))
    if vague:
        interval = Interval(None, day) if past else Interval(day, None)
        doubts = ("vague amount, taken as at least " + f"{number} {unit}s",)
        return Reading("DATE", "PAST_REF" if past else "FUTURE_REF", interval, "approx", origin.isoformat(), doubts)
    return _calendar(value_at(day, unit), origin.isoformat())


def _window(match: Match, at: Context) -> Reading:
    """The next or past days: a duration that begins or ends on the day of publication."""
    value, (number, vague, _) = _duration_value(match), _count(match)
    unit, ahead = match["unit"].lower(), match["which"].lower() in ("next", "coming", "following")
    doubts = ("vague amount",) if vague else ()
    if at.published is None or unit in ("hour", "minute"):
        return Reading("DURATION", value, doubts=doubts or (UNDATED,))
    edge = shift(at.published, number if ahead else -number, unit)
    if edge is None:
        return Reading("DURATION", value, doubts=("outside the calendar",))
    one = timedelta(days=1)
    interval = Interval(at.published, edge - one) if ahead else Interval(edge + one, at.published)
    return Reading("DURATION", value, interval, "approx" if vague else "range", at.published.isoformat(), doubts)


def _duration(match: Match, at: Context) -> Reading | None:
    """An amount of time; beside `within`, `before` or `after` it bounds a day."""
    if re.match(r"[\s-]old\b", at.after) or (match["n"].lower() in ("a", "an") and "-" not in match.group()):
        return None
    value, (number, _, _) = _duration_value(match), _count(match)
    unit = match["unit"].lower()
    if at.published is None or unit in ("hour", "minute"):
        return Reading("DURATION", value)
    if re.search(r"\bwithin\s$", at.before, re.I):
        doubt = "counted from publication; the text may count from an earlier day"
        return Reading("DURATION", value, Interval(None, shift(at.published, number, unit)), "approx", doubts=(doubt,))
    if re.match(r"\s(?:before|after)\b", at.after) and not at.future:
        day = at.published - timedelta(days=1)
        end = shift(day, -number, unit) if at.after.lstrip().startswith("before") else day
        return Reading("DURATION", value, Interval(None, end), "approx")
    return Reading("DURATION", value)


def _some(match: Match, at: Context) -> Reading:
    unit = match["unit"].lower()
    letter = f"P{'T' if unit in ('hour', 'minute') else ''}X{LETTERS[unit]}"
    bounded = at.published and re.match(r"\s(?:after|before)\b", at.after) and not at.future
    end = at.published - timedelta(days=1) if at.published and bounded else None
    return Reading("DURATION", letter, Interval(None, end), "approx", doubts=("vague amount",))


def _told(match: Match, at: Context) -> Reading:
    """A day counted from the day last mentioned: the same, the following, the previous."""
    if at.last is None:
        return _undated("XXXX-XX-XX")
    which = match["which"].lower()
    step = {"following": 1, "next": 1, "previous": -1}.get(which, 0)
    part = PARTS.get(match["unit"].lower())
    day = shift(at.last, step, "day") or at.last
    return _calendar(day.isoformat() + (f"T{part}" if part else ""), at.last.isoformat(), "TIME" if part else "DATE")


def _every(match: Match, at: Context) -> Reading:
    word = match["unit"].lower()
    if word in WEEKDAYS:
        return Reading("SET", f"XXXX-WXX-{WEEKDAYS.index(word) + 1}")
    return Reading("SET", f"P1{LETTERS[word]}")


def _adverb(match: Match, at: Context) -> Reading:
    return Reading("SET", {"d": "P1D", "w": "P1W", "m": "P1M", "a": "P1Y", "y": "P1Y"}[match.group()[0].lower()])


def _year(match: Match, at: Context) -> Reading:
    return _calendar(match["year"])


def _decade(match: Match, at: Context) -> Reading:
    return _calendar(match["year"][:3])


def _reference(value: str) -> Callable[[Match, Context], Reading]:
    def read(match: Match, at: Context) -> Reading:
        begin = at.published if value == "FUTURE_REF" else None
        return Reading("DATE", value, Interval(begin, None))

    return read


@dataclass(frozen=True)
class Rule:
    """A case: its name, what it looks like, how it is read, and an example (`expression`, in a sentence)."""

    name: str
    pattern: str
    read: Callable[[Match, Context], Reading | None]
    example: str
    expression: str


RULES = (
    Rule("iso-day", r"\d{4}-\d\d-\d\d", _iso, "Signed on 2030-05-02.", "2030-05-02"),
    Rule(
        "month-day",
        rf"(?:{WEEKDAY},?\s+)?{MONTH}\s+{DAY}\b(?:,?\s+{YEAR})?",
        _full,
        "They met on May 2, 2030.",
        "May 2, 2030",
    ),
    Rule(
        "day-month",
        rf"(?:{WEEKDAY},?\s+)?{DAY}\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR})?",
        _full,
        "They met on 2 May 2030.",
        "2 May 2030",
    ),
    Rule(
        "month",
        rf"(?:(?:early|mid|late)[ -])?{MONTH}(?:,?\s+(?:of\s+)?{YEAR})?",
        _of_month,
        "They last met in August.",
        "August",
    ),
    Rule(
        "weekday",
        rf"(?:(?P<which>last|next|this)\s+)?{WEEKDAY}(?:\s+{PART})?",
        _weekday,
        "He spoke on Monday morning.",
        "Monday morning",
    ),
    Rule(
        "deictic",
        rf"(?:(?:earlier|later|late|early)\s+)?(?P<word>yesterday|today|tomorrow|tonight|last night)(?:\s+{PART})?",
        _deictic,
        "Earlier yesterday, he left.",
        "Earlier yesterday",
    ),
    Rule(
        "unit",
        rf"(?:(?P<cue>earlier|later)\s+)?(?P<which>this|last|next)\s+{SPELL}",
        _unit,
        "Talks go on later this month.",
        "later this month",
    ),
    Rule(
        "edge",
        rf"the\s+(?P<edge>end|beginning|start)\s+of\s+(?:{YEAR}|the\s+(?P<unit>year|month|week))",
        _edge,
        "It ends by the end of 2030.",
        "the end of 2030",
    ),
    Rule(
        "counted",
        rf"{AMOUNT}\s+{UNIT}s?\s+(?P<way>ago|later|earlier|from now)",
        _counted,
        "They met two weeks ago.",
        "two weeks ago",
    ),
    Rule(
        "window",
        rf"(?:the\s+)?(?P<which>next|coming|following|past|last|previous)\s+{AMOUNT}\s+{UNIT}s?",
        _window,
        "More follows over the next two days.",
        "the next two days",
    ),
    Rule(
        "told",
        r"(?:the|that)\s+(?P<which>same|following|next|previous)\s+(?P<unit>day|morning|afternoon|evening|night)",
        _told,
        "He left on May 2, 2030 and was back the same day.",
        "the same day",
    ),
    Rule("duration", rf"{AMOUNT}[ -]{UNIT}s?", _duration, "A six-month deal.", "six-month"),
    Rule(
        "every",
        r"(?:every|each)\s+(?P<unit>day|week|month|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday)",
        _every,
        "They meet every Monday.",
        "every Monday",
    ),
    Rule("adverb", r"annual(?:ly)?|yearly|daily|weekly|monthly", _adverb, "The annual talks.", "annual"),
    Rule(
        "future",
        r"the\s+(?:(?:immediate|near|foreseeable)\s+future|coming\s+(?:days|weeks|months|years))",
        _reference("FUTURE_REF"),
        "No talks in the immediate future.",
        "the immediate future",
    ),
    Rule("past", r"(?:the|recent)\s+past|recently", _reference("PAST_REF"), "It failed in the past.", "the past"),
    Rule("present", r"now|currently", _reference("PRESENT_REF"), "It is now off.", "now"),
    Rule(
        "some",
        r"(?P<unit>minute|hour|day|week|month|year|decade)s(?!\s+old)",
        _some,
        "It came days after the talks.",
        "days",
    ),
    Rule("decade", rf"(?:the\s+)?{YEAR}s", _decade, "A pact of the 1990s.", "the 1990s"),
    Rule(
        "year",
        rf"(?<![$£€\d.,-]){YEAR}(?![\d-]|[.,]\d|\s*(?:percent|people|troops|soldiers|%))",
        _year,
        "At work since 2014.",
        "2014",
    ),
)

PATTERNS = tuple((rule, re.compile(rf"(?<!\w)(?:{rule.pattern})(?!\w)", re.I)) for rule in RULES)
FUTURE = re.compile(
    r"\b(?:will|would|(?<!spoke )(?<!talked )(?<!went )to|next|upcoming|scheduled|set|due|plans?|planned|expected"
    r"|proposed|until)\b|\bby\s$",
    re.I,
)
PAST = re.compile(r"\b(?:said|told|met|was|were|had|has|have|spoke|announced|\w{2,}ed)\b", re.I)


def find_times(doc: Doc, published: date | None) -> tuple[Time, ...]:
    """The expressions of time in the body, in order; values that need a missing `published` stay open (`XXXX-...`)."""
    text = doc.text
    found: list[Time] = []
    last: date | None = None
    for rule, match in _candidates(doc, text):
        before = text[max(0, match.start() - 90) : match.start()]
        at = Context(published, last or published, before, text[match.end() : match.end() + 30], _ahead(before))
        reading = rule.read(match, at)
        if reading is None:
            continue
        begin, end = reading.interval
        if begin and begin == end:
            last = begin
        span = Span(match.start(), match.end())
        found.append(
            Time(
                f"t{len(found) + 1:02}",
                span,
                reading.type,
                reading.value,
                reading.interval,
                reading.precision,
                rule.name,
                reading.anchor,
                reading.doubts,
            )
        )
    return tuple(found)


def _candidates(doc: Doc, text: str) -> list[tuple[Rule, Match]]:
    """What the patterns find in parsed sentences: of overlapping finds the first, the longest, the earlier rule."""
    from .language import sentences

    sents = [(sent.start_char, sent.end_char) for sent in sentences(doc)]
    starts = [start for start, _ in sents]
    finds = [(m.start(), -m.end(), n, m) for n, (_, pattern) in enumerate(PATTERNS) for m in pattern.finditer(text)]
    kept: list[tuple[Rule, Match]] = []
    for start, _, n, match in sorted(finds, key=lambda find: find[:3]):
        home = bisect_right(starts, start) - 1
        if home >= 0 and start < sents[home][1] and (not kept or start >= kept[-1][1].end()):
            kept.append((PATTERNS[n][0], match))
    return kept


def _ahead(before: str) -> bool:
    """Whether the last cue of tense before the expression, in its sentence, points to the future."""
    clause = re.split(r"[.!?;:]\s", before)[-1]
    future = [match.start() for match in FUTURE.finditer(clause)]
    past = [match.start() for match in PAST.finditer(clause)]
    return bool(future) and future[-1] >= (past[-1] if past else -1)
