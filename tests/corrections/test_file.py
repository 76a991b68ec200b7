"""The file of corrections: what is saved is loaded, to the byte, and a mistake names its block."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry import SummitryError
from summitry.corrections import Anchor, Correction, Corrections, beside, load_corrections, save_corrections

WRITTEN = """[[add]]
table = "events"
on = "Talks in Oslo"
cells = {about = {text = "They met", kind = "summit"}, also = ["the talks", "they"], kind = "announcement"}
by = "Ann"
when = 2024-05-16
why = "the headline announces them"

[[set]]
table = "events"
on = {text = "They met", before = "Doe said: “", occurrence = 2, kind = "call"}
cells = {begin = 2024-05-14, place = "", status = "held"}
by = "Ann"
when = 2024-05-16
why = "\\"yesterday\\""

[[drop]]
table = "actors"
on = {text = "Doe", name = "Jane Doe"}
by = "Ann"
when = 2024-05-16
why = "a street"
"""


def test_a_file_is_saved_as_it_is_written_by_hand(tmp_path):
    path = tmp_path / "a.toml"
    path.write_text(WRITTEN, encoding="utf-8")
    read = load_corrections(path)
    assert [row.action for row in read.rows] == ["drop", "add", "set"]
    save_corrections(read, tmp_path / "b.toml")
    assert (tmp_path / "b.toml").read_text(encoding="utf-8") == WRITTEN


words = st.text(min_size=1).filter(str.strip)
anchors = st.builds(
    Anchor,
    words,
    st.text(),
    st.text(),
    st.none() | st.integers(1, 9),
    st.dictionaries(st.sampled_from(["kind", "place", "status"]), st.text()),
)
cells = st.fixed_dictionaries(
    {"kind": st.sampled_from(["summit", "call"])},
    optional={"place": st.text(), "begin": st.dates(), "about": words | anchors, "status": st.just("")},
)
rows = st.builds(
    Correction, st.sampled_from(["set", "add"]), st.just("events"), anchors, cells, words, st.dates(), words
)


@settings(deadline=None, max_examples=50)
@given(st.lists(rows, max_size=4))
def test_what_is_saved_is_loaded_and_saved_again_as_the_same_bytes(tmp_path_factory, made):
    folder = tmp_path_factory.mktemp("file")
    save_corrections(Corrections(tuple(made)), folder / "a")
    read = load_corrections(folder / "a")
    assert read == Corrections(tuple(reversed(made)))
    save_corrections(read, folder / "b")
    assert (folder / "a").read_bytes() == (folder / "b").read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("[[drop]]", "[[dorp]]", "a.toml: unknown key 'dorp'; did you mean 'drop'?"),
        ("[[drop]]", "[drop]", "a.toml: 'drop' is no list of blocks; write [[drop]]"),
        ('why = "a street"', "", "a.toml, drop 1: drop of actors 'Doe': 'why' is missing"),
        ('status = "held"', 'status = "over"', "a.toml, set 1: set of events 'They met': 'over' is no status"),
        ('"events"', '"evnets"', "a.toml, add 1: correction: 'evnets' is no table"),
        ("occurrence = 2", "occurrence = 0", "a.toml, set 1: on: occurrence '0' is no number from 1"),
        ('kind = "call"', 'knid = "call"', "a.toml, set 1: set of events 'They met': its words: unknown key 'knid'"),
        ('on = "Talks in Oslo"', "", "a.toml, add 1: on: there are no words to stand on"),
        ("2024-05-16", "2024-13-16", "a.toml: this is no TOML and cannot be read"),
        ('cells = {begin = 2024-05-14, place = "", status = "held"}', "cells = 1", "a.toml, set 1: its cells are no"),
    ],
)
def test_a_mistake_names_file_block_and_remedy(tmp_path, monkeypatch, old, new, says):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.toml").write_text(WRITTEN.replace(old, new), encoding="utf-8")
    with pytest.raises(SummitryError, match="^" + re.escape(says)) as error:
        load_corrections("a.toml")
    assert "\n" not in str(error.value)


def test_a_failed_save_leaves_what_was_there(tmp_path, monkeypatch):
    path = tmp_path / "a.toml"
    save_corrections(Corrections(), path)
    monkeypatch.setattr(type(path), "write_bytes", lambda *_, **__: (_ for _ in ()).throw(OSError(28, "No space left")))
    row = Correction("drop", "events", Anchor("They met"), {}, "Ann", date(2024, 5, 16), "no")
    with pytest.raises(SummitryError, match="cannot be written"):
        save_corrections(Corrections((row,)), path)
    assert path.read_bytes() == b""
    assert [p.name for p in tmp_path.iterdir()] == ["a.toml"]


def test_the_file_stands_beside_the_article(tmp_path):
    assert beside(tmp_path / "2024.talks.txt") == tmp_path / "2024.talks.corrections.toml"
