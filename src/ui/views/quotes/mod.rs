//! Quotations by speaker; the wordings of one quotation side by side with their differences.

mod group;
mod single;
mod variant;
mod view;
mod voice;

pub use single::SingleQuote;
pub use view::Quotes;
