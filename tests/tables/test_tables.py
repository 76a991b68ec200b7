"""The tables: their schema, their files, and the way back from a row to its sentence."""

import dataclasses
import json

import pandas as pd
import pytest
from frictionless import Package

from summitry import SummitryError, Tables
from summitry.tables.schema import frame
from summitry.tables.store import chain

TEXT = "Talks on a truce\n\n“We support it,” Jane Doe told Reuters on Monday.\n\nJane Doe met John Roe in Oslo.\n"


@pytest.fixture(scope="module")
def tables(told):
    return told(TEXT)


def test_the_tables_keep_their_schema(tables):
    tables.check()


def test_a_row_that_does_not_show_its_text_is_found(tables):
    broken = dataclasses.replace(tables, times=tables.times.assign(span_start=0))
    with pytest.raises(SummitryError, match="times, row 0"):
        broken.check()


def test_an_unknown_word_in_a_closed_vocabulary_is_found(tables, tmp_path):
    with pytest.raises(ValueError, match="'maybe' is none of the words of 'status'"):
        frame("events", [{"article_id": "a", "status": "maybe"}])
    tables.save(tmp_path / "a")
    file = tmp_path / "a/events.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(",held,", ",maybe,"), encoding="utf-8")
    with pytest.raises(SummitryError, match=r"events.csv: a cell is not as declared: 'maybe'"):
        Tables.load(tmp_path / "a")


def test_what_is_saved_is_loaded_and_saved_again_as_the_same_bytes(tables, tmp_path):
    tables.save(tmp_path / "a")
    Tables.load(tmp_path / "a").save(tmp_path / "b")
    for file in sorted((tmp_path / "a").iterdir()):
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes(), file.name
    again = Tables.load(tmp_path / "a")
    assert all(table.equals(getattr(again, name)) for name, table in tables.items())


def test_the_data_package_is_valid(tables, tmp_path):
    tables.save(tmp_path / "a")
    assert json.loads((tmp_path / "a/datapackage.json").read_text())["$schema"].endswith("2.0/datapackage.json")
    report = Package(str(tmp_path / "a/datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])


def test_a_folder_with_other_files_is_left_alone(tables, tmp_path):
    (tmp_path / "mine.txt").write_text("keep me")
    with pytest.raises(SummitryError, match="holds other files"):
        tables.save(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_a_failed_save_leaves_what_was_there(tables, tmp_path, monkeypatch):
    tables.save(tmp_path / "a")
    before = {p.name: p.read_bytes() for p in (tmp_path / "a").iterdir()}
    monkeypatch.setattr(Tables, "_write", lambda self, folder: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        tables.save(tmp_path / "a")
    assert {p.name: p.read_bytes() for p in (tmp_path / "a").iterdir()} == before
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_missing_tables_are_named(tmp_path):
    with pytest.raises(SummitryError, match="no tables here"):
        Tables.load(tmp_path)


def test_a_row_is_shown_in_its_sentence_with_its_words_marked(tables):
    shown = tables.show("q01")
    assert "“[We support it,]” [Jane Doe] [told] Reuters on Monday." in shown
    assert "via: Reuters" in shown


def test_a_row_is_explained_by_rule_and_words(tables):
    assert tables.explain("e01").splitlines()[0] == "e01 (events): rule 'past tense'"


def test_an_unknown_row_suggests_near_ones(tables):
    with pytest.raises(SummitryError, match=r"try one of .*q01"):
        tables.show("q09")


def test_the_chain_leads_from_the_reader_to_the_holder(stored):
    third = stored.stances[stored.stances.basis == "third_party"]
    chains = [chain(stored, i) for i in third.stance_id]
    assert all(c.startswith("reader <- 2025-10-22-budapest-shelved <- ") for c in chains)
    assert max(c.count("<-") for c in chains) == 4


def test_the_stored_tables_are_what_the_parser_makes(stored, codebook):
    from summitry import parse, read_article
    from tests.conftest import ROOT

    fresh = parse(read_article(ROOT / "data/articles/2025-10-22-budapest-shelved.txt"), codebook)
    for name, table in fresh.items():
        pd.testing.assert_frame_equal(table, getattr(stored, name))
