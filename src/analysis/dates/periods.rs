//! Stretches of time told from where the text stands: `the past two years`, `the end of the month`, `recent weeks`,
//! `the summer of 2020`, `the 19th century`. Their articles belong to them, as in OntoNotes.

use jiff::civil::Date;

use super::calendar::{self, Third, plus};
use super::reading::{Found, Sentence};
use super::vocabulary::Sense;
use super::word_lists::{FEW, SEASON_LEADS, among};
use super::{DateForm, absolute, years};

/// A unit of time that is a day or longer, by its folded word: its singular, and whether the word is plural.
pub fn unit(word: &str) -> Option<(&'static str, bool)> {
    Some(match word {
        "day" => ("day", false),
        "days" => ("day", true),
        "week" => ("week", false),
        "weeks" => ("week", true),
        "weekend" => ("weekend", false),
        "weekends" => ("weekend", true),
        "fortnight" => ("fortnight", false),
        "month" => ("month", false),
        "months" => ("month", true),
        "quarter" => ("quarter", false),
        "quarters" => ("quarter", true),
        "year" => ("year", false),
        "years" => ("year", true),
        "decade" => ("decade", false),
        "decades" => ("decade", true),
        "century" => ("century", false),
        "centuries" => ("century", true),
        _ => return None,
    })
}

pub fn read(sentence: &Sentence, at: usize) -> Option<Found> {
    part(sentence, at)
        .or_else(|| window(sentence, at))
        .or_else(|| one(sentence, at))
        .or_else(|| edge(sentence, at))
        .or_else(|| season(sentence, at))
        .or_else(|| century(sentence, at))
        .or_else(|| day_beside(sentence, at))
        .or_else(|| weekend(sentence, at))
        .or_else(|| holiday(sentence, at))
}

/// The token, or the article before it.
fn with_article(sentence: &Sentence, at: usize) -> usize {
    at - usize::from(at > 0 && matches!(sentence.word(at - 1), "the" | "these" | "those"))
}

/// A number of units at the token, as `two`, `10`, `a few`, `several`: what it is, where certain, and its end.
pub fn number(sentence: &Sentence, at: usize) -> Option<(Option<i16>, usize)> {
    let one = |at: usize| match sentence.sense(at) {
        Sense::Number(number) if !matches!(sentence.word(at), "a" | "an") => Some(number),
        _ => sentence.integer(at).filter(|number| (1..=999).contains(number)),
    };
    if let Some(number) = one(at) {
        // `two or three`, `10 to 15`, `5-7`
        let joined = matches!(sentence.word(at + 1), "or" | "to") || sentence.is_dash(at + 1);
        if joined && one(at + 2).is_some() {
            return Some((None, at + 3));
        }
        let half = sentence.word(at + 1) == "and" && sentence.word(at + 2) == "a" && sentence.word(at + 3) == "half";
        return Some(if half { (None, at + 4) } else { (Some(number), at + 1) });
    }
    let few = match sentence.word(at) {
        "a" if matches!(sentence.word(at + 1), "few" | "couple") => at + 1,
        _ => at,
    };
    match sentence.word(few) {
        "couple" => Some((None, few + 1 + usize::from(sentence.word(few + 1) == "of"))),
        word if among(FEW, word) => Some((None, few + 1)),
        _ => None,
    }
}

/// `the past two years`, `the next few days`, `recent weeks`, `the first three months of 2021`.
fn window(sentence: &Sentence, at: usize) -> Option<Found> {
    let word = sentence.word(at);
    let counts = matches!(
        word,
        "past" | "last" | "next" | "coming" | "previous" | "following" | "preceding" | "first" | "final" | "these"
    );
    if !counts && !matches!(word, "recent" | "upcoming") {
        return None;
    }
    // `this past week`, `this coming Monday` are read from `this` on.
    let (number, end) = match number(sentence, at + 1) {
        Some(_) if !counts => return None,
        Some(stated) => stated,
        None if matches!(word, "past" | "recent" | "coming" | "upcoming" | "these") => (None, at + 1),
        None => return None,
    };
    let (unit, plural) = unit(sentence.word(end))?;
    let weekend = unit == "weekend" && !plural;
    if !(plural || number == Some(1) || weekend) || sentence.word(end + 1) == "old" {
        return None;
    }
    if word == "these" && unit != "day" {
        return None;
    }
    let mut found = Found::new(DateForm::Relative, with_article(sentence, at), end + 1, None);
    let length = number.filter(|_| unit != "quarter").map(|number| (number, unit));
    found.days = sentence
        .anchor
        .zip(length)
        .and_then(|(anchor, (number, unit))| match word {
            "past" | "last" => Some((shifted(anchor, -i32::from(number), unit)?, anchor)),
            "next" | "coming" => Some((anchor, shifted(anchor, i32::from(number), unit)?)),
            _ => None,
        });
    // `the first three months of this year`
    if matches!(word, "first" | "last" | "final") && sentence.word(end + 1) == "of" {
        match whole(sentence, end + 2) {
            Some(of) => (found.end, found.days) = (of.end, None),
            // `the last two days of talks` is counted from the talks.
            None => found.days = None,
        }
    }
    Some(found)
}

