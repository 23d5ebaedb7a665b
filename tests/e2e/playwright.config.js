// The built page (dist/) in Chromium, served below a path to prove that every address is relative.
// One file: scripts/e2e.sh smoke.spec.js     one test: scripts/e2e.sh -g "part of its title"
import { defineConfig } from "@playwright/test";

import { launchOptions } from "./browser.js";

const base = "/some/path/";

export default defineConfig({
  testDir: ".",
  outputDir: "out/results",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    // The server takes the next free port and prints it; Playwright hands it on as E2E_PORT.
    baseURL: `http://127.0.0.1:${process.env.E2E_PORT ?? 4173}${base}`,
    browserName: "chromium",
    launchOptions,
    locale: "en-GB",
    timezoneId: "Europe/London",
    screenshot: "only-on-failure",
    serviceWorkers: "block", // but for offline.spec.js: the others need not keep all files
    viewport: { width: 1280, height: 800 },
  },
  webServer: {
    command: `node ../../scripts/serve.mjs --port 4173 --base ${base}`,
    wait: { stdout: /127\.0\.0\.1:(?<e2e_port>\d+)/ },
  },
});
