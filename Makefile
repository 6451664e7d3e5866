# `make site` builds the sample digest, `make test` checks everything; both install what
# they need into .venv first, from pyproject.toml, at the versions of constraints.txt.

PYTHON ?= python3
BIN := .venv/bin
WORKERS ?= 2

.PHONY: site test lint serve bench clean

site: .venv/site.stamp
	$(BIN)/digest build

serve: .venv/site.stamp
	$(BIN)/digest serve

test: lint
	$(BIN)/python -m pytest -n $(WORKERS)

lint: .venv/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: .venv/bench.stamp
	$(BIN)/python -m benchmarks.grouping
	$(BIN)/python -m benchmarks.entries
	$(BIN)/python -m benchmarks.cleaning
	$(BIN)/python -m benchmarks.build

clean:
	rm -rf .venv .digest site dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "make: digest needs Python 3.11 or newer; set PYTHON=python3.x" >&2; exit 1; }
	@$(PYTHON) -m venv .venv \
		|| { rm -rf .venv; echo "make: no venv module; on Debian: apt install python3-venv" >&2; exit 1; }

.venv/site.stamp: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

.venv/dev.stamp: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@ .venv/site.stamp

.venv/bench.stamp: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev,bench]'
	@touch $@ .venv/dev.stamp .venv/site.stamp
