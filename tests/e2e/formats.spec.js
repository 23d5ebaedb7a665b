// Files that are not text: opened by a worker of their own, listed, refused in plain words, never taking the others down.
import { drop, expect, expectAccessible, file, openApp, test } from "./support.js";
import { article, settled } from "./story.js";

/** A ZIP archive with its files stored as they are. */
function zip(files) {
  const table = Array.from({ length: 256 }, (_, byte) => {
    let rest = byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
    return rest >>> 0;
  });
  const crc = (bytes) => (bytes.reduce((sum, byte) => table[(sum ^ byte) & 255] ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [name, contents] of Object.entries(files)) {
    const bytes = Buffer.from(contents);
    const label = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(crc(bytes), 10);
    fields.writeUInt32LE(bytes.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(label.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), fields, label, bytes]);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), fields, place, label]));
    parts.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}

const words = (text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const docx = (...paragraphs) =>
  zip({
    "[Content_Types].xml": "<Types/>",
    "word/document.xml": `<w:document><w:body>${paragraphs.map(words).join("")}</w:body></w:document>`,
  });

test("a Word file and an archive are added, what cannot be read is told with the reason", async ({ page }) => {
  await openApp(page);
  await drop(page.locator("body"), [
    file("report.docx", docx("Harbour budget", "The council of Port Ellery spent $40 million on 12 ferries in 2024.")),
    file("more.zip", zip({ "a.txt": article(0), "b.txt": article(1), "old.zip": "PK\x03\x04 cut off" })),
    file("scan.pdf", "%PDF-1.4 cut off"),
  ]);
  await expect(page.locator(".source")).toHaveCount(3, { timeout: 30_000 });
  await settled(page);
  const list = page.getByRole("region", { name: "Files" });
  await expect(list).toContainText("3 texts added from 3 files");
  await expect(list.locator(".problem").filter({ hasText: "scan.pdf" })).toContainText("damaged");
  await expect(list.locator(".problem").filter({ hasText: "old.zip" })).toContainText("damaged");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Read", exact: true }).click();
  await expect(page.locator(".column-text").first()).toBeVisible();
  await expect(list).toBeVisible();
  await list.getByRole("button", { name: "Dismiss the list of files" }).click();
  await expect(list).toBeHidden();
});

test("a file of 2 GB is refused with the limit and never read", async ({ page }) => {
  await openApp(page);
  await page.evaluate(() => {
    const huge = new File(["%PDF-1.7"], "huge.pdf");
    Object.defineProperty(huge, "size", { value: 2_000_000_000 });
    huge.arrayBuffer = () => {
      throw new Error("it was read");
    };
    const input = document.getElementById("files");
    Object.defineProperty(input, "files", { value: { length: 1, 0: huge, item: () => huge }, configurable: true });
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await expect(page.locator(".problem")).toContainText("limit is 100 MB");
});
