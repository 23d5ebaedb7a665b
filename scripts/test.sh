#!/usr/bin/env bash
# Runs every check and test, all of them even when one fails, and ends with a summary. Logs are kept in .tools/logs.
set -uo pipefail
cd "$(dirname "$0")/.."
. .tools/env
mkdir -p .tools/logs
summary=()
failed=0

part() { # NAME COMMAND...: runs one part and notes how it went
    local name=$1 began=$SECONDS outcome=ok count
    shift
    echo
    echo "== $name"
    "$@" 2>&1 | tee ".tools/logs/$name.log"
    if [ "${PIPESTATUS[0]}" -ne 0 ]; then
        outcome=FAILED
        failed=1
    fi
    count=$(tests_counted ".tools/logs/$name.log")
    summary+=("$(printf '%-8s %-7s %4d s  %s' "$name" "$outcome" $((SECONDS - began)) "$count")")
}

tests_counted() { # LOG: "N passed, M failed, K skipped", from cargo's and Playwright's own last lines
    awk '
        /^test result:/ { for (i = 2; i <= NF; i++) { if ($i ~ /^passed/) p += $(i-1); if ($i ~ /^failed/) f += $(i-1); if ($i ~ /^ignored/) s += $(i-1) } seen = 1 }
        /^ +[0-9]+ (passed|failed|flaky|skipped|interrupted|did not run)/ { seen = 1; if ($2 == "passed") p += $1; else if ($2 == "skipped") s += $1; else f += $1 }
        END { if (seen) { printf "%d passed", p; if (f) printf ", %d failed", f; if (s) printf ", %d skipped", s } }' "$1"
}

part lint scripts/lint.sh
part docs scripts/docs.sh
part native cargo test --no-fail-fast
part build scripts/build.sh
part browser scripts/e2e.sh

echo
echo "== summary"
printf '%s\n' "${summary[@]}"
printf '%-8s %-7s %4d s\n' total "$([ $failed = 0 ] && echo ok || echo FAILED)" $SECONDS
exit $failed
