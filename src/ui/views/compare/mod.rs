//! What the sources say against each other: points by sources, findings, copied passages.

mod copied;
mod detail;
mod exhibit;
mod finding_card;
mod finding_of;
mod findings;
mod keys;
mod matrix;
mod origins;
mod points;
mod row;
mod story;
mod verdict;
mod view;

pub use finding_card::FindingCard;
pub use finding_of::finding_card;
pub use view::Compare;
