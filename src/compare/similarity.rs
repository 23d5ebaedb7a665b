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
use crate::analysis::{self, entities::Entity};
use crate::text::{Document, Language, Lexed, Span};

/// How many features a pair of headlines has.
pub const FEATURES: usize = 11;
/// The first of them, which a pair of sentences has.
pub const OF_SENTENCES: usize = 8;
/// The first of them, which a pair of statements has.
pub const OF_STATEMENTS: usize = 5;
/// The features that are measures of what is shared.
pub const SHARED: &[usize] = &[0, 1, 2, 3, 5, 8, 10];

/// One weight per feature, in the order of [`features`]; the last is the intercept.
const HEADLINES: [f32; FEATURES + 1] = [
    0.0000, 0.6945, 0.8686, 2.2026, -0.5084, 2.3861, 0.6208, 0.1196, 0.3542, 0.4667, 0.4796, -4.1134,
];
/// The same for sentences.
const SENTENCES: [f32; OF_SENTENCES + 1] = [0.0000, 1.4244, 0.5393, 3.3340, -0.5512, 2.5100, 2.6881, 3.3542, -4.7960];
/// The same for the statements of a story. They are clauses as often as sentences, so that their length tells nothing.
const STATEMENTS: [f32; OF_STATEMENTS + 1] = [1.0987, 0.5044, 1.9321, 3.2765, -0.4551, -5.1847];

/// How likely two sentences report the same fact, 0 to 1, the same either way round.
pub fn similarity(a: &str, b: &str) -> f32 {
    static RARITY: OnceLock<Rarity> = OnceLock::new();
    let headlines = is_headline(a) && is_headline(b);
    let (a, b) = (sentence(a), sentence(b));
    if a.whole() == b.whole() {
        return 1.0;
    }
    let features = features(&a, &b, RARITY.get_or_init(Rarity::at_large));
    match headlines {
        true => chance(&features, &HEADLINES),
        false => chance(&features[..OF_SENTENCES], &SENTENCES),
    }
}

/// Whether a text is short and bears no full stop. Headlines leave out what sentences say: their names, numbers and pairs
/// of words tell more.
pub fn is_headline(text: &str) -> bool {
    /// Words.
    const LONGEST: usize = 16;
    !text.trim_end().ends_with('.') && text.split_whitespace().count() <= LONGEST
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
    let key = |entity: &Entity| Term::name(entity.of.as_ref().unwrap_or(&entity.key));
    let names: Vec<Term> = analysis.entities.iter().map(key).collect();
    let attributions: Vec<Span> = analysis.statements.iter().flat_map(attribution).collect();
    let mut terms = Reader::new(&source, &names).span(Span::new(0, text.len()), &attributions);
    terms.names = names;
    terms.names.sort_unstable();
    terms.names.dedup();
    terms
}

/// What two sentences share, each about 0 to 1: what statements share, then the words met by one of like use, and how much
/// the one that tells less and the one that tells more tell of events, the less the more is met; for headlines also resolved
/// names, the words that meet none, and numbers.
///
/// Whether both name people and none the same, neighbouring words and their order, the rarest word shared, words in capitals and out of
/// them, negation, hedges, quotation marks, pronouns and days of the week were tried and brought nothing beside these.
pub fn features(a: &Terms, b: &Terms, rarity: &Rarity) -> [f32; FEATURES] {
    let [words, shared, threes, meaning, numbers] = of_statements(a, b, rarity);
    let told = |terms: &Terms| (1.0 + terms.events).ln() / 4.0;
    let met = Met::of(a, b, rarity);
    let open = 1.0 - met.part;
    let all_numbers = Overlap::of(&a.numbers, &b.numbers, |_| 1.0);
    [
        words,
        shared,
        threes,
        meaning,
        numbers,
        met.part,
        told(a).min(told(b)) * open,
        told(a).max(told(b)) * open,
        Overlap::of(&a.names, &b.names, |_| 1.0).jaccard(),
        (met.missed / 50.0).min(2.0),
        // Where neither has a number, they neither agree nor differ.
        if a.numbers.is_empty() && b.numbers.is_empty() {
            0.5
        } else {
            all_numbers.jaccard()
        },
    ]
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

/// How the words of two sides meet, each with the same word of the other side or with one of like use.
struct Met {
    /// How much of each side's weight meets the other, on average.
    part: f32,
    /// How much weight of both meets nothing.
    missed: f32,
}

impl Met {
    fn of(a: &Terms, b: &Terms, rarity: &Rarity) -> Met {
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
        let sums = |terms: &Terms, best: &[f32]| {
            let weights = terms.stems.iter().map(|term| rarity.weight(*term));
            weights.zip(best).fold((0.0, 0.0), |(met, whole), (weight, near)| {
                (met + weight * near, whole + weight)
            })
        };
        let [(met, whole), (their_met, their_whole)] = [sums(a, &best[0]), sums(b, &best[1])];
        Met {
            part: (ratio(met, whole) + ratio(their_met, their_whole)) / 2.0,
            missed: (whole - met) + (their_whole - their_met),
        }
    }
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
