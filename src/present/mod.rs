//! What the views show, reckoned without a browser: addresses, highlights,
//! contexts, orders and scales. Pure functions of analyses and comparisons,
//! tested natively; the interface only draws their results.

pub mod address;
pub mod pasted;
