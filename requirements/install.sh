#!/bin/sh
# Makes .venv hold what the locks say: `install.sh runtime` to use the program, `install.sh dev` to work on it.
# Does nothing, and needs no network, when .venv already holds it. Speaks on standard error only.
#
# In three steps, because pip refuses an editable project together with hashes, and because a build backend that pip
# fetched by itself would be unlocked: the locked backends; the locked requirements, built with those; this project,
# editable, so that an edited source is what runs.
set -eu
wanted=$1
cd "$(dirname "$0")/.."
unset PYTHONPATH PYTHONHOME

say() { echo "$*" >&2; }

version() { "$1" -c 'import sys; print("%s %d.%d.%d" % ((sys.implementation.name,) + sys.version_info[:3]))' 2>/dev/null; }

# What is wrong with an interpreter, in a word; nothing if it will do. It is run, for a name on PATH may be a shim for a
# version that is not active. ensurepip is a package of its own on Debian, and venv is of no use without it.
fault() {
    "$1" -c 'import sys
if sys.version_info < (3, 11):
    print("old")
else:
    try:
        import ensurepip, venv
    except ImportError:
        print("bare")' 2>/dev/null || echo missing
}

# Sets `chosen` to the newest interpreter that will do, or says in a sentence what is missing and ends.
choose() {
    bare=
    old=
    for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
        case $(fault "$candidate") in
            "") chosen=$candidate; return ;;
            bare) bare=${bare:-$candidate} ;;
            old) old=$candidate ;;
        esac
    done
    if [ -n "$bare" ]; then
        say "$bare is there but cannot make a virtual environment: install its venv package (Debian, Ubuntu: apt install python3-venv)."
    elif [ -n "$old" ]; then
        say "nextsteps needs Python 3.11 or newer, and $old is older: install a newer one, or name it with PYTHON=…"
    elif [ -n "${PYTHON:-}" ]; then
        say "PYTHON=$PYTHON cannot be run: name a Python of 3.11 or newer."
    else
        say "nextsteps needs Python 3.11 or newer with venv, and there is none: install one (Debian, Ubuntu: apt install python3 python3-venv), or name it with PYTHON=…"
    fi
    exit 1
}

# A .venv that works is kept, unless PYTHON asks for another version, or it came here with a copy of another checkout:
# then its commands would run that one.
held=
if [ -x .venv/bin/python ] && [ -z "$(fault .venv/bin/python)" ] && [ -d "$(echo .venv/lib/python3*/site-packages/pip)" ]
then
    if [ ! -e .venv/nextsteps.project ] || [ "$(head -n 1 .venv/nextsteps.project)" = "$(pwd)" ]; then
        held=$(version .venv/bin/python)
    fi
fi
if [ -z "$held" ] || [ -n "${PYTHON:-}" ]; then
    choose
    if [ "$held" != "$(version "$chosen")" ]; then
        say "Setting up .venv with $(version "$chosen"): a minute or two, once."
        "$chosen" -m venv --clear .venv >&2
        held=$(version .venv/bin/python)
    fi
fi

# What .venv holds is written down in it: the interpreter and the locks; where the project lies and its metadata.
locked() { echo "$held"; cat requirements/build.txt "requirements/$1.txt"; }
project() { pwd; cat pyproject.toml; }

pip() {
    if ! .venv/bin/python -m pip --disable-pip-version-check --quiet install --no-input "$@" >&2; then
        say "pip could not install nextsteps with what it stands on (its own words are above); the first run needs a package index."
        exit 1
    fi
}

if ! locked "$wanted" | cmp -s - ".venv/nextsteps.$wanted"; then
    say "Installing what nextsteps stands on, as locked in requirements/$wanted.txt."
    rm -f .venv/nextsteps.runtime .venv/nextsteps.dev
    pip --require-hashes -r requirements/build.txt
    pip --require-hashes --no-build-isolation -r "requirements/$wanted.txt"
    locked "$wanted" >".venv/nextsteps.$wanted"
    locked runtime >.venv/nextsteps.runtime # dev includes it
fi
if ! project | cmp -s - .venv/nextsteps.project; then
    pip --no-deps --no-build-isolation --editable .
    project >.venv/nextsteps.project
fi
