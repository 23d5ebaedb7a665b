// What the browser tests share. Specs import `test` and `expect` from here, never from @playwright/test: this `test`
// fails when the page reaches for another origin, logs an error or a warning, or throws.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, extname } from "node:path";

import { test as base, chromium, expect } from "@playwright/test";

export { chromium, expect };

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const test = base.extend({
  /** Faults that a test provokes on purpose: `test.use({ allowedFaults: /could not read/ })`. */
  allowedFaults: [undefined, { option: true }],

  context: async ({ context, baseURL, allowedFaults }, use) => {
    const faults = [];
    const add = (fault) => {
      if (!allowedFaults?.test(fault)) faults.push(fault);
    };
    const { origin } = new URL(baseURL);
    context.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith("data:") && new URL(url).origin !== origin) add(`request to ${url}`);
    });
    context.on("requestfailed", (request) => {
      const reason = request.failure()?.errorText;
      // A reload gives up what is still being fetched: no fault of the page.
      if (reason !== "net::ERR_ABORTED") add(`failed: ${request.url()} ${reason}`);
    });
    context.on("console", (entry) => {
      const blocked = entry.text().startsWith("Service Worker registration blocked by Playwright");
      if (["error", "warning"].includes(entry.type()) && !blocked) add(`console.${entry.type()}: ${entry.text()}`);
    });
    context.on("weberror", (failure) => add(`uncaught: ${failure.error().stack ?? failure.error()}`));
    await use(context);
    expect(faults, "requests, console and exceptions of the page").toEqual([]);
  },
});

/**
 * Opens the app, at a view if one is given, and waits until it stands.
 * @param {import("@playwright/test").Page} page
 * @param {string} [view] as in the address, without the hash sign
 */
export async function openApp(page, view = "") {
  await page.goto(view ? `./#${view}` : "./");
  await expect(page.locator("#boot")).toHaveCount(0);
  await expect(page.locator("h1").first()).toBeVisible();
}

/**
 * Pastes by an event made in the page, with any kinds of data. A field gets the text, as from a real paste, unless the
 * app handles the event itself.
 * @param {import("@playwright/test").Locator} target
 * @param {{ text?: string, html?: string, files?: TestFile[] }} data
 */
export async function paste(target, { text, html, files = [] }) {
  await target.evaluate(
    (element, { text, html, files }) => {
      const data = new DataTransfer();
      if (text !== undefined) data.setData("text/plain", text);
      if (html !== undefined) data.setData("text/html", html);
      for (const { name, type, base64 } of files) {
        data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name, { type }));
      }
      element.focus?.();
      const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true, composed: true });
      const handled = !element.dispatchEvent(event);
      if (!handled && text !== undefined && "setRangeText" in element) {
        element.setRangeText(text, element.selectionStart, element.selectionEnd, "end");
        element.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste", bubbles: true }));
      }
    },
    { text, html, files },
  );
}

/**
 * Pastes with the real clipboard and the keyboard, so that the browser itself makes the event.
 * @param {import("@playwright/test").Locator} target must be able to take the focus
 * @param {{ text?: string, html?: string }} data
 */
export async function pasteFromClipboard(target, { text, html }) {
  const page = target.page();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await target.focus();
  await page.evaluate(
    ({ text, html }) => {
      const kinds = {};
      if (text !== undefined) kinds["text/plain"] = new Blob([text], { type: "text/plain" });
      if (html !== undefined) kinds["text/html"] = new Blob([html], { type: "text/html" });
      return navigator.clipboard.write([new ClipboardItem(kinds)]);
    },
    { text, html },
  );
  await page.keyboard.press("ControlOrMeta+V");
}

/**
 * Drops files by the events of a drag, with a DataTransfer made in the page.
 * @param {import("@playwright/test").Locator} target
 * @param {TestFile[]} files
 */
export async function drop(target, files) {
  await target.evaluate((element, files) => {
    const data = new DataTransfer();
    for (const { name, type, base64 } of files) {
      data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name, { type }));
    }
    for (const kind of ["dragenter", "dragover", "drop"]) {
      element.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true, composed: true }));
    }
  }, files);
}

/**
 * @typedef {{ name: string, type: string, base64: string }} TestFile
 */

const types = { ".csv": "text/csv", ".html": "text/html", ".json": "application/json", ".md": "text/markdown", ".txt": "text/plain" };

/** A file to drop or paste, from its contents. @returns {TestFile} */
export function file(name, contents, type = types[extname(name)] ?? "") {
  return { name, type, base64: Buffer.from(contents).toString("base64") };
}

/** A file to drop or paste, from disk. @returns {TestFile} */
export function fileFrom(path) {
  return file(basename(path), readFileSync(path));
}

/**
 * Fails on any accessibility fault that axe finds (WCAG 2.2 A and AA, and its best practices).
 * @param {import("@playwright/test").Page} page
 */
export async function expectAccessible(page) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await window.axe.run(document, { runOnly: { type: "tag", values: tags } });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
  });
  expect(found, "what axe found").toEqual([]);
}
