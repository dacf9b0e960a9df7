# make demo         the portal with its demo data on http://127.0.0.1:8000 (PORT=8123: elsewhere), and a worker
# make test         every test, and again against a real PostgreSQL what knows a database
# make check        all of lint and of the tests: what CI runs
# make coverage     which lines and branches no test reaches
# make lint         formatters, linters, types, import contracts, migrations
# make bench-ingest  how well, how fast and in how little memory documents are read
# make bench-reports  how long workbooks take beside the writer library alone
# make shots        every public page of the demo drawn into shots/: 360 and 1280 px, light and dark
# make env          only the environment: .venv and .env
# make messages     locale/ anew from the strings in the code (needs gettext), and compiled
# make lock         the locked requirements anew (needs uv)

PORT ?= 8000
PYTHON ?=
UV ?= uv

BIN := .venv/bin
RUN := $(BIN)/python

# Two parts that are together every test, so that a new one is always in one. A leg for each, and
# no more: each costs a start of its own. On PostgreSQL only what uses the database, without what
# any database would do for: a sum or a document is the same on every one, and so is what
# LibreOffice reckons and how a browser draws a page. That the rows behind them are right on
# PostgreSQL, the tests beside them see without either program.
ANY_DATABASE := tests/reading tests/corpus tests/portal/browser \
    tests/official/test_libre_office.py tests/test_browser_desk.py tests/test_browser_policy.py
PART_papers := $(ANY_DATABASE) tests/ingest
PART_rest := $(addprefix --ignore ,$(PART_papers))
LEGS := postgres sqlite-rest sqlite-papers
AT_ONCE := $(RUN) -m tests.side_by_side

.NOTPARALLEL:
.PHONY: demo test check coverage lint bench-ingest bench-reports shots env compiled lock messages $(LEGS) postgres-wheel fresh-demo

# Paths are relative throughout: the folder above may have spaces in its name.
demo: env compiled
	$(RUN) manage.py migrate --verbosity 0
	$(RUN) manage.py load_demo
	@echo 'Kent Karnesi: http://127.0.0.1:$(PORT)/'
	$(RUN) manage.py work & worker=$$!; trap 'kill $$worker' EXIT; \
	$(RUN) manage.py runserver 127.0.0.1:$(PORT)

test: .venv/installed-dev .env compiled
	@$(AT_ONCE) $(LEGS)

# The legs of `test` and `check`, each with a database, files and a cache of its own.
$(filter sqlite-%,$(LEGS)): sqlite-%:
	$(RUN) $(MEASURED) -m pytest -o cache_dir=.pytest_cache/$@ $(PART_$*)

postgres:
	TEST_DATABASE_NAME=test_whole $(RUN) -m tests.postgres -- $(RUN) -m pytest -o cache_dir=.pytest_cache/$@ -m database $(addprefix --ignore ,$(ANY_DATABASE))

# What only CI makes beside them: `make check ALSO="postgres-wheel fresh-demo"`.
postgres-wheel:
	TEST_POSTGRES=embedded $(RUN) -m tests.postgres -- $(RUN) -m pytest -o cache_dir=.pytest_cache/$@ tests/test_setup_files.py tests/test_round_trip.py

fresh-demo:
	.ci/demo

check: .venv/installed-dev .env compiled
	@$(AT_ONCE) $(LEGS) $(ALSO) lint

# By itself: it makes the tests half as long again.
coverage: export MEASURED = -m coverage run --parallel-mode
coverage: .venv/installed-dev .env
	@$(RUN) -m coverage erase
	@$(AT_ONCE) $(filter sqlite-%,$(LEGS))
	$(RUN) -m coverage combine --quiet
	$(RUN) -m coverage report

# mypy has a cache of its own here: one that files were checked into alone has lost the
# reverse managers (`objective.indicators`).
lint: .venv/installed-dev .env
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check
	find templates -name "*.html" -exec $(BIN)/djade --target-version 5.2 --check {} +
	$(RUN) -m djhtml --check templates
	$(BIN)/djlint --quiet --lint templates
	$(BIN)/lint-imports --no-logo
	$(RUN) manage.py makemigrations --check --dry-run
	$(RUN) -m mypy --cache-dir .mypy_cache/whole .

# Prints and asserts nothing; PART=accuracy, speed or memory: only that table.
bench-ingest: .venv/installed-dev
	@$(RUN) -m tests.bench_ingest $(PART)

bench-reports: .venv/installed-dev
	@$(RUN) -m tests.bench_reports $(PART)

shots: .venv/installed-dev .env
	@$(RUN) -m tests.shots shots

env: .venv/installed .env

# The child that reads a document may write no file: it would compile the reading room anew each time.
compiled: .venv/installed
	@$(RUN) -m compileall -q config indicators ingest plans reports tests

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

# Staff pages have one language; what public pages say stands in the other rooms.
STAFF := ingest config/settings.py $(addprefix templates/,account admin ingest mfa socialaccount staff) \
    $(foreach room,admin management migrations tables,plans/$(room) indicators/$(room)) plans/resources.py \
    indicators/views indicators/services \
    reports/jobs $(foreach file,job schedule,reports/models/$(file).py)

messages: .venv/installed-dev .env
	$(RUN) manage.py makemessages --locale en --no-obsolete --no-wrap --add-location file \
	    $(addprefix --ignore ,.venv tests staticfiles shots $(STAFF))
	$(RUN) manage.py compilemessages --locale en --ignore .venv

COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

lock:
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) pyproject.toml --extra dev --constraint requirements.txt -o requirements-dev.txt
