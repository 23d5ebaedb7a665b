#!/usr/bin/env bash
# Formatting and clippy, without warnings, for both halves: the native one and the one for the browser.
set -euo pipefail
cd "$(dirname "$0")/.."
. .tools/env
cargo fmt --all --check
cargo clippy --all-targets -- -D warnings
# In the page's profile, whose macros the build needs anyway: nothing is compiled twice.
cargo clippy --profile page --target wasm32-unknown-unknown --lib --bin page --bin worker --bin formats -- -D warnings
