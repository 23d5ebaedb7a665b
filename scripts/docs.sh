#!/usr/bin/env bash
# Builds the documentation of the code, private items included, without warnings.
set -euo pipefail
cd "$(dirname "$0")/.."
. .tools/env
export RUSTDOCFLAGS="-D warnings"
cargo doc --lib --no-deps --document-private-items
cargo doc --lib --no-deps --document-private-items --target wasm32-unknown-unknown --profile page
