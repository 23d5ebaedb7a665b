// Figures of one thing side by side; tables joined by what their rows name.
import { readFileSync } from "node:fs";

import { expect, expectAccessible, openApp, test } from "./support.js";
import { openExample, pasteText, settled } from "./story.js";

const group = (page, name) => page.locator(".figure-group", { has: page.getByRole("heading", { name }) });

test("figures of one thing stand on one axis, those in dispute first", async ({ page }) => {
  await openExample(page, "Figures");
  await expect(page.locator(".figure-group .state").first()).toBeVisible();
  const passengers = group(page, /passengers aboard/);
  const rows = passengers.locator("tbody tr");
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(0)).toContainText("The Harbour Courier");
  await expect(rows.nth(0)).toContainText("Ellery Harbour Authority");
  await expect(rows.nth(1)).toContainText("234");
  const [left, right] = await passengers
    .locator(".forest-dot")
    .evaluateAll((dots) => dots.map((dot) => dot.getBoundingClientRect().left));
  expect(left).toBeLessThan(right);
  await expect(group(page, /lost power/)).toContainText("fit each other");

  await passengers.locator(".figure-findings").getByRole("button").first().click();
  await expect(page.getByRole("complementary", { name: /evidence/i })).toContainText("212");
  await rows.nth(1).getByRole("button", { name: "234" }).click();
  await expect(page.getByRole("complementary", { name: /evidence/i })).toContainText("Read as");
});

test("filters, search and export keep to what is shown", async ({ page }) => {
  await openExample(page, "Figures");
  const groups = page.locator(".figures > .figure-group");
  const all = await groups.count();
  await page.getByRole("button", { name: "Only disagreements" }).click();
  await expect.poll(() => groups.count()).toBeLessThan(all);
  const disputed = await groups.count();
  await expect(page.locator(".figures > .figure-group .figure-findings button")).not.toHaveCount(0);
  await page.getByRole("button", { name: /^money/ }).click();
  await expect(groups).toHaveCount(1);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download CSV" }).click();
  const file = readFileSync(await (await download).path(), "utf8");
  expect(file.trim().split("\n")).toHaveLength(3);
  expect(file).toContain("$3.5 million");
  await page.getByRole("button", { name: /^money/ }).click();
  await expect(groups).toHaveCount(disputed);
  await page.getByRole("button", { name: "Only disagreements" }).click();
  await page.keyboard.press("/");
  await page.keyboard.type("schoolteacher");
  await expect(groups).toHaveCount(0);
  await expect(page.getByText("Nothing to hold side by side")).toBeVisible();
  await expect(page.locator(".figures-alone")).toContainText("20");
  await page.keyboard.press("Escape");
  await page.getByLabel("Which source").selectOption({ index: 4 });
  await expect(groups).toHaveCount(1);
});

test("the keyboard reaches every figure", async ({ page }) => {
  await openExample(page);
  await page.keyboard.press("6");
  await expect(page.getByRole("heading", { name: "Figures", level: 1 })).toBeAttached();
  const figure = page.locator(".figure-group .figure-words").first();
  await page.getByRole("button", { name: "Download CSV" }).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(figure).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary", { name: /evidence/i })).toContainText("Read as");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary", { name: /evidence/i })).toBeHidden();
});

test("texts without figures say so", async ({ page }) => {
  await openApp(page);
  await pasteText(page, "The ferry left the harbour in calm weather and came back before the evening, as it does.");
  await settled(page);
  await page.getByRole("link", { name: "Figures" }).click();
  await expect(page.getByText("No figures", { exact: true })).toBeVisible();
  await expectAccessible(page);
});

const ports = (head, rows) => `The harbour office of Karsund published figures of the ports of Karsund, Merrow and Ostvik on Monday.\n\n${head}\n---|---\n${rows.join("\n")}\n`;

test("tables join by what their rows name", async ({ page }) => {
  await openApp(page);
  await pasteText(page, ports("Port | Budget (EUR million)", ["Karsund | 12", "Merrow | 49.26*", "Ostvik | 7"]) + "\n* Planned.\n");
  await settled(page);
  await pasteText(page, ports("Port | Spending (2030, EUR million)", ["Merrow | 45", "Karsund | 12", "Halden | 3"]));
  await settled(page);
  await page.getByRole("link", { name: "Tables" }).click();
  const first = page.locator(".table-item").first();
  await expect(first.locator(".note-mark")).toContainText("*");
  await expect(first.getByRole("list", { name: "Notes to the table" })).toContainText("Planned");
  await first.getByRole("button", { name: "Join with…" }).click();
  await first.getByRole("button", { name: /2 of 3 rows/ }).click();
  const joined = first.getByRole("region", { name: /, joined$/ });
  await expect(joined.locator("tbody tr")).toHaveCount(4);
  await expect(joined.getByRole("row", { name: /^Merrow/ })).toContainText("differs");
  await expect(joined.getByRole("row", { name: /^Karsund/ })).not.toContainText("differs");
  await expect(joined.getByRole("row", { name: /^Halden/ })).toContainText("in 1 of 2 tables");
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await first.locator(".join").getByRole("button", { name: "Download CSV" }).click();
  const file = readFileSync(await (await download).path(), "utf8");
  expect(file.trim().split("\n")).toHaveLength(5);
});
