//! Where a long sentence may be cut into clauses: only where a new subject and its verb surely begin.

use std::ops::Range;

use crate::analysis::quotes::{Quote, QuoteKind};
use crate::text::{Case, Lexed, Span, TokenKind};

/// Words: shorter sentences stay whole, unless a semicolon parts them.
const LONG: usize = 24;
/// The least words of a part.
const PART: usize = 5;

/// Tokens before a cut among which the verb must be.
const REACH: usize = 60;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Other,
    /// `and`, `but`, `while`, `whereas`.
    Joins,
    Subject,
    Verb,
}

pub struct Clauses<'a> {
    lexed: &'a Lexed,
    parts: Vec<Part>,
}

impl<'a> Clauses<'a> {
    pub fn new(lexed: &'a Lexed) -> Self {
        Clauses {
            lexed,
            parts: lexed.per_word(part_of),
        }
    }

    /// The clauses of a sentence, in order; never cut inside one of `quotes`' quotation marks. `quotes` are in order of the text.
    pub fn of(&self, sentence: Range<usize>, quotes: &[&Quote]) -> Vec<Range<usize>> {
        let marked: Vec<Span> = quotes
            .iter()
            .filter(|quote| quote.kind != QuoteKind::Indirect)
            .map(|quote| quote.span)
            .collect();
        let mut clauses = Vec::new();
        let mut start = sentence.start;
        let long = self.has_words(sentence.clone(), LONG + 1);
        for at in sentence.clone() {
            let Some(next) = self.cut_at(at, &sentence, long) else {
                continue;
            };
            let (left, right) = (start..at, next..sentence.end);
            let enough = self.has_words(left.clone(), PART) && self.has_words(right.clone(), PART);
            let cut = enough && self.begins_with_subject(right) && self.has_verb(left.clone());
            if cut && !is_within(&marked, self.lexed.tokens[at].span) {
                clauses.push(left);
                start = next;
            }
        }
        clauses.push(start..sentence.end);
        clauses
    }

    /// Where the next clause would begin after a cut at the mark.
    fn cut_at(&self, at: usize, sentence: &Range<usize>, long: bool) -> Option<usize> {
        let word = self.word(at);
        if word == ";" {
            return Some(at + 1);
        }
        let joins = long && word == "," && at + 1 < sentence.end && self.part(at + 1) == Part::Joins;
        // A comma shortly before speaks for a list: `the army, the navy, and the police have …`.
        let list = (at.saturating_sub(6).max(sentence.start)..at).any(|before| self.word(before) == ",");
        (joins && !list).then_some(at + 2)
    }

    fn begins_with_subject(&self, tokens: Range<usize>) -> bool {
        let Some(first) = self.lexed.tokens.get(tokens.start) else {
            return false;
        };
        let named = first.kind == TokenKind::Word && first.case != Case::Lower;
        let subject = named || self.part(tokens.start) == Part::Subject;
        let near = tokens.start + 1..tokens.end.min(tokens.start + 8);
        let mut near = near.take_while(|&at| self.lexed.tokens[at].kind != TokenKind::Punctuation);
        subject && near.any(|at| self.is_verb(at))
    }

    fn has_verb(&self, tokens: Range<usize>) -> bool {
        tokens.rev().take(REACH).any(|at| self.is_verb(at))
    }

    fn is_verb(&self, at: usize) -> bool {
        self.part(at) == Part::Verb && self.lexed.tokens[at].case == Case::Lower
    }

    /// Looks no further than needed: a text without points may be one long sentence.
    fn has_words(&self, tokens: Range<usize>, least: usize) -> bool {
        self.lexed.tokens[tokens]
            .iter()
            .filter(|token| token.kind == TokenKind::Word)
            .nth(least - 1)
            .is_some()
    }

    fn word(&self, at: usize) -> &str {
        self.lexed.word(&self.lexed.tokens[at])
    }

    fn part(&self, at: usize) -> Part {
        self.parts[self.lexed.tokens[at].word as usize]
    }
}

/// The place lies in one of the spans, which are in order and hardly nested.
fn is_within(spans: &[Span], place: Span) -> bool {
    let before = spans.partition_point(|span| span.start <= place.start);
    spans[..before].iter().rev().take(4).any(|span| span.overlaps(place))
}

fn part_of(word: &str) -> Part {
    match word {
        "and" | "but" | "while" | "whereas" => Part::Joins,
        "he" | "she" | "it" | "they" | "we" | "i" | "the" | "a" | "an" | "this" | "these" | "those" | "his" | "her"
        | "its" | "their" | "there" | "some" | "many" | "several" | "police" | "officials" => Part::Subject,
        "is" | "are" | "was" | "were" | "has" | "have" | "had" | "will" | "would" | "can" | "could" | "may"
        | "might" | "must" | "should" | "did" | "does" | "do" | "said" | "says" | "told" | "came" | "went" | "took"
        | "made" | "began" | "fell" | "rose" | "won" | "lost" | "sent" | "met" | "found" | "gave" | "left" | "saw"
        | "wrote" => Part::Verb,
        _ if word.len() > 4 && word.ends_with("ed") => Part::Verb,
        _ => Part::Other,
    }
}
