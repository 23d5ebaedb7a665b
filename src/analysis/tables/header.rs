//! Header rows: marked by the syntax, or found as rows of words over a body of numbers; and what a header says of its
//! column: unit, scale, year.

use super::cell;
use crate::analysis::dates::parse_date;
use crate::analysis::quantities::{Convention, QuantityKind, currencies};
use crate::text::{Document, Grid, GridCell, Span};

/// No table has more header rows that nothing marks.
const MOST: usize = 3;

/// How many rows at the top are headers.
pub fn rows(document: &Document, grid: &Grid) -> usize {
    if let Some(marked) = grid.header_rows {
        return marked as usize;
    }
    let marked = grid
        .rows
        .iter()
        .take_while(|row| {
            row.iter().any(|cell| cell.header) && row.iter().skip(1).all(|cell| cell.header || cell.span.is_empty())
        })
        .count();
    if marked > 0 && marked < grid.rows.len() {
        return marked;
    }
    if grid.rows.len() < 2 {
        return 0;
    }
    let width = grid.rows[0].len();
    let body = &grid.rows[MOST.min(grid.rows.len() / 2)..];
    let numeric: Vec<usize> = (0..width).filter(|at| is_numeric(document, body, *at)).collect();
    if numeric.is_empty() {
        return usize::from(is_header_of_words(document, grid));
    }
    grid.rows
        .iter()
        .take(MOST.min(grid.rows.len() - 1))
        .take_while(|row| {
            let texts = || {
                numeric
                    .iter()
                    .filter_map(|at| row.get(*at))
                    .map(|cell| document.slice(cell.span))
            };
            texts().all(|text| !is_value(text)) && texts().any(|text| !cell::is_empty(text))
        })
        .count()
}

/// A number that is no year: `2019` over numbers is a header.
fn is_value(text: &str) -> bool {
    cell::number(text, Convention::English).is_some() && !is_year(text)
}

fn is_year(text: &str) -> bool {
    text.trim().len() == 4 && parse_date(text.trim()).is_some()
}

fn is_numeric(document: &Document, rows: &[Vec<GridCell>], at: usize) -> bool {
    let texts = || {
        rows.iter()
            .filter_map(|row| row.get(at))
            .map(|cell| document.slice(cell.span))
            .filter(|text| !cell::is_empty(text))
    };
    let filled = texts().count();
    filled > 0 && texts().filter(|text| is_value(text)).count() * 10 >= filled * 7
}

/// In a table of words only: short first cells that do not come again below.
fn is_header_of_words(document: &Document, grid: &Grid) -> bool {
    let Some((first, body)) = grid.rows.split_first() else {
        return false;
    };
    first.iter().enumerate().all(|(at, cell)| {
        let text = document.slice(cell.span);
        let repeated = body
            .iter()
            .filter_map(|row| row.get(at))
            .any(|other| document.slice(other.span) == text);
        (1..=40).contains(&text.len()) && !repeated && cell::number(text, Convention::English).is_none()
    })
}

/// The column's name, and the place of its lowest header cell.
pub fn name(document: &Document, head: &[Vec<GridCell>], at: usize) -> (String, Option<Span>) {
    let mut name = String::new();
    let mut place = None;
    let mut last = "";
    for cell in head.iter().filter_map(|row| row.get(at)) {
        let text = document.slice(cell.span).trim();
        if text.is_empty() {
            continue;
        }
        place = Some(cell.span);
        if text != last {
            if !name.is_empty() {
                name.push_str(" / ");
            }
            for (at, word) in text.split_whitespace().enumerate() {
                name.push_str(if at > 0 { " " } else { "" });
                name.push_str(word);
            }
            last = text;
        }
    }
    (name, place)
}

/// What a header's words say of the numbers under it.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    pub kind: Option<QuantityKind>,
    pub unit: &'static str,
    pub scale: f64,
    pub year: Option<i16>,
    /// The column numbers its rows (`Rank`, `No.`).
    pub ranks: bool,
    /// The column's digits are labels (`ID`, `Phone`).
    pub labels: bool,
    /// The column holds years or dates by its name.
    pub dates: bool,
}

