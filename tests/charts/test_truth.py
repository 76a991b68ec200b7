"""Charts say what the tables say and no more: open bounds, order, camps, common issues, titles, source."""

from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
import pytest

from summitry import charts
from summitry.canvas import source_line
from summitry.charts.axis import APART, EDGE, TimeAxis
from summitry.codebook import Codebook, Issue
from summitry.findings import positions, voices

from .made import SHELVED, event, made, person, stance

pytestmark = pytest.mark.slow

DATED = {  # begin and end of one planned meeting, and where its bar fades
    "on one day": ("2024-06-05", "2024-06-05", None),
    "between two days": ("2024-06-03", "2024-06-09", "nowhere"),
    "by a day": (None, "2024-06-09", "left"),
    "from publication on": ("2024-06-01", None, "right"),
}


def strips(chart):
    """The strips of all bars, from left to right: left end, right end, depth."""
    found = [(p.get_x(), p.get_x() + p.get_width(), p.get_alpha()) for p in chart.axes[0].patches if p.get_alpha()]
    return sorted(found)


def marks(chart):
    """The places of the marks, row by row."""
    return [tuple(c.get_offsets()[0]) for c in sorted(chart.axes[0].collections, key=lambda c: c.get_offsets()[0][1])]


@pytest.mark.parametrize("name", ["timeline", "plan"])
@pytest.mark.parametrize(("begin", "end", "fades"), DATED.values(), ids=DATED)
def test_a_bar_fades_where_the_text_sets_no_bound(name, begin, end, fades):
    told = event("told", "announcement", None, "2024-05-20", "2024-05-20", about="m", effect="plans")
    chart = getattr(charts, name)(made(events=[event("m", "meeting", "planned", begin, end), told]))
    bar = strips(chart)
    depths = [depth for *_, depth in bar]
    assert (len(bar) == 0) == (fades is None)
    if fades:
        assert (len(bar) == 1) == (fades == "nowhere")
        assert depths == sorted(depths, reverse=fades == "right")
        assert marks(chart)[0][0] == pytest.approx((bar[0][0] + bar[-1][1]) / 2), "the mark is in the middle"
        assert bar[-1][1] - bar[0][0] > 0.05
        assert bar[0][0] >= -0.01
        assert bar[-1][1] <= 1.01


def test_a_row_is_drawn_the_same_in_timeline_and_plan():
    tables = made(**{**SHELVED, "events": SHELVED["events"][:3]})
    drawn = []
    for draw in (charts.timeline, charts.plan):
        chart = draw(tables)
        shapes = [(c.get_paths()[0].vertices.tolist(), c.get_facecolors().tolist()) for c in chart.axes[0].collections]
        drawn.append((sorted(x for x, _ in marks(chart)), strips(chart), sorted(map(str, shapes))))
    assert drawn[0] == drawn[1]


def test_a_step_of_a_plan_bounds_the_others():
    table = charts.plan_table(made(**SHELVED))
    assert list(table["step"]) == ["announced", "called off"]
    assert list(table["end"]) == [pd.Timestamp("2024-05-21")] * 2, "nothing is called off before it is announced"
    openly = [{**row, "begin": None} if row["event_id"] == "plan" else row for row in SHELVED["events"]]
    (announced, _), (off, _) = marks(charts.plan(made(**{**SHELVED, "events": openly})))[-2:]
    assert announced < off


def test_a_plan_announced_again_is_not_bound_by_its_end():
    again = event("again", "announcement", None, "2024-05-25", "2024-05-28", about="summit", effect="plans")
    table = charts.plan_table(made(**{**SHELVED, "events": [*SHELVED["events"], again]}))
    assert table.set_index("event_id").loc["again", "end"] == pd.Timestamp("2024-05-28")


def test_a_proposal_stands_before_the_announcement_of_the_same_day():
    steps = [
        event("a", "announcement", None, "2024-05-20", "2024-05-20", about="m", effect="plans"),
        event("b", "proposal", None, "2024-05-20", "2024-05-20", about="m", effect="plans"),
    ]
    table = charts.plan_table(made(events=[event("m", "meeting", "planned", None, None), *steps]))
    assert list(table["step"]) == ["proposed", "announced"]


