//! The words that the model knows by their use: `models/entities/words.txt`, in the order of its vectors.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

static WORDS: OnceLock<FxHashMap<&'static str, u32>> = OnceLock::new();

/// The number of a folded word, from 1; 0 where the model has no vector for it.
pub fn number(word: &str) -> u32 {
    let words = WORDS.get_or_init(|| {
        include_str!("../../../../models/entities/words.txt")
            .lines()
            .zip(1..)
            .collect()
    });
    words.get(word).copied().unwrap_or(0)
}
