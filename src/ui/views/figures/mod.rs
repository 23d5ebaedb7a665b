//! The figures of all sources: those of one thing side by side on an axis, those that may be, and all others.

mod alone;
mod forest;
mod group;
mod view;

pub use view::Figures;
