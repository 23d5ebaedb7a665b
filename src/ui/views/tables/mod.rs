//! The tables that the texts carry: typed, sortable, charted, to copy; and what was found about them.

mod cell;
mod chart;
mod export;
mod findings;
mod grid;
mod item;
mod join;
mod types;
mod view;

pub use export::Export;
pub use view::Tables;
