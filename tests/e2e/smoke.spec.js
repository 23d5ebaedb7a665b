// The built page as such: it starts below any path, without errors, accessibly, and says so when it cannot start.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { article, pasteText, settled } from "./story.js";
import { expect, expectAccessible, openApp, test } from "./support.js";

for (const colorScheme of ["light", "dark"]) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("the page opens and has no accessibility fault", async ({ page }) => {
      await openApp(page);
      await expect(page).toHaveTitle(/Crossread/);
      await expectAccessible(page);
    });
  });
}

test("the program is checked against its hash", async ({ page }) => {
  await openApp(page);
  const integrity = await page.locator('link[rel="preload"][as="fetch"]').getAttribute("data-integrity");
  expect(integrity).toMatch(/^sha384-/);
});

test("the worker starts and says that it is ready", async ({ page }) => {
  await openApp(page);
  const first = await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const address = document.querySelector('meta[name="crossread-worker"]').content;
        const worker = new Worker(new URL(address, document.baseURI), { type: "module" });
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
      }),
  );
  expect(first).toBeDefined();
});

test("the worker's files are where the page looks for them", async ({ page, request }) => {
  await openApp(page);
  const address = await page.evaluate(
    () => new URL(document.querySelector('meta[name="crossread-worker"]').content, document.baseURI).href,
  );
  expect(address).toMatch(/\/some\/path\/worker-[0-9a-f]{16}\/worker_loader\.js$/);
  const loader = await request.get(address);
  expect(loader.headers()["content-type"]).toContain("text/javascript");
});

test.describe("without JavaScript", () => {
  // The program is preloaded for nothing, and the browser says so.
  test.use({ javaScriptEnabled: false, allowedFaults: /preloaded using link preload|page-\w+\.js csp/ });

  test("the page says what it needs", async ({ page }) => {
    await page.goto("./");
    await expect(page.locator("noscript p")).toBeVisible();
    await expect(page.locator("noscript p")).toContainText("needs JavaScript and WebAssembly");
  });
});

test("without WebAssembly, the page says so", async ({ page }) => {
  await page.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("cannot run WebAssembly");
  await expectAccessible(page);
});

test.describe("when the program cannot be fetched", () => {
  test.use({ allowedFaults: /\.wasm|Failed to (load|fetch)/ });

  test("the page says so", async ({ page }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto("./");
    await expect(page.getByRole("alert")).toContainText("could not be loaded");
  });
});

test("the page's program has at most 400 kB, gzipped", async () => {
  const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
  const program = readdirSync(dist).find((file) => /^page-.*_bg\.wasm$/.test(file));
  expect(gzipSync(readFileSync(dist + program), { level: 9 }).length).toBeLessThanOrEqual(400_000);
});

test.describe("when the second part of the program cannot be fetched", () => {
  test.use({ allowedFaults: /\.later\.wasm|Failed to (load|fetch)/ });

  test("the page stands, says so, and tries again", async ({ page }) => {
    await page.route("**/*.later.wasm", (route) => route.abort());
    await openApp(page);
    await pasteText(page, article(0));
    await settled(page);
    await page.keyboard.press("2");
    const again = page.getByRole("main").getByRole("button", { name: "Try again" });
    await expect(again).toBeVisible();
    await expectAccessible(page);
    await page.unroute("**/*.later.wasm");
    await again.click();
    await expect(page.locator("article.column").first()).toBeVisible();
  });
});
