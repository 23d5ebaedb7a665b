//! A stretch of days against the length that the text gives it, and days told from another day.
//!
//! Speaks: `the three-day fair, from 3 to 9 May`; `the strike lasted two weeks, from 3 to 9 May`; `The ferry sank on
//! 3 May. Two days later, on 8 May, …`.
//! Silent: where a statement has other dates or lengths; where more than a few words stand between, as then the length
//! may be of something else; where the text before names no day, or several. Both ends may count, or one: `three days`
//! are from 3 to 5 May or to 6 May.

use jiff::civil::Date;

use super::{evidence, word};
use crate::analysis::dates::{self, DateForm, DateMention, Unit};
use crate::analysis::quantities::{Bound, Quantity, QuantityKind};
use crate::analysis::statements::Statement;
use crate::compare::{Finding, Rule, Severity, Source, State};
use crate::text::{Lexed, TokenKind};

/// Words between a length and its stretch.
const REACH: usize = 6;

pub fn findings(source: &Source) -> Vec<Finding> {
    let mut findings = vec![];
    let mut last: Option<(u32, Vec<&DateMention>)> = None;
    for statement in &source.analysis.statements {
        let dates = statement.dates.iter();
        let dates: Vec<&DateMention> = dates.filter_map(|at| source.analysis.dates.get(*at as usize)).collect();
        findings.extend(length(source, statement, &dates));
        let before = last.take().filter(|(block, _)| *block == statement.block);
        findings.extend(offset(
            source,
            statement,
            before.as_ref().map_or(&[], |(_, dates)| dates),
            &dates,
        ));
        last = Some((statement.block, dates));
    }
    findings
}

/// `the three-day fair, from 3 to 9 May`
fn length(source: &Source, statement: &Statement, dates: &[&DateMention]) -> Option<Finding> {
    let lexed = source.lexed;
    let mut lengths = statement.quantities.iter().filter_map(|at| {
        let quantity = source.analysis.quantities.get(*at as usize)?;
        (quantity.kind == QuantityKind::Duration).then_some(quantity)
    });
    let length = lengths.next().filter(|_| lengths.next().is_none())?;
    let mut ranges = dates.iter().filter(|date| !date.span.overlaps(length.span));
    let range = *ranges.next().filter(|_| ranges.next().is_none())?;
    let (first, last) = range.days?;
    if range.form != DateForm::Range || range.day.is_some() || is_listed(lexed, range) {
        return None;
    }
    let (low, high) = days_of(length)?;
    let (at, stretch) = (lexed.within(length.span), lexed.within(range.span));
    let gap = if at.end <= stretch.start {
        at.end..stretch.start
    } else {
        stretch.end..at.start
    };
    let words = lexed.tokens.get(gap.clone()).unwrap_or(&[]);
    let near = words.iter().filter(|token| token.kind == TokenKind::Word).count() <= REACH
        && words.iter().all(|token| !breaks(lexed.word(token)));
    let is_tied = lexed
        .tokens
        .get(at.start + 1)
        .is_some_and(|token| lexed.word(token) == "-");
    // `three-day`, or `for three days`, `lasted three days`; `three days after` counts otherwise.
    let lasts = is_tied
        || is_long(lexed, at.end)
        || (1..=2).any(|back| {
            let before = at.start.checked_sub(back).map_or("", |at| word(lexed, at));
            matches!(
                before,
                "for" | "lasted" | "lasting" | "lasts" | "last" | "took" | "ran" | "runs" | "over"
            )
        });
    let counted = (last - first).get_days() as f64;
    if !near || !lasts || counted < 1.0 || low <= counted + 1.0 && counted <= high {
        return None;
    }
    let text = &source.document.text;
    let (stated, stretch) = (length.span.of(text), range.span.of(text));
    let mut places = vec![
        evidence(source, length.span, length.normalised()),
        evidence(source, range.span, format!("{first} to {last}")),
    ];
    places.sort_by_key(|it| it.span);
    Some(Finding {
        id: Finding::key(Rule::Date, &["length", statement.span.of(text)]),
        rule: Rule::Date,
        state: State::CannotBothBeTrue,
        severity: Severity::Medium,
        title: format!("{stretch} is {} days, not {stated}", counted + 1.0),
        explanation: format!(
            "The text gives the stretch {stretch} the length {stated}; by the calendar it has {} days.",
            counted + 1.0
        ),
        evidence: places,
        calculation: format!(
            "From {first} to {last} are {} days, or {counted} if only one end counts; {stated} allows {low} to {high}.",
            counted + 1.0
        ),
        threshold:
            "The rule speaks when a statement gives one length and one stretch of days close by, and the stretch \
                    fits the length neither with both its ends counted nor with one."
                .to_owned(),
        clears:
            "Look whether the length is of the same thing, and whether the first day, the last or the length is the \
                 slip."
                .to_owned(),
    })
}

