#!/bin/sh
# Run by post-build.sh: cuts the page's program in two at the split point of src/ui/later.rs, so that the page stands before
# the views of results are fetched. Trunk knows no split programs: this takes the linked program and makes Trunk's files of
# it anew, under their names, and beside them NAME.later.wasm and NAME.parts.js, which fetches it.
set -eu
cd "$TRUNK_STAGING_DIR"

program=$(ls page-*_bg.wasm)
name=${program%_bg.wasm}
profile=page
[ "$TRUNK_PROFILE" = release ] || profile=debug
linked=${CARGO_TARGET_DIR:-$TRUNK_SOURCE_DIR/target}/wasm32-unknown-unknown/$profile/page.wasm

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
wasm-split-cli "$linked" "$work" --target web --out-name "$name" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
wasm-bindgen --target web --no-typescript --keep-lld-exports --out-dir "$work/page" --out-name "$name" "$work/$name.wasm"

# Where wasm-opt is not at hand the programs are larger, and work.
small() { # FROM TO
    if [ "$profile" = page ] && command -v wasm-opt >/dev/null; then
        wasm-opt -Oz --strip-debug --strip-producers --enable-simd --enable-bulk-memory --enable-sign-ext \
            --enable-nontrapping-float-to-int --enable-mutable-globals --enable-reference-types --enable-multivalue \
            "$1" -o "$2" 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
    else
        cp "$1" "$2"
    fi
}
small "$work/page/${name}_bg.wasm" "$program"
small "$work/split_later.wasm" "$name.later.wasm"

# The glue, with the names of the files; a host that calls wasm by another media type is served, too.
sed -e "/^import /s#\./__wasm_split\.js#./$name.parts.js#" "$work/page/$name.js" >"$name.js"
sed -e "s#\./split_later\.wasm#./$name.later.wasm#" \
    -e 's#WebAssembly\.instantiateStreaming(src, imports)#WebAssembly.instantiate(await (await src).arrayBuffer(), imports)#' \
    "$work/__wasm_split.js" >"$name.parts.js"
grep -q "\./$name\.parts\.js" "$name.js" && grep -q 'arrayBuffer' "$name.parts.js" && grep -q "\./$name\.later\.wasm" "$name.parts.js" ||
    { echo "split-page: the glue is no longer what it was" >&2; exit 1; }

# The hashes by which the page checks both.
integrity() { # FILE: its SHA-384, as the attribute wants it
    if command -v sha384sum >/dev/null; then sha384sum "$1"; else shasum -a 384 "$1"; fi |
        cut -c 1-96 | perl -ne 'chomp; print pack "H*", $_' | base64 | tr -d '\n'
}
sed -e "s#\(href=\"\./$name\.js\" [^>]*integrity=\"\)[^\"]*#\1sha384-$(integrity "$name.js")#" \
    -e "s#\(href=\"\./$program\" [^>]*integrity=\"\)[^\"]*#\1sha384-$(integrity "$program")#" index.html >index.html.new
mv index.html.new index.html