@pytest.mark.parametrize("status", ["postponed", None])
def test_what_is_put_off_has_a_mark_with_an_arrow(status):
    row = event("m", "meeting", status, "2024-06-05", "2024-06-05")
    off = {"about": "n", "effect": "postpones", "kind": "announcement"}
    chart = charts.timeline(made(events=[row if status else {**row, **off}]))
    assert "postponed" in " ".join(t.get_text() for t in chart.axes[1].texts)
    arrow = chart.axes[0].collections[-1].get_paths()[0]
    assert len(arrow.vertices) > 5
    assert arrow.get_extents().width > arrow.get_extents().height


SPANS = {  # intervals in days from 1 May 2024
    "days": [(0, 0), (3, 5)],
    "weeks": [(0, 30)],
    "months": [(0, 200)],
    "years": [(n, n) for n in range(0, 4000, 60)],
    "a cut": [(0, 30), (75, 96)],
    "cuts": [(0, 0), (200, 200), (400, 410), (900, 900), (1100, 1100)],
    "cuts and open bounds": [(None, 0), (0, None), (200, None), (None, 400), (900, 930), (930, None)],
    "one month and a week": [(0, 30), (3000, 3007)],
}


@pytest.mark.parametrize("spans", SPANS.values(), ids=SPANS)
def test_time_has_equal_steps_and_no_name_on_a_cut(spans):
    first = date(2024, 5, 1)
    days = [tuple(None if n is None else first + timedelta(n) for n in pair) for pair in spans]
    axis = TimeAxis.over(days)
    places = [axis.at(day) for day, _ in axis.ticks()]
    assert all(b - a >= APART - 0.002 for a, b in pairwise(places)), "names do not meet"
    assert all(abs(place - cut) >= EDGE for place in places for cut in axis.breaks), "no name on a cut"
    assert all(EDGE <= round(place, 9) <= 1 - EDGE for place in places)
    for a, b in axis.pieces:
        own = [day for day, _ in axis.ticks() if a <= day <= b]
        steps = {(y - x).days for x, y in pairwise(own)}
        assert own, "each piece is named"
        assert len(steps) <= 1 or {day.day for day in own} == {1}, "equal days, or the first of months or years"
    ends = [axis.span(*pair) for pair in days]
    assert all(not left < cut < right for left, right in ends for cut in axis.breaks if right - left < 0.14)


def test_a_day_is_equally_wide_in_all_pieces_of_a_short_axis():
    axis = TimeAxis.over([(date(2024, 5, 1), date(2024, 5, 31)), (date(2024, 7, 15), date(2024, 8, 5))])
    assert axis.scales[0] == pytest.approx(axis.scales[1])
    assert axis.note == " The axis is cut (//) where nothing happens for long."


def test_a_single_day_stands_in_the_middle():
    axis = TimeAxis.over([(date(2024, 5, 1), date(2024, 5, 1))])
    assert axis.at(date(2024, 5, 1)) == pytest.approx(0.5)


def test_time_never_runs_backwards():
    days = [date(2014, 1, 1) + timedelta(60 * n) for n in range(60)]
    places = [TimeAxis.over([(d, d) for d in days]).at(day) for day in days]
    assert places == sorted(places)
    assert 0 <= places[0] < places[-1] <= 1


def test_the_unnamed_of_a_side_are_one_camp():
    tables = made(**SHELVED)
    assert list(charts.plan_table(tables)["by"]) == ["Jane Doe", "the United States (3 unnamed officials)"]
    assert "Doe-Roe summit in Oslo called off by the United States (3 unnamed officials)" in list(
        charts.timeline_table(tables)["title"]
    )


