//! What words mean by their use: a vector per word, so that `died` and `was killed` are near each other.
//!
//! The vectors are fitted so that the mean of a sentence's words tells what a trained encoder says of the whole
//! sentence; a longer vector weighs more. See `models/similarity/MODEL_CARD.md`. The words are those of
//! `models/entities/words.txt`, the first [`WORDS`] of them.

use crate::analysis::entities::tagger;

/// Dimensions of a vector.
pub const SIZE: usize = 96;
/// Words that have a vector.
const WORDS: usize = 30_000;
/// Four bits each, the lower half first, 8 for nought; after all rows, each row's step as the upper half of a float.
static TABLE: &[u8] = include_bytes!("../../models/similarity/vectors.bin");

/// A word that has a vector, by its number; none where it has not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Meaning(Option<u16>);

impl Meaning {
    /// Of a folded word.
    pub fn of(word: &str) -> Meaning {
        let number = (tagger::word_number(word) as usize).checked_sub(1);
        let number = number.filter(|number| *number < WORDS && (number + 1) * SIZE / 2 <= TABLE.len());
        Meaning(number.and_then(|number| u16::try_from(number).ok()))
    }

    fn codes(self) -> Option<[i8; SIZE]> {
        let at = usize::from(self.0?) * SIZE / 2;
        let row = TABLE.get(at..at + SIZE / 2)?;
        let mut codes = [0; SIZE];
        for (pair, byte) in codes.chunks_exact_mut(2).zip(row) {
            pair[0] = (byte & 15) as i8 - 8;
            pair[1] = (byte >> 4) as i8 - 8;
        }
        Some(codes)
    }

    fn step(self) -> f32 {
        let step = |word: u16| {
            let at = WORDS * SIZE / 2 + 2 * usize::from(word);
            let bytes = TABLE.get(at..at + 2)?;
            Some(f32::from_bits(
                u32::from(u16::from_le_bytes([bytes[0], bytes[1]])) << 16,
            ))
        };
        self.0.and_then(step).unwrap_or(0.0)
    }
}

/// A word's vector for measuring how near it is to others.
#[derive(Clone, Copy, Debug)]
pub struct Direction {
    codes: [i8; SIZE],
    /// 1 / length; 0 without a vector.
    scale: f32,
}

impl Direction {
    pub fn of(word: Meaning) -> Direction {
        let codes = word.codes().unwrap_or([0; SIZE]);
        let square: i32 = codes.iter().map(|code| i32::from(*code).pow(2)).sum();
        let scale = if square > 0 {
            (square as f32).sqrt().recip()
        } else {
            0.0
        };
        Direction { codes, scale }
    }

    /// The vector at length 1; nought without one.
    pub fn values(&self) -> [f32; SIZE] {
        self.codes.map(|code| f32::from(code) * self.scale)
    }

    /// How near two words are, 0 to 1: the square of their cosine, nought where it is negative.
    pub fn near(&self, other: &Direction) -> f32 {
        let dot: i32 = self
            .codes
            .iter()
            .zip(&other.codes)
            .map(|(a, b)| i32::from(*a) * i32::from(*b))
            .sum();
        let cosine = dot as f32 * self.scale * other.scale;
        cosine.max(0.0).powi(2).min(1.0)
    }
}

/// The sum of words' vectors.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum(Vec<f32>);

impl Default for Sum {
    fn default() -> Sum {
        Sum(vec![0.0; SIZE])
    }
}

impl Sum {
    pub fn add(&mut self, word: Meaning) {
        if let Some(codes) = word.codes() {
            let step = word.step();
            for (sum, code) in self.0.iter_mut().zip(codes) {
                *sum += step * f32::from(code);
            }
        }
    }

    /// The cosine of two sums, 0 to 1; none where one is of nothing.
    pub fn cosine(&self, other: &Sum) -> Option<f32> {
        let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
        let lengths = (dot(&self.0, &self.0) * dot(&other.0, &other.0)).sqrt();
        (lengths > 0.0).then(|| (dot(&self.0, &other.0) / lengths).clamp(0.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_like_use_are_near() {
        let near = |a: &str, b: &str| Direction::of(Meaning::of(a)).near(&Direction::of(Meaning::of(b)));
        let triples = [
            ("ship", "boat", "parliament"),
            ("killed", "dead", "sold"),
            ("buy", "acquire", "arrest"),
            ("buy", "purchase", "arrest"),
            ("police", "officers", "harvest"),
            ("fire", "blaze", "election"),
            ("doctor", "hospital", "harbour"),
            ("minister", "government", "goal"),
            ("storm", "hurricane", "court"),
            ("win", "victory", "patient"),
            ("car", "vehicle", "vote"),
            ("injured", "wounded", "elected"),
        ];
        let margin = |(a, b, c): &(&str, &str, &str)| near(a, b) - near(a, c);
        for triple in &triples {
            // A rare word (`acquire`) is placed less well than others, and still on the right side.
            assert!(margin(triple) > 0.05, "{triple:?}: {}", margin(triple));
            assert!((near(triple.0, triple.0) - 1.0).abs() < 1e-5);
        }
        let mean = triples.iter().map(margin).sum::<f32>() / triples.len() as f32;
        assert!(mean > 0.3, "{mean}");
        assert_eq!(near("qqqxyz", "ship"), 0.0);
    }

    #[test]
    fn sums() {
        let sum = |words: &str| {
            let mut sum = Sum::default();
            words.split(' ').for_each(|word| sum.add(Meaning::of(word)));
            sum
        };
        let ferry = sum("the ferry sank in the harbour");
        assert!(ferry.cosine(&sum("a ship went down near the port")) > ferry.cosine(&sum("the bank cut its rates")));
        assert!(ferry.cosine(&ferry) > Some(0.999));
        assert_eq!(ferry.cosine(&Sum::default()), None);
    }
}
