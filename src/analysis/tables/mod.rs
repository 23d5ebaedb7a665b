//! Tables: header rows, column types and units, cell values.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::quantities::QuantityKind;
use crate::text::{Document, Span};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Table {
    pub span: Span,
    /// A caption that belongs to the table, or the sentence or heading just before it that introduces it.
    pub caption: Option<Span>,
    pub columns: Vec<Column>,
    /// Body rows only; each as long as `columns`.
    pub rows: Vec<Vec<Cell>>,
    /// Indices of body rows that sum up others (`Total`).
    pub totals: Vec<u32>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// The header's words, several header rows joined by ` / `; empty when there is none.
    pub name: String,
    /// The header's place; the lowest cell where there are several.
    pub header: Option<Span>,
    pub kind: ColumnKind,
    /// As in [`super::quantities::Quantity::unit`]: from the header or from the cells.
    pub unit: String,
    /// The factor from the header by which the cells' numbers are multiplied (`in billion USD`: 1e9); 1 otherwise.
    pub scale: f64,
    /// A year that the header states (`2023`).
    pub year: Option<i16>,
}

/// A column has a type when nine in ten of its filled cells read as that type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ColumnKind {
    Text,
    Date,
    Quantity(QuantityKind),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    pub span: Span,
    pub value: CellValue,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum CellValue {
    Empty,
    Text,
    /// `value` in base units (the column's scale applied); `low` and `high` enclose it by the digits given.
    Number {
        value: f64,
        low: f64,
        high: f64,
    },
    Date(Date, Date),
    /// Does not read as its column's type.
    Bad,
}

/// Reads the document's grids as tables.
pub fn extract(_document: &Document) -> Vec<Table> {
    Vec::new()
}
