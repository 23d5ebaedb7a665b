// The main job: bring texts in, compare them, open a finding, see its words in the texts.
import { drop, expect, expectAccessible, file, fileFrom, openApp, paste, pasteFromClipboard, test } from "./support.js";
import { article, articles, openExample, pasteText, settled } from "./story.js";

test("paste two articles, compare, open a finding, jump to its words", async ({ page }) => {
  await openApp(page);
  await expect(page.getByText("Nothing you paste leaves this browser")).toBeVisible();
  await pasteText(page, article(0));
  await expect(page.locator(".source")).toHaveCount(1);
  await pasteText(page, article(2));
  await expect(page.locator(".source")).toHaveCount(2);
  await settled(page);

  await page.getByRole("link", { name: "Compare" }).click();
  await expect(page).toHaveURL(/#compare$/);
  await page.getByRole("button", { name: /^Findings/ }).click();
  await page.locator("body").press("j");
  const evidence = page.getByRole("complementary", { name: "Evidence" });
  await expect(evidence.locator(".finding")).toBeVisible();

  const words = (await evidence.locator(".evidence-words").first().innerText()).trim();
  await evidence.getByRole("button", { name: /Show in text/ }).first().click();
  await expect(page).toHaveURL(/#read\/\d/);
  await expect(page.locator(".shown").first()).toBeInViewport();
  const shown = (await page.locator(".shown").allInnerTexts()).join("");
  expect(shown.replace(/\s+/g, " ")).toBe(words.replace(/\s+/g, " "));
});

test("a paste of two articles is told apart, and can be joined again", async ({ page }) => {
  await openApp(page);
  await pasteText(page, `${article(0)}\n\n\n${article(2)}`);
  await expect(page.locator(".source")).toHaveCount(2);
  await settled(page);
  const first = page.locator(".source").first();
  await first.hover();
  await first.getByRole("button", { name: /^Edit/ }).click();
  await page.getByRole("button", { name: "Join with the next source" }).click();
  await expect(page.locator(".source")).toHaveCount(1);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.locator(".source")).toHaveCount(2);
});

test("a real paste into the box, with structure", async ({ page }) => {
  await openApp(page);
  const html = "<h1>Bridge closed</h1><p>The old bridge closed on Monday.</p><table><tr><th>Day</th><th>Cars</th></tr><tr><td>Monday</td><td>12</td></tr></table>";
  await pasteFromClipboard(page.getByRole("textbox", { name: "Paste articles here" }), { text: "Bridge closed", html });
  await expect(page.locator(".source")).toHaveCount(1);
  await settled(page);
  await page.getByRole("link", { name: "Read", exact: true }).click();
  await expect(page.locator(".column table")).toBeVisible();
});

test("several files dropped anywhere", async ({ page }) => {
  await openApp(page);
  await drop(page.locator("body"), articles.map(fileFrom));
  await expect(page.locator(".source")).toHaveCount(articles.length);
  await settled(page);
  await expect(page.locator(".tile-findings .tile-value")).not.toHaveText("0");
});

test("what cannot be read is told, with what to do, and the rest goes on", async ({ page }) => {
  await openApp(page);
  await drop(page.locator("body"), [file("scan.pdf", "%PDF-1.7\n%\u0000\u0001\u0002"), fileFrom(articles[0])]);
  await expect(page.locator(".problem")).toContainText("scan.pdf");
  await expect(page.locator(".source")).toHaveCount(1);
  await page.getByRole("button", { name: "Dismiss the list of files" }).click();
  await expect(page.locator(".problem")).toHaveCount(0);
});

test("a reload keeps the workspace", async ({ page }) => {
  await openExample(page, "Read");
  await expect(page.locator(".app")).toHaveAttribute("data-saved", "true");
  await page.reload();
  await expect(page.locator(".source")).toHaveCount(articles.length);
  await expect(page).toHaveURL(/#read/);
  await settled(page);
  await expect(page.locator(".column-text .block").first()).toBeVisible();
});

test("removing a source can be undone", async ({ page }) => {
  await openExample(page);
  const first = page.locator(".source").first();
  const title = await first.locator(".source-title").innerText();
  await first.hover();
  await first.getByRole("button", { name: /^Remove/ }).click();
  await expect(page.locator(".source")).toHaveCount(articles.length - 1);
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await expect(page.locator(".source").first().locator(".source-title")).toHaveText(title);
});

test("a correction of a source is kept and shown", async ({ page }) => {
  await openExample(page);
  const first = page.locator(".source").first();
  await first.hover();
  await first.getByRole("button", { name: /^Edit/ }).click();
  await page.getByLabel("Title").fill("A title of my own");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(first.locator(".source-title")).toContainText("A title of my own");
});

test("marks in the text open what they mean; clean text has none", async ({ page }) => {
  await openExample(page, "Read");
  const mark = page.locator(".column-text .hl-name").first();
  const words = await mark.innerText();
  await mark.click();
  const evidence = page.getByRole("complementary", { name: "Evidence" });
  await expect(evidence).toContainText(words.trim());
  await page.getByRole("button", { name: "Clean text" }).click();
  await expect(page.locator(".column-text .hl")).toHaveCount(0);
});

test("a passage is set aside and restored in place", async ({ page }) => {
  await openExample(page, "Read");
  const column = page.locator(".column").first();
  await column.locator("summary").first().click();
  await column.getByRole("button", { name: "Restore" }).first().click();
  await expect(page.locator(".toast")).toContainText("Restored");
});

test("the keyboard reaches everything and letters are left alone in fields", async ({ page }) => {
  await openExample(page);
  await page.keyboard.press("3");
  await expect(page).toHaveURL(/#compare$/);
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("2u?j");
  await expect(page.getByRole("searchbox")).toHaveValue("2u?j");
  await expect(page).toHaveURL(/#compare$/);
  await page.getByRole("searchbox").fill("");
  await page.getByRole("searchbox").blur();
  await page.keyboard.press("j");
  await expect(page.getByRole("complementary", { name: "Evidence" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary", { name: "Evidence" })).toBeHidden();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText("Keyboard shortcuts");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("2");
  await expect(page).toHaveURL(/#read/);
  await page.goBack();
  await expect(page).toHaveURL(/#compare$/);
});

for (const colorScheme of ["light", "dark"]) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("no view has an accessibility fault", async ({ page }) => {
      test.slow();
      await openExample(page);
      for (const view of ["Overview", "Read", "Compare", "Entities", "Tables", "Figures", "Quotes", "Wording", "Timeline"]) {
        await test.step(view, async () => {
          await page.getByRole("link", { name: view, exact: true }).click();
          await expectAccessible(page);
        });
      }
      await page.keyboard.press("1");
      await page.keyboard.press("j");
      await expectAccessible(page);
      await page.keyboard.press("a");
      await expectAccessible(page);
    });
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("nothing is wider than the screen, and the sources are a sheet", async ({ page }) => {
    await openExample(page);
    for (const view of ["Overview", "Read", "Compare", "Entities", "Tables", "Figures", "Quotes", "Wording", "Timeline"]) {
      await page.getByRole("link", { name: view, exact: true }).click();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, view).toBeLessThanOrEqual(390);
    }
    await page.getByRole("button", { name: "Sources", exact: true }).click();
    await expect(page.locator(".source").first()).toBeInViewport();
    await expectAccessible(page);
  });
});

test.describe("when the worker cannot start", () => {
  test.use({ allowedFaults: /worker|Failed to (load|fetch)/ });

  test("the page says so and what to do", async ({ page }) => {
    await page.route("**/worker_loader.js", (route) => route.abort());
    await openApp(page);
    await pasteText(page, article(0));
    const told = page.locator(".problem", { hasText: "Pasted text" });
    await expect(told).toContainText("could not start");
    await expect(told).toContainText("Reload");
    await pasteText(page, article(1));
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  });
});

test.describe("when the worker dies", () => {
  test.use({ allowedFaults: /.*/ });

  test("another one starts, and what was read stays", async ({ page }) => {
    // The first worker of the page throws at its third message: a crash in the middle of the work.
    await page.addInitScript(() => {
      const Native = globalThis.Worker;
      let first = true;
      globalThis.Worker = class extends Native {
        #crashes = first;
        #sent = 0;
        constructor(...given) {
          super(...given);
          first = false;
        }
        postMessage(...given) {
          this.#sent += 1;
          if (this.#crashes && this.#sent === 3) {
            this.terminate();
            setTimeout(() => this.dispatchEvent(new ErrorEvent("error", { cancelable: true })), 10);
            return;
          }
          super.postMessage(...given);
        }
      };
    });
    await openApp(page);
    await pasteText(page, article(0));
    await settled(page);
    await pasteText(page, article(2));
    await pasteText(page, article(3));
    await expect(page.locator(".source").first()).toBeVisible();
    await settled(page);
    // What it died of is told; everything else is read and compared.
    await expect(page.locator(".problem, .source-failed")).toHaveCount(1);
    await expect(page.locator(".source")).not.toHaveCount(0);
  });
});
