# Everything a person or CI does with this project. Set-up happens by itself: see requirements/install.sh.
# Needs Python 3.11 or newer with venv, make, and a package index on the first run; later runs need no network.
#   make chat ARGS="--at 2018-12-24T09:00"     passes arguments on
#   make test PYTHON=python3.12                 names the interpreter (else the newest that works)

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help chat run test long bench score readme lint types format lock setup setup-dev

BIN := .venv/bin
CHECKED := $(wildcard commitments storage bot tests benchmarks)
export PYTHON

help: ## show this list
	@sed -n 's/^\([a-z][a-z-]*\):[^#]*## \(.*\)/  make \1@\2/p' $(firstword $(MAKEFILE_LIST)) | while IFS=@ read -r name text; do printf '%-12s %s\n' "$$name" "$$text"; done

chat: setup ## talk to the bot here: no token, no network (ARGS="…" are passed on)
	@exec $(BIN)/nextsteps chat $(ARGS)

run: setup ## the bot on Telegram (ARGS="…" are passed on)
	@exec $(BIN)/nextsteps run $(ARGS)

test: lint ## every check, then the tests
	$(BIN)/python -m pytest -n auto $(ARGS)

long: setup-dev ## the tests that take minutes
	$(BIN)/python -m pytest -n auto -m long --hypothesis-profile=long $(ARGS)

bench: setup-dev ## measure, and write docs/benchmarks.md
	$(BIN)/python -m benchmarks.bench $(ARGS)

score: setup-dev ## how well letters are read: write docs/extraction.md (NEXTSTEPS_CORPUS adds the real ones)
	$(BIN)/python -m benchmarks.score $(ARGS)

readme: setup-dev ## put into README.md and ARCHITECTURE.md what they take from the program
	$(BIN)/python -m tests.documents $(ARGS)

lint: setup-dev ## style, types and the rules of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict $(CHECKED)
	$(BIN)/lint-imports

types: setup-dev ## the types alone
	$(BIN)/mypy --strict $(CHECKED)

format: setup-dev ## put the code into its form and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: ## resolve the requirements anew after a change in pyproject.toml (needs uv; ARGS=--upgrade for newer versions)
	@requirements/lock.sh $(ARGS)

setup:
	@requirements/install.sh runtime </dev/null

setup-dev:
	@requirements/install.sh dev </dev/null
