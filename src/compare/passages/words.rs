//! The running words of the sources, numbered alike.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::super::Source;
use super::super::stem::{is_stop_word, stem};
use crate::text::{Case, Lexed, Span, TokenKind};

/// What a function word weighs when two texts share it; any other word weighs 1.
const LIGHT: f32 = 0.3;

/// The running words of one source's prose.
#[derive(Default)]
pub struct Words {
    spans: Vec<Span>,
    /// Per word: the word as a number that is the same in every source compared. Case, points and commas are left out.
    ids: Vec<u32>,
    /// Per word: its stem as a number.
    stems: Vec<u32>,
    /// Per word: what it weighs when two texts share it.
    weights: Vec<f32>,
    /// Per word: neither a function word nor capitalised.
    telling: Vec<bool>,
    /// Per word: how many words one may count in it who counts letters in a row: two in `U.S.` and in `Korea's`.
    counts: Vec<u8>,
    /// Per word: its sentence.
    sentences: Vec<u32>,
}

/// Numbers for the words of all the sources.
#[derive(Default)]
pub struct Numbers(FxHashMap<String, u32>);

impl Numbers {
    fn of(&mut self, word: &str) -> u32 {
        match self.0.get(word) {
            Some(number) => *number,
            None => {
                let next = self.0.len() as u32;
                self.0.insert(word.to_owned(), next);
                next
            }
        }
    }
}

/// What is the same for every token of one word.
struct Known {
    id: u32,
    stem: u32,
    stop: bool,
    clitic: bool,
    count: u8,
}

impl Words {
    /// The words of each source, numbered alike.
    pub fn of(sources: &[Source]) -> Vec<Words> {
        let mut numbers = Numbers::default();
        let prose = |source: &Source| {
            let blocks = &source.document.blocks;
            let prose = blocks.iter().filter(|block| block.is_prose());
            prose.map(|block| block.span).collect::<Vec<Span>>()
        };
        sources
            .iter()
            .map(|source| Words::within(source.lexed, &prose(source), &mut numbers))
            .collect()
    }

    /// The words of a text that stand in one of the `spans`, which are in order.
    pub fn within(lexed: &Lexed, spans: &[Span], numbers: &mut Numbers) -> Words {
        let known: Vec<Known> = lexed
            .words
            .iter()
            .map(|word| {
                let plain: String = word.chars().filter(|c| !matches!(c, '.' | ',')).collect();
                Known {
                    id: numbers.of(&plain),
                    stem: numbers.of(stem(&plain)),
                    stop: is_stop_word(word),
                    clitic: word.starts_with('\''),
                    count: parts(word),
                }
            })
            .collect();
        let mut words = Words::default();
        let mut spans = spans.iter().peekable();
        let mut sentences = lexed.sentences.iter().peekable();
        let mut sentence = 0;
        for token in &lexed.tokens {
            while spans.next_if(|span| span.end <= token.span.start).is_some() {}
            while sentences.next_if(|it| it.span.end <= token.span.start).is_some() {
                sentence += 1;
            }
            let word = matches!(token.kind, TokenKind::Word | TokenKind::Number);
            let known = &known[token.word as usize];
            if !word || spans.peek().is_none_or(|span| !span.overlaps(token.span)) {
                continue;
            }
            // The `'s` of `Korea's` belongs to its word.
            if known.clitic {
                if let Some((span, count)) = words.spans.last_mut().zip(words.counts.last_mut())
                    && span.end == token.span.start
                {
                    *span = span.cover(token.span);
                    *count = count.saturating_add(known.count);
                }
                continue;
            }
            words.spans.push(token.span);
            words.ids.push(known.id);
            words.stems.push(known.stem);
            words.weights.push(if known.stop { LIGHT } else { 1.0 });
            words.telling.push(token.case == Case::Lower && !known.stop);
            words.counts.push(known.count);
            words.sentences.push(sentence);
        }
        words
    }

    /// How many words there are.
    pub fn number(&self) -> usize {
        self.spans.len()
    }

    pub fn span(&self, position: usize) -> Span {
        self.spans[position]
    }

    pub(super) fn id(&self, position: usize) -> u32 {
        self.ids[position]
    }

    pub(super) fn stem(&self, position: usize) -> u32 {
        self.stems[position]
    }

    pub(super) fn stems(&self) -> &[u32] {
        &self.stems
    }

    pub(super) fn weight(&self, position: usize) -> f32 {
        self.weights[position]
    }

    pub(super) fn is_light(&self, position: usize) -> bool {
        self.weights[position] < 1.0
    }

    pub(super) fn is_telling(&self, position: usize) -> bool {
        self.telling[position]
    }

    /// How many words a reader may count from `start` on to before `end`.
    pub(super) fn count(&self, start: usize, end: usize) -> usize {
        self.counts[start..end].iter().map(|count| usize::from(*count)).sum()
    }

    pub(super) fn sentence(&self, position: usize) -> u32 {
        self.sentences[position]
    }

    /// The sentence that holds the word.
    pub(super) fn around(&self, position: usize) -> Range<usize> {
        let sentence = self.sentences[position];
        let start = self.sentences.partition_point(|at| *at < sentence);
        start..self.sentences.partition_point(|at| *at <= sentence)
    }

    /// How many words the sentence that was begun has left from `place` on, or before it; `most` at most.
    pub(super) fn rest(&self, place: usize, most: usize, backwards: bool) -> usize {
        let inside = if backwards { place } else { place.wrapping_sub(1) };
        let Some(sentence) = self.sentences.get(inside) else {
            return 0;
        };
        let same = |at: &&u32| *at == sentence;
        if backwards {
            self.sentences[..place].iter().rev().take(most).take_while(same).count()
        } else {
            self.sentences[place..].iter().take(most).take_while(same).count()
        }
    }
}

/// How many runs of letters or digits a word has.
fn parts(word: &str) -> u8 {
    let mut parts: u8 = 0;
    let mut inside = false;
    for char in word.chars() {
        let part = char.is_alphanumeric();
        parts = parts.saturating_add(u8::from(part && !inside));
        inside = part;
    }
    parts
}
