//! Quotations by speaker; the wordings of one quotation side by side with their differences.

mod group;
mod single;
mod view;
mod voice;
mod wording;

pub use single::SingleQuote;
pub use view::Quotes;
