//! Dates in a table's cells: the whole cell is a date, or it is none.

use jiff::civil::Date;

use super::absolute::{day_and_month, four_digits, month_named};
use super::calendar::{self, Days};

/// Reads a cell that is a day, a month with its year, a quarter or a year, and nothing else.
pub fn parse_date(text: &str) -> Option<Days> {
    // No date has more parts than `30th of June, 2024`, and none is long.
    if !(4..=24).contains(&text.len()) || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut parts = [""; 3];
    let mut count = 0;
    let mut marks = text.bytes().filter(|byte| matches!(byte, b'/' | b'-' | b'.'));
    let numeric = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'/' | b'-' | b'.'));
    let same_mark = marks.next().is_none_or(|mark| marks.all(|other| other == mark));
    for part in text
        .split([' ', ',', '/', '-', '.', '\u{a0}'])
        .filter(|part| !part.is_empty() && *part != "of")
    {
        *parts.get_mut(count)? = part;
        count += 1;
    }
    if numeric && !same_mark {
        return None;
    }
    match parts[..count] {
        [year] => calendar::year(four_digits(year).filter(|year| (1500..=2199).contains(year))?),
        [a, b] => quarter(a, b)
            .or_else(|| quarter(b, a))
            .or_else(|| month(a, b))
            .or_else(|| month(b, a))
            .or_else(|| iso_month(text)),
        [a, b, c] => {
            let date = match (month_name(a), month_name(b)) {
                (Some(month), _) => Date::new(four_digits(c)?, month, day(b)?),
                (_, Some(month)) => Date::new(four_digits(c)?, month, day(a)?),
                _ if a.len() == 4 => Date::new(four_digits(a)?, b.parse().ok()?, c.parse().ok()?),
                _ => {
                    let (day, month) = if text.contains('.') {
                        (a.parse().ok()?, b.parse().ok()?)
                    } else {
                        day_and_month(a.parse().ok()?, b.parse().ok()?)??
                    };
                    Date::new(four_digits(c)?, month, day)
                }
            };
            date.ok().map(|date| (date, date))
        }
        _ => None,
    }
}

fn quarter(name: &str, year: &str) -> Option<Days> {
    let number = name
        .strip_prefix(['Q', 'q'])?
        .parse()
        .ok()
        .filter(|number| (1..=4).contains(number))?;
    calendar::quarter(four_digits(year)?, number)
}

fn month(name: &str, year: &str) -> Option<Days> {
    calendar::month(four_digits(year)?, month_name(name)?)
}

/// `2024-06`
fn iso_month(text: &str) -> Option<Days> {
    let (year, number) = text.split_once('-')?;
    let number = number.parse().ok().filter(|_| number.len() == 2)?;
    calendar::month(four_digits(year)?, number)
}

fn month_name(text: &str) -> Option<i8> {
    if text.len() > 9 || !text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    month_named(&text.to_ascii_lowercase())
}

fn day(text: &str) -> Option<i8> {
    let digits = text.trim_end_matches(|char: char| char.is_ascii_alphabetic());
    let ending = &text[digits.len()..];
    matches!(ending, "" | "st" | "nd" | "rd" | "th")
        .then(|| digits.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_cells() {
        for (text, expected) in [
            ("2024-06-30", Some("2024-06-30 2024-06-30")),
            ("30/06/2024", Some("2024-06-30 2024-06-30")),
            ("06/30/2024", Some("2024-06-30 2024-06-30")),
            ("03/04/2024", None),
            ("03.04.2024", Some("2024-04-03 2024-04-03")),
            ("30 June 2024", Some("2024-06-30 2024-06-30")),
            ("June 30th, 2024", Some("2024-06-30 2024-06-30")),
            ("Jun 2024", Some("2024-06-01 2024-06-30")),
            ("2024-06", Some("2024-06-01 2024-06-30")),
            ("Q2 2023", Some("2023-04-01 2023-06-30")),
            ("2023", Some("2023-01-01 2023-12-31")),
            ("12", None),
            ("12.5", None),
            ("2,024", None),
            ("2024-13-01", None),
            ("soldiers 2024 x y", None),
            ("", None),
        ] {
            let got = parse_date(text).map(|(first, last)| format!("{first} {last}"));
            assert_eq!(got.as_deref(), expected, "{text}");
        }
    }
}
