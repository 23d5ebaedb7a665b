//! Years, decades, quarters: four digits are a year only where something shows it.

use super::DateForm;
use super::absolute::third;
use super::calendar;
use super::fiscal;
use super::reading::{Found, Sentence};
use super::vocabulary::Sense;
use super::word_lists::{COUNTED, DATED_NOUNS, LEADS_TO_YEAR, LINKS, MAY_LEAD_TO_YEAR, among};

/// How far around a quarter the words are looked for that tell whose it is.
const NEAR: usize = 40;

/// Bare four digits outside these are no year of news.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2100;

pub fn read(sentence: &Sentence, at: usize) -> Option<Found> {
    fiscal::read(sentence, at)
        .or_else(|| quarter(sentence, at))
        .or_else(|| part_of_year(sentence, at))
        .or_else(|| span_of_years(sentence, at))
        .or_else(|| decade(sentence, at))
        .or_else(|| {
            let year = bare(sentence, at)
                .filter(|_| is_evident(sentence, at, at + 1))
                .or_else(|| early(sentence, at))?;
            Some(of_year_named(sentence, at, year))
        })
}

/// `2020`, with `the year` before it.
fn of_year_named(sentence: &Sentence, at: usize, year: i16) -> Found {
    let named = sentence.before(at, 1) == "year" && sentence.before(at, 2) == "the";
    of_year(at - if named { 2 } else { 0 }, at + 1, year)
}

fn of_year(first: usize, end: usize, year: i16) -> Found {
    Found {
        year: Some(year),
        ..Found::new(DateForm::Year, first, end, calendar::year(year))
    }
}

fn bare(sentence: &Sentence, at: usize) -> Option<i16> {
    let year = sentence.year(at).filter(|year| YEARS.contains(year))?;
    let opened = !sentence.glued(at)
        || matches!(
            sentence.before(at, 1),
            "(" | "[" | "“" | "\"" | "‘" | "-" | "–" | "/" | "," | "—"
        );
    opened.then_some(year)
}

/// `in 1697`: a year before [`YEARS`] needs a preposition and nothing that it could count.
fn early(sentence: &Sentence, at: usize) -> Option<i16> {
    let year = sentence
        .year(at)
        .filter(|year| year < YEARS.start() && !sentence.glued(at))?;
    let led = matches!(sentence.before(at, 1), "in" | "since" | "until");
    let counts = sentence.is_word(at + 1) && !among(LINKS, sentence.word(at + 1));
    (led && !counts && !sentence.glued(at + 1) || led && matches!(sentence.word(at + 1), "," | "." | ";" | ")"))
        .then_some(year)
}

/// Whether what stands around `first..end` shows a year.
fn is_evident(sentence: &Sentence, first: usize, end: usize) -> bool {
    let next = sentence.word(end);
    let tied = sentence.glued(end) && matches!(next, "-" | "–" | "/" | ":" | "%" | "°");
    let unit = among(COUNTED, next);
    if unit
        || sentence.glued(first)
            && sentence.is_tie(first - 1, "-")
            && !matches!(sentence.before(first, 2), "mid" | "early" | "late" | "pre" | "post")
    {
        return false;
    }
    if tied && !(sentence.is_tie(end, "-") && sentence.is_word(end + 1) && sentence.word(end + 1) != "strong") {
        return false;
    }
    let before = sentence.before(first, 1);
    let round = sentence.year(first).is_none_or(|year| year % 100 == 0);
    if sentence.continues(first, DateForm::Year) && !round {
        return true;
    }
    // `2020 was a hard year`
    if !round
        && matches!(next, "was" | "is" | "will" | "has" | "would" | "saw")
        && (first == 0 || sentence.is_word(first - 1) && !sentence.is_capitalised(first - 1))
    {
        return true;
    }
    let bracketed = matches!(before, "(" | "[") && matches!(next, ")" | "]" | "," | ";");
    let counts = sentence.is_word(end)
        && sentence.is_lower(end)
        && sentence.word(end).ends_with('s')
        && !among(DATED_NOUNS, next)
        && !among(LINKS, next);
    let noun = sentence.is_word(end) && sentence.is_lower(end) && !among(LINKS, next);
    if bracketed || (among(DATED_NOUNS, next) && !tied) {
        return true;
    }
    if tied {
        return false;
    }
    if among(LEADS_TO_YEAR, before) {
        // `in 2000 houses`; a year that is not round is one.
        let round = sentence.year(first).is_none_or(|year| year % 100 == 0);
        return !(counts && round && before == "in");
    }
    if among(MAY_LEAD_TO_YEAR, before) {
        return !noun;
    }
    // `the 2024 Olympics`, `the party's 2019 manifesto`
    let possessed = matches!(
        before,
        "the" | "its" | "their" | "his" | "her" | "'s" | "’s" | "a" | "in"
    );
    if possessed && sentence.is_word(end) {
        let round = sentence.year(first).is_none_or(|year| year % 100 == 0);
        let capital = sentence.is_capitalised(end) && (!sentence.word(end).ends_with('s') || among(DATED_NOUNS, next));
        return !round && (capital || noun);
    }
    false
}

