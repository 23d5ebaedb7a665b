// Nothing that the user did is lost: workspaces in the browser, files, links, two tabs, storage that fails.
import { readFileSync } from "node:fs";

import { article, articles, openExample, pasteText, settled } from "./story.js";
import { drop, expect, expectAccessible, file, openApp, test } from "./support.js";

const saved = (page) => expect(page.locator(".app")).toHaveAttribute("data-saved", "true");
const toast = (page, text) => expect(page.locator(".toasts")).toContainText(text);
const findings = (page) => page.locator(".tile-findings .tile-value").textContent();

/** Opens the app with two articles, one of which is renamed. */
async function openTwo(page) {
  await openApp(page);
  await pasteText(page, article(0));
  await pasteText(page, article(2));
  await expect(page.locator(".source")).toHaveCount(2);
  await settled(page);
  await rename(page, 0, "Renamed by hand");
}

/** Corrects the title of a source. */
async function rename(page, index, title) {
  const source = page.locator(".source").nth(index);
  await source.hover();
  await source.getByRole("button", { name: /^Edit/ }).click();
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(source).toContainText(title);
  await settled(page);
}

/** The file that a press saves. */
async function savedFile(page, press) {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

async function saveAsFile(page, without = false) {
  await page.keyboard.press("s");
  const dialog = page.getByRole("dialog", { name: "Save and share" });
  if (without) await dialog.getByLabel(/All but the texts/).check();
  const kept = await savedFile(page, () => dialog.getByRole("button", { name: "Save as a file" }).click());
  await page.keyboard.press("Escape");
  // The element, not the role: a dialog that is closed but has not told so yet has no role any more.
  await expect(page.locator("dialog")).toHaveCount(0);
  return kept;
}

/** Another browser: nothing is kept in it. */
async function elsewhere(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(address);
  await expect(page.locator("#boot")).toHaveCount(0);
  return page;
}

/** All that the page keeps in its databases. */
const databases = (page) =>
  page.evaluate(async () => {
    const all = {};
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise((done) => (indexedDB.open(name).onsuccess = ({ target }) => done(target.result)));
      for (const store of database.objectStoreNames) {
        const request = database.transaction(store).objectStore(store).getAllKeys();
        all[`${name} ${store}`] = await new Promise((done) => (request.onsuccess = () => done(request.result)));
      }
      database.close();
    }
    return all;
  });

test("a reload brings everything back", async ({ page }) => {
  await openTwo(page);
  const before = await findings(page);
  await saved(page);
  await page.reload();
  await expect(page.locator(".source")).toHaveCount(2);
  await expect(page.locator(".source").first()).toContainText("Renamed by hand");
  await settled(page);
  expect(await findings(page)).toBe(before);
});

test("what was kept before there was a list is taken over", async ({ page }) => {
  const old = readFileSync(new URL("../../src/workspace/saved/versions/1.crossread", import.meta.url));
  await openApp(page);
  await page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    return new Promise((done, fail) => {
      const request = indexedDB.open("crossread", 1);
      request.onupgradeneeded = () => request.result.createObjectStore("workspaces");
      request.onerror = fail;
      request.onsuccess = () => {
        const transaction = request.result.transaction("workspaces", "readwrite");
        transaction.objectStore("workspaces").put(bytes, "current");
        transaction.oncomplete = () => (request.result.close(), done());
      };
    });
  }, old.toString("base64"));
  await page.reload();
  await expect(page.locator(".source")).toHaveCount(2);
  await expect(page.locator(".source").nth(1)).toContainText("Second");
  await page.reload();
  await expect(page.locator(".source")).toHaveCount(2);
  expect(await page.evaluate(() => indexedDB.databases().then((all) => all.map(({ name }) => name)))).not.toContain("crossread");
});

