// The tests' own tools: the guard against other origins, and the events that stand for a person's hands.
import { drop, expect, file, openApp, paste, pasteFromClipboard, test } from "./support.js";

test.describe("the guard", () => {
  test("fails a test whose page asks another origin", async ({ page }) => {
    test.fail(); // and is expected to
    await openApp(page);
    await page.evaluate(() => fetch("https://elsewhere.example/").catch(() => {}));
  });

  test("fails a test whose page logs an error", async ({ page }) => {
    test.fail();
    await openApp(page);
    await page.evaluate(() => console.error("seen"));
  });

  test("fails a test whose page throws", async ({ page }) => {
    test.fail();
    await openApp(page);
    await page.evaluate(() => new Promise((done) => setTimeout(() => (done(), undefinedName), 0)));
  });
});

/** A field that notes what is pasted or dropped on it. */
async function field(page) {
  await openApp(page);
  await page.evaluate(() => {
    const field = document.body.appendChild(document.createElement("textarea"));
    field.id = "field";
    globalThis.seen = [];
    field.addEventListener("paste", ({ clipboardData }) =>
      seen.push(clipboardData.getData("text/plain"), clipboardData.getData("text/html"), clipboardData.files.length),
    );
    field.addEventListener("dragover", (event) => event.preventDefault());
    field.addEventListener("drop", async ({ dataTransfer }) => {
      for (const file of dataTransfer.files) seen.push(file.name, file.type, await file.text());
    });
  });
  return { target: page.locator("#field"), seen: () => page.evaluate(() => seen) };
}

test("a paste by an event carries text, markup and files", async ({ page }) => {
  const { target, seen } = await field(page);
  await paste(target, { text: "Häuser", html: "<p>Häuser</p>", files: [file("a.txt", "x")] });
  expect(await seen()).toEqual(["Häuser", "<p>Häuser</p>", 1]);
  await expect(target).toHaveValue("Häuser");
});

test("a paste from the clipboard carries text and markup", async ({ page }) => {
  const { target, seen } = await field(page);
  await pasteFromClipboard(target, { text: "Häuser", html: "<p>Häuser</p>" });
  await expect(target).toHaveValue("Häuser");
  const [text, html] = await seen();
  expect(text).toBe("Häuser");
  expect(html).toContain("<p>Häuser</p>");
});

test("dropped files arrive with name, type and contents", async ({ page }) => {
  const { target, seen } = await field(page);
  await drop(target, [file("a.csv", "city,people\nSeoul,9"), file("b.md", "# Ü")]);
  await expect.poll(seen).toEqual(["a.csv", "text/csv", "city,people\nSeoul,9", "b.md", "text/markdown", "# Ü"]);
});
