//! Stories: sources about the same event, by the words that they share.
//!
//! TF-IDF vectors, weighted by how rare a word is in news at large, joined by average linkage while the mean
//! cosine between two groups is at least [`CUT`]. Cut and weights were chosen on news clusters; see
//! `models/similarity/MODEL_CARD.md`.

use rustc_hash::FxHashMap;

use super::stem::{is_stop_word, stem};
use super::terms::{Rarity, Term};
use super::{Source, Story, name_of};
use crate::text::{Document, Language, Lexed, TokenKind};

/// Two groups of sources are one story from this mean cosine on.
const CUT: f32 = 0.2;

/// A source's words with their weights: ascending by term, of length 1.
type Vector = Vec<(Term, f32)>;

/// The story of each item, by title and text, numbered from 0 in order of first appearance.
pub fn stories(items: &[(&str, &str)]) -> Vec<usize> {
    let rarity = Rarity::at_large();
    let vectors: Vec<Vector> = items
        .iter()
        .map(|(title, text)| {
            let document = Document::paragraph(format!("{title}\n{text}"), Language::Unknown);
            vector(&Lexed::lex(&document), &rarity)
        })
        .collect();
    cluster(&vectors)
}

/// The story of each source, numbered from 0 in order of first appearance.
pub fn of_sources(sources: &[Source], rarity: &Rarity) -> Vec<usize> {
    let vectors: Vec<Vector> = sources.iter().map(|source| vector(source.lexed, rarity)).collect();
    cluster(&vectors)
}

/// The stories as the comparison reports them.
pub fn report(sources: &[Source], story_of: &[usize]) -> Vec<Story> {
    let count = story_of.iter().max().map_or(0, |last| last + 1);
    let mut stories: Vec<Story> = (0..count)
        .map(|story| {
            let members: Vec<&Source> = sources
                .iter()
                .zip(story_of)
                .filter(|(_, of)| **of == story)
                .map(|(source, _)| source)
                .collect();
            let mut ids: Vec<_> = members.iter().map(|source| source.id).collect();
            ids.sort_unstable();
            Story {
                sources: ids,
                title: members.first().map(|source| name_of(source)).unwrap_or_default(),
                moved: vec![],
            }
        })
        .collect();
    stories.sort_by(|a, b| a.sources.cmp(&b.sources));
    stories
}

fn vector(lexed: &Lexed, rarity: &Rarity) -> Vector {
    // A figure of two digits or more tells one quake, verdict or result from the next.
    let terms = lexed.per_word(|word| {
        let tells = word.chars().any(char::is_alphabetic) && !is_stop_word(word);
        let figure = word.len() > 1 && word.starts_with(|first: char| first.is_ascii_digit());
        (tells || figure).then(|| Term::word(stem(word)))
    });
    let mut counts: FxHashMap<Term, f32> = FxHashMap::default();
    let tells = |kind| matches!(kind, TokenKind::Word | TokenKind::Number);
    for token in lexed.tokens.iter().filter(|token| tells(token.kind)) {
        if let Some(term) = terms[token.word as usize] {
            *counts.entry(term).or_default() += 1.0;
        }
    }
    let mut vector: Vector = counts
        .into_iter()
        .map(|(term, count)| (term, (1.0 + count.ln()) * rarity.at_large_weight(term)))
        .collect();
    vector.sort_unstable_by_key(|(term, _)| *term);
    let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    for (_, weight) in &mut vector {
        *weight /= length;
    }
    vector
}

/// Average linkage with a cut, by chains of nearest neighbours: quadratic in the number of sources, no more.
fn cluster(vectors: &[Vector]) -> Vec<usize> {
    let count = vectors.len();
    let mut likeness = vec![0.0f32; count * count];
    let mut index: FxHashMap<Term, Vec<(usize, f32)>> = FxHashMap::default();
    for (source, vector) in vectors.iter().enumerate() {
        for (term, weight) in vector {
            let holders = index.entry(*term).or_default();
            for (other, theirs) in holders.iter() {
                likeness[source * count + other] += weight * theirs;
            }
            holders.push((source, *weight));
        }
    }
    for source in 0..count {
        for other in 0..source {
            likeness[other * count + source] = likeness[source * count + other];
        }
    }
    let mut size = vec![1.0f32; count];
    let mut group: Vec<usize> = (0..count).collect();
    let mut done = vec![false; count];
    let mut chain: Vec<usize> = vec![];
    loop {
        if chain.is_empty() {
            match (0..count).find(|source| group[*source] == *source && !done[*source]) {
                Some(source) => chain.push(source),
                None => break,
            }
        }
        let last = chain[chain.len() - 1];
        let before = chain.len().checked_sub(2).map(|index| chain[index]);
        let mut nearest: Option<usize> = before;
        for other in (0..count).filter(|other| group[*other] == *other && *other != last) {
            if nearest.is_none_or(|nearest| likeness[last * count + other] > likeness[last * count + nearest]) {
                nearest = Some(other);
            }
        }
        let Some(nearest) = nearest.filter(|nearest| likeness[last * count + nearest] >= CUT) else {
            // Nothing is near enough to the last of the chain, nor will be.
            done[last] = true;
            chain.pop();
            continue;
        };
        if Some(nearest) != before {
            chain.push(nearest);
            continue;
        }
        chain.truncate(chain.len() - 2);
        let (keep, gone) = (last.min(nearest), last.max(nearest));
        for other in (0..count).filter(|other| *other != keep && *other != gone) {
            let mean = (size[keep] * likeness[keep * count + other] + size[gone] * likeness[gone * count + other])
                / (size[keep] + size[gone]);
            likeness[keep * count + other] = mean;
            likeness[other * count + keep] = mean;
        }
        size[keep] += size[gone];
        group[gone] = keep;
    }
    numbered(&group)
}

fn numbered(group: &[usize]) -> Vec<usize> {
    let mut numbers: FxHashMap<usize, usize> = FxHashMap::default();
    (0..group.len())
        .map(|mut source| {
            while group[source] != source {
                source = group[source];
            }
            let next = numbers.len();
            *numbers.entry(source).or_insert(next)
        })
        .collect()
}
