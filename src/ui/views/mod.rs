//! The views, one folder each. The frame gives each view its `h1`; their own headings begin at `h2`.

pub mod compare;
pub mod correct;
pub mod entities;
pub mod evidence;
pub mod export;
pub mod figures;
pub mod frame;
pub mod marks;
pub mod overview;
pub mod quotes;
pub mod read;
pub mod sources;
pub mod start;
pub mod tables;
mod texts;
pub mod timeline;
pub mod wording;
pub mod workspaces;

pub use texts::texts;
