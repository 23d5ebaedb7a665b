//! Words of dates: months, weekdays, and the words that dates begin with.

use jiff::civil::Weekday;

use super::word_lists::among;
use crate::analysis::number_words::{SMALL, TENS};

/// What a folded word means in a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sense {
    Nothing,
    /// 1 to 12, and whether the word is the full name.
    Month(i8, bool),
    Weekday(Weekday),
    /// `second`: 2.
    Rank(i8),
    /// `two`, `a`.
    Number(i16),
    /// Other words that a date can begin with.
    Opener,
}

const MONTHS: &[(&str, &[&str])] = &[
    ("january", &["jan"]),
    ("february", &["feb"]),
    ("march", &["mar"]),
    ("april", &["apr"]),
    ("may", &[]),
    ("june", &["jun"]),
    ("july", &["jul"]),
    ("august", &["aug"]),
    ("september", &["sep", "sept"]),
    ("october", &["oct"]),
    ("november", &["nov"]),
    ("december", &["dec"]),
];

/// Other words that a date can begin with.
const OPENERS: &str = "
    yesterday today tomorrow tonight last next this that these early mid late fiscal financial fy q1 q2 q3 q4
    past previous following coming recent preceding upcoming same final end beginning start middle
    spring summer autumn fall winter days weeks months years decades centuries century several few couple many
    day week month year weekend christmas easter ramadan thanksgiving diwali eid new year-end
    h1 h2 mon tue wed thu thur fri sat sun boxing valentine mother father independence halloween";

/// The month that a folded word names (with or without a point), and whether in full.
pub fn month(word: &str) -> Option<(i8, bool)> {
    let bare = word.strip_suffix('.').unwrap_or(word);
    MONTHS.iter().zip(1..).find_map(|((name, short), number)| {
        (*name == bare)
            .then_some((number, true))
            .or(short.contains(&bare).then_some((number, false)))
    })
}

pub fn sense(word: &str) -> Sense {
    // Every word below begins with a letter and has two to twelve: most words of a text end here.
    if word.len() > 12 || !word.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase()) {
        return Sense::Nothing;
    }
    if let Some((number, full)) = month(word) {
        return Sense::Month(number, full);
    }
    let weekday = match word {
        "monday" | "mondays" => Weekday::Monday,
        "tuesday" | "tuesdays" | "tues" => Weekday::Tuesday,
        "wednesday" | "wednesdays" => Weekday::Wednesday,
        "thursday" | "thursdays" | "thurs" => Weekday::Thursday,
        "friday" | "fridays" => Weekday::Friday,
        "saturday" | "saturdays" => Weekday::Saturday,
        "sunday" | "sundays" => Weekday::Sunday,
        "a" | "an" => return Sense::Number(1),
        "first" => return Sense::Rank(1),
        "second" => return Sense::Rank(2),
        "third" => return Sense::Rank(3),
        "fourth" => return Sense::Rank(4),
        _ => {
            if let Some(value @ 1..) = SMALL.iter().position(|number| *number == word) {
                return Sense::Number(value as i16);
            }
            if let Some(index) = TENS.iter().position(|number| *number == word) {
                return Sense::Number(10 * (index as i16 + 2));
            }
            let opens = among(OPENERS, word) || (word.starts_with("fy") && word.len() > 2);
            return if opens { Sense::Opener } else { Sense::Nothing };
        }
    };
    Sense::Weekday(weekday)
}
