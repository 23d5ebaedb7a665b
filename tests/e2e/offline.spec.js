// Without a connection: after one visit, and from one file on disk. A new version is offered, never forced.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { article, openExample, pasteText, settled } from "./story.js";
import { expect, openApp, test } from "./support.js";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

test.use({ serviceWorkers: "allow" });
test.setTimeout(90_000); // everything is fetched, and kept, twice

/** Waits until everything is kept. */
const kept = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

test("after one visit, the whole app works without a connection", async ({ page, context }) => {
  await openApp(page);
  await kept(page);
  await context.setOffline(true);
  await page.reload();
  await openExample(page);
  await expect(page.locator(".tile-findings .tile-value")).not.toHaveText("0");
});

test.describe("one file", () => {
  test.use({ allowedFaults: /^request to (file:|blob:null)/ });

  test("does the main job when it is opened from disk", async ({ page, context }) => {
    execFileSync(process.execPath, [fileURLToPath(new URL("../../scripts/single-file.mjs", import.meta.url))]);
    await context.setOffline(true);
    await page.goto(pathToFileURL(`${dist}crossread.html`).href);
    await expect(page.locator("#boot")).toHaveCount(0);
    await pasteText(page, article(0));
    await pasteText(page, article(2));
    await expect(page.locator(".source")).toHaveCount(2);
    await settled(page);
    await expect(page.locator(".tile-findings .tile-value")).not.toHaveText("0");
    await expect(page.locator(".app")).toHaveAttribute("data-saved", "true");
    await page.reload();
    await expect(page.locator(".source")).toHaveCount(2);
  });
});

test.describe("a new version", () => {
  test.use({ allowedFaults: /^request to (blob:)?http:\/\/127\.0\.0\.1/ });

  test("is offered, waits for the answer, and keeps the work", async ({ page }) => {
    let version = "first";
    const types = { ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".wasm": "application/wasm", ".webmanifest": "application/manifest+json" };
    const server = createServer((request, response) => {
      const path = new URL(request.url, "http://localhost").pathname.slice(1) || "index.html";
      let body = readFileSync(dist + path);
      if (path === "service-worker.js") body = body.toString().replace(/^const version = .*/m, `const version = "${version}";`);
      response.writeHead(200, { "content-type": types[extname(path)] ?? "text/html", "cache-control": "no-cache" }).end(body);
    });
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    try {
      await page.goto(`http://127.0.0.1:${server.address().port}/`);
      await expect(page.locator("#boot")).toHaveCount(0);
      await kept(page);
      await page.reload(); // from here on the first version answers
      await pasteText(page, article(0));
      await expect(page.locator(".source")).toHaveCount(1);
      await settled(page);
      const offer = page.locator("#update");
      await expect(offer).toBeHidden();

      version = "second";
      await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update().then(() => undefined)));
      await expect(offer).toBeVisible();
      const caches = () => page.evaluate(() => globalThis.caches.keys());
      await expect(page.locator(".source")).toHaveCount(1);
      await Promise.all([page.waitForEvent("load"), offer.getByRole("button", { name: "Reload" }).click()]);
      await expect(page.locator("#boot")).toHaveCount(0);
      await expect(page.locator(".source")).toHaveCount(1);
      await expect(offer).toBeHidden();
      expect((await caches()).some((name) => name.endsWith("second"))).toBe(true);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
