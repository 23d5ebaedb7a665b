//! Days and months that the text names: `30 June 2024`, `2024-06-30`, `June 3–5`, `late May`.

use jiff::civil::Date;

use super::DateForm;
use super::calendar::{self, Days, Third};
use super::reading::{Found, Sentence};
use super::vocabulary::{self, Sense};
use super::word_lists::{COUNTED, DATED_NOUNS, LEADS_TO_MONTH, among};

pub fn read(sentence: &Sentence, at: usize) -> Option<Found> {
    let found = numeric(sentence, at)
        .or_else(|| weekday_and_day(sentence, at))
        .or_else(|| named(sentence, at))?;
    Some(with_year(sentence, joined(sentence, found)))
}

/// `January next year`, `4 June of last year`.
fn with_year(sentence: &Sentence, found: Found) -> Found {
    if found.year.is_some() || !matches!(found.form, DateForm::YearlessDay | DateForm::Month) {
        return found;
    }
    let at = found.end + usize::from(sentence.word(found.end) == "of");
    let offset = match (sentence.word(at), sentence.word(at + 1)) {
        ("last", "year") => -1,
        ("this", "year") => 0,
        ("next", "year") => 1,
        _ => return found,
    };
    let days = sentence.anchor.zip(found.month).and_then(|(anchor, month)| {
        let year = anchor.year() + offset;
        match found.day {
            Some(day) => Date::new(year, month, day).ok().map(|date| (date, date)),
            None => calendar::month(year, month),
        }
    });
    Found {
        days,
        end: at + 2,
        ..found
    }
}

/// A day, or a month with `early`, `mid` or `late`.
fn named(sentence: &Sentence, at: usize) -> Option<Found> {
    day_first(sentence, at)
        .or_else(|| month_first(sentence, at))
        .or_else(|| third_of_month(sentence, at))
}

fn third_of_month(sentence: &Sentence, at: usize) -> Option<Found> {
    let (part, month) = third(sentence, at)?;
    let mut found = month_alone(sentence, month)?;
    found.first = at;
    found.days = found.days.and_then(|days| calendar::third(days, part));
    Some(found)
}

/// `early`, `mid-`, `late` at the token, and the token after it.
pub fn third(sentence: &Sentence, at: usize) -> Option<(Third, usize)> {
    let part = match sentence.word(at) {
        "early" => Third::Early,
        "mid" => Third::Mid,
        "late" => Third::Late,
        "end" if sentence.is_tie(at + 1, "-") => Third::Late,
        _ => return None,
    };
    Some((part, at + 1 + usize::from(sentence.is_tie(at + 1, "-"))))
}

/// The days of a stated day; without a year the nearest to the anchor.
fn days_of(sentence: &Sentence, year: Option<i16>, month: i8, day: i8) -> Option<Date> {
    match year {
        Some(year) => Date::new(year, month, day).ok(),
        None => calendar::nearest_day(sentence.anchor?, month, day),
    }
}

fn of_day(sentence: &Sentence, first: usize, end: usize, year: Option<i16>, month: i8, day: i8) -> Option<Found> {
    // 2024 has every day that any year has.
    Date::new(year.unwrap_or(2024), month, day).ok()?;
    let form = if year.is_some() {
        DateForm::Day
    } else {
        DateForm::YearlessDay
    };
    let days = days_of(sentence, year, month, day).map(|date| (date, date));
    Some(Found {
        year,
        month: Some(month),
        day: Some(day),
        ..Found::new(form, first, end, days)
    })
}

/// A year at the token or after a comma, and the token after it.
fn year_after(sentence: &Sentence, at: usize) -> (Option<i16>, usize) {
    let next = at + usize::from(matches!(sentence.word(at), "," | "of"));
    match sentence.year(next) {
        // `June 30, 2000 people`: a noun that a round number could count.
        Some(year) if next == at || !(year % 100 == 0 && is_counted_plural(sentence, next + 1)) => {
            (Some(year), next + 1)
        }
        _ => (None, at),
    }
}

fn is_counted_plural(sentence: &Sentence, at: usize) -> bool {
    let word = sentence.word(at);
    sentence.is_lower(at) && (word.ends_with('s') || is_counted(sentence, at)) && !among(DATED_NOUNS, word)
}

/// `30 June 2024`, `3–5 May`, `the 30th of June`.
fn day_first(sentence: &Sentence, at: usize) -> Option<Found> {
    let (day, mut end) = sentence.day(at)?;
    if sentence.glued(at) && !matches!(sentence.before(at, 1), "(" | "[" | "“" | "\"" | "," | ".") {
        return None;
    }
    let mut last = None;
    let joins = sentence.is_dash(end) || matches!(sentence.word(end), "to" | "and" | "or");
    if joins && let Some((to, after)) = sentence.day(end + 1) {
        (last, end) = (Some(to), after);
    }
    end += usize::from(sentence.word(end) == "of");
    end += usize::from(sentence.is_tie(end, "-"));
    let month = sentence.month(end)?;
    end += 1;
    end += usize::from(sentence.is_tie(end, "-"));
    let (year, after) = year_after(sentence, end);
    let end = if year.is_some() || after > end {
        after
    } else {
        end - usize::from(sentence.word(end - 1) == "-")
    };
    // `the 30th of June`
    let first = at - usize::from(sentence.before(at, 1) == "the" && last.is_none());
    match last {
        Some(last) => days_in_month(sentence, at, end, year, month, (day, last)),
        None => of_day(sentence, first, end, year, month, day),
    }
}

