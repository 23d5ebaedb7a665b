// Corrections of names: every source and view follows, each can be taken back, all are kept.
import { expect, expectAccessible, test } from "./support.js";
import { articles, openExample, settled } from "./story.js";

/** Opens all about a name, with its corrections unfolded. */
async function openName(page, name) {
  await page.getByRole("button", { name, exact: true }).first().click();
  const card = page.locator(".entity-detail");
  await expect(card.getByRole("heading", { name, level: 2 })).toBeVisible();
  return card;
}

/** The counts of a name in the coverage table, source by source; `–` where a source does not name it. */
async function coverage(page, name) {
  const row = page.locator(".coverage tbody tr", { has: page.getByRole("button", { name, exact: true }) });
  return (await row.locator("td").allInnerTexts()).map((cell) => cell.replace(/\s*not named/, "").trim());
}

/** Selects words in the first text that holds them. */
async function selectWords(page, words) {
  await page.locator(".column-text [data-from]", { hasText: words }).first().evaluate((block, words) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(words);
      if (at >= 0) {
        document.getSelection().setBaseAndExtent(node, at, node, at + words.length);
        return;
      }
    }
    throw new Error(`no "${words}" in one piece`);
  }, words);
}

test("merging two names changes the coverage of all sources, and undo brings them back", async ({ page }) => {
  await openExample(page, "Entities");
  await page.getByRole("button", { name: /^Coverage/ }).click();
  await expect.poll(() => coverage(page, "Northlink Ferries")).toEqual(["2", "1", "1", "2", "4"]);
  const card = await openName(page, "Skarne Island Council");
  await card.getByText("Correct this name").click();
  await card.getByLabel("The same as").fill("nobody");
  await card.getByRole("button", { name: "Merge" }).click();
  await expect(card.getByRole("alert")).toContainText("Choose another name");
  await card.getByLabel("The same as").fill("northlink ferries");
  await card.getByRole("button", { name: "Merge" }).click();

  await expect(card.getByRole("heading", { level: 2 })).toHaveText("Northlink Ferries");
  await expect.poll(() => coverage(page, "Northlink Ferries")).toEqual(["3", "1", "1", "3", "4"]);
  await expect(page.locator(".coverage").getByRole("button", { name: "Skarne Island Council" })).toHaveCount(0);
  await expect(card).toContainText("you said so");

  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await expect(page.locator(".coverage").getByRole("button", { name: "Skarne Island Council" })).toBeVisible();
  await expect.poll(() => coverage(page, "Northlink Ferries")).toEqual(["2", "1", "1", "2", "4"]);
});

test("a new name and kind show in every view, and a reload keeps them", async ({ page }) => {
  await openExample(page, "Entities");
  const card = await openName(page, "Ines Calder");
  await card.getByText("Correct this name").click();
  await card.getByLabel("Name", { exact: true }).fill("Inés Calder-Roe");
  await card.getByRole("button", { name: "Save" }).click();
  await expect(card.getByRole("heading", { level: 2 })).toHaveText("Inés Calder-Roe");
  await page.getByRole("link", { name: "Quotes" }).click();
  await expect(page.getByRole("heading", { name: /Inés Calder-Roe/ }).first()).toBeVisible();

  await page.getByRole("link", { name: "Entities" }).click();
  await page.locator(".entity-detail").getByRole("button", { name: "Close" }).click();
  await openName(page, "Gull Bank");
  await card.getByText("Correct this name").click();
  await card.getByLabel("Kind").selectOption("place");
  await card.getByRole("button", { name: "Save" }).click();
  await expect(card.locator("header")).toContainText("place");
  await page.getByRole("link", { name: "Read", exact: true }).click();
  await expect(page.locator(".hl-name.kind-place", { hasText: "Gull Bank" }).first()).toBeVisible();

  await expect(page.locator(".app")).toHaveAttribute("data-saved", "true");
  await page.reload();
  await expect(page.locator(".source")).toHaveCount(articles.length);
  await settled(page);
  await page.getByRole("link", { name: "Entities" }).click();
  await expect(page.getByRole("button", { name: "Inés Calder-Roe" })).toBeVisible();
  await page.getByRole("button", { name: /^Your corrections 2/ }).click();
  const corrections = page.getByRole("list", { name: "Your corrections" });
  await expect(corrections).toContainText("“Ines Calder” is called “Inés Calder-Roe”");
  await corrections.getByRole("button", { name: /Ines Calder/ }).click();
  await expect(corrections.getByRole("listitem")).toHaveCount(1);
  await page.getByRole("button", { name: /^List/ }).click();
  await expect(page.getByRole("button", { name: "Ines Calder", exact: true })).toBeVisible();
});

test("what is no name is removed, one mention or all", async ({ page }) => {
  await openExample(page, "Entities");
  const card = await openName(page, "Skarne");
  const mentions = await card.locator(".kwic tbody tr").count();
  await card.getByRole("button", { name: "Correct this mention" }).first().click();
  const dialog = page.getByRole("dialog");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Not a name: this one" }).click();
  await expect(card.locator(".kwic tbody tr")).toHaveCount(mentions - 1);
  await card.getByText("Correct this name").click();
  await expectAccessible(page);
  await card.getByRole("button", { name: /^Not a name: remove/ }).click();
  await expect(page.getByRole("button", { name: "Skarne", exact: true })).toHaveCount(0);
  await expect(card).toHaveCount(0);
  await page.keyboard.press("u");
  await page.keyboard.press("u");
  await expect(card.locator(".kwic tbody tr")).toHaveCount(mentions);
});

test("words that are selected become a name, in all sources", async ({ page }) => {
  await openExample(page, "Read");
  await selectWords(page, "lifeboat crews");
  const bar = page.getByRole("group", { name: "Mark the selected words as a name" });
  await expect(bar).toContainText("lifeboat crews");
  await page.keyboard.press("n");
  await expect(bar.getByRole("button", { name: "person" })).toBeFocused();
  await bar.getByRole("button", { name: "organisation" }).click();
  await expect(page.locator(".column-text .hl-name", { hasText: "lifeboat crews" }).first()).toBeVisible();
  await expect(bar).toHaveCount(0);
  await page.getByRole("link", { name: "Entities" }).click();
  await expect(page.getByRole("button", { name: "lifeboat crews" })).toBeVisible();
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "lifeboat crews" })).toHaveCount(0);
});

test("a mark in the text leads to its correction; a name is split off", async ({ page }) => {
  await openExample(page, "Read");
  const text = page.locator(".column-text").first();
  await text.evaluate((element) => (element.scrollTop = 120));
  await text.locator(".hl-name", { hasText: "Port Ellery" }).last().click();
  await page.getByRole("button", { name: "Correct this mention…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "A name of its own: this one" }).click();
  await expect(page.locator(".toast")).toContainText("is another “Port Ellery”");
  await settled(page);
  expect(await text.evaluate((element) => element.scrollTop)).toBeGreaterThan(60);
  await page.getByRole("link", { name: "Entities" }).click();
  await expect(page.getByRole("button", { name: "Port Ellery", exact: true })).toHaveCount(2);
});

test("a name is added by the keyboard alone", async ({ page }) => {
  await openExample(page, "Entities");
  await page.locator("body").press("n");
  const dialog = page.getByRole("dialog", { name: "Add a name" });
  await dialog.getByLabel(/Its words/).fill("salvage tugs");
  await expect(dialog).toContainText(/\d places? in \d sources?/);
  await expectAccessible(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: "salvage tugs" })).toBeVisible();
  await page.getByRole("button", { name: /^Your corrections/ }).click();
  await expectAccessible(page);
});