fn shifted(date: Date, number: i32, unit: &str) -> Option<Date> {
    let months = |months: i32| date.checked_add(jiff::Span::new().try_months(months).ok()?).ok();
    match unit {
        "day" => plus(date, number),
        "week" => plus(date, 7 * number),
        "fortnight" => plus(date, 14 * number),
        "month" => months(number),
        "year" => months(12 * number),
        "decade" => months(120 * number),
        _ => None,
    }
}

/// What a part can be of: `2021`, `this year`, `the year`.
fn whole(sentence: &Sentence, at: usize) -> Option<Found> {
    if matches!(sentence.word(at), "the" | "each" | "every" | "a") {
        let known = matches!(
            sentence.word(at + 1),
            "day" | "week" | "weekend" | "month" | "quarter" | "year" | "decade" | "century"
        );
        if known && !sentence.is_capitalised(at + 1) {
            return Some(Found::new(DateForm::Relative, at, at + 2, None));
        }
        return simple(sentence, at + 1);
    }
    simple(sentence, at)
}

/// A date that is no part of another: parts of parts would nest as deep as the text.
fn simple(sentence: &Sentence, at: usize) -> Option<Found> {
    absolute::read(sentence, at)
        .or_else(|| years::read(sentence, at))
        .or_else(|| one(sentence, at))
        .or_else(|| season(sentence, at))
        .or_else(|| century(sentence, at))
        .or_else(|| holiday(sentence, at))
}

/// `last week`, `this year`, `the past decade`, `the same day`, `the following month`, `earlier this year`.
fn one(sentence: &Sentence, at: usize) -> Option<Found> {
    let word = sentence.word(at);
    let before = sentence.before(at, 1);
    let definite = matches!(before, "the" | "that" | "this");
    let mut next = at + 1;
    let offset = match word {
        "last" if before == "the" => None,
        "last" => Some(-1),
        // `this past week`, `this coming Sunday`
        "this" if matches!(sentence.word(next), "past" | "coming" | "same") => {
            next += 1;
            None
        }
        "this" => Some(0),
        "next" if before == "the" => None,
        "next" => Some(1),
        "past" | "previous" | "following" | "preceding" | "coming" | "same" if definite => None,
        "that" if matches!(sentence.word(next), "same" | "very") => {
            next += 1;
            None
        }
        "that" => None,
        _ => return None,
    };
    if matches!(before, "its" | "their" | "his" | "her" | "my" | "our" | "'s" | "’s") {
        return None;
    }
    let (unit, plural) = match sentence.word(next) {
        "night" | "morning" | "afternoon" | "evening" if offset.is_some_and(|offset| offset <= 0) => ("night", false),
        "season" => return None,
        other => unit(other)?,
    };
    let end = next + 1;
    // `that day`, `the last week of the war`
    let elsewhere = word == "last" && offset.is_none() && sentence.word(end) == "of";
    let vague = word == "that" && unit != "day" && unit != "year" && unit != "week" && unit != "month";
    // `the last day`, `the last century`: the end of something that the text does not tell.
    let ends = word == "last" && offset.is_none() && matches!(unit, "day" | "quarter");
    if plural || elsewhere || vague || ends || word == "this" && unit == "day" && next == at + 1 {
        return None;
    }
    let days = sentence
        .anchor
        .zip(offset)
        .and_then(|(anchor, offset): (Date, i32)| match unit {
            "week" => calendar::week(anchor, offset),
            "weekend" => calendar::week(anchor, offset).and_then(|(_, sunday)| Some((plus(sunday, -1)?, sunday))),
            "month" => {
                let month = i16::from(anchor.month()) + offset as i16;
                calendar::months(anchor.year(), month, month)
            }
            "year" => calendar::year(anchor.year() + offset as i16),
            "quarter" => {
                let first = (i16::from(anchor.month()) - 1) / 3 * 3 + 1 + 3 * offset as i16;
                calendar::months(anchor.year(), first, first + 2)
            }
            "night" => plus(anchor, offset).map(|date| (date, date)),
            _ => None,
        });
    let first = if matches!(word, "this" | "that") || offset.is_some() {
        earlier(sentence, at)
    } else {
        with_article(sentence, at)
    };
    Some(Found::new(DateForm::Relative, first, end, days))
}

