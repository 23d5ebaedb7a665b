//! Numbers as written in digits, and the value and precision they state.

/// A number as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    pub value: f64,
    /// The unit of the last stated digit: 0.01 for `49.26`, 1 for `550,000`.
    pub step: f64,
}

/// Which mark parts the fraction off where the digits alone do not tell (`1.204`, `1,204`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Convention {
    /// `1,204.5`
    English,
    /// `1.204,5`
    Continental,
}

/// What the marks in a number say of its convention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// `1,204.5`, `12.5`, `1,204,330`
    English,
    /// `1.204,5`, `12,5`, `1.204.330`
    Continental,
    /// `1,204`, `1.204`: one mark before three digits.
    Either,
    /// No marks.
    Nothing,
}

/// No number of a text has more digits than this; longer runs are codes.
const MOST_DIGITS: usize = 18;

/// Reads digits with their separators in English writing, unless the marks can only be continental
/// (`1.204.330`, `12,5`) or Indian (`12,34,567`). `None` for anything else: `1.2.3`, `12a`, an empty text.
pub fn parse_number(text: &str) -> Option<Number> {
    parse_number_in(text, Convention::English)
}

/// As [`parse_number`]; `convention` settles what the marks leave open. Spaces may group thousands.
pub fn parse_number_in(text: &str, convention: Convention) -> Option<Number> {
    let (text, vulgar) = match text.char_indices().next_back() {
        Some((at, last)) => match vulgar_fraction(last) {
            Some(value) => (&text[..at], Some(value)),
            None => (text, None),
        },
        None => return None,
    };
    if let Some(fraction) = vulgar {
        if text.is_empty() {
            return Some(Number {
                value: fraction,
                step: 0.0,
            });
        }
        let whole = parse_number_in(text, convention)?;
        return (whole.step == 1.0).then_some(Number {
            value: whole.value + fraction,
            step: 0.0,
        });
    }
    let point = match evidence(text)? {
        Evidence::Nothing => None,
        Evidence::English => Some('.'),
        Evidence::Continental => Some(','),
        Evidence::Either => Some(if convention == Convention::English { '.' } else { ',' }),
    };
    let mut digits = String::with_capacity(text.len());
    let mut decimals: Option<i32> = None;
    for char in text.chars() {
        if char.is_ascii_digit() {
            digits.push(char);
            decimals = decimals.map(|count| count + 1);
        } else if Some(char) == point && decimals.is_none() {
            digits.push('.');
            decimals = Some(0);
        }
    }
    if digits.len() > MOST_DIGITS {
        return None;
    }
    let value = digits.parse().ok()?;
    Some(Number {
        value,
        step: 10f64.powi(-decimals.unwrap_or(0)),
    })
}

/// What the marks say; `None` where the text is no number.
pub fn evidence(text: &str) -> Option<Evidence> {
    let mut points = 0usize;
    let mut commas = 0usize;
    let mut spaces = 0usize;
    let mut last = None;
    for char in text.chars() {
        match char {
            '0'..='9' => continue,
            '.' => points += 1,
            ',' => commas += 1,
            ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '’' => {
                spaces += 1;
                continue;
            }
            _ => return None,
        }
        last = Some(char);
    }
    let is_digit = |char: Option<char>| char.is_some_and(|char| char.is_ascii_digit());
    let starts_well = is_digit(text.chars().next()) || (points == 1 && commas == 0 && text.starts_with('.'));
    if !starts_well || !is_digit(text.chars().next_back()) {
        return None;
    }
    let is_space = |char: char| !char.is_ascii_digit() && char != '.' && char != ',';
    if spaces > 0 {
        let whole = text.split(['.', ',']).next().unwrap_or("");
        let in_fraction = text.len() > whole.len() && text[whole.len()..].contains(is_space);
        if points + commas > 1 || in_fraction || !groups(whole, is_space, false) {
            return None;
        }
    }
    match (points, commas) {
        (0, 0) => Some(Evidence::Nothing),
        (1.., 1..) => {
            let (point, mark, count) = if last == Some('.') {
                ('.', ',', points)
            } else {
                (',', '.', commas)
            };
            let whole = text.split(point).next().unwrap_or("");
            let grouped = count == 1 && groups(whole, |char| char == mark, mark == ',');
            grouped.then_some(if point == '.' {
                Evidence::English
            } else {
                Evidence::Continental
            })
        }
        (1, 0) if spaces == 0 && one_group(text, '.') => Some(Evidence::Either),
        (0, 1) if spaces == 0 && one_group(text, ',') => Some(Evidence::Either),
        (1, 0) => Some(Evidence::English),
        (0, 1) => Some(Evidence::Continental),
        (0, _) => groups(text, |char| char == ',', true).then_some(Evidence::English),
        (_, 0) => groups(text, |char| char == '.', false).then_some(Evidence::Continental),
    }
}

