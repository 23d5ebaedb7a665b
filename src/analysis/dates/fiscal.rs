//! Fiscal years: `fiscal 2024`, `FY2023-24`, `the 2023/24 financial year`, `the year ended 31 March 2024`.
//!
//! Where one begins depends on whose it is. Its days are given only where the text says its last day, or names right
//! before it a country whose government's fiscal year is known; a company's is its own.

use super::calendar::{self, Days};
use super::reading::{Found, Sentence};
use super::{DateForm, absolute, years};

/// How a government names and begins its fiscal years.
struct Country {
    /// Folded; `'s` is left out.
    names: &'static [&'static str],
    /// The month whose first day begins the year.
    month: i16,
    /// `fiscal 2024` is the year that ends in 2024, rather than the one that begins then; `None` where usage varies.
    by_end: Option<bool>,
}

/// From the governments' budget documents; several words stand with a space.
const COUNTRIES: &[Country] = &[
    Country {
        names: &["us", "u.s.", "u.s", "american", "united states"],
        month: 10,
        by_end: Some(true),
    },
    Country {
        names: &["india", "indian"],
        month: 4,
        by_end: Some(true),
    },
    Country {
        names: &["japan", "japanese", "singapore"],
        month: 4,
        by_end: Some(false),
    },
    Country {
        names: &[
            "uk",
            "u.k.",
            "britain",
            "british",
            "canada",
            "canadian",
            "hong kong",
            "south africa",
        ],
        month: 4,
        by_end: None,
    },
    Country {
        names: &[
            "australia",
            "australian",
            "new zealand",
            "pakistan",
            "pakistani",
            "bangladesh",
            "kenya",
            "egypt",
        ],
        month: 7,
        by_end: Some(true),
    },
];

pub fn read(sentence: &Sentence, at: usize) -> Option<Found> {
    ended(sentence, at).or_else(|| named(sentence, at))
}

/// `fiscal year` or `financial year` at the token.
pub fn is_noun(sentence: &Sentence, at: usize) -> bool {
    matches!(sentence.word(at), "fiscal" | "financial") && sentence.word(at + 1) == "year"
}

/// The days of the fiscal year of `year`, of `year` and the next (`two`), where the words before token `first` say whose.
pub fn days(sentence: &Sentence, first: usize, year: i16, two: bool) -> Option<Days> {
    let country = country(sentence, first)?;
    let by_end = if two { false } else { country.by_end? };
    let start = if by_end { year.checked_sub(1)? } else { year };
    calendar::months(start, country.month, country.month + 11)
}

/// The country named right before the token: `India's`, `the US`, `the U.S. federal`.
fn country(sentence: &Sentence, first: usize) -> Option<&'static Country> {
    let mut end = first;
    while matches!(
        sentence.before(end, 1),
        "'s" | "’s" | "’" | "'" | "federal" | "government"
    ) {
        end -= 1;
    }
    let (one, two) = (sentence.before(end, 1), sentence.before(end, 2));
    let capital = end > 0 && sentence.is_capitalised(end - 1);
    let named = |name: &&str| match name.split_once(' ') {
        Some((first, second)) => (two, one) == (first, second),
        None => *name == one,
    };
    COUNTRIES
        .iter()
        .find(|country| capital && country.names.iter().any(named))
}

/// `fiscal year 2024`, `fiscal 2024`, `financial year 2023-24`, `FY2024`, `FY 2023/24`.
fn named(sentence: &Sentence, at: usize) -> Option<Found> {
    let word = sentence.word(at);
    let found = |first: usize, year: i16, number: usize| {
        let tied = ["-", "/", "–"].iter().any(|mark| sentence.is_tie(number + 1, mark));
        let two = tied && sentence.is_number(number + 2);
        let next = two.then(|| sentence.integer(number + 2)).flatten();
        // `2023-24`, `2023-2024`; `2023-25` is a plan.
        let whole = !two || next.is_some_and(|next| next % 100 == (year + 1) % 100);
        Found {
            year: Some(year),
            ..Found::new(
                DateForm::Year,
                first,
                if two { number + 3 } else { number + 1 },
                days(sentence, first, year, two).filter(|_| whole),
            )
        }
    };
    if let Some(digits) = word.strip_prefix("fy").filter(|digits| !digits.is_empty()) {
        let year = match digits.len() {
            2 => digits.parse::<i16>().ok().map(|year| 2000 + year),
            _ => absolute::four_digits(digits),
        }?;
        return Some(found(at, year, at));
    }
    if !matches!(word, "fiscal" | "fy" | "financial") {
        return None;
    }
    let next = at + 1 + usize::from(sentence.word(at + 1) == "year");
    if word == "financial" && next == at + 1 {
        return None;
    }
    let year = sentence.year(next)?;
    let first = years::article(sentence, at);
    let mut found = found(first, year, next);
    // `the US fiscal year 2024` has the country between.
    if first < at {
        found.days = None;
    }
    Some(found)
}

/// `the fiscal year ended 31 March 2024`, `the year ending June 30, 2024`.
fn ended(sentence: &Sentence, at: usize) -> Option<Found> {
    let year = at + usize::from(matches!(sentence.word(at), "fiscal" | "financial"));
    let before = sentence.before(at, 1);
    if sentence.word(year) != "year" || year == at && before != "the" {
        return None;
    }
    if !matches!(sentence.word(year + 1), "ended" | "ending") {
        return None;
    }
    let date = year + 2 + usize::from(sentence.word(year + 2) == "on");
    let last = absolute::read(sentence, date).filter(|last| last.first == date && last.day.is_some())?;
    let end = last.days.map(|(day, _)| day)?;
    let begin = calendar::plus(end, 1)?.checked_sub(jiff::Span::new().years(1)).ok()?;
    Some(Found {
        year: last.year,
        ..Found::new(
            DateForm::Year,
            years::article(sentence, at),
            last.end,
            Some((begin, end)),
        )
    })
}