/// `2019–2021`, `2019-21`, `2023/24`, `from 2019 to 2021`.
fn span_of_years(sentence: &Sentence, at: usize) -> Option<Found> {
    let first = bare(sentence, at)?;
    let join = sentence.word(at + 1);
    let stroke = sentence.is_tie(at + 1, "/");
    let dash = sentence.is_dash(at + 1);
    let worded = matches!(
        (sentence.before(at, 1), join),
        ("from", "to" | "until" | "through") | ("between", "and")
    );
    if !stroke && !dash && !worded {
        return None;
    }
    let digits = sentence.integer(at + 2)?;
    let last = match sentence.word(at + 2).len() {
        4 => sentence.year(at + 2)?,
        2 if !worded => first / 100 * 100 + digits,
        1 if !worded => first / 10 * 10 + digits,
        _ => return None,
    };
    // `2023-24-…` goes on as a code.
    let ends = !(sentence.glued(at + 3) && matches!(sentence.word(at + 3), "-" | "/" | ":"));
    if last <= first || !ends || !YEARS.contains(&last) {
        return None;
    }
    let days = calendar::year(first)
        .zip(calendar::year(last))
        .map(|(from, to)| (from.0, to.1));
    let form = if stroke { DateForm::Year } else { DateForm::Range };
    // `the 2020-21 financial year`
    let days = match fiscal::is_noun(sentence, at + 3) {
        true if last == first + 1 => fiscal::days(sentence, at, first, true),
        true => None,
        false => days,
    };
    Some(Found::new(form, at, at + 3, days))
}

/// `the 1990s`, `early 1990s`.
fn decade(sentence: &Sentence, at: usize) -> Option<Found> {
    let (part, number) = match third(sentence, at) {
        Some((part, next)) => (Some(part), next),
        None => (None, at),
    };
    let short = || {
        // `the 90s`, `the '70s`; `in his 60s` is an age.
        let mark = usize::from(matches!(sentence.before(number, 1), "'" | "’" | "‘"));
        let the = sentence.before(number - mark, 1) == "the" || sentence.before(number, 2) == "the";
        let year = sentence
            .integer(number)
            .filter(|year| sentence.word(number).len() == 2 && year % 10 == 0)?;
        (the || part.is_some() || mark > 0 || sentence.continues(number, DateForm::Year)).then_some(1900 + year)
    };
    let year = sentence.year(number).filter(|year| year % 10 == 0).or_else(short)?;
    let plural = sentence.glued(number + 1) && matches!(sentence.word(number + 1), "s" | "'s" | "’s");
    // `the 1900s` may be a decade or a century.
    if !plural {
        return None;
    }
    let days = calendar::year(year)
        .zip(calendar::year(year + 9))
        .map(|(from, to)| (from.0, to.1))
        .filter(|_| year % 100 != 0);
    let days = match part {
        Some(part) => days.and_then(|days| calendar::third(days, part)),
        None => days,
    };
    let mark = usize::from(at > 1 && matches!(sentence.word(at - 1), "'" | "’" | "‘"));
    Some(Found::new(
        DateForm::Year,
        article(sentence, at - mark),
        number + 2,
        days,
    ))
}

