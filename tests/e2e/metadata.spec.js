// What a saved page says of itself: shown with where it was found, corrected, and taken back.
import { drop, expect, expectAccessible, file, openApp, test } from "./support.js";
import { settled } from "./story.js";

const prose = [
  "The ferry ran aground on the bank at dusk, and all sixty on board were brought ashore by lifeboat, the office said.",
  "Divers will look at the hull on Tuesday, weather permitting, and the line hopes to sail again within a week.",
  "The bank has moved by forty metres since the last survey, according to the office, which had asked for a new one.",
];

const saved = `<!DOCTYPE html><html><head><title>Ferry aground off port | Courier</title>
<meta property="og:site_name" content="The Harbour Courier"><meta name="author" content="Marta Quill">
<meta property="article:published_time" content="2026-03-10T20:00:00Z">
<meta property="article:modified_time" content="2026-03-11T08:00:00Z">
<link rel="canonical" href="https://example.org/ferry"></head><body>
<div class="menu"><a href="/">World</a> <a href="/">Sport</a></div><h1>Ferry aground off port</h1>
<div class="article-body">${prose.map((words) => `<p>${words}</p>`).join("")}</div>
<div class="related-stories"><p>Council votes on the bridge</p></div></body></html>`;

/** Opens what is known of the one source. */
async function openSource(page) {
  const source = page.locator(".source").first();
  await source.hover();
  await source.getByRole("button", { name: /^Edit/ }).click();
  return page.getByRole("dialog");
}

test("a page's data is shown with where it was found, corrected and taken back", async ({ page }) => {
  await openApp(page);
  await drop(page.locator("body"), [file("ferry.html", saved, "text/html")]);
  await expect(page.locator(".source")).toHaveCount(1);
  await settled(page);

  let dialog = await openSource(page);
  await expect(dialog.getByLabel("Outlet")).toHaveValue("The Harbour Courier");
  await expect(dialog.getByLabel("Author")).toHaveValue("Marta Quill");
  await expect(dialog.getByLabel("Published")).toHaveValue("2026-03-10");
  await expect(dialog.getByLabel("Updated")).toHaveValue("2026-03-11");
  await expect(dialog.getByLabel("Address")).toHaveValue("https://example.org/ferry");
  await expect(dialog.getByLabel("Title")).toHaveAccessibleDescription("Stated in the text.");
  await expect(dialog.getByLabel("Author")).toHaveAccessibleDescription("From the page’s data.");
  await expectAccessible(page);

  await dialog.getByLabel("Author").fill("Tobias Renn");
  await dialog.getByLabel("Updated").fill("2026-03-12");
  await dialog.getByRole("button", { name: "Save" }).click();
  await settled(page);

  dialog = await openSource(page);
  await expect(dialog.getByLabel("Author")).toHaveValue("Tobias Renn");
  await expect(dialog.getByLabel("Author")).toHaveAccessibleDescription("Edited by you.");
  await expect(dialog.getByLabel("Updated")).toHaveValue("2026-03-12");
  await dialog.getByRole("button", { name: "Back to what was found" }).first().click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await settled(page);

  dialog = await openSource(page);
  await expect(dialog.getByLabel("Author")).toHaveValue("Marta Quill");
  await expect(dialog.getByLabel("Author")).toHaveAccessibleDescription("From the page’s data.");
});
