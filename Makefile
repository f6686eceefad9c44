# Recoupe. "make help" tells what there is to make.
#
# Everything happens in .venv, which is made when it is needed: Python 3.11 or newer, make and git suffice.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
DEMO := build/demo
EXAMPLE := examples/story/articles.jsonl

# Every archive that is installed has to have a hash that stands in locks/. LOCKED=no is for a mirror that builds
# its archives itself: the versions are those of constraints.txt all the same.
LOCKED ?= yes
ifeq ($(LOCKED),yes)
install = $(PIP) --require-hashes --requirement locks/$(1).txt && $(PIP) --no-deps --no-build-isolation --editable .
else
install = $(PIP) --constraint constraints.txt --editable '.$(2)'
endif

.DEFAULT_GOAL := help
.PHONY: help demo test torture check format bench quality lock audit install clean

help:
	@echo "make demo      build the dossier of the example story and show it"
	@echo "make test      run the tests"
	@echo "make torture   the long forms of the tests that kill, damage and wear out, and the table of their figures"
	@echo "make check     lint, check formatting, types and the layers of imports"
	@echo "make format    put the source in its format"
	@echo "make quality   score the stories that have a gold file, and hold the floors"
	@echo "make bench     time a build against plain spaCy"
	@echo "make lock      write the hashes of the pinned dependencies anew"
	@echo "make audit     look for known weaknesses in the dependencies"
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
$(VENV)/.use: pyproject.toml constraints.txt locks/use.txt $(VENV)/.made
	@echo "Installing what Recoupe needs into $(VENV) (once; a few minutes) …"
	@$(call install,use,)
	@touch $@

$(VENV)/.development: $(VENV)/.use locks/dev.txt
	@echo "Installing what development needs …"
	@$(call install,dev,[dev])
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

# An hour or more of computing. The figures stand in docs/reliability.md. Interrupted, it goes on with the damaged
# inputs where it was; the table has what was done so far.
torture: $(VENV)/.development
	@RECOUPE_TORTURE=full OMP_NUM_THREADS=1 nice $(BIN)/pytest -v tests/torture tests/store/test_upgrade.py
	@$(BIN)/python -m tests.torture.table

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
	@OMP_NUM_THREADS=1 $(BIN)/python eval/stories.py

bench: $(VENV)/.development
	@OMP_NUM_THREADS=1 $(BIN)/python benchmarks/build.py

# After a change of pyproject.toml or constraints.txt. uv asks the index for the hashes of all archives of a version,
# for every platform, and installs nothing.
UV_LOCK := pip compile pyproject.toml locks/build.in --constraint constraints.txt --universal --python-version 3.11.5 \
  --generate-hashes --no-annotate --quiet --custom-compile-command "make lock"
lock: $(VENV)/.made
	@$(PIP) uv
	@$(BIN)/uv $(UV_LOCK) --output-file locks/use.txt
	@$(BIN)/uv $(UV_LOCK) --extra dev --output-file locks/dev.txt

# Known weaknesses of the locked versions, where the index has the data: a version that it does not know fails.
audit: $(VENV)/.made
	@$(PYTHON) -m venv build/audit
	@build/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	@build/audit/bin/pip-audit --strict --no-deps --disable-pip --requirement locks/use.txt

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
