//! A weekday that is not that of its date.
//!
//! Speaks: `Tuesday, 3 May 2031` (a Saturday). Silent: where no year is stated and the source bears no date, and where
//! the nearest year is not that of the source.

use super::by_source;
use crate::analysis::dates::{DateForm, DateMention};
use crate::compare::{Evidence, Finding, Rule, Severity, Source, State};
use jiff::civil::Weekday;

/// The findings on each source at `members` by itself.
pub fn findings(sources: &[Source], members: &[usize]) -> Vec<Finding> {
    by_source(members.iter().flat_map(|&member| {
        let source = &sources[member];
        source.analysis.dates.iter().filter_map(|date| finding(source, date))
    }))
}

fn finding(source: &Source, date: &DateMention) -> Option<Finding> {
    let known = match date.form {
        DateForm::Day => true,
        // Read as the day nearest to the source's own: its year is that one only if they are not far apart.
        DateForm::YearlessDay => {
            let published = source.document.meta.published.as_ref()?.value;
            let (day, _) = date.days?;
            (published - day).get_days().abs() < 60
        }
        _ => false,
    };
    let (day, last) = date.days?;
    let words = date.span.of(&source.document.text);
    let stated = named(words.split(|char: char| !char.is_alphabetic()).next()?)?;
    if !known || day != last || day.weekday() == stated {
        return None;
    }
    let (stated, actual) = (name(stated), name(day.weekday()));
    Some(Finding {
        id: Finding::key(Rule::Date, &["weekday", words]),
        rule: Rule::Date,
        state: State::CannotBothBeTrue,
        severity: Severity::Medium,
        title: format!("{words}: that day is a {actual}"),
        explanation: format!("The text calls {day} a {stated}; by the calendar it is a {actual}."),
        evidence: vec![Evidence {
            source: source.id,
            span: date.span,
            value: day.to_string(),
            by: None,
        }],
        calculation: format!("{day} in the Gregorian calendar: {actual}, not {stated}."),
        threshold: "The rule speaks when a weekday and a day stand together and the calendar gives that day another \
                    weekday; a year that the text does not state is that of the source, within 60 days of its date."
            .to_owned(),
        clears: "Look whether the weekday, the day, the month or the year is the slip.".to_owned(),
    })
}

fn named(word: &str) -> Option<Weekday> {
    use Weekday::*;
    [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday]
        .into_iter()
        .find(|day| name(*day).eq_ignore_ascii_case(word))
}

fn name(day: Weekday) -> &'static str {
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
    use crate::compare::testing::comparison;

    fn titles(text: &str) -> Vec<String> {
        let findings = comparison(&[text]).findings;
        findings.into_iter().map(|finding| finding.title).collect()
    }

    #[test]
    fn speaks() {
        assert_eq!(
            titles("The ferry Saint Alder sank off Port Merrow on Tuesday, 3 May 2031, after a fire."),
            ["Tuesday, 3 May 2031: that day is a Saturday"]
        );
    }

    #[test]
    fn keeps_silent() {
        for text in [
            "The ferry Saint Alder sank off Port Merrow on Saturday, 3 May 2031, after a fire.",
            "The ferry Saint Alder sank off Port Merrow on Tuesday, 3 May, after a fire.",
            "The ferry Saint Alder sank off Port Merrow on 3 May 2031, a Tuesday as any other.",
        ] {
            assert_eq!(titles(text), [""; 0], "{text}");
        }
    }
}
