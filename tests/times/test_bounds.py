"""Days at the edge: the first and last day of an interval, weeks of a month, and the day of a time on the clock."""

import pandas as pd
import pytest

ROWS = {  # sentence (published on Wednesday, 15 May 2024): the first and the last day of its one expression
    "They will meet after 20 May.": ("2024-05-21", None),
    "They will meet after Monday.": ("2024-05-21", None),
    "Talks start after June 2024.": ("2024-07-01", None),
    "They will meet before 20 May.": (None, "2024-05-19"),
    "They will meet by 20 May.": (None, "2024-05-20"),
    "They have met since 3 May.": ("2024-05-03", "2024-05-15"),
    "They met in the first week of June 2024.": ("2024-06-03", "2024-06-09"),
    "They met in the second week of June 2024.": ("2024-06-10", "2024-06-16"),
    "They met in the third week of June 2024.": ("2024-06-17", "2024-06-23"),
    "They met in the last week of June 2024.": ("2024-06-24", "2024-06-30"),
    "They met on the fourth Monday of February 2024.": ("2024-02-26", "2024-02-26"),
    "They meet later this month.": ("2024-05-15", "2024-05-31"),
    "They met earlier this month.": ("2024-05-01", "2024-05-15"),
    "They will meet this summer.": ("2024-06-01", "2024-08-31"),
    "It fell on 1/20/50.": ("1950-01-20", "1950-01-20"),
    "It fell on 1/20/49.": ("2049-01-20", "2049-01-20"),
}
CLOCK = {  # the day of a time on the clock: the one that was named, where that is near
    "They met on Monday. Talks began at 9 a.m. there.": "2024-05-13T09:00",
    f"They met on May 2.{' The talks were long there.' * 20} Talks began at 9 a.m. there.": "2024-05-15T09:00",
}
SAID = {  # what is said when: the value of the expression, and the day that the statement has
    "“We met,” Jane Doe said at 3 pm on Monday.": ("2024-05-13T15:00", "2024-05-13"),
    "“We met,” Jane Doe said on Monday at 15:00.": ("2024-05-13T15:00", "2024-05-13"),
    "“We met,” Jane Doe said late on Monday evening.": ("2024-05-13TEV", "2024-05-13"),
    "Jane Doe said at 9:30 a.m. that they met.": ("2024-05-15T09:30", "2024-05-15"),
}


def days(*cells):
    return tuple(None if pd.isna(cell) else f"{cell:%Y-%m-%d}" for cell in cells)


@pytest.mark.parametrize("sentence", ROWS)
def test_an_interval_begins_and_ends_on_the_day_that_its_words_say(told, sentence):
    (time,) = told(sentence).times.itertuples()
    assert days(time.begin, time.end) == ROWS[sentence]


@pytest.mark.parametrize("sentence", SAID)
def test_a_time_on_the_clock_gives_the_day_on_which_something_was_said(told, sentence):
    tables = told(sentence)
    (time,), (statement,) = tables.times.itertuples(), tables.statements.itertuples()
    value, day = SAID[sentence]
    assert time.value == value
    assert days(time.begin, time.end) == days(statement.said_begin, statement.said_end) == (day, day)


@pytest.mark.parametrize("text", CLOCK, ids=["near", "far"])
def test_a_time_on_the_clock_is_of_the_day_that_was_named_near_it(told, text):
    assert told(text).times.value.tolist()[-1] == CLOCK[text]


def test_a_weekday_that_a_month_does_not_have_so_often_is_no_day_of_it(told):
    times = told("They meet on the fifth Monday of February 2024.").times
    assert "2024-03-04" not in times.value.tolist()
