//! Dates on one axis, a lane per source; dates that nothing resolves stand apart.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::kwic::context;
use super::scale::DayAxis;
use super::{Text, day, order};
use crate::analysis::dates::DateForm;
use crate::compare::{Place, SourceId};

/// A date that a text mentions.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub place: Place,
    pub form: DateForm,
    /// First and last day; `None` when it could not be told.
    pub days: Option<(Date, Date)>,
    pub words: String,
    pub left: String,
    pub right: String,
}

/// Every date of every text: those with days by day and place, then those without.
pub fn entries(texts: &[Text], width: usize) -> Vec<Entry> {
    let mut entries: Vec<Entry> = texts
        .iter()
        .flat_map(|text| {
            text.analysis.dates.iter().map(|date| {
                let (left, right) = context(text.document, date.span, width);
                Entry {
                    place: Place {
                        source: text.id,
                        span: date.span,
                    },
                    form: date.form,
                    days: date.days,
                    words: text.words(date.span),
                    left,
                    right,
                }
            })
        })
        .collect();
    order::by(&mut entries, |a, b| {
        let key = |entry: &Entry| (entry.days.is_none(), entry.days);
        key(a).cmp(&key(b))
    });
    entries
}

/// How much of time the axis shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Window {
    /// All dates.
    Whole,
    /// From a year before the middle date to a year after it.
    Years,
    /// From a month before to a month after.
    Months,
}

impl Window {
    pub const ALL: [Window; 3] = [Window::Whole, Window::Years, Window::Months];

    pub fn label(self) -> &'static str {
        match self {
            Window::Whole => "All dates",
            Window::Years => "Two years",
            Window::Months => "Two months",
        }
    }

    fn days(self) -> i64 {
        match self {
            Window::Whole => i64::MAX,
            Window::Years => 366,
            Window::Months => 31,
        }
    }
}

/// The entries with days that lie in the window around the middle one (the median of the dates that name a day or a
/// month, as years say little about when the story happened).
pub fn within(entries: &[Entry], window: Window) -> Vec<&Entry> {
    let dated = entries.iter().filter_map(|entry| entry.days.map(|days| (entry, days)));
    let Some(middle) = middle(entries) else {
        return dated.map(|(entry, _)| entry).collect();
    };
    dated
        .filter(|(_, (first, last))| {
            let near = |day: Date| (day::number(day) - middle).abs() <= window.days();
            window == Window::Whole || (near(*first) && near(*last))
        })
        .map(|(entry, _)| entry)
        .collect()
}

fn middle(entries: &[Entry]) -> Option<i64> {
    let days = |precise: bool| -> Vec<i64> {
        entries
            .iter()
            .filter(|entry| !precise || entry.form != DateForm::Year)
            .filter_map(|entry| entry.days.map(|(first, _)| day::number(first)))
            .collect()
    };
    let mut days = Some(days(true))
        .filter(|days| !days.is_empty())
        .unwrap_or_else(|| days(false));
    order::by(&mut days, Ord::cmp);
    days.get(days.len() / 2).copied()
}

/// The narrowest window that shows at least three quarters of what the widest shows.
pub fn best_window(entries: &[Entry]) -> Window {
    let whole = within(entries, Window::Whole).len();
    let fits = |window: &Window| within(entries, *window).len() * 4 >= whole * 3;
    Window::ALL.into_iter().rev().find(fits).unwrap_or(Window::Whole)
}

/// The same days in one source: drawn once, with a count.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub days: (Date, Date),
    pub entries: Vec<Entry>,
    /// Marks of one lane that would hide each other stand on different levels, from 0.
    pub level: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    pub source: SourceId,
    pub marks: Vec<Mark>,
    pub levels: usize,
}

/// An axis over the entries and a lane for each text; `None` when there is nothing to draw.
pub fn lanes(texts: &[Text], entries: &[&Entry]) -> Option<(DayAxis, Vec<Lane>)> {
    let days = || entries.iter().filter_map(|entry| entry.days);
    let first = days().map(|(first, _)| first).min()?;
    let last = days().map(|(_, last)| last).max()?;
    let axis = DayAxis::new(first, last, 7);
    let lanes = texts.iter().map(|text| lane(text.id, entries, &axis)).collect();
    Some((axis, lanes))
}

/// The least distance between two marks on one level, as a part of the axis.
const CLEAR: f64 = 0.03;

fn lane(source: SourceId, entries: &[&Entry], axis: &DayAxis) -> Lane {
    let mut marks: Vec<Mark> = vec![];
    // Where each level is taken up to.
    let mut taken: Vec<f64> = vec![];
    for entry in entries.iter().filter(|entry| entry.place.source == source) {
        let Some(days) = entry.days else { continue };
        if let Some(mark) = marks
            .iter_mut()
            .rev()
            .take_while(|mark| mark.days.0 == days.0)
            .find(|mark| mark.days == days)
        {
            mark.entries.push((*entry).clone());
            continue;
        }
        let (start, length) = axis.stretch(days.0, days.1);
        let level = taken.iter().position(|end| *end <= start).unwrap_or(taken.len());
        let end = start + length.max(CLEAR);
        match taken.get_mut(level) {
            Some(slot) => *slot = end,
            None => taken.push(end),
        }
        marks.push(Mark {
            days,
            entries: vec![(*entry).clone()],
            level,
        });
    }
    Lane {
        source,
        marks,
        levels: taken.len().max(1),
    }
}

