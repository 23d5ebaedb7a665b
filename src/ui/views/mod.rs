//! The views, one folder each.

pub mod compare;
pub mod entities;
pub mod marks;
pub mod quotes;
pub mod tables;
mod texts;
pub mod timeline;

pub use texts::texts;
