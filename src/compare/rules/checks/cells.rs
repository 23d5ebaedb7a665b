//! The numbers of a table's columns, with what their digits leave open.

use crate::analysis::quantities::QuantityKind;
use crate::analysis::quantities::units::{Dimension, Unit};
use crate::analysis::tables::{self, CellValue, ColumnKind, Table};
use crate::compare::Source;
use crate::text::Span;

/// Beyond so many cells a finding names the total alone.
pub const SHOWN: usize = 40;

/// A number of a table.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    pub span: Span,
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

/// Header words under which rows do not add up.
const NO_SUMS: &[&str] = &[
    "average",
    "avg",
    "mean",
    "median",
    "rate",
    "per",
    "ratio",
    "index",
    "rank",
    "ranking",
    "score",
    "density",
    "price",
    "age",
    "height",
    "temperature",
    "max",
    "maximum",
    "min",
    "minimum",
    "peak",
    "change",
    "growth",
    "pct",
    "diff",
    "difference",
    "cumulative",
    "id",
    "no",
];

/// The numbers of a column that could add up, row by row; `None` where the column holds no such numbers.
pub fn additive(table: &Table, at: usize) -> Option<Vec<Option<Cell>>> {
    let column = table.columns.get(at)?;
    let adds = match column.kind {
        ColumnKind::Quantity(QuantityKind::Count | QuantityKind::Money) => true,
        ColumnKind::Quantity(QuantityKind::Measure) => Unit::named(&column.unit).is_some_and(|unit| {
            use Dimension::*;
            matches!(unit.dimension, Length | Area | Volume | Mass | Power | Energy | Data)
        }),
        _ => false,
    };
    (adds && !names_any(&column.name, NO_SUMS)).then(|| numbers(table, at))
}

/// The numbers of a column, row by row. Things counted one by one are exact, unless all their numbers are round.
pub fn numbers(table: &Table, at: usize) -> Vec<Option<Cell>> {
    let Some(column) = table.columns.get(at) else {
        return vec![];
    };
    let stated = |row: &Vec<tables::Cell>| {
        let cell = row.get(at)?;
        let CellValue::Number { value, low, high } = cell.value else {
            return None;
        };
        let span = cell.span;
        Some(Cell { span, value, low, high })
    };
    let mut cells: Vec<Option<Cell>> = table.rows.iter().map(stated).collect();
    let values = || cells.iter().flatten().map(|cell| cell.value);
    let counted = column.kind == ColumnKind::Quantity(QuantityKind::Count) && column.scale == 1.0;
    if counted && values().all(|value| value.fract() == 0.0) {
        let unit = [1e9, 1e6, 1e3]
            .into_iter()
            .find(|unit| values().all(|value| value % unit == 0.0));
        let slack = unit.map_or(0.0, |unit| unit / 2.0);
        for cell in cells.iter_mut().flatten() {
            (cell.low, cell.high) = (cell.value - slack, cell.value + slack);
        }
    }
    cells
}

/// Whether a header has one of the words.
pub fn names_any(header: &str, words: &[&str]) -> bool {
    header
        .split(|char: char| !char.is_alphanumeric())
        .any(|word| words.iter().any(|known| known.eq_ignore_ascii_case(word)))
}

/// The words of the row's first column of words.
pub fn label<'a>(source: &'a Source, table: &Table, row: usize) -> &'a str {
    let at = table.columns.iter().position(|column| column.kind == ColumnKind::Text);
    let cell = at.and_then(|at| table.rows.get(row)?.get(at));
    cell.map_or("", |cell| cell.span.of(&source.document.text).trim())
}

/// The sum of cells: value, least and greatest.
pub fn sum(cells: &[Cell]) -> (f64, f64, f64) {
    let add = |(value, low, high): (f64, f64, f64), cell: &Cell| (value + cell.value, low + cell.low, high + cell.high);
    cells.iter().fold((0.0, 0.0, 0.0), add)
}

/// Whether two intervals meet, but for the last bits.
pub fn meet(a: (f64, f64), b: (f64, f64)) -> bool {
    let slack = 1e-9 * a.1.abs().max(b.1.abs()).max(1e-9);
    a.0 <= b.1 + slack && b.0 <= a.1 + slack
}
