//! The words of a place, marked in what they stand in.

use super::*;
use crate::analysis::tables::Table as ReadTable;
use crate::present::kwic::context;
use crate::present::tables::{column_name, label_column};

/// Characters on a side where no statement holds the place.
const AROUND: usize = 120;

/// The words of a place, marked: in their statement, in a table beside its row's and column's names, otherwise with the
/// words around them.
pub fn excerpt(desk: &Desk, source: SourceId, span: Span) -> Vec<Run> {
    let Some(source) = desk.compared.source(source) else {
        return vec![];
    };
    let document = source.document;
    let marked = || Run::styled(one_line(document.slice(span)), Style::Mark);
    let statements = &source.analysis.statements;
    let after = statements.partition_point(|statement| statement.span.start <= span.start);
    if let Some(statement) = statements[..after].last().filter(|it| it.span.end >= span.end) {
        let words = |start: u32, end: u32| spaced(document.slice(Span { start, end }));
        return vec![
            plain(words(statement.span.start, span.start)),
            marked(),
            plain(words(span.end, statement.span.end)),
        ];
    }
    let tables = source.analysis.tables.iter();
    if let Some((table, row, column)) = tables.filter_map(|table| cell_at(table, span)).next() {
        let label = label_column(table).filter(|label| *label != column);
        let label = label.and_then(|label| table.rows[row].get(label));
        let mut runs = vec![];
        if let Some(label) = label {
            runs.push(plain(format!("{} · ", one_line(&document.cell(label.span)))));
        }
        runs.push(plain(format!("{}: ", column_name(&table.columns[column], column))));
        runs.push(marked());
        return runs;
    }
    let (left, right) = context(document, span, AROUND);
    vec![plain(left), marked(), plain(right)]
}

/// The table, row and column of the cell that holds a place.
fn cell_at(table: &ReadTable, span: Span) -> Option<(&ReadTable, usize, usize)> {
    if !(table.span.start <= span.start && span.end <= table.span.end) {
        return None;
    }
    for (row, cells) in table.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate().take(table.columns.len()) {
            if cell.span.start <= span.start && span.end <= cell.span.end && !span.is_empty() {
                return Some((table, row, column));
            }
        }
    }
    None
}

/// On one line, with a space at either end where the text has white space there.
fn spaced(text: &str) -> String {
    let line = one_line(text);
    if line.is_empty() {
        return if text.is_empty() { line } else { " ".to_owned() };
    }
    let space = |there: bool| if there { " " } else { "" };
    format!(
        "{}{line}{}",
        space(text.starts_with(char::is_whitespace)),
        space(text.ends_with(char::is_whitespace))
    )
}
