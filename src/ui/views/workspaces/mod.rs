//! What is kept and what is passed on: the workspaces of this browser, files and links, and texts that are missing.

mod awaited;
mod list;
mod opening;
mod recent;
mod room;
mod row;
mod share;
mod trouble;

pub use awaited::AwaitedTexts;
pub use list::WorkspacesDialog;
pub use opening::OpeningDialog;
pub use recent::Recent;
pub use share::ShareDialog;
pub use trouble::TroubleNotice;
