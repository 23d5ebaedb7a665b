//! Quantities in plain form, for finding cards and reports.

use super::{Bound, Direction, Quantity, QuantityKind, units::Unit};

impl Quantity {
    /// The value as understood, in one plain form: `1.2 million USD`, `more than 200`, `40 to 50 km`, `up 12%`.
    pub fn normalised(&self) -> String {
        let unit = |number: String, value: f64| self.with_unit(number, value);
        let one = |value: f64| unit(self.number(value), value);
        let stated = match self.bound {
            Bound::Exact => one(self.value),
            Bound::About if self.high <= self.value => format!("nearly {}", one(self.value)),
            Bound::About if self.low >= self.value => format!("just over {}", one(self.value)),
            Bound::About => format!("about {}", one(self.value)),
            Bound::AtLeast => format!("at least {}", one(self.value)),
            Bound::AtMost => format!("at most {}", one(self.value)),
            Bound::MoreThan => format!("more than {}", one(self.value)),
            Bound::LessThan => format!("less than {}", one(self.value)),
            Bound::Range => unit(
                format!("{} to {}", self.number(self.low), self.number(self.high)),
                self.high,
            ),
        };
        match self.change {
            Some(Direction::Up) => format!("up {stated}"),
            Some(Direction::Down) => format!("down {stated}"),
            None => stated,
        }
    }

    fn number(&self, value: f64) -> String {
        match self.kind {
            QuantityKind::Ratio if value >= 0.001 => plain(value * 100.0),
            QuantityKind::Ratio => plain(value * 100_000.0),
            QuantityKind::Ordinal => ordinal(value),
            _ => scaled(value),
        }
    }

    fn with_unit(&self, number: String, value: f64) -> String {
        match self.kind {
            QuantityKind::Count | QuantityKind::Ordinal => number,
            QuantityKind::Percent => format!("{number}%"),
            QuantityKind::PercentPoints if value == 1.0 => format!("{number} percentage point"),
            QuantityKind::PercentPoints => format!("{number} percentage points"),
            QuantityKind::Ratio if value >= 0.001 => format!("{number}%"),
            QuantityKind::Ratio => format!("{number} per 100,000"),
            QuantityKind::Multiple => format!("{number} times"),
            QuantityKind::Money => format!("{number} {}", self.unit),
            QuantityKind::Age | QuantityKind::Measure | QuantityKind::Duration => {
                let name = match Unit::named(&self.unit) {
                    Some(unit) if value != 1.0 => unit.plural(),
                    _ => self.unit.clone(),
                };
                match self.kind {
                    QuantityKind::Age => format!("{number} {name} old"),
                    _ => format!("{number} {name}"),
                }
            }
        }
    }
}

/// With a scale word from a million on where at most three decimals tell it all, otherwise in digits.
fn scaled(value: f64) -> String {
    for (scale, word) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] {
        let factor = value / scale;
        if factor.abs() >= 1.0 && (factor * 1e3 - (factor * 1e3).round()).abs() < 1e-6 {
            return format!("{} {word}", plain(factor));
        }
    }
    plain(value)
}

/// Digits with commas, at most three decimals, no zeros at the end.
fn plain(value: f64) -> String {
    if !value.is_finite() {
        return if value > 0.0 {
            "any number".to_owned()
        } else {
            "none".to_owned()
        };
    }
    let decimals = if value != 0.0 && value.abs() < 0.01 { 6 } else { 3 };
    let text = format!("{:.decimals$}", value.abs());
    let text = text.trim_end_matches('0').trim_end_matches('.');
    let (whole, fraction) = text
        .split_once('.')
        .map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::new();
    if value < 0.0 && text != "0" {
        out.push('−');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

fn ordinal(value: f64) -> String {
    let number = value as u64;
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use Bound::*;
    use QuantityKind::*;

    #[test]
    fn quantities_in_plain_form() {
        let infinity = f64::INFINITY;
        for (kind, unit, value, low, high, bound, expected) in [
            (Money, "USD", 1.2e6, 1.15e6, 1.25e6, Exact, "1.2 million USD"),
            (Money, "USD", 45e9, 44.5e9, 45.5e9, Exact, "45 billion USD"),
            (Money, "USD", 49.26e9, 49.255e9, 49.265e9, Exact, "49.26 billion USD"),
            (Count, "", 200.0, 200.0, infinity, MoreThan, "more than 200"),
            (Count, "", 1_204_330.0, 1_204_330.0, 1_204_330.0, Exact, "1,204,330"),
            (Count, "", 550_000.0, 550_000.0, 550_000.0, Exact, "550,000"),
            (Measure, "km", 45.0, 40.0, 50.0, Range, "40 to 50 km"),
            (Measure, "foot", 6.0, 5.5, 6.5, Exact, "6 feet"),
            (Measure, "°C", -4.5, -4.55, -4.45, Exact, "−4.5 °C"),
            (Measure, "nautical mile", 3.0, 2.5, 3.5, Exact, "3 nautical miles"),
            (Measure, "GW", 3.0, 2.5, 3.5, Exact, "3 GW"),
            (Percent, "%", 12.5, 12.45, 12.55, Exact, "12.5%"),
            (PercentPoints, "pp", 1.0, 1.0, 1.0, Exact, "1 percentage point"),
            (Duration, "century", 2.0, 2.0, 2.0, Exact, "2 centuries"),
            (Duration, "year", 1.0, 1.0, 1.0, Exact, "1 year"),
            (Age, "year", 34.0, 34.0, 34.0, Exact, "34 years old"),
            (Ordinal, "", 23.0, 23.0, 23.0, Exact, "23rd"),
            (Ordinal, "", 12.0, 12.0, 12.0, Exact, "12th"),
            (Ratio, "", 1.0 / 3.0, 0.3, 0.36, About, "about 33.333%"),
            (Ratio, "", 12e-5, 12e-5, 12e-5, Exact, "12 per 100,000"),
            (Multiple, "", 2.0, 2.0, 2.0, Exact, "2 times"),
            (Count, "", 300.0, 270.0, 300.0, About, "nearly 300"),
        ] {
            let quantity = Quantity {
                span: Span::default(),
                kind,
                value,
                low,
                high,
                bound,
                unit: unit.to_owned(),
                of: None,
                change: None,
            };
            assert_eq!(quantity.normalised(), expected);
        }
    }

    #[test]
    fn a_change_says_its_direction() {
        let mut quantity = Quantity {
            span: Span::default(),
            kind: Percent,
            value: 12.0,
            low: 11.5,
            high: 12.5,
            bound: Exact,
            unit: "%".to_owned(),
            of: None,
            change: Some(Direction::Up),
        };
        assert_eq!(quantity.normalised(), "up 12%");
        quantity.change = Some(Direction::Down);
        assert_eq!(quantity.normalised(), "down 12%");
    }
}
