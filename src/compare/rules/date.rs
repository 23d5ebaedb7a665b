//! The same event on different days.
//!
//! Two statements of different sources that report the same fact each give exactly one day, in the same role
//! (`on`, `by`, `since`, …), and the days differ. Days named by weekday or as `yesterday` hang on the day of
//! publication and on time zones, so one day between them says nothing.
//!
//! Speaks: `the bridge fell on 3 May` against `the bridge fell on 5 May`.
//! Silent: `on 3 May` against `since 3 April`; `on Monday` against `yesterday`, one day apart.

use super::wording::list;
use super::{Aligned, CLAIM};
use crate::analysis::dates::{DateForm, DateMention};
use crate::compare::{Evidence, Finding, Rule, Severity, State};
use crate::text::TokenKind;

/// Statements of one point that are compared: more hold nothing new.
const STATEMENTS: usize = 40;
/// A verb of saying stands beside a date within so many words.
const REACH: usize = 3;

struct Dated<'a> {
    said: usize,
    date: &'a DateMention,
    role: &'static str,
    /// The date stands beside the verb of saying: it dates the saying.
    of_saying: bool,
}

pub fn findings(aligned: &Aligned) -> Vec<Finding> {
    aligned
        .groups
        .iter()
        .filter_map(|group| {
            let dated: Vec<Dated> = group
                .said
                .iter()
                .take(STATEMENTS)
                .filter_map(|said| dated(aligned, *said))
                .collect();
            finding(aligned, &dated)
        })
        .collect()
}

/// The statement's date, where it has exactly one, and that one a day.
fn dated<'a>(aligned: &Aligned<'a>, said: usize) -> Option<Dated<'a>> {
    let (statement, source) = (aligned.statement(said), aligned.source(said));
    let [only] = statement.dates.as_slice() else {
        return None;
    };
    let date = source.analysis.dates.get(*only as usize)?;
    if matches!(
        date.form,
        DateForm::Month | DateForm::Year | DateForm::Quarter | DateForm::Range
    ) {
        return None;
    }
    let resolved = date.days.is_some_and(|(first, last)| first == last);
    if !resolved && (date.month.is_none() || date.day.is_none()) {
        return None;
    }
    let lexed = source.lexed;
    let at = lexed.within(date.span).start;
    let role = at
        .checked_sub(1)
        .and_then(|before| role(lexed.word(&lexed.tokens[before])));
    // A bare date may be a dateline or the time of an update; a bare weekday is American for `on` that day.
    let role = match date.form {
        DateForm::Weekday | DateForm::Relative => role.unwrap_or("on"),
        _ => role?,
    };
    let of_saying = statement.attribution.as_ref().is_some_and(|attribution| {
        let cue = lexed.within(attribution.cue);
        let end = lexed.within(date.span).end;
        let words = |range: std::ops::Range<usize>| {
            lexed.tokens[range]
                .iter()
                .filter(|token| token.kind == TokenKind::Word)
                .count()
        };
        if cue.end <= at {
            words(cue.end..at) <= REACH
        } else if end <= cue.start {
            words(end..cue.start) <= REACH
        } else {
            true
        }
    });
    Some(Dated {
        said,
        date,
        role,
        of_saying,
    })
}

fn role(word: &str) -> Option<&'static str> {
    [
        "on", "by", "since", "until", "till", "from", "before", "after", "through",
    ]
    .into_iter()
    .find(|role| *role == word)
}

fn finding(aligned: &Aligned, dated: &[Dated]) -> Option<Finding> {
    let mut involved = vec![false; dated.len()];
    let mut pair: Option<(State, usize, usize)> = None;
    for (i, a) in dated.iter().enumerate() {
        for (j, b) in dated[..i].iter().enumerate() {
            let sources = (aligned.said[a.said].source, aligned.said[b.said].source);
            if sources.0 == sources.1
                || a.role != b.role
                || a.of_saying != b.of_saying
                || !different(a.date, b.date)
                || same_words(aligned, a, b)
                || aligned.likeness(a.said, b.said) < CLAIM
                || one_source_gives_both(aligned, dated, a, b)
            {
                continue;
            }
            involved[i] = true;
            involved[j] = true;
            let sure = explicit(a.date) && explicit(b.date) && aligned.same_authority(a.said, b.said);
            let state = if sure { State::CannotBothBeTrue } else { State::Differs };
            if pair.is_none_or(|(before, ..)| state < before) {
                pair = Some((state, j, i));
            }
        }
    }
    let (state, a, b) = pair?;
    let (a, b) = (&dated[a], &dated[b]);
    let involved: Vec<&Dated> = dated
        .iter()
        .zip(&involved)
        .filter(|(_, is)| **is)
        .map(|(dated, _)| dated)
        .collect();
    let words = |dated: &Dated| dated.date.span.of(&aligned.source(dated.said).document.text);
    let context = |dated: &Dated| {
        aligned
            .statement(dated.said)
            .span
            .of(&aligned.source(dated.said).document.text)
    };
    let mut key: Vec<&str> = involved
        .iter()
        .flat_map(|dated| [words(dated), context(dated)])
        .collect();
    key.sort_unstable();
    key.dedup();
    let mut evidence: Vec<Evidence> = involved
        .iter()
        .map(|dated| Evidence {
            source: aligned.source(dated.said).id,
            span: dated.date.span,
            value: value(dated.date),
            by: aligned.by(dated.said),
        })
        .collect();
    evidence.sort_by_key(|evidence| (evidence.source, evidence.span));
    let mut named = [words(a), words(b)];
    named.sort_unstable();
    let mut values: Vec<String> = [a, b]
        .map(|dated| format!("“{}” is {}", words(dated), value(dated.date)))
        .to_vec();
    values.sort_unstable();
    Some(Finding {
        id: Finding::key(Rule::Date, &key),
        rule: Rule::Date,
        state,
        severity: if state == State::CannotBothBeTrue {
            Severity::High
        } else {
            Severity::Medium
        },
        title: format!("{} or {}", named[0], named[1]),
        explanation: format!(
            "Statements that report the same fact date it differently: {} and {}.{}",
            named[0],
            named[1],
            if state == State::Differs {
                " A day named by weekday hangs on the source's date of publication, or the dates come from different authorities."
            } else {
                ""
            }
        ),
        evidence,
        calculation: format!("{}: not the same day.", list(&values)),
        threshold: "The rule speaks when each statement gives one day in the same role and the days differ; by more \
                    than one day where a day is named by weekday or as “yesterday”."
            .to_owned(),
        clears:
            "Look whether both dates are of the same event, and whether the sources' dates of publication are right."
                .to_owned(),
    })
}

