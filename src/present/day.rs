//! Days in words. Written out here: a general formatter of dates would weigh more than the rest of this module.

use jiff::civil::Date;

pub use crate::text::day::number;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month_name(date: Date) -> &'static str {
    usize::try_from(date.month() - 1)
        .ok()
        .and_then(|index| MONTHS.get(index))
        .copied()
        .unwrap_or_default()
}

/// `30 June 2024`.
pub fn long(date: Date) -> String {
    format!("{} {} {}", date.day(), month_name(date), date.year())
}

/// `30 Jun 2024`.
pub fn short(date: Date) -> String {
    format!("{} {}", within_year(date), date.year())
}

/// `30 Jun`.
pub fn within_year(date: Date) -> String {
    format!("{} {}", date.day(), &month_name(date)[..3])
}

/// `Jun 2024`.
pub fn month(date: Date) -> String {
    format!("{} {}", &month_name(date)[..3], date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_read_as_words() {
        let date = Date::constant(2024, 6, 30);
        assert_eq!(
            [long(date), short(date), within_year(date), month(date)],
            ["30 June 2024", "30 Jun 2024", "30 Jun", "Jun 2024"]
        );
        assert_eq!(long(Date::constant(2024, 12, 1)), "1 December 2024");
    }
}
