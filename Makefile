.PHONY: run test test-oldest test-newest fuzz lock vendor script docs translations schemas reference screenshots \
	golden benchmarks clean

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
INSTALL := -m pip install --quiet --disable-pip-version-check
LOCKED := $(INSTALL) --require-hashes --requirement
OURS := $(INSTALL) --no-deps --no-build-isolation --editable .
PARALLEL := --numprocesses auto --dist worksteal
# The tests that reach every line. Counting lines would only slow down the others.
COVERING := tests/unit tests/cli

run: $(VENV)/installed
	@$(BIN)/reflect render kom

# Compiled where what was installed is older: the tests start the program over and over.
test: $(VENV)/tools
	@$(BIN)/python -m compileall -q src
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest $(PARALLEL) $(COVERING) --cov
	$(BIN)/pytest $(PARALLEL) $(COVERING:%=--ignore %)

# The tests of what it does, with the lowest versions that pyproject.toml allows, as they are
# locked, or with those that there are today; and with any Python: PYTHON=python3.13.
test-oldest: VERSIONS := --require-hashes --requirement requirements/oldest.txt
test-newest: VERSIONS := .[test]
test-oldest test-newest: THERE = build/$@-$(notdir $(PYTHON))
test-oldest test-newest:
	@echo "Installing reflectlib in $(THERE) …" >&2
	@$(PYTHON) -m venv --clear $(THERE)
	@$(THERE)/bin/python $(INSTALL) $(VERSIONS)
	@$(THERE)/bin/python $(OURS)
	@sh tests/node/install.sh $(THERE)
	$(THERE)/bin/pytest $(PARALLEL) tests/unit tests/cli tests/property tests/fuzz tests/content

# Look for so many minutes with other examples each time, then as long with atheris, where it can
# be had. What fails is written out; put it in tests/fuzz/corpus, where it is tried always.
MINUTES ?= 10
FUZZED := build/fuzz
fuzz: $(VENV)/dev
	@end=$$(( $$(date +%s) + 60 * $(MINUTES) )); while [ $$(date +%s) -lt $$end ]; do \
		$(BIN)/pytest --quiet $(PARALLEL) --hypothesis-profile fuzz tests/fuzz || exit 1; done
	@$(PYTHON) -m venv $(FUZZED) && $(FUZZED)/bin/python $(LOCKED) requirements/run.txt
	@$(FUZZED)/bin/python $(OURS)
	@mkdir -p $(FUZZED)/seeds $(FUZZED)/corpus
	@find methods tests/examples tests/fuzz/corpus -type f ! -name '*.txt' \
		-exec cp {} $(FUZZED)/seeds \;
	@if $(FUZZED)/bin/python $(INSTALL) --only-binary :all: atheris 2>$(FUZZED)/atheris.log; then \
		$(FUZZED)/bin/python tests/fuzz/atheris_definitions.py -timeout=20 -max_len=16384 \
			-max_total_time=$$(( 60 * $(MINUTES) )) -artifact_prefix=$(FUZZED)/ \
			$(FUZZED)/corpus $(FUZZED)/seeds; \
	else echo "There is no atheris for $(PYTHON); that was all." >&2; fi

# Lock anew, at what there is today, all that is installed here; commit what comes of it.
COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --no-config --upgrade --universal \
	--python-version 3.11 --no-annotate --custom-compile-command "make lock"
lock: $(VENV)/dev
	$(COMPILE) --generate-hashes --extra dev --output-file requirements/dev.txt
	$(COMPILE) --generate-hashes --extra build --extra office \
		--constraint requirements/dev.txt \
		--output-file requirements/run.txt
	$(COMPILE) --extra build --extra fast --extra office --resolution lowest-direct \
		--output-file build/lowest.txt
	$(COMPILE) --generate-hashes --extra test --constraint build/lowest.txt \
		--output-file requirements/oldest.txt
	npm update --silent --package-lock-only --prefix tests/node

# Take what we ship of others: stemmers, of which npm has none that find the stems of today's
# Snowball, from Sphinx; and the letters of PDF.
ASSETS := src/reflectlib/writers/assets
PACKAGES = $(shell $(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
STEMMERS = $(PACKAGES)/sphinx/search/minified-js
OPEN_SANS = $(VENV)/node/node_modules/@expo-google-fonts/open-sans
vendor: $(VENV)/tools
	cp $(STEMMERS)/base-stemmer.js $(ASSETS)/base-stemmer.js
	cp $(STEMMERS)/dutch-stemmer.js $(ASSETS)/dutch-stemmer.js
	cp $(STEMMERS)/english-stemmer.js $(ASSETS)/english-stemmer.js
	cp $(wildcard $(PACKAGES)/snowballstemmer-*.dist-info/licenses/COPYING) $(ASSETS)/snowball.LICENSE.txt
	cp $(wildcard $(foreach kind,400Regular 400Regular_Italic 600SemiBold,$(OPEN_SANS)/$(kind)/*.ttf)) $(ASSETS)/fonts
	cp $(OPEN_SANS)/LICENSE_FONT $(ASSETS)/opensans.LICENSE.txt

# Make the script of the clock of its parts, in `assets/clock`; commit what comes of it.
script: $(VENV)/tools
	sh tests/node/bundle.sh $(VENV) $(ASSETS)/clock.min.js

# The documentation as a website: open build/docs/index.html.
docs: $(VENV)/dev
	$(BIN)/sphinx-build --fail-on-warning --keep-going --quiet \
		--doctree-dir build/trees docs build/docs

# Write anew what is generated: from the model, from the catalogue, from the views.
# Extract what is said, merge it into the catalogues, compile them, and tell what is missing.
translations: $(VENV)/dev
	$(BIN)/python docs/write_translations.py

schemas: $(VENV)/dev
	$(BIN)/python schemas/generate.py

reference: $(VENV)/dev
	$(BIN)/python docs/write_reference.py

screenshots: $(VENV)/tools
	$(BIN)/python docs/take_screenshots.py

golden: $(VENV)/dev
	$(BIN)/pytest tests/golden --update-golden

benchmarks: $(VENV)/tools
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/bulk.py
	$(BIN)/python benchmarks/planning.py
	$(BIN)/python benchmarks/website.py
	$(BIN)/python benchmarks/office.py

clean:
	rm -rf $(VENV) build

$(VENV)/installed: pyproject.toml requirements/run.txt
	@echo "Installing reflectlib in $(VENV) …" >&2
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python $(LOCKED) requirements/run.txt
	@$(BIN)/python $(OURS)
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/dev: $(VENV)/installed requirements/dev.txt
	@echo "Installing what development needs …" >&2
	@$(BIN)/python $(LOCKED) requirements/dev.txt
	@touch $@

$(VENV)/tools: $(VENV)/dev tests/install-tools.sh $(wildcard tests/node/*)
	@echo "Installing the test tools …" >&2
	@sh tests/install-tools.sh $(VENV)
	@touch $@