/// Whether two statements date one event, the same (`true`) or otherwise, and the words of both dates.
pub fn of_one_event(aligned: &Aligned, a: usize, b: usize) -> Option<(bool, String)> {
    let (a, b) = (dated(aligned, a)?, dated(aligned, b)?);
    let alike = a.role == b.role && a.of_saying == b.of_saying && aligned.likeness(a.said, b.said) >= CLAIM;
    let words = |dated: &Dated<'_>| dated.date.span.of(&aligned.source(dated.said).document.text).to_owned();
    let explicit = explicit(a.date) && explicit(b.date);
    (alike && explicit).then(|| (!different(a.date, b.date), list(&[words(&a), words(&b)])))
}

/// Whether some source gives both days: then they are of two events.
fn one_source_gives_both(aligned: &Aligned, dated: &[Dated], a: &Dated, b: &Dated) -> bool {
    let gives = |source: usize, other: &Dated| {
        dated
            .iter()
            .any(|dated| aligned.said[dated.said].source == source && !different(dated.date, other.date))
    };
    dated
        .iter()
        .map(|dated| aligned.said[dated.said].source)
        .any(|source| gives(source, a) && gives(source, b))
}

/// `today` in both, or `Monday`: each is read from its source's day of publication, which may be wrong.
fn same_words(aligned: &Aligned, a: &Dated, b: &Dated) -> bool {
    let words = |dated: &Dated| dated.date.span.of(&aligned.source(dated.said).document.text);
    !explicit(a.date) && words(a).eq_ignore_ascii_case(words(b))
}

/// The day is stated by its month and number.
fn explicit(date: &DateMention) -> bool {
    date.month.is_some() && date.day.is_some()
}

fn different(a: &DateMention, b: &DateMention) -> bool {
    if explicit(a) && explicit(b) {
        let other_year = matches!((a.year, b.year), (Some(a), Some(b)) if a != b);
        return (a.month, a.day) != (b.month, b.day) || other_year;
    }
    match (a.days, b.days) {
        (Some((a, _)), Some((b, _))) => a.until(b).is_ok_and(|span| span.get_days().abs() > 1),
        _ => false,
    }
}

/// `2024-06-30`, or `--06-30` where no year is known.
pub fn value(date: &DateMention) -> String {
    match (date.days, date.month, date.day) {
        (Some((first, last)), ..) if first != last => format!("{first} to {last}"),
        (Some((day, _)), ..) => day.to_string(),
        (None, Some(month), Some(day)) => format!("--{month:02}-{day:02}"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::Rule;
    use crate::compare::testing::found;

    fn check(a: &str, b: &str, expected: &[&str]) {
        assert_eq!(found(a, b, Rule::Date), expected, "{a} / {b}");
        assert_eq!(found(b, a, Rule::Date), expected, "{b} / {a}");
    }

    #[test]
    fn speaks() {
        check(
            "The ferry Saint Alder sank off Port Merrow on 3 May 2031.",
            "The ferry Saint Alder sank off Port Merrow on 5 May 2031 after a fire.",
            &["CannotBothBeTrue: 3 May 2031 or 5 May 2031"],
        );
        check(
            "The council of Karsund must pay the fine by 1 June.",
            "The council of Karsund must pay the fine by 1 July.",
            &["CannotBothBeTrue: 1 July or 1 June"],
        );
    }

    #[test]
    fn keeps_silent() {
        for (a, b) in [
            (
                "The ferry sank off Port Merrow on 3 May 2031.",
                "The ferry sank off Port Merrow on May 3.",
            ),
            (
                "The ferry sank off Port Merrow on 3 May 2031.",
                "The ferry sank off Port Merrow in May 2031.",
            ),
            (
                "The ferry sailed for Karsund on 3 May.",
                "The ferry has sailed for Karsund since 3 April.",
            ),
            (
                "The ferry sank off Port Merrow on 3 May 2031.",
                "The owner of the ferry was arrested on 9 May 2031.",
            ),
            (
                "The ferry sank off Port Merrow, 3 May 2031.",
                "The ferry sank off Port Merrow, 4 May 2031.",
            ),
            (
                "The ferry sank off Port Merrow on Monday.",
                "The ferry sank off Port Merrow on Tuesday.",
            ),
            (
                "The ferry sank off Port Merrow on 3 May. The second ferry sank off Port Merrow on 9 May.",
                "The second ferry sank off Port Merrow on 9 May.",
            ),
        ] {
            check(a, b, &[]);
        }
    }
}
