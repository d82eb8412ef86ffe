# Two commands for a fresh machine: `make demo` reads the sample and prints the brief, `make test` passes the tests.
# Each makes its own virtual environment (.venv) and installs all that it needs.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO := .demo/ledger.db

.PHONY: demo test check benchmark clean

$(BIN)/python:
	@.ci/packages python3-venv
	$(PYTHON) -m venv $(VENV)

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

clean:
	rm -rf $(VENV) .demo
