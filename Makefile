PYTHON ?= python3
ARTICLE := data/articles/2025-10-22-budapest-shelved.txt
CODEBOOK := data/codebooks/ukraine-peace.toml

# An active environment (venv or conda) that has this checkout installed is used as it is; else .venv is made.
ACTIVE := $(or $(VIRTUAL_ENV),$(CONDA_PREFIX))
HERE := import summitry, sys; sys.exit(not summitry.__file__.startswith("$(CURDIR)/"))
USED := $(if $(ACTIVE),$(shell "$(ACTIVE)/bin/python" -c '$(HERE)' 2>/dev/null && echo yes))
BIN := $(if $(USED),"$(ACTIVE)/bin",.venv/bin)
RUN := $(if $(USED),,.venv/run)
LAB := $(if $(USED),,.venv/lab)
TEST := $(if $(USED),,.venv/test)

.DEFAULT_GOAL := help
.PHONY: help run lab new test check site lock

help: ## show this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

.venv/run: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed: make PYTHON=..." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --no-compile --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

.venv/lab .venv/test: .venv/%: requirements-%.lock .venv/run
	$(BIN)/python -m pip install --quiet --no-compile --require-hashes --requirement $<
	touch $@

run: $(RUN) ## article -> tables -> executed notebooks and figures
	$(BIN)/python -m summitry parse $(ARTICLE) --codebook $(CODEBOOK) --out data/tables
	$(BIN)/python notebooks/run.py

lab: $(LAB) ## open the notebooks in JupyterLab; in a container: make lab ARGS="--ip=0.0.0.0 --no-browser"
	$(BIN)/python -m jupyterlab --config=notebooks/lab/jupyter_config.py $(ARGS)

new: $(RUN) ## NAME=my-talks: copy notebook 05 to notebooks/my-talks.ipynb, for an article of your own
	$(BIN)/python notebooks/new.py "$(NAME)"

test: $(TEST) ## lint, types, tests, notebooks
	$(BIN)/python -m ruff check
	$(BIN)/python -m ruff format --check --quiet
	$(BIN)/python -m mypy
	$(BIN)/python -m pytest -n auto --dist loadfile --doctest-modules tests src
	$(BIN)/python -m pytest --nbval --nbval-current-env --durations=10 notebooks

check: $(TEST) ## the fast part of the tests, on all cores
	$(BIN)/python -m pytest -q -n auto -p no:nbval -m "not browser and not slow" --durations=0 --durations-min=2 tests

site: $(TEST) ## static pages of the notebooks in build/site, for readers without Jupyter
	$(BIN)/python notebooks/pages.py build/site

LOCK := uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url pyproject.toml
lock: ## pin all dependencies with hashes (needs uv), the small sets as the large one has them
	$(LOCK) --all-extras --group build --group site --group test --output-file requirements-test.lock
	$(LOCK) --all-extras --group build --constraint requirements-test.lock --output-file requirements-lab.lock
	$(LOCK) --extra model --extra notebooks --group build --constraint requirements-lab.lock --output-file requirements.lock
