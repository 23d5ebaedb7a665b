//! The worker of the formats: opens files that are not text, and writes office files, for the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    crossread::worker::serve(crossread::formats::answer);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This worker runs in a browser: build it with `make build`. For the command line, run `crossread`.");
}
