//! CSV and its kin: one table. The dialect is the one under which the first
//! records are most alike; cells point into the text as given.

mod dialect;
mod records;
mod values;

use super::outline::Outline;
use super::pipes::grid;
use crate::text::{BlockKind, Dialect, Span};
use dialect::dialect;
use records::{Record, records};
use values::{Kind, kind};

/// Most lines above and below a table that belong to it as its title and its notes.
const LINES: usize = 30;

/// The table of a delimited text, the lines above it and below it; `None` if no delimiter parts its lines.
pub(super) fn outline(text: &str) -> Option<Outline> {
    let (start, stated) = stated(text);
    let dialect = match stated {
        Some(delimiter) => dialect_with(&text[start..], delimiter),
        None => dialect(&text[start..]).or_else(|| single_column(&text[start..]))?,
    };
    let mut body = records(text, start, text.len(), dialect);
    let below = body.split_off(body.len() - notes(&body));
    let above = {
        let rest = body.split_off(titles(text, &body));
        std::mem::replace(&mut body, rest)
    };
    let mut outline = Outline {
        dialect: Some(dialect),
        ..Outline::default()
    };
    let paragraphs = |outline: &mut Outline, records: &[Record]| {
        for cells in records
            .iter()
            .map(|record| record.iter().filter(|cell| !cell.is_empty()))
        {
            cells.for_each(|cell| outline.push(*cell, BlockKind::Paragraph, None));
        }
    };
    paragraphs(&mut outline, &above);
    let last = body.iter().flatten().map(|cell| cell.end).max()?;
    let first = body.iter().flatten().map(|cell| cell.start).min()?;
    let span = Span {
        start: first,
        end: last,
    };
    outline.push_table(span, grid(body, None));
    paragraphs(&mut outline, &below);
    (outline.above, outline.below) = (above, below);
    Some(outline)
}

/// The table of a text that does not say that it is one: short cells, and nine in ten records of the same width.
pub(super) fn outline_if_regular(text: &str) -> Option<Outline> {
    let outline = outline(text)?;
    let rows = &outline.grids.first()?.rows;
    let width = rows.first()?.len();
    let full = rows.iter().filter(|row| row.iter().all(|cell| cell.rows > 0)).count();
    let (cells, bytes) = rows
        .iter()
        .flatten()
        .fold((0, 0), |(cells, bytes), cell| (cells + 1, bytes + cell.span.len()));
    (width > 1 && rows.len() > 1 && full * 10 >= rows.len() * 9 && bytes <= cells * 30).then_some(outline)
}

/// Spreadsheets name the delimiter so: `sep=;`.
fn stated(text: &str) -> (usize, Option<char>) {
    let head = text.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("sep="));
    let delimiter = text.get(4..).and_then(|rest| rest.chars().next());
    match (text.find('\n'), delimiter) {
        (Some(end), Some(delimiter)) if head && (!delimiter.is_whitespace() || delimiter == '\t') => {
            (end + 1, Some(delimiter))
        }
        _ => (0, None),
    }
}

fn dialect_with(text: &str, delimiter: char) -> Dialect {
    let quote = text.contains('"').then_some('"');
    Dialect {
        delimiter,
        quote,
        escape: None,
    }
}

/// Lines of one value each, as a table of one column.
fn single_column(text: &str) -> Option<Dialect> {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty()).take(500);
    let (all, values) = (
        lines().count(),
        lines()
            .skip(1)
            .filter(|line| matches!(kind(line), Kind::Number | Kind::Time | Kind::Empty) || !line.contains(' '))
            .count(),
    );
    (all >= 3 && values * 10 >= (all - 1) * 9).then(|| dialect_with(text, ','))
}

fn filled(record: &Record) -> usize {
    record.iter().filter(|cell| !cell.is_empty()).count()
}

/// The width that most records have.
fn common_width(records: &[Record]) -> usize {
    let mut widths: Vec<usize> = records.iter().map(Vec::len).collect();
    widths.sort_unstable();
    let same = widths
        .chunk_by(|one, two| one == two)
        .max_by_key(|same| (same.len(), same[0]));
    same.map_or(0, |same| same[0])
}

/// How many records at the head are a title or comments: narrower than the rest, with one filled cell or two.
fn titles(text: &str, records: &[Record]) -> usize {
    let width = common_width(records);
    let is_title = |record: &Record| {
        let comment = record.first().is_some_and(|cell| cell.of(text).starts_with('#')) && record.len() < width;
        comment || filled(record) <= if width > 3 && record.len() < width { 2 } else { 1 }
    };
    let titles = records.iter().take(LINES).take_while(|record| is_title(record)).count();
    let followed =
        width > 1 && records.len() > titles + 1 && records[titles..].iter().take(3).all(|record| filled(record) > 1);
    if followed { titles } else { 0 }
}