/// `June 30, 2024`, `June 3-5`, `June 2024`, `June`.
fn month_first(sentence: &Sentence, at: usize) -> Option<Found> {
    let month = sentence.month(at)?;
    let next = at
        + 1
        + usize::from(sentence.is_tie(at + 1, "-") || (sentence.word(at + 1) == "." && sentence.is_number(at + 2)));
    if let Some((day, end)) = sentence.day(next).filter(|(_, end)| !is_counted(sentence, *end)) {
        if sentence.is_dash(end) || matches!(sentence.word(end), "to" | "and" | "or") {
            let through = sentence
                .day(end + 1)
                .filter(|(last, after)| *last > day && !is_counted(sentence, *after));
            if let Some((last, after)) = through
                && sentence.month(after).is_none()
            {
                let (year, after) = year_after(sentence, after);
                return days_in_month(sentence, at, after, year, month, (day, last));
            }
        }
        let (year, end) = year_after(sentence, end);
        return of_day(sentence, at, end, year, month, day);
    }
    month_alone(sentence, at)
}

/// A number after a month that counts something, or begins a time of day: `In June 12 people …`.
fn is_counted(sentence: &Sentence, at: usize) -> bool {
    let word = sentence.word(at);
    let tied = sentence.glued(at) && matches!(word, ":" | "%" | "/" | ".") && sentence.glued(at + 1);
    tied || among(COUNTED, word)
}

fn days_in_month(
    sentence: &Sentence,
    first: usize,
    end: usize,
    year: Option<i16>,
    month: i8,
    (from, to): (i8, i8),
) -> Option<Found> {
    let start = days_of(sentence, year, month, from);
    let stop = start.and_then(|start| Date::new(start.year(), month, to).ok());
    if from >= to || Date::new(2024, month, to).is_err() {
        return None;
    }
    Some(Found {
        year,
        month: Some(month),
        ..Found::new(DateForm::Range, first, end, start.zip(stop))
    })
}

/// `June 2024`, or `June` where the words around show that the month is meant.
fn month_alone(sentence: &Sentence, at: usize) -> Option<Found> {
    let month = sentence.month(at)?;
    let (year, end) = year_after(
        sentence,
        at + 1 + usize::from(sentence.word(at + 1) == "." && sentence.year(at + 2).is_some()),
    );
    if let Some(year) = year {
        let days = calendar::month(year, month);
        return Some(Found {
            year: Some(year),
            month: Some(month),
            ..Found::new(DateForm::Month, at, end, days)
        });
    }
    let Sense::Month(_, true) = sentence.sense(at) else {
        return None;
    };
    let before = sentence.before(at, 1);
    let attributive = matches!(before, "the" | "a" | "its" | "'s") && sentence.is_lower(at + 1);
    let part = before == "-" && matches!(sentence.before(at, 2), "mid" | "early" | "late" | "end");
    let listed = sentence.continues(at, DateForm::Month) || part;
    let led = attributive || listed || among(LEADS_TO_MONTH, before);
    let next = sentence.word(at + 1);
    let names_a_person =
        sentence.is_capitalised(at + 1) && sentence.is_word(at + 1) && sentence.sense(at + 1) == Sense::Nothing;
    let common = matches!(sentence.word(at), "may" | "march" | "august" | "april" | "june");
    let weakly_led = matches!(
        before,
        "and" | "to" | "of" | "by" | "from" | "-" | "–" | "after" | "before" | "through"
    );
    if names_a_person
        || (common
            && !listed
            && (!led || weakly_led && !matches!(next, "" | "." | "," | ";" | "and" | "to" | ")" | "–")))
    {
        return None;
    }
    let days = sentence.anchor.and_then(|anchor| match before {
        "last" => month_within(anchor, month, -1),
        "next" => month_within(anchor, month, 1),
        "this" => calendar::month(anchor.year(), month),
        _ => calendar::nearest_month(anchor, month),
    });
    let first = if matches!(before, "last" | "next" | "this") {
        at - 1
    } else {
        at
    };
    Some(Found {
        month: Some(month),
        ..Found::new(DateForm::Month, first, at + 1, days)
    })
}

/// The month before or after the anchor's own.
pub fn month_within(anchor: Date, month: i8, direction: i16) -> Option<Days> {
    let passed = (i16::from(month) - i16::from(anchor.month())) * direction > 0;
    calendar::month(anchor.year() + if passed { 0 } else { direction }, month)
}

