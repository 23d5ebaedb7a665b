#!/usr/bin/env bash
# Runs the browser tests against dist/ as it is. Arguments go to Playwright: scripts/e2e.sh smoke.spec.js -g "opens"
set -euo pipefail
cd "$(dirname "$0")/.."
. .tools/env
[ -e dist/index.html ] || { echo "e2e: there is no dist/; run make build first" >&2; exit 1; }
cd tests/e2e
exec npx playwright test "$@"
