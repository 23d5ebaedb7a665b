//! Crossread reads one story across its sources: who and what the texts name,
//! the tables and figures they carry, what every source says, what only one
//! says, and where numbers, dates and quotations disagree. Every finding shows
//! its evidence and the rule behind it.
//!
//! The modules stand in reading order, lowest first; each uses only those
//! above it in this list (`tests/it/layers.rs` guards that).

pub mod text;

pub mod ingest;

pub mod analysis;

pub mod compare;

pub mod present;

pub mod report;

pub mod workspace;

pub mod formats;

pub mod engine;

#[cfg(target_arch = "wasm32")]
pub mod worker;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod ui;
