//! Days in the messages between page and worker: year, month and day, for `#[serde(with = "crate::text::day")]`.
//!
//! jiff's own form is text, and reading it back brings a parser of all its formats with the words of every error along:
//! a tenth of the page's weight.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Field, Span};

/// What holds days, and the same with each day as its parts.
pub trait Parted: Sized {
    type Parts: Serialize + for<'de> Deserialize<'de>;
    fn parts(&self) -> Self::Parts;
    /// `None` when the parts are no day.
    fn whole(parts: Self::Parts) -> Option<Self>;
}

impl Parted for Date {
    type Parts = (i16, i8, i8);
    fn parts(&self) -> Self::Parts {
        (self.year(), self.month(), self.day())
    }
    fn whole((year, month, day): Self::Parts) -> Option<Self> {
        Date::new(year, month, day).ok()
    }
}

impl<T: Parted> Parted for Option<T> {
    type Parts = Option<T::Parts>;
    fn parts(&self) -> Self::Parts {
        self.as_ref().map(T::parts)
    }
    fn whole(parts: Self::Parts) -> Option<Self> {
        match parts {
            Some(parts) => T::whole(parts).map(Some),
            None => Some(None),
        }
    }
}

impl<T: Parted> Parted for (T, T) {
    type Parts = (T::Parts, T::Parts);
    fn parts(&self) -> Self::Parts {
        (self.0.parts(), self.1.parts())
    }
    fn whole((first, last): Self::Parts) -> Option<Self> {
        Some((T::whole(first)?, T::whole(last)?))
    }
}

impl<T: Parted> Parted for Field<T> {
    type Parts = (T::Parts, Option<Span>);
    fn parts(&self) -> Self::Parts {
        (self.value.parts(), self.span)
    }
    fn whole((value, span): Self::Parts) -> Option<Self> {
        let value = T::whole(value)?;
        Some(Field { value, span })
    }
}

pub fn serialize<T: Parted, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    value.parts().serialize(serializer)
}

pub fn deserialize<'de, T: Parted, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let parts = T::Parts::deserialize(deserializer)?;
    T::whole(parts).ok_or_else(|| de::Error::custom("no such day"))
}

/// Days since 1 January 1970 (after Howard Hinnant, "chrono-compatible low-level date algorithms").
pub fn number(day: Date) -> i64 {
    // Years begin in March here, so that the day that leap years add is their last.
    let year = i64::from(day.year()) - i64::from(day.month() <= 2);
    let month = (i64::from(day.month()) + 9) % 12;
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * month + 2) / 5 + i64::from(day.day()) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// `2024-06-30`.
pub fn iso(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// A day as forms give it: `2024-06-30`.
pub fn parse(text: &str) -> Option<Date> {
    let mut parts = text.trim().splitn(3, '-');
    let year: i16 = parts.next()?.parse().ok()?;
    let month: i8 = parts.next()?.parse().ok()?;
    let day: i8 = parts.next()?.parse().ok()?;
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_travel_and_what_is_none_is_refused() {
        #[derive(Debug, PartialEq, Serialize, Deserialize)]
        struct Message {
            #[serde(with = "super")]
            day: Option<Field<Date>>,
            #[serde(with = "super")]
            days: Option<(Date, Date)>,
        }
        let day = Date::constant(2024, 2, 29);
        for message in [
            Message {
                day: Some(Field {
                    value: day,
                    span: Some(Span::new(3, 9)),
                }),
                days: Some((day, day)),
            },
            Message { day: None, days: None },
        ] {
            let bytes = postcard::to_stdvec(&message).unwrap();
            assert_eq!(postcard::from_bytes::<Message>(&bytes), Ok(message));
        }
        let no_day = postcard::to_stdvec(&(None::<u8>, Some(((2023i16, 2i8, 29i8), (2023i16, 3i8, 1i8))))).unwrap();
        assert!(postcard::from_bytes::<Message>(&no_day).is_err());
    }

    #[test]
    fn days_are_numbered() {
        let epoch = Date::constant(1970, 1, 1);
        for day in [
            "1970-01-01",
            "2000-02-29",
            "2000-03-01",
            "2023-12-31",
            "1600-02-29",
            "0001-01-01",
            "9999-12-31",
        ] {
            let date = parse(day).unwrap();
            assert_eq!(number(date), date.duration_since(epoch).as_hours() / 24, "{day}");
            assert_eq!(iso(date), day);
        }
    }

    #[test]
    fn forms_give_days() {
        let day = Some(Date::constant(2024, 6, 30));
        for (text, expected) in [
            ("2024-06-30", day),
            (" 2024-6-30 ", day),
            ("2023-02-29", None),
            ("2024-06", None),
            ("30 June 2024", None),
            ("", None),
        ] {
            assert_eq!(parse(text), expected, "{text}");
        }
    }
}
