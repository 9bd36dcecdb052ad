.PHONY: run test docs schemas reference screenshots golden benchmarks clean

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
PARALLEL := --numprocesses auto --dist worksteal
# What is covered without them: counting lines would only slow them down.
UNCOVERED := tests/browser tests/property

run: $(VENV)/installed
	@$(BIN)/reflect render kom

test: $(VENV)/tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest $(PARALLEL) $(UNCOVERED)
	$(BIN)/pytest $(PARALLEL) --cov $(UNCOVERED:%=--ignore %)

# The documentation as a website: open build/docs/index.html.
docs: $(VENV)/tools
	$(BIN)/sphinx-build --fail-on-warning --keep-going --quiet \
		--doctree-dir build/trees docs build/docs

# Write anew what is generated: from the model, from the catalogue, from the views.
schemas: $(VENV)/tools
	$(BIN)/python schemas/generate.py

reference: $(VENV)/tools
	$(BIN)/python docs/write_reference.py

screenshots: $(VENV)/tools
	$(BIN)/python docs/take_screenshots.py

golden: $(VENV)/tools
	$(BIN)/pytest tests/golden --update-golden

benchmarks: $(VENV)/tools
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/bulk.py
	$(BIN)/python benchmarks/planning.py
	$(BIN)/python benchmarks/website.py

clean:
	rm -rf $(VENV) build

$(VENV)/installed: pyproject.toml
	@echo "Installing reflectlib in $(VENV) …" >&2
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/tools: $(VENV)/installed tests/install-tools.sh
	@echo "Installing the test tools …" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@sh tests/install-tools.sh $(VENV)
	@touch $@
