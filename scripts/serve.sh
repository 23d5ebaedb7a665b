#!/usr/bin/env bash
# Serves dist/ on this machine only. PORT chooses the port (8080); the next free one is taken if it is not.
set -euo pipefail
cd "$(dirname "$0")/.."
if command -v node >/dev/null; then exec node scripts/serve.mjs --port "${PORT:-8080}" "$@"; fi
echo "Crossread: http://127.0.0.1:${PORT:-8080}/ (stop with Ctrl-C)"
exec python3 -m http.server --bind 127.0.0.1 --directory dist "${PORT:-8080}"
