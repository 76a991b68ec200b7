"""The keys of a codebook: one description for the schema and for the table, and a schema that takes what is loaded."""

import json
import tomllib
from dataclasses import fields

import jsonschema
import pytest

from summitry import SummitryError, load_codebook
from summitry.codebook import KINDS
from summitry.drafting import schema, table
from summitry.drafting.keys import described, key_of
from tests.conftest import ROOT
from tests.test_codebook import GOOD, write

BOOKS = sorted((ROOT / "data/codebooks").glob("*.toml"))
CHECKER = jsonschema.Draft202012Validator(schema())


def mistakes(text):
    """The mistakes that an editor shows; a date in TOML is one in JSON Schema."""
    return [error.message for error in CHECKER.iter_errors(json.loads(json.dumps(tomllib.loads(text), default=str)))]


def test_the_schema_is_one_of_2020_12():
    jsonschema.Draft202012Validator.check_schema(schema())


def test_every_key_is_described_with_an_example_and_no_other():
    keys = {name: [key_of(field) for field in fields(kind)] for name, kind in KINDS.items()}
    told = described()
    assert {name: sorted(rows) for name, rows in told.items() if name != "title"} == {
        k: sorted(v) for k, v in keys.items()
    }
    assert all(set(row) == {"says", "example"} for rows in told.values() for row in rows.values())


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_the_codebooks_of_the_project_keep_to_the_schema(path):
    assert mistakes(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", sorted(KINDS))
def test_the_examples_are_a_codebook(tmp_path, name):
    rows = {key: row["example"] for key, row in described()[name].items()}
    cells = [f"{key} = {json.dumps(v) if isinstance(v, str | list) else v}" for key, v in rows.items()]
    side = '[[sides]]\nid = "norway"\nlabel = "Norway"\n' if name == "actors" else ""
    text = "\n".join([side, f"[[{name}]]", *cells])
    assert mistakes(text) == []
    assert load_codebook(write(tmp_path, text))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('label = "Norway"', 'lable = "Norway"'),
        ('label = "Norway"', ""),
        ('label = "Norway"', 'label = ""'),
        ("#2f6db5", "blue"),
        ('phrases = ["a truce"]', 'phrases = "a truce"'),
        ('phrases = ["a truce"]', 'phrases = [" "]'),
        ('title = "Talks"', 'titel = "Talks"'),
        ('name = "Jane Doe"', 'name = "Jane Doe"\nkind = "lady"'),
    ],
)
def test_what_cannot_be_loaded_is_a_mistake_in_the_editor(tmp_path, old, new):
    text = GOOD.replace(old, new)
    assert mistakes(text)
    with pytest.raises(SummitryError):
        load_codebook(write(tmp_path, text))


def test_the_readme_of_the_codebooks_has_the_table():
    assert table() in (ROOT / "data/codebooks/README.md").read_text(encoding="utf-8")
