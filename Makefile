# make report   the report pack of the release that comes with the program, in outputs/
# make test     all checks and all tests
# make check    style, types and layers only
# make format   lets ruff rewrite the code
# make bench    how long things take beside others that do the same, in pairs
# make score    compares what the program reads with hand-made labels, where ../shared has them
# make lock     pins the dependencies of pyproject.toml anew
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed
SHARED ?= ../shared
export PYTHON

.DELETE_ON_ERROR:
.PHONY: report test check format bench score lock setup packages

report: $(INSTALLED)
	@.ci/packages report
	$(BIN)/icc-report build

test: check
	@.ci/packages test
	$(BIN)/pytest
	$(BIN)/pytest --slow -m slow

check: $(INSTALLED)
	$(BIN)/ruff check --quiet icc_reports tests
	$(BIN)/ruff format --quiet --check icc_reports tests
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports

format: $(INSTALLED)
	$(BIN)/ruff check --quiet --fix icc_reports tests
	$(BIN)/ruff format --quiet icc_reports tests

bench: .venv-bench/.installed
	.venv-bench/bin/python -m bench.run

# An environment of its own: with pandas beside it openpyxl is slower and writes other bytes.
.venv-bench/.installed: $(INSTALLED) bench/requirements.lock
	test -x .venv-bench/bin/python || $(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
	    --requirement requirements.lock --requirement bench/requirements.lock
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

score: $(INSTALLED)
	@test -e $(SHARED)/tools/score.py || { echo "no labelled releases under $(SHARED)" >&2; exit 2; }
	$(BIN)/python $(SHARED)/tools/score.py --gold $(SHARED)/gold --releases $(SHARED)/releases \
	    --command '$(BIN)/icc-report facts {} --format json'
	$(BIN)/python $(SHARED)/tools/score.py --claims --gold $(SHARED)/gold --releases $(SHARED)/releases \
	    --command '$(BIN)/icc-report check {} --format json'

lock: $(INSTALLED)
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
	    --generate-hashes --no-header --no-annotate --quiet --output-file requirements.lock

setup: $(INSTALLED)

# Installed anew when the pins or the project's own metadata change; nothing to do otherwise. Compiled, as pip does with
# all that is not editable: else every start compiles it where Python is told to write no byte code.
$(INSTALLED): requirements.lock pyproject.toml
	@.ci/packages report
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q icc_reports
	@touch $@
