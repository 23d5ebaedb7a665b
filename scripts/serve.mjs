// A small static server for dist/, on this machine only.
// node scripts/serve.mjs [--port 8080] [--base /some/path/] [--strict]
// Takes the next free port unless --strict; with --base everything outside that path is 404, as on a shared host.
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({
  options: {
    port: { type: "string", default: "8080" },
    base: { type: "string", default: "/" },
    strict: { type: "boolean", default: false },
  },
});
const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** The file in dist/ that an address names, or nothing. */
function fileFor(address) {
  let path;
  try {
    path = decodeURIComponent(new URL(address, "http://localhost").pathname);
  } catch {
    return;
  }
  if (!path.startsWith(options.base)) return;
  const file = normalize(join(dist, path.slice(options.base.length), path.endsWith("/") ? "index.html" : ""));
  return file.startsWith(dist) && statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

const server = createServer((request, response) => {
  const file = fileFor(request.url);
  if (!file || !["GET", "HEAD"].includes(request.method)) {
    response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("Not found\n");
    return;
  }
  response.writeHead(200, {
    "content-type": types[extname(file)] ?? "application/octet-stream",
    "content-length": statSync(file).size,
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
  });
  if (request.method === "HEAD") response.end();
  else createReadStream(file).on("error", () => response.destroy()).pipe(response);
});

let port = Number(options.port);
server.on("error", (error) => {
  if (error.code !== "EADDRINUSE" || options.strict) throw error;
  console.log(`Port ${port} is taken.`);
  server.listen(++port, "127.0.0.1");
});
server.on("listening", () => console.log(`Crossread: http://127.0.0.1:${port}${options.base} (stop with Ctrl-C)`));
server.listen(port, "127.0.0.1");
