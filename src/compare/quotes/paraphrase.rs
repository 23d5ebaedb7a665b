//! A quotation in one source and its paraphrase in another: what the same speaker is said, without quotation marks, to
//! have said.
//!
//! Silent where the speaker is not known in both, where the sources tell different stories, where both deny and affirm,
//! where the numbers differ, and where one quotation or one paraphrase is as near to several.

use super::super::links::{Said, links};
use super::super::similarity::other_numbers;
use super::super::terms::{Rarity, Reader, Term};
use super::super::{QuoteGroup, QuoteVariant, Source, VariantClass};
use super::{WordKind, entity, is_one, speaker_of, wording};
use crate::analysis::quotes::{Quote, QuoteKind};
use crate::text::TokenKind;

/// From this score on, what is said and what is quoted are the same.
const SAME: f32 = 0.36;
/// Words: less says too little.
const WORDS: usize = 4;
/// Content words that both must have.
const SHARED: usize = 2;

/// Adds the paraphrases to the groups; `story_of` has each source's story.
pub fn add(groups: &mut Vec<QuoteGroup>, sources: &[Source], names: &[Vec<Term>], story_of: &[usize], rarity: &Rarity) {
    let said = said(sources, names);
    let mut taken = vec![false; said.len()];
    for link in links(&said, rarity, SAME) {
        let quote = |at: usize| &sources[said[at].source].analysis.quotes[said[at].statement];
        let is_indirect = |at: usize| quote(at).kind == QuoteKind::Indirect;
        let (words, paraphrase) = match (is_indirect(link.a), is_indirect(link.b)) {
            (false, true) => (link.a, link.b),
            (true, false) => (link.b, link.a),
            _ => continue,
        };
        let (a, b) = (&said[words], &said[paraphrase]);
        let apart = a.source == b.source || story_of[a.source] != story_of[b.source];
        let shared = a
            .terms
            .stems
            .iter()
            .filter(|stem| b.terms.stems.binary_search(stem).is_ok());
        if apart || taken[paraphrase] || shared.count() < SHARED || other_numbers(&a.terms, &b.terms) {
            continue;
        }
        let (ours, theirs) = (&sources[a.source], &sources[b.source]);
        let speakers = entity(ours, quote(words)).zip(entity(theirs, quote(paraphrase)));
        let opposed = denies(ours, quote(words)) != denies(theirs, quote(paraphrase));
        if opposed || !speakers.is_some_and(|(x, y)| is_one(x, y)) {
            continue;
        }
        taken[paraphrase] = true;
        let variant = |said: &Said, class| QuoteVariant {
            source: sources[said.source].id,
            quote: said.statement as u32,
            span: sources[said.source].analysis.quotes[said.statement].span,
            class,
            diff: vec![],
        };
        let holds = |group: &QuoteGroup| {
            let is_it = |it: &QuoteVariant| it.source == ours.id && it.quote == a.statement as u32;
            group.variants.iter().any(is_it)
        };
        let at = groups.iter().position(holds).unwrap_or_else(|| {
            groups.push(QuoteGroup {
                speaker: speaker_of([quote(words), quote(paraphrase)].into_iter()),
                variants: vec![variant(a, VariantClass::Same)],
            });
            groups.len() - 1
        });
        groups[at].variants.push(variant(b, VariantClass::Paraphrased));
        groups[at]
            .variants
            .sort_by_key(|variant| (variant.source, variant.span));
    }
}

/// What is quoted, and what is said to have been said, by known speakers.
fn said(sources: &[Source], names: &[Vec<Term>]) -> Vec<Said> {
    let mut said = vec![];
    for (at, source) in sources.iter().enumerate() {
        let reader = Reader::new(source, &names[at]);
        for (index, quote) in source.analysis.quotes.iter().enumerate() {
            // `she said it was “a wall of water”` holds a quotation, and is none.
            let holds = |other: &Quote| other.kind != QuoteKind::Indirect && other.span.overlaps(quote.span);
            if quote.kind == QuoteKind::Indirect && near(&source.analysis.quotes, index).any(holds) {
                continue;
            }
            let known = quote.speaker.as_ref().is_some_and(|speaker| speaker.entity.is_some());
            let tokens = &source.lexed.tokens[source.lexed.within(quote.span)];
            let words = tokens.iter().filter(|token| token.kind == TokenKind::Word).count();
            if known && quote.kind != QuoteKind::Scare && words >= WORDS {
                said.push(Said {
                    source: at,
                    statement: index,
                    terms: reader.span(quote.span, &[]),
                });
            }
        }
    }
    said
}

/// The quotations that stand next to one, which are in order of the text.
fn near(quotes: &[Quote], index: usize) -> impl Iterator<Item = &Quote> {
    const REACH: usize = 4;
    quotes[index.saturating_sub(REACH)..quotes.len().min(index + REACH)].iter()
}

/// Whether what is quoted is denied: an odd number of negations.
fn denies(source: &Source, quote: &Quote) -> bool {
    let words = wording::words_of(source, quote.span);
    words.iter().filter(|word| word.kind == WordKind::Negation).count() % 2 == 1
}
