//! The figures of a statement, each with what it counts, so that figures of the same thing meet.

use super::Aligned;
use super::measures::{fate, is_general, measure};
use crate::analysis::quantities::{Quantity, QuantityKind};
use crate::compare::stem::{is_stop_word, stem};
use crate::compare::terms::{Term, attribution};
use crate::text::{Span, Token, TokenKind};

/// A statement with more figures is a list of results, in which the same thing is counted many ways.
const FIGURES: usize = 3;
/// So many tokens on each side of a number tell what is counted and what became of it.
const REACH: usize = 8;

/// A figure that can be compared.
pub struct Figure<'a> {
    pub said: usize,
    pub quantity: &'a Quantity,
    /// The stems of the content words around the number, ascending.
    pub around: Vec<Term>,
}

/// What lets two figures meet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meeting {
    /// They count the same thing, which met the same fate: the head of the noun phrase, by its measure.
    Thing {
        kind: QuantityKind,
        thing: String,
        fate: Option<&'static str>,
    },
    /// The same words stand just before and after them.
    Slot {
        kind: QuantityKind,
        before: String,
        after: String,
    },
}

/// The figures of a statement, each with all that lets it meet another; a meeting that two figures of the statement
/// would share is left out. Ages, ranks, multiples and ratios are never compared, spans of time only by their place.
pub fn figures<'a>(aligned: &Aligned<'a>, said: usize) -> Vec<(Meeting, Figure<'a>)> {
    use QuantityKind::*;
    let (statement, source) = (aligned.statement(said), aligned.source(said));
    let lexed = source.lexed;
    let words = lexed.within(statement.span);
    let mut figures = vec![];
    for index in &statement.quantities {
        let Some(quantity) = source.analysis.quantities.get(*index as usize) else {
            continue;
        };
        if !matches!(
            quantity.kind,
            Count | Money | Percent | PercentPoints | Measure | Duration
        ) {
            continue;
        }
        let at = lexed.within(quantity.span);
        let clause = |token: &&Token| !matches!(lexed.word(token), "," | ";" | "—" | "–" | "(" | ")");
        let before = &lexed.tokens[at.start.saturating_sub(REACH).max(words.start).min(at.start)..at.start];
        let after = &lexed.tokens[at.end..(at.end + REACH).min(words.end).max(at.end)];
        if is_torn(before.iter().rev()) || is_torn(after.iter()) {
            continue;
        }
        let (before, after) = (
            &before[before.len() - before.iter().rev().take_while(clause).count()..],
            &after[..after.iter().take_while(clause).count()],
        );
        let figure = || Figure {
            said,
            quantity,
            around: around(aligned, said, before.iter().chain(after)),
        };
        let kind = quantity.kind;
        let thing = quantity.of.map(|of| thing(aligned, said, of)).unwrap_or_default();
        if kind != Duration && !thing.is_empty() && statement.quantities.len() <= FIGURES {
            let fate = near_fate(before, after, |token| fate(lexed.word(token)));
            figures.push((Meeting::Thing { kind, thing, fate }, figure()));
        }
        // A number that counts nothing is a name: `berth 4`, `flight 370`.
        if kind == Count && quantity.of.is_none() {
            continue;
        }
        let word = |token: Option<&Token>| token.map_or(String::new(), |token| lexed.word(token).to_owned());
        figures.push((
            Meeting::Slot {
                kind,
                before: word(before.last()),
                after: word(after.first()),
            },
            figure(),
        ));
    }
    let alone: Vec<bool> = figures
        .iter()
        .map(|(meeting, _)| figures.iter().filter(|(other, _)| other == meeting).count() == 1)
        .collect();
    figures
        .into_iter()
        .zip(alone)
        .filter(|(_, alone)| *alone)
        .map(|(figure, _)| figure)
        .collect()
}

/// Whether a number goes on beyond a point or comma, as in `6. 1` or in a list of numbers.
fn is_torn<'a>(mut tokens: impl Iterator<Item = &'a Token>) -> bool {
    tokens.next().is_some_and(|token| token.kind == TokenKind::Punctuation)
        && tokens.next().is_some_and(|token| token.kind == TokenKind::Number)
}

/// The stems of the content words among the tokens, words of one measure as one.
fn around<'a>(aligned: &Aligned, said: usize, tokens: impl Iterator<Item = &'a Token>) -> Vec<Term> {
    let lexed = aligned.source(said).lexed;
    let said_by = attribution(aligned.statement(said));
    let mut around: Vec<Term> = tokens
        .filter(|token| !said_by.iter().any(|span| span.contains(token.span)))
        .filter(|token| token.kind == TokenKind::Word && !is_stop_word(lexed.word(token)))
        .map(|token| Term::word(stem(measure(lexed.word(token)))))
        .collect();
    around.sort_unstable();
    around.dedup();
    around
}

/// The head of a noun phrase, by its measure: the last telling word before a preposition.
fn thing(aligned: &Aligned, said: usize, of: Span) -> String {
    let lexed = aligned.source(said).lexed;
    let mut head = "";
    for token in &lexed.tokens[lexed.within(of)] {
        let word = lexed.word(token);
        let ends = matches!(word, "of" | "in" | "from" | "at" | "on" | "for" | "with" | "to" | "who");
        if ends || token.kind != TokenKind::Word {
            if !head.is_empty() {
                break;
            }
        } else if !is_stop_word(word) && !is_general(word) {
            head = word;
        }
    }
    measure(head).to_owned()
}

/// The nearest fate before or after a number, not beyond another number.
fn near_fate(before: &[Token], after: &[Token], fate: impl Fn(&Token) -> Option<&'static str>) -> Option<&'static str> {
    fn nearest<'a, T>(
        tokens: impl Iterator<Item = &'a Token>,
        fate: impl Fn(&Token) -> Option<T>,
    ) -> Option<(usize, T)> {
        tokens
            .take_while(|token| token.kind != TokenKind::Number)
            .enumerate()
            .find_map(|(distance, token)| Some((distance, fate(token)?)))
    }
    match (nearest(after.iter(), &fate), nearest(before.iter().rev(), &fate)) {
        (Some(a), Some(b)) => Some(if a.0 <= b.0 { a.1 } else { b.1 }),
        (a, b) => a.or(b).map(|(_, fate)| fate),
    }
}
