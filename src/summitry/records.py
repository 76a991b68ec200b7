"""The values that pass between the stages: frozen records whose fields are the words of the tables.

Offsets are character offsets into `Article.text` (end exclusive); dates are inclusive calendar days. A field that the
text does not support is None (or an empty tuple), never a guess; what could not be settled is said in `doubts`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

START = attrgetter("span.start")
BLOCK = 200  # characters of a block; a statement is kept under each block that it stands in
CONTACTS = ("summit", "meeting", "call")  # kinds of events in which people meet or talk; all others are moves


class Span(NamedTuple):
    """A piece of the article: `text[start:end]`.

    >>> Span(0, 5).overlaps(Span(4, 9)), Span(0, 5).contains(Span(4, 9))
    (True, False)
    """

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether every character of `other` is in this span."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]


class Interval(NamedTuple):
    """Calendar days from `begin` to `end`, both included; None where the text sets no bound."""

    begin: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of lines and what it is: `headline`, `body`, `caption` or `furniture` (labels, buttons)."""

    span: Span
    part: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article as given: the text untouched, and what is known of it from outside.

    `published_basis` says how the date is known: `given`, `stated` (in the file) or `inferred`. `author` is the
    person or the office that signs it and says "I" in it; None in a report.
    """

    article_id: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    headline: str | None = None
    publisher: str | None = None
    published: date | None = None
    published_basis: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: TIMEX3 `type` and `value`, and the calendar interval that it means.

    `precision` is day, week, month, year, range, approx or unknown; `rule` names the case of the rule table that read
    it, `mod` is its TIMEX3 modifier, `anchor` what it was counted from: `published` or the id of another.
    """

    time_id: str
    span: Span
    type: str
    value: str
    interval: Interval
    precision: str
    rule: str
    mod: str | None = None
    anchor: str | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who acts or speaks: `kind` is person, organisation, state, bloc, group or unnamed.

    `side` is the label of the codebook's side that the actor acts for; None for media and for actors
    without a party. The codebook names an actor that is `known`.
    """

    actor_id: str
    name: str
    kind: str
    span: Span
    role: str | None = None
    side: str | None = None
    known: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that denotes one or more actors (`the two leaders` denotes two).

    `head` is the index of the phrase's head token in the Doc; `form` is name, nominal or pronoun.
    `span` covers the phrase with its titles, without trailing clauses.
    """

    span: Span
    head: int
    actor_ids: tuple[str, ...]
    form: str


