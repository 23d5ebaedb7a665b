//! The worker: serves the engine to the page. (For now it only says that it stands.)

#[cfg(target_arch = "wasm32")]
fn main() {
    use wasm_bindgen::JsCast;
    let scope = js_sys::global().unchecked_into::<web_sys::DedicatedWorkerGlobalScope>();
    scope.post_message(&"ready".into()).expect("the page can be told");
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The worker runs in a browser: build it with `make build`.");
}