/// `week-long`, `day-long`: a length without a number is no quantity; `three days long` is one.
fn is_long(lexed: &Lexed, at: usize) -> bool {
    word(lexed, at) == "long" || word(lexed, at) == "-" && word(lexed, at + 1) == "long"
}

/// `3 and 9 May` are two days, `between 3 and 9 May` some time within.
fn is_listed(lexed: &Lexed, range: &DateMention) -> bool {
    let at = lexed.within(range.span);
    let words = lexed.tokens.get(at).unwrap_or(&[]);
    words.iter().any(|token| matches!(lexed.word(token), "and" | "or"))
}

/// What a length allows in days, generously for weeks and longer.
fn days_of(length: &Quantity) -> Option<(f64, f64)> {
    if !matches!(length.bound, Bound::Exact) || length.value < 1.0 {
        return None;
    }
    let value = length.value;
    Some(match length.unit.as_str() {
        "day" => (value, value),
        "week" => (value * 7.0 - 2.0, value * 7.0 + 1.0),
        "month" => (value * 30.4 - 8.0, value * 30.4 + 8.0),
        _ => return None,
    })
}

fn breaks(word: &str) -> bool {
    matches!(
        word,
        ";" | "."
            | "after"
            | "before"
            | "later"
            | "earlier"
            | "ago"
            | "until"
            | "by"
            | "since"
            | "while"
            | "which"
            | "who"
            | "but"
            | "within"
            | "during"
            | "every"
            | "per"
    )
}

/// `Two days later, on 8 May`, after a statement or words with one day.
fn offset(source: &Source, statement: &Statement, before: &[&DateMention], dates: &[&DateMention]) -> Option<Finding> {
    let lexed = source.lexed;
    let moved = |date: &&&DateMention| date.form == DateForm::Relative && step(lexed, date).is_some();
    let mut told = dates.iter().filter(moved);
    let told = *told.next().filter(|_| told.next().is_none())?;
    let (days, slack) = step(lexed, told)?;
    let others: Vec<&DateMention> = dates.iter().copied().filter(|date| date.span != told.span).collect();
    // The day that it is: right beside, after a comma or in brackets.
    let at = lexed.within(told.span);
    let day = *others.iter().find(|date| is_apposed(lexed, &at, date))?;
    let mut anchors: Vec<&DateMention> = others
        .iter()
        .copied()
        .filter(|date| date.span < told.span && date.span != day.span)
        .collect();
    if anchors.is_empty() && others.len() == 1 {
        anchors = before.to_vec();
    }
    let [anchor] = anchors.as_slice() else { return None };
    let (from, to) = (only_day(anchor)?, only_day(day)?);
    let counted = (to - from).get_days();
    if (counted - days).abs() <= slack {
        return None;
    }
    let text = &source.document.text;
    let [told_words, day_words, anchor_words] = [told, day, anchor].map(|date| date.span.of(text));
    let mut places = vec![
        evidence(source, anchor.span, from.to_string()),
        evidence(source, told.span, format!("{} days", days)),
        evidence(source, day.span, to.to_string()),
    ];
    places.sort_by_key(|it| it.span);
    Some(Finding {
        id: Finding::key(Rule::Date, &["offset", anchor_words, statement.span.of(text)]),
        rule: Rule::Date,
        state: State::CannotBothBeTrue,
        severity: Severity::Medium,
        title: format!("{day_words} is not {told_words} from {anchor_words}"),
        explanation: format!(
            "The text names {anchor_words}, then {told_words} as {day_words}; by the calendar that is {} days {}.",
            counted.abs(),
            if counted < 0 { "earlier" } else { "later" }
        ),
        evidence: places,
        calculation: format!("{to} − {from} = {counted} days; {told_words} is {days} days, give or take {slack}."),
        threshold:
            "The rule speaks when a day is told from another (“two days later”) and named as well, and the words \
                    before name exactly one day."
                .to_owned(),
        clears:
            "Look whether it is counted from another day than the last one named, and which of the dates is the slip."
                .to_owned(),
    })
}

