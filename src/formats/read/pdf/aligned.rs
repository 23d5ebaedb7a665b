//! Tables without rules: rows of short pieces that stand under each other.

use super::pieces::Piece;
use crate::formats::read::markup::{self, Cell, escape};

/// How many rows a table has at least; with two columns, the second holding numbers, one more.
const ROWS: usize = 3;
/// How long a cell is at most on average, in characters.
const SHORT: usize = 28;
/// How far, in sizes, the rows of a table stand apart at most.
const APART: f64 = 3.2;

/// How many of the first pieces form a table, and its HTML. The pieces stand in reading order.
pub(super) fn table(pieces: &[Piece]) -> Option<(usize, String)> {
    let mut rows: Vec<&[Piece]> = Vec::new();
    let mut at = 0;
    while let Some(row) = row(&pieces[at..]) {
        let first = &row[0];
        let near = rows
            .last()
            .is_none_or(|before| first.top - before[0].bottom < APART * first.size);
        if first.table.is_some() || first.fresh && at > 0 || !near || row.len() == 1 && !continues(&rows, first) {
            break;
        }
        at += row.len();
        rows.push(row);
    }
    while rows.last().is_some_and(|row| row.len() == 1) {
        at -= 1;
        rows.pop();
    }
    let columns = columns(&rows);
    let full = rows.iter().filter(|row| row.len() > 1).count();
    let cells: Vec<&Piece> = rows.iter().flat_map(|row| row.iter()).collect();
    let letters: usize = cells.iter().map(|cell| cell.text.chars().count()).sum();
    let numeric = rows
        .iter()
        .filter(|row| row.len() > 1 && row[1..].iter().all(|cell| is_number(&cell.text)))
        .count();
    let enough = match columns.len() {
        0 | 1 => false,
        2 => full > ROWS && numeric * 10 >= full * 7,
        _ => full >= ROWS,
    };
    let mostly = rows.iter().filter(|row| row.len() * 2 > columns.len()).count() * 10 >= rows.len() * 6;
    if !enough || !mostly || letters > SHORT * cells.len() || columns.len() > 40 {
        return None;
    }
    let mut html: Vec<Vec<Cell>> = Vec::new();
    for row in rows {
        let mut cells = vec![String::new(); columns.len()];
        for piece in row {
            let middle = (piece.x0 + piece.x1) / 2.0;
            let index = columns
                .iter()
                .position(|column| middle <= column.1)
                .unwrap_or(columns.len() - 1);
            if !cells[index].is_empty() {
                cells[index].push(' ');
            }
            cells[index].push_str(&piece.text);
        }
        // The second line of a cell: nothing of it stands in the first column, or in that alone.
        let short = cells.iter().filter(|cell| !cell.is_empty()).count() == 1 && row.len() == 1;
        match html.last_mut().filter(|_| short) {
            Some(above) => {
                for (cell, words) in above.iter_mut().zip(&cells).filter(|(_, words)| !words.is_empty()) {
                    cell.inner.push(' ');
                    cell.inner.push_str(&escape(words));
                }
            }
            None => html.push(cells.iter().map(|cell| Cell::new(escape(cell))).collect()),
        }
    }
    Some((at, markup::table("", &html)))
}

/// The pieces that stand on one line, from the first on.
fn row(pieces: &[Piece]) -> Option<&[Piece]> {
    let first = pieces.first()?;
    let mut end = 1;
    while pieces.get(end).is_some_and(|piece| {
        !piece.fresh
            && piece.table.is_none()
            && (piece.middle() - first.middle()).abs() < first.size * 0.5
            && piece.x0 > pieces[end - 1].x0
    }) {
        end += 1;
    }
    Some(&pieces[..end])
}

/// A single piece goes on with the row above: close under it, and under one of its cells.
fn continues(rows: &[&[Piece]], piece: &Piece) -> bool {
    rows.last().is_some_and(|row| {
        row.len() > 1
            && piece.top - row[0].bottom < piece.size * 0.6
            && row.iter().any(|cell| (cell.x0 - piece.x0).abs() < piece.size * 0.5)
            && piece.text.chars().count() <= SHORT
    })
}

/// The stretches in which the cells of each column stand: pieces that overlap are of one. A row that covers two is a
/// heading over both.
fn columns(rows: &[&[Piece]]) -> Vec<(f64, f64)> {
    let most = rows.iter().map(|row| row.len()).max().unwrap_or_default();
    let mut columns: Vec<(f64, f64)> = Vec::new();
    for piece in rows
        .iter()
        .filter(|row| row.len() * 2 > most)
        .flat_map(|row| row.iter())
    {
        let mut stretch = (piece.x0, piece.x1);
        columns.retain(|column| {
            let apart = column.1 < stretch.0 || stretch.1 < column.0;
            if !apart {
                stretch = (stretch.0.min(column.0), stretch.1.max(column.1));
            }
            apart
        });
        columns.push(stretch);
    }
    columns.sort_by(|a, b| a.0.total_cmp(&b.0));
    columns
}

fn is_number(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    digits > 0 && digits * 2 >= text.chars().filter(|char| char.is_alphanumeric()).count()
        || matches!(text, "–" | "-" | "—" | "n/a")
}
