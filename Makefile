# Two commands on a fresh machine: make demo, make test. Python 3.11 or newer, git and make are all they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test browser lint format docs pictures clean

$(VENV)/.ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Headwater needs Python 3.11 or newer; this is %s. Try: make PYTHON=python3.12 $(MAKECMDGOALS)" % sys.version.split()[0])'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(VENV)/.ready
	$(BIN)/headwater trace examples/kestrel-dam

test: $(VENV)/.ready lint browser
	$(BIN)/pytest

# What the tests in a browser drive; where it is missing and cannot be installed they are skipped.
browser:
	@command -v chromium >/dev/null \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get && apt-get update -qq \
	    && DEBIAN_FRONTEND=noninteractive timeout 600 apt-get install -y -qq chromium; } >/dev/null 2>&1 \
	  || echo "There is no chromium here: the tests in a browser are skipped."

lint: $(VENV)/.ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.ready
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# The documents as pages that need no network, in build/docs.
docs: $(VENV)/.ready
	set -e; for page in tables api python; do $(BIN)/python docs/making/$$page.py; done
	$(BIN)/mkdocs build --quiet --strict

# The pictures in the documents, from the example case; needs chromium.
pictures: $(VENV)/.ready
	HEADWATER_PICTURES=docs/pictures $(BIN)/pytest -q tests/web/test_pictures.py

clean:
	rm -rf $(VENV)
