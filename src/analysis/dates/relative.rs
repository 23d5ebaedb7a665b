//! Dates that need the source's own: weekdays, `yesterday`, `last week`, `three years ago`.

use jiff::civil::{Date, Weekday};

use super::DateForm;
use super::calendar::{self, Days, plus};
use super::periods;
use super::reading::{Found, Sentence};
use super::vocabulary::Sense;
use super::word_lists::{NAMED_DAYS, ROUGHLY, VAGUE, WEEKDAY_NAMES, among};

/// How far back in the sentence words of the future are looked for.
const NEAR: usize = 12;

pub fn read(sentence: &Sentence, at: usize) -> Option<Found> {
    match sentence.sense(at) {
        Sense::Weekday(day) => weekday(sentence, at, day),
        Sense::Number(_) | Sense::Nothing if sentence.is_number(at) || sentence.sense(at) != Sense::Nothing => {
            ago(sentence, at).or_else(|| periods::read(sentence, at))
        }
        Sense::Opener | Sense::Rank(_) => day_word(sentence, at)
            .or_else(|| ago(sentence, at))
            .or_else(|| periods::read(sentence, at)),
        _ => None,
    }
}

fn weekday(sentence: &Sentence, at: usize, day: Weekday) -> Option<Found> {
    if !sentence.is_capitalised(at) || is_name(sentence, at) {
        return None;
    }
    let before = sentence.before(at, 1);
    let days = sentence.anchor.and_then(|anchor| {
        let date = match before {
            "last" => calendar::past_weekday(plus(anchor, -1)?, day),
            "next" => calendar::coming_weekday(plus(anchor, 1)?, day),
            "this" => {
                let (monday, _) = calendar::week(anchor, 0)?;
                calendar::coming_weekday(monday, day)
            }
            _ => match direction(sentence, at) {
                Direction::Coming => calendar::coming_weekday(anchor, day),
                Direction::Past => calendar::past_weekday(anchor, day),
                Direction::Unclear => None,
            },
        }?;
        Some((date, date))
    });
    let first = if matches!(before, "last" | "next" | "this") {
        at - 1
    } else {
        at
    };
    // `Monday to Friday`
    let through = matches!(sentence.word(at + 1), "to" | "through" | "until") || sentence.is_dash(at + 1);
    let last = through && matches!(sentence.sense(at + 2), Sense::Weekday(_)) && sentence.is_capitalised(at + 2);
    if last && !is_name(sentence, at + 2) {
        return Some(Found::new(DateForm::Weekday, first, at + 3, None));
    }
    Some(Found::new(DateForm::Weekday, first, at + 1, days))
}

/// `Sunday Times`, `Good Friday`, `Sunday Alder`: names with a weekday in them.
fn is_name(sentence: &Sentence, at: usize) -> bool {
    let named_before = among(NAMED_DAYS, sentence.before(at, 1));
    let next = sentence.word(at + 1);
    let names = among(WEEKDAY_NAMES, next);
    named_before
        || names && (sentence.is_capitalised(at + 1) || matches!(next, "school" | "league" | "roast" | "service"))
}

/// Which of the weekdays around the source's own date a bare weekday means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    Past,
    Coming,
    Unclear,
}

