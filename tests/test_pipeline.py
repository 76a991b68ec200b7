"""The stages as a value: the data goes one way, and all that shows the stages shows this value."""

import ast
from itertools import accumulate

import pytest
from spacy import displacy

from summitry import pipeline
from summitry.codebook import Codebook, Issue
from summitry.pipeline import GIVEN, STAGES
from tests.conftest import ROOT, article

LEXICON = [path for path in (ROOT / "src/summitry/lexicon").iterdir() if path.suffix in (".toml", ".tsv")]
GRAMMAR = {"control", "labels"}  # what all stages ask of the tree
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


def read_by(home):
    """The lexicon files that a stage's modules name when they load words."""
    package = ROOT / "src/summitry" / home
    modules = package.glob("*.py") if package.is_dir() else [package.with_suffix(".py")]
    calls = (n for m in modules for n in ast.walk(ast.parse(m.read_text(encoding="utf-8"))) if isinstance(n, ast.Call))
    named = {arg.value for call in calls for arg in call.args if isinstance(arg, ast.Constant)}
    return {path.stem for path in LEXICON if path.stem in named or path.name in named}


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_a_stage_names_the_files_of_the_lexicon_that_it_goes_by(stage):
    assert set(stage.rules) == read_by(stage.function.__module__.split(".")[1]) - GRAMMAR


def test_every_file_of_the_lexicon_belongs_to_a_stage():
    before = {"article"}  # read where a file becomes an article, before the first stage
    assert {name for stage in STAGES for name in stage.rules} == {path.stem for path in LEXICON} - before - GRAMMAR


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
