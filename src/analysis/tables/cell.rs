//! One cell's text: empty, a number with its own unit and scale, or neither.

use crate::analysis::quantities::units::Unit;
use crate::analysis::quantities::{
    Convention, Evidence, QuantityKind, currencies, evidence, parse_number_in, short_scale,
};

/// A number as a cell states it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellNumber {
    pub value: f64,
    /// The unit of the last stated digit, scaled.
    pub step: f64,
    /// The other end of a range (`40–50`).
    pub until: Option<f64>,
    /// The cell has a scale of its own (`3.2bn`): the column's does not apply.
    pub scaled: bool,
    pub unit: Option<(QuantityKind, &'static str)>,
}

/// Marks that stand for a missing value.
pub fn is_empty(text: &str) -> bool {
    matches!(
        text.trim(),
        "" | "-"
            | "–"
            | "—"
            | "−"
            | "--"
            | "---"
            | "n/a"
            | "N/A"
            | "n.a."
            | "N.A."
            | "NA"
            | "na"
            | "n/k"
            | "."
            | ".."
            | "..."
            | "…"
            | "?"
    )
}

/// The digits of a cell that could be a number, for telling the column's convention.
pub fn marks(text: &str) -> Option<Evidence> {
    let digits = text.trim_matches(|char: char| !char.is_ascii_digit());
    evidence(digits)
}

/// The text without footnote marks at its end: `45*`, `45 [1]`, `45†`, `45²`.
pub fn without_notes(text: &str) -> &str {
    let mut text = text.trim();
    loop {
        let marked = text
            .trim_end_matches([
                '*', '†', '‡', '§', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁰', '#',
            ])
            .trim_end();
        let shorter = match marked.strip_suffix(']').and_then(|inner| inner.rsplit_once('[')) {
            Some((before, note)) if is_note(note) => before.trim_end(),
            _ => marked,
        };
        if shorter.len() == text.len() || shorter.is_empty() {
            return text;
        }
        text = shorter;
    }
}

/// `1`, `a`, `note 2`, `nb 3`
fn is_note(note: &str) -> bool {
    let word = note.trim_end_matches(|char: char| char.is_ascii_digit() || char == ' ');
    note.len() <= 3 || matches!(word, "note" | "nb" | "fn" | "lower-alpha" | "Note")
}

/// Reads a cell as a number. `km²` keeps its mark: units are tried before footnotes are taken off.
pub fn number(text: &str, convention: Convention) -> Option<CellNumber> {
    // Anything longer is a sentence.
    if text.len() > 48 || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    plain(text.trim(), convention).or_else(|| plain(without_notes(text), convention))
}

fn plain(text: &str, convention: Convention) -> Option<CellNumber> {
    // `~45`, `c. 45`
    let text = ["~", "≈", "c.", "ca.", "circa "]
        .iter()
        .find_map(|mark| text.strip_prefix(mark))
        .map_or(text, str::trim_start);
    let (inner, negative) = match text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        // Accountants put a loss in brackets.
        Some(inner) => (inner.trim(), true),
        None => (text, false),
    };
    let (inner, minus) = sign(inner);
    let (mut rest, mut unit) = match currency(inner) {
        Some((code, length)) => (inner[length..].trim_start(), Some((QuantityKind::Money, code))),
        None => (inner, None),
    };
    let (after, minus_after) = sign(rest);
    rest = after;
    let end = rest
        .char_indices()
        .find(|(_, char)| {
            !(char.is_ascii_digit() || matches!(char, '.' | ',' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\''))
        })
        .map_or(rest.len(), |(at, _)| at);
    let digits = rest[..end].trim_end();
    let mut tail = rest[end..].trim();
    let first = parse_number_in(digits, convention)?;
    let mut until = None;
    if let Some(far) = tail.strip_prefix(['–', '-', '—']).filter(|_| !minus && !minus_after) {
        let far = far.trim_start();
        let end = far
            .find(|char: char| !(char.is_ascii_digit() || matches!(char, '.' | ',')))
            .unwrap_or(far.len());
        until = Some(
            parse_number_in(&far[..end], convention)
                .filter(|number| number.value > first.value)?
                .value,
        );
        tail = far[end..].trim();
    }
    let (scale, after) = scale(tail, unit.is_some());
    if !after.is_empty() {
        let named = suffix(after)?;
        if unit.is_some_and(|unit| unit != named) {
            return None;
        }
        unit = Some(named);
    }
    let sign = if negative != (minus || minus_after) {
        -scale
    } else {
        scale
    };
    Some(CellNumber {
        value: first.value * sign,
        step: first.step * scale,
        until: until.map(|value| value * scale),
        scaled: scale != 1.0,
        unit,
    })
}

