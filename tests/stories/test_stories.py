"""Several reports of one story: which of their contacts are one, and what they tell differently."""

from datetime import date

import pandas as pd
import pytest

from summitry import Codebook, Tables, charts, load_codebook, parse, read_article
from summitry.article.regions import regions
from summitry.codebook import Issue
from summitry.commands import main
from summitry.errors import SummitryError
from summitry.records import Article
from summitry.stories import Story, merge
from summitry.tables.schema import TABLES
from tests.conftest import ROOT

BOOK = Codebook(issues=(Issue("truce", "A truce", phrases=("a truce",)),))


def report(name: str, day: int | None, text: str) -> Tables:
    published = date(2031, 5, day) if day else None
    return parse(Article(name, text, tuple(regions(text)), None, f"The {name}", published, "given"), BOOK)


def story(*texts: tuple[int | None, str]) -> Story:
    return merge([report("abcdef"[n], day, text) for n, (day, text) in enumerate(texts)])


def told(found: Story) -> list[tuple[str, str, int]]:
    """Each event with its status and how many reports tell it."""
    counts = found.sources.groupby("event_id").size()
    return [(row.title, row.status, int(counts[row.event_id])) for row in found.tables.events.itertuples()]


ONE = {
    "planned, then held on that day": (
        (5, "Jane Doe will meet John Roe in Oslo on Friday."),
        (10, "Jane Doe met John Roe in Oslo on Friday."),
    ),
    "planned without a day, then held": (
        (5, "President Jane Doe will meet John Roe in Oslo."),
        (10, "Jane Doe met Mr Roe in Oslo."),
    ),
    "planned, then called off": (
        (5, "Jane Doe will meet John Roe in Oslo on Friday."),
        (7, "The meeting between Jane Doe and John Roe was called off."),
    ),
    "planned, postponed, and planned for another day": (
        (5, "Jane Doe will meet John Roe in Oslo on Friday."),
        (7, "The meeting between Jane Doe and John Roe was postponed to 20 May."),
        (8, "Jane Doe will meet John Roe in Oslo on 20 May."),
    ),
    "a week and a day in it": (
        (5, "Jane Doe will meet John Roe next week."),
        (13, "Jane Doe met John Roe on Monday."),
    ),
    "a longer name of the place": (
        (10, "Jane Doe met John Roe in Oslo, Norway, on Friday."),
        (10, "Jane Doe met John Roe in Oslo on Friday."),
    ),
    "a state and its capital": (
        (10, "Jane Doe met John Roe in Norway on Friday."),
        (10, "Jane Doe met John Roe in Oslo on Friday."),
    ),
    "more of the cast": (
        (10, "Jane Doe met John Roe and Ann Poe in Oslo on Friday."),
        (10, "Jane Doe met John Roe in Oslo on Friday."),
    ),
    "called a summit by one": (
        (10, "Jane Doe met John Roe in Oslo on Friday."),
        (10, "Jane Doe and John Roe held a summit in Oslo on Friday."),
    ),
    "an office and who holds it": (
        (10, "The French foreign minister met the German foreign minister in Oslo on Friday."),
        (10, "French Foreign Minister Jean Roe met his German counterpart Ann Poe in Oslo on Friday."),
    ),
    "states and those who act for them": (
        (10, "France and Germany held talks in Oslo on Friday."),
        (10, "French Foreign Minister Jean Roe met his German counterpart Ann Poe in Oslo on Friday."),
    ),
    "next week and a date in it, under another name": (
        (5, "French Foreign Minister Jean Roe will meet his German counterpart Ann Poe in Oslo next week for talks."),
        (6, "German Foreign Minister Ann Poe and French Foreign Minister Jean Roe will meet in Oslo on May 14."),
        (15, "Ann Poe met the French foreign minister, Jean Roe, in Oslo on Wednesday."),
    ),
    "a day that one report has wrong": (
        (10, "Jane Doe met John Roe in Oslo on Friday."),
        (10, "Jane Doe met John Roe in Oslo on Thursday."),
    ),
    "those who hold an office, by name and without": (
        (10, "French Foreign Minister Jean Roe met German Foreign Minister Ann Poe in Oslo on Friday."),
        (10, "The foreign ministers met in Oslo on Friday."),
    ),
    "the leaders, by name and without": (
        (10, "French President Jean Roe met German Chancellor Ann Poe in Oslo on Friday."),
        (10, "European leaders met in Oslo on Friday."),
    ),
    "one of those who met, there and then": (
        (10, "Jane Doe met John Roe in Oslo on Friday."),
        (11, "Jane Doe held talks in Oslo on Friday."),
    ),
    "postponed from a day, and held on the new one": (
        (5, "The meeting between Jane Doe and John Roe, planned for Friday, has been postponed."),
        (15, "Jane Doe met John Roe in Oslo on Wednesday."),
    ),
    "a planned meeting that was moved to another city": (
        (5, "Jane Doe will meet John Roe in Bergen on Friday."),
        (7, "Jane Doe will meet John Roe in Oslo on Friday."),
        (10, "Jane Doe met John Roe in Oslo on Friday."),
    ),
    "ministers of two states, without names": (
        (5, "The finance ministers of France and Germany will meet in Oslo on Friday."),
        (10, "French Finance Minister Jean Roe met German Finance Minister Ann Poe in Oslo on Friday."),
    ),
    "who has which office said in one report only": (
        (9, "The foreign ministers will meet in Oslo on Friday."),
        (9, "French Foreign Minister Jean Roe and German Foreign Minister Ann Poe will meet in Oslo on Friday."),
        (10, "Jean Roe met Ann Poe in Oslo on Friday."),
    ),
    "the ministers, and how many": (
        (10, "The foreign ministers met in Oslo on Friday."),
        (10, "The two foreign ministers met in Oslo on Friday."),
    ),
    "one of those who spoke, on that day": (
        (10, "Jane Doe telephoned John Roe on Friday."),
        (10, "Jane Doe broke the news in a phone call on Friday."),
    ),
    "the host among those who talk": (
        (5, "Norway will host talks between France and Germany in Oslo next week."),
        (13, "Delegations from France and Germany began talks in Oslo on Tuesday."),
    ),
    "the capital of a state, without its name": (
        (
            10,
            "French Foreign Minister Jean Roe met German Foreign Minister Ann Poe in the Norwegian capital on Friday.",
        ),
        (10, "The foreign ministers met in Oslo on Friday."),
    ),
    "the same report twice": (
        (10, "Jane Doe met John Roe in Oslo on Friday. The table stood in a hall of the old fort by the sea."),
        (11, "Jane Doe met John Roe in Oslo on Friday. The table stood in a hall of the old fort by the sea."),
    ),
}
TWO = {
    "another day": (
        (10, "Jane Doe met John Roe in Oslo on Friday."),
        (13, "Jane Doe met John Roe in Oslo on Monday."),
    ),
    "a week later, in the same place": (
        (10, "Jane Doe met John Roe in Oslo on Friday."),
        (17, "Jane Doe met John Roe in Oslo on Friday."),
    ),
    "held, and to be held again": (
        (10, "Jane Doe met John Roe in Oslo on Friday."),
        (10, "Jane Doe will meet John Roe again in Oslo on Monday."),
    ),
    "the next day, in another place": (
        (10, "Jane Doe met John Roe in Oslo on Thursday."),
        (10, "Jane Doe met John Roe in Bergen on Friday."),
    ),
    "ministers, and others whose office is another": (
        (10, "French Foreign Minister Jean Roe met German Foreign Minister Ann Poe in Oslo on Friday."),
        (10, "The defence ministers met in Oslo on Friday."),
    ),
    "one of those who met, with another": (
        (10, "Jane Doe met John Roe in Oslo on Friday."),
        (11, "Jane Doe held talks with Ann Poe in Oslo on Friday."),
    ),
    "ministers of two states, and others of them whose office is another": (
        (5, "The defence ministers of France and Germany will meet in Oslo on Friday."),
        (10, "French Finance Minister Jean Roe met German Finance Minister Ann Poe in Oslo on Friday."),
    ),
    "the capital of another state, without its name": (
        (10, "Jane Doe met John Roe in the Swedish capital on Friday."),
        (10, "Jane Doe met John Roe in Oslo on Friday."),
    ),
    "two calls of one on one day": (
        (10, "Jane Doe telephoned John Roe on Friday."),
        (10, "Jane Doe telephoned Ann Poe on Friday."),
    ),
    "another place": (
        (10, "Jane Doe met John Roe in Oslo on Friday."),
        (10, "Jane Doe met John Roe in Bergen on Friday."),
    ),
    "a call": (
        (10, "Jane Doe met John Roe on Friday."),
        (10, "Jane Doe spoke by phone with John Roe on Friday."),
    ),
    "another cast": (
        (10, "Jane Doe met John Roe in Oslo on Friday."),
        (10, "Jane Doe met Ann Poe in Oslo on Friday."),
    ),
    "held, and the next one planned": (
        (10, "Jane Doe met John Roe in Oslo."),
        (12, "Jane Doe will meet John Roe in Oslo."),
    ),
    "a relative with the same last name": (
        (10, "Jane Doe met John Roe in Oslo on Friday."),
        (10, "Max Doe met John Roe in Oslo on Friday."),
    ),
    "proposed, and held months later": (
        (1, "Jane Doe proposed to meet John Roe."),
        (30, "Jane Doe met John Roe."),
    ),
    "a capital of another state": (
        (10, "Jane Doe met John Roe in Sweden on Friday."),
        (10, "Jane Doe met John Roe in Oslo on Friday."),
    ),
}


