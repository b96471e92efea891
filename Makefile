# Python 3.11 or newer is all that has to be there: `make PYTHON=python3.13 run` chooses another one.
PYTHON ?= python3
VENV ?= .venv
PORT ?= 8501

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
OFFLINE := $(if $(wildcard wheels/*.whl),--no-index --find-links wheels)
INSTALL := $(PIP) install --require-hashes $(OFFLINE)
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --annotation-style line

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup run test bench lint format wheels requirements

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(VENV)/dev.stamp ## install what Laurel, its tests and its checks need into .venv

run: $(VENV)/runtime.stamp ## serve the demonstration villages at http://127.0.0.1:8501/ (PORT=8600 for another port)
	@exec $(BIN)/laurel run --demo --port $(PORT)

# Spark is large and wants Java: its tests are skipped where it is not, but for continuous integration.
test: lint $(if $(CI),$(VENV)/spark.stamp) ## run the checks and every test
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

bench: $(VENV)/bench.stamp ## measure how fast Laurel is, beside its peers, and renew docs/benchmarks.md
	$(BIN)/python -m tests.bench.run

lint: $(VENV)/dev.stamp ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/dev.stamp ## put the code into the house style
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

wheels: $(VENV)/runtime.stamp ## fill wheels/ so that a machine like this one can be set up without a network
	$(PIP) download --require-hashes --only-binary :all: --dest wheels \
		-r requirements/setup.txt -r requirements/runtime.txt -r requirements/dev.txt

requirements: $(VENV)/dev.stamp ## choose versions anew after a change in pyproject.toml (UPGRADE=--upgrade for the newest)
	$(COMPILE) $(UPGRADE) --group setup -o requirements/setup.txt
	$(COMPILE) $(UPGRADE) pyproject.toml -c requirements/setup.txt -o requirements/runtime.txt
	$(COMPILE) $(UPGRADE) pyproject.toml --extra region --group dev -c requirements/runtime.txt -o requirements/dev.txt
	$(COMPILE) $(UPGRADE) pyproject.toml --extra region --group dev --group bench -c requirements/dev.txt \
		-o requirements/bench.txt
	$(COMPILE) $(UPGRADE) pyproject.toml --extra spark -c requirements/dev.txt -o requirements/spark.txt

$(VENV)/pyvenv.cfg:
	@command -v $(PYTHON) >/dev/null || { \
		echo "Laurel needs Python 3.11 or newer, and there is no $(PYTHON) here."; \
		echo "On Debian or Ubuntu: apt install python3 python3-venv"; exit 1; } >&2
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Laurel needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) -V 2>&1)."; \
		echo "If a newer one is installed, name it: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; } >&2
	@$(PYTHON) -c 'import ensurepip, venv; ensurepip.version()' 2>/dev/null \
		&& echo "Setting up in $(VENV). The first time, up to 300 MB are fetched; that takes a minute or more." \
		&& $(PYTHON) -m venv --clear $(VENV) || { \
		echo "$(PYTHON) cannot make a virtual environment: a package is missing."; \
		echo "On Debian or Ubuntu: apt install" \
			"$$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"; exit 1; } >&2

$(VENV)/runtime.stamp: $(VENV)/pyvenv.cfg requirements/setup.txt requirements/runtime.txt pyproject.toml
	@$(INSTALL) -r requirements/setup.txt -r requirements/runtime.txt
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/runtime.stamp requirements/dev.txt
	@$(INSTALL) -r requirements/dev.txt
	@touch $@

$(VENV)/spark.stamp: $(VENV)/dev.stamp requirements/spark.txt
	@$(INSTALL) -r requirements/spark.txt
	@touch $@

$(VENV)/bench.stamp: $(VENV)/dev.stamp requirements/bench.txt
	@$(INSTALL) -r requirements/bench.txt
	@touch $@
