PYTHON ?= python3
VENV := .venv/bin
ARTICLE := data/articles/2025-10-22-budapest-shelved.txt
CODEBOOK := data/codebooks/ukraine-peace.toml

.DEFAULT_GOAL := help
.PHONY: help run test check lab site lock

help: ## show this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(VENV)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(VENV)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

run: .venv/ready ## article -> tables -> executed notebooks and figures
	$(VENV)/python -m summitry parse $(ARTICLE) --codebook $(CODEBOOK) --out data/tables
	$(VENV)/python notebooks/run.py

test: .venv/ready ## lint, types, tests, notebooks
	$(VENV)/ruff check
	$(VENV)/ruff format --check --quiet
	$(VENV)/mypy
	$(VENV)/python -m pytest -n auto --dist loadfile --doctest-modules tests src
	$(VENV)/python -m pytest --nbval --nbval-current-env --durations=10 notebooks

check: .venv/ready ## the fast part of the tests, on all cores
	$(VENV)/python -m pytest -q -n auto -p no:nbval -m "not browser and not slow" --durations=0 --durations-min=2 tests

lab: .venv/ready ## open the notebooks in JupyterLab
	$(VENV)/jupyter lab --notebook-dir notebooks --LabApp.default_url=/lab/tree/00-index.ipynb

site: .venv/ready ## static pages of the notebooks in build/site, for readers without Jupyter
	$(VENV)/python notebooks/pages.py build/site

lock: ## pin all dependencies with hashes (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --all-extras --output-file requirements.lock pyproject.toml