/// By the nearest verb before the weekday that tells. News reports what has been, so that is what a weekday without
/// any sign means; a plan may have been made for either.
fn direction(sentence: &Sentence, at: usize) -> Direction {
    for index in (at.saturating_sub(NEAR)..at).rev() {
        match sentence.word(index) {
            "said" | "told" | "announced" | "reported" | "was" | "were" | "had" | "ago" | "since" | "who" | "that" => {
                return Direction::Past;
            }
            "will" | "'ll" | "shall" | "due" | "scheduled" | "upcoming" | "slated" | "until" | "expects" => {
                return Direction::Coming;
            }
            "expected" if matches!(sentence.before(index, 1), "was" | "were" | "had") => return Direction::Unclear,
            "expected" => return Direction::Coming,
            // `is to travel on Monday`, `ready by Thursday`
            "to" if matches!(sentence.before(index, 1), "is" | "are") => return Direction::Coming,
            "by" | "through" if index + 1 == at => return Direction::Coming,
            // `asked for an extra sailing on Thursday`
            "asked" | "asks" | "called" | "calls" if sentence.word(index + 1) == "for" => return Direction::Coming,
            "planned" | "plans" | "would" | "could" | "should" | "may" | "might" | "wants" | "wanted" | "hopes"
            | "hoped" | "proposed" => return Direction::Unclear,
            _ => {}
        }
    }
    Direction::Past
}

/// `yesterday`, `today`, `tonight`, `tomorrow`.
fn day_word(sentence: &Sentence, at: usize) -> Option<Found> {
    let offset = match sentence.word(at) {
        "yesterday" => -1,
        "today" | "tonight" => 0,
        "tomorrow" => 1,
        _ => return None,
    };
    // `Norland Today` is a paper.
    let named = at > 0 && sentence.is_capitalised(at) && sentence.is_capitalised(at - 1);
    if named {
        return None;
    }
    let days = sentence
        .anchor
        .and_then(|anchor| plus(anchor, offset))
        .map(|date| (date, date));
    Some(Found::new(
        DateForm::Relative,
        periods::earlier(sentence, at),
        at + 1,
        days,
    ))
}

/// `three years ago`, `about a week ago`; `two days earlier` counts from another date of the text.
fn ago(sentence: &Sentence, at: usize) -> Option<Found> {
    let (number, next) = match (sentence.sense(at), periods::number(sentence, at)) {
        (_, Some(stated)) => stated,
        // `2000 years ago`
        (Sense::Nothing, None) if sentence.is_number(at) => (None, at + 1),
        (Sense::Number(_), None) => (Some(1), at + 1),
        // `years ago`
        (Sense::Opener, None) if periods::unit(sentence.word(at)).is_some_and(|(_, plural)| plural) => (None, at),
        _ => return None,
    };
    periods::unit(sentence.word(next))?;
    let unit = sentence.word(next);
    let end = next + 2;
    let (first, rough) = before_ago(sentence, at);
    match sentence.word(next + 1) {
        "ago" => {
            // `more than two years ago`, `about a week ago`
            let days = sentence
                .anchor
                .zip(number)
                .filter(|_| !rough)
                .and_then(|(anchor, number)| days_ago(anchor, number, unit));
            Some(Found::new(DateForm::Relative, first, end, days))
        }
        "earlier" | "later" => Some(Found::new(DateForm::Relative, first, end, None)),
        _ => None,
    }
}

/// The words before a time ago that belong to it (`more than`, `about`), and whether they make it vague.
fn before_ago(sentence: &Sentence, at: usize) -> (usize, bool) {
    let before = sentence.before(at, 1);
    let bound = matches!(
        (sentence.before(at, 2), before),
        ("more" | "less" | "fewer", "than") | ("at", "least") | ("just" | "well", "over" | "under")
    );
    if bound {
        (at - 2, true)
    } else if among(ROUGHLY, before) {
        (at - 1, true)
    } else {
        (at, among(VAGUE, before))
    }
}

/// The day, week, month or year that lies so far back; a decade is too vague.
fn days_ago(anchor: Date, number: i16, unit: &str) -> Option<Days> {
    match unit {
        "day" | "days" => plus(anchor, -i32::from(number)).map(|date| (date, date)),
        "week" | "weeks" => calendar::week(anchor, -i32::from(number)),
        "month" | "months" => {
            let month = i16::from(anchor.month()) - number;
            calendar::months(anchor.year(), month, month)
        }
        "year" | "years" => calendar::year(anchor.year().checked_sub(number)?),
        _ => None,
    }
}
