"""An expression of time in its place, what it may be counted from, and its reading."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from spacy.tokens import Doc, Token

from ..lexicon import labels, load
from ..records import Interval
from ..syntax.clauses import VERBS
from .calendar_values import OutsideError, days_of, size_of
from .patterns import regex, words

Memory = Mapping[str, "Anchor"]  # by size, and `any`
FAR, NEXT = 400, 200  # characters: an anchor further back is in doubt; no more of the story it tells of
NOWHEN = Interval()
BLANK = re.compile(r"\s+")
UNDATED = "no publication date to count from"


@dataclass(frozen=True)
class Reading:
    """TIMEX3 type, value and mod of an expression, its days, and what it is counted from: `published` or an id."""

    type: str
    value: str
    interval: Interval = NOWHEN
    precision: str = "unknown"
    anchor: str | None = None
    mod: str | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point to count from: its value, day, name (`published` or an id) and first character in the text."""

    value: str
    day: date
    name: str
    place: int = 0


def point(value: str, anchor: str | None = None, doubts: tuple[str, ...] = ()) -> Reading:
    """Make a reading of a point or stretch of the calendar; of a day that there is not, the month, in doubt."""
    if re.match(r"-|0000|\d{5}", value):
        raise OutsideError("PAST_REF" if value[0] in "-0" else "FUTURE_REF")
    days = days_of(value)
    if not days.begin and (month := days_of(value[:7])).begin:
        value, days, doubts = value[:7], month, (f"there is no {value}", *doubts)
    return Reading("TIME" if "T" in value else "DATE", value, days, size_of(days), anchor, doubts=doubts)


def counted(anchor: Anchor | None, missing: str, value: Callable[[date], str] = str) -> Reading:
    """Make a reading of the value that `value` counts from the day of an anchor; of `missing` where there is none."""
    return point(value(anchor.day), anchor.name) if anchor else point(missing, doubts=(UNDATED,))


def part_of_day(name: str) -> str:
    """Write a part of the day as TIMEX3 adds it to a value, `TMO` for a morning; nothing for none."""
    return f"T{words('PART')[name]}" if name else ""


def usual(habit: str) -> bool:
    """Tell whether the training corpora often enough mark or size a time so, by the counts of `[habits]`."""
    done, read = load("times")["habits"]["counts"].get(habit, (1, 1))
    return bool(done >= load("times")["habits"]["least"] * read)


@dataclass(frozen=True)
class Text:
    """A parsed text whose expressions are read: `published` is None where no date is known."""

    doc: Doc
    text: str
    published: date | None

    @property
    def publication(self) -> Anchor | None:
        """The day of publication as what is counted from."""
        return Anchor(str(self.published), self.published, "published") if self.published else None

    @cached_property
    def narrative(self) -> bool:
        """The text tells of another time: of many years, few near publication; and hardly a `yesterday` or `Monday`."""
        if self.published is None:
            return True
        years = [int(year) for year in re.findall(r"\b(?:1[4-9]|20)\d\d\b", self.text)]
        old = [year for year in years if abs(year - self.published.year) > 2]
        if len(old) < 5 or len(old) < 0.8 * len(years):
            return False
        return len(regex(load("times")["narrative"]["near"]).findall(self.text)) < 0.05 * len(years)

    def token_at(self, offset: int) -> Token:
        """Find the token that holds the character at `offset`."""
        found = self.doc.char_span(offset, offset + 1, alignment_mode="expand")
        return found[0] if found else self.doc[-1]