/// `Tuesday, 4 June 2024`
fn weekday_and_day(sentence: &Sentence, at: usize) -> Option<Found> {
    let short = matches!(
        sentence.word(at),
        "mon" | "tue" | "wed" | "thu" | "thur" | "fri" | "sat" | "sun" | "tues" | "thurs"
    );
    let (Sense::Weekday(_) | Sense::Opener) = sentence.sense(at) else {
        return None;
    };
    let named_day = short || matches!(sentence.sense(at), Sense::Weekday(_));
    if !named_day || !sentence.is_capitalised(at) {
        return None;
    }
    let next = at + 1 + usize::from(short && sentence.word(at + 1) == ".");
    let next = next + usize::from(sentence.word(next) == ",");
    let next = next + usize::from(sentence.word(next) == "the");
    let found = named(sentence, next).filter(|found| found.day.is_some())?;
    Some(Found { first: at, ..found })
}

/// `2024-06-30`, `30/06/2024`, `30.06.2024`.
fn numeric(sentence: &Sentence, at: usize) -> Option<Found> {
    if !sentence.is_number(at)
        || sentence.glued(at) && !matches!(sentence.before(at, 1), "(" | "[" | "“" | "\"" | "T" | ",")
    {
        return None;
    }
    let word = sentence.word(at);
    let mut parts = word.split('.');
    if let (Some(day), Some(month), Some(year), None) = (parts.next(), parts.next(), parts.next(), parts.next()) {
        let (year, month, day) = (four_digits(year)?, month.parse().ok()?, day.parse().ok()?);
        return of_day(sentence, at, at + 1, Some(year), month, day);
    }
    let mark = sentence.word(at + 1);
    if !matches!(mark, "-" | "/") || !sentence.is_tie(at + 1, mark) || !sentence.is_tie(at + 3, mark) {
        return None;
    }
    if sentence.glued(at + 5) && matches!(sentence.word(at + 5), "-" | "/") {
        return None;
    }
    let (a, b, c) = (
        sentence.integer(at)?,
        sentence.integer(at + 2)?,
        sentence.integer(at + 4)?,
    );
    let end = at + 5;
    if word.len() == 4 {
        return of_day(sentence, at, end, Some(a), i8::try_from(b).ok()?, i8::try_from(c).ok()?);
    }
    let year = four_digits(sentence.word(at + 4))?;
    let (a, b) = (i8::try_from(a).ok()?, i8::try_from(b).ok()?);
    match day_and_month(a, b)? {
        Some((day, month)) => of_day(sentence, at, end, Some(year), month, day),
        // 03/04/2024 is the third of April or the fourth of March.
        None => Some(Found {
            year: Some(year),
            ..Found::new(DateForm::Day, at, end, None)
        }),
    }
}

/// Which of two numbers is the day: `None` when neither order is a date, `Some(None)` when both are.
pub fn day_and_month(a: i8, b: i8) -> Option<Option<(i8, i8)>> {
    let day = |value: i8| (1..=31).contains(&value);
    let month = |value: i8| (1..=12).contains(&value);
    match (day(a) && month(b), month(a) && day(b)) {
        (true, true) if a == b => Some(Some((a, b))),
        (true, true) => Some(None),
        (true, false) => Some(Some((a, b))),
        (false, true) => Some(Some((b, a))),
        (false, false) => None,
    }
}

pub fn four_digits(text: &str) -> Option<i16> {
    let plain = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain {
        text.parse().ok().filter(|year| (1000..=2199).contains(year))
    } else {
        None
    }
}

/// `28 June to 2 July 2024`, `May–July 2023`: a range where a second date follows.
fn joined(sentence: &Sentence, found: Found) -> Found {
    if found.form == DateForm::Range
        || !(sentence.is_dash(found.end)
            || matches!(sentence.word(found.end), "to" | "through" | "until" | "till")
            || sentence.word(found.end) == "and" && sentence.before(found.first, 1) == "between")
    {
        return found;
    }
    let other = match found.day {
        Some(_) => numeric(sentence, found.end + 1)
            .or_else(|| named(sentence, found.end + 1))
            .filter(|other| other.day.is_some()),
        None => named(sentence, found.end + 1).filter(|other| other.day.is_none() && other.form == DateForm::Month),
    };
    let Some(other) = other else { return found };
    // `May to July 2023`: the year of the end is that of the start.
    let start = match (found.year, other.year, found.month, found.day) {
        (None, Some(year), Some(month), Some(day)) => Date::new(year, month, day).ok(),
        (None, Some(year), Some(month), None) => calendar::month(year, month).map(|days| days.0),
        _ => found.days.map(|days| days.0),
    };
    let stop = match (found.year, other.year, other.month, other.day) {
        (Some(year), None, Some(month), Some(day)) => Date::new(year, month, day).ok(),
        (Some(year), None, Some(month), None) => calendar::month(year, month).map(|days| days.1),
        _ => other.days.map(|days| days.1),
    };
    let year = if found.year.is_none() || found.year == other.year {
        other.year
    } else {
        None
    };
    Found {
        year,
        ..Found::new(DateForm::Range, found.first, other.end, start.zip(stop))
    }
}

/// The month of a folded word, for cells.
pub fn month_named(word: &str) -> Option<i8> {
    vocabulary::month(word).map(|(month, _)| month)
}
