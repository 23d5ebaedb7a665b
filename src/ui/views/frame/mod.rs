//! What stands around every view: header, notices, toasts, dialogs, and the listeners on the page.

mod drop_target;
mod folders;
mod header;
mod incoming;
mod listeners;
mod notices;
mod selecting;
mod shortcuts;
mod toasts;

pub use drop_target::DropTarget;
pub use header::Header;
pub use listeners::{files_of, listen, pasted_of};
pub use notices::Notices;
pub use shortcuts::Shortcuts;
pub use toasts::Toasts;
