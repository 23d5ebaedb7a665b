//! Corrections of names by the user: of all about a name, of one mention, of words that are no name yet; and their list.

mod add_dialog;
mod card;
mod list;
mod mark_as;
mod mention_dialog;
mod pick;
mod rows;

pub use add_dialog::AddNameDialog;
pub use card::CorrectCard;
pub use list::Corrections;
pub use mark_as::MarkAs;
pub use mention_dialog::MentionDialog;