@pytest.mark.parametrize("name", ONE)
def test_one_contact_of_several_reports_is_one_row(name):
    found = story(*ONE[name])
    found.tables.check()
    assert [count for _, _, count in told(found)] == [len(ONE[name])]


@pytest.mark.parametrize("name", TWO)
def test_contacts_that_differ_stay_apart(name):
    found = story(*TWO[name])
    found.tables.check()
    assert [count for _, _, count in told(found)] == [1, 1]


def test_a_meeting_on_the_sidelines_of_a_summit_is_another_than_the_summit():
    aside = "President Jane Doe and Prime Minister John Roe are to hold talks on the sidelines of the summit."
    found = story(
        (5, f"European leaders will meet in Oslo on Friday for a summit on energy. {aside}"),
        (
            10,
            "President Jane Doe met Prime Minister John Roe on Friday. European leaders met in Oslo on Friday.",
        ),
    )
    assert [count for _, _, count in told(found)] == [2, 2]


def test_the_meeting_after_one_that_was_postponed_is_another():
    found = story(
        *ONE["planned, postponed, and planned for another day"],
        (27, "Jane Doe will meet John Roe in Oslo on Friday."),
    )
    assert [count for _, _, count in told(found)] == [3, 1]


def test_two_meetings_of_the_same_two_in_one_report_stay_two_in_the_story():
    both = "Jane Doe met John Roe in Oslo on Monday. Jane Doe met John Roe in Oslo on Tuesday."
    found = story((10, both), (10, "Jane Doe met John Roe in Oslo on Tuesday."), (10, both.partition(". ")[0] + "."))
    assert [count for _, _, count in told(found)] == [2, 2]


