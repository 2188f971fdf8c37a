# Needs Python 3.11 or later and make. Everything is installed into $(VENV), nothing outside it.
#
#   make verify    check the project's own quotations: quotes.yaml against corpus/
#   make selftest  change those quotes in small ways, and see that each change is caught
#   make test      run the whole test suite
#   make lint      style, types, layers, docs
#   make format    let ruff rewrite the code
#   make bench     measure speed, recall and accidents: make bench TEXT=folder/of/novels
#   make clean     remove the virtual environment and every cache

VENV ?= .venv
BIN  := $(VENV)/bin
PIP  := $(BIN)/python -m pip --disable-pip-version-check --quiet
NEW  := import sys; sys.exit(sys.version_info < (3, 11))

PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11 python, \
            $(shell $(name) -c "$(NEW)" 2>/dev/null && echo $(name))))
PYTEST_ARGS ?= -q -n auto

.PHONY: verify selftest test lint format bench clean
.DELETE_ON_ERROR:

verify: $(VENV)/.installed
	@$(BIN)/python -m quotecheck verify

selftest: $(VENV)/.installed
	@$(BIN)/python -m quotecheck selftest --quiet

test: $(VENV)/.installed-test
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(VENV)/.installed-dev
	@$(BIN)/ruff check src tests scripts bench setup.py
	@$(BIN)/ruff format --quiet --check src tests scripts bench setup.py
	@$(BIN)/mypy --strict --no-error-summary src
	@$(BIN)/lint-imports --no-cache >$(VENV)/layers.log || { cat $(VENV)/layers.log; exit 1; }
	@$(BIN)/python scripts/check_docs.py
	@$(BIN)/clang-format --dry-run --Werror $(NATIVE)
	@if command -v $(CC) >/dev/null; then $(CC) $(STRICT) $(HEADERS) -fsyntax-only $(filter %.c,$(NATIVE)); fi

STRICT  := -std=c11 -Wall -Wextra -Wno-unused-parameter -Wno-missing-field-initializers -Werror
HEADERS  = -DPy_LIMITED_API=0x030B0000 \
           -I$$($(BIN)/python -c "import sysconfig; print(sysconfig.get_path('include'))")

format: $(VENV)/.installed-dev
	@$(BIN)/ruff check --fix --quiet src tests scripts bench setup.py
	@$(BIN)/ruff format src tests scripts bench setup.py
	@$(BIN)/clang-format -i $(NATIVE)

bench: $(VENV)/.installed-bench
	@test -n "$(TEXT)" || { echo "name a folder of public-domain *.txt: make bench TEXT=..." >&2; exit 1; }
	@$(BIN)/python -m bench.run "$(TEXT)" $(BENCH_ARGS)

clean:
	rm -rf $(VENV) build dist .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache
	find src tests scripts bench -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps make a second run quick; a change of what is built or needed installs again.

NATIVE := $(wildcard native/*.[ch] native/*/*.[ch])
BUILT  := pyproject.toml setup.py $(NATIVE)

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "quotecheck needs Python 3.11 or later; set PYTHON=" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(BUILT) $(VENV)/.made
	$(PIP) install --editable .
	@touch $@

$(VENV)/.installed-test: $(BUILT) $(VENV)/.made
	$(PIP) install --editable '.[test]'
	@touch $@ $(VENV)/.installed

# pip reads dependency groups from 25.1 on.
$(VENV)/.installed-dev: $(BUILT) $(VENV)/.installed-test
	$(PIP) install --upgrade 'pip>=25.1'
	$(PIP) install --group dev
	@touch $@

$(VENV)/.installed-bench: $(BUILT) $(VENV)/.installed
	$(PIP) install --editable '.[bench]'
	@touch $@ $(VENV)/.installed
