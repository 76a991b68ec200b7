"""The date of a contact by tiers: its own words, the clauses around it, the story's day, what its status allows."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from spacy.tokens import Span as Sentence

from ..records import Interval, Time
from ..times.intervals import is_past, together
from .time_links import next_week, times_around
from .values import UNDATED, Dates, Instance, Known, Modality, Move, Story

FRESH = 2  # days: news tells of what was in the last ones
LEAD = 2  # sentences that name the day
TOP = 10  # sentences in which it does


class When(NamedTuple):
    """Days, and the times of the text that give them; none where only the status bounds the days."""

    interval: Interval
    times: tuple[Time, ...] = ()


def when(instance: Instance, known: Known) -> When:
    """Date a contact by its own words, else by the first tier that its status allows."""
    status = instance.status or Modality.HELD
    if instance.interval != UNDATED:
        times = tuple(time for m in instance.mentions for time in m.times)
        day, ahead = instance.interval.end, status in (Modality.PLANNED, Modality.PROPOSED)
        late = ahead and day and known.published and (known.published - day).days > FRESH  # no news of yesterday's plan
        return When(next_week(instance.interval, times, known.dates) if late else instance.interval, times)
    found = (w for w in _tiers(instance, known) if w.times and is_allowed(w.interval, status, known.published))
    bounds = {Modality.HELD: Interval(None, known.published), Modality.PLANNED: Interval(known.published, None)}
    return next(found, When(bounds.get(status, UNDATED)))


def when_moved(move: Move, known: Known) -> When:
    """Date a move by its own words, by the story's day where it stands at the top, or by publication."""
    if move.interval != UNDATED:
        return When(move.interval, move.times)
    if known.story is not None and min(move.mentions).start < known.story.until:
        return When(known.story.time.interval, (known.story.time,))
    return When(Interval(None, known.published))


def _tiers(instance: Instance, known: Known) -> Iterator[When]:
    for mention in instance.mentions:
        around = times_around(mention.token, known.dates, known.phrases)
        yield When(together([time.interval for time in around]), tuple(around))
    if instance.status == Modality.HELD and known.story and instance.mentions[0].span.start < known.story.until:
        yield When(known.story.time.interval, (known.story.time,))


def story_of(dates: Dates, sents: list[Sentence], published: date | None) -> Story | None:
    """Find the day that a report is about: one named at its beginning, just before its publication."""
    for time in (d.time for sent in sents[:LEAD] for d in dates.get(sent.start, ())):
        day = time.interval.begin
        if published and day and time.precision == "day" and 0 <= (published - day).days <= FRESH:
            return Story(time, sents[:TOP][-1].end_char)
    return None


def is_allowed(interval: Interval, status: Modality, published: date | None) -> bool:
    """Tell whether what was held lies behind, and what is planned ahead; of what came to nothing any day is told."""
    wrong = {Modality.HELD: False, Modality.PLANNED: True, Modality.PROPOSED: True}
    return status not in wrong or is_past(interval, published) is not wrong[status]
