#!/usr/bin/env bash
# Builds the app into dist/: static files with relative addresses, to be served from any path.
# Does nothing when no file of the repository is newer than the last build (tests and documents do not count).
set -euo pipefail
cd "$(dirname "$0")/.."
. .tools/env

stamp=.tools/built
if [ -e "$stamp" ] && [ -e dist/index.html ] && [ -z "$(find . \( -path ./.git -o -path ./.tools -o -path ./.ci \
    -o -path ./target -o -path ./dist -o -path ./tests -o -path ./benches -o -path ./fuzz -o -path ./docs -o -path ./screenshots \) -prune \
    -o -newer "$stamp" ! -name '*.md' ! -name . -print | head -n 1)" ]; then
    echo "build: dist/ is up to date"
    exit
fi

started=$(mktemp)
trap 'rm -f "$started"' EXIT
env -u NO_COLOR trunk build --release
touch -r "$started" "$stamp" # edits made during the build count as newer

for wasm in dist/*.wasm dist/worker*/*.wasm dist/formats*/*.wasm; do
    echo "build: $wasm $(($(wc -c <"$wasm") / 1000)) kB, $(($(gzip -9 -c "$wasm" | wc -c) / 1000)) kB gzipped"
done
