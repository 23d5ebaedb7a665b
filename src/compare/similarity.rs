//! How likely two statements report the same fact: a logistic regression over
//! what their words, names and numbers share.
//!
//! No one measure tells the same fact from the same topic; several together do. The weights are fitted by
//! `training/fit-similarity`; data and figures stand in `models/similarity/MODEL_CARD.md`.

use std::sync::OnceLock;

use super::Source;
use super::meaning::Direction;
use super::terms::{Reader, Term, attribution};

pub use super::stem::is_stop_word;
pub use super::terms::{Rarity, Terms};
use crate::analysis;
use crate::text::{Document, Language, Lexed, Span};

/// How many features a pair of sentences has.
pub const FEATURES: usize = 8;
/// The first of them, which a pair of statements has.
pub const OF_STATEMENTS: usize = 5;
/// The features that are measures of what is shared.
pub const SHARED: &[usize] = &[0, 1, 2, 3, 5];

/// One weight per feature, in the order of [`features`]; the last is the intercept.
const SENTENCES: [f32; FEATURES + 1] = [0.4645, 0.8074, 0.1166, 1.2916, -0.4695, 1.5698, 0.8045, 2.0369, -2.6534];
/// The same for the statements of a story. They are clauses as often as sentences, so that their length tells nothing.
const STATEMENTS: [f32; OF_STATEMENTS + 1] = [1.2432, 0.5018, 2.0298, 3.1792, -0.4417, -5.2782];

/// How likely two sentences report the same fact, 0 to 1, the same either way round.
pub fn similarity(a: &str, b: &str) -> f32 {
    static RARITY: OnceLock<Rarity> = OnceLock::new();
    let (a, b) = (sentence(a), sentence(b));
    if a.whole() == b.whole() {
        return 1.0;
    }
    chance(&features(&a, &b, RARITY.get_or_init(Rarity::at_large)), &SENTENCES)
}

/// How likely two statements of one story report the same fact, 0 to 1, the same either way round.
pub fn score(a: &Terms, b: &Terms, rarity: &Rarity) -> f32 {
    chance(&of_statements(a, b, rarity), &STATEMENTS)
}