TITLES = {  # what of SHELVED is changed, timeline, plan
    "as it is": (
        {},
        "The Doe-Roe summit in Oslo was called off; the meeting of envoys in Zenda is planned",
        "The Doe-Roe summit in Oslo was called off within a week of being announced",
    ),
    "the end is not certain": (
        {"off": {"confidence": 0.4}},
        "The Doe-Roe summit in Oslo was called off; the meeting of envoys in Zenda is planned",
        "The Doe-Roe summit in Oslo was announced by Jane Doe",
    ),
    "the summit is not certain": (
        {"summit": {"confidence": 0.4}},
        "The meeting of envoys in Zenda is planned",
        "No step was found that is certain enough",
    ),
    "no figure of certainty": (
        {"summit": {"confidence": None}},
        "The Doe-Roe summit in Oslo was called off; the meeting of envoys in Zenda is planned",
        "The Doe-Roe summit in Oslo was called off within a week of being announced",
    ),
    "put off": (
        {"summit": {"status": "postponed"}, "off": {"effect": "postpones"}, "plan": {"begin": "2024-04-30"}},
        "The Doe-Roe summit in Oslo was postponed; the meeting of envoys in Zenda is planned",
        "The Doe-Roe summit in Oslo was postponed within a month of being announced",
    ),
    "announced some day before": (
        {"plan": {"begin": None, "end": "2024-05-01"}},
        "The Doe-Roe summit in Oslo was called off; the meeting of envoys in Zenda is planned",
        "The Doe-Roe summit in Oslo was called off at least 20 days after it was announced",
    ),
}


@pytest.mark.parametrize(("changed", "timeline", "plan"), TITLES.values(), ids=TITLES)
def test_titles_stand_on_rows_that_are_certain_enough(changed, timeline, plan):
    rows = [{**row, **changed.get(row["event_id"], {})} for row in SHELVED["events"]]
    tables = made(**{**SHELVED, "events": rows})
    assert charts.timeline(tables).title == timeline
    assert charts.plan(tables).title == plan


def test_contacts_of_one_status_are_counted_when_they_are_many():
    rows = [event(f"Meeting {n}", "meeting", "held", "2024-05-01", "2024-05-01") for n in range(3)]
    assert charts.timeline(made(events=rows)).title == "3 contacts were held"
    rows.append(event("Meeting 3", "meeting", "held", None, None, confidence=0.4))
    assert charts.timeline(made(events=rows)).title == "At least 3 contacts were held"
    assert charts.timeline(made(events=rows[3:])).title == "No contact was found that is certain enough"


def test_days_counted_from_a_vague_expression_are_probable_in_a_title():
    time = {"time_id": "t1", "type": "DATE", "begin": "2024-05-16", "end": "2024-05-22"}
    doubt = {"table": "times", "row_id": "t1", "reason": "vague amount"}
    tables = made(times=[time], doubts=[doubt], **SHELVED)
    assert charts.plan(tables).title == (
        "The Doe-Roe summit in Oslo was called off, probably within a week of being announced"
    )


def test_a_plan_of_which_there_is_only_a_statement_was_spoken_of():
    rows = [
        event("m", "meeting", "planned", None, None, title="Meeting of envoys"),
        event("s", "joint_statement", None, "2024-05-20", "2024-05-20", about="m", effect="none"),
    ]
    assert charts.plan(made(events=rows)).title == "The meeting of envoys was spoken of"


ACTORS = [person("doe", "Ruritania"), person("roe", "Strelsau"), person("poe", "Zenda")]
BOOK = Codebook(issues=tuple(Issue(i, i.capitalize(), None, ()) for i in ("truce", "gas", "mines", "trade", "ports")))


def alike(*issues):
    """The same position of two sides on some issues."""
    return [stance(w, s, i, "support") for i in issues for w, s in (("doe", "Ruritania"), ("roe", "Strelsau"))]


