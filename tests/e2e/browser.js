// How Chromium is started, for the tests and for scripts/screenshots.mjs.

/** CHROMIUM names the browser (scripts/setup.sh finds it); without it, Playwright's own is used. */
export const launchOptions = {
  executablePath: process.env.CHROMIUM || undefined,
  args: [
    "--no-sandbox", // the sandbox does not start as root, which is what containers run as
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", // no other host can be reached, by whatever means
  ],
};