/// A stretch of days in words: `30 Jun 2024`, `Jun 2024`, `2024`, `3 to 5 May 2024`.
pub fn days_label((first, last): (Date, Date)) -> String {
    let month_whole = |first: Date, last: Date| first.day() == 1 && last.day() == last.days_in_month();
    if first == last {
        day::short(first)
    } else if first == first.first_of_year() && last == last.last_of_year() {
        if first.year() == last.year() {
            first.year().to_string()
        } else {
            format!("{} to {}", first.year(), last.year())
        }
    } else if month_whole(first, last) {
        if first.year() == last.year() && first.month() == last.month() {
            day::month(first)
        } else {
            format!("{} to {}", day::month(first), day::month(last))
        }
    } else {
        format!("{} to {}", day::short(first), day::short(last))
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;
    use crate::analysis::dates::DateMention;
    use jiff::civil::date;

    fn dating(mut sample: Sample, words: &str, form: DateForm, days: Option<(Date, Date)>) -> Sample {
        let span = sample.span(words, 0);
        sample.analysis.dates.push(DateMention {
            span,
            form,
            days,
            year: None,
            month: None,
            day: None,
        });
        sample
    }

    fn day(day: i8) -> Option<(Date, Date)> {
        Some((date(2024, 6, day), date(2024, 6, day)))
    }

    #[test]
    fn unresolved_dates_stand_last() {
        let one = Sample::new(1, "It closed yesterday.\nOn 20 June it opened, on 18 June not.");
        let one = dating(one, "yesterday", DateForm::Relative, None);
        let one = dating(one, "20 June", DateForm::Day, day(20));
        let one = dating(one, "18 June", DateForm::Day, day(18));
        let entries = entries(&[one.text()], 30);
        let words: Vec<_> = entries.iter().map(|entry| entry.words.as_str()).collect();
        assert_eq!(words, ["18 June", "20 June", "yesterday"]);
        assert_eq!(entries[2].left, "It closed ");
        let (axis, lanes) = lanes(&[one.text()], &within(&entries, Window::Whole)).expect("there are dates");
        assert_eq!((axis.first, axis.last), (date(2024, 6, 18), date(2024, 6, 20)));
        assert_eq!(lanes[0].marks.len(), 2);
    }

    #[test]
    fn the_same_days_are_one_mark_and_near_ones_stack() {
        let text = "aa bb cc dd 1950";
        let year = |year| Some((date(year, 1, 1), date(year, 12, 31)));
        let one = Sample::new(1, text);
        let one = dating(one, "aa", DateForm::Day, day(1));
        let one = dating(one, "bb", DateForm::Day, day(1));
        let one = dating(one, "cc", DateForm::Day, day(2));
        let one = dating(one, "dd", DateForm::Day, day(3));
        let one = dating(one, "1950", DateForm::Year, year(1950));
        let entries = entries(&[one.text()], 10);
        let whole = within(&entries, Window::Whole);
        let (_, lanes) = lanes(&[one.text()], &whole).expect("there are dates");
        let marks: Vec<_> = lanes[0]
            .marks
            .iter()
            .map(|mark| (mark.entries.len(), mark.level))
            .collect();
        assert_eq!(marks, [(1, 0), (2, 0), (1, 1), (1, 2)]);
        assert_eq!(lanes[0].levels, 3);
        assert_eq!(within(&entries, Window::Months).len(), 4);
        assert_eq!(best_window(&entries), Window::Months);
    }

    #[test]
    fn nothing_to_draw_is_none() {
        let one = Sample::new(1, "No date here.");
        assert!(lanes(&[one.text()], &[]).is_none());
        assert_eq!(best_window(&[]), Window::Months);
    }

    #[test]
    fn days_in_words() {
        let check = |first: Date, last: Date, expected: &str| assert_eq!(days_label((first, last)), expected);
        check(date(2024, 6, 30), date(2024, 6, 30), "30 Jun 2024");
        check(date(2024, 6, 1), date(2024, 6, 30), "Jun 2024");
        check(date(2024, 4, 1), date(2024, 6, 30), "Apr 2024 to Jun 2024");
        check(date(2024, 1, 1), date(2024, 12, 31), "2024");
        check(date(1990, 1, 1), date(1999, 12, 31), "1990 to 1999");
        check(date(2024, 5, 3), date(2024, 5, 5), "3 May 2024 to 5 May 2024");
    }
}