/// Reads unit, scale and year: `Military Budget (USD billion)`, `Revenue, $m`, `Weight in kg`, `Share (%)`.
pub fn measure(name: &str) -> Measure {
    let mut measure = Measure {
        kind: None,
        unit: "",
        scale: 1.0,
        year: None,
        ranks: false,
        labels: false,
        dates: false,
    };
    let folded = name.to_lowercase();
    let words: Vec<(&str, &str)> = words(name).zip(words(&folded)).collect();
    for (index, (written, word)) in words.iter().enumerate() {
        let previous = index.checked_sub(1).map_or("", |index| words[index].1);
        year(word, &mut measure);
        money(written, word, previous, &mut measure);
        if let Some(factor) = scale(word) {
            measure.scale *= factor;
        }
        match *word {
            "%" | "percent" | "percentage" | "pct" => (measure.kind, measure.unit) = (Some(QuantityKind::Percent), "%"),
            "cent" if previous == "per" => (measure.kind, measure.unit) = (Some(QuantityKind::Percent), "%"),
            "points" | "point" if previous == "percentage" || previous == "%" => {
                (measure.kind, measure.unit) = (Some(QuantityKind::PercentPoints), "pp")
            }
            "pp" => (measure.kind, measure.unit) = (Some(QuantityKind::PercentPoints), "pp"),
            _ => {}
        }
    }
    let whole = folded.trim();
    measure.ranks = matches!(
        whole,
        "rank" | "ranking" | "#" | "no." | "no" | "position" | "pos" | "pos." | "place" | "nr" | "nr."
    );
    measure.labels = words.iter().any(|(_, word)| {
        matches!(
            *word,
            "id" | "code" | "phone" | "telephone" | "zip" | "postcode" | "isbn" | "fax"
        )
    });
    measure.dates = words.iter().any(|(_, word)| {
        matches!(
            *word,
            "year"
                | "date"
                | "season"
                | "month"
                | "day"
                | "founded"
                | "since"
                | "established"
                | "built"
                | "born"
                | "commissioned"
        )
    });
    if measure.kind.is_none() {
        unit(name, &mut measure);
    }
    if measure.kind.is_none() && matches!(whole, "age" | "ages" | "average age" | "median age") {
        (measure.kind, measure.unit) = (Some(QuantityKind::Age), "year");
    }
    measure
}

/// Words, numbers and signs of a header: `Revenue`, `$`, `m`.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let class = |char: char| match char {
        _ if char.is_alphanumeric() || matches!(char, '.' | '\'' | '’' | '#') => 1,
        _ if char.is_whitespace()
            || matches!(char, '(' | ')' | '[' | ']' | ',' | ';' | ':' | '/' | '-' | '–' | '|') =>
        {
            0
        }
        _ => 2,
    };
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|char| class(char) == 0);
        let first = class(rest.chars().next()?);
        let end = match first {
            // Signs stand alone: `%`, `$`.
            2 => rest.chars().next()?.len_utf8(),
            _ => rest.find(|char| class(char) != first).unwrap_or(rest.len()),
        };
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

fn year(word: &str, measure: &mut Measure) {
    let digits = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    if digits && let Ok(year @ 1800..=2100) = word.parse() {
        measure.year = Some(year);
    }
}

