//! How likely two statements report the same fact: a logistic regression over
//! what their words, names and numbers share.
//!
//! No one measure tells the same fact from the same topic; several together do. The weights are fitted by
//! `training/similarity.rs`; data and figures stand in `models/similarity/MODEL_CARD.md`.

use super::Source;
use super::terms::{Reader, Term};

pub use super::terms::{Rarity, Terms};
use crate::analysis;
use crate::text::{Block, BlockKind, Document, Language, Lexed, Span};

/// How many features a pair has.
pub const FEATURES: usize = 12;

/// One weight per feature, in the order of [`features`]; the last is the intercept.
const WEIGHTS: [f32; FEATURES + 1] = [
    0.0, 0.0, 2.6961, 0.2259, 1.1188, 2.8112, 0.0, 0.0, 0.0, 0.0208, -0.3593, 1.0875, -4.7592,
];

/// How likely two sentences report the same fact, 0 to 1, the same either way round.
pub fn similarity(a: &str, b: &str) -> f32 {
    let rarity = Rarity::at_large();
    score(&sentence(a), &sentence(b), &rarity)
}

/// How likely two statements report the same fact, 0 to 1, the same either way round.
pub fn score(a: &Terms, b: &Terms, rarity: &Rarity) -> f32 {
    let features = features(a, b, rarity);
    let sum: f32 = features
        .iter()
        .zip(WEIGHTS)
        .map(|(feature, weight)| feature * weight)
        .sum();
    1.0 / (1.0 + (-(sum + WEIGHTS[FEATURES])).exp())
}

/// The terms of a sentence on its own.
pub fn sentence(text: &str) -> Terms {
    let document = Document {
        text: text.to_owned(),
        blocks: vec![Block {
            span: Span::new(0, text.len()).trim(text),
            kind: BlockKind::Paragraph,
            language: Language::Unknown,
            aside: None,
        }],
        ..Document::default()
    };
    let lexed = Lexed::lex(&document);
    let analysis = analysis::analyze(&document, &lexed);
    let source = Source {
        id: 0,
        document: &document,
        lexed: &lexed,
        analysis: &analysis,
    };
    let names: Vec<Term> = analysis.entities.iter().map(|entity| Term::name(&entity.key)).collect();
    let mut terms = Reader::new(&source, &names).span(Span::new(0, text.len()));
    terms.names = names;
    terms.names.sort_unstable();
    terms.names.dedup();
    terms
}

/// What a pair shares, each about 0 to 1.
pub fn features(a: &Terms, b: &Terms, rarity: &Rarity) -> [f32; FEATURES] {
    let words = Overlap::of(&a.stems, &b.stems, |term| rarity.weight(term));
    let names = Overlap::of(&a.names, &b.names, |term| rarity.weight(term));
    let pairs = Overlap::of(&a.pairs, &b.pairs, |_| 1.0);
    let threes = Overlap::of(&a.threes, &b.threes, |_| 1.0);
    let numbers = Overlap::of(&a.numbers, &b.numbers, |_| 1.0);
    let (short, long) = (a.words.min(b.words) as f32, a.words.max(b.words) as f32);
    let both_number = !a.numbers.is_empty() && !b.numbers.is_empty();
    [
        words.cosine(),
        words.contained(),
        words.jaccard(),
        (words.greatest / 10.0).min(1.0),
        (words.shared / 50.0).min(1.5),
        threes.contained(),
        pairs.cosine(),
        names.jaccard(),
        (names.count as f32 / 3.0).min(1.0),
        if numbers.count > 0 { 1.0 } else { 0.0 },
        if both_number && numbers.count == 0 { 1.0 } else { 0.0 },
        if long > 0.0 { short / long } else { 0.0 },
    ]
}

/// The weights of what two ascending lists share and hold.
#[derive(Debug, Default)]
struct Overlap {
    shared: f32,
    shared_squares: f32,
    /// The greatest weight of a shared term.
    greatest: f32,
    count: u32,
    sums: [f32; 2],
    squares: [f32; 2],
}

impl Overlap {
    fn of<T: Ord + Copy>(a: &[T], b: &[T], weight: impl Fn(T) -> f32) -> Overlap {
        let mut overlap = Overlap::default();
        let (mut i, mut j) = (0, 0);
        while i < a.len() || j < b.len() {
            let (in_a, in_b) = match (a.get(i), b.get(j)) {
                (Some(x), Some(y)) => (x <= y, y <= x),
                (x, _) => (x.is_some(), x.is_none()),
            };
            let weight = weight(if in_a { a[i] } else { b[j] });
            for (side, there) in [in_a, in_b].into_iter().enumerate() {
                if there {
                    overlap.sums[side] += weight;
                    overlap.squares[side] += weight * weight;
                }
            }
            if in_a && in_b {
                overlap.shared += weight;
                overlap.shared_squares += weight * weight;
                overlap.greatest = overlap.greatest.max(weight);
                overlap.count += 1;
            }
            i += usize::from(in_a);
            j += usize::from(in_b);
        }
        overlap
    }

    fn cosine(&self) -> f32 {
        ratio(self.shared_squares, (self.squares[0] * self.squares[1]).sqrt())
    }

    fn jaccard(&self) -> f32 {
        ratio(self.shared, self.sums[0] + self.sums[1] - self.shared)
    }

    /// The shared part of the smaller side.
    fn contained(&self) -> f32 {
        ratio(self.shared, self.sums[0].min(self.sums[1]))
    }
}

fn ratio(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
