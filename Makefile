# make demo         the portal with its demo data on http://127.0.0.1:8000 (PORT=8123: elsewhere), and a worker
# make test         every test, and again against a real PostgreSQL what knows a database
# make check        formatters, linters, types, import contracts, migrations, then every test
# make bench-ingest  how well, how fast and in how little memory documents are read
# make env          only the environment: .venv and .env
# make lock         the locked requirements anew (needs uv)

PORT ?= 8000
PYTHON ?=
UV ?= uv

.NOTPARALLEL:
.PHONY: demo test check bench-ingest env lock

BIN := .venv/bin
RUN := $(BIN)/python
# The tests of the rooms that know no database: PostgreSQL would read no document otherwise.
PURE := --ignore tests/reading --ignore tests/corpus

# Paths are relative throughout: the folder above may have spaces in its name.
demo: env
	$(RUN) manage.py migrate --verbosity 0
	$(RUN) manage.py load_demo
	@echo 'Kent Karnesi: http://127.0.0.1:$(PORT)/'
	$(RUN) manage.py work & worker=$$!; trap 'kill $$worker' EXIT; \
	$(RUN) manage.py runserver 127.0.0.1:$(PORT)

test: .venv/installed-dev .env
	$(RUN) -m pytest
	$(RUN) -m tests.postgres -- $(RUN) -m pytest $(PURE)

# mypy has a cache of its own here: one that files were checked into alone has lost the
# reverse managers (`objective.indicators`).
check: .venv/installed-dev .env
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check
	find templates -name "*.html" -exec $(BIN)/djade --target-version 5.2 --check {} +
	$(RUN) -m djhtml --check templates
	$(BIN)/djlint --quiet --lint templates
	$(BIN)/lint-imports --no-logo
	$(RUN) manage.py makemigrations --check --dry-run
	$(RUN) -m mypy --cache-dir .mypy_cache/whole .
	$(RUN) -m pytest --cov
	$(RUN) -m tests.postgres -- $(RUN) -m pytest $(PURE)

# Prints and asserts nothing; PART=accuracy, speed or memory: only that table.
bench-ingest: .venv/installed-dev
	@$(RUN) -m tests.bench_ingest $(PART)

env: .venv/installed .env

.env:
	cp .env.example .env

# The environment holds no pip of its own: Debian keeps venv's in a package that may not be
# there. The pip beside the interpreter installs into it; only where there is none, ensurepip.
.venv/created:
	@for name in "$(PYTHON)" python3 python3.13 python3.12 python3.11; do \
	    if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$name; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	    echo "Python 3.11 or newer is needed; python3 here is $$(python3 --version 2>&1). If you have one elsewhere: make PYTHON=/path/to/python3.11" >&2; exit 1; \
	fi; \
	"$$found" -m venv --clear --without-pip .venv
	@touch $@

define install
	@echo "Installing the packages of $(1) into .venv; the first time takes a minute or two."
	@base=$$($(RUN) -c 'import sys; print(sys._base_executable)'); \
	if "$$base" -m pip --python $(RUN) --version >/dev/null 2>&1; then \
	    set -- "$$base" -m pip --python $(RUN); \
	elif $(RUN) -m ensurepip >/dev/null 2>&1; then \
	    set -- $(RUN) -m pip; \
	else \
	    echo "pip is needed: on Debian, apt-get install python3-pip" >&2; exit 1; \
	fi; \
	"$$@" install -qq --disable-pip-version-check --no-deps --require-hashes --requirement $(1)
endef

.venv/installed: requirements.txt .venv/created
	$(call install,requirements.txt)
	@touch $@

# Everything of requirements.txt is in requirements-dev.txt, at the same versions.
.venv/installed-dev: requirements-dev.txt .venv/created
	$(call install,requirements-dev.txt)
	@touch $@ .venv/installed

COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

lock:
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) pyproject.toml --extra dev --constraint requirements.txt -o requirements-dev.txt
