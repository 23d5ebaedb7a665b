//! Tables written with vertical strokes or tabs between the cells.

use super::lines::{Line, Shape};
use crate::text::{Grid, GridCell, Span};

/// The most columns that a table may have; what stands beyond belongs to the last one.
const COLUMNS: usize = 256;

/// A table at the head of `lines`: how many lines it takes, and its grid.
pub(super) fn table(text: &str, lines: &[Line]) -> Option<(usize, Grid)> {
    let first = lines.first()?;
    if first.pipes > 0 {
        piped(text, lines)
    } else if first.tabs > 0 {
        tabbed(text, lines)
    } else {
        None
    }
}

/// `A | B` over `---|---`; or at least three rows of the same width (two, if they begin with a stroke).
fn piped(text: &str, lines: &[Line]) -> Option<(usize, Grid)> {
    let is_row = |line: &&Line| line.pipes > 0 && line.shape != Shape::Blank;
    let ruled = lines.get(1).is_some_and(|line| is_rule(line.span.of(text)))
        && (lines[1].pipes > 0 || lines[0].span.of(text).starts_with('|'));
    if ruled {
        let body = lines[2..].iter().take_while(is_row).count();
        let rows = lines[..2 + body].iter().enumerate().filter(|(at, _)| *at != 1);
        let rows: Vec<Vec<Span>> = rows.map(|(_, line)| cells(text, line.span, b'|')).collect();
        return Some((2 + body, grid(rows, Some(1))));
    }
    // A rule further down: several header rows stand above it. Looked for near by only.
    let near: Vec<&Line> = lines.iter().take(5).take_while(is_row).collect();
    let width = cells(text, lines[0].span, b'|').len();
    if width < 2 {
        return None;
    }
    let same =
        |line: &&Line| is_row(line) && cells(text, line.span, b'|').len() == width && !is_rule(line.span.of(text));
    if let Some(rule) = near.iter().position(|line| is_rule(line.span.of(text)))
        && rule > 0
        && near[..rule].iter().all(same)
    {
        let body = lines[rule + 1..].iter().take_while(is_row).count();
        let rows = lines[..rule + 1 + body]
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != rule);
        let rows: Vec<Vec<Span>> = rows.map(|(_, line)| cells(text, line.span, b'|')).collect();
        return Some((rule + 1 + body, grid(rows, Some(rule as u32))));
    }
    let rows = lines.iter().take_while(same).count();
    let fenced = lines[0].span.of(text).starts_with('|');
    if rows < if fenced { 2 } else { 3 } {
        return None;
    }
    let cells = lines[..rows].iter().map(|line| cells(text, line.span, b'|')).collect();
    Some((rows, grid(cells, None)))
}

/// At least three rows with the same number of tabs (two, where each has two tabs or more), of short cells.
fn tabbed(text: &str, lines: &[Line]) -> Option<(usize, Grid)> {
    let tabs = lines.first()?.tabs;
    let rows = lines
        .iter()
        .take_while(|line| line.tabs == tabs && line.shape != Shape::Blank)
        .count();
    if rows < if tabs > 1 { 2 } else { 3 } {
        return None;
    }
    let cells: Vec<Vec<Span>> = lines[..rows].iter().map(|line| cells(text, line.span, b'\t')).collect();
    let long = cells.iter().flatten().filter(|cell| cell.len() > 120).count();
    (long * 10 <= rows).then(|| (rows, grid(cells, None)))
}

/// `---|:--:|`
fn is_rule(line: &str) -> bool {
    line.contains("--")
        && line
            .bytes()
            .all(|byte| matches!(byte, b'|' | b'-' | b':' | b'+' | b'=' | b' ' | b'\t'))
}

fn cells(text: &str, row: Span, stroke: u8) -> Vec<Span> {
    let bytes = row.of(text).as_bytes();
    let offset = row.start as usize;
    let mut cells = Vec::new();
    let mut start = 0;
    for at in 0..bytes.len() {
        if bytes[at] == stroke && !(stroke == b'|' && at > 0 && bytes[at - 1] == b'\\') && cells.len() + 1 < COLUMNS {
            if stroke != b'|' || at > 0 {
                cells.push(Span::new(offset + start, offset + at).trim(text));
            }
            start = at + 1;
        }
    }
    if start < bytes.len() || stroke != b'|' {
        cells.push(Span::new(offset + start, offset + bytes.len()).trim(text));
    }
    cells
}

/// Rows of equal length: missing cells are empty, and a few rows that are far wider than the rest end in one wide cell,
/// so that the grid stays as large as the text at most.
pub(super) fn grid(mut rows: Vec<Vec<Span>>, header_rows: Option<u32>) -> Grid {
    let total: usize = rows.iter().map(Vec::len).sum();
    let widest = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = widest.min((8 * total + 1024) / rows.len().max(1));
    for row in &mut rows {
        if row.len() > width && width > 0 {
            row[width - 1].end = row[row.len() - 1].end;
            row.truncate(width);
        }
    }
    let cells = |row: Vec<Span>| {
        let end = row.last().map_or(0, |cell| cell.end);
        let missing = GridCell {
            span: Span { start: end, end },
            ..GridCell::MISSING
        };
        let mut cells: Vec<GridCell> = row
            .into_iter()
            .map(|span| GridCell {
                span,
                ..GridCell::default()
            })
            .collect();
        cells.resize(width, missing);
        cells
    };
    Grid {
        caption: None,
        rows: rows.into_iter().map(cells).collect(),
        header_rows,
        chosen: Vec::new(),
    }
}
