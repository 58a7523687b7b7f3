#!/bin/sh
# Writes the three locks from pyproject.toml: hashes for every file, no index address, one lock for all platforms and
# Pythons from 3.11 on. Arguments go to uv (--upgrade, --upgrade-package NAME).
#   build.txt    what builds (installed first)
#   runtime.txt  what the program stands on
#   dev.txt      that and the tools, in the same versions
set -eu
cd "$(dirname "$0")/.."

if [ -x .venv/bin/uv ]; then uv=.venv/bin/uv
elif command -v uv >/dev/null 2>&1; then uv=uv
else
    echo "make lock needs uv: install it (python3 -m pip install uv) and call again." >&2
    exit 1
fi

compile() {
    output=$1
    shift
    UV_CUSTOM_COMPILE_COMMAND="make lock" "$uv" pip compile --quiet --universal --python-version 3.11 \
        --generate-hashes --no-emit-index-url --output-file "requirements/$output" "$@" >/dev/null
}

compile build.txt --group build "$@"
compile runtime.txt pyproject.toml --constraints requirements/build.txt "$@"
compile dev.txt pyproject.toml --group dev --constraints requirements/build.txt \
    --constraints requirements/runtime.txt "$@"