def test_a_new_version_of_a_report_counts_though_half_of_it_is_new():
    old = "Jane Doe will meet John Roe in Oslo on Friday. The table stands in a hall of the old fort by the sea."
    new = "Jane Doe will not meet John Roe after all. The table stands in a hall of the old fort by the sea."
    texts = [f"{start} Her aides said so at length before the microphones of the town." for start in (old, new)]
    made = [report("a", 5, texts[0]), report("b", 6, texts[1])]
    assert merge(made).reports["same_as"].to_list() == ["", ""]
    for tables in made:
        tables.articles["publisher"] = "The Herald"
    assert merge(made).reports["same_as"].to_list() == ["b", ""]


def test_what_changed_from_report_to_report_is_listed():
    found = story(*ONE["planned, postponed, and planned for another day"])
    assert found.changes.drop(columns="event_id").values.tolist() == [
        ["status", "planned", "postponed", "a", "b"],
        ["days", "2031-05-09", "2031-05-20", "a", "b"],
        ["status", "postponed", "planned", "b", "c"],
    ]
    (event,) = found.tables.events.itertuples()
    assert (event.status, f"{event.begin:%d}", event.place) == ("planned", "20", "Oslo")


def test_a_source_says_where_it_differs_and_why_it_is_of_the_event():
    found = story(*ONE["planned, then held on that day"])
    assert found.sources["differs"].to_list() == ["status", ""]
    assert found.explain("e01").splitlines() == [
        "e01",
        "a, e01: planned: Jane Doe will meet John Roe in Oslo on Friday",
        "b, e01: held: Jane Doe met John Roe in Oslo on Friday",
        "one event: jane_doe, john_roe in both; in Oslo; the same days",
    ]
    with pytest.raises(SummitryError, match="no event has the id 'e09'"):
        found.explain("e09")


