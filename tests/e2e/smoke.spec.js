// The built page as such: it starts below any path, without errors, accessibly, and says so when it cannot start.
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
