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