CLOSE = {  # stances, then common, same, share, agree_on, differ_on of the first pair
    "three issues": (alike("truce", "gas", "mines"), [3, 3, 1.0, "Gas; Mines; Truce", ""]),
    "two are too few": (alike("truce", "gas"), [2, 2, None, "Gas; Truce", ""]),
    "a split side": ([*alike("truce", "gas"), stance("doe", "Ruritania", "gas", "oppose")], [1, 1, None, "Truce", ""]),
    "a third party's claim": (
        [*alike("truce"), stance("doe", "Ruritania", "gas", "oppose", basis="third_party"), *alike("gas")[1:]],
        [1, 1, None, "Truce", ""],
    ),
    "a passage that is not certain": (
        [*alike("truce"), stance("doe", "Ruritania", "gas", "oppose", confidence=0.3), *alike("gas")[1:]],
        [1, 1, None, "Truce", ""],
    ),
    "one issue apart": (
        [*alike("truce"), stance("doe", "Ruritania", "gas", "oppose", basis="narrator"), *alike("gas")[1:]],
        [2, 1, None, "Truce", "Gas"],
    ),
}


@pytest.mark.parametrize(("stances", "expected"), CLOSE.values(), ids=CLOSE)
def test_sides_are_close_where_each_has_one_position_of_its_own_word(stances, expected):
    row = charts.closeness_table(made(actors=ACTORS, stances=stances), BOOK).iloc[0]
    assert [None if pd.isna(v) else v for v in row.drop(["side", "other"])] == expected


POSITIONS = {
    "they differ": (
        [*alike("truce")[:1], stance("roe", "Strelsau", "truce", "oppose")],
        "The sides differ on “Truce” (for it: Ruritania; against it: Strelsau)",
    ),
    "they differ on two": (
        [s for i in ("gas", "truce") for s in (*alike(i)[:1], stance("roe", "Strelsau", i, "oppose"))],
        "The sides differ on “Truce” and “Gas”",
    ),
    "a split side differs from none": (
        [*alike("truce"), stance("roe", "Strelsau", "truce", "oppose")],
        "No issue was found on which two sides clearly differ",
    ),
    "a third party's claim": (
        [*alike("truce")[:1], stance("roe", "Strelsau", "truce", "oppose", basis="third_party")],
        "No issue was found on which two sides clearly differ",
    ),
    "they agree": (alike("truce"), "The widest agreement found is on “Truce” (for it: Ruritania and Strelsau)"),
}


@pytest.mark.parametrize(("stances", "title"), POSITIONS.values(), ids=POSITIONS)
def test_the_title_of_the_matrix_names_issues_on_which_sides_differ(stances, title):
    assert charts.positions(made(actors=ACTORS, stances=stances), BOOK).title == title


def test_one_mind_is_the_same_in_titles_findings_and_tables():
    """A single passage with a doubt makes nobody clear, in any of them."""
    rows = [*alike("truce", "gas"), stance("poe", "Zenda", "truce", "oppose"), stance("poe", "Zenda", "gas", "support")]
    doubts = [{"table": "stances", "row_id": rows[0]["stance_id"], "reason": "support is assumed"}]
    tables = made(actors=ACTORS, stances=rows, doubts=doubts)
    differ = "The sides differ at least on “Truce” (for it: Strelsau; against it: Zenda)"
    assert charts.positions(tables, BOOK).title == positions(tables, BOOK)[0].sentence == differ
    assert charts.network(tables, BOOK).title == "At least 3 actors take a clear position on “Gas”: 3 for"
    pairs = charts.closeness_table(tables, BOOK).set_index(["side", "other"])
    assert pairs.loc[("Ruritania", "Zenda"), ["agree_on", "differ_on"]].tolist() == ["Gas", ""]


def test_the_matrix_names_each_position_and_what_was_not_found():
    chart = charts.positions(made(actors=ACTORS, stances=alike("truce")), BOOK)
    assert [t.get_text() for t in chart.axes[0].texts] == ["for · 1", "for · 1"]
    assert "Gas (not found)" in [t.get_text() for t in chart.axes[0].get_yticklabels()]


