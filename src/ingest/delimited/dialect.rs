//! The dialect of a delimited text: of those whose marks occur in it, the one under which its records are most alike and
//! its cells most often of a known type (the consistency measure of van den Burg, Nazábal and Sutton, 2019, with the
//! types' uniformity within columns of García, "Detecting CSV file dialects by table uniformity measurement and data type
//! inference", 2024).

use super::records::{Record, records};
use super::values::{Kind, kind, worth};
use crate::text::Dialect;

/// How many bytes the dialect is judged by.
const SAMPLE: usize = 48_000;
/// Wider records than this are of a mark that is none.
const WIDEST: usize = 2_000;

/// Marks that part cells, and how often they are the right ones among files where they could be.
const DELIMITERS: &[(char, f64)] = &[
    (',', 1.0),
    (';', 1.0),
    ('\t', 1.0),
    ('|', 0.98),
    ('\u{1}', 0.98),
    ('\u{1f}', 0.98),
    ('¦', 0.95),
    ('§', 0.9),
    ('^', 0.9),
    ('~', 0.9),
    (':', 0.62),
    ('#', 0.65),
    ('&', 0.6),
    (' ', 0.66),
    ('*', 0.6),
    ('/', 0.5),
];

/// The dialect of a text, if any mark parts its lines.
pub(super) fn dialect(text: &str) -> Option<Dialect> {
    let sample = sample(text);
    let mut best: Option<(f64, Dialect)> = None;
    for &(delimiter, prior) in DELIMITERS {
        if !sample.contains(delimiter) {
            continue;
        }
        for dialect in quotings(sample, delimiter) {
            let score = prior * score(sample, dialect);
            if best.is_none_or(|(other, _)| score > other + 1e-9) {
                best = Some((score, dialect));
            }
        }
    }
    best.filter(|(score, _)| *score > 0.0).map(|(_, dialect)| dialect)
}

/// Whole lines at the head, less those that are comments.
fn sample(text: &str) -> &str {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    if end < text.len() {
        end = text[..end].rfind(['\n', '\r']).map_or(end, |at| at + 1);
    }
    let mut rest = &text[..end];
    while rest.trim_start_matches([' ', '\t']).starts_with('#') {
        let Some(line) = rest.find('\n') else { break };
        rest = &rest[line + 1..];
    }
    // A file whose lines all begin so has no comments.
    if rest.len() * 4 < end { &text[..end] } else { rest }
}

/// The ways of quoting for which the sample has evidence with a delimiter. None is among them.
fn quotings(sample: &str, delimiter: char) -> Vec<Dialect> {
    let plain = Dialect {
        delimiter,
        quote: None,
        escape: None,
    };
    let mut found = Vec::new();
    for quote in ['"', '\'', '`'] {
        let (opens, closes) = edges(sample, delimiter, quote);
        // An apostrophe stands at a cell's edge now and then; pairs of them do not.
        let evident = match quote {
            '"' => opens > 0 && closes > 0,
            _ => opens > 0 && closes > 0 && opens.abs_diff(closes) * 5 <= opens,
        };
        if !evident {
            continue;
        }
        let quoted = Dialect {
            quote: Some(quote),
            ..plain
        };
        let escapes = sample
            .match_indices('\\')
            .any(|(at, _)| sample[at + 1..].starts_with(quote));
        if escapes {
            found.push(Dialect {
                escape: Some('\\'),
                ..quoted
            });
        }
        found.push(quoted);
    }
    let escapes = sample
        .match_indices('\\')
        .filter(|(at, _)| sample[at + 1..].starts_with(delimiter))
        .count();
    if escapes > 0 && delimiter != ' ' {
        found.push(Dialect {
            escape: Some('\\'),
            ..plain
        });
    }
    found.push(plain);
    found
}