def test_a_position_that_moved_has_the_one_before():
    found = story((5, "Jane Doe backs a truce."), (7, "Jane Doe rejected a truce."), (8, "Jane Doe opposes a truce."))
    rows = found.positions[["holder_id", "issue", "article_id", "position", "before"]]
    assert rows.values.tolist() == [
        ["jane_doe", "truce", "a", "support", ""],
        ["jane_doe", "truce", "b", "oppose", "support"],
        ["jane_doe", "truce", "c", "oppose", ""],
    ]


def test_a_report_that_is_nearly_another_is_heard_once_and_is_a_source():
    text = "Jane Doe met John Roe in Oslo on Friday. Jane Doe backs a truce, and her aides said so for a long time."
    found = story((10, text), (11, text + " Corrected."))
    assert found.reports["same_as"].to_list() == ["b", ""]
    assert len(found.tables.stances) == len(report("a", 10, text).stances)
    assert found.sources["article_id"].to_list() == ["a", "b"]


def test_the_tables_are_those_of_one_article_and_their_words_stand_in_the_texts(tmp_path):
    found = story(*ONE["planned, postponed, and planned for another day"])
    found.save(tmp_path)
    loaded = Tables.load(tmp_path / "tables")
    assert all(a.to_csv() == b.to_csv() for (_, a), (_, b) in zip(loaded.items(), found.tables.items(), strict=True))
    assert "[Jane Doe will meet John Roe in Oslo on 20 May]" in loaded.show("e01")
    assert loaded.articles[["publisher", "headline"]].values.tolist() == [["The a, The b, The c", "3 reports"]]


def test_the_order_in_which_reports_are_given_changes_nothing():
    texts = ONE["planned, postponed, and planned for another day"]
    reports = [report("abc"[n], *text) for n, text in enumerate(texts)]
    one, other = merge(reports), merge(reports[::-1])
    assert one.sources.to_csv() == other.sources.to_csv()
    assert [t.to_csv() for _, t in one.tables.items()] == [t.to_csv() for _, t in other.tables.items()]


def test_a_report_without_a_day_comes_last():
    assert story((None, "Jane Doe met John Roe."), (5, "Ann Poe left.")).reports["article_id"].to_list() == ["b", "a"]