test("several workspaces: new, switched, renamed, duplicated, deleted and brought back", async ({ page }) => {
  await openTwo(page);
  await saved(page);
  await page.keyboard.press("w");
  const dialog = page.getByRole("dialog", { name: "Workspaces" });
  await expect(dialog.locator(".workspace")).toHaveCount(1);
  await dialog.getByRole("button", { name: "New workspace" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.locator(".source")).toHaveCount(0);
  await pasteText(page, article(1));
  await expect(page.locator(".source")).toHaveCount(1);
  await saved(page);

  await page.keyboard.press("w");
  await expect(dialog.locator(".workspace")).toHaveCount(2);
  await expectAccessible(page);
  await dialog.locator(".workspace").nth(1).getByRole("button", { name: /^Rename / }).click();
  await page.getByLabel("Name of the workspace").fill("The first one");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("button", { name: "The first one", exact: true })).toBeVisible();
  await dialog.getByRole("button", { name: "Duplicate The first one" }).click();
  await expect(dialog.locator(".workspace")).toHaveCount(3);
  await dialog.getByRole("button", { name: "Delete The first one", exact: true }).click();
  await expect(dialog.locator(".workspace")).toHaveCount(2);
  await dialog.getByRole("button", { name: "Undo" }).click();
  await expect(dialog.locator(".workspace")).toHaveCount(3);
  await dialog.getByRole("button", { name: "The first one", exact: true }).click();
  await expect(page.locator(".source")).toHaveCount(2);
  await expect(page.locator(".source").first()).toContainText("Renamed by hand");
  await page.reload();
  await expect(page.locator(".source").first()).toContainText("Renamed by hand");
});

test("delete really deletes", async ({ page }) => {
  await openTwo(page);
  await saved(page);
  const before = await databases(page);
  expect(before["crossread-workspaces texts"]).toHaveLength(2);
  await page.keyboard.press("w");
  const dialog = page.getByRole("dialog", { name: "Workspaces" });
  await dialog.getByRole("button", { name: /^Delete Renamed/ }).click();
  await expect(dialog.getByText("Nothing is kept")).toBeVisible();
  for (const keys of Object.values(await databases(page))) expect(keys).toEqual([]);
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(page.getByRole("heading", { name: /Read one story/ })).toBeVisible();
});

