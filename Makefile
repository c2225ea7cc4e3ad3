# Two commands are enough: `make run` opens the program, `make test` checks everything.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run demo tour test torture bench texts pictures lint clean

run: $(VENV)/installed
	@$(BIN)/buurt

demo: $(VENV)/installed
	@$(BIN)/buurt demo

tour: $(VENV)/installed
	@$(BIN)/buurt demo --tour

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Buurt needs Python 3.11 or newer: make run PYTHON=python3.11"; exit 1; }
	@echo "Making a place for Buurt (once, a minute or so) ..."
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml hatch_build.py $(wildcard buurt_tui/locale/*/LC_MESSAGES/*.po)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/tested: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

lint: $(VENV)/tested
	$(BIN)/ruff format --check buurt_tui tests benchmarks data hatch_build.py locale_tools.py
	$(BIN)/ruff check buurt_tui tests benchmarks data hatch_build.py locale_tools.py
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/python -m pytest -n 2 --dist loadgroup

# an hour or so: every fault on stock TinyDB, SQLite and ours, into docs/reliability.md
torture: $(VENV)/tested
	PYTHONPATH=tests $(BIN)/python -m torture

# figures are of an installed wheel: what is not compiled takes four times as long to start
# and the table of docs/performance.md is written anew
bench: $(VENV)/bin/python
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check .
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check textual-autocomplete || \
		echo "textual-autocomplete cannot be installed here, and is left out"
	.venv-bench/bin/python -m compileall -q .venv-bench/lib || true
	$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/python -m pip install --quiet --disable-pip-version-check jrnl posting || \
		echo "jrnl and posting cannot be installed here, and are left out"
	cd benchmarks && ../.venv-bench/bin/python run.py --keep ../docs/performance.md

texts: $(VENV)/tested
	$(BIN)/python locale_tools.py update

pictures: $(VENV)/tested
	$(BIN)/python data/make_pictures.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
