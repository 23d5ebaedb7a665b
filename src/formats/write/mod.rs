//! Documents out: plain models to the bytes of office files.

use serde::{Deserialize, Serialize};

/// What can be written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Document {}

/// The bytes of a document.
#[cfg(feature = "formats")]
pub fn write(document: &Document) -> Vec<u8> {
    match *document {}
}
