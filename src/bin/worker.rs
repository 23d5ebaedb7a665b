//! The worker: serves the engine to the page.

fn main() {}
