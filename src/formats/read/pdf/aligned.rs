//! Tables without rules: rows of short pieces that stand under each other.

use super::pieces::Piece;
use crate::formats::read::markup::{self, Cell, escape};

/// How many rows a table has at least; with two columns, the second holding numbers, one more.
const ROWS: usize = 3;
/// How long a cell is at most on average, in characters.
const SHORT: usize = 28;
/// How far, in sizes, the rows of a table stand apart at most.
const APART: f64 = 3.2;
/// Lines of one cell stand this much closer than rows do.
const TIGHT: f64 = 0.85;

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
    while rows.last().is_some_and(|row| row.len() == 1 && !is_close(&rows)) {
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
    if !enough || !mostly || letters > SHORT * cells.len() || columns.len() > 40 || is_contents(&rows) {
        return None;
    }
    let steps: Vec<f64> = rows
        .windows(2)
        .map(|pair| pair[1][0].middle() - pair[0][0].middle())
        .collect();
    let widest = steps.iter().copied().fold(0.0, f64::max);
    let mut html: Vec<Vec<Cell>> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let mut cells: Vec<(usize, usize, String)> = Vec::new();
        for piece in *row {
            let (from, to) = stretch(&columns, piece);
            match cells.last_mut().filter(|last| last.1 > from) {
                Some((_, end, text)) => {
                    *end = to.max(*end);
                    text.push(' ');
                    text.push_str(&piece.text);
                }
                None => cells.push((from, to, piece.text.clone())),
            }
        }
        let step = at.checked_sub(1).map_or(widest, |at| steps[at]);
        if let Some(above) = html
            .last_mut()
            .filter(|above| goes_on(above, &cells, step < widest * TIGHT))
        {
            let mut column = 0;
            for cell in above {
                let end = column + cell.columns;
                if let Some((_, _, text)) = cells.iter().find(|(from, _, _)| (column..end).contains(from)) {
                    add(&mut cell.inner, &escape(text));
                }
                column = end;
            }
            continue;
        }
        let mut line: Vec<Cell> = Vec::new();
        let mut column = 0;
        for (from, to, text) in cells {
            line.extend((column..from).map(|_| Cell::new(String::new())));
            line.push(Cell {
                columns: to - from,
                ..Cell::new(escape(&text))
            });
            column = to;
        }
        line.extend((column..columns.len()).map(|_| Cell::new(String::new())));
        html.push(line);
    }
    Some((at, markup::table("", &html)))
}

/// The columns in which a piece stands: from, and up to. What reaches over several is a heading of them all.
fn stretch(columns: &[(f64, f64)], piece: &Piece) -> (usize, usize) {
    let meets = |column: &(f64, f64)| piece.x0 < column.1 && column.0 < piece.x1;
    match (columns.iter().position(meets), columns.iter().rposition(meets)) {
        (Some(from), Some(to)) => (from, to + 1),
        _ => {
            let from = columns
                .iter()
                .position(|column| piece.x0 <= column.1)
                .unwrap_or(columns.len() - 1);
            (from, from + 1)
        }
    }
}

/// Cells of a line are the second line of those above: nothing of them stands in the first column, or only there, each
/// under a cell with words, and closer than rows stand, or without a number and in small letters.
fn goes_on(above: &[Cell], cells: &[(usize, usize, String)], close: bool) -> bool {
    let mut column = 0;
    let starts: Vec<(usize, usize, &str)> = above
        .iter()
        .map(|cell| {
            let from = column;
            column += cell.columns;
            (from, column, cell.inner.as_str())
        })
        .collect();
    let under = |at: usize| starts.iter().position(|(from, to, _)| (*from..*to).contains(&at));
    let mut places: Vec<Option<usize>> = cells.iter().map(|(from, _, _)| under(*from)).collect();
    let filled = places
        .iter()
        .all(|place| place.is_some_and(|place| !starts[place].2.is_empty()));
    let count = places.len();
    places.dedup();
    if !filled || places.len() < count {
        return false;
    }
    let Some((first, _, words)) = cells.first() else {
        return false;
    };
    let alone = cells.len() == 1;
    let small = cells.iter().all(|(_, _, text)| text.starts_with(char::is_lowercase));
    let parted = places[0].is_some_and(|place| starts[place].2.ends_with('-')) && words.starts_with(char::is_lowercase);
    let number = cells.iter().any(|(_, _, text)| is_number(text));
    alone && (close || small || parted || *first > 0) || !number && (*first > 0 && (close || small) || close && small)
}