/// The article before a decade or a quarter belongs to it.
pub fn article(sentence: &Sentence, at: usize) -> usize {
    at - usize::from(sentence.before(at, 1) == "the")
}

/// `mid-2023`, `late 2023`, `early last year` is left to its parts.
fn part_of_year(sentence: &Sentence, at: usize) -> Option<Found> {
    let (part, number) = third(sentence, at)?;
    let year = sentence.year(number).filter(|year| YEARS.contains(year))?;
    if sentence.glued(number + 1) && sentence.is_word(number + 1) {
        return None;
    }
    let days = calendar::year(year).and_then(|days| calendar::third(days, part));
    Some(Found {
        days,
        ..of_year(at, number + 1, year)
    })
}

/// `the second quarter of 2023`, `Q2 2023`, `the first half of 2023`.
fn quarter(sentence: &Sentence, at: usize) -> Option<Found> {
    let (number, end, half) = match sentence.word(at) {
        "q1" => (1, at + 1, false),
        "q2" => (2, at + 1, false),
        "q3" => (3, at + 1, false),
        "q4" => (4, at + 1, false),
        "h1" => (1, at + 1, true),
        "h2" => (2, at + 1, true),
        _ => {
            let Sense::Rank(number) = sentence.sense(at) else {
                return None;
            };
            let noun = at + 1 + usize::from(sentence.is_tie(at + 1, "-"));
            match sentence.word(noun) {
                "quarter" => (number, noun + 1, false),
                "half" if number <= 2 => (number, noun + 1, true),
                _ => return None,
            }
        }
    };
    let next = end + usize::from(matches!(sentence.word(end), "of" | "in" | ","));
    let form = if half { DateForm::Range } else { DateForm::Quarter };
    let first = article(sentence, at);
    let Some(year) = sentence.year(next).filter(|year| YEARS.contains(year)) else {
        // `the third quarter of this year`, `the first half of the year`
        let of = match (sentence.word(next), sentence.word(next + 1)) {
            ("the" | "this" | "last" | "next", "year" | "month" | "week" | "decade" | "century") => Some(next + 2),
            ("the", "fiscal" | "financial") if sentence.word(next + 2) == "year" => Some(next + 3),
            _ => None,
        };
        if let Some(of) = of.filter(|_| next > end) {
            return Some(Found::new(form, first, of, None));
        }
        // `the fourth quarter` may be of a game: only where money or shares are told is it of a year.
        let told = || {
            (at.saturating_sub(NEAR)..at + NEAR).any(|at| {
                matches!(
                    sentence.word(at),
                    "%" | "$"
                        | "percent"
                        | "gdp"
                        | "results"
                        | "earnings"
                        | "profit"
                        | "profits"
                        | "revenue"
                        | "revenues"
                        | "sales"
                        | "growth"
                        | "loss"
                        | "losses"
                        | "million"
                        | "billion"
                        | "economy"
                        | "exports"
                        | "imports"
                        | "inflation"
                )
            })
        };
        return (!half && sentence.before(at, 1) != "a" && told())
            .then(|| Found::new(DateForm::Quarter, first, end, None));
    };
    let days = if half {
        let first = i16::from(number) * 6 - 5;
        calendar::months(year, first, first + 5)
    } else {
        calendar::quarter(year, number)
    };
    Some(Found {
        year: Some(year),
        ..Found::new(form, first, next + 1, days)
    })
}
