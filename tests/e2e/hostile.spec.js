// Bad input and bad luck: each ends in a result or a clear message, nothing runs, nothing else is lost.
import { drop, expect, file, openApp, paste, test } from "./support.js";
import { article, openExample, pasteText, settled } from "./story.js";

const good = () => file("good.txt", article(0));

test("an empty file is named and told, the good one is read", async ({ page }) => {
  await openApp(page);
  await drop(page.locator("body"), [file("empty.txt", ""), file("spaces.txt", " \n\t "), good()]);
  await expect(page.locator(".problem")).toHaveCount(2);
  await expect(page.locator(".problem").filter({ hasText: "empty.txt" })).toContainText("no text");
  await expect(page.locator(".source")).toHaveCount(1);
});

test("a file of 50 MB is refused with the limit, and not read", async ({ page }) => {
  await openApp(page);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(["words ".repeat(50_000_000 / 6)], "huge.txt", { type: "text/plain" }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await expect(page.locator(".problem")).toContainText("huge.txt");
  await expect(page.locator(".problem")).toContainText("limit is 20 MB");
  await pasteText(page, article(0));
  await expect(page.locator(".source")).toHaveCount(1);
});

test("a line of a million characters is read and shown", async ({ page }) => {
  await openApp(page);
  await pasteText(page, "The council of Port Ellery spent $40 million on 12 ferries in 2024. ".repeat(15_000));
  await expect(page.locator(".source")).toHaveCount(1);
  await settled(page);
  await page.getByRole("link", { name: "Read", exact: true }).click();
  await expect(page.locator(".column-text")).toContainText("Port Ellery");
});

test("scripts and handlers in pasted HTML never run", async ({ page }) => {
  await openApp(page);
  const html =
    "<h1>Bridge closed</h1><p onmouseover='window.hacked=1'>The bridge closed on Monday.</p><script>window.hacked=1</script>" +
    "<img src='x' onerror='window.hacked=1'><iframe srcdoc='<script>parent.hacked=1</script>'></iframe>" +
    "<svg onload='window.hacked=1'></svg><a href='javascript:window.hacked=1'>link</a><table><tr><td>open<p>unclosed";
  await paste(page.locator("body"), { text: "Bridge closed", html });
  await expect(page.locator(".source")).toHaveCount(1);
  await settled(page);
  await page.getByRole("link", { name: "Read", exact: true }).click();
  await expect(page.locator(".column-text")).toContainText("The bridge closed on Monday.");
  await expect(page.locator(".column-text")).not.toContainText("hacked");
  expect(await page.evaluate(() => window.hacked)).toBeUndefined();
  expect(await page.locator(".column-text").locator("script, iframe, img, svg[onload], a[href^=javascript]").count()).toBe(0);
});

test("lone surrogates, right-to-left and zero-width text are read", async ({ page }) => {
  await openApp(page);
  await pasteText(page, "The mayor said \ud800 no \udc00 twice. \u202eenoyreve\u202c heard it.\n\n\u200bZero\u200d width\ufeff words stand here.");
  await pasteText(page, "قال الوزير إن الجسر سيفتح يوم الاثنين. وقال إن الحادث لم يسفر عن إصابات بين الركاب.");
  await expect(page.locator(".source")).toHaveCount(2);
  await settled(page);
  await page.getByRole("link", { name: "Read", exact: true }).click();
  await expect(page.locator(".column-text").first()).toContainText("The mayor said");
});

test("two hundred files at once", async ({ page }) => {
  await openApp(page);
  const files = Array.from({ length: 200 }, (_, number) =>
    file(`notice-${number}.txt`, `Harbour notice ${number}\n\nThe pilot boat moved to berth ${number} at noon. Nobody was hurt.`),
  );
  await drop(page.locator("body"), files);
  await expect(page.locator(".source")).toHaveCount(200, { timeout: 30_000 });
  await settled(page);
  for (const view of ["Compare", "Entities", "Read"]) {
    await page.getByRole("link", { name: view, exact: true }).click();
    await expect(page.locator("main")).toBeVisible();
  }
});

test("the same file twice is told, and added only when asked: one origin and no conflict", async ({ page }) => {
  await openApp(page);
  await drop(page.locator("body"), [good(), good()]);
  await expect(page.locator(".source")).toHaveCount(1);
  await expect(page.locator(".incoming")).toContainText("It is there already.");
  await page.getByRole("button", { name: "Add anyway" }).click();
  await expect(page.locator(".source")).toHaveCount(2);
  await settled(page);
  await expect(page.getByText("2 sources").first()).toBeVisible();
  await expect(page.getByText("1 origin").first()).toBeVisible();
  await expect(page.locator(".tile-findings .tile-value")).toHaveText("0");
});

test.describe("when nothing can be kept", () => {
  test.use({ allowedFaults: /quota|storage|indexedDB/i });

  test("a full storage is told once, and the work goes on", async ({ page }) => {
    await page.addInitScript(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      };
    });
    await openExample(page);
    await expect(page.locator(".problem")).toHaveCount(1);
    await expect(page.locator(".problem")).toContainText("Not saved");
    await pasteText(page, article(0));
    await settled(page);
    await expect(page.locator(".problem")).toHaveCount(1);
  });

  test("a private window without storage works", async ({ page }) => {
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("A mutation operation was attempted on a database that did not allow mutations.", "InvalidStateError");
      };
      Object.defineProperty(globalThis, "localStorage", {
        get() {
          throw new DOMException("The operation is insecure.", "SecurityError");
        },
      });
    });
    await openExample(page);
    await expect(page.locator(".problem")).toContainText("Not saved");
    await page.getByRole("link", { name: "Compare" }).click();
    await expect(page.locator("main")).toBeVisible();
  });
});

test("what cannot be opened in the storage is told, and the page works", async ({ page }) => {
  await openApp(page);
  await page.evaluate(
    () =>
      new Promise((done, failed) => {
        const request = indexedDB.open("crossread", 1);
        request.onerror = () => failed(request.error);
        // As earlier versions kept it.
        request.onupgradeneeded = () => request.result.createObjectStore("workspaces");
        request.onsuccess = () => {
          const transaction = request.result.transaction("workspaces", "readwrite");
          transaction.objectStore("workspaces").put(new TextEncoder().encode("{ damaged"), "current");
          transaction.oncomplete = () => {
            request.result.close();
            done();
          };
        };
      }),
  );
  await page.reload();
  await expect(page.locator(".problem")).toContainText("damaged");
  await pasteText(page, article(0));
  await expect(page.locator(".source")).toHaveCount(1);
});

test.describe("the policy", () => {
  test.use({ allowedFaults: /Content Security Policy|Refused to connect|violates|example\.invalid/ });

  test("the worker cannot reach another origin either", async ({ page }) => {
    // Started as the page starts it: from a blob, which inherits the page's policy.
    await openApp(page);
    const outcome = await page.evaluate(
      () =>
        new Promise((done) => {
          const script = "fetch('https://example.invalid/').then(() => postMessage('reached'), () => postMessage('refused'))";
          const worker = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })), { type: "module" });
          worker.onmessage = (event) => done(event.data);
        }),
    );
    expect(outcome).toBe("refused");
  });
});
