//! Small marks that several views share: a source's letter and name, a state's glyph and word, a way into the text,
//! a filter, a search.

mod filter_chip;
mod jump;
mod kind_tag;
mod more;
mod pieces;
mod search_field;
mod sections;
mod sort_header;
mod source_tag;
mod state_tag;
mod unsure;

pub use filter_chip::FilterChip;
pub use jump::Jump;
pub use kind_tag::KindTag;
pub use more::{More, PAGE};
pub use pieces::Pieces;
pub use search_field::SearchField;
pub use sections::Sections;
pub use sort_header::{SortHeader, Sorting};
pub use source_tag::{SourceTag, label_of};
pub use state_tag::StateTag;
pub use unsure::Unsure;
