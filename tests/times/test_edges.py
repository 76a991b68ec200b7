"""Times where the calendar, the digits or the amounts end: no interval rather than a wrong one, and no exception."""

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.article.regions import regions
from summitry.language import analyse
from summitry.lexicon import load
from summitry.records import Article
from summitry.times import find_times
from summitry.times.calendar_values import days_of
from summitry.times.patterns import folded
from tests.times.test_times import CASES, RELATIVE, quick

FIRST, LAST, NOW = date.min, date.max, date(2030, 5, 8)

ROWS = [  # kind, publication, text, values, begins, ends
    ("tomorrow on the last day", LAST, "They will meet tomorrow.", "FUTURE_REF", None, None),
    ("yesterday on the first day", FIRST, "They met yesterday.", "PAST_REF", None, None),
    ("a part of a day before the first", FIRST, "They met yesterday morning.", "PAST_REF", None, None),
    ("a weekday after the last day", LAST, "They will meet on Monday.", "FUTURE_REF", None, None),
    ("a weekday before the first day", FIRST, "They met on Sunday.", "PAST_REF", None, None),
    ("a feast after the last", LAST, "They will meet next Christmas.", "FUTURE_REF", None, None),
    ("a feast before the first", FIRST, "They met last Christmas.", "PAST_REF", None, None),
    ("a feast of a year after the last", LAST, "They will meet at Christmas next year.", "FUTURE_REF", None, None),
    ("a feast of the first year", FIRST, "They will meet next Christmas.", "0001-12-25", "0001-12-25", "0001-12-25"),
    ("a day of a month after the last", LAST, "They will meet on 5 January.", "FUTURE_REF", None, None),
    ("a month after the last", LAST, "They will meet next month.", "FUTURE_REF", None, None),
    ("a season after the last", LAST, "They will meet in the fall.", "FUTURE_REF", None, None),
    ("a winter that would outlast the calendar", LAST, "They meet this winter.", "9999-WI", None, None),
    ("a quarter before the first", FIRST, "Trade fell last quarter.", "PAST_REF", None, None),
    ("a year before the first", FIRST, "They met last year.", "PAST_REF", None, None),
    ("a year after the last", LAST, "They will meet next year.", "FUTURE_REF", None, None),
    ("a decade before the first", FIRST, "They met in the '90s.", "PAST_REF", None, None),
    ("an amount before the first day", FIRST, "They met two weeks ago.", "PAST_REF", None, None),
    ("an amount after the last day", LAST, "They will meet in two weeks' time.", "FUTURE_REF", None, None),
    ("days before an event on the first day", FIRST, "It came two days before they met.", "P2D", None, None),
    ("the last day of all", LAST, "They meet today.", "9999-12-31", "9999-12-31", "9999-12-31"),
    ("the last days of all", LAST, "It fell in the last two days of this year.", "P2D", "9999-12-30", "9999-12-31"),
    ("the last month of all", LAST, "They meet this month.", "9999-12", "9999-12-01", "9999-12-31"),
    ("before the first day", NOW, "They met before 0001-01-01.", "0001-01-01", None, None),
    ("after the last day", NOW, "They will meet after 9999-12-31.", "9999-12-31", None, None),
    ("309 digits", NOW, f"They met {'9' * 309} years ago.", "PAST_REF", None, "2029-05-08"),
    ("5,000 digits", NOW, f"They talked for {'9' * 5000} years.", "PXY", None, None),
    ("millions of millions", NOW, "They met a million million million years ago.", "PAST_REF", None, "2029-05-08"),
    ("a range that runs backwards", NOW, "They met five to three years ago.", "PAST_REF", "2025-05-08", "2027-05-08"),
    ("digits of another script", NOW, "They met on ٣ May ٢٠٢٨.", "2028-05-03", "2028-05-03", "2028-05-03"),
    ("an amount in another script", NOW, "They met ٢ weeks ago.", "2030-W17", "2030-04-22", "2030-04-28"),
    ("a long s", NOW, "They met two weekſ ago.", "2030-W17", "2030-04-22", "2030-04-28"),
    ("a long s in a month", NOW, "They met on 3 Auguſt 2028.", "2028-08-03", "2028-08-03", "2028-08-03"),
    ("an i without a dot", NOW, "They met on Frıday.", "2030-05-03", "2030-05-03", "2030-05-03"),
    ("the sign for kelvin", NOW, "They met two wee\N{KELVIN SIGN}s ago.", "2030-W17", "2030-04-22", "2030-04-28"),
]


def read(text, published):
    return find_times(analyse(Article("x", text, tuple(regions(text)))), published)


@pytest.mark.parametrize(
    ("published", "text", "value", "begin", "end"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS]
)
def test_at_an_edge_there_is_the_right_interval_or_none(published, text, value, begin, end):
    (time,) = read(text, published)
    assert (time.value, *(day and day.isoformat() for day in time.interval)) == (value, begin, end)


@given(text=st.text())
def test_folding_keeps_every_offset_and_what_is_ascii(text):
    assert len(folded(text)) == len(text)
    assert all(a == b for a, b in zip(text, folded(text), strict=True) if a.isascii())


NEAR = st.dates(FIRST, date(130, 1, 1)) | st.dates(date(9870, 1, 1), LAST).map(
    lambda day: date.fromordinal(LAST.toordinal() + date(9870, 1, 1).toordinal() - day.toordinal())
)  # each begins, and shrinks, at its edge
SAID = [*RELATIVE, *(text for text, _ in CASES)]
SAID += [row[4].replace("[", "").replace("]", "") for row in load("times")["rules"]]


@given(published=NEAR, text=st.lists(st.sampled_from(SAID), min_size=1, max_size=3).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_at_the_ends_of_the_calendar_values_and_intervals_agree(published, text):
    """No year before 1 or after 9999, no interval that begins after its end or that is not the value's."""
    times = quick(text, published)
    assert all(a.span.end <= b.span.start for a, b in pairwise(times))
    for time in times:
        begin, end = time.interval
        assert begin is None or end is None or begin <= end
        assert not re.match(r"-|0000|\d{5}", time.value)
        if time.precision == "day" and None not in time.interval and time.type == "DATE":
            assert time.interval == days_of(time.value)
