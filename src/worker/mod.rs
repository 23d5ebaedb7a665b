//! Workers: [`serve()`] answers the page's requests inside one, with the engine or with the formats;
//! [`client`] is the page's end. Messages are postcard bytes in
//! transferred buffers: `(job, request)` there, `(job, response)` back, and
//! the word [`READY`] first.

pub mod client;
mod serve;

pub use serve::serve;

/// What the worker posts when it can take requests; what is sent earlier is lost.
pub const READY: &str = "ready";
