# Recoupe. "make help" tells what there is to make.
#
# Everything happens in .venv, which is made when it is needed: Python 3.11 or newer, make and git suffice.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
DEMO := build/demo
EXAMPLE := examples/story/articles.jsonl

.DEFAULT_GOAL := help
.PHONY: help demo test check format bench quality install clean

help:
	@echo "make demo      build the dossier of the example story and show it"
	@echo "make test      run the tests"
	@echo "make check     lint, check formatting, types and the layers of imports"
	@echo "make format    put the source in its format"
	@echo "make quality   score the stories that have a gold file, and hold the floors"
	@echo "make bench     time a build against plain spaCy"
	@echo "make install   make .venv with all that development needs"
	@echo "make clean     remove what was made"

# Marked when it is whole: an interrupted one is made again.
$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Recoupe needs Python 3.11 or newer; name one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || \
	  { echo "No virtual environment could be made; on Debian: apt-get install python3-venv"; exit 1; }
	@touch $@

# Installed for use, and for development on top.
$(VENV)/.use: pyproject.toml constraints.txt $(VENV)/.made
	@echo "Installing what Recoupe needs into $(VENV) (once; a few minutes) …"
	@$(PIP) --editable .
	@touch $@

$(VENV)/.development: $(VENV)/.use
	@echo "Installing what development needs …"
	@$(PIP) --editable '.[dev]'
	@touch $@

install: $(VENV)/.development

demo: $(VENV)/.use
	@mkdir -p $(DEMO)
	@$(BIN)/recoupe build $(EXAMPLE) --store $(DEMO)/story.db --title "La passerelle de Montverne"
	@$(BIN)/recoupe export $(DEMO)/story.db --format html --output $(DEMO)/story.html
	@echo
	@echo "The dossier of the example story: $(CURDIR)/$(DEMO)/story.html"
	@echo "One of your own, from a folder of articles (.txt, .html, .jsonl):"
	@echo "  $(BIN)/recoupe build FOLDER --store my.db"
	@echo "  $(BIN)/recoupe export my.db --format html --output my.html"
	@$(MAKE) --silent show-demo || true

# Only where somebody sits in front of a screen.
.PHONY: show-demo
show-demo:
	@if [ -n "$$CI" ]; then exit 0; fi; \
	if [ "$$(uname)" = Darwin ]; then open $(DEMO)/story.html; \
	elif [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] && command -v xdg-open >/dev/null; then \
	  xdg-open $(DEMO)/story.html >/dev/null 2>&1 & fi

test: $(VENV)/.development
	@OMP_NUM_THREADS=1 $(BIN)/pytest

check: $(VENV)/.development
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/lint-imports

format: $(VENV)/.development
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

quality: $(VENV)/.development
	@OMP_NUM_THREADS=1 $(BIN)/python eval/table.py

bench: $(VENV)/.development
	@OMP_NUM_THREADS=1 $(BIN)/python benchmarks/build.py

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
