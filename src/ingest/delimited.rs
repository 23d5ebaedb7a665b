//! CSV and its kin: one table. The dialect is the one under which the first
//! rows are most alike; cells point into the text as given.

use super::outline::Outline;
use super::pipes::grid;
use crate::text::{BlockKind, Span};

/// How many bytes the dialect is judged by.
const SAMPLE: usize = 64_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Dialect {
    delimiter: u8,
    quote: u8,
}

/// The table of a delimited text, and the title lines above it; `None` if no delimiter parts its lines.
pub(super) fn outline(text: &str) -> Option<Outline> {
    let start = match text.get(..4) {
        // Spreadsheets name the delimiter so.
        Some(head) if head.eq_ignore_ascii_case("sep=") => text.find('\n')? + 1,
        _ => 0,
    };
    let dialect = dialect(&text[start..])?;
    let mut rows = rows(text, start, text.len(), dialect);
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    let body = rows.split_off(title_rows(&rows));
    let mut outline = Outline::default();
    for title in rows.iter().flatten().filter(|cell| !cell.is_empty()) {
        outline.push(*title, BlockKind::Paragraph, None);
    }
    let last = body.iter().flatten().map(|cell| cell.end).max()?;
    let first = body.iter().flatten().map(|cell| cell.start).min()?;
    outline.push_table(
        Span {
            start: first,
            end: last,
        },
        grid(body, None),
    );
    Some(outline)
}

/// Rows with one filled cell, above rows with several.
fn title_rows(rows: &[Vec<Span>]) -> usize {
    let filled = |row: &Vec<Span>| row.iter().filter(|cell| !cell.is_empty()).count();
    let titles = rows.iter().take(5).take_while(|row| filled(row) == 1).count();
    let followed = rows.len() > titles + 1 && rows[titles..].iter().take(3).all(|row| filled(row) > 1);
    if followed { titles } else { 0 }
}

fn dialect(text: &str) -> Option<Dialect> {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    if end < text.len() {
        end = text[..end].rfind('\n').map_or(end, |at| at + 1);
    }
    let mut best = (0, None);
    for delimiter in [b',', b';', b'\t', b'|'] {
        for quote in [b'"', b'\''] {
            let dialect = Dialect { delimiter, quote };
            if quote == b'\'' && !is_quoted(&text[..end], dialect) {
                continue;
            }
            let score = score(text, &rows(text, 0, end, dialect)) + u64::from(quote == b'\'');
            if score > best.0 {
                best = (score, Some(dialect));
            }
        }
    }
    best.1
}

/// The share of rows with the commonest width (of two cells at least), and how many cells are single values.
fn score(text: &str, rows: &[Vec<Span>]) -> u64 {
    let mut widths: Vec<usize> = rows.iter().map(Vec::len).filter(|width| *width > 1).collect();
    widths.sort_unstable();
    let Some(common) = widths
        .chunk_by(|left, right| left == right)
        .max_by_key(|chunk| (chunk.len(), chunk[0]))
    else {
        return 0;
    };
    let filled = rows
        .iter()
        .filter(|row| row.len() > 1 || row.iter().any(|cell| !cell.is_empty()))
        .count()
        .max(1);
    let alike = (common.len() * 100 / filled) as u64;
    let cells = rows.iter().flatten().filter(|cell| !cell.is_empty());
    let (mut single, mut all) = (0u64, 0u64);
    for cell in cells {
        all += 1;
        single += u64::from(is_value(cell.of(text)));
    }
    alike * alike * (100 + 100 * single / all.max(1)) + common[0].min(20) as u64
}

/// A number, a date, or words without any delimiter in them.
fn is_value(cell: &str) -> bool {
    let number = cell.bytes().any(|byte| byte.is_ascii_digit())
        && cell
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b".,-+/:%$ TZ".contains(&byte))
        && cell.matches([',', ';', '\t', '|']).count() < 4;
    number || cell.len() <= 60 && !cell.contains([',', ';', '\t', '|', '"'])
}

/// At least two fields stand between single quotation marks.
fn is_quoted(sample: &str, dialect: Dialect) -> bool {
    let bytes = sample.as_bytes();
    let edge = |byte: Option<&u8>| byte.is_none_or(|byte| *byte == dialect.delimiter || matches!(byte, b'\n' | b'\r'));
    let marks = || {
        bytes
            .iter()
            .enumerate()
            .filter(|(_, byte)| **byte == dialect.quote)
            .map(|(at, _)| at)
    };
    let opens = marks()
        .filter(|at| edge(at.checked_sub(1).and_then(|before| bytes.get(before))))
        .count();
    let closes = marks().filter(|at| edge(bytes.get(at + 1))).count();
    opens >= 2 && closes >= 2 && opens.abs_diff(closes) * 10 <= opens
}

/// The cells of `text[start..end]`, row by row; of a quoted cell, what stands between its marks.
fn rows(text: &str, start: usize, end: usize, dialect: Dialect) -> Vec<Vec<Span>> {
    let bytes = &text.as_bytes()[..end];
    let mut rows = Vec::new();
    let mut row = Vec::new();
    // A quotation mark that nothing closes is a character like others, from there on.
    let mut quoting = true;
    let mut at = start;
    while at < end {
        let blank = bytes[at..].iter().take_while(|byte| **byte == b' ').count();
        let open = at + blank;
        let mut cell = None;
        if quoting && bytes.get(open) == Some(&dialect.quote) {
            match closing(bytes, open + 1, dialect.quote) {
                Some(close) => {
                    cell = Some(Span::new(open + 1, close).trim(text));
                    at = close + 1;
                }
                None => quoting = false,
            }
        }
        let from = at;
        while at < end && bytes[at] != dialect.delimiter && !matches!(bytes[at], b'\n' | b'\r') {
            at += 1;
        }
        row.push(cell.unwrap_or_else(|| Span::new(from, at).trim(text)));
        match bytes.get(at) {
            Some(byte) if *byte == dialect.delimiter => {
                at += 1;
                if at == end {
                    row.push(Span::new(at, at));
                }
            }
            _ => {
                rows.push(std::mem::take(&mut row));
                at += if bytes[at.min(end)..].starts_with(b"\r\n") {
                    2
                } else {
                    1
                };
            }
        }
    }
    if !row.is_empty() {
        rows.push(row);
    }
    rows
}

/// The mark that closes a quoted cell; doubled marks and such after a backslash stand for themselves.
fn closing(bytes: &[u8], mut at: usize, quote: u8) -> Option<usize> {
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if bytes.get(at + 1) == Some(&quote) => at += 2,
            byte if byte == quote && bytes.get(at + 1) == Some(&quote) => at += 2,
            byte if byte == quote => return Some(at),
            _ => at += 1,
        }
    }
    None
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
    [b',', b';'].into_iter().any(|delimiter| {
        let rows = rows(text, 0, end, Dialect { delimiter, quote: b'"' });
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
