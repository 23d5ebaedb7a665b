//! Dates: absolute, partial and relative, resolved against the source's date when it is known.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::text::{Document, Lexed, Span};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DateMention {
    pub span: Span,
    pub form: DateForm,
    /// First and last day that are meant; `None` when no anchor tells (`could not tell`).
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
pub fn extract(_document: &Document, _lexed: &Lexed) -> Vec<DateMention> {
    Vec::new()
}
