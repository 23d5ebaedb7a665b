//! A weekday that is not that of its date.
//!
//! Speaks: `Tuesday, 3 May 2031` (a Saturday), `3 May 2031 (Tue)`, `3 May 2031, a Tuesday`. Silent: where no year is
//! stated and the source bears no date, and where the nearest year is not that of the source.

use jiff::civil::Weekday;

use super::{evidence, word};
use crate::analysis::dates::{DateForm, DateMention};
use crate::compare::{Finding, Rule, Severity, Source, State};
use crate::text::{Case, Span};

/// Without a year the day must lie so near to the source's own date, in days.
const NEAR: i32 = 60;

pub fn findings(source: &Source) -> Vec<Finding> {
    let dates = source.analysis.dates.iter();
    dates.filter_map(|date| finding(source, date)).collect()
}

fn finding(source: &Source, date: &DateMention) -> Option<Finding> {
    let known = match date.form {
        DateForm::Day => true,
        // Read as the day nearest to the source's own: its year is that one only if they are not far apart.
        DateForm::YearlessDay => {
            let published = source.document.meta.published.as_ref()?.value;
            let (day, _) = date.days?;
            (published - day).get_days().abs() < NEAR
        }
        _ => false,
    };
    let (day, last) = date.days?;
    if !known || day != last {
        return None;
    }
    let (stated, span) = stated(source, date.span)?;
    if day.weekday() == stated {
        return None;
    }
    let words = span.of(&source.document.text);
    let (stated, actual) = (name(stated), name(day.weekday()));
    Some(Finding {
        id: Finding::key(Rule::Date, &["weekday", words]),
        rule: Rule::Date,
        state: State::CannotBothBeTrue,
        severity: Severity::Medium,
        title: format!("{words}: that day is a {actual}"),
        explanation: format!("The text calls {day} a {stated}; by the calendar it is a {actual}."),
        evidence: vec![evidence(source, span, day.to_string())],
        calculation: format!("{day} in the Gregorian calendar: {actual}, not {stated}."),
        threshold: "The rule speaks when a weekday and a day stand together and the calendar gives that day another \
                    weekday; a year that the text does not state is that of the source, within 60 days of its date."
            .to_owned(),
        clears: "Look whether the weekday, the day, the month or the year is the slip.".to_owned(),
    })
}

/// The weekday that stands with a date, before it or after it, and the stretch of both.
fn stated(source: &Source, date: Span) -> Option<(Weekday, Span)> {
    let lexed = source.lexed;
    let at = lexed.within(date);
    let named_at = |at: usize| {
        let token = lexed.tokens.get(at).filter(|token| token.case != Case::Lower)?;
        Some((named(lexed.word(token))?, date.cover(token.span)))
    };
    if let Some(found) = named_at(at.start) {
        return Some(found);
    }
    match (word(lexed, at.end), word(lexed, at.end + 1)) {
        // `3 May 2031 (Tuesday)`
        ("(", _) => {
            let (day, span) = named_at(at.end + 1).filter(|_| word(lexed, at.end + 2) == ")")?;
            Some((
                day,
                lexed
                    .tokens
                    .get(at.end + 2)
                    .map_or(span, |close| span.cover(close.span)),
            ))
        }
        // `3 May 2031, a Tuesday`
        (",", "a") => named_at(at.end + 2).filter(|_| matches!(word(lexed, at.end + 3), "," | "." | ";" | ")" | "")),
        _ => None,
    }
}

fn named(word: &str) -> Option<Weekday> {
    use Weekday::*;
    const SHORT: &[(&str, Weekday)] = &[
        ("mon", Monday),
        ("tue", Tuesday),
        ("tues", Tuesday),
        ("wed", Wednesday),
        ("thu", Thursday),
        ("thur", Thursday),
        ("thurs", Thursday),
        ("fri", Friday),
        ("sat", Saturday),
        ("sun", Sunday),
    ];
    let word = word.trim_end_matches('.');
    let full = [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday].into_iter();
    full.into_iter()
        .find(|day| name(*day).eq_ignore_ascii_case(word))
        .or_else(|| SHORT.iter().find(|(short, _)| *short == word).map(|(_, day)| *day))
}

pub fn name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::titles;
    use crate::compare::{Settings, compare, testing};

    #[test]
    fn speaks() {
        for (text, expected) in [
            (
                "The ferry Saint Alder sank off Port Merrow on Tuesday, 3 May 2031, after a fire.",
                "Tuesday, 3 May 2031: that day is a Saturday",
            ),
            (
                "The ferry Saint Alder sank off Port Merrow on Tue 3 May 2031 after a fire.",
                "Tue 3 May 2031: that day is a Saturday",
            ),
            (
                "The ferry Saint Alder sank off Port Merrow on May 3, 2031 (Tuesday), after a fire.",
                "May 3, 2031 (Tuesday): that day is a Saturday",
            ),
            (
                "The ferry Saint Alder sank off Port Merrow on 3 May 2031, a Tuesday.",
                "3 May 2031, a Tuesday: that day is a Saturday",
            ),
        ] {
            assert_eq!(titles(text), [expected]);
        }
    }

    #[test]
    fn keeps_silent() {
        for text in [
            "The ferry Saint Alder sank off Port Merrow on Saturday, 3 May 2031, after a fire.",
            "The ferry Saint Alder sank off Port Merrow on Tuesday, 3 May, after a fire.",
            "The ferry Saint Alder sank off Port Merrow on 3 May 2031, a Tuesday as any other.",
            "The ferry Saint Alder sank on 3 May 2031 (Tuesday Press said).",
            "The ferry Saint Alder sank on 3 May 2031, a Saturday.",
        ] {
            assert_eq!(titles(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn the_nearest_year_may_be_the_one_before() {
        // 30 December 2030 is a Monday.
        for (text, expected) in [
            ("The ferry Saint Alder sank off Port Merrow on Monday, 30 December.", 0),
            ("The ferry Saint Alder sank off Port Merrow on Tuesday, 30 December.", 1),
        ] {
            let read = [testing::published(text, Some(jiff::civil::date(2031, 1, 2)))];
            let comparison = compare(&testing::sources(&read), &Settings::default());
            assert_eq!(comparison.findings.len(), expected, "{text}");
        }
    }
}
