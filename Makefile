# Two commands for a fresh machine: `make demo` reads the sample and prints the brief, `make test` passes the tests.
# Each makes its own virtual environment (.venv) and installs all that it needs.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO := .demo/ledger.db

.PHONY: demo test check benchmark guide clean

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
	    { echo "guarantor needs Python 3.11 to 3.13; name one: make demo PYTHON=python3.12" >&2; exit 1; }
	@PYTHON=$(PYTHON) .ci/packages python3-venv
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/.run: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.run

demo: $(VENV)/.run
	@rm -rf .demo && mkdir -p .demo
	$(BIN)/guarantor --ledger $(DEMO) read --sample
	$(BIN)/guarantor --ledger $(DEMO) brief --as-of 2026-01-10

test: $(VENV)/.dev check
	@.ci/packages postgresql chromium
	$(BIN)/python -m pytest

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

benchmark: $(VENV)/.dev
	$(BIN)/python benchmarks/coding.py

# Writes the output of every example in the README and the guide anew.
guide: $(VENV)/.dev
	$(BIN)/python -m tests.guide

clean:
	rm -rf $(VENV) .demo
