//! The native tests that need the whole crate: one program, so that it links once.

mod chain;
mod formats;
mod hostile;
mod layers;
mod passages;
mod properties;
mod quotes;
mod repairs;
mod reports;
mod snapshots;
mod tables;
mod workspaces;
