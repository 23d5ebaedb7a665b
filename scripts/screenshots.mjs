// Pictures of dist/: node scripts/screenshots.mjs OUTDIR [--view NAME]... [--look light|dark|narrow]... [FILE...]
// Drops the files on the page first, if any; then takes each view in each look. CHROMIUM names the browser.
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { launchOptions } from "../tests/e2e/browser.js";
import { chromium, drop, fileFrom } from "../tests/e2e/support.js";

const looks = {
  light: { viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  dark: { viewport: { width: 1440, height: 900 }, colorScheme: "dark" },
  narrow: { viewport: { width: 390, height: 844 }, colorScheme: "light", deviceScaleFactor: 2 },
};

/** The views as the address names them after the hash sign. */
const views = ["overview", "read", "compare", "entities", "tables", "figures", "quotes", "wording", "timeline"];

const { values: options, positionals: [out = "screenshots", ...files] } = parseArgs({
  allowPositionals: true,
  options: { view: { type: "string", multiple: true }, look: { type: "string", multiple: true } },
});
mkdirSync(out, { recursive: true });

const server = spawn(process.execPath, [fileURLToPath(new URL("serve.mjs", import.meta.url)), "--port", "8480"]);
const address = await new Promise((resolve, reject) => {
  server.on("exit", () => reject(new Error("the server ended")));
  server.stdout.on("data", (data) => {
    const found = /http:\S+/.exec(data);
    if (found) resolve(found[0]);
  });
});

const browser = await chromium.launch(launchOptions);
try {
  for (const look of options.look ?? Object.keys(looks)) {
    const page = await browser.newPage({ ...looks[look], reducedMotion: "reduce" });
    page.on("console", (entry) => entry.type() === "error" && console.error(`${look}: ${entry.text()}`));
    page.on("pageerror", (error) => console.error(`${look}: ${error.message}`));
    await page.goto(address);
    await page.locator("#boot").waitFor({ state: "detached" });
    const take = async (name) => {
      const path = join(out, `${name}-${look}.png`);
      await page.screenshot({ path });
      console.log(path);
    };
    if (!options.view) await take("start");
    if (files.length) {
      await drop(page.locator("body"), files.map(fileFrom));
      await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
    }
    for (const view of options.view ?? (files.length ? views : [])) {
      await page.evaluate((view) => (location.hash = view), view);
      // Two frames: the app has answered the change of the address and drawn.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
      await take(view);
    }
    await page.close();
  }
} finally {
  await browser.close();
  server.removeAllListeners("exit");
  server.kill();
}
