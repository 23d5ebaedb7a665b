//! Stretches of days: months, years, quarters, weeks, and the nearest of what has no year.

use jiff::Span;
use jiff::civil::{Date, Weekday};

/// First and last day.
pub type Days = (Date, Date);

/// The part of a month, year or decade that `early`, `mid` or `late` means: its first, second or third third.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Third {
    Early,
    Mid,
    Late,
}

pub fn plus(date: Date, days: i32) -> Option<Date> {
    date.checked_add(Span::new().try_days(days).ok()?).ok()
}

pub fn month(year: i16, month: i8) -> Option<Days> {
    let first = Date::new(year, month, 1).ok()?;
    Some((first, first.last_of_month()))
}

/// From the first of one month to the end of another, counted from January of `year`; 13 is the next January.
pub fn months(year: i16, first: i16, last: i16) -> Option<Days> {
    let at = |index: i16| {
        month(
            year + (index - 1).div_euclid(12),
            ((index - 1).rem_euclid(12) + 1) as i8,
        )
    };
    Some((at(first)?.0, at(last)?.1))
}

pub fn year(year: i16) -> Option<Days> {
    months(year, 1, 12)
}

/// 1 to 4.
pub fn quarter(year: i16, number: i8) -> Option<Days> {
    let first = i16::from(number) * 3 - 2;
    months(year, first, first + 2)
}

/// Monday to Sunday, `weeks` after the week that holds the day.
pub fn week(date: Date, weeks: i32) -> Option<Days> {
    let monday = plus(date, 7 * weeks - i32::from(date.weekday().to_monday_zero_offset()))?;
    Some((monday, plus(monday, 6)?))
}

/// A third of a month (to the 10th, to the 20th, the rest), or of anything longer by its days.
pub fn third(days: Days, part: Third) -> Option<Days> {
    let (first, last) = days;
    let length = (last - first).get_days() + 1;
    let (from, to) = match (part, length) {
        (Third::Early, 28..=31) => (0, 9),
        (Third::Mid, 28..=31) => (10, 19),
        (Third::Late, 28..=31) => (20, length - 1),
        (Third::Early, _) => (0, length / 3),
        (Third::Mid, _) => (length / 3, 2 * length / 3),
        (Third::Late, _) => (2 * length / 3, length - 1),
    };
    Some((plus(first, from)?, plus(first, to)?))
}

/// The year that brings the day nearest to the anchor.
pub fn nearest_day(anchor: Date, month: i8, day: i8) -> Option<Date> {
    (-1..=1)
        .filter_map(|offset| Date::new(anchor.year() + offset, month, day).ok())
        .min_by_key(|date| (*date - anchor).get_days().unsigned_abs())
}

/// The year that brings the middle of the month nearest to the anchor.
pub fn nearest_month(anchor: Date, number: i8) -> Option<Days> {
    let middle = nearest_day(anchor, number, 15)?;
    month(middle.year(), number)
}

/// The weekday on the day or within the week before it.
pub fn past_weekday(anchor: Date, weekday: Weekday) -> Option<Date> {
    plus(anchor, -i32::from(anchor.weekday().since(weekday)))
}

/// The weekday on the day or within the week after it.
pub fn coming_weekday(anchor: Date, weekday: Weekday) -> Option<Date> {
    plus(anchor, i32::from(anchor.weekday().until(weekday)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn stretches() {
        let day = date(2024, 7, 2);
        assert_eq!(week(day, 0), Some((date(2024, 7, 1), date(2024, 7, 7))));
        assert_eq!(week(day, -1), Some((date(2024, 6, 24), date(2024, 6, 30))));
        assert_eq!(quarter(2023, 2), Some((date(2023, 4, 1), date(2023, 6, 30))));
        assert_eq!(month(2024, 2), Some((date(2024, 2, 1), date(2024, 2, 29))));
        assert_eq!(nearest_day(day, 12, 30), Some(date(2024, 12, 30)));
        assert_eq!(nearest_day(date(2024, 1, 3), 12, 30), Some(date(2023, 12, 30)));
        assert_eq!(nearest_day(date(2023, 7, 2), 2, 29), Some(date(2024, 2, 29)));
        assert_eq!(past_weekday(day, Weekday::Tuesday), Some(day));
        assert_eq!(past_weekday(day, Weekday::Wednesday), Some(date(2024, 6, 26)));
        assert_eq!(coming_weekday(day, Weekday::Monday), Some(date(2024, 7, 8)));
        assert_eq!(
            third((date(2024, 6, 1), date(2024, 6, 30)), Third::Early),
            Some((date(2024, 6, 1), date(2024, 6, 10)))
        );
        assert_eq!(plus(Date::MAX, 1), None);
    }
}
