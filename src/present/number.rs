//! Numbers in words and digits, for people.

/// With commas between thousands and at most `decimals` digits after the point, none of them idle.
pub fn grouped(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return if value > 0.0 {
            "∞".into()
        } else if value < 0.0 {
            "−∞".into()
        } else {
            "?".into()
        };
    }
    let fixed = format!("{:.*}", decimals, value.abs());
    let (whole, part) = fixed.split_once('.').unwrap_or((&fixed, ""));
    let part = part.trim_end_matches('0');
    let mut out = String::with_capacity(fixed.len() + fixed.len() / 3 + 1);
    if value < 0.0 && (whole != "0" || !part.is_empty()) {
        out.push('−');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if !part.is_empty() {
        out.push('.');
        out.push_str(part);
    }
    out
}

/// A factor as a power of ten where it is one: `10⁹`; otherwise its digits.
pub fn power(factor: f64) -> String {
    let exponent = factor.log10().round();
    if !(1.0..=30.0).contains(&exponent.abs()) || (10f64.powf(exponent) / factor - 1.0).abs() > 1e-9 {
        return grouped(factor, 4);
    }
    let digits = format!("{exponent:.0}");
    let raised = digits.chars().map(|digit| match digit {
        '-' => '⁻',
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        _ => '⁹',
    });
    std::iter::once("10".to_owned())
        .chain(raised.map(String::from))
        .collect()
}

/// The scale in whose words a number is short: `(1e6, "million")` for 3,400,000; 1 and no word below a million.
pub fn scaled(value: f64) -> (f64, &'static str) {
    match value.abs() {
        value if value >= 1e12 => (1e12, "trillion"),
        value if value >= 1e9 => (1e9, "billion"),
        value if value >= 1e6 => (1e6, "million"),
        _ => (1.0, ""),
    }
}

/// The size of a file: `12 kB`, `3.4 MB`.
pub fn file_size(bytes: usize) -> String {
    match bytes as f64 {
        size if size < 1e3 => format!("{bytes} bytes"),
        size if size < 1e6 => format!("{} kB", grouped(size / 1e3, 0)),
        size => format!("{} MB", grouped(size / 1e6, 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_of_files() {
        assert_eq!(
            [999, 12_345, 3_400_000].map(file_size),
            ["999 bytes", "12 kB", "3.4 MB"]
        );
    }

    #[test]
    fn groups_thousands() {
        let check = |value: f64, decimals: usize, expected: &str| assert_eq!(grouped(value, decimals), expected);
        check(0.0, 2, "0");
        check(-0.001, 2, "0");
        check(1204330.0, 2, "1,204,330");
        check(49.26, 4, "49.26");
        check(-1500.5, 1, "−1,500.5");
        check(999.0, 0, "999");
        check(f64::INFINITY, 0, "∞");
        check(f64::NAN, 0, "?");
    }

    #[test]
    fn writes_powers_of_ten() {
        let check = |factor: f64, expected: &str| assert_eq!(power(factor), expected);
        check(1e9, "10⁹");
        check(1e12, "10¹²");
        check(0.01, "10⁻²");
        check(12.0, "12");
        check(1.0, "1");
    }
}