fn only_day(date: &DateMention) -> Option<Date> {
    let (first, last) = date.days?;
    (first == last).then_some(first)
}

/// How many days a date told from another one lies off it, and how many more or fewer that may be.
fn step(lexed: &Lexed, date: &DateMention) -> Option<(i32, i32)> {
    let words: Vec<&str> = lexed.tokens[lexed.within(date.span)]
        .iter()
        .map(|token| lexed.word(token))
        .collect();
    let told = dates::offset(&words).filter(|told| told.amount != 0)?;
    let count = told.amount.abs();
    Some(match told.unit {
        Unit::Day => (told.amount, 0),
        Unit::Week => (told.amount * 7, 3),
        Unit::Month => (told.amount * 30, 15 + count),
        Unit::Year => (told.amount * 365, 185),
    })
}

/// `two days later, on 8 May`; `on 8 May, two days later`; `two days later (8 May)`.
fn is_apposed(lexed: &Lexed, told: &std::ops::Range<usize>, date: &DateMention) -> bool {
    let at = lexed.within(date.span);
    if told.end <= at.start {
        let gap = &lexed.tokens[told.end..at.start];
        let words: Vec<&str> = gap.iter().map(|token| lexed.word(token)).collect();
        matches!(words.as_slice(), [","] | [",", "on"] | ["on"] | ["("] | ["—"] | ["–"])
    } else {
        at.end <= told.start
            && lexed.tokens[at.end..told.start].len() == 1
            && matches!(word(lexed, at.end), "," | "(" | "—")
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::titles;

    #[test]
    fn speaks() {
        for (text, expected) in [
            (
                "The three-day fair in Karsund, from 3 to 9 May 2031, drew crowds.",
                "3 to 9 May 2031 is 7 days, not three-day",
            ),
            (
                "The strike in Karsund lasted two weeks, from 3 to 9 May 2031.",
                "3 to 9 May 2031 is 7 days, not two weeks",
            ),
            (
                "The ferry sank on 3 May 2031. Two days later, on 8 May 2031, the captain was arrested.",
                "8 May 2031 is not Two days later from 3 May 2031",
            ),
            (
                "The ferry sank on 3 May 2031 and was raised on 17 June 2031, a week later.",
                "17 June 2031 is not a week later from 3 May 2031",
            ),
        ] {
            assert_eq!(titles(text), [expected], "{text}");
        }
    }

    #[test]
    fn keeps_silent() {
        for text in [
            "The three-day fair in Karsund, from 3 to 5 May 2031, drew crowds.",
            "The three-day fair in Karsund, from 3 to 6 May 2031, drew crowds.",
            "The strike in Karsund lasted two weeks, from 3 to 16 May 2031.",
            "From 3 to 9 May 2031 the council met every three days.",
            "The council will decide within three days, after the fair from 3 to 9 May 2031.",
            "The strike of three days ended on 9 May 2031.",
            "The ferry sank on 3 May 2031. Two days later, on 5 May 2031, the captain was arrested.",
            "The ferry sank on 3 May 2031. It was raised on 4 June 2031. The trial began on 8 May 2031, two days after.",
            "The fair ran from 3 May 2031 to 9 May 2031. Two days later, on 11 May 2031, the captain was arrested.",
            "The ferry sank. Two days later, on 8 May 2031, the captain was arrested.",
        ] {
            assert_eq!(titles(text), [""; 0], "{text}");
        }
    }
}