/// How many records at the end are notes: one cell each, in a table of several columns.
fn notes(records: &[Record]) -> usize {
    let width = common_width(records);
    let is_note =
        |record: &&Record| filled(record) == 1 && !record[0].is_empty() && (record.len() == 1 || record[0].len() > 40);
    let notes = records.iter().rev().take(LINES).take_while(is_note).count();
    if width > 1 && notes * 3 < records.len() {
        notes
    } else {
        0
    }
}

/// At least five lines of the same width, of short cells and with a column of numbers: no prose is so.
pub(super) fn is_unmistakable(text: &str) -> bool {
    let lines = text.lines().filter(|line| !line.trim().is_empty()).take(40);
    let mut end = 0;
    for line in lines {
        if line.len() > 1_000 || line.ends_with(['.', ':']) {
            return false;
        }
        end = line.as_ptr() as usize - text.as_ptr() as usize + line.len();
    }
    [',', ';'].into_iter().any(|delimiter| {
        let dialect = Dialect {
            delimiter,
            quote: Some('"'),
            escape: None,
        };
        let rows = records(text, 0, end, dialect);
        let rows: Vec<_> = rows
            .iter()
            .filter(|row| row.iter().any(|cell| !cell.is_empty()))
            .collect();
        let Some(width) = rows.first().map(|row| row.len()) else {
            return false;
        };
        let is_number = |cell: &Span| {
            let cell = cell.of(text);
            cell.bytes().any(|byte| byte.is_ascii_digit())
                && cell
                    .bytes()
                    .all(|byte| byte.is_ascii_digit() || b".,-+%$ ".contains(&byte))
        };
        rows.len() >= 5
            && width >= 3
            && rows
                .iter()
                .all(|row| row.len() == width && row.iter().all(|cell| cell.len() <= 80))
            && (0..width).any(|column| rows[1..].iter().all(|row| is_number(&row[column])))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cells joined by `|`, rows by ` / `.
    fn read(text: &str) -> String {
        let Some(outline) = outline(text) else {
            return "none".to_owned();
        };
        let mut parts: Vec<String> = Vec::new();
        for block in &outline.blocks {
            if let BlockKind::Table { grid } = block.kind {
                let rows = outline.grids[grid as usize].rows.iter();
                let row = |row: &Vec<crate::text::GridCell>| {
                    row.iter().map(|cell| cell.span.of(text)).collect::<Vec<_>>().join("|")
                };
                parts.push(rows.map(row).collect::<Vec<_>>().join(" / "));
            } else {
                parts.push(format!("[{}]", block.span.of(text)));
            }
        }
        parts.join(" ")
    }

    #[test]
    fn dialects() {
        for (text, expected) in [
            ("a,b\n1,2\n", "a|b / 1|2"),
            ("a;b\r\n1,5;2,5\r\n", "a|b / 1,5|2,5"),
            ("a\tb\n1\t2", "a|b / 1|2"),
            ("a|b\n1|2", "a|b / 1|2"),
            (
                "name,note\n\"Hale, Ode\",\"said \"\"no\"\"\"\n",
                "name|note / Hale, Ode|said \"\"no\"\"",
            ),
            ("a,b\n\"two\nlines\",2\n", "a|b / two\nlines|2"),
            ("'a','b'\n'1,0','2'\n'3','4'\n", "a|b / 1,0|2 / 3|4"),
            ("a,b,c\n1,2\n3,4,5\n", "a|b|c / 1|2| / 3|4|5"),
            ("a,b\n1,\n,2\n", "a|b / 1| / |2"),
            (
                "Deaths by town\n\ntown,dead\nArden,1\nVale,2\n",
                "[Deaths by town] town|dead / Arden|1 / Vale|2",
            ),
            ("sep=;\na;b\n1;2\n", "a|b / 1|2"),
            ("a,b\n\"open,2\n3,4\n", "a|b / \"open|2 / 3|4"),
            ("just words\nand more\n", "none"),
            ("", "none"),
        ] {
            assert_eq!(read(text), expected, "{text:?}");
        }
    }

    #[test]
    fn hostile_quotes_take_linear_time() {
        for part in ["\"", "\",\"", ",\"a", "'\n"] {
            let _ = outline(&part.repeat(200_000));
        }
    }
}
