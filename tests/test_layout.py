"""The house: which packages there are, which of them may import which, and how long anything may be."""

import ast
from pathlib import Path
from statistics import median, quantiles

import pytest

from tests.conftest import ROOT

HOUSE = ROOT / "src/summitry"
FLOORS = [  # a package imports from the floors below its own, and from what stands beside the stairs
    {"inputs"},
    {"article"},
    {"language"},
    {"times", "actors"},
    {"statements"},
    {"events"},
    {"stances"},
    {"tables"},
    {"reader", "evaluation", "corrections", "drafting"},
    {"findings"},
    {"canvas"},
    {"charts"},
    {"export", "review", "corpus", "stories"},
]
STAIRS = {"records", "errors", "files", "sheets", "lexicon", "codebook", "syntax"}
OVER = {"corpus": {"pipeline", "__version__"}}  # what runs the stages, for many articles, as commands do for one
ROOF = {"__init__", "__main__", "pipeline", "notebook", "components", "commands"}
PACKAGES = {"article", "syntax", "times", "actors", "statements", "events", "stances", "tables", "charts", "reader"}
PACKAGES |= {"evaluation", "export", "findings", "lexicon", "commands", "corrections", "inputs", "canvas", "review"}
PACKAGES |= {"drafting", "corpus", "stories", "language"}
SHOWN = set().union(*FLOORS[-5:])  # what is made of the tables is no part of the parser
TREES = {path.relative_to(HOUSE): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(HOUSE.rglob("*.py"))}
MOST = 9560  # lines of the parser
PARSER = [path for path in TREES if path.parts[0] not in SHOWN | {"notebook.py", "components.py", "commands", "inputs"}]


def lines(path: Path) -> int:
    return len((HOUSE / path).read_text(encoding="utf-8").splitlines())


def place(path: Path) -> str:
    """The package of a module, or the module where it stands in none."""
    return path.parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The packages and modules of the house that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.ImportFrom) and (node.level or (node.module or "").startswith("summitry")):
            start = ["summitry", *path.parts[:-1]][: len(path.parts) - node.level + 1] if node.level else []
            names = [*start, *(node.module.split(".") if node.module else [])]
            found |= {names[1]} if len(names) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("summitry.")}
    return found


def test_the_packages_are_those_of_the_plan():
    assert {path.parts[0] for path in TREES if len(path.parts) > 1} == PACKAGES
    alone = {"records", "errors", "files", "sheets", "codebook"} | ROOF - PACKAGES
    assert {place(path) for path in TREES if len(path.parts) == 1} == alone


@pytest.mark.parametrize("package", sorted(PACKAGES))
def test_a_package_says_in_one_sentence_what_it_gives(package):
    said = ast.get_docstring(TREES[Path(package, "__init__.py")]) or ""
    assert said.endswith(".")
    assert said.count("\n\n") + said.count(". ") == 0


@pytest.mark.parametrize("package", sorted(PACKAGES))
def test_a_package_names_what_it_exports(package):
    assigned = [node for node in TREES[Path(package, "__init__.py")].body if isinstance(node, ast.Assign)]
    assert ["__all__"] in [[getattr(target, "id", None) for target in node.targets] for node in assigned]


@pytest.mark.parametrize("path", [p for p in TREES if place(p) not in ROOF], ids=str)
def test_imports_go_one_way(path):
    own = place(path)
    floor = next((n for n, floor in enumerate(FLOORS) if own in floor), 0)
    below = set().union(*FLOORS[:floor]) if own not in STAIRS else set()
    assert imported(path) - {own} <= below | STAIRS | OVER.get(own, set())


def test_what_stands_beside_the_stairs_has_no_circle():
    reads = {own: set().union(*(imported(p) for p in TREES if place(p) == own)) - {own} for own in STAIRS}
    assert reads["errors"] == set()
    assert reads["files"] | reads["sheets"] | reads["records"] | reads["lexicon"] | reads["codebook"] <= {"errors"}
    assert reads["syntax"] <= STAIRS


@pytest.mark.parametrize("path", [path for path in PARSER if place(path) != "__main__"], ids=str)
def test_no_module_of_the_parser_imports_what_is_drawn_or_measured(path):
    assert not imported(path) & (SHOWN - {"corrections"})  # which stand between


def test_no_module_of_the_parser_is_over_300_lines():
    assert {path: lines(path) for path in PARSER if lines(path) > 300} == {}


def test_no_package_is_over_1800_lines():
    sizes = {package: sum(lines(path) for path in TREES if path.parts[0] == package) for package in PACKAGES}
    assert {package: size for package, size in sizes.items() if size > 1800} == {}


def test_the_parser_has_no_more_lines_than_contributing_says():
    assert f"at most {MOST:,} lines" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert sum(lines(path) for path in PARSER) <= MOST


def test_functions_are_short():
    functions = [
        (node.end_lineno - node.lineno + 1, f"{path}: {node.name}")
        for path in PARSER
        for node in ast.walk(TREES[path])
        if isinstance(node, ast.FunctionDef)
    ]
    sizes = [size for size, _ in functions]
    assert [name for size, name in functions if size > 40] == []
    assert median(sizes) <= 8
    assert quantiles(sizes, n=10)[-1] <= 20