/// Most cells begin with a digit and have no sign to look up.
fn currency(text: &str) -> Option<(&'static str, usize)> {
    let digit = text.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
    if digit { None } else { currencies::prefix(text) }
}

fn sign(text: &str) -> (&str, bool) {
    match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (rest.trim_start(), true),
        None => (text.strip_prefix('+').unwrap_or(text).trim_start(), false),
    }
}

/// A scale word or short form at the start, and what follows it. `m` is a million with money only.
fn scale(text: &str, money: bool) -> (f64, &str) {
    let end = text
        .find(|char: char| !char.is_ascii_alphabetic())
        .unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let factor = match word {
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        "lakh" => 1e5,
        "crore" => 1e7,
        "m" | "t" | "b" if !money => return (1.0, text),
        _ => match short_scale(word) {
            Some(factor) => factor,
            None => return (1.0, text),
        },
    };
    (factor, rest.trim_start())
}

/// A unit that makes up the whole text.
pub fn suffix(text: &str) -> Option<(QuantityKind, &'static str)> {
    match text {
        "%" | "percent" | "per cent" | "pct" => return Some((QuantityKind::Percent, "%")),
        "pp" | "percentage points" | "% points" => return Some((QuantityKind::PercentPoints, "pp")),
        "m" => return Some((QuantityKind::Measure, "m")),
        _ => {}
    }
    if let Some((code, length)) = currencies::prefix(text)
        && length == text.len()
    {
        return Some((QuantityKind::Money, code));
    }
    if text.len() > 24 {
        return None;
    }
    let folded = text.to_lowercase();
    if let Some(code) = currencies::of_word(&folded) {
        return Some((QuantityKind::Money, code));
    }
    let mut words = folded.split_whitespace();
    let (first, second) = (words.next()?, words.next());
    let unit = match second {
        None => Unit::of_word(first, true),
        Some(second) if words.next().is_none() => {
            if let Some(code) = currencies::national(first, second) {
                return Some((QuantityKind::Money, code));
            }
            Unit::compound(first, Unit::of_word(second, true)?)
        }
        Some(_) => None,
    }?;
    Some((unit.kind, unit.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_with_numbers() {
        use QuantityKind::*;
        for (text, expected) in [
            ("45", Some((45.0, None))),
            ("1,400,000", Some((1.4e6, None))),
            ("$3.2bn", Some((3.2e9, Some((Money, "USD"))))),
            ("3.2 billion euros", Some((3.2e9, Some((Money, "EUR"))))),
            ("45%", Some((45.0, Some((Percent, "%"))))),
            ("45 %", Some((45.0, Some((Percent, "%"))))),
            ("(1,234)", Some((-1234.0, None))),
            ("-12.5", Some((-12.5, None))),
            ("−$5m", Some((-5e6, Some((Money, "USD"))))),
            ("+3", Some((3.0, None))),
            ("45*", Some((45.0, None))),
            ("45 [1]", Some((45.0, None))),
            ("45[note 2][b]", Some((45.0, None))),
            ("c. 45", Some((45.0, None))),
            ("~$45", Some((45.0, Some((Money, "USD"))))),
            ("45†", Some((45.0, None))),
            ("12 km²", Some((12.0, Some((Measure, "square km"))))),
            ("80 kg", Some((80.0, Some((Measure, "kg"))))),
            ("40–50", Some((40.0, None))),
            ("1 204 330", Some((1_204_330.0, None))),
            ("12 soldiers", None),
            ("KF-16", None),
            ("3-2", None),
            ("", None),
            ("[1]", None),
            ("2024-06-30", None),
        ] {
            let got = number(text, Convention::English).map(|number| (number.value, number.unit));
            match (got, expected) {
                (Some(got), Some(expected)) => {
                    assert!(
                        (got.0 - expected.0).abs() < 1e-6 * expected.0.abs() && got.1 == expected.1,
                        "{text} {got:?}"
                    )
                }
                (got, expected) => assert_eq!(got.is_some(), expected.is_some(), "{text} {got:?}"),
            }
        }
    }

    #[test]
    fn missing_values() {
        for (text, expected) in [("–", true), ("n/a", true), (" ", true), ("0", false), ("nil", false)] {
            assert_eq!(is_empty(text), expected, "{text}");
        }
    }
}
