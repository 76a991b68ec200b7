"""What an expression of time is read from: publication, what the text named before, the tense of its clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from ..lexicon import load
from ..records import Interval
from .calendar_values import days_of, size_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOWHEN = Interval()
UNDATED = "no publication date to count from"
FAR = 400  # characters: an anchor further back is in doubt


@dataclass(frozen=True, slots=True)
class Reading:
    """What a meaning makes of an expression: TIMEX3 type, value and mod, the days meant, and what it was counted from.

    `anchor` is `published` or the id of the expression of time counted from.
    """

    type: str
    value: str
    interval: Interval = NOWHEN
    precision: str = "unknown"
    anchor: str | None = None
    mod: str | None = None
    doubts: tuple[str, ...] = ()


def point(value: str, anchor: str | None = None, doubts: tuple[str, ...] = ()) -> Reading:
    """A reading of a point or stretch of the calendar; a time of day makes it a TIME."""
    return Reading("TIME" if "T" in value else "DATE", value, days_of(value), size_of(value), anchor, doubts=doubts)


def undated(value: str) -> Reading:
    """A reading whose value needs a publication date that is not known."""
    return Reading("TIME" if "T" in value else "DATE", value, doubts=(UNDATED,))


def part_of_day(name: str | None) -> str:
    """How TIMEX3 adds a part of the day to a value, `TMO` for a morning; nothing for none."""
    return f"T{load('times')['classes']['PART']['words'][name]}" if name else ""


@dataclass(frozen=True, slots=True)
class Told:
    """A point of the calendar that the text has named: its value, first day, the expression and where it stands."""

    value: str
    day: date
    time_id: str
    place: int


@dataclass
class Memory:
    """What the text has told so far: the last point of each size (`day`, `month`, `year`, `quarter`), and of any."""

    points: dict[str, Told] = field(default_factory=dict)

    def add(self, told: Told, size: str) -> None:
        """Keep a point; a day also tells a month and a year, a quarter only itself."""
        larger = {"day": ("month", "year"), "month": ("year",)}.get(size, ())
        for name in (size, *larger, *(() if size == "quarter" else ("any",))):
            self.points[name] = told


@dataclass
class Text:
    """A parsed text whose expressions are read: `published` is None where no date is known.

    `narrative` texts tell of another time than that of publication: what is left out there (a year, say) is
    that of the date told last.
    """

    doc: Doc
    text: str
    published: date | None
    narrative: bool = False
    memory: Memory = field(default_factory=Memory)

    @cached_property
    def starts(self) -> Sequence[int]:
        """The offset of each token."""
        from spacy.attrs import IDX

        return self.doc.to_array([IDX]).tolist()  # type: ignore[no-any-return]

    def token_at(self, offset: int) -> Token:
        """The token that holds the character at `offset`."""
        return self.doc[max(bisect_right(self.starts, offset) - 1, 0)]


@dataclass
class Place:
    """An expression in its text: from `start`, its words from `core` (after a modifier) to `end`; `fields` by class."""

    within: Text
    start: int
    core: int
    end: int
    fields: dict[str, str]

    @property
    def published(self) -> date | None:
        """The day of publication."""
        return self.within.published

    @property
    def words(self) -> str:
        """The words of the rule, without a modifier."""
        return self.within.text[self.core : self.end]

    def before(self, size: int = 40) -> str:
        """The characters before the expression."""
        return self.within.text[max(0, self.start - size) : self.start]

    def after(self, size: int = 40) -> str:
        """The characters after the expression."""
        return self.within.text[self.end : self.end + size]

    def get(self, name: str) -> str | None:
        """The words of a class in lower case, white space as one blank."""
        value = self.fields.get(name)
        return " ".join(value.lower().replace("’", "'").split()) if value is not None else None

    def told(self, size: str) -> Told | None:
        """The point of that size that the text named last."""
        return self.within.memory.points.get(size)

    @property
    def home(self) -> tuple[date | None, str | None]:
        """The day that incomplete dates are near to, and whose it is: publication's, in a narrative that told last."""
        if self.within.narrative or self.published is None:
            told = [found for size in ("month", "year") if (found := self.told(size))]
            if told:  # a look back at an earlier year does not turn a story back
                latest = max(told, key=lambda found: found.day if len(found.value) > 4 else found.day.replace(month=1))
                return latest.day, latest.time_id
        return self.published, "published" if self.published else None

    @cached_property
    def token(self) -> Token:
        """The first token of the words."""
        return self.within.token_at(self.core)

    @cached_property
    def ahead(self) -> bool:
        """Whether the clause points to the future: by its preposition, its planning word, its verb's tense."""
        owner = re.match(r"['’]s? ", self.after(3)) is not None or self.within.token_at(self.end - 1).dep_ == "compound"
        return points_ahead(self.within.token_at(self.end - 1), self.before(16), owner)


def points_ahead(token: Token, before: str, owner: bool = False) -> bool:
    """Whether the clause of a token speaks of the future (`will meet on`, `is due on`, `by`), not of the past.

    What a day owns (`Friday's vote`) is over, unless something else is to be done at it or before it.
    """
    cues = load("times")["direction"]
    bound = re.search(rf"\b(?:{'|'.join(cues['ahead_before'])}) (?:the )?$", before, re.I) is not None
    told = re.search(rf"\b(?:{'|'.join(cues['owner_before'])}) (?:the |an? )?$", before)
    if owner and not (bound or told):
        return False
    for above in token.ancestors:
        if above.lower_ in cues["ahead_words"] or any(c.lower_ in cues["ahead_words"] for c in above.lefts):
            return True
        if above.pos_ in ("VERB", "AUX"):
            tense = False if _is_over(above) else (bound and not owner) or _tense(above)
            if tense is not None:
                return tense
    return bound and not owner


def _is_over(verb: Token) -> bool:
    """`had filed by Friday`, `had been due to expire on Friday`."""
    helpers = (helper for above in (verb, verb.head, verb.head.head) for helper in above.lefts if helper.dep_ == "aux")
    return any(helper.lower_ in ("had", "'d") for helper in helpers)


def _tense(verb: Token) -> bool | None:
    """True: future, False: past or present, None: that of the verb above (`said he hoped to leave on`)."""
    cues = load("times")["direction"]
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {helper.lower_ for helper in helpers}
    if words & set(cues["modals"]):
        return not words & {"have", "'ve"}
    if "to" in words and "have" not in words:
        return None if verb.dep_ in ("advcl", "csubj") else True
    tags = {helper.tag_ for helper in helpers} | {verb.tag_}
    if tags & {"VBD"} or words & {"has", "have", "had", "'ve"}:
        return False
    if verb.tag_ == "VBN" and not helpers:
        return False
    if verb.tag_ == "VBG":
        return True if helpers else None
    return verb.lemma_ in cues["ahead_verbs"] if verb.tag_ in ("VBZ", "VBP") else None
