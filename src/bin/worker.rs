//! The worker: serves the engine to the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    use crossread::engine::Engine;
    use crossread::ingest::{Edits, Format};

    console_error_panic_hook::set_once();
    let mut engine = Engine::default();
    crossread::worker::serve(move |request| engine.answer(request));
    // The lists and the model are laid out at their first use: before a text comes.
    Engine::default().analyze(0, Format::Plain, "Ready", &Edits::default());
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The worker runs in a browser: build it with `make build`. For the command line, run `crossread`.");
}