/// `earlier this year`, `late last month`: the token before where it says which part.
pub fn earlier(sentence: &Sentence, at: usize) -> usize {
    at - usize::from(at > 0 && matches!(sentence.word(at - 1), "early" | "earlier" | "late" | "later" | "mid"))
}

/// `the end of the year`, `the start of June`, `the beginning of 2021`.
fn edge(sentence: &Sentence, at: usize) -> Option<Found> {
    let part = match sentence.word(at) {
        "end" => Third::Late,
        "beginning" | "start" => Third::Early,
        "middle" => Third::Mid,
        _ => return None,
    };
    if sentence.word(at + 1) != "of" {
        return None;
    }
    let of = whole(sentence, at + 2)?;
    // `the end of two years of talks`
    let fits = of.first <= at + 3 && of.form != DateForm::Day && of.form != DateForm::YearlessDay;
    if !fits || of.form == DateForm::Weekday {
        return None;
    }
    let days = of.days.and_then(|days| calendar::third(days, part));
    Some(Found {
        year: of.year,
        month: of.month,
        ..Found::new(of.form, with_article(sentence, at), of.end, days)
    })
}

/// `the first week of June`, `the last day of 2020`, `the month of May`.
fn part(sentence: &Sentence, at: usize) -> Option<Found> {
    let ranked = matches!(sentence.sense(at), Sense::Rank(_)) || matches!(sentence.word(at), "last" | "final");
    let noun = at + usize::from(ranked);
    let parts = match sentence.word(noun) {
        "week" | "weekend" | "day" | "month" | "decade" => ranked,
        _ => ranked && matches!(sentence.sense(noun), Sense::Weekday(_)) && sentence.is_capitalised(noun),
    };
    let named = !ranked && matches!(sentence.word(noun), "month" | "week") && sentence.before(at, 1) == "the";
    if !(parts || named) || sentence.word(noun + 1) != "of" {
        return None;
    }
    let of = whole(sentence, noun + 2)?;
    let fits = matches!(of.form, DateForm::Month | DateForm::Year | DateForm::Relative)
        || named && matches!(of.form, DateForm::Day | DateForm::YearlessDay);
    let of_month = !named || sentence.word(noun) == "week" || of.form == DateForm::Month;
    if of.first > noun + 3 || !fits || !of_month {
        return None;
    }
    Some(Found {
        year: of.year,
        month: of.month,
        days: of.days.filter(|_| named && of.form == DateForm::Month),
        ..Found::new(of.form, with_article(sentence, at), of.end, None)
    })
}

/// `the summer of 2020`, `spring 2021`, `last winter`, `in summer`.
fn season(sentence: &Sentence, at: usize) -> Option<Found> {
    let is_season = |at: usize| matches!(sentence.word(at), "spring" | "summer" | "autumn" | "fall" | "winter");
    let led = matches!(sentence.word(at), "last" | "this" | "next") && is_season(at + 1);
    let name = at + usize::from(led);
    if !is_season(name) {
        return None;
    }
    let of = usize::from(sentence.word(name + 1) == "of");
    let year = sentence.year(name + 1 + of).filter(|year| (1800..=2100).contains(year));
    if let Some(year) = year {
        let first = with_article(sentence, at);
        return Some(Found {
            year: Some(year),
            ..Found::new(DateForm::Range, first, name + 2 + of, None)
        });
    }
    if led {
        return Some(Found::new(DateForm::Relative, earlier(sentence, at), name + 1, None));
    }
    // `in the summer`; `the summer holidays` are no date, nor is `in spring water`.
    let first = with_article(sentence, at);
    let bare = sentence.word(name) != "fall"
        && sentence.is_lower(name)
        && among(SEASON_LEADS, sentence.before(first, 1))
        && (!sentence.is_word(name + 1) || among(super::word_lists::LINKS, sentence.word(name + 1)));
    bare.then(|| Found::new(DateForm::Relative, first, name + 1, None))
}

