//! A day that no calendar has.
//!
//! Speaks: `31 June`, `February 29, 2031`. Silent: `29 February` without a year; a number after a month that may count
//! something (`In June 31 boats left`).

use jiff::civil::Date;

use super::{evidence, word};
use crate::analysis::dates::month_named;
use crate::compare::{Finding, Rule, Severity, Source, State};
use crate::text::{Case, Span, TokenKind};

/// A year that has every day.
const LEAP: i16 = 2024;

pub fn findings(source: &Source) -> Vec<Finding> {
    let lexed = source.lexed;
    let months = lexed.per_word(|word| month_named(word).filter(|month| has_gaps(*month)));
    let at = lexed.tokens.iter().enumerate();
    let named = at.filter_map(|(at, token)| {
        let month = months[token.word as usize].filter(|_| token.case == Case::Capitalised)?;
        finding(source, at, month)
    });
    named.collect()
}

/// Months of fewer than 31 days.
fn has_gaps(month: i8) -> bool {
    Date::new(LEAP, month, 31).is_err()
}

fn finding(source: &Source, at: usize, month: i8) -> Option<Finding> {
    let lexed = source.lexed;
    let day = |at: usize| {
        let token = lexed.tokens.get(at).filter(|token| token.kind == TokenKind::Number)?;
        let word = lexed.word(token);
        word.parse::<i8>()
            .ok()
            .filter(|day| word.len() == 2 && (29..=31).contains(day))
    };
    let year = |at: usize| {
        let at = at + usize::from(word(lexed, at) == ",");
        let word = word(lexed, at);
        let year = word.parse::<i16>().ok().filter(|_| word.len() == 4)?;
        Some((at, year))
    };
    let back = |back: usize| at.checked_sub(back);
    let before = back(1).and_then(|at| Some((at, day(at)?)));
    let after = day(at + 1).map(|day| (at + 1, day));
    let (first, last, day) = match (before, after) {
        (Some((first, day)), None) => (first, at, day),
        (None, Some((last, day))) => (at, last, day),
        _ => return None,
    };
    // `June 31 boats`: what follows must end the date.
    let next = last + 1;
    let led = first
        .checked_sub(1)
        .is_some_and(|at| matches!(word(lexed, at), "on" | "by" | "until" | "since" | "before"));
    let ends = matches!(word(lexed, next), "" | "." | "," | ";" | ")") || year(next).is_some();
    if !(led || ends)
        || lexed
            .tokens
            .get(next)
            .is_some_and(|token| !token.spaced && word(lexed, next) == ":")
    {
        return None;
    }
    let stated = year(next);
    if Date::new(stated.map_or(LEAP, |(_, year)| year), month, day).is_ok() {
        return None;
    }
    let last = stated.map_or(last, |(at, _)| at);
    let span: Span = lexed.tokens[first].span.cover(lexed.tokens[last].span);
    let words = span.of(&source.document.text);
    let length = Date::new(stated.map_or(LEAP, |(_, year)| year), month, 1)
        .ok()?
        .days_in_month();
    let name = word(lexed, at);
    let name: String = name
        .chars()
        .take(1)
        .flat_map(char::to_uppercase)
        .chain(name.chars().skip(1))
        .collect();
    let of = stated
        .filter(|_| month == 2)
        .map_or(String::new(), |(_, year)| format!(" {year}"));
    Some(Finding {
        id: Finding::key(Rule::Date, &["impossible", words]),
        rule: Rule::Date,
        state: State::CannotBothBeTrue,
        severity: Severity::Medium,
        title: format!("{words}: no such day"),
        explanation: format!("{name}{of} has {length} days, and the text names day {day}."),
        evidence: vec![evidence(source, span, String::new())],
        calculation: format!("{name}{of}: {length} days in the Gregorian calendar; {day} > {length}."),
        threshold:
            "The rule speaks when a day and a month stand together and the month has no such day, or had none in \
                    the year that is stated."
                .to_owned(),
        clears: "Look whether the day, the month or the year is the slip.".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::titles;

    #[test]
    fn speaks() {
        for (text, expected) in [
            (
                "The ferry sank off Port Merrow on 31 June after a fire.",
                "31 June: no such day",
            ),
            (
                "The ferry sank off Port Merrow on February 29, 2031, after a fire.",
                "February 29, 2031: no such day",
            ),
        ] {
            assert_eq!(titles(text), [expected]);
        }
    }

    #[test]
    fn keeps_silent() {
        for text in [
            "The ferry sank off Port Merrow on 30 June after a fire.",
            "The ferry sank off Port Merrow on February 29, 2028, after a fire.",
            "The ferry sank off Port Merrow on 29 February after a fire.",
            "In June 31 boats left Port Merrow.",
            "The quay is at June 31st Square.",
        ] {
            assert_eq!(titles(text), [""; 0], "{text}");
        }
    }
}