def test_an_office_without_a_name_is_another_one_in_each_report():
    found = story((5, "A French official backs a truce."), (6, "A French official backs a truce for all."))
    assert found.tables.stances["holder_id"].to_list() == ["french_official_1", "french_official_1_2"]


def two() -> list[Tables]:
    texts = [
        "Jane Doe will meet John Roe in Oslo on Friday. Norway backs a truce, Jane Doe said.",
        "Jane Doe met John Roe in Oslo on Friday. Iceland rejected a truce, John Roe said.",
    ]
    return [report("ab"[n], 5 + 5 * n, text) for n, text in enumerate(texts)]


def test_there_are_no_tables_that_mix_articles():
    mixed = {name: pd.concat([getattr(tables, name) for tables in two()], ignore_index=True) for name in TABLES}
    with pytest.raises(SummitryError, match=r"there is not one row; make them one story: stories\.merge"):
        Tables("text", **mixed)


def test_who_holds_an_office_is_one_with_and_without_a_name():
    found = story((5, "The French president backs a truce."), (6, "French President Jean Roe rejected a truce."))
    assert found.positions[["holder_id", "before"]].values.tolist() == [["jean_roe", ""], ["jean_roe", "support"]]
    assert found.tables.actors[["name", "kind"]].values.tolist() == [["Jean Roe", "person"]]


def test_an_office_is_who_holds_it_in_the_report_that_names_both():
    found = story((5, "French President Jean Roe left."), (6, "Roe is ill. The French president backs a truce."))
    assert found.tables.stances["holder_id"].to_list() == ["jean_roe"]


@pytest.mark.parametrize("draw", [charts.timeline, charts.plan, charts.voices, charts.network, charts.positions])
def test_a_chart_draws_a_story(draw):
    book = (BOOK,) if draw in (charts.network, charts.positions) else ()
    assert "2 reports" in draw(merge(two()).tables, *book).svg().decode()


@pytest.mark.parametrize(("names", "says"), [("", "there are no reports"), ("aa", "two reports have the same id")])
def test_reports_that_will_not_do_are_refused(names, says):
    with pytest.raises(SummitryError, match=says):
        merge([report(name, 5, "Jane Doe met John Roe.") for name in names])


@pytest.mark.slow
def test_the_invented_story_has_each_contact_once_that_several_reports_tell_of():
    book = load_codebook(ROOT / "data/codebooks/karawanks.toml")
    reports = [parse(read_article(path), book) for path in sorted((ROOT / "data/stories/karawanks").glob("*.txt"))]
    found = merge(reports)
    several = {(title, status): count for title, status, count in told(found) if count > 1}
    assert several == {
        ("Oblak-Gessner summit in Ljubljana", "held"): 4,
        ("Brandauer-Logar call", "held"): 3,
        ("Logar-Brandauer summit in Bern", "held"): 8,
        ("Gessner-Oblak meeting in Graz", "held"): 3,
        ("Gessner-Oblak meeting in Klagenfurt", "planned"): 2,
    }
    assert found.reports.loc[found.reports["same_as"] != "", "publisher"].to_list() == ["Bern Morning Mail"]


def test_the_command_writes_the_story_and_says_how_much_is_told_by_several(tmp_path, capsys):
    for n, (day, text) in enumerate(ONE["planned, then held on that day"]):
        report("ab"[n], day, text).save(tmp_path / "ab"[n])
    assert main(["story", str(tmp_path / "a"), str(tmp_path / "b"), "--out", str(tmp_path / "out")]) == 0
    told = "2 reports, 1 event, 1 of them told by several, 1 change"
    assert capsys.readouterr().out == f"{tmp_path / 'out'}: {told}\n"
    assert {path.name for path in (tmp_path / "out").iterdir() if not path.name.startswith(".")} == {
        "tables",
        "reports.csv",
        "sources.csv",
        "changes.csv",
        "positions.csv",
    }
