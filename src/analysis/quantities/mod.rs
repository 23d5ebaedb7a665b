//! Numbers as intervals with a unit, a scale and what is measured.

mod compatible;
pub mod currencies;
pub mod units;
mod written;

use serde::{Deserialize, Serialize};

use super::dates::DateMention;
use crate::text::{Document, Lexed, Span};

/// A stated quantity. `low` and `high` enclose what the words allow, rounding included:
/// `1.2 million` is 1.15 to 1.25 million, `more than 200` is 200 to infinity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// The whole expression: bound words, number, scale, unit (`more than $40 billion`).
    pub span: Span,
    pub kind: QuantityKind,
    /// As stated, scaled: 1_200_000 for `1.2 million`; the middle for a range.
    pub value: f64,
    pub low: f64,
    pub high: f64,
    pub bound: Bound,
    /// Empty for a plain count; ISO 4217 for money (`USD`), `%`, `pp`, or the singular unit (`km`, `year`).
    pub unit: String,
    /// What is counted or measured, where the text says it: the noun phrase after or before.
    pub of: Option<Span>,
    /// A change rather than a level (`rose 12%`, `fell by 3`).
    pub change: Option<Direction>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum QuantityKind {
    Count,
    Money,
    Percent,
    /// A difference between two percentages.
    PercentPoints,
    /// Length, area, weight, speed, temperature, energy, …
    Measure,
    Duration,
    Age,
    /// `third`, `No. 3`.
    Ordinal,
    /// `1 in 5`, `a third`, `12 per 100,000`.
    Ratio,
    /// `doubled`, `three times`.
    Multiple,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bound {
    Exact,
    About,
    /// `at least`, `no fewer than`.
    AtLeast,
    /// `at most`, `up to`.
    AtMost,
    MoreThan,
    LessThan,
    Range,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    Up,
    Down,
}

/// Finds quantities in prose; numbers that belong to `dates` are left to them.
pub fn extract(_document: &Document, _lexed: &Lexed, _dates: &[DateMention]) -> Vec<Quantity> {
    Vec::new()
}
