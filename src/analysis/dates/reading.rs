//! What stands at a token: tries the absolute dates, then the relative ones.

use jiff::civil::Date;

use super::calendar::Days;
use super::vocabulary::Sense;
use super::{DateForm, DateMention, absolute, relative, years};
use crate::text::{Case, Lexed, Span, Token, TokenKind};

/// A sentence, safe to look past either end.
#[derive(Clone, Copy)]
pub struct Sentence<'a> {
    pub lexed: &'a Lexed,
    pub senses: &'a [Sense],
    pub tokens: &'a [Token],
    pub anchor: Option<Date>,
    /// Where the last date ended, and its form: what it lists goes on (`2017, 2018 and 2019`).
    pub last: Option<(usize, DateForm)>,
}

impl<'a> Sentence<'a> {
    pub fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| self.lexed.word(token))
    }

    /// The word `back` tokens before `at`.
    pub fn before(&self, at: usize, back: usize) -> &'a str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    pub fn sense(&self, at: usize) -> Sense {
        self.tokens
            .get(at)
            .and_then(|token| self.senses.get(token.word as usize))
            .copied()
            .unwrap_or(Sense::Nothing)
    }

    pub fn begins_date(&self, at: usize) -> bool {
        self.sense(at) != Sense::Nothing
    }

    pub fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    pub fn glued(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|token| !token.spaced)
    }

    pub fn is_capitalised(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| matches!(token.case, Case::Capitalised | Case::Upper | Case::Mixed))
    }

    pub fn is_lower(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.case == Case::Lower)
    }

    /// A hyphen or a stroke between two tokens without spaces.
    pub fn is_tie(&self, at: usize, mark: &str) -> bool {
        self.word(at) == mark && self.glued(at) && self.glued(at + 1)
    }

    /// A dash or hyphen that joins the ends of a range.
    pub fn is_dash(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "–" | "—" | "‑") && self.glued(at) == self.glued(at + 1)
    }

    /// The name of a month, capitalised.
    pub fn month(&self, at: usize) -> Option<i8> {
        match self.sense(at) {
            Sense::Month(number, _) if self.is_capitalised(at) => Some(number),
            _ => None,
        }
    }

    /// The token's digits alone, as a number.
    pub fn integer(&self, at: usize) -> Option<i16> {
        let word = self.word(at);
        let plain = self.is_number(at) && word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        if plain { word.parse().ok() } else { None }
    }

    /// A day of a month, with or without its ending, and the token after it.
    pub fn day(&self, at: usize) -> Option<(i8, usize)> {
        let day = self
            .integer(at)
            .filter(|day| (1..=31).contains(day) && self.word(at).len() <= 2)?;
        let ordinal = self.glued(at + 1) && matches!(self.word(at + 1), "st" | "nd" | "rd" | "th");
        Some((day as i8, at + 1 + usize::from(ordinal)))
    }

    /// Four digits that can be a year.
    pub fn year(&self, at: usize) -> Option<i16> {
        let coded = self.glued(at + 1) && matches!(self.word(at + 1), "%" | "°");
        self.integer(at)
            .filter(|year| self.word(at).len() == 4 && (1000..=2199).contains(year) && !coded)
    }

    /// Whether the token goes on with a list whose last member was a date of this form.
    pub fn continues(&self, at: usize, form: DateForm) -> bool {
        let joined = matches!(self.before(at, 1), "," | "and" | "or" | "&" | "to" | "vs");
        joined && self.last == Some((at.wrapping_sub(1), form))
            || self.before(at, 2) == "," && self.before(at, 1) == "and" && self.last == Some((at - 2, form))
    }

    pub fn span(&self, first: usize, last: usize) -> Span {
        let end = self.tokens.get(last).map_or(Span::default(), |token| token.span);
        self.tokens.get(first).map_or(end, |token| token.span.cover(end))
    }
}

/// A date from token `first` up to `end`, exclusive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    pub first: usize,
    pub end: usize,
    pub form: DateForm,
    pub days: Option<Days>,
    pub year: Option<i16>,
    pub month: Option<i8>,
    pub day: Option<i8>,
}

impl Found {
    pub fn new(form: DateForm, first: usize, end: usize, days: Option<Days>) -> Found {
        Found {
            first,
            end,
            form,
            days,
            year: None,
            month: None,
            day: None,
        }
    }

    pub fn mention(&self, sentence: &Sentence) -> DateMention {
        DateMention {
            span: sentence.span(self.first, self.end - 1),
            form: self.form,
            days: self.days.filter(|(first, last)| first <= last),
            year: self.year,
            month: self.month,
            day: self.day,
        }
    }
}

/// The date that begins at the token.
pub fn read(sentence: &Sentence, at: usize) -> Option<Found> {
    absolute::read(sentence, at)
        .or_else(|| years::read(sentence, at))
        .or_else(|| relative::read(sentence, at))
}
