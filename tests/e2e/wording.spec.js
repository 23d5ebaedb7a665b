// Wording: rates, distinctive words and namings with their places; passages by length; sources moved between stories.
import { expect, expectAccessible, openApp, test } from "./support.js";
import { article, openExample, pasteText, settled } from "./story.js";

test("a rate opens its places, and a place leads to its words", async ({ page }) => {
  await openExample(page);
  await page.getByRole("link", { name: "Wording" }).click();
  await expect(page).toHaveURL(/#wording$/);
  await expect(page.getByText("It is no verdict")).toBeVisible();
  const rate = page.locator(".wording-rate").first();
  await rate.focus();
  await page.keyboard.press("Enter");
  await expect(rate).toHaveAttribute("aria-expanded", "true");
  const example = page.locator(".wording-examples li").first();
  const words = (await example.locator("mark").innerText()).trim();
  await example.getByRole("button").click();
  await expect(page).toHaveURL(/#read\//);
  await expect(page.locator(".shown").first()).toHaveText(words);
});

test("the view is accessible, and a single source has no distinctive words", async ({ page }) => {
  await openApp(page);
  await pasteText(page, article(0));
  await settled(page);
  await page.getByRole("link", { name: "Wording" }).click();
  await expect(page.getByText("single sources give none")).toBeVisible();
  await expectAccessible(page);
});

test("copied passages from a length on", async ({ page }) => {
  await openApp(page);
  await pasteText(page, article(0));
  await pasteText(page, `${article(0)}\n\nA last sentence of its own.`);
  await settled(page);
  await page.getByRole("link", { name: "Compare" }).click();
  await page.getByRole("button", { name: /^Copied passages/ }).click();
  await expect(page.locator(".copied")).not.toHaveCount(0);
  await page.getByRole("slider", { name: /same words/ }).fill("50");
  await expect(page.locator(".copied-least output")).toHaveText("50");
});

test("a source is moved to a story of its own, and back", async ({ page }) => {
  await openApp(page);
  await pasteText(page, article(0));
  await pasteText(page, article(2));
  await settled(page);
  const second = page.locator(".source").nth(1);
  await second.hover();
  await second.getByRole("button", { name: /^Edit/ }).click();
  await page.getByLabel("Story").selectOption({ label: "A story of its own" });
  await settled(page);
  await expect(second.getByText("Story 2 of 2")).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await settled(page);
  await expect(second.getByText("Story 2 of 2")).toHaveCount(0);
});
