//! The JSON report. Its shape is a contract, described in `docs/json.md`: fields may be
//! added, none changed or dropped without raising [`FORMAT`].

mod comparison;
mod corrections;
mod source;
mod tables;
mod wording;

use std::io;

use serde::Serialize;

use super::{Compared, Contents};
use crate::compare;
use crate::text::Span;

pub use tables::tables;

const FORMAT: u32 = 1;

/// Writes the report as JSON: one object, no white space beyond one newline at the end. Without the texts it has places
/// and values, but no words of the sources besides those that findings and points quote.
pub fn json(compared: &Compared, contents: &Contents, mut out: impl io::Write) -> io::Result<()> {
    let report = Report {
        crossread: env!("CARGO_PKG_VERSION"),
        format: FORMAT,
        rules: compare::RULES,
        sources: compared
            .sources
            .iter()
            .map(|source| source::Source::of(source, contents.texts))
            .collect(),
        comparison: comparison::ComparisonOut::of(compared),
        corrections: compared.corrections.iter().map(corrections::Correction::of).collect(),
    };
    serde_json::to_writer(&mut out, &report)?;
    out.write_all(b"\n")
}

/// `[start, end)` in bytes.
type Offsets = [u32; 2];

fn offsets(span: Span) -> Offsets {
    [span.start, span.end]
}

/// JSON has no infinity: an open bound is null.
fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

#[derive(Serialize)]
struct Report<'a> {
    crossread: &'static str,
    format: u32,
    rules: &'static str,
    sources: Vec<source::Source<'a>>,
    comparison: comparison::ComparisonOut<'a>,
    corrections: Vec<corrections::Correction<'a>>,
}