/// Adds the next line of a cell; a word parted at the end of the one before is joined.
fn add(inner: &mut String, line: &str) {
    let parted = inner
        .strip_suffix('-')
        .is_some_and(|before| before.ends_with(char::is_alphabetic) && line.starts_with(char::is_lowercase));
    if parted {
        inner.pop();
    } else {
        inner.push(' ');
    }
    inner.push_str(line);
}

/// A table of contents: each line ends in the number of a page, which never falls, and has no other.
fn is_contents(rows: &[&[Piece]]) -> bool {
    let page = |row: &[Piece]| row.last().and_then(|last| last.text.parse::<u32>().ok());
    let pages: Option<Vec<u32>> = rows.iter().map(|row| page(row)).collect();
    let words = |row: &&[Piece]| row.len() <= 3 && row.iter().rev().skip(1).any(|cell| cell.text.contains(' '));
    let single = |row: &&[Piece]| row.len() <= 2 || !is_number(&row[1].text);
    pages.is_some_and(|pages| pages.len() > ROWS && pages.is_sorted())
        && rows.iter().all(single)
        && rows.iter().any(words)
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
        piece.top - row[0].bottom < piece.size * 0.6
            && (row.iter().any(|cell| (cell.x0 - piece.x0).abs() < piece.size * 0.5)
                || row.len() > 1
                    && row
                        .iter()
                        .any(|cell| ((cell.x0 + cell.x1) - (piece.x0 + piece.x1)).abs() < piece.size))
            && piece.text.chars().count() <= SHORT
    })
}

/// The last row stands as close under the one before as lines of one cell do, and closer than rows.
fn is_close(rows: &[&[Piece]]) -> bool {
    let steps: Vec<f64> = rows
        .windows(2)
        .map(|pair| pair[1][0].middle() - pair[0][0].middle())
        .collect();
    let widest = steps.iter().copied().fold(0.0, f64::max);
    steps.last().is_some_and(|step| *step < widest * TIGHT)
}

/// The stretches in which the cells of each column stand: the rows with as many cells as most say where, the others
/// add to them. What reaches over two is no cell of one.
fn columns(rows: &[&[Piece]]) -> Vec<(f64, f64)> {
    let alike = |row: &[Piece]| rows.iter().filter(|other| other.len() == row.len()).count();
    let mut sorted: Vec<&&[Piece]> = rows.iter().filter(|row| row.len() > 1).collect();
    sorted.sort_by_key(|row| std::cmp::Reverse((alike(row), row.len())));
    let mut columns: Vec<(f64, f64)> = Vec::new();
    for piece in sorted.into_iter().flat_map(|row| row.iter()) {
        let mut met = columns
            .iter_mut()
            .filter(|column| piece.x0 < column.1 && column.0 < piece.x1);
        match (met.next(), met.next()) {
            (Some(column), None) => *column = (column.0.min(piece.x0), column.1.max(piece.x1)),
            (None, _) => columns.push((piece.x0, piece.x1)),
            _ => {}
        }
    }
    columns.sort_by(|a, b| a.0.total_cmp(&b.0));
    columns
}

fn is_number(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    digits > 0 && digits * 2 >= text.chars().filter(|char| char.is_alphanumeric()).count()
        || matches!(text, "–" | "-" | "—" | "n/a")
}
