PYTHON ?= python3
VENV := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help test

help: ## show this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(VENV)/pip install --quiet --editable '.[dev]'
	touch $@

test: .venv/ready ## run the tests
	$(VENV)/python -m pytest tests