@dataclass(frozen=True)
class Cast:
    """The actors of an article and their mentions. `mentions` are sorted by start and do not partly overlap.

    `author` is the actor who says "I" or "we" in the text itself; None where nobody does, or it is not known who.
    """

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    author: str | None = None

    @cached_property
    def by_id(self) -> dict[str, Actor]:
        """Actors by `actor_id`."""
        return {actor.actor_id: actor for actor in self.actors}

    @cached_property
    def _by_head(self) -> dict[int, Mention]:
        return {mention.head: mention for mention in self.mentions}

    def headed_by(self, token: int) -> Mention | None:
        """The mention whose head is the token with this index."""
        return self._by_head.get(token)

    def within(self, span: Span) -> Iterator[Mention]:
        """The mentions that lie inside `span`, in order."""
        first, last = (bisect_left(self.mentions, edge, key=START) for edge in span)
        yield from (mention for mention in self.mentions[first:last] if mention.span.end <= span.end)

    def covering(self, offset: int) -> Mention | None:
        """The mention that the character at `offset` belongs to."""
        n = bisect_right(self.mentions, offset, key=START) - 1
        return self.mentions[n] if n >= 0 and offset < self.mentions[n].span.end else None

    def next_to(self, mention: Mention) -> Mention | None:
        """The mention that follows another."""
        n = bisect_right(self.mentions, mention.span.start, key=START)
        return self.mentions[n] if n < len(self.mentions) else None

    def side_of(self, actor_id: str | None) -> str | None:
        """The side of an actor; None for an unknown actor or none."""
        return self.by_id[actor_id].side if actor_id in self.by_id else None


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution relation (PARC3): who (`source`) says (`cue`) what (`content`), each in pieces.

    `form` is direct, indirect or mixed; `type` assertion, belief, fact or eventuality; `cue_text` the cue as written;
    `said` when it was said; `via` the outlet credited for it. `speaker_ids` are the actors that the source denotes, if
    any. `reported` are words or thoughts; else the narrator tells of an attitude or a deed (`plans to meet`). The
    content of a `clause` may say something; that of a noun phrase (`condemned the attack`) only names it. `confidence`
    is how likely an annotator would mark it, from 0 to 1; None where no weights decided.
    """

    statement_id: str
    speaker_ids: tuple[str, ...]
    side: str | None
    form: str
    type: str
    cue_text: str | None
    said: Interval
    via: str | None
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    rule: str
    reported: bool = True
    clause: bool = True
    doubts: tuple[str, ...] = ()
    confidence: float | None = None

    @property
    def speaker(self) -> str | None:
        """The id of the speaker, or of the group that several are; None when unattributed."""
        return "_and_".join(sorted(self.speaker_ids)) or None

    def says(self, offset: int) -> bool:
        """Tell whether the character at `offset` stands in the content."""
        return any(piece.start <= offset < piece.end for piece in self.content)

    def cues(self, offset: int) -> bool:
        """Tell whether the character at `offset` stands in the cue."""
        return any(piece.start <= offset < piece.end for piece in self.cue)


@dataclass(frozen=True)
class Statements:
    """The attributions of an article (`rows`), the `cast` that their speakers are of, and the ones a word stands in.

    Only reported words and thoughts are looked up: of attitudes and deeds the narrator's own words are read.
    """

    rows: tuple[Statement, ...]
    cast: Cast

    def around(self, offset: int) -> tuple[Statement, ...]:
        """The statements whose content has the character at `offset`, the innermost first."""
        found = [s for s in self._near.get(offset // BLOCK, ()) if s.says(offset)]
        return tuple(sorted(found, key=lambda s: sum(c.end - c.start for c in s.content)))

    def cued(self, offset: int) -> tuple[Statement, ...]:
        """The statements whose cue has the character at `offset`, in order."""
        return tuple(s for s in self._near.get(offset // BLOCK, ()) if s.cues(offset))

    @cached_property
    def _near(self) -> dict[int, list[Statement]]:
        found: dict[int, list[Statement]] = {}
        for s in (s for s in self.rows if s.reported):
            for n in {n for start, end in (*s.content, *s.cue) for n in range(start // BLOCK, -(-end // BLOCK))}:
                found.setdefault(n, []).append(s)
        return found


class Participant(NamedTuple):
    """An actor in an event: `part` is participant, author, host or mediator."""

    actor_id: str
    part: str


@dataclass(frozen=True, slots=True)
class Event:
    """One event, however often mentioned. `mentions[0]` is the one that says most.

    `kind`, `status` and `effect` take the words of the tables; a move has no status. `readings` are what each mention
    by itself says: a status, `doubted`, or None. `dates` and `evidence` are the words that date the event and that show
    its status. `confidence` is how likely the row is right, from 0 to 1.
    """

    event_id: str
    kind: str
    title: str
    status: str | None
    interval: Interval
    precision: str
    place: str | None
    about: str | None
    effect: str | None
    mentions: tuple[Span, ...]
    participants: tuple[Participant, ...]
    readings: tuple[str | None, ...] = ()
    dates: tuple[Span, ...] = ()
    evidence: tuple[Span, ...] = ()
    rule: str = ""
    doubts: tuple[str, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Stance:
    """A position that an actor takes on an issue in one place.

    `basis` says whose words show it: own_words, paraphrase, narrator or third_party (then `ascribed_by` names the
    claimant); `evidence` names issue and position; `confidence` is how likely the holder takes one there, from 0 to 1.
    """

    stance_id: str
    holder_id: str
    side: str | None
    issue: str
    position: str
    basis: str
    span: Span
    ascribed_by: str | None = None
    via: str | None = None
    statement_id: str | None = None
    date: Interval = field(default_factory=Interval)
    evidence: tuple[Span, ...] = ()
    rule: str = ""
    doubts: tuple[str, ...] = ()
    confidence: float | None = None
