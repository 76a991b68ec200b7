"""Charts and findings of several reports: who says what, where they differ, and who moved."""

from datetime import date, timedelta
from itertools import combinations

import pandas as pd
import pytest

from summitry import charts
from summitry.codebook import Codebook, Issue
from summitry.findings import moved, reported

from .made import event, made, person
from .test_charts import boxes

pytestmark = pytest.mark.slow

BOOK = Codebook(issues=(Issue("truce", "A truce"), Issue("toll", "A toll")))
TOLD = [  # event, report, publisher, day of publication, kind, status, begin, end
    ("talks", "a", "Herald", "2024-05-20", "meeting", "planned", "2024-05-22", "2024-05-22"),
    ("talks", "b", "Mail", "2024-05-23", "meeting", "held", "2024-05-22", "2024-05-22"),
    ("talks", "c", "Herald", "2024-05-24", "meeting", "held", "2024-05-23", "2024-05-23"),
    ("summit", "b", "Mail", "2024-05-23", "summit", "called_off", "2024-05-30", "2024-05-30"),
    ("summit", "b2", "Mail", "2024-05-24", "summit", "postponed", "2024-06-05", "2024-06-05"),
    ("call", "a", "Herald", "2024-05-20", "call", "held", "2024-05-19", "2024-05-19"),
]
HEARD = [  # holder, issue, report, day, position, before, stances
    ("doe", "truce", "a", "2024-05-20", "support", "", "s1"),
    ("doe", "truce", "b", "2024-05-23", "conditional, support", "support", "s2, s3"),
    ("doe", "truce", "c", "2024-05-24", "oppose", "conditional, support", "s4"),
    ("roe", "truce", "a", "2024-05-20", "support", "", "s5"),
    ("roe", "truce", "c", "2024-05-24", "oppose", "support", "s6"),
    ("roe", "toll", "c", "2024-05-24", "oppose", "", "s7"),
]
SOURCES = ["event_id", "article_id", "publisher", "published", "kind", "status", "begin", "end", "place"]
POSITIONS = ["holder_id", "issue", "article_id", "published", "position", "before", "stances"]


def stances(positions: list[tuple], unsure: tuple[str, ...] = ("s6",)) -> list[dict]:
    """A stance for each position that is heard; those that are unsure have little confidence."""
    rows = []
    for holder, issue, _, _, position, _, ids in positions:
        for stance, of in zip(ids.split(", "), position.split(", "), strict=True):
            held = {"holder_id": holder, "side": holder.title(), "issue": issue, "position": of, "basis": "own_words"}
            rows.append({"stance_id": stance, "confidence": 0.3 if stance in unsure else 0.8, **held})
    return rows


def story(told=TOLD, heard=HEARD, label=""):
    """The tables of a story, with its sources, reports and positions."""
    last = {i: (kind, status, begin, end) for i, _, _, _, kind, status, begin, end in told}
    events = [
        event(i, kind, status, begin, end, title=f"{i} {label}".strip())
        for i, (kind, status, begin, end) in last.items()
    ]
    people = [person(name, name.title()) for name in dict.fromkeys(row[0] for row in heard)]
    cast = [{"event_id": i, "actor_id": who["actor_id"], "part": "participant"} for i in last for who in people]
    tables = made(
        {"published": "2024-05-24", "headline": "4 reports"},
        actors=people,
        events=events,
        participants=cast,
        stances=stances(heard),
    )
    sources = pd.DataFrame([(*row, "") for row in told], columns=SOURCES).assign(differs="", text="x", told_as="e01")
    known = {row[1]: (row[2], row[3]) for row in told} | {
        row[2]: ("Paper", row[3]) for row in heard if row[2] not in "abc"
    }
    reports = pd.DataFrame([(i, *of) for i, of in known.items()], columns=["article_id", "publisher", "published"])
    reports = reports.assign(published=pd.to_datetime(reports["published"]), same_as="")
    reports.loc[reports["article_id"] == "b", "same_as"] = "b2" if "b2" in set(reports["article_id"]) else ""
    return tables, sources, reports, pd.DataFrame(heard, columns=POSITIONS)


def test_reports_are_told_of_in_findings():
    tables, sources, reports, positions = story()
    said = [finding.sentence for finding in reported(tables, sources, reports)]
    assert said == [
        "The talks was held on 23 May; reports before had it planned",
        "1 of 3 contacts is told of by more than one report",
        "Reports differ on the day of the talks (22 May: Mail; 23 May: Herald)",
        "Mail took back that a summit was called off: it says postponed",
    ]
    assert moved(tables, positions, BOOK).sentence == "Jane Doe moved on “A truce”, from for it to against it"


