//! Who and what the texts name: a list with counts per source, coverage, and all about one of them.

mod company;
mod concordance;
mod counts;
mod coverage;
mod detail;
mod figures;
mod list;
mod quoted;
mod view;

use std::sync::Arc;

use crate::present::entities::Row;

pub use view::Entities;

/// The rows of the list, shared by its parts.
type Rows = Arc<Vec<Row>>;
