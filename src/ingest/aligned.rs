//! Tables set with spaces: columns stand under each other, with empty gutters between them.

use super::lines::{Line, Shape};
use super::pipes::grid;
use crate::text::{Grid, Span};

/// The fewest lines of a table, rules apart.
const LEAST: usize = 3;
/// Wider lines are prose.
const WIDEST: usize = 240;
/// No table has more header rows above its rule.
const HEADERS: usize = 3;

/// A table that begins with line `at`: how many lines it takes, and its grid. It has a rule of dashes under its header,
/// or a column of numbers: words in columns alone may be anything. Lines with gaps that follow such lines are not tried
/// again: what they belong to is no table.
pub(super) fn table(text: &str, lines: &[Line], at: usize) -> Option<(usize, Grid)> {
    let is_row = |line: &Line| has_gap(text, line) || is_rule(line.span.of(text));
    if !is_row(lines.get(at)?) || at > 0 && is_row(&lines[at - 1]) {
        return None;
    }
    let lines = &lines[at..];
    let run = lines.iter().take_while(|line| is_row(line)).count();
    let lines = &lines[..run];
    let rule = |line: &Line| is_rule(line.span.of(text));
    let body: Vec<&Line> = lines.iter().filter(|line| !rule(line)).collect();
    if body.len() < LEAST {
        return None;
    }
    let columns = columns(text, &body)?;
    let rows: Vec<Vec<Span>> = body.iter().map(|line| cells(text, line, &columns)).collect();
    let headers = lines.iter().skip_while(|line| rule(line)).position(rule);
    let headers = headers.filter(|rows| (1..=HEADERS).contains(rows) && *rows < body.len());
    let numeric = |at: usize| {
        let cells = || {
            rows[1..]
                .iter()
                .map(|row| row[at].of(text))
                .filter(|cell| !cell.is_empty())
        };
        let all = cells().count();
        all >= 2 && cells().filter(|cell| is_value(cell)).count() * 10 >= all * 8
    };
    if headers.is_none() && !(1..columns.len()).any(numeric) {
        return None;
    }
    Some((run, grid(rows, headers.map(|rows| rows as u32))))
}

/// Words, two spaces or more, and words again.
fn has_gap(text: &str, line: &Line) -> bool {
    line.shape != Shape::Blank
        && line.pipes == 0
        && line.tabs == 0
        && line.span.len() <= WIDEST
        && line.span.of(text).contains("  ")
}

/// `----  -----` or `==========`
fn is_rule(line: &str) -> bool {
    line.len() >= 4
        && line.bytes().all(|byte| matches!(byte, b'-' | b'=' | b' '))
        && line.bytes().filter(|byte| *byte != b' ').count() >= 4
}

/// The columns' places in characters: what stands between gutters that are empty in every line, two characters wide.
fn columns(text: &str, lines: &[&Line]) -> Option<Vec<(usize, usize)>> {
    let mut filled = [0u32; WIDEST * 2];
    for line in lines {
        for (at, char) in line.span.of(text).chars().enumerate() {
            if char != ' ' {
                *filled.get_mut(at + line.indent as usize)? += 1;
            }
        }
    }
    let mut columns: Vec<(usize, usize)> = Vec::new();
    for (at, _) in filled.iter().enumerate().filter(|(_, count)| **count > 0) {
        match columns.last_mut() {
            Some((_, end)) if at < *end + 2 => *end = at + 1,
            _ => columns.push((at, at + 1)),
        }
    }
    // Each column but the first may be empty here and there, but not mostly.
    let full = |(start, end): (usize, usize)| {
        let held = lines
            .iter()
            .filter(|line| !cell(text, line, start, end).is_empty())
            .count();
        held * 2 >= lines.len()
    };
    (columns.len() >= 2 && columns.iter().all(|column| full(*column))).then_some(columns)
}

fn cells(text: &str, line: &Line, columns: &[(usize, usize)]) -> Vec<Span> {
    columns
        .iter()
        .map(|(start, end)| cell(text, line, *start, *end))
        .collect()
}

/// What stands between two places of a line.
fn cell(text: &str, line: &Line, start: usize, end: usize) -> Span {
    let words = line.span.of(text);
    let offset = |at: usize| {
        let at = at.saturating_sub(line.indent as usize);
        words.char_indices().nth(at).map_or(words.len(), |(at, _)| at)
    };
    let from = line.span.start as usize;
    Span::new(from + offset(start), from + offset(end)).trim(text)
}

/// A number with its signs, or a mark for none.
fn is_value(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    digits * 2 >= cell.len() || matches!(cell, "-" | "–" | "—" | "n/a" | "N/A")
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    /// Cells joined by `|`, rows by ` / `, with the count of header rows.
    fn read(text: &str) -> String {
        let lines = lines(text);
        let Some((taken, grid)) = table(text, &lines, 0) else {
            return "none".to_owned();
        };
        let row =
            |row: &Vec<crate::text::GridCell>| row.iter().map(|cell| cell.span.of(text)).collect::<Vec<_>>().join("|");
        let rows: Vec<String> = grid.rows.iter().map(row).collect();
        format!("{taken}: {} {:?}", rows.join(" / "), grid.header_rows)
    }

    #[test]
    fn tables_of_spaces() {
        for (text, expected) in [
            (
                "Port         Ships   Crew\nAlder            5     12\nBirch Bay       17    140\n",
                "3: Port|Ships|Crew / Alder|5|12 / Birch Bay|17|140 None",
            ),
            (
                "Port       Aim\n---------  -----\nAlder      trade\nBirch Bay  war\nAfter all, it was over.",
                "4: Port|Aim / Alder|trade / Birch Bay|war Some(1)",
            ),
            (
                "=====  =====\nPort   Ships\n=====  =====\nÅlder  5\nBirch\n=====  =====\n",
                "none",
            ),
            (
                "=====  =====\nPort   Ships\n=====  =====\nÅlder  5\nBirch  7\n=====  =====\n",
                "6: Port|Ships / Ålder|5 / Birch|7 Some(1)",
            ),
            // Prose with wide spaces, and columns of words.
            (
                "It ran aground.  All came.\nNobody  was hurt there.\nThe ferry  was old.\n",
                "none",
            ),
            ("Ada Fenn     mayor\nJim Ode      pilot\nLi Wei       clerk\n", "none"),
            ("Alder  5\nBirch  7\n", "none"),
            ("", "none"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
