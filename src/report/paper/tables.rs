//! The tables of the sources as they were read: each column with its type and unit.

use super::*;
use crate::analysis::tables::{CellValue, Table as Read};
use crate::present::tables::{column_label, column_name, is_numeric, label_column, notes};

pub fn section(desk: &Desk) -> Option<Section> {
    let tables = desk.compared.sources.iter().flat_map(|source| {
        let tables = source.analysis.tables.iter();
        tables.flat_map(move |table| {
            let notes: Vec<Block> = notes(table, source.document).into_iter().map(note).collect();
            std::iter::once(Block::Table(written(desk, source, table))).chain(notes)
        })
    });
    let blocks: Vec<Block> = tables.collect();
    (desk.contents.texts && !blocks.is_empty()).then(|| Section::new("tables", "Tables", blocks))
}

pub fn written(desk: &Desk, source: &Reported, table: &Read) -> Table {
    let caption = table
        .caption
        .map_or("table".to_owned(), |span| desk.words(source.id, span));
    let place = desk.link(source.id, table.span, format!("Source {}", desk.mark(source.id)));
    let labels = label_column(table);
    let column = |(at, column): (usize, &crate::analysis::tables::Column)| Column {
        title: column_name(column, at),
        full: column_label(column),
        kind: if is_numeric(column) {
            ColumnKind::Number
        } else {
            ColumnKind::Words
        },
        weight: 2,
    };
    let row = |cells: &Vec<crate::analysis::tables::Cell>| {
        let cells = cells.iter().enumerate().map(|(at, cell)| Cell {
            heads: labels == Some(at),
            bad: cell.value == CellValue::Bad,
            ..Cell::words(one_line(&source.document.cell(cell.span)))
        });
        cells.collect()
    };
    Table {
        caption: vec![place, plain(format!(": {caption}"))],
        columns: table.columns.iter().enumerate().map(column).collect(),
        rows: table.rows.iter().map(row).collect(),
    }
}
