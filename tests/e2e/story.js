// The example story's files, and the ways in which the specs bring texts in and wait for results.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, openApp, paste } from "./support.js";

const folder = fileURLToPath(new URL("../../src/workspace/example/", import.meta.url));

/** The paths of the example's articles, in order. */
export const articles = readdirSync(folder)
  .filter((name) => name.endsWith(".txt"))
  .sort()
  .map((name) => join(folder, name));

/** The text of an article of the example, by number. */
export const article = (number) => readFileSync(articles[number], "utf8");

/** Waits until everything that came in is read and compared. */
export async function settled(page) {
  await expect(page.locator(".app")).toHaveAttribute("aria-busy", "false", { timeout: 20_000 });
}

/** Opens the app, at a view if one is given, with the example in it. */
export async function openExample(page, view = "overview") {
  await openApp(page);
  await page.getByRole("button", { name: /Open the example/ }).click();
  await expect(page.getByRole("link", { name: "Overview" })).toBeVisible();
  await expect(page.locator(".source")).toHaveCount(articles.length);
  await settled(page);
  if (view !== "overview") await page.getByRole("link", { name: view, exact: true }).click();
}

/** Pastes a text anywhere on the page. */
export async function pasteText(page, text) {
  await paste(page.locator("body"), { text });
}
