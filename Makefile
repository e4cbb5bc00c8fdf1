# make demo    the product with a fictional firm, in the browser
# make test    everything that must be true before a change is kept
# Both build .venv by themselves: nothing is needed but Python 3.11 or later with its venv module.
.DEFAULT_GOAL := help
SHELL := /bin/bash
BIN := .venv/bin
# worksteal: the tests of one module stay together, and nobody waits for the last.
PYTEST := $(BIN)/python -m pytest --dist worksteal
# Most machines gain nothing from more workers than cores.
WORKERS ?= auto

.PHONY: help demo test test-long quality fix lock wheel

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile
	@echo "make fix     tidies the code; make quality checks it; make test-long adds the long tests; make wheel builds dist/"

.venv.stamp: requirements.lock pyproject.toml .ci/venv
	@.ci/venv
	@touch $@

demo: .venv.stamp
	@$(BIN)/carnet serve --demo

test: quality
	$(PYTEST) -n $(WORKERS) -m "not long"
	$(PYTEST) -n $(WORKERS) -m "postgresql and not long" --postgresql

test-long: quality
	$(PYTEST) -n $(WORKERS)
	$(PYTEST) -n $(WORKERS) -m postgresql --postgresql

quality: .venv.stamp
	@.ci/quality

fix: .venv.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

wheel: .venv.stamp
	$(BIN)/python -m build --wheel --no-isolation

lock: .venv.stamp
	$(BIN)/uv pip compile pyproject.toml --group dev --extra postgres --universal --python-version 3.11 \
	  --generate-hashes --no-header --quiet -o requirements.lock
