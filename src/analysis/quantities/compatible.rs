//! Whether two quantities of the same thing can both be true.

use super::{Quantity, QuantityKind, units::Unit};

impl Quantity {
    /// Whether both can be true of the same thing: their intervals meet, after conversion of units.
    ///
    /// `None` where they do not compare: other kinds, currencies, dimensions, or a change against a level.
    /// A ratio compares with a percentage. Rounding and bounds are in the intervals: `more than 200` fits 212
    /// (and 200, as texts use the words loosely) and not 187; `1.2 million` fits 1,204,330.
    /// Two rounded intervals that only touch (2.5 for `2` and `3` tonnes) do not meet.
    pub fn compatible(&self, other: &Quantity) -> Option<bool> {
        let (low, high) = self.interval_in(other)?;
        match (self.change, other.change) {
            (None, None) => {}
            (Some(mine), Some(theirs)) => {
                if mine != theirs {
                    return Some(false);
                }
            }
            _ => return None,
        }
        let (from, to) = (low.max(other.low), high.min(other.high));
        // Conversion and decimal fractions leave an error in the last bits.
        let tolerance = 1e-9 * from.abs().max(1e-9);
        let point = low == high || other.low == other.high;
        let open = low.is_infinite() || high.is_infinite() || other.low.is_infinite() || other.high.is_infinite();
        Some(if point || open {
            from <= to + tolerance
        } else {
            from + tolerance < to
        })
    }

    /// Whether both are of one dimension, so that their units convert.
    pub fn converts(&self, other: &Quantity) -> bool {
        self.kind == other.kind && self.interval_in(other).is_some()
    }

    /// The same quantity in the kind and unit of `other`; `None` where the two do not compare.
    pub fn in_unit_of(&self, other: &Quantity) -> Option<Quantity> {
        let (low, high) = self.interval_in(other)?;
        let point = Quantity {
            low: self.value,
            high: self.value,
            ..self.clone()
        };
        let (value, _) = point.interval_in(other)?;
        Some(Quantity {
            kind: other.kind,
            value,
            low,
            high,
            unit: other.unit.clone(),
            ..self.clone()
        })
    }

    /// This quantity's interval in the kind and unit of `other`.
    fn interval_in(&self, other: &Quantity) -> Option<(f64, f64)> {
        use QuantityKind::*;
        match (self.kind, other.kind) {
            (Ratio, Percent) => return Some((self.low * 100.0, self.high * 100.0)),
            (Percent, Ratio) => return Some((self.low / 100.0, self.high / 100.0)),
            (mine, theirs) if mine != theirs => return None,
            _ => {}
        }
        if self.unit == other.unit {
            return Some((self.low, self.high));
        }
        let (mine, theirs) = (Unit::named(&self.unit)?, Unit::named(&other.unit)?);
        Some((mine.convert(self.low, theirs)?, mine.convert(self.high, theirs)?))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Bound, Direction};
    use super::*;
    use crate::text::Span;

    fn quantity(kind: QuantityKind, unit: &str, low: f64, high: f64) -> Quantity {
        Quantity {
            span: Span::default(),
            kind,
            value: low,
            low,
            high,
            bound: Bound::Exact,
            unit: unit.to_owned(),
            of: None,
            change: None,
        }
    }

    #[test]
    fn intervals_meet_or_not() {
        use QuantityKind::*;
        let infinity = f64::INFINITY;
        for (a, b, expected) in [
            (
                (Count, "", 1.15e6, 1.25e6),
                (Count, "", 1_204_330.0, 1_204_330.0),
                Some(true),
            ),
            ((Count, "", 200.0, infinity), (Count, "", 212.0, 212.0), Some(true)),
            ((Count, "", 200.0, infinity), (Count, "", 200.0, 200.0), Some(true)),
            ((Count, "", 200.0, infinity), (Count, "", 187.0, 187.0), Some(false)),
            ((Count, "", 12.0, 12.0), (Money, "USD", 12.0, 12.0), None),
            ((Money, "EUR", 12.0, 12.0), (Money, "USD", 12.0, 12.0), None),
            (
                (Money, "USD", 44.5e9, 45.5e9),
                (Money, "USD", 49.0e9, 49.5e9),
                Some(false),
            ),
            ((Ratio, "", 0.3, 0.367), (Percent, "%", 33.5, 34.5), Some(true)),
            ((Percent, "%", 33.5, 34.5), (Ratio, "", 0.19, 0.21), Some(false)),
            ((Measure, "mile", 9.5, 10.5), (Measure, "km", 15.5, 16.5), Some(true)),
            ((Measure, "mile", 9.5, 10.5), (Measure, "kg", 15.5, 16.5), None),
            ((Measure, "tonne", 1.5, 2.5), (Measure, "tonne", 2.5, 3.5), Some(false)),
            ((Duration, "day", 2.0, 2.0), (Duration, "hour", 48.0, 48.0), Some(true)),
            ((Duration, "month", 2.0, 2.0), (Duration, "day", 60.0, 60.0), None),
            ((Money, "peso", 5.0, 5.0), (Money, "peso", 6.0, 6.0), Some(false)),
        ] {
            let left = quantity(a.0, a.1, a.2, a.3);
            let right = quantity(b.0, b.1, b.2, b.3);
            assert_eq!(left.compatible(&right), expected, "{a:?} {b:?}");
            assert_eq!(right.compatible(&left), expected, "{b:?} {a:?}");
        }
    }

    #[test]
    fn a_change_does_not_compare_with_a_level() {
        let level = quantity(QuantityKind::Percent, "%", 5.0, 5.0);
        let mut rise = level.clone();
        rise.change = Some(Direction::Up);
        let mut fall = level.clone();
        fall.change = Some(Direction::Down);
        assert_eq!(level.compatible(&rise), None);
        assert_eq!(rise.compatible(&rise), Some(true));
        assert_eq!(rise.compatible(&fall), Some(false));
    }
}