test("everything is deleted at once, after a question", async ({ page }) => {
  await openTwo(page);
  await page.getByRole("button", { name: /^Colours/ }).click();
  await saved(page);
  await page.keyboard.press("w");
  await page.getByRole("button", { name: "Delete everything of Crossread" }).click();
  await page.getByRole("button", { name: "Delete everything", exact: true }).click();
  await toast(page, "Deleted everything");
  for (const keys of Object.values(await databases(page))) expect(keys).toEqual([]);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("a text is written once, a verdict rewrites little, and texts that nobody needs go", async ({ page }) => {
  await openTwo(page);
  await saved(page);
  await page.evaluate(() => {
    globalThis.puts = [];
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
      globalThis.puts.push(this.name);
      return put.apply(this, given);
    };
  });
  await rename(page, 1, "Another name");
  await saved(page);
  expect(await page.evaluate(() => [...globalThis.puts].sort())).toEqual(["list", "states"]);
  const removed = async () => {
    await page.locator(".source").first().hover();
    await page.locator(".source").first().getByRole("button", { name: /^Remove/ }).click();
    await settled(page);
    await saved(page);
  };
  await removed();
  expect((await databases(page))["crossread-workspaces texts"]).toHaveLength(2); // of the state before
  await rename(page, 0, "A third name");
  await saved(page);
  expect((await databases(page))["crossread-workspaces texts"]).toHaveLength(1);
  await page.keyboard.press("u");
  await page.keyboard.press("u");
  await expect(page.locator(".source")).toHaveCount(2);
  await saved(page);
  await page.reload();
  await expect(page.locator(".source")).toHaveCount(2);
});

test("a damaged state gives way to the one before it", async ({ page }) => {
  await openTwo(page);
  await saved(page); // else both changes are saved together
  await rename(page, 1, "Last change");
  await saved(page);
  await page.evaluate(
    () =>
      new Promise((done) => {
        indexedDB.open("crossread-workspaces").onsuccess = ({ target: { result: database } }) => {
          const store = database.transaction("states", "readwrite").objectStore("states");
          store.getAllKeys().onsuccess = ({ target: { result: keys } }) => {
            const newest = keys.sort((a, b) => Number(a.split("/")[1]) - Number(b.split("/")[1])).at(-1);
            store.get(newest).onsuccess = ({ target: { result: bytes } }) => {
              bytes[Math.floor(bytes.length / 2)] ^= 1;
              store.put(bytes, newest).onsuccess = () => (database.close(), done());
            };
          };
        };
      }),
  );
  await page.reload();
  await expect(page.locator(".source")).toHaveCount(2);
  await expect(page.locator(".problem")).toContainText("The one before it is open");
  await expect(page.locator(".source").first()).toContainText("Renamed by hand");
});

test("two tabs of one workspace see each other's changes and lose none", async ({ page, context }) => {
  await openTwo(page);
  await saved(page);
  const second = await context.newPage();
  await openApp(second);
  await expect(second.locator(".source")).toHaveCount(2);
  await settled(second);
  await rename(second, 1, "From the second tab");
  await saved(second);
  await expect(page.locator(".source").nth(1)).toContainText("From the second tab");
  await rename(page, 0, "From the first tab");
  await saved(page);
  await expect(second.locator(".source").first()).toContainText("From the first tab");

  // Neither hears of the other: each has a change that the other has not seen.
  for (const tab of [page, second]) {
    await tab.evaluate(() => {
      BroadcastChannel.prototype.postMessage = () => {};
    });
  }
  await pasteText(page, "The harbour office opens at nine on Monday.\n\nIt closes at five.");
  await expect(page.locator(".source")).toHaveCount(3);
  await settled(page);
  await saved(page);
  await pasteText(second, "The ferry to Skarne leaves at noon on Tuesday.\n\nIt returns at six.");
  await toast(second, "both are kept");
  await expect(second.locator(".source")).toHaveCount(4);
  await settled(second);
  await saved(second);
  await expect(second.locator(".rail")).toContainText("harbour office");
  await expect(second.locator(".rail")).toContainText("ferry to Skarne");
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(page.locator(".source")).toHaveCount(4);
  await expect(page.locator(".rail")).toContainText("ferry to Skarne");
});

test("a workspace deleted in another tab is told, and can be kept", async ({ page, context }) => {
  await openTwo(page);
  await saved(page);
  const second = await context.newPage();
  await openApp(second);
  await expect(second.locator(".source")).toHaveCount(2);
  await second.keyboard.press("w");
  await second.getByRole("button", { name: /^Delete Renamed/ }).click();
  await expect(page.locator(".trouble")).toContainText("deleted in another tab");
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect(page.locator(".trouble")).toHaveCount(0);
  await saved(page);
  await page.reload();
  await expect(page.locator(".source")).toHaveCount(2);
});

test("when the storage is full, it is told, a file is offered, and it is tried again", async ({ page }) => {
  await openTwo(page);
  await saved(page);
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function () {
      throw new DOMException("no room", "QuotaExceededError");
    };
    globalThis.makeRoom = () => (IDBObjectStore.prototype.put = put);
  });
  await rename(page, 1, "Too much");
  const trouble = page.locator(".trouble");
  await expect(trouble).toContainText("no room left");
  await expectAccessible(page);
  // The open workspace is not left for another one until it is safe.
  await page.keyboard.press("w");
  await page.getByRole("dialog").getByRole("button", { name: "New workspace" }).click();
  await expect(page.locator(".problems")).toContainText("could not be kept");
  await expect(page.locator(".source")).toHaveCount(2);
  const { name, bytes } = await savedFile(page, () => trouble.getByRole("button", { name: "Save as a file" }).click());
  expect(name).toBe("renamed-by-hand.crossread");
  expect(bytes.toString()).toContain("Too much");
  await page.evaluate(() => globalThis.makeRoom());
  await trouble.getByRole("button", { name: "Try again" }).click();
  await expect(trouble).toHaveCount(0);
  await saved(page);
  await page.reload();
  await expect(page.locator(".source").nth(1)).toContainText("Too much");
});

