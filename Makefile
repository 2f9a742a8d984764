# Two commands do everything: `make book` and `make test`. `make serve` shows the book while you work.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --no-compile
BOOK := $(VENV)/book
READY := $(VENV)/ready
BUNDLE := _build/bundle
PIN = $(PYTHON) -m uv pip compile pyproject.toml --extra cases --extra paper --constraint requirements.lock \
	--python-version 3.11 --only-binary :all: --generate-hashes --no-emit-index-url --no-annotate \
	--no-header --quiet

.PHONY: book serve test lint check links bench mutants lock bundle example clean

book: $(BOOK)
	$(BIN)/glosanalysis run
	$(BIN)/glosanalysis build

# At http://127.0.0.1:8000, and again whenever something changes; end it with Ctrl+C.
serve: $(BOOK)
	$(BIN)/glosanalysis watch --serve

test: $(READY)
	$(BIN)/pytest --numprocesses 2 --dist loadscope

lint: $(READY)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy

check: $(BOOK)
	$(BIN)/glosanalysis check

# An hour on two processors that do nothing else; `python benchmarks/bench.py --only` does a part.
bench: $(READY)
	$(BIN)/python benchmarks/bench.py

# How many small breaks of the code the tests notice; no part of the tests.
mutants: $(READY)
	$(BIN)/python benchmarks/mutants.py

# The links that lead out of the book, asked by Sphinx: ends with an error where one is broken. It asks
# other hosts, so it is no part of the tests. In a folder of its own: what a build of the site has still
# to make anew is noted beside the pages as they were read.
links: $(READY)
	$(BIN)/jupyter-book build . --quiet --path-output _build/links --builder custom --custom-builder linkcheck

# What the book needs is half of what is locked: the tests and `glosanalysis returns` need the rest.
# Byte code is compiled as it is used: compiling all of it beforehand takes longer than the rest.
$(BOOK): requirements-book.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) --require-hashes -r requirements-book.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

$(READY): $(BOOK) requirements.lock
	$(PIP) --require-hashes -r requirements.lock
	touch $@

# Pin the newest versions that pyproject.toml allows; then run the tests.
LOCK := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet \
	--custom-compile-command "make lock"

lock:
	$(PYTHON) -m pip install --quiet uv
	$(PYTHON) -m uv pip compile pyproject.toml --extra dev --upgrade $(LOCK) \
		--output-file requirements.lock
	$(PYTHON) -m uv pip compile pyproject.toml --extra paper --upgrade $(LOCK) \
		--constraint requirements.lock --output-file requirements-book.lock

# What installs without a network: wheels of the lock's versions, checksums and a script, a folder each
# for Windows and Linux. It needs a network itself, to fetch them.
bundle: $(READY)
	$(PYTHON) -m pip install --quiet uv
	mkdir -p $(BUNDLE)
	$(PIN) --python-platform windows --output-file $(BUNDLE)/windows.txt
	$(PIN) --python-platform x86_64-manylinux_2_28 --output-file $(BUNDLE)/linux.txt
	$(BIN)/python tools/bundle.py $(BUNDLE)

# The book of a made-up council, in _build/example; its records are made up anew.
example: $(READY)
	rm -rf _build/example
	$(BIN)/python example/make.py _build/example

clean:
	rm -rf _build $(VENV)
