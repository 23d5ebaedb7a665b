//! Rows that sum up others: by their label, or because the last row is the sum of those above.

use super::{Cell, CellValue, Column, ColumnKind};
use crate::analysis::quantities::QuantityKind;
use crate::text::Document;

/// Fewer rows than this above a sum prove nothing.
const LEAST_ROWS: usize = 3;

pub fn find(document: &Document, columns: &[Column], rows: &[Vec<Cell>]) -> Vec<u32> {
    let labels = columns.iter().position(|column| column.kind == ColumnKind::Text);
    let mut totals: Vec<u32> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let label = labels
            .and_then(|at| row.get(at))
            .map_or("", |cell| document.slice(cell.span));
        if is_total(label) {
            totals.push(index as u32);
        }
    }
    if totals.is_empty() && sums_up(columns, rows) {
        totals.push(rows.len() as u32 - 1);
    }
    totals
}

fn is_total(label: &str) -> bool {
    let word = label.trim().trim_end_matches(':').trim_matches('*');
    if word.len() > 24 {
        return false;
    }
    let folded = word.to_lowercase();
    matches!(
        folded.as_str(),
        "sum" | "overall" | "all" | "sub-total" | "in total" | "combined"
    ) || folded
        .split_whitespace()
        .any(|word| matches!(word, "total" | "totals" | "subtotal"))
}

/// Whether the last row holds the sum of those above in every column of amounts, within the digits' rounding.
fn sums_up(columns: &[Column], rows: &[Vec<Cell>]) -> bool {
    let Some((last, above)) = rows.split_last() else {
        return false;
    };
    if above.len() < LEAST_ROWS {
        return false;
    }
    let mut checked = 0;
    for (at, column) in columns.iter().enumerate() {
        if !matches!(
            column.kind,
            ColumnKind::Quantity(QuantityKind::Count | QuantityKind::Money)
        ) {
            continue;
        }
        let (mut low, mut high, mut greatest) = (0.0, 0.0, 0.0f64);
        for row in above {
            match row[at].value {
                CellValue::Number {
                    value,
                    low: least,
                    high: most,
                } => {
                    (low, high, greatest) = (low + least, high + most, greatest.max(value));
                }
                CellValue::Empty => {}
                _ => return false,
            }
        }
        let CellValue::Number { value, .. } = last[at].value else {
            return false;
        };
        // Things counted one by one are not rounded.
        if column.kind == ColumnKind::Quantity(QuantityKind::Count) && column.scale == 1.0 {
            let sum = (low + high) / 2.0;
            (low, high) = (sum - 0.5, sum + 0.5);
        }
        if value < low || value > high || value <= greatest {
            return false;
        }
        checked += 1;
    }
    checked > 0
}
