//! How likely a word tells what happened (`killed`, `shooting`, `acquisition`), rather than who, where, when or how many.
//!
//! A logistic regression over the direction of the word's vector, its ending and its capital, fitted by
//! `training/fit-similarity` to the marked events of ECB+. A sentence that tells of more events shares more often one
//! with another of its story.

use super::meaning::{Direction, Meaning, SIZE};

/// Endings that speak for an event or against it.
const ENDINGS: [&str; 4] = ["ed", "ing", "ion", "ment"];
/// How many features a word has: its direction, whether it has none, its endings, a capital.
pub const FEATURES: usize = SIZE + 2 + ENDINGS.len();

/// One weight per feature, then the intercept.
#[rustfmt::skip]
#[allow(clippy::approx_constant)] // fitted: it only looks like one
const WEIGHTS: [f32; FEATURES + 1] = include!("../../models/similarity/events.in");

/// The features of a folded word.
pub fn features(word: &str, capital: bool) -> [f32; FEATURES] {
    let mut features = [0.0; FEATURES];
    let meaning = Meaning::of(word);
    features[..SIZE].copy_from_slice(&Direction::of(meaning).values());
    features[SIZE] = f32::from(u8::from(meaning == Meaning::default()));
    for (feature, ending) in features[SIZE + 1..].iter_mut().zip(ENDINGS) {
        *feature = f32::from(u8::from(word.ends_with(ending)));
    }
    features[FEATURES - 1] = f32::from(u8::from(capital));
    features
}

/// What speaks for an event in a word, its capital apart.
#[derive(Clone, Copy, Debug)]
pub struct Leaning(f32);

impl Leaning {
    /// Of a folded word.
    pub fn of(word: &str) -> Leaning {
        let weighed = features(word, false)
            .into_iter()
            .zip(WEIGHTS)
            .map(|(feature, weight)| feature * weight);
        Leaning(weighed.sum::<f32>() + WEIGHTS[FEATURES])
    }

    /// How likely the word tells what happened, 0 to 1.
    pub fn chance(self, capital: bool) -> f32 {
        let capital = if capital { WEIGHTS[FEATURES - 1] } else { 0.0 };
        1.0 / (1.0 + (-(self.0 + capital)).exp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happened_and_who() {
        for (event, other) in [
            ("killed", "president"),
            ("acquisition", "company"),
            ("shooting", "street"),
            ("fired", "week"),
        ] {
            assert!(
                Leaning::of(event).chance(false) > Leaning::of(other).chance(false) + 0.1,
                "{event} {other}"
            );
        }
        assert!(
            Leaning::of("fire").chance(true) < Leaning::of("fire").chance(false),
            "a name more likely"
        );
        assert!((0.0..=1.0).contains(&Leaning::of("").chance(true)));
    }
}
