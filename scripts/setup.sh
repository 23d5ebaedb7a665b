#!/usr/bin/env bash
# Makes this machine able to build and test Crossread. Safe to run again: what is there is left alone.
#
#   scripts/setup.sh            Rust with wasm32, Trunk, wasm-bindgen, wasm-opt: what the build needs
#   scripts/setup.sh tests      also Chromium and the node packages of the browser tests
#
# Two kinds of machine: one where rustup can add the target wasm32, and one that reaches only package registries, where
# the distribution's compiler and its standard library source are installed instead. What was decided is written to
# .tools/env, which the other scripts read. Installs into cargo's own folder and into .tools/, which git ignores.
set -euo pipefail
cd "$(dirname "$0")/.."

rust_needed=1.95
trunk_needed=0.21.14
npm_needed="binaryen@132.0.0 @fontsource-variable/inter@5.3.0 @fontsource-variable/source-serif-4@5.3.1"
target=wasm32-unknown-unknown
tools=$PWD/.tools
cargo_bin=${CARGO_HOME:-$HOME/.cargo}/bin

say() { echo "setup: $*"; }
die() { echo "setup: $*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

mkdir -p "$tools/bin"
export PATH="$tools/bin:$tools/node_modules/.bin:$cargo_bin:$PATH"
export RUSTUP_AUTO_INSTALL=0

# --- packages of the distribution ------------------------------------------------------------------------------------

apt() { # PACKAGE...: installs Debian packages, or says why it cannot
    have apt-get || return 1
    local sudo=
    [ "$(id -u)" = 0 ] || sudo=sudo
    say "installing with apt-get: $*"
    local install="$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends"
    $install "$@" >"$tools/apt.log" 2>&1 || { $sudo apt-get update -q && $install "$@"; } >"$tools/apt.log" 2>&1 ||
        { tail -n 5 "$tools/apt.log" >&2; return 1; }
}

# --- Rust ------------------------------------------------------------------------------------------------------------

rust_new_enough() {
    local version
    version=$(rustc --version 2>/dev/null | sed -n 's/^rustc \([0-9]*\.[0-9]*\).*/\1/p')
    [ -n "$version" ] && [ "$(printf '%s\n' $rust_needed "$version" | sort -t. -k1,1n -k2,2n | head -n 1)" = $rust_needed ]
}

rust_has_wasm() { ls "$(rustc --print target-libdir --target $target 2>/dev/null)"/libcore-*.rlib >/dev/null 2>&1; }

rust_ready() { # TOOLCHAIN ("" for the default one)
    if [ -n "$1" ]; then export RUSTUP_TOOLCHAIN=$1; else unset RUSTUP_TOOLCHAIN; fi
    rust_new_enough && rust_has_wasm && cargo clippy --version >/dev/null 2>&1 && cargo fmt --version >/dev/null 2>&1
}

rust_by_rustup() {
    have rustup || return 1
    rust_ready "$toolchain_wanted" || true
    if rust_new_enough; then
        say "asking rustup for the target $target"
        rustup target add $target >"$tools/rustup.log" 2>&1 &&
            rustup component add clippy rustfmt >>"$tools/rustup.log" 2>&1 && rust_ready "$toolchain_wanted"
    else
        say "asking rustup for Rust $rust_needed or newer"
        rustup toolchain install stable --no-self-update -t $target -c clippy -c rustfmt >"$tools/rustup.log" 2>&1 &&
            rust_ready stable
    fi
}

rust_by_distribution() {
    [ "$(uname -s)" = Linux ] && have apt-cache || return 1
    if ! [ -x /usr/bin/cargo-clippy ] || ! [ -e /usr/lib/rustlib/src/rust ]; then
        apt rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web || return 1
    fi
    if have rustup; then
        rustup toolchain link distro /usr
        export RUSTUP_TOOLCHAIN=distro
    else
        export PATH="$tools/bin:$tools/node_modules/.bin:/usr/bin:$PATH"
    fi
    local llvm
    llvm=$(rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
    [ -x "/usr/lib/llvm-$llvm/bin/lld" ] || apt "lld-$llvm" || return 1
    if ! rust_has_wasm; then
        say "building the standard library for $target (about a minute, once)"
        scripts/wasm-std.sh >"$tools/wasm-std.log" 2>&1 || { tail -n 20 "$tools/wasm-std.log" >&2; return 1; }
    fi
    rust_ready "${RUSTUP_TOOLCHAIN:-}"
}

# What was decided once in this folder stays, so that nothing is compiled again by another compiler.
toolchain_wanted=${RUSTUP_TOOLCHAIN:-}
before=$(sed -n 's/^export RUSTUP_TOOLCHAIN="\(.*\)"$/\1/p' "$tools/env" 2>/dev/null || true)
if [ -z "$toolchain_wanted" ] && [ -n "$before" ] && rust_ready "$before"; then :
elif rust_ready "$toolchain_wanted"; then :
elif rust_ready distro; then :
elif rust_by_rustup; then :
elif rust_by_distribution; then :
else
    [ ! -s "$tools/rustup.log" ] || tail -n 3 "$tools/rustup.log" >&2
    die "no Rust $rust_needed or newer with the target $target, clippy and rustfmt.
       Install rustup from https://rustup.rs and run this again; where rustup cannot reach its server, Debian's packages
       rustc-web, cargo-web, rust-web-src, rust-web-clippy and rustfmt-web are used, which need root or sudo."
fi

distribution=no
[ "$(rustc --print sysroot)" != /usr ] || distribution=yes

# --- tools of the build ----------------------------------------------------------------------------------------------

cargo_tool() { # CRATE PROGRAM VERSION [FLAG...]: that version of a program, beside cargo, or in .tools if another is there
    local crate=$1 program=$2 version=$3 where=()
    shift 3
    case "$($program --version 2>/dev/null || true)" in
        "$program $version" | "$program $version "*) return ;;
        "") ;;
        *) where=(--root "$tools") ;;
    esac
    say "installing $crate $version from source (minutes, once)"
    # Optimising these programs costs far more time than they would ever save here.
    CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
        cargo install "$crate" --version "$version" ${where[@]+"${where[@]}"} "$@" >"$tools/$crate.log" 2>&1 ||
        { tail -n 20 "$tools/$crate.log" >&2; die "could not install $crate"; }
}

