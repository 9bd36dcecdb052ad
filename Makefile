.PHONY: run test schemas reference golden benchmarks clean

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
# Thunderbird's calendar engine, which the tests have read what we write.
ICAL_JS := ical.js@2.2.1

run: $(VENV)/installed
	@$(BIN)/reflect render kom

test: $(VENV)/tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest --cov

# Write anew what is generated: from the model, from the catalogue, from the views.
schemas: $(VENV)/tools
	$(BIN)/python schemas/generate.py

reference: $(VENV)/tools
	$(BIN)/python docs/write_reference.py

golden: $(VENV)/tools
	$(BIN)/pytest tests/golden --update-golden

benchmarks: $(VENV)/tools
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/bulk.py
	$(BIN)/python benchmarks/planning.py

clean:
	rm -rf $(VENV)

$(VENV)/installed: pyproject.toml
	@echo "Installing reflectlib in $(VENV) …" >&2
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/tools: $(VENV)/installed
	@echo "Installing the test tools …" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@if command -v npm >/dev/null; then \
		npm install --silent --no-save --no-package-lock --no-audit --no-fund \
			--prefix $(VENV)/node $(ICAL_JS); \
	else \
		echo "There is no npm: the tests with ical.js are skipped." >&2; \
	fi
	@touch $@
