//! Axes: round ticks and positions for numbers and for days.

use jiff::civil::Date;

use super::day::number as day_number;

/// A linear axis that begins and ends at round numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    pub low: f64,
    pub high: f64,
    /// Evenly spaced, the first at `low`, the last at `high`.
    pub ticks: Vec<f64>,
    /// How many decimals the ticks need.
    pub decimals: usize,
}

impl Scale {
    /// An axis for the values, with zero on it (a bar's length must start there) and about `about` steps of
    /// 1, 2 or 5 times a power of ten (after Heckbert, "Nice numbers for graph labels", 1990).
    pub fn from_zero(values: impl IntoIterator<Item = f64>, about: usize) -> Scale {
        let (mut low, mut high) = (0f64, 0f64);
        for value in values.into_iter().filter(|value| value.is_finite()) {
            low = low.min(value);
            high = high.max(value);
        }
        if low == high {
            high = 1.0;
        }
        let step = nice_step((high - low) / about.max(1) as f64);
        let first = (low / step).floor();
        let last = (high / step).ceil();
        let ticks: Vec<f64> = (0..=(last - first) as usize)
            .map(|index| (first + index as f64) * step)
            .collect();
        let decimals = (-step.log10().floor()).clamp(0.0, 12.0) as usize;
        Scale {
            low: first * step,
            high: last * step,
            ticks,
            decimals,
        }
    }

    /// Where the value lies, 0 to 1.
    pub fn at(&self, value: f64) -> f64 {
        ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }
}

/// The 1, 2 or 5 times a power of ten next above.
fn nice_step(rough: f64) -> f64 {
    let power = 10f64.powf(rough.log10().floor());
    let factor = match rough / power {
        part if part <= 1.0 + 1e-9 => 1.0,
        part if part <= 2.0 + 1e-9 => 2.0,
        part if part <= 5.0 + 1e-9 => 5.0,
        _ => 10.0,
    };
    factor * power
}

/// An axis of days.
#[derive(Clone, Debug, PartialEq)]
pub struct DayAxis {
    pub first: Date,
    pub last: Date,
    /// Round days with their label: `2024`, `Jun 2024`, `30 Jun`.
    pub ticks: Vec<(Date, String)>,
}

impl DayAxis {
    /// An axis over both days with at most about `about` ticks, on years, months or days.
    pub fn new(first: Date, last: Date, about: usize) -> DayAxis {
        let days = (day_number(last) - day_number(first)).max(1) as f64;
        let rough = days / about.max(1) as f64;
        let ticks = if rough > 200.0 {
            years(first, last, nice_step((rough / 365.25).max(1.0)) as i64)
        } else if rough > 15.0 {
            let step = [1, 2, 3, 6]
                .into_iter()
                .find(|step| *step as f64 * 30.5 >= rough)
                .unwrap_or(12);
            months(first, last, step)
        } else {
            let step = [1, 2, 5, 7, 14]
                .into_iter()
                .find(|step| *step as f64 >= rough)
                .unwrap_or(14);
            days_of(first, last, step)
        };
        DayAxis { first, last, ticks }
    }

    /// Where a day begins, 0 to 1.
    pub fn at(&self, day: Date) -> f64 {
        let (first, last) = (day_number(self.first), day_number(self.last) + 1);
        ((day_number(day) - first) as f64 / (last - first).max(1) as f64).clamp(0.0, 1.0)
    }

    /// Where a stretch of days begins and how long it is, of a whole of 1.
    pub fn stretch(&self, from: Date, to: Date) -> (f64, f64) {
        let day = 1.0 / (day_number(self.last) + 1 - day_number(self.first)).max(1) as f64;
        let start = self.at(from);
        (start, (self.at(to) + day - start).max(day).min(1.0 - start))
    }
}