def test_days_of_lead_are_counted_from_an_announcement_only():
    table = charts.lead_table(made(**SHELVED))
    assert table.astype(object).where(table.notna(), None).to_numpy().tolist() == [
        ["summit", "Doe-Roe summit in Oslo", "called_off", None, 20, 0, 5]
    ]


OFFICIALS = [person(f"u{n}", "Ruritania", "unnamed", f"{n} official") for n in range(2)]


def test_the_network_counts_camps_once_and_leaves_claims_of_others_out():
    said = [
        *alike("truce"),
        stance("poe", "Zenda", "truce", "oppose"),
        stance("poe", "Zenda", "gas", "oppose", basis="third_party"),
        *(stance(f"u{n}", "Ruritania", "truce", "oppose") for n in range(2)),
    ]
    tables = made(actors=[*ACTORS, *OFFICIALS], stances=said)
    chart = charts.network(tables, BOOK)
    assert chart.title == "4 actors take a clear position on “Truce”, more than on any other issue: 2 for, 2 against"
    assert "3 named actors and 2 unnamed." in chart.alt
    assert set(chart.table["holder"]) == {"Jane Doe", "Jane Roe", "Jane Poe", "Ruritania (2 unnamed officials)"}
    assert set(chart.table["issue"]) == {"Truce"}


def test_a_single_line_is_no_finding():
    chart = charts.network(made(actors=ACTORS, stances=alike("truce")[:1]), BOOK)
    assert chart.title == "No issue was found on which 3 actors or more take a clear position"


def test_voices_count_those_with_a_name_and_say_how_much_the_others_say():
    speech = {"form": "direct", "type": "assertion", "side": "Ruritania"}
    said = [{"statement_id": f"q{n}", "speaker_id": who, **speech} for n, who in enumerate(("doe", "doe", "u0", "u1"))]
    chart = charts.voices(made(actors=[*ACTORS, *OFFICIALS], statements=said))
    assert chart.title == "4 statements come from Ruritania"
    assert "uncertain" not in chart.alt
    assert "1 source with a name; 2 of 4 statements from sources without one." in chart.alt


def test_voices_draw_what_their_title_leaves_out_and_say_so():
    speech = {"speaker_id": "doe", "form": "direct", "type": "assertion", "side": "Ruritania"}
    said = [{"statement_id": f"q{n}", "confidence": 0.9 if n else 0.2, **speech} for n in range(4)]
    tables = made(actors=ACTORS, statements=said)
    chart = charts.voices(tables)
    assert chart.title == voices(tables)[0].sentence == "At least 3 statements come from Ruritania"
    assert chart.table["statements"].tolist() == [4]
    assert "The numbers count statements that assert something; 1 of them is too uncertain for the title." in chart.alt


SOURCES = {
    "all known": (
        {"headline": "Talks put off", "publisher": "The Herald", "published_basis": "stated"},
        "Source: “Talks put off”, The Herald, 1 June 2024",
    ),
    "inferred": (
        {"headline": "Talks put off", "published_basis": "inferred"},
        "Source: “Talks put off”, 1 June 2024, date inferred",
    ),
    "no headline": ({"publisher": "The Herald"}, "Source: article a, The Herald, 1 June 2024"),
    "no day": ({"headline": "Talks put off", "published": None}, "Source: “Talks put off”, day not known"),
}


@pytest.mark.parametrize(("article", "line"), SOURCES.values(), ids=SOURCES)
def test_the_source_names_headline_publisher_and_day(article, line):
    assert source_line(made(article)) == line


def test_a_long_headline_is_cut_to_the_page():
    line = source_line(made({"headline": "Talks put off " * 20, "publisher": "The Herald"}))
    assert line.startswith("Source: “Talks put off Talks")
    assert line.endswith(" …”, The Herald, 1 June 2024")


def test_a_day_that_is_inferred_says_so_on_the_axis():
    chart = charts.timeline(made({"published_basis": "inferred"}, **SHELVED))
    assert "published 1 Jun (inferred)" in [t.get_text() for t in chart.axes[0].texts]
