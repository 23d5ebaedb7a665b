#!/usr/bin/env bash
# Builds Rust's standard library for wasm32 from its source and installs it beside the compiler.
#
# Only for machines where `rustup target add` cannot reach its server but the compiler's source is installed
# (Debian's rust-web-src). Needs the right to write into the compiler's folder. About a minute, once.
set -euo pipefail

target=wasm32-unknown-unknown
sysroot=$(rustc --print sysroot)
host=$(rustc -vV | sed -n 's/^host: //p')
llvm=$(rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')

sudo=
[ -w "$sysroot/lib/rustlib" ] || sudo=sudo

# rustc calls its linker for wasm `rust-lld`; the distribution calls it `lld`.
tools="$sysroot/lib/rustlib/$host/bin"
if [ ! -e "$tools/rust-lld" ]; then
    lld=$(command -v "/usr/lib/llvm-$llvm/bin/lld" || command -v lld) ||
        { echo "setup: no lld found; install the package lld-$llvm" >&2; exit 1; }
    $sudo mkdir -p "$tools"
    $sudo ln -s "$lld" "$tools/rust-lld"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/src"
printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2024"\n' >"$work/Cargo.toml"
echo '#![no_std]' >"$work/src/lib.rs"

# -Zbuild-std is unstable, hence RUSTC_BOOTSTRAP, for this one build only. Without the embedded bitcode, link-time
# optimisation of the project fails ("Can't find section .llvmbc").
(cd "$work" && RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR="$work/target" \
    cargo build --release --target $target -Zbuild-std=std,panic_abort,panic_unwind,test,proc_macro)

# The core library last: its presence is what says "installed".
libs="$sysroot/lib/rustlib/$target/lib"
$sudo rm -rf "$libs"
$sudo mkdir -p "$libs"
rm -f "$work/target/$target/release/deps/"libempty-*
for rlib in "$work/target/$target/release/deps/"*.rlib; do
    case $rlib in */libcore-*) ;; *) $sudo cp "$rlib" "$libs/" ;; esac
done
$sudo cp "$work/target/$target/release/deps/"libcore-*.rlib "$libs/"