fn years(first: Date, last: Date, step: i64) -> Vec<(Date, String)> {
    let step = step.max(1);
    let begin = i64::from(first.year()).div_euclid(step) * step;
    (0..)
        .map(|index| begin + index * step)
        .take_while(|year| *year <= i64::from(last.year()))
        .filter_map(|year| Date::new(i16::try_from(year).ok()?, 1, 1).ok())
        .filter(|day| (first..=last).contains(day))
        .map(|day| (day, day.year().to_string()))
        .collect()
}

fn months(first: Date, last: Date, step: i32) -> Vec<(Date, String)> {
    let number = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
    (number(first).div_euclid(step) * step..=number(last))
        .step_by(step.max(1) as usize)
        .filter_map(|month| {
            let year = i16::try_from(month.div_euclid(12)).ok()?;
            Date::new(year, month.rem_euclid(12) as i8 + 1, 1).ok()
        })
        .filter(|day| (first..=last).contains(day))
        .map(|day| (day, super::day::month(day)))
        .collect()
}

fn days_of(first: Date, last: Date, step: usize) -> Vec<(Date, String)> {
    std::iter::successors(Some(first), |day| day.tomorrow().ok())
        .take_while(|day| *day <= last)
        .step_by(step)
        .map(|day| (day, super::day::within_year(day)))
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn ticks_are_round_and_enclose() {
        let check = |values: &[f64], expected: &[f64]| {
            let scale = Scale::from_zero(values.iter().copied(), 5);
            assert_eq!(scale.ticks.len(), expected.len(), "{values:?}: {:?}", scale.ticks);
            for (tick, wanted) in scale.ticks.iter().zip(expected) {
                assert!((tick - wanted).abs() < 1e-9, "{values:?}: {:?}", scale.ticks);
            }
        };
        check(&[49.26, 715.0], &[0.0, 200.0, 400.0, 600.0, 800.0]);
        check(&[0.7, 0.2], &[0.0, 0.2, 0.4, 0.6, 0.8]);
        check(&[-3.0, 5.0], &[-4.0, -2.0, 0.0, 2.0, 4.0, 6.0]);
        check(&[], &[0.0, 0.2, 0.4, 0.6, 0.8, 1.0]);
        check(&[f64::INFINITY, 10.0], &[0.0, 2.0, 4.0, 6.0, 8.0, 10.0]);
    }

    #[test]
    fn positions_are_fractions() {
        let scale = Scale::from_zero([100.0], 5);
        assert_eq!((scale.at(0.0), scale.at(50.0), scale.at(1e9)), (0.0, 0.5, 1.0));
        assert_eq!(Scale::from_zero([0.5], 5).decimals, 1);
    }

    #[test]
    fn day_ticks_fit_the_range() {
        let check = |first: Date, last: Date, expected: &[&str]| {
            let axis = DayAxis::new(first, last, 6);
            let labels: Vec<_> = axis.ticks.iter().map(|(_, label)| label.as_str()).collect();
            assert_eq!(labels, expected, "{first} to {last}");
        };
        check(date(1950, 3, 1), date(2024, 6, 30), &["1960", "1980", "2000", "2020"]);
        check(
            date(2024, 1, 1),
            date(2024, 4, 20),
            &["Jan 2024", "Feb 2024", "Mar 2024", "Apr 2024"],
        );
        check(
            date(2024, 6, 28),
            date(2024, 7, 2),
            &["28 Jun", "29 Jun", "30 Jun", "1 Jul", "2 Jul"],
        );
        check(date(2024, 6, 30), date(2024, 6, 30), &["30 Jun"]);
    }

    #[test]
    fn stretches_stay_on_the_axis() {
        let axis = DayAxis::new(date(2024, 1, 1), date(2024, 1, 10), 5);
        let (start, length) = axis.stretch(date(2024, 1, 6), date(2024, 1, 10));
        assert!(
            (start - 0.5).abs() < 1e-9 && (length - 0.5).abs() < 1e-9,
            "{start} {length}"
        );
        let (start, length) = axis.stretch(date(2023, 1, 1), date(2025, 1, 1));
        assert!(start == 0.0 && length <= 1.0, "{start} {length}");
    }
}
