"""The README says what is so: its example, its gallery of errors, its stages."""

import re
from datetime import date

import pytest

from summitry import Codebook, Tables, parse, pipeline
from summitry.article.regions import regions
from summitry.codebook import Issue
from summitry.corrections import correct, load_corrections
from summitry.records import Article
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
BOOK = Codebook(issues=(Issue("truce", "A truce", None, ("the truce",)),))


def tables(text: str) -> Tables:
    return parse(Article("note", text, tuple(regions(text)), published=date(2024, 5, 15)), BOOK)


def rows_under(heading: str) -> list[list[str]]:
    """The cells of the first table after some words, without its head."""
    block = re.search(r"\|[^\n]*\n\|[-| ]+\n((?:\|.*\n)+)", README[README.index(heading) :])
    assert block
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in block[1].splitlines()]


def read(found: Tables) -> str:
    """Events with their status and cast, positions with their holders."""
    cast = found.participants.groupby("event_id")["actor_id"].agg(", ".join)
    events = [f"{r.kind} of {cast.get(r.event_id, 'nobody')}: {r.status}" for r in found.events.itertuples()]
    return "; ".join([*events, *(f"{r.holder_id}: {r.position}" for r in found.stances.itertuples())])


def test_the_three_sentences_give_the_three_rows():
    text = " ".join(re.findall(r"^> (.*)", README, re.MULTILINE))
    found = tables(text)
    event, stance, said = found.events.iloc[0], found.stances.iloc[0], found.statements.iloc[-1]
    made = [
        ["events", f"{event.title}, {event.status}, {event.begin.date()}"],
        ["stances", f"{stance.holder_id}, {stance.issue}, {stance.position}, {stance.basis}"],
        ["statements", f"{said.speaker_id}, {said.form}, {said.said_begin.date()}, via {said.via}: {said.text}"],
    ]
    assert rows_under("three rows out") == made


@pytest.mark.parametrize("row", rows_under("sentences that it gets wrong"), ids=lambda row: row[0][:40])
def test_what_is_shown_as_wrong_is_read_so(row):
    text, wrong, _ = row
    assert read(tables(text)) == wrong


def test_the_gallery_has_five():
    assert len(rows_under("sentences that it gets wrong")) == 5


def test_the_corrections_fit_the_three_sentences(tmp_path):
    (tmp_path / "a.toml").write_text(re.findall(r"```toml\n(\[\[set.*?)```", README, re.DOTALL)[0], encoding="utf-8")
    three = tables(" ".join(re.findall(r"^> (.*)", README, re.MULTILINE)))
    corrected, unfit = correct(three, load_corrections(tmp_path / "a.toml"))
    assert unfit == []
    assert (corrected.events["status"].iloc[0], corrected.participants["part"].iloc[-1]) == ("called_off", "host")


def test_the_stages_are_those_that_run():
    assert pipeline.markdown() in README