@dataclass(frozen=True)
class Place:
    """An expression in its text: from `start`, its words from `core` (after a modifier) to `end`; `fields` by class.

    `memory` is what the text has told so far: the last point of each size (`day`, `month`, `year`, `quarter`) and of
    `any`. All offsets are characters of the text, ends exclusive.
    """

    within: Text
    memory: Memory
    start: int
    core: int
    end: int
    fields: dict[str, str]

    @cached_property
    def words(self) -> str:
        """The words of the rule, without a modifier, white space as one blank."""
        return _plain(self.within.text[self.core : self.end])

    def preceded(self, pattern: str) -> re.Match[str] | None:
        """Match a pattern in the 40 characters that end where the expression begins."""
        return re.search(rf"(?:{pattern})$", _plain(self.within.text[max(0, self.start - 40) : self.start]), re.I)

    def followed(self, pattern: str) -> re.Match[str] | None:
        """Match a pattern in the 40 characters that begin where the expression ends."""
        return re.match(pattern, _plain(self.within.text[self.end : self.end + 40]), re.I)

    def get(self, name: str) -> str:
        """Give the words of a class in lower case, white space as one blank; empty where there are none."""
        return _plain(self.fields.get(name, "").lower().replace("’", "'"))

    def means(self, name: str) -> Any:
        """Give what the words of a class mean by the table, else the number in figures; None where there is neither."""
        figures = re.match(r"\d+", self.get(name))
        return words(name.upper()).get(self.get(name), int(figures[0]) if figures else None)

    @property
    def home(self) -> Anchor | None:
        """Give what incomplete dates are near to: publication; where a story goes on, the month or year told last."""
        if not self.carried:
            return self.within.publication
        told = [self.memory[size] for size in ("month", "year") if size in self.memory]
        return max(told, key=lambda anchor: anchor.day)  # a look back at an earlier year does not turn a story back

    @cached_property
    def carried(self) -> bool:
        """A story goes on: in a narrative, but for `last June` or a weekday far from a day; in news `In June they`."""
        if "year" not in self.memory:  # a month told is of a year
            return False
        last, published = self.memory["any"], self.within.published
        exact, gap = self.memory.get("month") is last, self.start - last.place
        bare = not self.get("which") and (bool(self.get("month")) or not self.get("weekday"))
        if self.within.narrative or published is None:
            return published is None or bare or (exact and gap <= FAR)
        opens = (token := self.within.token_at(self.core)).i - token.sent.start <= 1
        return bare and exact and opens and gap <= NEXT and bool(self.get("month")) and last.day.year != published.year

    def origin(self, size: str) -> Anchor | None:
        """Give what a unit is near to: `previous`, `following` to the last told of a size, `last`, `next` to home."""
        told = self.memory.get(size) if self.get("which") in ("previous", "following") else None
        return told or self.home

    def unsure(self, anchor: Anchor | None) -> tuple[str, ...]:
        """Doubt an anchor that stands far before the expression, or before a point less exact; None: no doubt."""
        if anchor is None:
            return ()
        if self.start - anchor.place > FAR:
            return (f"counted from {anchor.name}, named well before",)
        last = self.memory.get("any", anchor)
        return (f"counted from {anchor.name}, though {last.name} stands nearer",) if last.place > anchor.place else ()

    @cached_property
    def last_token(self) -> Token:
        """The last token of the words."""
        return self.within.token_at(self.end - 1)

    @cached_property
    def ahead(self) -> bool:
        """The clause speaks of the future (`will meet on`, `is due on`, `by`); what owns something mostly is over."""
        cues = load("times")["direction"]
        bound = self.preceded(rf"\b(?:{'|'.join(cues['ahead_before'])}) (?:the )?") is not None
        owner = self.followed(r"['’]s? ") is not None or self.last_token.dep_ == "compound"
        if owner and not bound and not self.preceded(rf"\b(?:{'|'.join(cues['owner_before'])}) (?:the |an? )?"):
            return False
        bound = bound and not owner
        governing = next((above.lower_ for above in self.last_token.ancestors if above.dep_ == "prep"), "")
        for above in self.last_token.ancestors:
            said = (above, *above.lefts, *(word for word in above.rights if word.dep_ == "acomp"))  # "is due"
            planned = governing in cues["plan_prepositions"] and above.lemma_ in cues["plan_verbs"]  # "set for Friday"
            if planned or any(word.lower_ in cues["ahead_words"] for word in said):
                return True
            if above.pos_ in VERBS:
                left = (word.norm_ for verb in (above, above.head, above.head.head) for word in verb.lefts)
                over = not {"had", "'d"}.isdisjoint(left)  # "had been due to expire on Friday"
                tense = not over and (bound or _is_future(above))
                if tense is not None:
                    return tense
        return bound


Parts = tuple[tuple[Place, Reading], ...]  # of an expression that is several: each in its place, with its reading


def _plain(said: str) -> str:
    """The words with any white space, no-break spaces and line ends too, as one blank."""
    return BLANK.sub(" ", said)


def _is_future(verb: Token) -> bool | None:
    """True for `will leave on`, False for `left on`, None for `hoped to leave on`: as the verb above it."""
    cues = load("times")["direction"]
    helpers = [child for child in verb.children if child.dep_ in labels("auxiliaries")]
    words = {helper.norm_ for helper in helpers}  # "will" of "’ll" and of "won't"
    if words & set(cues["modals"]):
        return not words & {"have", "'ve"}
    if "to" in words and "have" not in words:
        return None if verb.dep_ in ("advcl", "csubj") or verb.head.lemma_ in cues["outcome_verbs"] else True
    tags = {helper.tag_ for helper in helpers} | {verb.tag_}
    if "VBD" in tags or words & {"has", "have", "had", "'ve"} or (verb.tag_ == "VBN" and not helpers):
        return False
    if verb.tag_ == "VBG":
        return True if helpers else None
    return verb.lemma_ in cues["ahead_verbs"] if verb.tag_ in ("VBZ", "VBP") else None
