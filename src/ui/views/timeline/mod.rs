//! The dates that the texts mention, on one axis by source; those that could not be told apart.

mod lanes;
mod list;
mod undated;
mod view;

pub use view::Timeline;
