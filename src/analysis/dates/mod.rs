//! Dates: absolute, partial and relative, resolved against the source's date when it is known.
//!
//! - A weekday is the nearest one past, the day itself included, as news texts use it; after words of the future
//!   (`will`, `due`) in the same sentence it is the nearest to come. `next` is always to come, `last` past.
//! - A day or month without a year takes the year that brings it nearest to the source's date.
//! - `two days earlier` and fiscal years are marked and not resolved: the text alone does not tell.

mod absolute;
mod calendar;
mod cell;
mod periods;
mod reading;
mod relative;
mod vocabulary;
mod word_lists;
mod years;

#[cfg(test)]
mod tests;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::text::{Document, Lexed, Span, TokenKind};
pub use absolute::month_named;
pub use cell::parse_date;
use reading::Sentence;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DateMention {
    pub span: Span,
    pub form: DateForm,
    /// First and last day that are meant; `None` when no anchor tells (`could not tell`).
    #[serde(with = "crate::text::day")]
    pub days: Option<(Date, Date)>,
    /// The parts that the text itself states.
    pub year: Option<i16>,
    pub month: Option<i8>,
    pub day: Option<i8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateForm {
    /// `30 June 2024`, `2024-06-30`.
    Day,
    /// `June 30`: the year is taken from the source's date.
    YearlessDay,
    /// `June 2024`, `June`.
    Month,
    /// `2024`, `the 1990s`, `2023/24`.
    Year,
    /// `the second quarter of 2023`.
    Quarter,
    /// `from 3 to 5 May`.
    Range,
    /// `Tuesday`, `last Friday`.
    Weekday,
    /// `yesterday`, `two days earlier`.
    Relative,
}

/// Finds dates; the anchor of relative ones is `document.meta.published`.
pub fn extract(document: &Document, lexed: &Lexed) -> Vec<DateMention> {
    let senses = lexed.per_word(vocabulary::sense);
    let anchor = document.meta.published.as_ref().map(|field| field.value);
    let mut mentions = Vec::new();
    for sentence in &lexed.sentences {
        let tokens = lexed.of(sentence);
        let mut sentence = Sentence {
            lexed,
            senses: &senses,
            tokens,
            anchor,
            last: None,
        };
        let (mut at, mut free) = (0, 0);
        while at < tokens.len() {
            let begins = tokens[at].kind == TokenKind::Number || sentence.begins_date(at);
            let found = if begins { reading::read(&sentence, at) } else { None };
            at = match found {
                Some(mut found) => {
                    // Words before it may belong to it (`the`, `more than`), if no date before has them.
                    found.first = found.first.max(free);
                    mentions.push(found.mention(&sentence));
                    free = found.end.max(at + 1);
                    sentence.last = Some((found.end, found.form));
                    free
                }
                None => at + 1,
            };
        }
    }
    mentions
}
