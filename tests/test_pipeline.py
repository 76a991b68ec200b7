"""The stages as a value: the data goes one way, and all that shows the stages shows this value."""

from itertools import accumulate

import pytest
from spacy import displacy

from summitry import pipeline
from summitry.codebook import Codebook, Issue
from summitry.pipeline import GIVEN, STAGES
from tests.conftest import ROOT, article

GROUPS = ("times", "mentions", "contents", "contacts", "targets")
TEXT = "Jane Doe will meet John Roe in Oslo on Friday. “France backs the truce,” Jane Doe told reporters."


def test_no_stage_reads_what_a_later_one_writes():
    known = accumulate(({stage.writes} for stage in STAGES), set.union, initial=set(GIVEN))
    for stage, written in zip(STAGES, known, strict=False):
        assert set(stage.reads) <= written, stage.name
        assert stage.writes not in written, stage.name


def test_a_text_without_a_sentence_gives_empty_tables():
    tables = pipeline.parse(article("Hello"))
    assert tables.events.empty
    assert tables.stances.empty


def test_every_value_but_the_tables_is_read():
    read = {name for stage in STAGES for name in stage.reads}
    assert {stage.writes for stage in STAGES} - read == {"tables"}


def test_every_file_of_the_lexicon_belongs_to_a_stage():
    files = {path.stem for path in (ROOT / "src/summitry/lexicon").iterdir() if path.suffix in (".toml", ".tsv")}
    before = {"article"}  # read where a file becomes an article, before the first stage
    assert {name for stage in STAGES for name in stage.rules} == files - before


@pytest.mark.parametrize("place", ["README.md", "notebooks/01-from-article-to-tables.ipynb"])
def test_readme_and_notebook_show_the_stages(place):
    shown = (ROOT / place).read_text(encoding="utf-8").replace("\\n", "\n").replace('\\"', '"')
    rows = [line for line in pipeline.markdown().splitlines() if "`" not in line]
    assert all(row in shown for row in rows)


def test_each_stage_leaves_its_spans_on_the_doc(monkeypatch):
    left = []
    first = STAGES[0]._replace(function=lambda a: left.append(pipeline.analyse(a)) or left[-1])
    monkeypatch.setattr(pipeline, "STAGES", (first, *STAGES[1:]))
    pipeline.parse(article(TEXT), Codebook(issues=(Issue("truce", "A truce", None, ("the truce",)),)))
    (doc,) = left
    assert set(GROUPS) <= set(doc.spans)
    for group in GROUPS:
        assert len(doc.spans[group]) > 0, group
        assert "<div" in displacy.render(doc, style="span", options={"spans_key": group}, jupyter=False)