fn money(written: &str, word: &str, previous: &str, measure: &mut Measure) {
    let code = currencies::of_sign(written)
        .or_else(|| {
            currencies::prefix(written)
                .filter(|(_, length)| *length == written.len())
                .map(|(code, _)| code)
        })
        .or_else(|| currencies::national(previous, word))
        .or_else(|| currencies::of_word(word).filter(|_| word != "won" && word != "rand"));
    if let Some(code) = code {
        // `US$`: the sign after `US` is the same currency, `A$` another.
        let unit = match (previous, code) {
            ("a" | "au", "USD") if written == "$" => "AUD",
            ("c" | "ca", "USD") if written == "$" => "CAD",
            ("hk", "USD") if written == "$" => "HKD",
            ("s", "USD") if written == "$" => "SGD",
            ("nz", "USD") if written == "$" => "NZD",
            _ => code,
        };
        let refined = measure.kind == Some(QuantityKind::Money) && unit == "USD" && measure.unit != "USD";
        if !refined {
            (measure.kind, measure.unit) = (Some(QuantityKind::Money), unit);
        }
    } else if measure.kind == Some(QuantityKind::Money) && measure.scale == 1.0 {
        measure.scale = match word {
            "m" => 1e6,
            "b" => 1e9,
            "k" => 1e3,
            _ => 1.0,
        };
    }
}

fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "thousand" | "thousands" | "000" | "000s" | "'000" | "’000" | "'000s" | "1000s" => 1e3,
        "million" | "millions" | "mn" | "mln" | "mio" => 1e6,
        "billion" | "billions" | "bn" | "bln" => 1e9,
        "trillion" | "trillions" | "tn" | "trn" => 1e12,
        "lakh" | "lakhs" => 1e5,
        "crore" | "crores" => 1e7,
        _ => return None,
    })
}

/// A unit in brackets, after a comma, after `in`, or as the whole name.
fn unit(name: &str, measure: &mut Measure) {
    let bracketed = name
        .rsplit_once(['(', '['])
        .map(|(_, rest)| rest.trim_end().trim_end_matches([')', ']']));
    let listed = name.rsplit_once(',').map(|(_, rest)| rest);
    let within = bracketed.unwrap_or(name);
    let after_in = within
        .rsplit_once(" in ")
        .map(|(_, rest)| rest)
        .or_else(|| within.strip_prefix("in "));
    let candidates = [after_in, bracketed, listed, Some(name)];
    let found = candidates.into_iter().flatten().find_map(|text| {
        let text = text.trim();
        // `thousand tonnes`, `millions of litres`
        let bare = match text.split_once(' ') {
            Some((first, rest)) if scale(&first.to_lowercase()).is_some() => rest.strip_prefix("of ").unwrap_or(rest),
            _ => text,
        };
        cell::suffix(bare).filter(|(kind, _)| *kind != QuantityKind::Money)
    });
    if let Some((kind, unit)) = found {
        (measure.kind, measure.unit) = (Some(kind), unit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_say_unit_scale_and_year() {
        use QuantityKind::*;
        for (name, kind, unit, scale, year) in [
            ("Fleet Budget (USD billion)", Some(Money), "USD", 1e9, None),
            ("Fleet Cost (2021, in billion USD)", Some(Money), "USD", 1e9, Some(2021)),
            ("Population (thousands)", None, "", 1e3, None),
            ("Population ('000)", None, "", 1e3, None),
            ("Share (%)", Some(Percent), "%", 1.0, None),
            ("Change, percentage points", Some(PercentPoints), "pp", 1.0, None),
            ("Weight in kg", Some(Measure), "kg", 1.0, None),
            ("Area (square km)", Some(Measure), "square km", 1.0, None),
            ("Revenue, $m", Some(Money), "USD", 1e6, None),
            ("Revenue (£bn)", Some(Money), "GBP", 1e9, None),
            ("Sales (A$ million)", Some(Money), "AUD", 1e6, None),
            ("Sales (US$ million)", Some(Money), "USD", 1e6, None),
            ("Harvest (million tonnes)", Some(Measure), "tonne", 1e6, None),
            ("Staff", None, "", 1.0, None),
            ("2019", None, "", 1.0, Some(2019)),
            ("Age", Some(Age), "year", 1.0, None),
            ("Games won", None, "", 1.0, None),
            ("Length (m)", Some(Measure), "m", 1.0, None),
        ] {
            let got = measure(name);
            assert_eq!(
                (got.kind, got.unit, got.scale, got.year),
                (kind, unit, scale, year),
                "{name}"
            );
        }
    }
}
