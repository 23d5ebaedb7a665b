//! The places where a source hedges, attributes, uses a loaded word, or leaves out who did it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::super::Source;
use super::super::stem::stem;
use super::{Mark, MarkKind, Own, passive};
use crate::text::{Lexed, Span, TokenKind};

/// Shorter words of the list are looked up as they stand, longer ones in all their inflections.
const INFLECTED: usize = 5;

/// All marks of a source's own words, in order of the text.
pub fn marks(source: &Source, own: &Own) -> Vec<Mark> {
    let lexed = source.lexed;
    let is_own = |span: Span| lexed.within(span).all(|token| own.tokens[token]);
    let of = |kind| move |span| Mark { kind, span };
    let statements = &source.analysis.statements;
    let hedges = statements.iter().flat_map(|statement| &statement.hedges).copied();
    let cues = statements
        .iter()
        .filter_map(|statement| Some(statement.attribution.as_ref()?.cue));
    let mut marks: Vec<Mark> = hedges.map(of(MarkKind::Hedge)).collect();
    marks.extend(cues.map(of(MarkKind::Attribution)));
    marks.extend(loaded(lexed).into_iter().map(of(MarkKind::Loaded)));
    marks.extend(passive::without_agent(lexed).into_iter().map(of(MarkKind::Passive)));
    marks.retain(|mark| is_own(mark.span));
    marks.sort_unstable_by_key(|mark| (mark.span, mark.kind));
    marks.dedup();
    marks
}

/// The list's phrases by the first word; the words after it.
static LOADED: LazyLock<FxHashMap<&'static str, Vec<Vec<&'static str>>>> = LazyLock::new(|| {
    let mut phrases: FxHashMap<&str, Vec<Vec<&str>>> = FxHashMap::default();
    let lines = include_str!("loaded.txt").lines();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace().skip(1);
        if let Some(first) = words.next() {
            let rest: Vec<&str> = words.collect();
            let key = if first.len() < INFLECTED { first } else { stem(first) };
            phrases.entry(key).or_default().push(rest);
        }
    }
    phrases
});

fn loaded(lexed: &Lexed) -> Vec<Span> {
    let known = lexed.per_word(|word| {
        let inflected = || LOADED.get(stem(word)).filter(|_| word.len() >= INFLECTED);
        LOADED.get(word).filter(|_| word.len() < INFLECTED).or_else(inflected)
    });
    let mut found = vec![];
    for (at, token) in lexed.tokens.iter().enumerate() {
        let Some(phrases) = known[token.word as usize].filter(|_| token.kind == TokenKind::Word) else {
            continue;
        };
        let fits = |rest: &&Vec<&str>| {
            let after = lexed.tokens[at + 1..].iter();
            after
                .map(|token| lexed.word(token))
                .take(rest.len())
                .eq(rest.iter().copied())
        };
        if let Some(rest) = phrases.iter().filter(fits).max_by_key(|rest| rest.len()) {
            found.push(token.span.cover(lexed.tokens[at + rest.len()].span));
        }
    }
    found
}
