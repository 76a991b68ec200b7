"""An expression of time where it stands, and the reading that a meaning makes of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from spacy.tokens import Doc, Token

from ..lexicon import load
from ..records import Interval
from .calendar_values import days_of, size_of
from .patterns import words
from .tense import points_ahead

FAR = 400  # characters: an anchor further back is in doubt
NOWHEN = Interval()
UNDATED = "no publication date to count from"


@dataclass(frozen=True)
class Reading:
    """TIMEX3 type, value and mod of an expression, the days meant, and what it was counted from.

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
    """Make a reading of a point or stretch of the calendar; a time of day makes it a TIME."""
    return Reading(_type(value), value, days_of(value), size_of(days_of(value)), anchor, doubts=doubts)


def undated(value: str) -> Reading:
    """Make a reading whose value needs a publication date that is not known."""
    return Reading(_type(value), value, doubts=(UNDATED,))


def part_of_day(name: str) -> str:
    """Write a part of the day as TIMEX3 adds it to a value, `TMO` for a morning; nothing for none."""
    return f"T{words('PART')[name]}" if name else ""


def _type(value: str) -> str:
    return "TIME" if "T" in value else "DATE"


@dataclass(frozen=True)
class Text:
    """A parsed text whose expressions are read: `published` is None where no date is known.

    `narrative` texts tell of another time than that of publication: what is left out there (a year, say) is
    that of the date told last.
    """

    doc: Doc
    text: str
    published: date | None
    narrative: bool = False

    def token_at(self, offset: int) -> Token:
        """Find the token that holds the character at `offset`."""
        found = self.doc.char_span(offset, offset + 1, alignment_mode="expand")
        return found[0] if found else self.doc[-1]


def is_narrative(text: str, published: date | None) -> bool:
    """Tell a text of another time by its years: many, few near its publication; and hardly a `yesterday`."""
    if published is None:
        return True
    years = [int(year) for year in re.findall(r"\b(?:1[4-9]|20)\d\d\b", text)]
    old = [year for year in years if abs(year - published.year) > 2]
    near = re.findall(rf"\b(?:{load('times')['narrative']['near']})\b", text, re.I)
    return len(old) >= 5 and len(old) >= 0.8 * len(years) and len(near) < 0.2 * len(years)


@dataclass(frozen=True, slots=True)
class Told:
    """A point of the calendar that the text has named: its value, first day, the expression and where it stands."""

    value: str
    day: date
    time_id: str
    place: int


@dataclass(frozen=True)
class Place:
    """An expression in its text: from `start`, its words from `core` (after a modifier) to `end`; `fields` by class.

    `memory` is what the text has told so far: the last point of each size (`day`, `month`, `year`, `quarter`) and of
    `any`. All offsets are characters of the text, ends exclusive.
    """

    within: Text
    memory: Mapping[str, Told]
    start: int
    core: int
    end: int
    fields: dict[str, str]

    @property
    def words(self) -> str:
        """The words of the rule, without a modifier."""
        return self.within.text[self.core : self.end]

    def before(self, size: int = 40) -> str:
        """Give the characters before the expression."""
        return self.within.text[max(0, self.start - size) : self.start]

    def after(self, size: int = 40) -> str:
        """Give the characters after the expression."""
        return self.within.text[self.end : self.end + size]

    def get(self, name: str) -> str:
        """Give the words of a class in lower case, white space as one blank; empty where there are none."""
        return " ".join(self.fields.get(name, "").lower().replace("’", "'").split())

    def means(self, name: str) -> Any:
        """Give what the words of a class mean by the table; None where there are none or the class lacks them."""
        return words(name.upper()).get(self.get(name))

    @property
    def home(self) -> tuple[date | None, str | None]:
        """The day that incomplete dates are near to, and whose it is: publication's, in a narrative that told last."""
        published = self.within.published
        if self.within.narrative or published is None:
            told = [found for size in ("month", "year") if (found := self.memory.get(size))]
            if told:  # a look back at an earlier year does not turn a story back
                latest = max(told, key=lambda found: found.day if len(found.value) > 4 else found.day.replace(month=1))
                return latest.day, latest.time_id
        return published, "published" if published else None

    def unsure(self, found: Told | None) -> tuple[str, ...]:
        """Doubt an anchor that stands far before the expression, or before a point less exact; None: no doubt."""
        if found is None:
            return ()
        if self.start - found.place > FAR:
            return (f"counted from {found.time_id}, named well before",)
        last = self.memory.get("any", found)
        if last.place > found.place:
            return (f"counted from {found.time_id}, though {last.time_id} stands nearer",)
        return ()

    @cached_property
    def token(self) -> Token:
        """The first token of the words."""
        return self.within.token_at(self.core)

    @cached_property
    def ahead(self) -> bool:
        """The clause points to the future: by its preposition, its planning word, its verb's tense."""
        last = self.within.token_at(self.end - 1)
        owner = re.match(r"['’]s? ", self.after(3)) is not None or last.dep_ == "compound"
        return points_ahead(last, self.before(16), owner)
