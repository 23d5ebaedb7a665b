//! Tables: header rows, column types and units, cell values.

mod caption;
mod cell;
mod column;
mod header;
mod totals;

#[cfg(test)]
mod tests;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::quantities::{Bound, Convention, Evidence, Quantity, QuantityKind};
use crate::text::{BlockKind, ColumnChoice, Document, GridCell, Span};

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
    /// Index into [`Document::grids`].
    pub grid: u32,
    /// Rows of the grid that stand above `rows`.
    pub header_rows: u32,
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
    /// Index of the column in the grid: columns in which no cell begins are left out.
    pub at: u32,
    /// The user said what it holds.
    pub chosen: Option<ColumnChoice>,
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
    Date(
        #[serde(with = "crate::text::day")] Date,
        #[serde(with = "crate::text::day")] Date,
    ),
    /// Does not read as its column's type.
    Bad,
}

impl Table {
    /// The number of a cell as a quantity, with the column's kind and unit; what is measured is the column's header.
    pub fn quantity(&self, row: usize, column: usize) -> Option<Quantity> {
        let cell = self.rows.get(row)?.get(column)?;
        let column = self.columns.get(column)?;
        let (ColumnKind::Quantity(kind), CellValue::Number { value, low, high }) = (column.kind, cell.value) else {
            return None;
        };
        Some(Quantity {
            span: cell.span,
            kind,
            value,
            low,
            high,
            bound: Bound::Exact,
            unit: column.unit.clone(),
            of: column.header,
            change: None,
        })
    }
}

/// Reads the document's grids as tables, in order of the text.
pub fn extract(document: &Document) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut seen = vec![false; document.grids.len()];
    for (at, block) in document.blocks.iter().enumerate() {
        let BlockKind::Table { grid } = block.kind else {
            continue;
        };
        let first = seen
            .get_mut(grid as usize)
            .is_some_and(|seen| !std::mem::replace(seen, true));
        if first && block.is_analysed() {
            tables.extend(read(document, Some(at), grid));
        }
    }
    tables
}

/// Reads every grid, those of texts set aside, of other languages and within cells of others too; in their order.
/// `None` where a grid has no cells.
pub fn extract_all(document: &Document) -> Vec<Option<Table>> {
    let mut blocks = vec![None; document.grids.len()];
    for (at, block) in document.blocks.iter().enumerate() {
        if let BlockKind::Table { grid } = block.kind
            && let Some(place) = blocks.get_mut(grid as usize)
        {
            *place = Some(at);
        }
    }
    let grids = blocks.into_iter().zip(0..);
    grids.map(|(block, grid)| read(document, block, grid)).collect()
}

/// A cell's number by itself, whatever its column: its value in base units and its unit. `None` where the whole cell
/// is not one number.
pub fn number_alone(text: &str) -> Option<(f64, &'static str)> {
    let convention = match cell::marks(text) {
        Some(Evidence::Continental) => Convention::Continental,
        _ => Convention::English,
    };
    let number = cell::number(text, convention).filter(|number| number.until.is_none())?;
    Some((number.value, number.unit.map_or("", |(_, unit)| unit)))
}

/// Reads a grid: `block` is the block that holds it.
fn read(document: &Document, block: Option<usize>, index: u32) -> Option<Table> {
    let grid = document.grids.get(index as usize)?;
    let width = grid.rows.iter().map(Vec::len).max().unwrap_or(0);
    let headers = header::rows(document, grid).min(grid.rows.len());
    let (head, body) = grid.rows.split_at(headers);
    let mut columns = Vec::with_capacity(width);
    let mut values = Vec::with_capacity(width);
    for at in 0..width {
        if grid.rows.iter().all(|row| continues(row, at)) {
            continue;
        }
        let (name, header) = header::name(document, head, at);
        let spans: Vec<Span> = body
            .iter()
            .map(|row| row.get(at).map_or(Span::default(), |cell| cell.span))
            .collect();
        // A stroke at the end of each line makes a column of nothing.
        if name.is_empty() && spans.iter().all(|span| span.is_empty()) {
            continue;
        }
        let chosen = grid.chosen.iter().find(|(column, _)| *column == at as u32);
        // A cell that spans columns says what it says once: a heading within the table or a note below is no value.
        let own: Vec<Span> = body
            .iter()
            .zip(&spans)
            .map(|(row, span)| match spans_from_left(row, at) {
                true => Span {
                    start: span.end,
                    end: span.end,
                },
                false => *span,
            })
            .collect();
        let (mut column, read) = column::read(document, name, header, &own, chosen.map(|(_, choice)| *choice));
        column.at = at as u32;
        columns.push(column);
        values.push(
            spans
                .into_iter()
                .zip(read)
                .map(|(span, value)| Cell { span, value })
                .collect::<Vec<_>>(),
        );
    }
    let rows: Vec<Vec<Cell>> = (0..body.len())
        .map(|row| values.iter().map(|column| column[row].clone()).collect())
        .collect();
    if columns.is_empty() {
        return None;
    }
    let totals = totals::find(document, &columns, &rows);
    let first = || {
        grid.rows
            .iter()
            .flatten()
            .find(|cell| cell.rows > 0)
            .map(|cell| cell.span)
    };
    Some(Table {
        span: match block {
            Some(block) => document.blocks[block].span,
            None => first()?,
        },
        caption: match block {
            Some(block) => caption::find(document, grid, block),
            None => grid.caption,
        },
        columns,
        rows,
        totals,
        grid: index,
        header_rows: headers as u32,
    })
}

/// The slot goes on the cell to the left of it, or holds none.
fn continues(row: &[GridCell], at: usize) -> bool {
    match row.get(at) {
        None => true,
        Some(cell) if cell.rows == 0 => at > 0,
        Some(_) => spans_from_left(row, at),
    }
}

fn spans_from_left(row: &[GridCell], at: usize) -> bool {
    let left = at.checked_sub(1).and_then(|left| row.get(left));
    left.zip(row.get(at))
        .is_some_and(|(left, cell)| cell.repeated && cell.columns > 1 && left.columns > 1 && left.span == cell.span)
}
