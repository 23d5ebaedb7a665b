//! The tables of a text as JSON, one object a line: a contract, described in `docs/json.md`.

use std::borrow::Cow;
use std::io;

use serde::Serialize;

use super::finite;
use crate::analysis::tables::{Cell, CellValue, Table, extract_all, number_alone};
use crate::ingest::Tables;
use crate::report::label;
use crate::text::{Document, Grid, Span};

#[derive(Serialize)]
struct TableOut<'a> {
    caption: Option<&'a str>,
    /// The caption is the table's own, not a heading or sentence before it.
    own_caption: bool,
    layout: bool,
    nested: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    dialect: Option<DialectOut>,
    rows: usize,
    columns: usize,
    header_rows: usize,
    lines_above: usize,
    lines_below: usize,
    totals: Vec<usize>,
    types: Vec<Column<'a>>,
    cells: Vec<CellOut<'a>>,
    grid: Vec<Vec<Cow<'a, str>>>,
}

#[derive(Serialize)]
struct DialectOut {
    delimiter: char,
    quote: Option<char>,
    escape: Option<char>,
}

#[derive(Serialize)]
struct Column<'a> {
    col: u32,
    name: &'a str,
    kind: &'static str,
    unit: &'a str,
    scale: f64,
    year: Option<i16>,
}

#[derive(Serialize)]
struct CellOut<'a> {
    row: usize,
    col: usize,
    rowspan: u16,
    colspan: u16,
    header: bool,
    text: Cow<'a, str>,
    value: Option<Value>,
    unit: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    bad: bool,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Value {
    Number(f64),
    Date(String),
}

/// Writes each table on a line of its own, in order of the text.
pub fn tables(tables: &Tables, mut out: impl io::Write) -> io::Result<()> {
    let document = &tables.document;
    let read = extract_all(document);
    let mut order: Vec<usize> = (0..document.grids.len()).collect();
    order.sort_by_key(|&at| first_place(&document.grids[at]));
    for at in order {
        let grid = &document.grids[at];
        if !grid.rows.iter().flatten().all(|cell| cell.span.is_empty()) {
            serde_json::to_writer(&mut out, &table(tables, at, grid, read[at].as_ref()))?;
            out.write_all(b"\n")?;
        }
    }
    Ok(())
}

/// Where the table begins, outer tables before those within.
fn first_place(grid: &Grid) -> (u32, std::cmp::Reverse<u32>) {
    let spans = || {
        grid.rows
            .iter()
            .flatten()
            .filter(|cell| cell.rows > 0)
            .map(|cell| cell.span)
            .chain(grid.caption)
    };
    let start = spans().map(|span| span.start).min().unwrap_or(0);
    (
        start,
        std::cmp::Reverse(spans().map(|span| span.end).max().unwrap_or(0)),
    )
}

fn table<'a>(tables: &'a Tables, index: usize, grid: &'a Grid, read: Option<&'a Table>) -> TableOut<'a> {
    let document = &tables.document;
    let (above, below) = (tables.above.as_slice(), tables.below.as_slice());
    let width = grid.rows.first().map_or(0, Vec::len);
    let width = above.iter().chain(below).map(Vec::len).fold(width, usize::max);
    let headers = read.map_or(0, |table| table.header_rows as usize);
    let loose = |records: &[Vec<Span>], from: usize| -> Vec<CellOut<'a>> {
        let cells = records
            .iter()
            .enumerate()
            .flat_map(|(row, record)| record.iter().enumerate().map(move |(col, span)| (row, col, *span)));
        cells
            .map(|(row, col, span)| CellOut {
                row: from + row,
                col,
                rowspan: 1,
                colspan: 1,
                header: false,
                text: document.cell(span),
                value: None,
                unit: None,
                bad: false,
            })
            .collect()
    };
    let rows = above.len() + grid.rows.len() + below.len();
    let mut cells = loose(above, 0);
    // For each column of the grid, the one that was read of it.
    let mut places = vec![None; width];
    for (place, column) in read.iter().flat_map(|table| table.columns.iter().enumerate()) {
        places[column.at as usize] = Some(place);
    }
    for (row, slots) in grid.rows.iter().enumerate() {
        for (col, slot) in slots
            .iter()
            .enumerate()
            .filter(|(_, slot)| slot.rows > 0 && !slot.repeated)
        {
            let typed = row
                .checked_sub(headers)
                .zip(read)
                .and_then(|(row, table)| Some((table, places[col]?, table.rows.get(row)?.get(places[col]?)?)));
            let text = document.cell(slot.span);
            let (value, unit) = typed.map_or((None, None), |(table, column, cell)| value(table, column, cell, &text));
            cells.push(CellOut {
                row: above.len() + row,
                col,
                rowspan: slot.rows,
                colspan: slot.columns,
                header: slot.header || row < headers,
                text,
                value,
                unit,
                bad: typed.is_some_and(|(_, _, cell)| cell.value == CellValue::Bad),
            });
        }
    }
    cells.extend(loose(below, above.len() + grid.rows.len()));
    let line = |spans: &mut dyn Iterator<Item = Span>| -> Vec<Cow<'a, str>> {
        let mut words: Vec<_> = spans.map(|span| document.cell(span)).collect();
        words.resize(width, Cow::Borrowed(""));
        words
    };
    let full = above
        .iter()
        .map(|record| line(&mut record.iter().copied()))
        .chain(grid.rows.iter().map(|row| line(&mut row.iter().map(|slot| slot.span))))
        .chain(below.iter().map(|record| line(&mut record.iter().copied())))
        .collect();
    let caption = read.map_or(grid.caption, |table| table.caption);
    let from_body = above.len() + headers;
    TableOut {
        caption: caption.map(|span| document.slice(span)),
        own_caption: grid.caption.is_some(),
        layout: tables.layout.binary_search(&(index as u32)).is_ok(),
        nested: is_nested(document, index),
        dialect: document.dialect.map(|dialect| DialectOut {
            delimiter: dialect.delimiter,
            quote: dialect.quote,
            escape: dialect.escape,
        }),
        rows,
        columns: width,
        header_rows: headers,
        lines_above: above.len(),
        lines_below: below.len(),
        totals: read
            .iter()
            .flat_map(|table| table.totals.iter().map(|row| from_body + *row as usize))
            .collect(),
        types: read.iter().flat_map(|table| &table.columns).map(column).collect(),
        cells,
        grid: full,
    }
}

fn is_nested(document: &Document, grid: usize) -> bool {
    let kind = crate::text::BlockKind::Table { grid: grid as u32 };
    !document.blocks.iter().any(|block| block.kind == kind)
}

fn column(column: &crate::analysis::tables::Column) -> Column<'_> {
    Column {
        col: column.at,
        name: &column.name,
        kind: label(column.kind),
        unit: &column.unit,
        scale: column.scale,
        year: column.year,
    }
}

/// By the column's type; in a column of text, by the cell alone.
fn value<'a>(table: &'a Table, column: usize, cell: &Cell, text: &str) -> (Option<Value>, Option<&'a str>) {
    let own = || match number_alone(text) {
        Some((value, unit)) => (finite(value).map(Value::Number), Some(unit)),
        None => (None, None),
    };
    let (value, unit) = match cell.value {
        CellValue::Number { value, .. } => {
            let unit = table.columns.get(column).map(|column| column.unit.as_str());
            (finite(value).map(Value::Number), unit)
        }
        CellValue::Date(first, _) => (Some(Value::Date(first.to_string())), None),
        CellValue::Text | CellValue::Bad => own(),
        CellValue::Empty => (None, None),
    };
    (value, unit.filter(|unit| !unit.is_empty()))
}
