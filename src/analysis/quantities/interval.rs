//! The interval that an amount's words allow: rounding, bounds, approximation.
//!
//! - A number with a scale word, with decimals, or of something that is measured is rounded to half a unit of its
//!   last stated digit: `1.2 million` is 1.15 to 1.25 million, `40%` is 39.5 to 40.5.
//! - A whole number without a scale is exact where things are counted: `43`, `212`, `two`. One that ends in three
//!   zeros or more (two for measures) is rounded to its last digit that is not 0, though by [`ROUND`] at most:
//!   `550,000` is 545,000 to 555,000.
//! - `about` allows one unit of the last digit that is not 0 (five, where that digit is 5) either way, though by
//!   [`CLOSELY`] at least and by [`ABOUT`] at most: `about 300` is 270 to 330, `about 18` is 17 to 19. `nearly` allows the
//!   same below, `just over` the same above.
//! - `more than`, `at least`, `less than`, `at most` are open at one end.

use super::numbers::trailing_unit;
use super::{Bound, QuantityKind};

/// How far off `about` may be, as a share of the value.
pub const ABOUT: f64 = 0.1;

/// How far off `about` may be of a value of many digits: `nearly 4,900`.
pub const CLOSELY: f64 = 0.025;

/// How far off a round number may be, as a share of the value; also fractions and multiples in words (`a third`).
pub const ROUND: f64 = 0.05;

/// What the words around an amount say of its limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    Exact,
    About,
    /// `nearly`, `just under`.
    Nearly,
    /// `just over`.
    JustOver,
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
}

impl Limit {
    pub fn bound(self) -> Bound {
        match self {
            Limit::Exact => Bound::Exact,
            Limit::About | Limit::Nearly | Limit::JustOver => Bound::About,
            Limit::AtLeast => Bound::AtLeast,
            Limit::AtMost => Bound::AtMost,
            Limit::MoreThan => Bound::MoreThan,
            Limit::LessThan => Bound::LessThan,
        }
    }

    /// The interval of an amount that is off by `slack` at most.
    pub fn interval(self, value: f64, slack: f64, kind: QuantityKind) -> (f64, f64) {
        let far = approximation(value).max(slack);
        let least = if kind == QuantityKind::Measure && value <= 0.0 {
            f64::NEG_INFINITY
        } else {
            0.0
        };
        match self {
            Limit::Exact => (value - slack, value + slack),
            Limit::About => (value - far, value + far),
            Limit::Nearly => (value - far, value),
            Limit::JustOver => (value, value + far),
            Limit::AtLeast | Limit::MoreThan => (value, f64::INFINITY),
            Limit::AtMost | Limit::LessThan => (least, value),
        }
    }
}

/// How far off `about` may be.
fn approximation(value: f64) -> f64 {
    let value = value.abs();
    if value == 0.0 || !value.is_finite() {
        return 0.0;
    }
    // The last of three leading digits that is not 0.
    let mut unit = 10f64.powi(value.log10().floor() as i32 - 2);
    let mut digits = (value / unit).round() as u32;
    while digits >= 10 && digits.is_multiple_of(10) {
        digits /= 10;
        unit *= 10.0;
    }
    let fives = digits > 5 && digits % 10 == 5;
    (unit * if fives { 5.0 } else { 1.0 }).clamp(value * CLOSELY, value * ABOUT)
}

/// How far a stated value may be off by its rounding. `step` is the unit of the last stated digit, 0 for fractions.
pub fn slack(value: f64, step: f64, scaled: bool, kind: QuantityKind) -> f64 {
    use QuantityKind::*;
    let half = step / 2.0;
    match kind {
        Ordinal | Age => return 0.0,
        Ratio | Multiple if step == 0.0 => return value.abs() * ROUND,
        _ => {}
    }
    if scaled || step < 1.0 {
        // Cents are exact.
        return if kind == Money && !scaled && step <= 0.01 {
            0.0
        } else {
            half
        };
    }
    let unit = trailing_unit(value);
    let rounded = (unit / 2.0).min(value.abs() * ROUND);
    match kind {
        Measure => rounded.max(half),
        Percent | PercentPoints | Ratio | Multiple => half,
        _ if unit >= 1000.0 => rounded,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use QuantityKind::*;

    #[test]
    fn rounding_by_the_last_stated_digit() {
        for (value, step, scaled, kind, expected) in [
            (1.2e6, 1e5, true, Count, 5e4),
            (43.0, 1.0, false, Count, 0.0),
            (200.0, 1.0, false, Count, 0.0),
            (550_000.0, 1.0, false, Count, 5000.0),
            (1000.0, 1.0, false, Count, 50.0),
            (1_204_330.0, 1.0, false, Count, 0.0),
            (12.0, 1.0, false, Percent, 0.5),
            (49.26, 0.01, false, Percent, 0.005),
            (9.99, 0.01, false, Money, 0.0),
            (40e9, 1e9, true, Money, 5e8),
            (5.0, 1.0, false, Measure, 0.5),
            (100.0, 1.0, false, Measure, 5.0),
            (350.0, 1.0, false, Measure, 5.0),
            (3.0, 1.0, false, Duration, 0.0),
            (34.0, 1.0, false, Age, 0.0),
            (0.5, 0.0, false, Ratio, 0.025),
        ] {
            let got = slack(value, step, scaled, kind);
            assert!((got - expected).abs() < 1e-9, "{value} {kind:?}: {got}");
        }
    }

    #[test]
    fn limits_open_one_end() {
        let infinity = f64::INFINITY;
        for (limit, expected) in [
            (Limit::Exact, (200.0, 200.0)),
            (Limit::About, (180.0, 220.0)),
            (Limit::Nearly, (180.0, 200.0)),
            (Limit::JustOver, (200.0, 220.0)),
            (Limit::AtLeast, (200.0, infinity)),
            (Limit::MoreThan, (200.0, infinity)),
            (Limit::AtMost, (0.0, 200.0)),
            (Limit::LessThan, (0.0, 200.0)),
        ] {
            assert_eq!(limit.interval(200.0, 0.0, Count), expected);
        }
    }
}
