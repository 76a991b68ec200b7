"""Kinds of expressions, several of each: what holds for one month, unit or preposition holds for its siblings."""

from datetime import date

import pytest

from summitry.article.regions import regions
from summitry.language import analyse, model
from summitry.records import Article
from summitry.times import find_times

PUBLISHED = "2030-05-08"  # a Wednesday
OBITUARY = "Vera Holm was born in 1938. She joined in 1961, led from 1970, lost in 1984, won in 1988 and left in 1996. "
STORY = "The league was founded in 1702. In March 1703 it met at Ulm. "
SHARED = "a month or year named once"
COUNTED = "an amount counted from a named day"
PART = "a part of a period"
PLAN = "a plan lies ahead"
OTHER = "a unit of some other event"
DOUBT = "no such day"
ANCHOR = "counted from publication"
CARRIED = "a story that goes on"
BLANKS = "any white space"
HABIT = "a matter of habit"
ROW = "weekdays in a row"
SAME = "an amount and the date that it leads to"
NONE = "a number that counts no time, or backwards"

KINDS = [  # kind, text, published, values with `?` where in doubt; `first/last` day of an amount
    (SHARED, "They met on March 4, 7 and 11.", PUBLISHED, "2030-03-04 2030-03-07 2030-03-11"),
    (SHARED, "They met on 4, 7 and 11 March 2028.", PUBLISHED, "2028-03-04 2028-03-07 2028-03-11"),
    (SHARED, "They met on the 2nd and 3rd of April.", PUBLISHED, "2030-04-02 2030-04-03"),
    (SHARED, "It sat from 3 July to 9 July in 2027.", PUBLISHED, "2027-07-03 2027-07-09"),
    (SHARED, "It sat from October to February 2019.", PUBLISHED, "2018-10 2019-02"),
    (SHARED, "The strike lasted Nov-Jan 2022.", PUBLISHED, "2021-11 2022-01"),
    (SHARED, "It ran from December 2020 to March.", PUBLISHED, "2020-12 2021-03"),
    (SHARED, "It ran from 30 December to 2 January 2021.", PUBLISHED, "2020-12-30 2021-01-02"),
    (SHARED, "They met in June and April 2017.", PUBLISHED, "2017-06 2017-04"),
    (SHARED, "They met on 5 June and 9 July last year.", PUBLISHED, "2029-06-05 2029-07-09"),
    (SHARED, "It lasted from 9 July to 3 July in 2027.", PUBLISHED, "2027-07-09 2027-07-03?"),
    (SHARED, "A 5-3 June win was all they had.", PUBLISHED, "2030-06-03"),
    (COUNTED, "They will meet three weeks from Friday.", PUBLISHED, "2030-05-31"),
    (COUNTED, "They left two days after 11 April.", PUBLISHED, "2030-04-13"),
    (COUNTED, "They left the month before June 2028.", PUBLISHED, "2028-05"),
    (COUNTED, "They left five years after 2011.", PUBLISHED, "2016"),
    (COUNTED, "It opens ten days from tomorrow.", PUBLISHED, "2030-05-19"),
    (COUNTED, "It opened a week before Christmas.", "2030-12-28", "2030-12-18"),
    (COUNTED, "It will be shut for two weeks from Friday.", PUBLISHED, "P2W 2030-05-10"),
    (PART, "They meet in the last week of next month.", PUBLISHED, "2030-W26"),
    (PART, "They meet in the second week of June.", PUBLISHED, "2030-W24"),
    (PART, "It falls on the first Monday of July 2031.", PUBLISHED, "2031-07-07"),
    (PART, "It falls on the last day of this year.", PUBLISHED, "2030-12-31"),
    (PART, "They met in the first three months of 2029.", PUBLISHED, "P3M=2029-01-01/2029-03-31"),
    (PART, "They met in the last two weeks of April.", PUBLISHED, "P2W=2030-04-17/2030-04-30"),
    (PART, "They met in the last days of March 2029.", PUBLISHED, "2029-03?=2029-03-25/2029-03-31"),
    (PART, "They met in the first weeks of 2029.", PUBLISHED, "2029?=2029-01-01/2029-02-18"),
    (PART, "It fell in the second half of March.", PUBLISHED, "2030-03=2030-03-16/2030-03-31"),
    (PART, "It falls in the first half of next month.", PUBLISHED, "2030-06=2030-06-01/2030-06-15"),
    (PART, "It fell in the latter half of April 2028.", PUBLISHED, "2028-04=2028-04-16/2028-04-30"),
    (PART, "It fell in the first half of the 1980s.", PUBLISHED, "198"),
    (PART, "It fell in the second half of 2028.", PUBLISHED, "2028-H2"),
    (ROW, "The talks were held on Monday, Wednesday and Friday.", PUBLISHED, "2030-04-29 2030-05-01 2030-05-03"),
    (ROW, "The talks will be held on Monday, Wednesday and Friday.", PUBLISHED, "2030-05-13 2030-05-15 2030-05-17"),
    (ROW, "It ran from Thursday to Sunday.", PUBLISHED, "2030-05-02 2030-05-05"),
    (ROW, "They met on Monday night and Tuesday morning.", PUBLISHED, "2030-05-06TNI 2030-05-07TMO"),
    (ROW, "They met on Friday and Thursday.", PUBLISHED, "2030-05-03 2030-05-02"),
    (ROW, "They met on Monday and Tuesday of last week.", PUBLISHED, "2030-05-06 2030-04-30"),
    (SAME, "It began a year earlier, in 2019.", PUBLISHED, "2019 2019"),
    (SAME, "It ended two years later (in 2021).", PUBLISHED, "2021 2021"),
    (SAME, "It ended ten years ago, in May 2019.", PUBLISHED, "2019-05 2019-05"),
    (SAME, "She came on May 1. He left two days later, on May 4.", PUBLISHED, "2030-05-01 2030-05-04 2030-05-04"),
    (SAME, "She came on May 1. He left two days later, in May.", PUBLISHED, "2030-05-01 2030-05-03 2030-05"),
    (SAME, "She came in 2026. He left two years later.", PUBLISHED, "2026 2028"),
    (NONE, "It was built in the 0th century.", PUBLISHED, ""),
    (NONE, "It was built in the 20th century.", PUBLISHED, "19"),
    (NONE, "They met five to three years ago.", PUBLISHED, "PAST_REF?=2025-05-08/2027-05-08"),
    (NONE, "They will meet in three to two weeks.", PUBLISHED, "P2W?"),
    (OTHER, "They left in the summer after the coup.", PUBLISHED, ""),
    (OTHER, "It fell in the spring before the vote.", PUBLISHED, ""),
    (OTHER, "By the autumn when they met it was late.", PUBLISHED, ""),
    (OTHER, "In the winter the port was shut.", PUBLISHED, "2029-WI"),
    (PLAN, "The trial is set for March.", PUBLISHED, "2031-03"),
    (PLAN, "The launch had been scheduled for Friday.", PUBLISHED, "2030-05-10"),
    (PLAN, "The report is due in April.", PUBLISHED, "2031-04"),
    (PLAN, "The vote was put off until Tuesday.", PUBLISHED, "2030-05-14"),
    (PLAN, "The ministers moved the talks to January.", PUBLISHED, "2031-01"),
    (PLAN, "She put the bill to a vote on Friday.", PUBLISHED, "2030-05-03"),
    (OTHER, "In 1975, the year after the flood, they left.", PUBLISHED, "1975"),
    (OTHER, "The week before the vote was calm.", PUBLISHED, ""),
    (OTHER, "In the month of the coup he fled.", PUBLISHED, ""),
    (OTHER, "They spoke on the same day that he left, and the year before 1990.", PUBLISHED, "2030-05-08 1989"),
    (DOUBT, "It was signed on June 31, 2019.", PUBLISHED, "2019-06?"),
    (DOUBT, "It was signed on 29 February 2021.", PUBLISHED, "2021-02?"),
    (DOUBT, "It was filed on 31/11/2020 and on 2021-02-30.", PUBLISHED, "2020-11? 2021-02?"),
    (DOUBT, "They meet on Friday, May 16.", PUBLISHED, "2030-05-16?"),
    (DOUBT, "They met on 2 May (Thursday) and on May 3, a Monday.", PUBLISHED, "2030-05-02 2030-05-03?"),
    (ANCHOR, OBITUARY + "She died on Monday.", PUBLISHED, "2030-05-06"),
    (ANCHOR, OBITUARY + "She died on Sunday. Her letters were published in February.", PUBLISHED, "2030-05-05 2030-02"),
    (ANCHOR, OBITUARY + "She was honoured last August.", PUBLISHED, "2029-08"),
    (ANCHOR, "In 1998 they fell out. The envoy left in March.", PUBLISHED, "1998 2030-03"),
    (CARRIED, STORY + "In June it broke up.", PUBLISHED, "1703-06"),
    (CARRIED, STORY + "On 5 May it met again. The envoy died on Friday.", PUBLISHED, "1703-05-05 2030-05-03"),
    (CARRIED, STORY * 4 + "It met again in August.", PUBLISHED, "1703-08"),
    (CARRIED, "In May 2019 they signed. In July they broke it.", PUBLISHED, "2019-05 2019-07"),
    (BLANKS, "They met on 3\u00a0April and stayed two\u202fdays.", PUBLISHED, "2030-04-03 P2D"),
    (BLANKS, "It must be paid by\u00a0Friday.", PUBLISHED, "2030-05-10"),
    (BLANKS, "They met on April\n3, a couple\nof weeks\u00a0ago.", PUBLISHED, "2030-04-03 2030-W17"),
    (BLANKS, "It begins three\nweeks from\u00a0Friday.", PUBLISHED, "2030-05-31"),
    (HABIT, "They soon left.", PUBLISHED, ""),
    (HABIT, "They will soon leave.", PUBLISHED, "FUTURE_REF"),
    (HABIT, "They are now at odds.", PUBLISHED, "PRESENT_REF"),
    (HABIT, "He had previously led the party.", PUBLISHED, ""),
    (HABIT, "Trade fell in the first quarter from a year earlier.", PUBLISHED, "2030-Q1 2029-Q1"),
]


def told(time):
    """A value, `?` where it is in doubt, and the days of an amount, a part or what is vague."""
    shown = time.interval.begin and (time.type == "DURATION" or time.mod or time.precision == "approx")
    days = "=" + "/".join(map(str, time.interval)) if shown else ""
    return time.value + ("?" if time.doubts else "") + days


@pytest.mark.parametrize(("kind", "text", "published", "wanted"), KINDS, ids=lambda cell: cell[-40:])
def test_each_of_a_kind_is_read_alike(kind, text, published, wanted):
    found = " ".join(map(told, find_times(model()(text), date.fromisoformat(published))))
    assert found.endswith(wanted)
    assert found == wanted or kind in (ANCHOR, CARRIED)


def test_no_kind_has_fewer_than_four_rows():
    kinds = [kind for kind, *_ in KINDS]
    assert all(kinds.count(kind) >= 4 for kind in kinds)


def test_no_break_spaces_change_no_offset():
    text = "The envoys met on 3\u00a0April 2030."
    (time,) = find_times(analyse(Article("x", text, tuple(regions(text)))), date(2030, 5, 8))
    assert time.span.of(text) == "3\u00a0April 2030"
