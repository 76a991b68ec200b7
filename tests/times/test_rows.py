"""Expressions of time as whole rows: value, modifier, exactness, days, what they are counted from, and doubts."""

from datetime import date

import pytest

from summitry.language import model
from summitry.times import find_times

PUBLISHED = date(2030, 5, 8)  # a Wednesday

DAY = "a day, a weekday, a feast"
CLOCK = "an hour or a part of a day"
COUNTED = "so much before or after"
PART = "a part of a period"
PERIOD = "a month, a season, a year"
AMOUNT = "an amount of time"

DATED = [  # kind, text, of each expression: words = value and modifier, exactness, first/last day, anchor; doubts
    (DAY, "They came on the 20th.", ["the 20th = 2030-04-20, day, 2030-04-20/2030-04-20, from published"]),
    (DAY, "They will come on the 20th.", ["the 20th = 2030-05-20, day, 2030-05-20/2030-05-20, from published"]),
    (DAY, "They came on the 20th day.", []),
    (DAY, "They met on Black Friday.", ["Black Friday = 2029-11-29, day, 2029-11-29/2029-11-29, from published"]),
    (DAY, "They met on Thanksgiving.", ["Thanksgiving = 2029-11-22, day, 2029-11-22/2029-11-22, from published"]),
    (
        DAY,
        "They will meet on Easter Monday.",
        ["Easter Monday = 2030-04-22, day, 2030-04-22/2030-04-22, from published"],
    ),
    (
        DAY,
        "They will meet next Wednesday.",
        ["next Wednesday = 2030-05-15, day, 2030-05-15/2030-05-15, from published"],
    ),
    (DAY, "They will meet next Thursday.", ["next Thursday = 2030-05-09, day, 2030-05-09/2030-05-09, from published"]),
    (
        DAY,
        "They will meet next Sunday.",
        [
            "next Sunday = 2030-05-12, day, 2030-05-12/2030-05-12, from published; "
            "or 2030-05-19, the other reading of “next Sunday”"
        ],
    ),
    (DAY, "They met last Wednesday.", ["last Wednesday = 2030-05-01, day, 2030-05-01/2030-05-01, from published"]),
    (DAY, "They met last Thursday.", ["last Thursday = 2030-05-02, day, 2030-05-02/2030-05-02, from published"]),
    (DAY, "They will meet this Monday.", ["this Monday = 2030-05-13, day, 2030-05-13/2030-05-13, from published"]),
    (DAY, "They met this Monday.", ["this Monday = 2030-05-06, day, 2030-05-06/2030-05-06, from published"]),
    (DAY, "They met last Christmas.", ["last Christmas = 2029-12-25, day, 2029-12-25/2029-12-25, from published"]),
    (
        DAY,
        "They will meet next Christmas.",
        ["next Christmas = 2030-12-25, day, 2030-12-25/2030-12-25, from published"],
    ),
    (DAY, "They met at Christmas.", ["Christmas = 2029-12-25, day, 2029-12-25/2029-12-25, from published"]),
    (DAY, "They stay until the 20th.", ["the 20th = 2030-05-20, day, /2030-05-20, from published"]),
    (
        DAY,
        "They met Monday through Wednesday.",
        [
            "Monday = 2030-05-06, day, 2030-05-06/2030-05-06, from published",
            "Wednesday = 2030-05-08, day, /2030-05-08, from published",
        ],
    ),
    (
        DAY,
        "They met from Monday to Wednesday.",
        [
            "Monday = 2030-05-06, day, 2030-05-06/2030-05-06, from published",
            "Wednesday = 2030-05-08, day, 2030-05-08/2030-05-08, from published",
        ],
    ),
    (DAY, "They meet Friday week.", ["Friday week = 2030-05-17, day, 2030-05-17/2030-05-17, from published"]),
    (
        DAY,
        "They met on Friday of last week.",
        ["Friday of last week = 2030-05-03, day, 2030-05-03/2030-05-03, from published"],
    ),
    (
        DAY,
        "They will meet on Monday of next week.",
        ["Monday of next week = 2030-05-13, day, 2030-05-13/2030-05-13, from published"],
    ),
    (DAY, "They met on May 2, 2030, a Thursday.", ["May 2, 2030, a Thursday = 2030-05-02, day, 2030-05-02/2030-05-02"]),
    (
        DAY,
        "They met this week. They had met last week.",
        [
            "this week = 2030-W19, week, 2030-05-06/2030-05-12, from published",
            "last week = 2030-W18, week, 2030-04-29/2030-05-05, from published",
        ],
    ),
    (
        DAY,
        "They met at the end of last week.",
        ["the end of last week = 2030-W18 END, week, /2030-05-05, from published"],
    ),
    (
        CLOCK,
        "They met at 10 a.m. on Friday.",
        ["10 a.m. on Friday = 2030-05-03T10:00, day, 2030-05-03/2030-05-03, from published"],
    ),
    (
        CLOCK,
        "They met at 12:30 a.m. on Monday.",
        ["12:30 a.m. on Monday = 2030-05-06T00:30, day, 2030-05-06/2030-05-06, from published"],
    ),
    (
        CLOCK,
        "They met at 12 p.m. on Monday.",
        ["12 p.m. on Monday = 2030-05-06T12:00, day, 2030-05-06/2030-05-06, from published"],
    ),
    (
        CLOCK,
        "They met at 4:30 p.m. on Monday.",
        ["4:30 p.m. on Monday = 2030-05-06T16:30, day, 2030-05-06/2030-05-06, from published"],
    ),
    (
        CLOCK,
        "They met at 9 A.M. on Tuesday morning.",
        ["9 A.M. on Tuesday morning = 2030-05-07T09:00, day, 2030-05-07/2030-05-07, from published"],
    ),
    (
        CLOCK,
        "They met on the night of May 2.",
        ["the night of May 2 = 2030-05-02TNI, day, 2030-05-02/2030-05-02, from published"],
    ),
    (
        CLOCK,
        "They met on Tuesday. At noon they left.",
        [
            "Tuesday = 2030-05-07, day, 2030-05-07/2030-05-07, from published",
            "noon = 2030-05-07T12:00, day, 2030-05-07/2030-05-07, from t01",
        ],
    ),
    (
        CLOCK,
        "They met at 4 on Monday afternoon.",
        ["Monday afternoon = 2030-05-06TAF, day, 2030-05-06/2030-05-06, from published"],
    ),
    (CLOCK, "They met this afternoon.", ["this afternoon = 2030-05-08TAF, day, 2030-05-08/2030-05-08, from published"]),
    (
        CLOCK,
        "They met on Monday afternoon.",
        ["Monday afternoon = 2030-05-06TAF, day, 2030-05-06/2030-05-06, from published"],
    ),
    (
        COUNTED,
        "They met two and a half weeks ago.",
        ["two and a half weeks ago = 2030-04-20, day, 2030-04-20/2030-04-20, from published"],
    ),
    (COUNTED, "They met a year and a half ago.", ["a year and a half = P1Y6M, unknown"]),
    (
        COUNTED,
        "They will meet three days after Friday.",
        ["three days after Friday = 2030-05-13, day, 2030-05-13/2030-05-13, from published"],
    ),
    (
        COUNTED,
        "They will meet two weeks after 3 May 2029.",
        ["two weeks after 3 May 2029 = 2029-05-17, day, 2029-05-17/2029-05-17"],
    ),
    (
        COUNTED,
        "They will meet two months after 3 May 2029.",
        ["two months after 3 May 2029 = 2029-07-03, day, 2029-07-03/2029-07-03"],
    ),
    (
        COUNTED,
        "They will meet two weeks after April 2029.",
        ["two weeks after April 2029 = 2029-W20, week, 2029-05-14/2029-05-20"],
    ),
    (
        COUNTED,
        "They met in the week of May 6.",
        ["the week of May 6 = 2030-W19, week, 2030-05-06/2030-05-12, from published"],
    ),
    (
        COUNTED,
        "They met on Tuesday. The day before, he had come.",
        [
            "Tuesday = 2030-05-07, day, 2030-05-07/2030-05-07, from published",
            "The day before = 2030-05-06, day, 2030-05-06/2030-05-06, from t01",
        ],
    ),
    (
        COUNTED,
        "They came on May 2. They have talked since then.",
        [
            "May 2 = 2030-05-02, day, 2030-05-02/2030-05-02, from published",
            "then = 2030-05-02, day, 2030-05-02/2030-05-08, from t01",
        ],
    ),
    (
        COUNTED,
        "Trade fell in the first quarter. It had risen two years earlier.",
        [
            "the first quarter = 2030-Q1, range, 2030-01-01/2030-03-31, from published",
            "two years earlier = 2028-Q1, range, 2028-01-01/2028-03-31, from t01",
        ],
    ),
    (
        COUNTED,
        "Trade fell in the first quarter from a year earlier.",
        [
            "the first quarter = 2030-Q1, range, 2030-01-01/2030-03-31, from published",
            "a year earlier = 2029-Q1, range, 2029-01-01/2029-03-31, from t01",
        ],
    ),
    (
        COUNTED,
        "Trade fell in the first quarter. It had risen a year ago.",
        [
            "the first quarter = 2030-Q1, range, 2030-01-01/2030-03-31, from published",
            "a year ago = 2029-Q1, range, 2029-01-01/2029-03-31, from t01",
        ],
    ),
    (COUNTED, "They met days after the vote.", ["days = PXD, approx, /2030-05-07, from published; vague amount"]),
    (COUNTED, "They met two days before he left.", ["two days = P2D, approx, /2030-05-05, from published"]),
    (
        COUNTED,
        "They met hours ago.",
        ["hours ago = PAST_REF, approx, /2030-05-08, from published; vague amount, taken as at least 1 hours"],
    ),
    (
        COUNTED,
        "They met three hours ago.",
        ["three hours ago = 2030-05-08, day, 2030-05-08/2030-05-08, from published; counted in less than days"],
    ),
    (
        COUNTED,
        "They met about two weeks ago.",
        ["two weeks ago = 2030-W17 APPROX, week, 2030-04-22/2030-04-28, from published"],
    ),
    (
        COUNTED,
        "They met at least two weeks ago.",
        ["at least two weeks ago = 2030-W17 ON_OR_BEFORE, week, 2030-04-22/2030-04-28, from published"],
    ),
    (COUNTED, "They met a dozen years ago.", ["a dozen years ago = 2018, year, 2018-01-01/2018-12-31, from published"]),
    (
        COUNTED,
        "They met in the last week of the month.",
        ["the last week of the month = 2030-W22, week, 2030-05-27/2030-06-02, from published"],
    ),
    (
        COUNTED,
        "They met in the first week of last month.",
        ["the first week of last month = 2030-W14, week, 2030-04-01/2030-04-07, from published"],
    ),
    (
        COUNTED,
        "They met three thousand years ago.",
        ["three thousand years ago = PAST_REF, unknown; outside the calendar"],
    ),
    (COUNTED, "They met after the end of April 2029.", ["the end of April 2029 = 2029-04 END, month, 2029-05-01/"]),
    (
        COUNTED,
        "They met two to three weeks ago.",
        [
            "two to three weeks ago = PAST_REF, approx, 2030-04-17/2030-04-24, from published; "
            "vague amount, taken as 2 to 3 weeks"
        ],
    ),
    (
        COUNTED,
        "They met some two weeks ago.",
        ["some two weeks ago = 2030-W17 APPROX, week, 2030-04-22/2030-04-28, from published"],
    ),
    (
        COUNTED,
        "Trade fell in the year-ago period.",
        ["the year-ago period = 2029, year, 2029-01-01/2029-12-31, from published"],
    ),
    (
        PART,
        "They met in the first weeks of 2029.",
        ["the first weeks of 2029 = 2029 START, approx, 2029-01-01/2029-02-18; vague amount, taken as 3 to 7 weeks"],
    ),
    (
        PART,
        "They met in the last days of April.",
        [
            "the last days of April = 2030-04 END, approx, 2030-04-24/2030-04-30, from published; "
            "vague amount, taken as 3 to 7 days"
        ],
    ),
    (
        PART,
        "It fell in the first half of March.",
        ["the first half of March = 2030-03 START, range, 2030-03-01/2030-03-15, from published"],
    ),
    (
        PART,
        "It fell in the second half of March.",
        ["the second half of March = 2030-03 END, range, 2030-03-16/2030-03-31, from published"],
    ),
    (
        PART,
        "It fell in the second half of last year.",
        ["the second half of last year = 2029-H2, range, 2029-07-01/2029-12-31, from published"],
    ),
    (PART, "They must pay by the end of May.", ["the end of May = 2030-05 END, month, /2030-05-31, from published"]),
    (PART, "They met at the end of May 2029.", ["the end of May 2029 = 2029-05 END, month, /2029-05-31"]),
    (PART, "They have met since the end of April.", ["the end of April = 2030-04 END, month, from published"]),
    (PART, "Trade fell in the first half of 2029.", ["the first half of 2029 = 2029-H1, range, 2029-01-01/2029-06-30"]),
    (
        PERIOD,
        "They met in 1984. The same decade saw war.",
        ["1984 = 1984, year, 1984-01-01/1984-12-31", "The same decade = 198, range, 1980-01-01/1989-12-31, from t01"],
    ),
    (
        PERIOD,
        "They met in 1984. They had left the previous year.",
        ["1984 = 1984, year, 1984-01-01/1984-12-31", "the previous year = 1983, year, 1983-01-01/1983-12-31, from t01"],
    ),
    (PERIOD, "They lost three quarters of the seats.", []),
    (PERIOD, "They lost for three quarters.", ["three quarters = P3Q, unknown"]),
    (PERIOD, "They lost for two quarters.", ["two quarters = P2Q, unknown"]),
    (
        PERIOD,
        "They met in recent years.",
        ["recent years = PAST_REF, approx, /2030-05-08, from published; vague amount"],
    ),
    (
        PERIOD,
        "They met in the last few years.",
        ["the last few years = PXY, approx, 2023-05-09/2030-05-08, from published; vague amount"],
    ),
    (
        PERIOD,
        "They met over the past years.",
        ["the past years = PAST_REF, approx, /2030-05-08, from published; vague amount"],
    ),
    (PERIOD, "They met in August.", ["August = 2029-08, month, 2029-08-01/2029-08-31, from published"]),
    (PERIOD, "They met in an august hall.", []),
    (PERIOD, "They left in nineteen ninety-seven.", ["nineteen ninety-seven = 1997, year, 1997-01-01/1997-12-31"]),
    (PERIOD, "They met in the '30s.", ["the '30s = 203, range, 2030-01-01/2039-12-31"]),
    (PERIOD, "They met in the '80s.", ["the '80s = 198, range, 1980-01-01/1989-12-31"]),
    (PERIOD, "The November election was rigged.", ["November = 2030-11, month, 2030-11-01/2030-11-30, from published"]),
    (PERIOD, "The December election was rigged.", ["December = 2029-12, month, 2029-12-01/2029-12-31, from published"]),
    (PERIOD, "They met at the weekend.", ["the weekend = 2030-W18-WE, range, 2030-05-04/2030-05-05, from published"]),
    (
        PERIOD,
        "They will meet at the weekend.",
        ["the weekend = 2030-W19-WE, range, 2030-05-11/2030-05-12, from published"],
    ),
    (PERIOD, "They met last weekend.", ["last weekend = 2030-W18-WE, range, 2030-05-04/2030-05-05, from published"]),
    (PERIOD, "They met over the past month.", ["the past month = P1M, range, 2030-04-09/2030-05-08, from published"]),
    (PERIOD, "They met over the past week.", ["the past week = P1W, range, 2030-05-02/2030-05-08, from published"]),
    (PERIOD, "They met over the past year.", ["the past year = P1Y, range, 2029-05-09/2030-05-08, from published"]),
    (PERIOD, "They met this past quarter.", ["this past quarter = P1Q, range, 2030-02-09/2030-05-08, from published"]),
    (PERIOD, "They met last month.", ["last month = 2030-04, month, 2030-04-01/2030-04-30, from published"]),
    (PERIOD, "They met last quarter.", ["last quarter = 2030-Q1, range, 2030-01-01/2030-03-31, from published"]),
    (PERIOD, "They met in the spring.", ["the spring = 2030-SP, range, 2030-03-01/2030-05-31, from published"]),
    (PERIOD, "He springs a surprise.", []),
    (PERIOD, "They must meet before the weekend.", ["the weekend = 2030-W19-WE, range, /2030-05-10, from published"]),
    (PERIOD, "A months-long siege ended.", ["months-long = PXM, unknown; vague amount"]),
    (
        PERIOD,
        "They met in the fourth quarter.",
        ["the fourth quarter = 2029-Q4, range, 2029-10-01/2029-12-31, from published"],
    ),
    (PERIOD, "They met in the 1990s.", ["the 1990s = 199, range, 1990-01-01/1999-12-31"]),
    (PERIOD, "They met in the 19th century.", ["the 19th century = 18, range, 1800-01-01/1899-12-31"]),
    (PERIOD, "They met in the third century BC.", ["the third century BC = BC02, unknown"]),
    (PERIOD, "They met within the week.", ["the week = 2030-W19, week, 2030-05-06/2030-05-12, from published"]),
    (
        PERIOD,
        "They met in 1984. In the previous year's vote they lost.",
        ["1984 = 1984, year, 1984-01-01/1984-12-31", "the previous year = 1983, year, 1983-01-01/1983-12-31, from t01"],
    ),
    (
        PERIOD,
        "They met in the last years.",
        ["the last years = PXY, approx, /2030-05-08, from published; vague amount"],
    ),
    (PERIOD, "They met in the last decade.", ["the last decade = 202, range, 2020-01-01/2029-12-31, from published"]),
    (
        PERIOD,
        "On 5 June 1984 they met. The next month they left.",
        [
            "5 June 1984 = 1984-06-05, day, 1984-06-05/1984-06-05",
            "The next month = 1984-07, month, 1984-07-01/1984-07-31, from t01",
        ],
    ),
    (
        PERIOD,
        "They met on May 2. The following weekend they left.",
        [
            "May 2 = 2030-05-02, day, 2030-05-02/2030-05-02, from published",
            "The following weekend = 2030-W19-WE, range, 2030-05-11/2030-05-12, from t01",
        ],
    ),
    (PERIOD, "They left by the early 1990s.", ["the early 1990s = 199 START, range, /1999-12-31"]),
    (PERIOD, "They came in the year before 1990.", ["the year before 1990 = 1989, year, 1989-01-01/1989-12-31"]),
    (PERIOD, "They met twice a year.", ["twice a year = P1Y, unknown"]),
    (
        PERIOD,
        "They met in the first two months of this year.",
        ["the first two months of this year = P2M, range, 2030-01-01/2030-02-28, from published"],
    ),
    (PERIOD, "Trade fell in the quarter.", ["the quarter = 2030-Q1, range, 2030-01-01/2030-03-31, from published"]),
    (
        PERIOD,
        "Trade fell in the second quarter of last year.",
        ["the second quarter of last year = 2029-Q2, range, 2029-04-01/2029-06-30, from published"],
    ),
    (
        AMOUNT,
        "It sat from November to February 2029.",
        ["November = 2028-11, month, 2028-11-01/2028-11-30", "February 2029 = 2029-02, month, 2029-02-01/2029-02-28"],
    ),
    (
        AMOUNT,
        "It sat from 30 December to 2 January.",
        [
            "30 December = 2029-12-30, day, 2029-12-30/2029-12-30, from published",
            "2 January = 2030-01-02, day, 2030-01-02/2030-01-02, from published",
        ],
    ),
    (
        AMOUNT,
        "They met in December, January and February.",
        [
            "December = 2029-12, month, 2029-12-01/2029-12-31, from published",
            "January = 2030-01, month, 2030-01-01/2030-01-31, from published",
            "February = 2030-02, month, 2030-02-01/2030-02-28, from published",
        ],
    ),
    (
        AMOUNT,
        "They will meet between May 13 and 19.",
        [
            "May 13 = 2030-05-13, day, 2030-05-13/2030-05-13, from published",
            "19 = 2030-05-19, day, 2030-05-19/2030-05-19, from published",
        ],
    ),
    (
        AMOUNT,
        "They will meet between the 13th and 19th of May.",
        [
            "the 13th = 2030-05-13, day, 2030-05-13/2030-05-13, from published",
            "19th of May = 2030-05-19, day, 2030-05-19/2030-05-19, from published",
        ],
    ),
    (AMOUNT, "He will one day return.", ["one day = FUTURE_REF, unknown, 2030-05-08/"]),
    (
        AMOUNT,
        "They will meet over the next two days.",
        ["the next two days = P2D, range, 2030-05-08/2030-05-09, from published"],
    ),
    (AMOUNT, "They were there every other week.", ["every other week = P2W, unknown"]),
    (AMOUNT, "They met on Tuesday nights.", ["Tuesday nights = XXXX-WXX-2TNI, unknown"]),
    (AMOUNT, "They meet every Monday.", ["every Monday = XXXX-WXX-1, unknown"]),
    (AMOUNT, "It was a weeklong visit.", ["weeklong = P1W, unknown"]),
    (
        AMOUNT,
        "They were to meet within two weeks.",
        [
            "two weeks = P2W, approx, /2030-05-22, from published; "
            "counted from publication; the text may count from an earlier day"
        ],
    ),
    (AMOUNT, "They will meet in a few weeks.", ["a few weeks = PXW, approx; vague amount, taken as 3 to 7 weeks"]),
    (AMOUNT, "They will meet in several weeks.", ["several weeks = PXW, approx; vague amount, taken as 3 to 10 weeks"]),
    (
        AMOUNT,
        "They met on the first Monday of May.",
        ["first Monday of May = 2030-05-06, day, 2030-05-06/2030-05-06, from published"],
    ),
    (
        AMOUNT,
        "They will meet between May 30 and June 2.",
        [
            "May 30 = 2030-05-30, day, 2030-05-30/2030-05-30, from published",
            "June 2 = 2030-06-02, day, 2030-06-02/2030-06-02, from published",
        ],
    ),
    (
        AMOUNT,
        "They will meet between 30 May and 2 June.",
        [
            "30 May = 2030-05-30, day, 2030-05-30/2030-05-30, from published",
            "2 June = 2030-06-02, day, 2030-06-02/2030-06-02, from published",
        ],
    ),
    (AMOUNT, "They ship 5,000 tons a week.", ["a week = P1W, unknown"]),
    (
        AMOUNT,
        "They met in the last weeks.",
        ["the last weeks = PXW, approx, /2030-05-08, from published; vague amount"],
    ),
    (
        AMOUNT,
        "They met in recent weeks.",
        ["recent weeks = PAST_REF, approx, /2030-05-08, from published; vague amount"],
    ),
    (
        AMOUNT,
        "They met on Friday at 4.30pm.",
        ["Friday at 4.30pm = 2030-05-03T16:30, day, 2030-05-03/2030-05-03, from published"],
    ),
    (AMOUNT, "They met at 25:00 on Monday.", ["Monday = 2030-05-06, day, 2030-05-06/2030-05-06, from published"]),
    (
        AMOUNT,
        "They met yesterday evening.",
        ["yesterday evening = 2030-05-07TEV, day, 2030-05-07/2030-05-07, from published"],
    ),
    (
        AMOUNT,
        "They met on May 2. That evening they left.",
        [
            "May 2 = 2030-05-02, day, 2030-05-02/2030-05-02, from published",
            "That evening = 2030-05-02TEV, day, 2030-05-02/2030-05-02, from t01",
        ],
    ),
    (
        AMOUNT,
        "They met on 30 February.",
        ["30 February = 2030-02, month, 2030-02-01/2030-02-28, from published; there is no 2030-02-30"],
    ),
    (
        AMOUNT,
        "They met on 30 February 2029.",
        ["30 February 2029 = 2029-02, month, 2029-02-01/2029-02-28; there is no 2029-02-30"],
    ),
    (AMOUNT, "They stay until May 31.", ["May 31 = 2030-05-31, day, /2030-05-31, from published"]),
    (AMOUNT, "They met before Monday.", ["Monday = 2030-05-06, day, /2030-05-05, from published"]),
    (AMOUNT, "They came in the summer of 2029.", ["the summer of 2029 = 2029-SU, range, 2029-06-01/2029-08-31"]),
    (AMOUNT, "They came last summer.", ["last summer = 2029-SU, range, 2029-06-01/2029-08-31, from published"]),
    (AMOUNT, "They will come next summer.", ["next summer = 2030-SU, range, 2030-06-01/2030-08-31, from published"]),
    (AMOUNT, "They fall ill in fall.", ["fall = 2029-FA, range, 2029-09-01/2029-11-30, from published"]),
    (AMOUNT, "The mayor marched on March.", []),
    (
        AMOUNT,
        "They met on a Sunday in May.",
        [
            "Sunday = 2030-05-05, day, 2030-05-05/2030-05-05, from published",
            "May = 2030-05, month, 2030-05-01/2030-05-31, from published",
        ],
    ),
    (AMOUNT, "It took two days and two hours.", ["two days and two hours = P2DT2H, unknown"]),
    (
        AMOUNT,
        "They will meet within the next two weeks.",
        ["the next two weeks = P2W, range, 2030-05-08/2030-05-21, from published"],
    ),
    (
        AMOUNT,
        "They met over the last 48 hours.",
        ["the last 48 hours = PT48H, range, 2030-05-06/2030-05-08, from published"],
    ),
    (AMOUNT, "Trade fell in the first half.", []),
    (AMOUNT, "They spoke for two hours and ten minutes.", ["two hours and ten minutes = PT2H10M, unknown"]),
    (AMOUNT, "They spoke for a day and ten minutes.", ["a day and ten minutes = P1DT10M, unknown"]),
]
OPEN = [  # the same, of a text that nobody dates
    ("They met two and a half weeks ago.", ["two and a half weeks ago = PAST_REF"]),
    ("They met in the last days of April.", ["the last days of April = XXXX-XX"]),
    ("It sat from 30 December to 2 January.", ["30 December = XXXX-12-30", "2 January = XXXX-01-02"]),
    ("They met at 10 a.m. on Friday.", ["10 a.m. on Friday = XXXX-WXX-5T10:00"]),
    ("They met on the night of May 2.", ["the night of May 2 = XXXX-05-02TNI"]),
    ("They met on Tuesday. At noon they left.", ["Tuesday = XXXX-WXX-2", "noon = XXXX-XX-XXT12:00"]),
    ("It fell in the first half of March.", ["the first half of March = XXXX-XX"]),
    ("It fell in the second half of last year.", ["the second half of last year = XXXX-H2"]),
    ("They met on Tuesday. The day before, he had come.", ["Tuesday = XXXX-WXX-2", "The day before = XXXX-XX-XX"]),
    ("They came on the 20th.", ["the 20th = XXXX-XX-20"]),
    ("They will come on the 20th.", ["the 20th = XXXX-XX-20"]),
    ("They met on Black Friday.", ["Black Friday = XXXX-XX-XX"]),
    ("They will meet next Sunday.", ["next Sunday = XXXX-WXX-7"]),
    ("They met last Christmas.", ["last Christmas = XXXX-12-25"]),
    (
        "Trade fell in the first quarter. It had risen two years earlier.",
        ["the first quarter = XXXX-Q1", "two years earlier = PAST_REF"],
    ),
    ("They met in the last few years.", ["the last few years = PXY, approx; vague amount"]),
    ("They will meet over the next two days.", ["the next two days = P2D"]),
    ("They met in August.", ["August = XXXX-08"]),
    ("The November election was rigged.", ["November = XXXX-11"]),
    ("They met last weekend.", ["last weekend = XXXX"]),
    ("They met over the past month.", ["the past month = XXXX-XX"]),
    ("They met over the past week.", ["the past week = XXXX-WXX"]),
    ("They met this past quarter.", ["this past quarter = XXXX-QX"]),
    ("They met last month.", ["last month = XXXX-XX"]),
    ("They met last quarter.", ["last quarter = XXXX-QX"]),
    ("They met in the spring.", ["the spring = XXXX-SP"]),
    ("They must meet before the weekend.", ["the weekend = XXXX"]),
    ("They must pay by the end of May.", ["the end of May = XXXX-05 END"]),
    ("They stay until the 20th.", ["the 20th = XXXX-XX-20"]),
    ("They met in the fourth quarter.", ["the fourth quarter = XXXX-Q4"]),
    ("They met three hours ago.", ["three hours ago = PAST_REF"]),
    ("They met about two weeks ago.", ["two weeks ago = PAST_REF APPROX"]),
    ("They met at least two weeks ago.", ["at least two weeks ago = PAST_REF ON_OR_BEFORE"]),
    ("They meet Friday week.", ["Friday week = XXXX-WXX-5"]),
    ("They met on Friday of last week.", ["Friday of last week = XXXX-WXX-5"]),
    ("They met in the last week of the month.", ["the last week of the month = XXXX-WXX"]),
    ("They met on the first Monday of May.", ["first Monday of May = XXXX-XX"]),
    ("They met this afternoon.", ["this afternoon = XXXX-XX-XXTAF"]),
    ("They came last summer.", ["last summer = XXXX-SU"]),
    ("They met two to three weeks ago.", ["two to three weeks ago = PAST_REF"]),
    ("They met over the last 48 hours.", ["the last 48 hours = PT48H"]),
    ("Trade fell in the quarter.", ["the quarter = XXXX-QX"]),
]


def told(time, text):
    """A time as one line; what is missing is left out."""
    days = "/".join("" if day is None else day.isoformat() for day in time.interval)
    cells = [f"{time.span.of(text)} = {time.value}" + (f" {time.mod}" if time.mod else ""), time.precision]
    cells += [days] * (days != "/") + [f"from {time.anchor}"] * bool(time.anchor)
    return "; ".join([", ".join(cells), *time.doubts])


@pytest.mark.parametrize(("text", "wanted"), [row[1:] for row in DATED], ids=[row[1] for row in DATED])
def test_the_rows_of_a_dated_text_are_these(text, wanted):
    assert [told(time, text) for time in find_times(model()(text), PUBLISHED)] == wanted


@pytest.mark.parametrize(("text", "wanted"), OPEN, ids=[row[0] for row in OPEN])
def test_what_counts_from_a_publication_that_nobody_dates_stays_open_and_says_so(text, wanted):
    found = [told(time, text).replace(", unknown;", ";") for time in find_times(model()(text), None)]
    assert found == [f"{row}; no publication date to count from" for row in wanted]
