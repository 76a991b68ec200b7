"""The timeline of TimelineJS 3: its fields are those of the format, and a day in doubt is told in words."""

import json

import pytest

from summitry import SummitryError
from summitry.export import timelinejs
from tests.charts.made import SHELVED, event, made

FIELDS = {"unique_id", "start_date", "end_date", "display_date", "text", "group", "autolink"}


def slides(tables):
    read = json.loads(timelinejs.write(tables))
    return {slide["unique_id"]: slide for slide in read["events"]}


@pytest.mark.parametrize("name", ["stored", "awkward"])
def test_every_field_is_one_of_the_format(name, request):
    read = json.loads(timelinejs.write(request.getfixturevalue(name)))
    assert set(read) == {"title", "events"}
    for slide in read["events"]:
        assert set(slide) <= FIELDS
        assert {"start_date", "text", "group"} <= set(slide)
        assert set(slide["text"]) == {"headline", "text"}
        for date in (slide["start_date"], slide.get("end_date", {"year": 1})):
            assert list(date) == ["year", "month", "day"][: len(date)]
            assert all(isinstance(part, int) for part in date.values())
    ids = [slide["unique_id"] for slide in read["events"]]
    assert len({*ids, read["title"]["unique_id"]}) == len(ids) + 1


def test_an_event_has_its_date_headline_passage_and_group(awkward):
    slide = slides(awkward)["e02"]
    assert slide == {
        "unique_id": "e02",
        "start_date": {"year": 2024, "month": 5, "day": 3},
        "display_date": "3 May 2024",
        "text": {
            "headline": "Doe-Roe meeting",
            "text": "<p>held</p><blockquote>قالت دو إن الهدنة ممكنة 🤝. <b>Jane Doe met John Roe on 3 May</b>. "
            "The summit in Strelsau was called off.</blockquote>",
        },
        "group": "meeting",
        "autolink": False,
    }


def test_markup_of_the_article_is_shown_never_run(told):
    tables = told("Talks of <script>alert(1)</script> & Roe\n\nJane Doe met <b>John Roe</b> on 3 May.")
    read = json.loads(timelinejs.write(tables))
    assert read["title"]["text"]["headline"] == "invented"
    assert "met &lt;b&gt;John Roe&lt;/b&gt;" in read["events"][0]["text"]["text"].replace("<b>", "").replace("</b>", "")


def test_days_in_doubt_months_and_open_bounds_are_told_apart():
    rows = [
        event("range", "meeting", "held", "2024-05-03", "2024-05-05"),
        event("month", "summit", "held", "2024-03-01", "2024-03-31", precision="month"),
        event("year", "summit", "held", "2023-01-01", "2023-12-31", precision="year"),
        event("late", "meeting", "planned", None, "2024-07-01"),
        event("never", "meeting", "called_off", None, None, precision="unknown"),
    ]
    tables = made(events=rows)
    told = {i: (s["start_date"], s.get("end_date"), s.get("display_date")) for i, s in slides(tables).items()}
    first, last = ({"year": 2024, "month": 5, "day": day} for day in (3, 5))
    assert told == {
        "range": (first, last, "some day from 3 May 2024 to 5 May 2024"),
        "month": ({"year": 2024, "month": 3}, None, None),
        "year": ({"year": 2023}, None, None),
        "late": ({"year": 2024, "month": 7, "day": 1}, None, "by 1 July 2024"),
    }
    assert timelinejs.not_carried(tables)[:2] == ["1 undated event", "the open bound of 1 event (in words only)"]


def test_what_is_called_off_was_announced_before():
    assert slides(made(**SHELVED))["plan"]["end_date"] == {"year": 2024, "month": 5, "day": 21}


def test_no_dated_event_is_no_timeline():
    with pytest.raises(SummitryError, match="events: no event has a date; export another format"):
        timelinejs.write(made())
