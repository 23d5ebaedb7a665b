//! A sentence as the readers of quantities see it: tokens with the senses of their words, safe to look past either end.

use rustc_hash::FxHashSet;

use super::vocabulary::{Class, Sense};
use crate::text::{Case, Lexed, Span, Token, TokenKind};

#[derive(Clone, Copy)]
pub struct Sentence<'a> {
    pub text: &'a str,
    pub lexed: &'a Lexed,
    pub senses: &'a [Sense],
    pub tokens: &'a [Token],
    /// Spans of dates, sorted: their tokens are nobody else's.
    pub dates: &'a [Span],
    /// Words of digits that name something in this text (`737`).
    pub names: &'a FxHashSet<u32>,
    /// Most words are capitalised, so capitals tell nothing.
    pub title_case: bool,
}

const NOTHING: Sense = Sense::NOTHING;

impl<'a> Sentence<'a> {
    /// The folded word, or `""` past the ends.
    pub fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| self.lexed.word(token))
    }

    /// The word before `at`, `back` tokens earlier.
    pub fn before(&self, at: usize, back: usize) -> &'a str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// As written.
    pub fn written(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    pub fn sense(&self, at: usize) -> &'a Sense {
        self.tokens
            .get(at)
            .and_then(|token| self.senses.get(token.word as usize))
            .unwrap_or(&NOTHING)
    }

    pub fn is(&self, at: usize, class: Class) -> bool {
        self.sense(at).is(class)
    }

    pub fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    pub fn is_number(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Number)
    }

    /// Digits or a number word.
    pub fn is_numeral(&self, at: usize) -> bool {
        self.is_number(at) || self.sense(at).numeral.is_some()
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    /// No space between the token and the one before it.
    pub fn glued(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|token| !token.spaced)
    }

    pub fn is_lower(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.case == Case::Lower)
    }

    pub fn is_capitalised(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| matches!(token.case, Case::Capitalised | Case::Upper | Case::Mixed))
    }

    /// A hyphen without spaces on either side; with them in an age, as some texts part them: `34 - year - old`.
    pub fn is_hyphen(&self, at: usize) -> bool {
        let year = |at: usize| matches!(self.word(at), "year" | "month");
        let old = |at: usize| self.word(at) == "old";
        let aged =
            || at > 0 && (year(at + 1) && self.word(at + 2) == "-" && old(at + 3) || year(at - 1) && old(at + 1));
        matches!(self.word(at), "-" | "\u{2010}" | "\u{2011}") && (self.glued(at) && self.glued(at + 1) || aged())
    }

    pub fn is_dated(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        let after = self.dates.partition_point(|date| date.start <= token.span.start);
        after
            .checked_sub(1)
            .is_some_and(|index| self.dates[index].overlaps(token.span))
    }

    /// The stretch from the first token to the last, which must be in the sentence.
    pub fn span(&self, first: usize, last: usize) -> Span {
        let end = self.tokens.get(last).map_or(Span::default(), |token| token.span);
        self.tokens.get(first).map_or(end, |token| token.span.cover(end))
    }

    /// A token that can be part of a noun phrase: a word that ends none.
    pub fn is_nominal(&self, at: usize) -> bool {
        self.is_word(at)
            && !self.is(at, Class::Function)
            && !self.word(at).starts_with(['\'', '’'])
            && !self.is_dated(at)
    }
}
