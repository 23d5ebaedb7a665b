//! Which phrases of a story stand for the same: names, descriptions and pronouns, in one document and across.
//!
//! Every phrase is read where it stands ([`reading`]). Names and descriptions are compared in pairs (`pair`) by
//! a logistic model, and grouped by average link (`cluster`); pronouns then go to the best phrase near them
//! (`pronouns`). The weights are in `weights`.

mod cluster;
mod nouns;
pub mod pair;
pub mod pronouns;
pub mod reading;
pub mod related;
mod weights;

use rustc_hash::FxHashMap;

use super::view::View;
use crate::text::{Block, BlockKind, Document, Language, Lexed, Span};
use cluster::Likeness;
use pair::Story;
use reading::{Manner, Reading};
use related::{Related, Words};

/// The mean likeness from which two groups are one.
const BOUND: f32 = 0.3;
/// Of more phrases than this the heads alone decide: pairs would be too many.
const LIMIT: usize = 4000;

/// A phrase: the index of its document, and its bytes there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    pub document: usize,
    pub span: Span,
}

/// The groups of phrases that stand for the same, by index: each phrase is in exactly one. Groups are in order of
/// their first members, and sorted. Total: a phrase outside of its text is one of its own.
pub fn resolve(texts: &[&str], phrases: &[Phrase]) -> Vec<Vec<usize>> {
    let (readings, related) = read(texts, phrases);
    let story = Story::new(&readings, related);
    let placed = pronouns::place(&readings, groups(&story, &readings), |_| {});
    let mut clusters: Vec<Vec<usize>> = Vec::new();
    let mut by_group: FxHashMap<usize, usize> = FxHashMap::default();
    for (index, group) in placed.into_iter().enumerate() {
        let at = *by_group.entry(group).or_insert_with(|| {
            clusters.push(Vec::new());
            clusters.len() - 1
        });
        clusters[at].push(index);
    }
    clusters
}

/// For each phrase the first of its group, pronouns each for itself.
pub fn groups(story: &Story, readings: &[Reading]) -> Vec<usize> {
    let compared: Vec<usize> = (0..readings.len())
        .filter(|&at| readings[at].manner != Manner::Pronoun)
        .collect();
    let mut group: Vec<usize> = (0..readings.len()).collect();
    if compared.len() > LIMIT {
        let mut first: FxHashMap<&str, usize> = FxHashMap::default();
        for &at in &compared {
            group[at] = *first.entry(&readings[at].head).or_insert(at);
        }
        return group;
    }
    let mut likeness = Likeness::new(compared.len());
    for (row, &a) in compared.iter().enumerate() {
        for (column, &b) in compared[..row].iter().enumerate() {
            if let Some(case) = pair::case(&readings[a], &readings[b]) {
                let features = pair::features(story, &readings[a], &readings[b]);
                likeness.set(row, column, probability(&weights::PAIRS[case], &features));
            }
        }
    }
    for (row, first) in likeness.groups(BOUND).into_iter().enumerate() {
        group[compared[row]] = compared[first];
    }
    group
}

fn probability(weights: &[f32], features: &[f32]) -> f32 {
    let sum: f32 = weights
        .iter()
        .zip(features)
        .map(|(weight, feature)| weight * feature)
        .sum();
    1.0 / (1.0 + (-sum).exp())
}

/// Reads the phrases where they stand, in their order, and what the texts have in common.
pub fn read(texts: &[&str], phrases: &[Phrase]) -> (Vec<Reading>, Related) {
    let mut words = Words::default();
    let mut of: Vec<Vec<usize>> = vec![Vec::new(); texts.len()];
    let mut readings: Vec<(usize, Reading)> = Vec::with_capacity(phrases.len());
    for (index, phrase) in phrases.iter().enumerate() {
        match of.get_mut(phrase.document) {
            Some(list) => list.push(index),
            None => readings.push((index, Reading::empty(phrase.document, phrase.span))),
        }
    }
    for (index, text) in texts.iter().enumerate() {
        let document = document(text);
        let lexed = Lexed::lex(&document);
        let entities = super::extract(&document, &lexed);
        let view = View::new(&document, &lexed);
        words.add(&view);
        let tagged = reading::Tagged::new(&entities);
        for &at in &of[index] {
            readings.push((at, reading::read(&view, &tagged, index, phrases[at].span)));
        }
    }
    readings.sort_by_key(|(at, _)| *at);
    let readings = readings.into_iter().map(|(_, reading)| reading).collect();
    (readings, words.related())
}

/// A text as a document of lines: what is asked after is all to be read.
fn document(text: &str) -> Document {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trim(text);
        at += line.len();
        if !span.is_empty() {
            blocks.push(Block {
                span,
                kind: BlockKind::Paragraph,
                language: Language::English,
                aside: None,
            });
        }
    }
    Document {
        text: text.to_owned(),
        blocks,
        ..Document::default()
    }
}

#[cfg(test)]
mod tests;
