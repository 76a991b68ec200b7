"""The calendar, unfolded and parsed by the rules of RFC 5545."""

import re
from datetime import date

import pytest

from summitry import SummitryError
from summitry.export import ics
from tests.charts.made import event, made

REQUIRED = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS"}


def entries(content):
    """The entries of a calendar, each as its properties with their parameters."""
    text = content.decode("utf-8")
    assert "\n" not in text.replace("\r\n", "")
    assert "\r" not in text.replace("\r\n", "")
    lines = text.replace("\r\n ", "").split("\r\n")
    assert lines.pop() == ""
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert lines[1:3] == ["VERSION:2.0", "PRODID:-//summitry//tables//EN"]
    found = []
    for line in lines[3:-1]:
        name, value = re.fullmatch(r"([A-Z-]+(?:;[A-Z-]+=[A-Z]+)*):(.*)", line).groups()
        if line == "BEGIN:VEVENT":
            found.append({})
        elif line != "END:VEVENT":
            assert name not in found[-1]
            found[-1][name] = value
    return found


def unescaped(value):
    assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", value)
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value)


def test_a_planned_contact_is_an_all_day_entry(awkward):
    (entry,) = entries(ics.write(awkward))
    assert {name.split(";")[0] for name in entry} >= REQUIRED
    assert re.fullmatch(r"e01-[0-9a-f]{24}@summitry", entry["UID"])
    assert entry["DTSTAMP"] == "20240515T000000Z"
    assert (entry["DTSTART;VALUE=DATE"], entry["DTEND;VALUE=DATE"]) == ("20240517", "20240518")
    assert (entry["SUMMARY"], entry["LOCATION"]) == ("Doe-Roe meeting in Oslo", "Oslo")
    assert (entry["STATUS"], entry["TRANSP"]) == ("TENTATIVE", "TRANSPARENT")
    said = unescaped(entry["DESCRIPTION"])
    assert said.startswith("17 May 2024. French President Jane Doe will meet Chancellor John Roe in Oslo on Friday. ")
    assert "“The border stays open; no, never,” a French official told Reuters" in said


@pytest.mark.parametrize("name", ["stored", "awkward"])
def test_no_line_is_over_75_octets_or_cut_in_a_character(name, request):
    lines = ics.write(request.getfixturevalue(name)).split(b"\r\n")
    assert 73 <= max(map(len, lines)) <= 75
    assert not [line for line in lines if line != line.decode("utf-8", "ignore").encode()]


def test_only_contacts_planned_for_known_days_are_entries():
    rows = [
        event("day", "summit", "planned", "2024-06-03", "2024-06-03", precision="day"),
        event("range", "call", "planned", "2024-06-30", "2024-07-02"),
        event("month", "meeting", "planned", "2024-07-01", "2024-07-31", precision="month"),
        event("open", "meeting", "planned", "2024-06-01", None),
        event("held", "meeting", "held", "2024-05-01", "2024-05-01", precision="day"),
        event("plan", "announcement", None, "2024-05-01", "2024-05-01", precision="day"),
    ]
    tables = made(events=rows)
    found = {entry["SUMMARY"]: entry for entry in entries(ics.write(tables))}
    assert list(found) == ["day", "range"]
    assert (found["range"]["DTSTART;VALUE=DATE"], found["range"]["DTEND;VALUE=DATE"]) == ("20240630", "20240703")
    assert found["range"]["DESCRIPTION"].startswith("some day from 30 June 2024 to 2 July 2024. ")
    assert ics.not_carried(tables) == ["4 events other than contacts planned for known days", "confidence"]


def test_text_is_escaped_and_controls_are_pictures():
    title = "a\\b; c, d\ne \x1b[31m"
    row = event("e01", "summit", "planned", "2024-06-03", "2024-06-03", precision="day", place="Oslo, \r\nBygdøy")
    (entry,) = entries(ics.write(made(events=[{**row, "title": title}])))
    assert entry["SUMMARY"] == r"a\\b\; c\, d\ne ␛[31m"
    assert unescaped(entry["SUMMARY"]) == title.replace("\x1b", "␛")
    assert unescaped(entry["LOCATION"]) == "Oslo, ␍\nBygdøy"


def test_a_year_has_four_figures(told):
    written = ics.write(told("Jane Doe will meet John Roe in Oslo on Friday.", published=date(999, 5, 15))).decode()
    assert re.findall(r"^(DTSTAMP|DTSTART|DTEND).*:(\d+)", written, re.MULTILINE) == [
        ("DTSTAMP", "09990515"),
        ("DTSTART", "09990517"),
        ("DTEND", "09990518"),
    ]


def test_without_a_day_of_publication_the_stamp_is_the_first_of_all():
    rows = [event("e01", "summit", "planned", "2024-06-03", "2024-06-03", precision="day")]
    (entry,) = entries(ics.write(made({"published": None}, events=rows)))
    assert entry["DTSTAMP"] == "19700101T000000Z"


def test_no_calendar_is_empty(told):
    with pytest.raises(SummitryError, match="events: no contact is planned for days that are known"):
        ics.write(made())