bindgen_needed=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/"/, "", $3); print $3 }' Cargo.lock)
cargo_tool trunk trunk $trunk_needed --locked
cargo_tool wasm-bindgen-cli wasm-bindgen "$bindgen_needed" # not --locked: its lock names a withdrawn version
# Cuts the page's program in two. It cannot tell its version, so cargo's own list is asked.
split_needed=0.2.4
if ! grep -qs "^\"wasm_split_cli_support $split_needed " "$tools/.crates.toml"; then
    cargo_tool wasm_split_cli_support wasm-split-cli $split_needed --features build-binary --root "$tools" --force
fi

# wasm-opt comes as a program for node; without node, Trunk downloads one by itself. The fonts come the same way: without
# them the app is set in the system's fonts.
if ! have npm && [ $distribution = yes ]; then apt nodejs npm || true; fi
if have npm && [ "$(cat "$tools/npm-packages" 2>/dev/null)" != "$npm_needed" ]; then
    say "installing from npm: $npm_needed"
    # shellcheck disable=SC2086 # one word per package
    npm install --silent --no-audit --no-fund --no-save --prefix "$tools" $npm_needed \
        >"$tools/npm.log" 2>&1 || { tail -n 20 "$tools/npm.log" >&2; die "could not install $npm_needed"; }
    echo "$npm_needed" >"$tools/npm-packages"
fi

# --- what the browser tests need -------------------------------------------------------------------------------------

find_chromium() {
    local program
    for program in "${CHROMIUM:-}" chromium chromium-browser google-chrome-stable google-chrome \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        [ -n "$program" ] && command -v "$program" && return
    done
    return 1
}

browser=$(find_chromium) || browser=
if [ "${1:-}" = tests ]; then
    have npm || die "the browser tests need node 18 or newer with npm: https://nodejs.org"
    e2e=tests/e2e
    if ! cmp -s $e2e/package-lock.json "$tools/e2e-lock" || [ ! -d $e2e/node_modules ]; then
        say "installing the packages of the browser tests (npm)"
        (cd $e2e && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --silent --no-audit --no-fund) >"$tools/npm.log" 2>&1 ||
            { tail -n 20 "$tools/npm.log" >&2; die "could not install the packages of $e2e"; }
        cp $e2e/package-lock.json "$tools/e2e-lock"
    fi
    # Playwright's own browser only where no Chromium is installed: then $browser stays empty.
    if [ -z "$browser" ] && [ $distribution = yes ]; then
        apt chromium || die "no Chromium: install it or name it in CHROMIUM"
        browser=$(find_chromium)
    elif [ -z "$browser" ]; then
        say "no Chromium found: Playwright fetches its own, unless it has"
        (cd $e2e && npx playwright install chromium-headless-shell) ||
            die "no Chromium: install it (on Linux also: npx playwright install-deps) or name it in CHROMIUM"
    fi
fi

# --- what was decided ------------------------------------------------------------------------------------------------

{
    echo "# Written by scripts/setup.sh; sourced by the other scripts."
    echo "export PATH=\"$tools/bin:$tools/node_modules/.bin:$(dirname "$(command -v cargo)"):$cargo_bin:\$PATH\""
    [ -z "${RUSTUP_TOOLCHAIN:-}" ] || echo "export RUSTUP_TOOLCHAIN=\"$RUSTUP_TOOLCHAIN\""
    [ -z "$browser" ] || echo "export CHROMIUM=\"$browser\""
    echo "export TRUNK_SKIP_VERSION_CHECK=true"
} >"$tools/env"
say "ready: $(rustc --version | cut -d' ' -f1-2), trunk $trunk_needed, wasm-bindgen $bindgen_needed${browser:+, $browser}"