/// `1,204`: one to three digits that do not begin with 0, a mark, three digits.
fn one_group(text: &str, mark: char) -> bool {
    groups(text, |char| char == mark, false)
}

/// Groups of three digits after one to three; `indian` also allows groups of two before the last three.
fn groups(text: &str, mark: impl Fn(char) -> bool, indian: bool) -> bool {
    let parts: Vec<usize> = text.split(&mark).map(str::len).collect();
    let [first, rest @ ..] = parts.as_slice() else {
        return false;
    };
    let Some((last, middle)) = rest.split_last() else {
        return *first > 0;
    };
    let western = (1..=3).contains(first) && middle.iter().all(|length| *length == 3);
    let lakhs = indian && (1..=2).contains(first) && middle.iter().all(|length| *length == 2);
    *last == 3 && (western || lakhs) && !text.starts_with('0')
}

/// The largest power of ten that divides a whole number: 10,000 for 550,000.
pub fn trailing_unit(value: f64) -> f64 {
    let mut unit = 1.0;
    while unit < 1e15 && value != 0.0 && (value / (unit * 10.0)).fract() == 0.0 {
        unit *= 10.0;
    }
    unit
}

fn vulgar_fraction(char: char) -> Option<f64> {
    Some(match char {
        '½' => 0.5,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅕' => 0.2,
        '⅖' => 0.4,
        '⅗' => 0.6,
        '⅘' => 0.8,
        '⅛' => 0.125,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_with_separators() {
        for (text, expected) in [
            ("7", Some((7.0, 1.0))),
            ("1,204,330", Some((1_204_330.0, 1.0))),
            ("49.26", Some((49.26, 0.01))),
            (".5", Some((0.5, 0.1))),
            ("1,204.5", Some((1204.5, 0.1))),
            ("1.204,5", Some((1204.5, 0.1))),
            ("1.204.330", Some((1_204_330.0, 1.0))),
            ("12,34,567", Some((1_234_567.0, 1.0))),
            ("12,5", Some((12.5, 0.1))),
            ("0,250", Some((0.25, 0.001))),
            ("3.500", Some((3.5, 0.001))),
            ("3,500", Some((3500.0, 1.0))),
            ("1 204 330", Some((1_204_330.0, 1.0))),
            ("1 204,5", Some((1204.5, 0.1))),
            ("2½", Some((2.5, 0.0))),
            ("¼", Some((0.25, 0.0))),
            ("1.2.3", None),
            ("10.1.2024", None),
            ("1,2,3", None),
            ("1 2", None),
            ("12a", None),
            ("", None),
            (".", None),
            ("5.", None),
            ("1234567890123456789012", None),
        ] {
            let got = parse_number(text);
            match (got, expected) {
                (Some(got), Some((value, step))) => {
                    assert!(
                        (got.value - value).abs() < 1e-9 && (got.step - step).abs() < 1e-12,
                        "{text} {got:?}"
                    )
                }
                (got, expected) => assert_eq!(got.is_some(), expected.is_some(), "{text} {got:?}"),
            }
        }
    }

    #[test]
    fn convention_settles_what_marks_leave_open() {
        let value = |text, convention| parse_number_in(text, convention).map(|number| number.value);
        assert_eq!(value("1.204", Convention::Continental), Some(1204.0));
        assert_eq!(value("1,204", Convention::Continental), Some(1.204));
        assert_eq!(value("1,204.5", Convention::Continental), Some(1204.5));
    }

    #[test]
    fn trailing_zeros() {
        for (value, unit) in [
            (550_000.0, 10_000.0),
            (43.0, 1.0),
            (100.0, 100.0),
            (0.0, 1.0),
            (1_204_330.0, 10.0),
        ] {
            assert_eq!(trailing_unit(value), unit);
        }
    }
}
