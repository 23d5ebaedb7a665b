//! How a workbook shows numbers: percentages, money, decimals, dates. Dates are shown as ISO 8601, whose day and month
//! nobody can swap.

use jiff::civil::{Date, date};

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct NumberFormat {
    kind: Kind,
    /// Digits after the point; `None` shows as many as there are.
    decimals: Option<usize>,
    /// Thousands are parted by commas.
    grouped: bool,
    before: String,
    after: String,
    /// Divided by a thousand this often.
    thousands: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Kind {
    #[default]
    Number,
    Percent,
    Date,
    DateTime,
    Time,
}

impl NumberFormat {
    pub const GENERAL: NumberFormat = NumberFormat {
        kind: Kind::Number,
        decimals: None,
        grouped: false,
        before: String::new(),
        after: String::new(),
        thousands: 0,
    };

    /// The formats that have a number and no code.
    pub fn builtin(id: u32) -> NumberFormat {
        let code = match id {
            1 => "0",
            2 => "0.00",
            3 | 37 | 38 => "#,##0",
            4 | 39 | 40 => "#,##0.00",
            9 => "0%",
            10 => "0.00%",
            14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => "yyyy-mm-dd",
            18..=21 | 32..=35 | 45..=47 | 55 | 56 => "h:mm",
            22 => "yyyy-mm-dd h:mm",
            5 | 6 | 41 => "#,##0",
            7 | 8 | 43 => "#,##0.00",
            42 => "\"$\"#,##0",
            44 => "\"$\"#,##0.00",
            _ => return NumberFormat::GENERAL,
        };
        NumberFormat::of_code(code)
    }

    /// What a code such as `[$€-407] #,##0.00;[Red]-…` says of positive numbers.
    pub fn of_code(code: &str) -> NumberFormat {
        let mut format = NumberFormat {
            decimals: Some(0),
            ..NumberFormat::GENERAL
        };
        let (mut day, mut hour, mut month) = (false, false, false);
        let (mut digits, mut point, mut trailing) = (false, false, 0);
        let mut chars = code.chars().peekable();
        while let Some(char) = chars.next() {
            let mut literal = String::new();
            match char {
                ';' => break,
                '"' => literal.extend(chars.by_ref().take_while(|char| *char != '"')),
                '\\' => literal.extend(chars.next()),
                '_' | '*' => drop(chars.next()),
                '[' => {
                    let inner: String = chars.by_ref().take_while(|char| *char != ']').collect();
                    match inner.strip_prefix('$') {
                        Some(money) => literal.push_str(money.split('-').next().unwrap_or_default()),
                        None => hour |= matches!(inner.as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss"),
                    }
                }
                '0' | '#' | '?' => {
                    digits = true;
                    trailing = 0;
                    if point {
                        format.decimals = format.decimals.map(|count| count + 1);
                    }
                }
                '.' if digits => point = true,
                ',' if digits => {
                    trailing += 1;
                    format.grouped |= matches!(chars.peek(), Some('0' | '#' | '?'));
                }
                '%' => format.kind = Kind::Percent,
                'y' | 'Y' | 'd' | 'D' => day = true,
                'm' | 'M' => month = true,
                'h' | 'H' | 's' | 'S' => hour = true,
                'G' | 'g' if code[..].to_ascii_lowercase().starts_with("general") => return NumberFormat::GENERAL,
                'E' | 'e' if digits => return NumberFormat::GENERAL,
                '/' if digits => return NumberFormat::GENERAL,
                '$' | '€' | '£' | '¥' | '₹' => literal.push(char),
                _ => {}
            }
            if digits {
                format.after.push_str(&literal);
            } else {
                format.before.push_str(&literal);
            }
        }
        format.thousands = trailing;
        match (day || month && !hour && !digits, hour) {
            _ if digits => {}
            (true, true) => format.kind = Kind::DateTime,
            (true, false) => format.kind = Kind::Date,
            (false, true) => format.kind = Kind::Time,
            // `@`, or words only: the number as it is.
            (false, false) => return NumberFormat::GENERAL,
        }
        format
    }

    /// A number as it is shown; `since_1904` is how some workbooks count days.
    pub fn shown(&self, number: f64, since_1904: bool) -> String {
        if !number.is_finite() {
            return String::new();
        }
        match self.kind {
            Kind::Date | Kind::DateTime | Kind::Time => {
                self.moment(number, since_1904).unwrap_or_else(|| plain(number))
            }
            Kind::Percent => format!("{}%", self.digits(number * 100.0)),
            Kind::Number => {
                let scaled = number / 1000f64.powi(self.thousands as i32);
                let sign = if scaled < 0.0 && !self.before.is_empty() {
                    "-"
                } else {
                    ""
                };
                let scaled = if sign.is_empty() { scaled } else { -scaled };
                format!(
                    "{sign}{}{}{}",
                    self.before.trim_start(),
                    self.digits(scaled),
                    self.after
                )
            }
        }
    }

    fn digits(&self, number: f64) -> String {
        let Some(decimals) = self.decimals else {
            return plain(number);
        };
        let text = format!("{:.*}", decimals.min(15), number);
        if self.grouped { grouped(&text) } else { text }
    }

    fn moment(&self, number: f64, since_1904: bool) -> Option<String> {
        let seconds = (number * 86_400.0).round();
        let (days, seconds) = ((seconds / 86_400.0).floor(), seconds.rem_euclid(86_400.0) as i64);
        let time = match seconds % 60 {
            0 => format!("{:02}:{:02}", seconds / 3600, seconds / 60 % 60),
            rest => format!("{:02}:{:02}:{rest:02}", seconds / 3600, seconds / 60 % 60),
        };
        if self.kind == Kind::Time && (0.0..1.0).contains(&number) {
            return Some(time);
        }
        if !(0.0..2_958_466.0).contains(&days) {
            return None;
        }
        // 1900 counts as a leap year there.
        let first: Date = if since_1904 {
            date(1904, 1, 1)
        } else {
            date(1899, 12, 30)
        };
        let early = i64::from(!since_1904 && days < 60.0);
        let day = first.checked_add(jiff::Span::new().days(days as i64 + early)).ok()?;
        Some(if seconds == 0 || self.kind == Kind::Date {
            day.to_string()
        } else {
            format!("{day} {time}")
        })
    }
}

/// A number with up to twelve digits that count: what is beyond comes of reckoning in binary.
fn plain(number: f64) -> String {
    let size = if number == 0.0 {
        0
    } else {
        number.abs().log10().floor() as i32
    };
    if !(-9..15).contains(&size) {
        return format!("{number:e}").replace('e', "E");
    }
    let text = format!("{:.*}", (11 - size).clamp(0, 15) as usize, number);
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

fn grouped(text: &str) -> String {
    let (sign, rest) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, part) = rest
        .split_once('.')
        .map_or((rest, None), |(whole, part)| (whole, Some(part)));
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(part) = part {
        out.push('.');
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_they_are_shown() {
        for (code, number, expected) in [
            ("General", 0.1 + 0.2, "0.3"),
            ("General", 1234567.0, "1234567"),
            ("0.00", 2.0, "2.00"),
            ("#,##0", 1234567.4, "1,234,567"),
            ("#,##0.0;[Red](#,##0.0)", -1234.56, "-1,234.6"),
            ("0%", 0.125, "12%"),
            ("0.0%", 0.125, "12.5%"),
            ("\"$\"#,##0.00", 1500.5, "$1,500.50"),
            ("[$€-407] #,##0", 1500.0, "€1,500"),
            ("#,##0 [$€-407]", 1500.0, "1,500€"),
            ("0.0,,\" million\"", 12_300_000.0, "12.3 million"),
            ("yyyy-mm-dd", 45_446.0, "2024-06-03"),
            ("d/m/yy h:mm", 45_446.5, "2024-06-03 12:00"),
            ("mmm-yy", 45_446.0, "2024-06-03"),
            ("h:mm", 0.75, "18:00"),
            ("@", 12.5, "12.5"),
            ("0.00E+00", 1500.0, "1500"),
        ] {
            assert_eq!(
                NumberFormat::of_code(code).shown(number, false),
                expected,
                "{code} {number}"
            );
        }
        assert_eq!(NumberFormat::builtin(14).shown(0.0, true), "1904-01-01");
        assert_eq!(NumberFormat::builtin(14).shown(1.0, false), "1900-01-01");
        assert_eq!(NumberFormat::builtin(14).shown(1e300, false), "1E300");
    }
}
