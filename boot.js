// Starts the page: fetches the program that the preload links name, checked against their hashes, and runs it.
// When that cannot be done, says so in #boot. The page itself removes #boot once it stands.
// In the build of one file (scripts/single-file.mjs) the programs stand in the file itself.

const message = document.getElementById("boot-message");
const inline = document.getElementById("page-program");

function fail(text) {
  if (!message?.isConnected) return;
  message.hidden = false;
  message.setAttribute("role", "alert");
  message.textContent = text;
  document.getElementById("boot").classList.add("boot-failed");
}

/** The page's glue and its program, from the files beside this one. */
async function fetched() {
  const program = document.querySelector('link[rel="preload"][type="application/wasm"]');
  const glue = document.querySelector('link[rel="modulepreload"]');
  const [{ default: init }, response] = await Promise.all([
    import(glue.href),
    fetch(program.href, { integrity: program.dataset.integrity, credentials: "same-origin" }),
  ]);
  if (!response.ok) throw new Error(`${program.href}: ${response.status}`);
  return [init, response];
}

const script = (...parts) => URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));

/** Undoes base64 and gzip; also runs in the worker, so it must not use anything from outside. */
async function unpacked(text) {
  const packed = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

/** The same from this file itself; tells the page where the workers are. */
async function unpackedHere() {
  const text = (id) => document.getElementById(id).textContent;
  for (const program of ["worker", "formats"]) {
    const worker = script(
      await new Response(await unpacked(text(`${program}-glue`))).text(),
      `\n${unpacked}\n__wbg_init({ module_or_path: unpacked("`,
      text(`${program}-program`),
      '") });',
    );
    document.querySelector(`meta[name="crossread-${program}"]`).content = worker;
  }
  const glue = script(`${unpacked}\n`, await new Response(await unpacked(text("page-glue"))).text());
  const [{ default: init }, program] = await Promise.all([import(glue), unpacked(inline.textContent)]);
  return [init, program];
}

async function start() {
  if (typeof WebAssembly !== "object") {
    fail(
      "This browser cannot run WebAssembly, which Crossread needs. A lockdown mode or a policy may have switched it " +
        "off; any current Firefox, Chrome, Edge or Safari has it.",
    );
    return;
  }
  let init, program;
  try {
    [init, program] = await (inline ? unpackedHere() : fetched());
  } catch (error) {
    console.error(error);
    fail(
      inline
        ? "Crossread could not be unpacked. The file may be damaged, or this browser too old."
        : "Crossread could not be loaded. Check the connection and load the page again.",
    );
    return;
  }
  try {
    await init({ module_or_path: program });
  } catch (error) {
    console.error(error);
    fail("Crossread could not start in this browser. Loading the page again may help.");
    return;
  }
  if (!inline) await stayUsable().catch((error) => console.info(`Not kept for use without a connection: ${error}`));
}

/** Has all files kept for use without a connection, and offers a new version when there is one. */
async function stayUsable() {
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.register("service-worker.js");
  const offer = (worker) => {
    const notice = document.getElementById("update");
    notice.hidden = false;
    document.getElementById("update-later").onclick = () => (notice.hidden = true);
    document.getElementById("update-now").onclick = () => {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      worker.postMessage("take over");
    };
  };
  const watch = (worker) =>
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && navigator.serviceWorker.controller) offer(worker);
    });
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
}

// The word "Opening" only when it takes a moment: no flicker otherwise.
if (message) setTimeout(() => (message.hidden = false), 400);
start();