def test_what_is_too_uncertain_is_no_finding():
    tables, sources, reports, positions = story()
    tables.events["confidence"] = 0.4
    tables.stances["confidence"] = 0.4
    assert not any(finding.rows for finding in reported(tables, sources, reports))
    assert not moved(tables, positions, BOOK).rows


def test_sources_are_drawn_for_contacts_that_several_tellings_have():
    tables, sources, reports, _ = story()
    chart = charts.sources(tables, sources, reports, BOOK)
    assert chart.title == "Reports differ on the day of the talks (22 May: Mail; 23 May: Herald)"
    told = chart.table[["event_id", "article_id", "status"]].values.tolist()
    assert told == [
        ["talks", "a", "planned"],
        ["talks", "b", "held"],
        ["talks", "c", "held"],
        ["summit", "b", "called_off"],
        ["summit", "b2", "postponed"],
    ]
    assert len([*chart.spots()]) == 2 + 5


def test_a_timeline_counts_the_tellings():
    tables, sources, _, _ = story()
    chart = charts.timeline(tables, BOOK, sources)
    assert chart.table.set_index("event_id")["reports"].to_dict() == {"call": 1, "talks": 3, "summit": 2}
    assert chart.title.startswith("The talks was held")
    assert "reports" not in charts.timeline(tables, BOOK).table


def test_movement_has_a_row_for_each_holder_who_is_heard_twice():
    tables, _, _, positions = story()
    chart = charts.movement(tables, positions, BOOK)
    rows = chart.table[["issue", "holder", "article_id", "position"]].values.tolist()
    assert [row[1:3] for row in rows] == [[f"Jane {who}", a] for who, of in (("Doe", "abc"), ("Roe", "ac")) for a in of]
    assert [ids for ids, _ in chart.spots()] == [["s1"], ["s2", "s3"], ["s4"], ["s5"], ["s6"]]


def test_periods_are_equally_long_and_hold_all_reports():
    tables, _, reports, positions = story()
    chart = charts.periods(tables, positions, reports, BOOK)
    assert {(row.end - row.begin).days for row in chart.table.itertuples()} == {0}
    spread = reports.assign(published=pd.to_datetime(["2024-05-20", "2024-06-20", "2024-07-30", "2024-08-01"]))
    days = dict(zip(reports["article_id"], spread["published"].dt.strftime("%Y-%m-%d"), strict=True))
    later = positions.assign(published=positions["article_id"].map(days))
    table = charts.periods_table(tables, later, spread, BOOK)
    assert {(row.end - row.begin).days for row in table.itertuples()} == {29}
    assert table["passages"].sum() == len(tables.stances)


@pytest.mark.parametrize("name", ["sources", "movement", "periods"])
def test_without_rows_a_page_says_so(name):
    tables, sources, reports, positions = story()
    given = (
        (sources[:0], reports) if name == "sources" else (positions[:0],) + ((reports,) if name == "periods" else ())
    )
    assert "Nothing is drawn" in getattr(charts, name)(tables, *given).alt


LONG = "a long name of something that goes on and on and then on to the end of it"


def many(label: str) -> tuple:
    """A story of a dozen reports, forty tellings and thirty positions."""
    day = date(2024, 3, 1)
    told, heard = [], []
    for n in range(40):
        said = (day + timedelta(n)).isoformat()
        at = (day + timedelta(n * 3 % 25)).isoformat()
        status = ("held", "planned", "postponed", "called_off")[n % 4]
        told.append((f"e{n % 9}", f"r{n % 12}", f"Paper {n % 4} {label}", said, "meeting", status, at, at))
    for n in range(30):
        of = ("support", "oppose", "conditional", "oppose, support")[n % 4]
        ids = f"s{n}" if n % 4 < 3 else f"s{n}, s{n}x"
        heard.append((f"p{n % 5}", ("truce", label)[n % 2], f"h{n}", (day + timedelta(n)).isoformat(), of, "", ids))
    return story(told, heard, label)


@pytest.mark.parametrize("label", ["talks", LONG, "$5bn and $x_{"])
@pytest.mark.parametrize("name", ["sources", "movement", "periods"])
def test_no_words_overlap_or_leave_the_page(name, label):
    tables, sources, reports, positions = many(label)
    given = (sources, reports) if name == "sources" else (positions,) + ((reports,) if name == "periods" else ())
    chart = getattr(charts, name)(tables, *given, BOOK)
    found = boxes(chart)
    assert len(found) > 10
    page = chart.get_window_extent()
    assert [text for text, box in found if box.x0 < -1 or box.x1 > page.x1 + 1 or box.y0 < -1] == []
    pairs = combinations(found, 2)
    assert [(a, b) for (a, one), (b, other) in pairs if one.padded(-1).overlaps(other.padded(-1))] == []
    assert chart.png() == chart.png()
