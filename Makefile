# Leerlijn: `make run` shows it, `make test` proves it. Both set up everything they need.
.POSIX:
.PHONY: run test check bench setup setup-tests

PORT = 8000
DATA = data
BOTH = --dist loadfile --no-loadscope-reorder \
	--tx 2*popen//env:LEERLIJN_TEST_ON=sqlite --tx 2*popen//env:LEERLIJN_TEST_ON=postgresql

run: setup
	@LEERLIJN_DATA="$(DATA)" LEERLIJN_DEMO=yes LEERLIJN_BASE_URL="http://127.0.0.1:$(PORT)" bin/run "$(PORT)"

# Everything on SQLite and on PostgreSQL at once, by two workers each; tests/house runs what `check` runs.
test: setup setup-tests
	@.venv/bin/python -m tests.tools.postgres .venv/bin/python -m pytest $(BOTH)

check: setup
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/djlint leerlijn --lint

bench: setup
	@LEERLIJN_DATA="$(DATA)" LEERLIJN_DEMO=yes bin/bench

setup:
	@bin/setup

setup-tests: setup
	@bin/setup-tests
