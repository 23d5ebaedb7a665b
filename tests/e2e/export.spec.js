// What leaves: every format from the dialog, the report opened from disk, lists, rich text and charts. No request leaves
// (support.js).
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

import { chromium, expect, expectAccessible, openApp, test } from "./support.js";
import { openExample, settled } from "./story.js";
import { launchOptions } from "./browser.js";

/** Makes a file in the dialog and downloads it. */
async function made(page, format) {
  const dialog = page.getByRole("dialog", { name: "Report and share" });
  if (!(await dialog.isVisible())) await page.getByRole("button", { name: "Report and share" }).click();
  await dialog.locator(`input[value="${format}"]`).check();
  await dialog.getByRole("button", { name: "Make the file" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("link", { name: "Download" }).click(),
  ]);
  return { name: download.suggestedFilename(), path: await download.path() };
}

test("each format is made, named and downloaded", async ({ page }) => {
  await openExample(page);
  await settled(page);
  const endings = {
    html: "html", docx: "docx", markdown: "md", xlsx: "xlsx", "csv-zip": "zip", json: "json",
    worksheet: "html", "worksheet-docx": "docx", "solution-docx": "docx",
  };
  for (const [format, ending] of Object.entries(endings)) {
    const { name, path } = await made(page, format);
    expect(name).toMatch(new RegExp(`^(report|tables|worksheet|solution)-.*\\d{4}-\\d\\d-\\d\\d\\.${ending}$`));
    const bytes = readFileSync(path);
    expect(bytes.length).toBeGreaterThan(1000);
    if (["docx", "xlsx", "zip"].includes(ending)) expect(bytes.subarray(0, 2).toString()).toBe("PK");
    if (ending === "json") expect(JSON.parse(bytes.toString()).comparison.findings.length).toBeGreaterThan(0);
  }
});

test("the report opens from disk, and its links lead to passages", async ({ page }, info) => {
  await openExample(page);
  await settled(page);
  const { path } = await made(page, "html");
  const file = info.outputPath("report.html");
  const { copyFileSync } = await import("node:fs");
  copyFileSync(path, file);
  const browser = await chromium.launch(launchOptions);
  const report = await browser.newPage();
  const faults = [];
  report.on("console", (entry) => faults.push(entry.text()));
  report.on("pageerror", (failure) => faults.push(String(failure)));
  report.on("request", (request) => !request.url().startsWith("file:") && faults.push(request.url()));
  await report.goto(pathToFileURL(file).href);
  await report.locator("#findings .card a").first().click();
  await expect(report).toHaveURL(/#s\d+-\d+$/);
  await expect(report.locator(":target")).toBeInViewport();
  expect(await report.locator("body").evaluate((body) => getComputedStyle(body).fontFamily)).toContain("system-ui");
  expect(faults).toEqual([]);
  await browser.close();
});

test("the report opens in the browser with its style", async ({ page, context }) => {
  await openExample(page);
  await settled(page);
  await page.getByRole("button", { name: "Report and share" }).click();
  const dialog = page.getByRole("dialog", { name: "Report and share" });
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Make the file" }).click();
  const [report] = await Promise.all([
    context.waitForEvent("page"),
    dialog.getByRole("link", { name: "Open to read or print" }).click(),
  ]);
  await expect(report.locator("h1")).toBeVisible();
  expect(await report.locator(".paper").evaluate((paper) => getComputedStyle(paper).maxWidth)).toBe("1088px");
});

test("a verdict stands in the report", async ({ page }) => {
  await openExample(page);
  await page.getByRole("link", { name: "Compare" }).click();
  await page.getByRole("button", { name: /^Findings/ }).click();
  await page.locator(".finding-line").first().click();
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  const { path } = await made(page, "markdown");
  expect(readFileSync(path, "utf8")).toContain("Confirmed by the reader");
});

test("a list as CSV, a chart as SVG and PNG, a finding as rich text", async ({ page, context }) => {
  await openExample(page);
  await page.getByRole("link", { name: "Entities" }).click();
  const [list] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download CSV" }).click(),
  ]);
  expect(list.suggestedFilename()).toMatch(/^crossread-entities-.*\.csv$/);
  await page.getByRole("link", { name: "Timeline" }).click();
  for (const [kind, start] of [["SVG", "<svg"], ["PNG", "\x89PNG"]]) {
    const [chart] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: `Save as ${kind}` }).click(),
    ]);
    expect(readFileSync(await chart.path(), "latin1").startsWith(start)).toBe(true);
  }
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("link", { name: "Compare" }).click();
  await page.getByRole("button", { name: /^Findings/ }).click();
  await page.locator(".finding-line").first().click();
  await page.getByRole("button", { name: "Copy as rich text" }).click();
  await expect(page.getByRole("region", { name: "Notices" })).toContainText("Copied: paste it into a document");
  const html = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item.getType("text/html")).text();
  });
  expect(html).toContain("<blockquote>");
});
