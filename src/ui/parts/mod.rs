//! Parts that know nothing of the domain. A part takes plain properties and brings its style in `style/parts.css`.

mod dialog;
mod empty;
mod icon;
mod icon_button;
mod switch;

pub use dialog::Modal;
pub use empty::Empty;
pub use icon::{Icon, icon};
pub use icon_button::IconButton;
pub use switch::Switch;