/// How many quotation marks stand where a cell begins and where one ends.
fn edges(sample: &str, delimiter: char, quote: char) -> (usize, usize) {
    let edge = |char: Option<char>| char.is_none_or(|char| char == delimiter || matches!(char, '\n' | '\r'));
    let (mut opens, mut closes) = (0, 0);
    for (at, _) in sample.match_indices(quote) {
        let before = &sample[..at];
        let after = &sample[at + 1..];
        let spaces = |char: char| char == ' ' && delimiter != ' ';
        opens += usize::from(edge(before.trim_end_matches(spaces).chars().next_back()));
        closes += usize::from(edge(after.trim_start_matches(spaces).chars().next()));
    }
    (opens, closes)
}

/// How alike the records are, times how well their cells are typed.
fn score(sample: &str, dialect: Dialect) -> f64 {
    let records = records(sample, 0, sample.len(), dialect);
    let alike = alike(&records);
    if alike == 0.0 {
        return 0.0;
    }
    alike * typed(sample, &records, dialect)
}

/// The squared share of the records of each width, the wider the more: 0 where all have one cell.
fn alike(records: &[Record]) -> f64 {
    let mut widths: Vec<usize> = records.iter().map(Vec::len).collect();
    widths.sort_unstable();
    if widths.last().is_none_or(|widest| *widest > WIDEST) {
        return 0.0;
    }
    let all = records.len() as f64;
    widths
        .chunk_by(|one, two| one == two)
        .map(|same| {
            let (share, width) = (same.len() as f64 / all, same[0] as f64);
            share * share * (width - 1.0) / width
        })
        .sum()
}

/// The mean worth of the cells, and how uniform their kinds are within the columns of the commonest width.
fn typed(sample: &str, records: &[Record], dialect: Dialect) -> f64 {
    let mut widths: Vec<usize> = records.iter().map(Vec::len).collect();
    widths.sort_unstable();
    let common = widths
        .chunk_by(|one, two| one == two)
        .max_by_key(|same| (same.len() * usize::from(same[0] > 1), same[0]))
        .map_or(0, |same| same[0]);
    let mut counts = vec![[0u32; 7]; common];
    let (mut sum, mut cells) = (0.0, 0usize);
    let mut rows = 0;
    for record in records {
        let regular = record.len() == common;
        rows += usize::from(regular);
        for (at, cell) in record.iter().enumerate() {
            let kind = kind_of(sample, *cell, dialect);
            sum += worth(kind);
            cells += 1;
            // The first row names the columns.
            if regular && rows > 1 {
                counts[at][kind as usize] += 1;
            }
        }
    }
    let mut uniform = 0.0;
    let mut filled = 0;
    let mut empty = 0;
    for column in &counts {
        let all: u32 = column[1..].iter().sum();
        if all > 0 {
            filled += 1;
            uniform += f64::from(column[1..].iter().copied().max().unwrap_or(0)) / f64::from(all);
        } else {
            empty += 1;
        }
    }
    let uniform = if filled == 0 { 1.0 } else { uniform / f64::from(filled) };
    // Columns without a single value come of a mark that is doubled or stands at the line's end.
    let hollow = if common > 0 {
        f64::from(empty) / common as f64
    } else {
        0.0
    };
    // Words parted by spaces are prose, if nothing else speaks for a table.
    if dialect.delimiter == ' ' && dialect.quote.is_none() && counts.iter().all(|column| column[1] + column[2] == 0) {
        return 0.0;
    }
    let worth = if cells == 0 { 0.0 } else { sum / cells as f64 };
    worth * worth * (0.6 + 0.4 * uniform) * (1.0 - 0.5 * hollow * f64::from(u8::from(rows > 1)))
}

/// What is quoted may hold anything.
fn kind_of(sample: &str, cell: crate::text::Span, dialect: Dialect) -> Kind {
    let text = cell.of(sample);
    let quoted = dialect
        .quote
        .is_some_and(|quote| sample[..cell.start as usize].trim_end_matches(' ').ends_with(quote));
    match kind(text) {
        Kind::Mixed | Kind::Listed if quoted && text.len() <= 5_000 => Kind::Words,
        kind => kind,
    }
}
