// Keeps Crossread usable without a connection: all its files are stored at the first visit and served from there.
// A new version is fetched whole beside the old one and takes over only when the user asks for it (boot.js).
// scripts/post-build.sh writes the two constants; a new version has another name, and so is a change of this file.
const version = "unbuilt";
const files = [];

// Several copies may be hosted on one origin: each keeps to its own path.
const family = `crossread ${self.registration.scope} `;
const name = family + version;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(name).then((cache) => cache.addAll(files.map((file) => new Request(file, { cache: "no-cache" })))),
  );
});

// The version before stays: a tab that still runs it may need another of its files.
self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys().then((names) => {
      const earlier = names.filter((each) => each.startsWith(family) && each !== name);
      return Promise.all(earlier.slice(0, -1).map((each) => caches.delete(each)));
    }),
  );
});

self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(self.registration.scope)) {
    event.respondWith(answer(event.request));
  }
});

async function answer(request) {
  const address = new URL(request.url);
  address.hash = "";
  if (address.pathname.endsWith("/index.html")) address.pathname = address.pathname.replace(/index\.html$/, "");
  const cache = await caches.open(name);
  return (await cache.match(address, { ignoreSearch: true })) ?? (await caches.match(address)) ?? fetch(request);
}
