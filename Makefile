# Two commands matter: `make run` shows Minutebook at work, `make test` proves it. Each does its own set-up.

# The first interpreter that is new enough; PYTHON=... chooses another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
MINUTEBOOK := $(BIN)/python -m minutebook
PORT ?= 8000
SINCE ?=
COUNCIL ?=

.PHONY: help run test check browser bench clean
.DEFAULT_GOAL := help

help:
	@echo "make run                    crawl the sample council, index it, serve it on http://127.0.0.1:$(PORT)"
	@echo "make run COUNCIL=https://…  the same for a council's own site (SINCE=2024-01-01 for the latest only)"
	@echo "make test                   everything that must hold: checks, tests, browser tests"
	@echo "make check                  lint, types and import contracts alone"
	@echo "make bench                  measure what is claimed about speed and ranking"
	@echo "make clean                  remove what can be made again; never the archive"

# A council that is indexed already is served at once; one whose crawl fails is served as far as it is held.
run: $(VENV)/.run
ifeq ($(COUNCIL),)
	@$(MINUTEBOOK) demo --port $(PORT)
else
	@if [ -e index/current ] && grep -qsxF "$(COUNCIL)" $(VENV)/.councils; then \
		echo "Serving what is indexed already; for news: $(MINUTEBOOK) crawl \"$(COUNCIL)\" && $(MINUTEBOOK) index"; \
	else \
		$(MINUTEBOOK) crawl "$(COUNCIL)" $(if $(SINCE),--since $(SINCE)) \
			|| echo "The crawl did not end well; what it kept is indexed, and the next crawl goes on."; \
		$(MINUTEBOOK) index && echo "$(COUNCIL)" >> $(VENV)/.councils; \
	fi
	@$(MINUTEBOOK) serve --port $(PORT)
endif

test: check browser $(VENV)/.whoosh3
	$(BIN)/python -m pytest -n auto
	MINUTEBOOK_TEST_WHOOSH3=1 PYTHONPATH=$(VENV)/whoosh3 $(BIN)/python -m pytest tests/test_engine_whoosh.py

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

browser: $(VENV)/.dev
	$(BIN)/python tests/browser/ensure_chromium.py

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info
	find index -mindepth 1 ! -name README.md -delete
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A virtual environment needs Debian's python3-venv, which is a package of its own there.
$(VENV)/bin/python:
	@rm -rf $(VENV)
	@test -n "$(PYTHON)" || { echo "Minutebook needs Python 3.11 or newer; install it, or say PYTHON=/path/to/python3." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -q && apt-get install -q -y python3-venv \
		&& $(PYTHON) -m venv $(VENV); } \
		|| { echo "Python's venv module is missing; on Debian and Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }

$(VENV)/.run: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install -q -e .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install -q -e '.[dev]'
	@touch $@ $(VENV)/.run

# Whoosh's maintained descendant, kept apart: the engine's tests run on it too, so that the way on is proven.
$(VENV)/.whoosh3: $(VENV)/.dev
	$(BIN)/python -m pip install -q --no-deps --upgrade --target $(VENV)/whoosh3 'whoosh3>=3.54,<4'
	@touch $@
