# `make site` builds the sample digest, `make test` checks the program, `make check-site` the
# sample site. All install what they need into .venv first, from pyproject.toml, at the versions
# of constraints.txt.

PYTHON ?= python3
BIN := .venv/bin
# One more than two cores: a third of the time some test waits, for a browser, a server or pip.
WORKERS ?= 3

.PHONY: site test check-site lint serve bench clean

site: .venv/site.stamp
	$(BIN)/digest build

serve: .venv/site.stamp
	$(BIN)/digest serve

# A worker takes whole files, so that what is made for a file is made once, in the order in which
# tests/conftest.py puts them.
test: lint
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

# Other people's programs on the sample site. Each proof skips, and says so, where its program
# is missing: java, npm, jing, newsboat, chromium (.ci/run installs them on Debian).
check-site: .venv/proof.stamp
	$(BIN)/python -m pytest -m proof tests/proof

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
	rm -rf .venv .digest site dist .pytest_cache .mypy_cache .ruff_cache .hypothesis \
		tests/proof/node_modules

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

.venv/proof.stamp: .venv/dev.stamp tests/proof/package.json
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev,proof]'
	@if command -v npm >/dev/null; then npm install --prefix tests/proof --silent \
		--ignore-scripts --no-package-lock --no-audit --no-fund; fi
	@touch $@

.venv/bench.stamp: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev,bench]'
	@touch $@ .venv/dev.stamp .venv/site.stamp
