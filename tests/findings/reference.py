"""The hand coding of the committed article as tables, under the names that the parser gives to the same rows."""

import csv

from summitry import Tables
from summitry.evaluation import Coding
from summitry.evaluation.matching import match
from summitry.records import CONTACTS
from summitry.tables.schema import TABLES, frame
from tests.conftest import ROOT

FOLDER = ROOT / "data/coded/reference"


def rows(name: str) -> list[dict]:
    """The rows of a table that every reading is to have; a move has no status, and one of several names is kept."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        found = [row for row in csv.DictReader(file) if not row.get("optional")]
    for row in found:
        row |= {"type": "assertion"} if name == "statements" else {}
        row |= {"status": None} if row.get("kind") and name == "events" and row["kind"] not in CONTACTS else {}
        row |= {"name": row["name"].split(" / ")[0]} if name == "actors" else {}
    return found


def reference(parsed: Tables) -> Tables:
    """The reference's rows; titles are names and no facts, so that those of the parser stand for them."""
    found = {name: rows(name) for name in TABLES if name not in ("articles", "doubts", "spans")}
    pairs = match("events", Coding.load(FOLDER).rows["events"], Coding.of(parsed).rows["events"]).pairs
    titles = {own["event_id"]: other["title"] for own, other in pairs}
    for row in found["events"]:
        row["title"] = titles[row["event_id"]]
    frames = {name: frame(name, found.get(name, [])) for name in TABLES if name != "articles"}
    return Tables(parsed.text, articles=parsed.articles, **frames)
