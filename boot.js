// Starts the page: fetches the program that the preload links name, checked against their hashes, and runs it.
// When that cannot be done, says so in #boot. The page itself removes #boot once it stands.

const message = document.getElementById("boot-message");

function fail(text) {
  if (!message?.isConnected) return;
  message.hidden = false;
  message.setAttribute("role", "alert");
  message.textContent = text;
  document.getElementById("boot").classList.add("boot-failed");
}

async function start() {
  if (typeof WebAssembly !== "object") {
    fail(
      "This browser cannot run WebAssembly, which Crossread needs. A lockdown mode or a policy may have switched it " +
        "off; any current Firefox, Chrome, Edge or Safari has it.",
    );
    return;
  }
  const program = document.querySelector('link[rel="preload"][type="application/wasm"]');
  const glue = document.querySelector('link[rel="modulepreload"]');
  let init, response;
  try {
    [{ default: init }, response] = await Promise.all([
      import(glue.href),
      fetch(program.href, { integrity: program.dataset.integrity, credentials: "same-origin" }),
    ]);
    if (!response.ok) throw new Error(`${program.href}: ${response.status}`);
  } catch (error) {
    console.error(error);
    fail("Crossread could not be loaded. Check the connection and load the page again.");
    return;
  }
  try {
    await init({ module_or_path: response });
  } catch (error) {
    console.error(error);
    fail("Crossread could not start in this browser. Loading the page again may help.");
  }
}

// The word "Opening" only when it takes a moment: no flicker otherwise.
if (message) setTimeout(() => (message.hidden = false), 400);
start();
