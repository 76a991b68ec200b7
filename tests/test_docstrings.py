"""Public docstrings say in one plain sentence what a stranger gets."""

import ast
import re

import pytest

from tests.conftest import ROOT

SOURCE = ROOT / "src/summitry"
MOST = 20  # words of a first sentence
ASKING = {"Who", "Whose", "Whom", "Whether", "Which", "What", "Where", "How", "Why", "When", "If"}
FIRST = ["parse", "read_article", "load_codebook", "find_times", "find_actors", "find_statements", "find_events"]
FIRST += ["find_stances", "Tables"]


def definitions():
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        yield path.relative_to(SOURCE), tree, ast.get_docstring(tree)
        within = {id(n) for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) for n in node.body}
        for node in ast.walk(tree):  # what stands inside a function is its own affair
            public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if public and id(node) not in within:
                yield f"{path.relative_to(SOURCE)}:{node.name}", node, ast.get_docstring(node)


def first_sentence(docstring):
    return re.split(r"(?<=[.:;])\s|\n\n", docstring.replace("\n    ", " "), maxsplit=1)[0]


def test_every_public_name_says_what_it_gives_in_one_sentence():
    wrong = []
    for name, _, docstring in definitions():
        words = first_sentence(docstring or "").split()
        if not words or len(words) > MOST or words[0] in ASKING or words[-1][-1] not in ".:;":
            wrong.append(f"{name}: {' '.join(words)}")
    assert wrong == []


@pytest.mark.parametrize("name", FIRST)
def test_what_a_stranger_meets_first_has_an_example_that_runs(name):
    (docstring,) = {d for path, node, d in definitions() if getattr(node, "name", "") == name}
    assert ">>>" in docstring
    assert "+SKIP" not in docstring
