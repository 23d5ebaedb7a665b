//! Dates told from another date of the text: `two days earlier`, `the next day`, `the following year`.
//!
//! The anchor is the only day (or, for years, the only year) that the sentence names before them, or that the sentence
//! before names, in one paragraph. Where there is none, or several, nothing is resolved: the text alone does not tell.

use jiff::civil::Date;

use super::calendar::{self, Days, plus};
use super::{DateForm, DateMention};
use crate::analysis::number_words::SMALL;
use crate::text::Lexed;

/// How far from its anchor a date is told, and in what unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offset {
    /// Negative before the anchor.
    pub amount: i32,
    pub unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// Reads the folded words of a date that is told from another one: `two days later`, `the day before`.
pub fn offset(words: &[&str]) -> Option<Offset> {
    let unit = |word: &str| {
        Some(match word {
            "day" | "days" => Unit::Day,
            "week" | "weeks" => Unit::Week,
            "month" | "months" => Unit::Month,
            "year" | "years" => Unit::Year,
            _ => return None,
        })
    };
    let (amount, unit) = match words {
        ["the", "next" | "following", of] | ["the", of, "after"] => (1, unit(of)?),
        ["the", "previous" | "preceding", of] | ["the", of, "before"] => (-1, unit(of)?),
        ["the" | "that", "same", of] => (0, unit(of)?),
        [number, of, side @ ("earlier" | "later")] => {
            let amount = match *number {
                "a" | "an" => 1,
                word => match SMALL.iter().position(|small| *small == word) {
                    Some(small) => small as i32,
                    None => word.parse().ok().filter(|amount| (1..400).contains(amount))?,
                },
            };
            (if *side == "earlier" { -amount } else { amount }, unit(of)?)
        }
        _ => return None,
    };
    Some(Offset { amount, unit })
}

impl Offset {
    /// The days that lie so far from an anchor: a day, or the whole week, month or year.
    fn days(self, (first, last): Days) -> Option<Days> {
        let day = first == last;
        match self.unit {
            Unit::Day if day => plus(first, self.amount).map(|date| (date, date)),
            Unit::Week if day => calendar::week(first, self.amount),
            Unit::Month if same_month(first, last) => {
                let month = i32::from(first.month()) + self.amount;
                let month = i16::try_from(month).ok()?;
                calendar::months(first.year(), month, month)
            }
            Unit::Year if first.year() == last.year() => {
                let year = i32::from(first.year()) + self.amount;
                calendar::year(i16::try_from(year).ok()?)
            }
            _ => None,
        }
    }
}

fn same_month(a: Date, b: Date) -> bool {
    (a.year(), a.month()) == (b.year(), b.month())
}

/// Resolves what is told from another date of the text. Linear in the dates.
pub fn resolve(lexed: &Lexed, mentions: &mut [DateMention]) {
    // The last sentence that named dates, and where its dates begin among the mentions.
    let mut before: Option<(usize, std::ops::Range<usize>)> = None;
    let mut at = 0;
    while at < mentions.len() {
        let Some(sentence) = lexed.sentence_at(mentions[at].span.start) else {
            at += 1;
            continue;
        };
        let span = lexed.sentences[sentence].span;
        let length = mentions[at..]
            .iter()
            .take_while(|mention| span.contains(mention.span))
            .count()
            .max(1);
        let here = at..at + length;
        for index in here.clone() {
            if mentions[index].form != DateForm::Relative || mentions[index].days.is_some() {
                continue;
            }
            let tokens = &lexed.tokens[lexed.within(mentions[index].span)];
            if tokens.len() > 4 {
                continue;
            }
            let words: Vec<&str> = tokens.iter().map(|token| lexed.word(token)).collect();
            let Some(offset) = offset(&words) else { continue };
            let earlier = here.start..index;
            let anchor = if !earlier.is_empty() {
                only(&mentions[earlier], offset)
            } else {
                let near = before.as_ref().filter(|(other, _)| {
                    other + 1 == sentence && lexed.sentences[*other].block == lexed.sentences[sentence].block
                });
                near.and_then(|(_, dates)| only(&mentions[dates.clone()], offset))
            };
            mentions[index].days = anchor.and_then(|anchor| offset.days(anchor));
        }
        before = Some((sentence, here.clone()));
        at = here.end;
    }
}

/// The only date of the mentions, where it is one that the offset can be counted from.
fn only(mentions: &[DateMention], offset: Offset) -> Option<Days> {
    let [anchor] = mentions else { return None };
    let stated = match anchor.form {
        DateForm::Day | DateForm::YearlessDay | DateForm::Weekday => true,
        DateForm::Month => matches!(offset.unit, Unit::Month | Unit::Year),
        DateForm::Year => offset.unit == Unit::Year,
        _ => false,
    };
    anchor.days.filter(|_| stated)
}