/// The logistic function of the weighed features; the weights end with the intercept.
fn chance(features: &[f32], weights: &[f32]) -> f32 {
    let weighed = features.iter().zip(weights).map(|(feature, weight)| feature * weight);
    let sum: f32 = weighed.chain(weights.last().copied()).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// The terms of a sentence on its own.
pub fn sentence(text: &str) -> Terms {
    let document = Document::paragraph(text.to_owned(), Language::Unknown);
    let lexed = Lexed::lex(&document);
    let analysis = analysis::analyze(&document, &lexed, &[]);
    let source = Source {
        id: 0,
        document: &document,
        lexed: &lexed,
        analysis: &analysis,
    };
    let names: Vec<Term> = analysis.entities.iter().map(|entity| Term::name(&entity.key)).collect();
    let attributions: Vec<Span> = analysis.statements.iter().flat_map(attribution).collect();
    let mut terms = Reader::new(&source, &names).span(Span::new(0, text.len()), &attributions);
    terms.names = names;
    terms.names.sort_unstable();
    terms.names.dedup();
    terms
}

/// What two sentences share, each about 0 to 1: what statements share, then the words met by one of like use, and how much
/// the one that tells less and the one that tells more tell of events.
///
/// Resolved entities and whether both name people and none the same, numbers shared, neighbouring words, their order, the
/// rarest word shared, words in capitals and out of them, negation, hedges, quotation marks, pronouns and days of the week
/// were tried and brought nothing beside these.
pub fn features(a: &Terms, b: &Terms, rarity: &Rarity) -> [f32; FEATURES] {
    let [words, shared, threes, meaning, numbers] = of_statements(a, b, rarity);
    let told = |terms: &Terms| (1.0 + terms.events).ln() / 4.0;
    let (less, more) = (told(a).min(told(b)), told(a).max(told(b)));
    [words, shared, threes, meaning, numbers, met(a, b, rarity), less, more]
}

fn of_statements(a: &Terms, b: &Terms, rarity: &Rarity) -> [f32; OF_STATEMENTS] {
    let words = Overlap::of(&a.stems, &b.stems, |term| rarity.weight(term));
    let threes = Overlap::of(&a.threes, &b.threes, |_| 1.0);
    [
        words.jaccard(),
        (words.shared / 50.0).min(1.5),
        threes.contained(),
        // Where no word has a vector, the words themselves tell.
        a.meaning.cosine(&b.meaning).unwrap_or(words.jaccard()),
        f32::from(u8::from(other_numbers(a, b))),
    ]
}

/// So many words of a side are held against the other's.
const WORDS: usize = 48;

/// How much of each side's words the other side meets, with the word itself or with one of like use, by their weights.
fn met(a: &Terms, b: &Terms, rarity: &Rarity) -> f32 {
    let directions = |terms: &Terms| -> Vec<Direction> {
        let meanings = terms.meanings.iter().take(WORDS);
        meanings.map(|meaning| Direction::of(*meaning)).collect()
    };
    let (ours, theirs) = (directions(a), directions(b));
    let mut best = [[0.0f32; WORDS]; 2];
    for (i, x) in ours.iter().enumerate() {
        for (j, y) in theirs.iter().enumerate() {
            let near = if a.stems[i] == b.stems[j] { 1.0 } else { x.near(y) };
            best[0][i] = best[0][i].max(near);
            best[1][j] = best[1][j].max(near);
        }
    }
    let part = |terms: &Terms, best: &[f32]| {
        let weighed = terms
            .stems
            .iter()
            .zip(best)
            .map(|(term, near)| (rarity.weight(*term), near));
        let (met, whole) = weighed.fold((0.0, 0.0), |(met, whole), (weight, near)| {
            (met + weight * near, whole + weight)
        });
        ratio(met, whole)
    };
    (part(a, &best[0]) + part(b, &best[1])) / 2.0
}

/// Whether both state numbers, and none the same.
pub fn other_numbers(a: &Terms, b: &Terms) -> bool {
    let shared = a.numbers.iter().any(|number| b.numbers.binary_search(number).is_ok());
    !a.numbers.is_empty() && !b.numbers.is_empty() && !shared
}

/// The weights of what two ascending lists share and hold.
#[derive(Debug, Default)]
struct Overlap {
    shared: f32,
    sums: [f32; 2],
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
                }
            }
            if in_a && in_b {
                overlap.shared += weight;
            }
            i += usize::from(in_a);
            j += usize::from(in_b);
        }
        overlap
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_like_itself_and_like_its_paraphrase() {
        let fire = "A fire in the engine room sank the ferry Saint Alder off Port Merrow.";
        let paraphrase = "The ferry Saint Alder sank off Port Merrow after a fire in its engine room.";
        let same_topic = "The owner of the ferry Saint Alder said it passed its last inspection.";
        let other = "Beans want a warm bed and a tall pole.";
        let scores: Vec<f32> = [fire, paraphrase, same_topic, other]
            .iter()
            .map(|b| similarity(fire, b))
            .collect();
        assert!(
            scores[0] > 0.9 && scores[1] > 0.5 && scores[2] < 0.3 && scores[3] < 0.2,
            "{scores:?}"
        );
    }

    #[test]
    fn either_way_round_and_of_anything() {
        for (a, b) in [
            ("", ""),
            ("12", "the"),
            ("渡し船が沈んだ", "a\u{301}\u{200b}"),
            ("Ferry sinks", "The ferry sank at sea"),
        ] {
            assert_eq!(similarity(a, b).to_bits(), similarity(b, a).to_bits());
            assert!((0.0..=1.0).contains(&similarity(a, b)));
        }
    }
}