test("without storage the page works and says so", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, "indexedDB", { get: () => undefined }));
  await openApp(page);
  await expect(page.locator(".trouble")).toContainText("keeps nothing");
  await pasteText(page, article(0));
  await expect(page.locator(".source")).toHaveCount(1);
  await expect(page.locator(".trouble")).toContainText("keeps nothing");
});

test("a storage that never answers does not hold the page", async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => ({});
  });
  await openApp(page);
  await expect(page.locator(".trouble")).toContainText("Close the other tabs");
  await pasteText(page, article(0));
  await expect(page.locator(".source")).toHaveCount(1);
});

test("a file opens elsewhere with the same findings", async ({ page, browser }) => {
  await openTwo(page);
  const before = await findings(page);
  const { name, bytes } = await saveAsFile(page);
  expect(name).toBe("renamed-by-hand.crossread");
  const there = await elsewhere(browser, page.url().split("#")[0]);
  await drop(there.locator("body"), [file(name, bytes)]);
  await expect(there.locator(".source")).toHaveCount(2);
  await expect(there.locator(".source").first()).toContainText("Renamed by hand");
  await settled(there);
  expect(await findings(there)).toBe(before);
  await saved(there);
  await there.reload();
  await expect(there.locator(".source")).toHaveCount(2);
  const again = await saveAsFile(there);
  expect(again.bytes.equals(bytes)).toBe(true);
  await there.context().close();
});

