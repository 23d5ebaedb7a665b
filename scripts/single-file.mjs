// Makes one HTML file of dist/, dist/crossread.html: it does everything when it is opened from disk, offline.
// The programs stand in it gzipped, as base64; boot.js unpacks them. Its policy allows these scripts and no connection.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const read = (file) => readFileSync(dist + file);
const only = (start, end) => {
  const found = readdirSync(dist).filter((name) => name.startsWith(start) && name.endsWith(end));
  if (found.length !== 1) throw new Error(`dist/ has ${found.length} files ${start}…${end}: build it again`);
  return found[0];
};
const packed = (bytes) => gzipSync(bytes, { level: 9 }).toString("base64");
const data = (bytes, type) => `data:${type};base64,${bytes.toString("base64")}`;
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

let html = read("index.html").toString();
const folder = (program) => new RegExp(`content="(${program}-[0-9a-f]+)/${program}_loader\\.js"`).exec(html)[1];

const sheets = [...html.matchAll(/<link rel="stylesheet" href="\.\/([^"]+)"/g)].map(([, file]) =>
  read(file)
    .toString()
    .replace(/url\("([^"]+\.woff2)"\)/g, (_, font) => `url("${data(read(`fonts/${font}`), "font/woff2")}")`),
);
const style = `\n${sheets.join("\n")}`;
const boot = `\n${read(only("boot-", ".js"))}`;
if (/<\/script/i.test(boot) || /<\/style/i.test(style)) throw new Error("a file would end its element");

const page = only("page-", "_bg.wasm").replace(/_bg\.wasm$/, "");

// The style of the reports that the page opens, as the page lets it in.
const reportStyle = /style-src 'self' ('sha256-[^']+')/.exec(html)[1];

const policy =
  `default-src 'none'; script-src ${hash(boot)} blob: 'wasm-unsafe-eval'; worker-src blob:; style-src ${hash(style)} ${reportStyle}; ` +
  "font-src data:; img-src data: blob:; base-uri 'none'; form-action 'none'";
const block = (id, content) => `<script type="text/plain" id="${id}">${content}</script>\n`;
const programs =
  block("page-glue", packed(inOne(page))) +
  block("page-program", packed(read(`${page}_bg.wasm`))) +
  block("page-later", packed(read(`${page}.later.wasm`))) +
  ["worker", "formats"]
    .map(
      (program) =>
        block(`${program}-glue`, packed(asScript(read(`${folder(program)}/${program}.js`).toString()))) +
        block(`${program}-program`, packed(read(`${folder(program)}/${program}_bg.wasm`))),
    )
    .join("");

/** The page's glue and what fetches the second part of its program, in one module: that part stands in the file, too. */
function inOne(name) {
  const parts = read(`${name}.parts.js`)
    .toString()
    .replace(/^import \{ initSync \} .*$/m, "")
    .replace(/^export /gm, "")
    .replace(/fetch\(new URL\("[^"]*", import\.meta\.url\)\)/, 'packed("page-later")');
  const glue = read(`${name}.js`)
    .toString()
    .replace(/^import \* as (\w+) from ".*\.parts\.js".*$/m, "const $1 = { __wasm_split_load_later };");
  const packed = 'const packed = async (id) => new Response(await unpacked(document.getElementById(id).textContent));\n';
  if (/^import /m.test(parts + glue) || !parts.includes('packed("page-later")')) throw new Error("the page's glue is no longer what it was");
  return packed + parts + glue;
}

/** A page opened from disk may start no module as a worker: the module as a plain script. */
function asScript(module) {
  const script = module
    .replace(/^export (?=(async )?(function|class) )/gm, "")
    .replace(/^export \{.*\};?$/gm, "")
    .replace(/new URL\('[^']*', import\.meta\.url\)/g, "undefined");
  if (/^(import|export)\b|\bimport\.meta\b/m.test(script)) throw new Error("the workers' glue is no longer what it was");
  return script;
}

const icon = data(read(only("favicon-", ".svg")), "image/svg+xml");
html = html
  .replace(/(http-equiv="Content-Security-Policy" content=)"[^"]*"/, (_, start) => `${start}"${policy}"`)
  .replace(/<link rel="(stylesheet|preload|modulepreload|manifest|icon)"[^>]*>\s*/g, "")
  .replace(/<script src="[^"]*"[^>]*><\/script>\s*/, "")
  .replace("</head>", () => `<link rel="icon" href="${icon}">\n<style>${style}</style>\n</head>`)
  .replace("</body>", () => `${programs}<script type="module">${boot}</script>\n</body>`);
if (/(href|src)="\.\//.test(html)) throw new Error("the file still names another file");

writeFileSync(`${dist}crossread.html`, html);
console.log(`single-file: dist/crossread.html ${Math.round(html.length / 1000)} kB`);
