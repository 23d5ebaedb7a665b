//! How values are written in findings.

use crate::analysis::quantities::units::Unit;

/// `1,204,330`, `49.26`, `0.125`: at most four decimals.
pub fn number(value: f64) -> String {
    if !value.is_finite() {
        return "unlimited".to_owned();
    }
    let fixed = format!("{:.4}", value.abs());
    let (whole, decimals) = fixed.split_once('.').unwrap_or((&fixed, ""));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let decimals = decimals.trim_end_matches('0');
    let sign = if value < 0.0 && (decimals, grouped.as_str()) != ("", "0") {
        "−"
    } else {
        ""
    };
    if decimals.is_empty() {
        format!("{sign}{grouped}")
    } else {
        format!("{sign}{grouped}.{decimals}")
    }
}

/// A unit as it follows a number other than one: `km`, `days`, `USD`.
fn unit_words(unit: &str) -> String {
    Unit::named(unit).map_or_else(|| unit.to_owned(), Unit::plural)
}

/// A value with its unit: `45 %`, `1,200 USD`, `12`.
pub fn with_unit(number: &str, unit: &str) -> String {
    if unit.is_empty() {
        number.to_owned()
    } else if number == "1" {
        format!("{number} {unit}")
    } else {
        format!("{number} {}", unit_words(unit))
    }
}

/// The values that an expression allows: `45`, `from 44.5 to 45.5`, `200 or more`.
pub fn interval(low: f64, high: f64, unit: &str) -> String {
    let words = if low == high {
        number(low)
    } else if high.is_infinite() {
        return with_unit(&number(low), unit) + " or more";
    } else if low.is_infinite() {
        return with_unit(&number(high), unit) + " or less";
    } else {
        format!("from {} to {}", number(low), number(high))
    };
    with_unit(&words, unit)
}

/// Two values with their common last words once: `30 or 60 days`.
pub fn either(least: &str, greatest: &str) -> String {
    let (a, b): (Vec<&str>, Vec<&str>) = (
        least.split_whitespace().collect(),
        greatest.split_whitespace().collect(),
    );
    // A currency sign is read with its scale: `$3.5 million or $5 million`.
    let signed = greatest.contains(['$', '€', '£', '¥', '₹']);
    let pairs = a.iter().rev().zip(b.iter().rev()).filter(|_| !signed);
    let common = pairs
        .take_while(|(a, b)| a == b)
        .count()
        .min(a.len().saturating_sub(1))
        .min(b.len().saturating_sub(1));
    format!("{} or {}", a[..a.len() - common].join(" "), b.join(" "))
}

/// Characters of a source's words in a title.
const SHOWN: usize = 90;

/// Words of a source in one line, shortened at a word's end.
pub fn shortened(text: &str) -> String {
    let mut shown = String::new();
    for word in text.split_whitespace() {
        if shown.chars().count() + word.chars().count() > SHOWN && !shown.is_empty() {
            return shown.trim_end_matches([',', ';', ':', '.']).to_owned() + " …";
        }
        shown.push_str(if shown.is_empty() { "" } else { " " });
        shown.extend(word.chars().take(SHOWN));
    }
    shown.trim_end_matches([',', ';', ':', '.']).to_owned()
}

/// `a`, `a and b`, `a, b and c`.
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (value, expected) in [
            (0.0, "0"),
            (-0.0, "0"),
            (45.0, "45"),
            (1_204_330.0, "1,204,330"),
            (49.26, "49.26"),
            (-1234.5, "−1,234.5"),
            (999.0, "999"),
            (1000.0, "1,000"),
        ] {
            assert_eq!(number(value), expected);
        }
    }

    #[test]
    fn alternatives() {
        for (a, b, expected) in [
            ("30 days", "60 days", "30 or 60 days"),
            ("12", "at least 20", "12 or at least 20"),
            ("4.2 million euros", "5 million euros", "4.2 or 5 million euros"),
            ("$3.5 million", "$5 million", "$3.5 million or $5 million"),
            ("16%", "61%", "16% or 61%"),
            ("days", "days", "days or days"),
        ] {
            assert_eq!(either(a, b), expected);
        }
        assert_eq!(with_unit("1", "year"), "1 year");
    }

    #[test]
    fn intervals() {
        assert_eq!(interval(44.5, 45.5, "USD"), "from 44.5 to 45.5 USD");
        assert_eq!(interval(7.0, 7.0, ""), "7");
        assert_eq!(interval(200.0, f64::INFINITY, ""), "200 or more");
        assert_eq!(list(&["a".into(), "b".into(), "c".into()]), "a, b and c");
    }
}