test("a file opened beside another workspace is merged, or opened as another one", async ({ page }) => {
  await openTwo(page);
  const { name, bytes } = await saveAsFile(page);
  await rename(page, 1, "Of mine");
  await drop(page.locator("body"), [file(name, bytes)]);
  const dialog = page.getByRole("dialog", { name: `Open ${name}` });
  await expect(dialog).toContainText("2 sources");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toHaveCount(0);
  await drop(page.locator("body"), [file(name, bytes)]);
  await dialog.getByRole("button", { name: "Merge" }).click();
  await expect(dialog).toHaveCount(0);
  await toast(page, "Added 0 sources; 2 were already here");
  await expect(page.locator(".source")).toHaveCount(2);
  await expect(page.locator(".source").nth(1)).toContainText("Of mine");
  await drop(page.locator("body"), [file(name, bytes)]);
  await dialog.getByRole("button", { name: "Open as another workspace" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.locator(".source").nth(1)).not.toContainText("Of mine");
  await saved(page);
  await page.keyboard.press("w");
  await expect(page.locator(".workspace")).toHaveCount(2);
});

test("damaged and foreign files are told", async ({ page }) => {
  await openTwo(page);
  const { bytes } = await saveAsFile(page);
  await page.keyboard.press("w");
  await page.getByRole("button", { name: "New workspace" }).click();
  await drop(page.locator("body"), [file("newer.crossread", bytes.toString().replace(" 2\n", " 9\n"))]);
  await expect(page.locator(".problems")).toContainText("saved by a newer Crossread");
  await drop(page.locator("body"), [file("cut.crossread", bytes.subarray(0, bytes.length - 40))]);
  await expect(page.locator(".source")).toHaveCount(1);
  await expect(page.locator(".problems")).toContainText("Bring the same text again");
  await expect(page.locator(".awaited")).toBeVisible();
  await pasteText(page, article(2));
  await expect(page.locator(".source")).toHaveCount(2);
  await expect(page.locator(".awaited")).toHaveCount(0);
});

test("without its texts a workspace returns when the same texts are brought", async ({ page, browser }) => {
  await openApp(page);
  await drop(page.locator("body"), [file("one.txt", readFileSync(articles[0])), file("two.txt", readFileSync(articles[2]))]);
  await expect(page.locator(".source")).toHaveCount(2);
  await settled(page);
  await rename(page, 0, "Renamed by hand");
  const before = await findings(page);
  const { name, bytes } = await saveAsFile(page, true);
  expect(name).toBe("renamed-by-hand.without-texts.crossread");
  expect(bytes.toString()).not.toContain(article(0).split("\n").at(-2).slice(0, 40));

  const there = await elsewhere(browser, page.url().split("#")[0]);
  await drop(there.locator("body"), [file(name, bytes)]);
  const missing = there.locator(".awaited");
  await expect(missing).toContainText("Renamed by hand");
  await expectAccessible(there);
  await saved(there);
  await there.reload();
  await expect(missing).toContainText("Renamed by hand");
  // Whatever the file is called by now.
  await drop(there.locator("body"), [file("other name.txt", readFileSync(articles[2]))]);
  await expect(there.locator(".source")).toHaveCount(1);
  await expect(missing).toContainText("Renamed by hand");
  await drop(there.locator("body"), [file("b.txt", readFileSync(articles[0]))]);
  await expect(there.locator(".source")).toHaveCount(2);
  await expect(missing).toHaveCount(0);
  await expect(there.locator(".source").first()).toContainText("Renamed by hand");
  await settled(there);
  expect(await findings(there)).toBe(before);
  await there.context().close();
});

test.describe("links", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("a link opens elsewhere, after a question, and leaves the address", async ({ page, browser }) => {
    await openTwo(page);
    const before = await findings(page);
    await page.keyboard.press("s");
    const dialog = page.getByRole("dialog", { name: "Save and share" });
    await expect(dialog).toContainText("never send");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Copy link" }).click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(/#workspace=1\.[\w-]+$/);
    await expect(dialog).toContainText(`${link.length.toLocaleString("en-GB")} characters`);

    const there = await elsewhere(browser, link);
    const question = there.getByRole("dialog", { name: "Open the workspace of this link" });
    await expect(question).toContainText("2 sources");
    await expect(question).toContainText("Renamed by hand");
    expect(there.url()).toBe(link);
    await question.getByRole("button", { name: "Open", exact: true }).click();
    await expect(there.locator(".source")).toHaveCount(2);
    await settled(there);
    expect(await findings(there)).toBe(before);
    expect(there.url()).toMatch(/#overview$/);
    await saved(there);
    await there.reload();
    await expect(there.locator(".source")).toHaveCount(2);
    // In a tab that is open, the same link asks again.
    await there.evaluate((hash) => (location.hash = hash), new URL(link).hash);
    await question.getByRole("button", { name: "Merge" }).click();
    await toast(there, "Added 0 sources; 2 were already here");
    expect(there.url()).toMatch(/#overview$/);
    await there.context().close();
  });

  test("hostile and damaged links are refused", async ({ page }) => {
    await openExample(page);
    await saved(page);
    const bomb = await page.evaluate(async () => {
      const stream = new Blob([new Uint8Array(60_000_000)]).stream().pipeThrough(new CompressionStream("deflate"));
      const packed = new Uint8Array(await new Response(stream).arrayBuffer());
      let text = "";
      for (const byte of packed) text += String.fromCharCode(byte);
      return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
    });
    const cases = [
      ["1.AAAA", "not whole"],
      ["1.!", "not whole"],
      ["9.AAAA", "newer Crossread"],
      [`1.${bomb}`, "more than a link can"],
    ];
    for (const [fragment, expected] of cases) {
      await page.evaluate((hash) => (location.hash = hash), `#workspace=${fragment}`);
      await expect(page.locator(".problems")).toContainText(expected);
      await expect(page).toHaveURL(/#overview$/);
    }
    await expect(page.locator(".source")).toHaveCount(articles.length);
  });
});
