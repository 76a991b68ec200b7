"""Expressions of time: the rule table by its own examples, and what must hold for any date and any text."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from spacy import displacy
from spacy.tokens import Doc

from summitry.article.regions import regions
from summitry.language import analyse, model
from summitry.records import Article
from summitry.times import find_times, rules
from summitry.times.amounts import Amount, amount, period
from summitry.times.calendar_values import days_of, shift, value_at
from summitry.times.patterns import regex
from summitry.times.rules import possible, table

PUBLISHED = date(2030, 5, 8)  # a Wednesday


def read(text, published=PUBLISHED):
    return find_times(analyse(Article("x", text, tuple(regions(text)))), published)


def written(text, published=PUBLISHED):
    """The expressions with their values, one string each."""
    return [f"{time.span.of(text)} = {time.value}" for time in read(text, published)]


@pytest.mark.parametrize("rule", table(), ids=lambda rule: rule.name)
def test_each_rule_of_the_table_reads_its_own_example(rule):
    """The bracketed words are what the rule finds in it, with exact spans, and the values are those of the table."""
    text = re.sub(r"[\[\]]", "", rule.example)
    own = [time for time in read(text) if time.rule == rule.name]
    assert [time.span.of(text) for time in own] == re.findall(r"\[(.*?)\]", rule.example)
    assert " ".join(time.value for time in own) == rule.value


@pytest.mark.slow
@pytest.mark.parametrize("rule", table(), ids=lambda rule: rule.name)
def test_whatever_a_rule_fits_holds_its_words(rule):
    """Rules are tried only near the words that they say they hold: whatever their pattern fits must hold them."""

    @given(text=st.from_regex(regex(rule.pattern)))
    @settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def holds(text):
        assume(len(text.split()) < 10)  # a rule is not looked for a dozen number words away from its own
        assert rule.name in {chance.rule.name for chance in possible(text, 0, len(text))}

    holds()


def test_no_two_rules_have_one_name():
    names = [rule.name for rule in table()]
    assert len(names) == len(set(names))


CASES = [  # text, and of each expression: words, value, first and last day
    ("The talks, set for Aug. 15, may slip.", [("Aug. 15", "2030-08-15", "2030-08-15", "2030-08-15")]),
    ("They would meet within two weeks.", [("two weeks", "P2W", None, "2030-05-22")]),
    ("More will follow in the coming days.", [("the coming days", "PXD", "2030-05-08", None)]),
    ("We decide over the next two days.", [("the next two days", "P2D", "2030-05-08", "2030-05-09")]),
    ("They must decide in the next 48 hours.", [("the next 48 hours", "PT48H", "2030-05-08", "2030-05-10")]),
    ("It has to end by the end of the year.", [("the end of the year", "2030", None, "2030-12-31")]),
    ("It is due by mid-June.", [("mid-June", "2030-06", None, "2030-06-30")]),
    ("They have been at odds since 2014.", [("2014", "2014", "2014-01-01", "2030-05-08")]),
    ("They spoke a few days ago.", [("a few days ago", "PAST_REF", "2030-05-01", "2030-05-05")]),
    ("They met more than a decade ago.", [("more than a decade ago", "202", None, "2029-12-31")]),
    ("It came one day before he met her.", [("one day", "P1D", None, "2030-05-06")]),
    ("Talks go on later this month.", [("later this month", "2030-05", "2030-05-08", "2030-05-31")]),
    ("He had left before Friday.", [("Friday", "2030-05-03", None, "2030-05-02")]),
    ("He left before Friday's vote.", [("Friday", "2030-05-03", "2030-05-03", "2030-05-03")]),
    ("The offer stands until Friday.", [("Friday", "2030-05-10", None, "2030-05-10")]),
    ("In the past three weeks it grew.", [("the past three weeks", "P3W", "2030-04-18", "2030-05-08")]),
    ("It is renewed every three months.", [("every three months", "P3M", None, None)]),
    ("He spoke for two hours and a half.", [("two hours and a half", "PT2H30M", None, None)]),
    ("It took three-quarters of an hour.", [("three-quarters of an hour", "PT45M", None, None)]),
    ("They met on Feb. 29.", [("Feb. 29", "2028-02-29", "2028-02-29", "2028-02-29")]),
    ("He marched on Bloody Sunday.", []),
    ("The port ships 5,000 tons a week.", [("a week", "P1W", None, None)]),
    ("GENEVA, May 7 (Reuters) - The envoys met.", [("May 7", "2030-05-07", "2030-05-07", "2030-05-07")]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:40] for text, _ in CASES])
def test_intervals_are_as_tight_as_the_text_bounds_them(text, wanted):
    found = [(t.span.of(text), t.value, *(day and day.isoformat() for day in t.interval)) for t in read(text)]
    assert found == wanted


DIRECTIONS = [  # the tense of the clause decides, not a preference
    ("They met on Friday.", ["2030-05-03"]),
    ("They will meet on Friday.", ["2030-05-10"]),
    ("The talks are due to open on Friday.", ["2030-05-10"]),
    ("The talks open on Friday.", ["2030-05-10"]),
    ("The offer had been due to expire on Friday.", ["2030-05-03"]),
    ("They failed to agree on Friday.", ["2030-05-03"]),
    ("The king receives the envoy on Friday.", ["2030-05-10"]),
    ("He said on Monday that they would meet on Friday.", ["2030-05-06", "2030-05-10"]),
    ("Monday's vote failed.", ["2030-05-06"]),
    ("He’d filed the papers by Friday.", ["2030-05-03"]),
    ("They can’t meet on Friday.", ["2030-05-10"]),
    ("They met in November.", ["2029-11"]),
    ("They will meet in November.", ["2030-11"]),
    ("It will not produce a deal before the December election.", ["2030-12"]),
    ("The October election may be rigged, he told the January meeting.", ["2030-10", "2030-01"]),
    ("They met in March and will meet again in April.", ["2030-03", "2031-04"]),
    ("The vote fell on April 30, the next is on June 2.", ["2030-04-30", "2030-06-02"]),
    ("The year ended January 31 was good.", ["P1Y", "2030-01-31"]),
    ("Exports will fall in the fourth quarter.", ["2030-Q4"]),
    ("Exports fell in the fourth quarter.", ["2029-Q4"]),
    ("Last Friday they met; next Friday they meet again.", ["2030-05-03", "2030-05-10"]),
]


@pytest.mark.parametrize(("text", "wanted"), DIRECTIONS, ids=[text for text, _ in DIRECTIONS])
def test_a_bare_date_lies_where_its_clause_points(text, wanted):
    assert [time.value for time in read(text)] == wanted


ANCHORED = [
    ("He came on May 2. The same day he met her. A day later he left.", ["2030-05-02", "2030-05-02", "2030-05-03"]),
    ("He came on Monday. The following morning he left.", ["2030-05-06", "2030-05-07TMO"]),
    ("They fell out in 1998 and met the following year.", ["1998", "1999"]),
    ("Trade fell in the third quarter from a year earlier.", ["2029-Q3", "2028-Q3"]),
]


@pytest.mark.parametrize(("text", "wanted"), ANCHORED, ids=[text[:40] for text, _ in ANCHORED])
def test_what_the_text_told_is_counted_from(text, wanted):
    assert [time.value for time in read(text)] == wanted


def test_the_anchor_of_an_expression_is_named():
    text = "He came on May 2. A day later he left."
    assert [(time.value, time.anchor) for time in read(text)] == [("2030-05-02", "published"), ("2030-05-03", "t01")]


def test_an_anchor_that_stands_far_before_is_in_doubt():
    text = "He came on May 2. " + "They talked and talked about this and that and found no common ground. " * 8
    text += "A day later he left."
    assert [time.doubts for time in read(text)][-1] == ("counted from t01, named well before",)


def test_an_anchor_behind_a_point_less_exact_is_in_doubt():
    times = read("They meet on Friday. They met last week, and a day later they left.")
    assert times[-1].doubts == ("counted from t01, though t02 stands nearer",)


def test_the_other_reading_of_next_friday_is_in_doubt():
    (time,) = read("They meet next Friday.")
    assert (time.value, time.doubts) == ("2030-05-10", ("or 2030-05-17, the other reading of “next Friday”",))


def test_a_day_in_figures_is_in_doubt_unless_the_text_shows_the_order():
    assert read("Filed on 05/06/2029.")[0].doubts == ("or 2029-06-05, by the other order",)
    assert written("Filed on 22/05/2029 and 05/06/2029.")[-1] == "05/06/2029 = 2029-06-05"


MODS = [
    ("early 2029", "START"),
    ("the middle of June", "MID"),
    ("the late 1990s", "END"),
    ("the end of 2029", "END"),
    ("at least two weeks", "EQUAL_OR_MORE"),
    ("nearly two weeks", "LESS_THAN"),
    ("more than two weeks", "MORE_THAN"),
    ("more than two weeks ago", "BEFORE"),
    ("less than two weeks ago", "AFTER"),
]


@pytest.mark.parametrize(("words", "mod"), MODS)
def test_a_modifier_is_part_of_the_expression_and_gives_its_mod(words, mod):
    text = f"It had lasted or had ended {words}, they said."
    assert [(time.span.of(text), time.mod) for time in read(text)] == [(words, mod)]


def test_the_spans_are_left_on_the_doc():
    text = "He came on May 2. A day later he left."
    doc = analyse(Article("x", text, tuple(regions(text))))
    find_times(doc, PUBLISHED)
    left = [(span.text, span.label_, span.id_) for span in doc.spans["times"]]
    assert left == [("May 2", "DATE", "t01"), ("A day later", "DATE", "t02")]
    html = displacy.render(doc, style="span", options={"spans_key": "times"}, jupyter=False)
    assert all(word in html for word in ("May", "later", "DATE"))


def test_the_name_of_a_rule_decides_nothing(monkeypatch):
    """Names are for the reader: with all of them changed the same expressions are read as before."""
    text = "Trade fell in the third quarter from a year earlier. On Friday she left, a day later he came."
    before = read(text)
    monkeypatch.setattr(rules, "table", lambda: tuple(replace(rule, name="x") for rule in table()))
    assert [replace(time, rule="") for time in read(text)] == [replace(time, rule="") for time in before]


NONE = [
    "He may leave; in a second attempt they march on.",
    "The score was 3-2 and it cost $2000.",
    "Flight 1989 left with 2000 people under Resolution 1973.",
    "She is 44 years old, her 6-year-old son is well.",
    "It runs a 24-hour service, 24 hours a day, 24/7.",
    "The Sunday Times and USA Today reported it.",
    "It was a last-minute deal over a quarter of the seats.",
    "April Jones met Jan Smit.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_time_is_none(text):
    assert written(text) == []


def test_without_a_publication_date_values_that_need_one_stay_open():
    times = read("They met on Friday, last week, on May 2 and yesterday.", None)
    assert [time.value for time in times] == ["XXXX-WXX-5", "XXXX-WXX", "XXXX-05-02", "XXXX-XX-XX"]
    assert all(time.interval == (None, None) and time.doubts for time in times)


def test_a_narrative_is_read_from_the_dates_it_tells():
    text = "War broke out on 3 May 1701. In June the king fled; he died on 4 March 1702, a day later peace came. "
    text += "The treaties of 1703, 1704, 1705 and 1706 failed."
    assert [time.value for time in read(text)][1:4] == ["1701-06", "1702-03-04", "1702-03-05"]


# --- any date ----------------------------------------------------------------------------------------

MONTHS = [f"{date(2030, month, 1):%B}" for month in range(1, 13)]
WEEKDAYS = [f"{date(2030, 5, day):%A}" for day in range(6, 13)]
DAYS = st.dates(date(1950, 1, 1), date(2079, 12, 31))
OLD = st.dates()  # from the first to the last
EDGES = st.sampled_from(
    [date(y, m, d) for y in (1999, 2000, 2023, 2024) for m, d in ((1, 1), (2, 28), (3, 1), (12, 28), (12, 31))]
    + [date(2000, 2, 29), date(2024, 2, 29), date(2020, 12, 31), date(2021, 1, 3), date(2021, 1, 4)]
)
WAYS = [
    lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"the {d.day}th of {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d:%A}, {MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{MONTHS[d.month - 1][:3]}. {d.day}, {d.year}" if d.month != 5 else f"May {d.day}, {d.year}",
    lambda d: d.isoformat(),
]


def quick(text, published=PUBLISHED):
    """The expressions of a text that no model has parsed but for the ends of sentences."""
    tokens = model().make_doc(text)
    words, spaces = [t.text for t in tokens], [bool(t.whitespace_) for t in tokens]
    doc = Doc(tokens.vocab, words=words, spaces=spaces, heads=[0] * len(words), deps=["dep"] * len(words))
    return find_times(doc, published)


@given(day=DAYS | EDGES, published=DAYS | EDGES, way=st.sampled_from(WAYS))
@settings(max_examples=300, deadline=None)
def test_any_date_written_in_any_way_comes_back_as_itself(day, published, way):
    (time,) = quick(f"The envoys met on {way(day)} in the palace.", published)
    assert (time.value, time.interval) == (day.isoformat(), (day, day))


RELATIVE = [
    "yesterday", "today", "tomorrow", "the day before yesterday", "three days ago", "ten days ago", "in two days' time",
    "the next two days", "a few days ago", "within two weeks", "the day after tomorrow", "this morning", "last night",
]  # fmt: skip


@given(published=DAYS | EDGES, step=st.integers(-4000, 4000), words=st.sampled_from(RELATIVE))
@settings(max_examples=200, deadline=None)
def test_moving_publication_by_days_moves_what_is_counted_in_days(published, step, words):
    (here,), (there,) = (quick(f"It was so {words}, they said.", day) for day in (published, _moved(published, step)))
    moved = tuple(day and _moved(day, step) for day in here.interval)
    assert (there.interval, there.rule, there.precision) == (moved, here.rule, here.precision)


def _moved(day, step):
    return day + timedelta(days=step)


@given(published=DAYS | EDGES, weekday=st.sampled_from(WEEKDAYS))
@settings(max_examples=100, deadline=None)
def test_a_weekday_is_that_weekday_in_the_last_seven_days(published, weekday):
    (time,) = quick(f"They met on {weekday} there.", published)
    assert f"{time.interval.begin:%A}" == weekday
    assert 0 <= (published - time.interval.begin).days < 7


PHRASES = st.lists(
    st.sampled_from(
        RELATIVE
        + [re.sub(r"[\[\]]", "", rule.example) for rule in table()]
        + [text for text, _ in CASES]
        + ["May", "the 31st", "30 February", "in 0001", "9999", "“", "2 1/2", "a", "in", "12:99", "99/99/9999", "’80s"]
        + ["\n\n", "é", "🙂"]
    ),
    max_size=8,
).map(" ".join)


@given(text=PHRASES | st.text(max_size=80), published=st.none() | EDGES | OLD | DAYS)
@settings(max_examples=400, deadline=None)
def test_whatever_the_text_spans_are_exact_and_intervals_are_in_order(text, published):
    """No exception; expressions apart and in order; begin never after end; the same again gives the same."""
    times = quick(text, published)
    assert times == quick(text, published)
    assert all(a.span.end <= b.span.start for a, b in pairwise(times))
    for time in times:
        begin, end = time.interval
        assert begin is None or end is None or begin <= end, (time.span.of(text), time)
        assert 0 <= time.span.start < time.span.end <= len(text)
        assert time.span.of(text).strip() == time.span.of(text)


VALUES = [
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2020-W53", "2020-12-28", "2021-01-03"),
    ("2021-W01", "2021-01-04", "2021-01-10"),
    ("2030-WI", "2030-12-01", "2031-02-28"),
    ("2030-H2", "2030-07-01", "2030-12-31"),
    ("2030-Q1", "2030-01-01", "2030-03-31"),
    ("199", "1990-01-01", "1999-12-31"),
    ("2023-02-29", None, None),
    ("2021-W53", None, None),
]


@pytest.mark.parametrize(("value", "begin", "end"), VALUES)
def test_the_days_of_a_value_know_leap_days_and_long_years(value, begin, end):
    assert tuple(day and day.isoformat() for day in days_of(value)) == (begin, end)


AMOUNTS = [
    ("two and a half", "year", "P2Y6M"),
    ("2 1/2", "hour", "PT2H30M"),
    ("half an", "hour", "PT30M"),
    ("half a", "century", "P50Y"),
    ("twenty-four", "hour", "PT24H"),
    ("a hundred", "year", "P100Y"),
    ("one hundred and twenty", "day", "P120D"),
    ("1,200", "day", "P1200D"),
    ("two dozen", "day", "P24D"),
    ("a couple of", "week", "P2W"),
    ("several", "month", "PXM"),
    ("a", "fortnight", "P2W"),
]


@pytest.mark.parametrize(("words", "unit", "value"), AMOUNTS)
def test_amounts_in_words_and_figures_are_read(words, unit, value):
    assert period(amount(words), unit) == value


def test_the_calendar_is_moved_in_and_written_in_any_unit():
    assert shift(date(2024, 1, 31), 1, "month") == date(2024, 2, 29)
    assert shift(date(9999, 12, 31), 1, "day") is None
    assert value_at(date(2030, 1, 1), "week") == "2030-W01"
    assert value_at(date(2030, 5, 8), "weekend") == "2030-W19-WE"
    assert value_at(date(2030, 5, 8), "day", -1) == "2030-05-07"


def test_an_amount_has_bounds_and_is_written_as_its_lower_end():
    assert amount("two and a half") == Amount(2.5, 2.5, "2.5")
    assert amount("a few") == Amount(3, 7, "X")
    assert amount("12 to 18") == amount("18 to 12") == Amount(12, 18, "12")
    assert amount("") == Amount(1, None, "X")


def test_a_class_in_a_pattern_is_a_group_of_its_name():
    assert regex("{DAY} {MONTH}").fullmatch("2  May").groupdict() == {"day": "2", "month": "May"}


def test_only_rules_whose_words_stand_in_the_text_are_tried():
    names = [chance.rule.name for chance in possible("It began on that day.", 0, 21)]
    assert names == ["day told of", "duration", "unit-long", "units", "present"]
