//! Parts that know nothing of the domain. A part takes plain properties and brings its style in `style/parts.css`.

mod collect;
mod derived;
mod dialog;
mod dynamic;
mod each;
mod empty;
mod icon;
mod icon_button;
mod pill;
mod press;
mod show;
mod switch;

pub use collect::CollectPieces;
pub use derived::Derived;
pub use dialog::Modal;
pub use dynamic::dynamic;
pub use each::Each;
pub use empty::Empty;
pub use icon::{Icon, icon};
pub use icon_button::IconButton;
pub use pill::Pill;
pub use press::press;
pub use show::Show;
pub use switch::Switch;
