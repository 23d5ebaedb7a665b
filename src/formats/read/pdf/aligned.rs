//! Tables without rules: rows of short pieces that stand under each other.

use std::collections::BTreeMap;

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

/// How many rows and columns are looked at.
const MOST_ROWS: usize = 400;
const MOST_COLUMNS: usize = 40;
/// How far, in sizes, lines of one row overlap at least where its cells are centred; lines of one cell never do.
const OVERLAP: f64 = 0.15;

/// The cells of one row, from left to right.
struct Row {
    cells: Vec<Stretch>,
    /// Of how many pieces it is made.
    pieces: usize,
    top: f64,
    bottom: f64,
    /// The height of its first line.
    middle: f64,
    size: f64,
}

/// What stands in a cell, in however many lines.
struct Stretch {
    text: String,
    x0: f64,
    x1: f64,
}

/// How many of the first pieces form a table, and its HTML. The pieces stand in reading order.
pub(super) fn table(pieces: &[Piece]) -> Option<(usize, String)> {
    let mut rows: Vec<Row> = Vec::new();
    let mut at = 0;
    while let Some(row) = row(&pieces[at..]).filter(|_| rows.len() < MOST_ROWS) {
        let first = &pieces[at];
        let near = rows
            .last()
            .is_none_or(|before| row.top - before.bottom < APART * row.size);
        let alone = row.cells.len() == 1 && !continues(&rows, &row);
        if first.table.is_some() || first.fresh && at > 0 || !near || alone {
            break;
        }
        at += row.pieces;
        rows.push(row);
    }
    let steps: Vec<f64> = rows.windows(2).map(|pair| pair[1].middle - pair[0].middle).collect();
    let widest = steps.iter().copied().fold(0.0, f64::max);
    // A single cell at the end is of the table only where it stands as close as the lines of one cell.
    while rows.last().is_some_and(|row| row.cells.len() == 1)
        && steps
            .get(rows.len().wrapping_sub(2))
            .is_none_or(|step| *step >= widest * TIGHT)
    {
        at -= rows.pop().map_or(0, |row| row.pieces);
    }
    let columns = columns(&rows);
    let full = rows.iter().filter(|row| row.cells.len() > 1).count();
    let cells: Vec<&Stretch> = rows.iter().flat_map(|row| &row.cells).collect();
    let letters: usize = cells.iter().map(|cell| cell.text.chars().count()).sum();
    let numeric = rows
        .iter()
        .filter(|row| row.cells.len() > 1 && row.cells[1..].iter().all(|cell| is_number(&cell.text)))
        .count();
    let enough = match columns.len() {
        0 | 1 => false,
        2 => full > ROWS && numeric * 10 >= full * 7,
        _ => full >= ROWS,
    };
    let mostly = rows.iter().filter(|row| row.cells.len() * 2 > columns.len()).count() * 10 >= rows.len() * 6;
    if !enough
        || !mostly
        || letters > SHORT * cells.len()
        || columns.len() > MOST_COLUMNS
        || is_contents(&rows)
        || is_prose(&cells)
    {
        return None;
    }
    let mut html: Vec<Vec<Cell>> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let mut cells: Vec<(usize, usize, String)> = Vec::new();
        for cell in &row.cells {
            let (from, to) = stretch(&columns, cell);
            match cells.last_mut().filter(|last| last.1 > from) {
                Some((_, end, text)) => {
                    *end = to.max(*end);
                    text.push(' ');
                    text.push_str(&cell.text);
                }
                None => cells.push((from, to, cell.text.clone())),
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

/// The columns in which a cell stands: from, and up to. What reaches over several is a heading of them all.
fn stretch(columns: &[(f64, f64)], piece: &Stretch) -> (usize, usize) {
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

/// Prose whose words stand so far apart that they fall into columns: hardly a number, and many begin in small letters.
fn is_prose(cells: &[&Stretch]) -> bool {
    let numbers = cells.iter().filter(|cell| is_number(&cell.text)).count();
    let small = cells
        .iter()
        .filter(|cell| cell.text.starts_with(char::is_lowercase))
        .count();
    numbers * 5 < cells.len() && small * 3 > cells.len()
}

/// A table of contents: each line ends in the number of a page, which never falls, and has no other.
fn is_contents(rows: &[Row]) -> bool {
    let page = |row: &Row| row.cells.last().and_then(|last| last.text.parse::<u32>().ok());
    let pages: Option<Vec<u32>> = rows.iter().map(page).collect();
    let words = |row: &Row| {
        let labels = row.cells.iter().rev().skip(1);
        row.cells.len() <= 3 && labels.clone().any(|cell| cell.text.contains(' '))
    };
    let single = |row: &Row| row.cells.len() <= 2 || !is_number(&row.cells[1].text);
    pages.is_some_and(|pages| pages.len() > ROWS && pages.is_sorted())
        && rows.iter().all(single)
        && rows.iter().any(words)
}

/// The row that begins with the first piece: what stands on its line, or, where cells are centred, what overlaps it in
/// height and stands beside it.
fn row(pieces: &[Piece]) -> Option<Row> {
    let first = pieces.first()?;
    let with = |more: fn(&[Piece], &Piece) -> bool| {
        let mut end = 1;
        while pieces.get(end).is_some_and(|piece| {
            end < MOST_COLUMNS * 2 && !piece.fresh && piece.table.is_none() && more(&pieces[..end], piece)
        }) {
            end += 1;
        }
        &pieces[..end]
    };
    let line = with(|row, piece| {
        (piece.middle() - row[0].middle()).abs() < row[0].size * 0.5 && piece.x0 > row[row.len() - 1].x0
    });
    let centred = with(|row, piece| {
        let overlaps = |other: &Piece| piece.top < other.bottom - other.size * OVERLAP;
        let stands_in = |other: &Piece| overlaps(other) && piece.x0 < other.x1 && other.x0 < piece.x1;
        let alike = (piece.size - row[0].size).abs() < row[0].size * 0.2;
        alike && row.iter().any(overlaps) && !row.iter().any(stands_in)
    });
    let row = if centred.len() > line.len() { centred } else { line };
    let mut cells: Vec<Stretch> = Vec::new();
    for piece in row {
        let own = row.len() > line.len();
        match cells
            .iter_mut()
            .find(|cell| own && piece.x0 < cell.x1 && cell.x0 < piece.x1)
        {
            Some(cell) => {
                add(&mut cell.text, &piece.text);
                (cell.x0, cell.x1) = (cell.x0.min(piece.x0), cell.x1.max(piece.x1));
            }
            None => cells.push(Stretch {
                text: piece.text.clone(),
                x0: piece.x0,
                x1: piece.x1,
            }),
        }
    }
    cells.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    Some(Row {
        cells,
        pieces: row.len(),
        top: row.iter().map(|piece| piece.top).fold(f64::MAX, f64::min),
        bottom: row.iter().map(|piece| piece.bottom).fold(f64::MIN, f64::max),
        middle: first.middle(),
        size: first.size,
    })
}

/// A single cell goes on with the row above: close under it, and under one of its cells.
fn continues(rows: &[Row], row: &Row) -> bool {
    let Some((above, cell)) = rows.last().zip(row.cells.first()) else {
        return false;
    };
    let left = |other: &Stretch| (other.x0 - cell.x0).abs() < row.size * 0.5;
    let middle = |other: &Stretch| ((other.x0 + other.x1) - (cell.x0 + cell.x1)).abs() < row.size;
    row.top - above.bottom < row.size * 0.6
        && (above.cells.iter().any(left) || above.cells.len() > 1 && above.cells.iter().any(middle))
        && cell.text.chars().count() <= SHORT
}

/// The stretches in which the cells of each column stand: the rows with as many cells as most say where, the others
/// add to them. What reaches over two is no cell of one.
fn columns(rows: &[Row]) -> Vec<(f64, f64)> {
    let mut alike: BTreeMap<usize, usize> = BTreeMap::new();
    for row in rows {
        *alike.entry(row.cells.len()).or_default() += 1;
    }
    let mut sorted: Vec<&Row> = rows.iter().filter(|row| row.cells.len() > 1).collect();
    sorted.sort_by_key(|row| std::cmp::Reverse((alike.get(&row.cells.len()), row.cells.len())));
    let mut columns: Vec<(f64, f64)> = Vec::new();
    for cell in sorted.into_iter().flat_map(|row| &row.cells) {
        let mut met = columns
            .iter_mut()
            .filter(|column| cell.x0 < column.1 && column.0 < cell.x1);
        match (met.next(), met.next()) {
            (Some(column), None) => *column = (column.0.min(cell.x0), column.1.max(cell.x1)),
            (None, _) => columns.push((cell.x0, cell.x1)),
            _ => {}
        }
        if columns.len() > MOST_COLUMNS {
            break;
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