/// `the 19th century`, `the late twentieth century`.
fn century(sentence: &Sentence, at: usize) -> Option<Found> {
    let (number, mut end) = if let Some(number) = sentence.integer(at) {
        let ending = matches!(sentence.word(at + 1), "st" | "nd" | "rd" | "th") && sentence.glued(at + 1);
        (ending.then_some(number)?, at + 2)
    } else {
        return None;
    };
    if matches!(sentence.word(end), "and" | "to") && sentence.integer(end + 1).is_some() {
        let ending = matches!(sentence.word(end + 2), "st" | "nd" | "rd" | "th");
        end += if ending { 3 } else { return None };
    }
    end += usize::from(sentence.is_tie(end, "-"));
    if !matches!(sentence.word(end), "century" | "centuries") || !(1..=21).contains(&number) {
        return None;
    }
    let mut first = at;
    if first > 1 && sentence.is_tie(first - 1, "-") && matches!(sentence.before(first, 2), "mid" | "early" | "late") {
        first -= 2;
    }
    first = with_article(sentence, earlier(sentence, first));
    Some(Found::new(DateForm::Range, first, end + 1, None))
}

/// `the day before yesterday`, `the day after tomorrow`, `the year before` at a clause's end.
fn day_beside(sentence: &Sentence, at: usize) -> Option<Found> {
    let (unit, plural) = unit(sentence.word(at))?;
    let side = sentence.word(at + 1);
    if plural || sentence.before(at, 1) != "the" || !matches!(side, "before" | "after") {
        return None;
    }
    let offset = match (side, sentence.word(at + 2)) {
        ("before", "yesterday") => Some(-2),
        ("after", "tomorrow") => Some(2),
        _ => None,
    };
    if let Some(offset) = offset.filter(|_| unit == "day") {
        let day = sentence.anchor.and_then(|anchor| plus(anchor, offset));
        return Some(Found::new(
            DateForm::Relative,
            at - 1,
            at + 3,
            day.map(|day| (day, day)),
        ));
    }
    let ends = matches!(sentence.word(at + 2), "" | "." | "," | ";" | ")");
    ends.then(|| Found::new(DateForm::Relative, at - 1, at + 2, None))
}

/// `the weekend`.
fn weekend(sentence: &Sentence, at: usize) -> Option<Found> {
    let bare = sentence.word(at) == "weekend"
        && sentence.before(at, 1) == "the"
        && (!sentence.is_word(at + 1) || among(super::word_lists::LINKS, sentence.word(at + 1)));
    bare.then(|| Found::new(DateForm::Relative, at - 1, at + 1, None))
}

/// `Christmas Day`, `New Year's Eve`, `Ramadan`: days of feasts, whose dates the calendar does not tell alone.
fn holiday(sentence: &Sentence, at: usize) -> Option<Found> {
    if !sentence.is_capitalised(at) {
        return None;
    }
    let possessive = usize::from(matches!(sentence.word(at + 1), "'s" | "’s"));
    let after = sentence.word(at + 1 + possessive);
    let is_day = matches!(after, "day" | "eve") && sentence.is_capitalised(at + 1 + possessive);
    let end = match sentence.word(at) {
        "christmas" | "thanksgiving" | "easter" if is_day && possessive == 0 => at + 2,
        "easter" if matches!(after, "sunday" | "monday") => at + 2,
        "christmas" | "easter" | "thanksgiving" | "ramadan" | "diwali" | "halloween" => {
            // `Christmas Island`, `Easter Road`
            let named = sentence.is_capitalised(at + 1) && sentence.is_word(at + 1);
            if named || possessive > 0 {
                return None;
            }
            at + 1
        }
        "new" if sentence.word(at + 1) == "year" && matches!(sentence.word(at + 2), "'s" | "’s") => {
            let named = matches!(sentence.word(at + 3), "day" | "eve");
            at + if named { 4 } else { return None }
        }
        "boxing" | "independence" if after == "day" && is_day => at + 2,
        "valentine" | "mother" | "father" if is_day && possessive == 1 => at + 3,
        _ => return None,
    };
    Some(Found::new(DateForm::Relative, at, end, None))
}
