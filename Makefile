# Each target works as the first command on a machine with Python 3.11 or newer, make and git.
.PHONY: serve test check site diff release translated lint
.DEFAULT_GOAL := site

PORT ?= 8000
PYTHON := .venv/bin/python

serve: .venv/site
	$(PYTHON) scripts/build.py serve --port $(PORT)

site: .venv/site
	$(PYTHON) scripts/build.py site

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

test: .venv/test lint
	$(PYTHON) -m pytest tests/unit tests/real tests/site tests/browser

lint: .venv/test
	.venv/bin/ruff check scripts tests
	.venv/bin/ruff format --check scripts tests
	.venv/bin/mypy
	PYTHONPATH=scripts .venv/bin/lint-imports --no-cache

.venv/site: requirements.txt scripts/setup.sh
	sh scripts/setup.sh site

.venv/test: requirements-test.txt scripts/setup.sh .venv/site
	sh scripts/setup.sh test
