#!/bin/sh
# Run by Trunk after a build (see Trunk.toml). Trunk names the page's files after their contents but not the workers':
# moves each worker's into a folder named after their contents, so that a page never starts the worker of another version,
# and writes the folder's name into index.html, where the page reads it.
#
# Also renames the integrity attribute of the preload link of the page's program: browsers ignore it there and warn;
# boot.js checks the program against it.
set -eu
cd "$TRUNK_STAGING_DIR"

"$TRUNK_SOURCE_DIR/scripts/split-page.sh"

sha() { if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi; }
for program in worker formats; do
    folder=$program-$(cat "$program.js" "${program}_bg.wasm" "${program}_loader.js" | sha | cut -c 1-16)
    mkdir "$folder"
    sed 's#\./snippets/#../snippets/#g' "$program.js" >"$folder/$program.js"
    mv "${program}_bg.wasm" "${program}_loader.js" "$folder/"
    rm -f "$program.js" "$program.d.ts" "${program}_bg.wasm.d.ts"

    loader=${program}_loader.js
    grep -q "content=\"$loader\"" index.html || { echo "index.html does not name $loader" >&2; exit 1; }
    sed -e "s#content=\"$loader\"#content=\"$folder/$loader\"#" index.html >index.html.new
    mv index.html.new index.html
done
sed -e 's#\(<link rel="preload" [^>]*\) integrity=\("[^"]*" as="fetch"\)#\1 data-integrity=\2#' index.html >index.html.new
mv index.html.new index.html

# The fonts, where they were set up: fetched before the first text is drawn, with their licences beside them.
packages=$TRUNK_SOURCE_DIR/.tools/node_modules/@fontsource-variable
if [ -d "$packages/inter" ] && [ -d "$packages/source-serif-4" ]; then
    mkdir fonts
    : >fonts/fonts.css
    links=
    add() { # PACKAGE FILE FAMILY
        cp "$packages/$1/files/$2" "fonts/$2"
        cp "$packages/$1/LICENSE" "fonts/$1-LICENSE.txt"
        echo "@font-face { font-family: \"$3\"; src: url(\"$2\") format(\"woff2\"); font-weight: 200 900; font-display: swap; }" >>fonts/fonts.css
        links="$links<link rel=\"preload\" href=\"./fonts/$2\" as=\"font\" type=\"font/woff2\" crossorigin>"
    }
    add inter inter-latin-wght-normal.woff2 "Inter Variable"
    add source-serif-4 source-serif-4-latin-wght-normal.woff2 "Source Serif 4 Variable"
    sed -e "s#<!-- fonts -->#$links<link rel=\"stylesheet\" href=\"./fonts/fonts.css\">#" index.html >index.html.new
    mv index.html.new index.html
fi

# What the service worker keeps: everything but the licences, under a version that is the hash of it all.
files=$(find . -type f ! -name '*LICENSE*' ! -name service-worker.js | LC_ALL=C sort)
version=$(echo "$files" | while read -r file; do cat "$file"; done | sha | cut -c 1-16)
list=$(echo "$files" | sed -e 's#^\./index\.html$#./#' -e 's#.*#"&"#' | paste -s -d , -)
sed -e "s#^const version = .*#const version = \"$version\";#" -e "s#^const files = .*#const files = [$list];#" \
    service-worker.js >service-worker.js.new
grep -q '"\./",' service-worker.js.new || { echo "service-worker.js lists no files" >&2; exit 1; }
mv service-worker.js.new service-worker.js
