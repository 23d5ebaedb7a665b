//! Numbers as intervals with a unit, a scale and what is measured.

mod ages;
mod amount;
mod bounds;
mod change;
mod compatible;
pub mod currencies;
mod designations;
mod draft;
mod interval;
mod magnitudes;
mod numbers;
mod parts;
mod phrase;
mod ranges;
mod reading;
mod sentence;
mod suffix;
pub mod units;
mod vocabulary;
mod word_lists;
mod written;

#[cfg(test)]
mod tests;

pub use interval::{ABOUT, ROUND};
pub use numbers::{Convention, Evidence, Number, evidence, parse_number, parse_number_in};
pub use vocabulary::short_scale;

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use super::dates::DateMention;
use crate::text::{Case, Document, Lexed, Span, Token, TokenKind};
use reading::Reading;
use sentence::Sentence;

/// A stated quantity. `low` and `high` enclose what the words allow, rounding included:
/// `1.2 million` is 1.15 to 1.25 million, `more than 200` is 200 to infinity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// The whole expression: bound words, number, scale, unit (`more than $40 billion`).
    pub span: Span,
    pub kind: QuantityKind,
    /// As stated, scaled: 1_200_000 for `1.2 million`; the middle for a range.
    pub value: f64,
    pub low: f64,
    pub high: f64,
    pub bound: Bound,
    /// Empty for a plain count; ISO 4217 for money (`USD`), `%`, `pp`, or the singular unit (`km`, `year`).
    pub unit: String,
    /// What is counted or measured, where the text says it: the noun phrase after or before.
    pub of: Option<Span>,
    /// A change rather than a level (`rose 12%`, `fell by 3`).
    pub change: Option<Direction>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum QuantityKind {
    Count,
    Money,
    Percent,
    /// A difference between two percentages.
    PercentPoints,
    /// Length, area, weight, speed, temperature, energy, …
    Measure,
    Duration,
    Age,
    /// `third`, `No. 3`.
    Ordinal,
    /// `1 in 5`, `a third`, `12 per 100,000`.
    Ratio,
    /// `doubled`, `three times`.
    Multiple,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bound {
    Exact,
    About,
    /// `at least`, `no fewer than`.
    AtLeast,
    /// `at most`, `up to`.
    AtMost,
    MoreThan,
    LessThan,
    Range,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    Up,
    Down,
}

/// Finds quantities in prose; numbers that belong to `dates` are left to them.
pub fn extract(document: &Document, lexed: &Lexed, dates: &[DateMention]) -> Vec<Quantity> {
    let senses = vocabulary::senses(lexed);
    let dates: Vec<Span> = dates.iter().map(|date| date.span).collect();
    let no_names = FxHashSet::default();
    let mut sentences: Vec<Sentence> = lexed
        .sentences
        .iter()
        .map(|sentence| Sentence {
            text: &document.text,
            lexed,
            senses: &senses,
            tokens: lexed.of(sentence),
            dates: &dates,
            names: &no_names,
            title_case: is_title_case(lexed.of(sentence)),
        })
        .collect();
    let names = designations::names(&sentences);
    let mut quantities = Vec::new();
    for sentence in &mut sentences {
        sentence.names = &names;
        let tokens = sentence.tokens;
        let mut at = 0;
        while at < tokens.len() {
            let begins = match tokens[at].kind {
                TokenKind::Number => true,
                TokenKind::Word => sentence.sense(at).begins_quantity(),
                TokenKind::Symbol => true,
                TokenKind::Punctuation => false,
            };
            at = match begins.then(|| reading::read(sentence, at)).flatten() {
                Some(Reading::Found(quantity, end)) => {
                    quantities.push(quantity);
                    end.max(at + 1)
                }
                Some(Reading::Skip(end)) => end.max(at + 1),
                None => at + 1,
            };
        }
    }
    quantities
}

/// Most of the longer words are capitalised, as in some headlines.
fn is_title_case(tokens: &[Token]) -> bool {
    let words = tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Word && token.span.len() > 3);
    let (mut capitals, mut all) = (0, 0);
    for word in words {
        all += 1;
        capitals += usize::from(word.case != Case::Lower);
    }
    all >= 3 && capitals * 10 >= all * 8
}
