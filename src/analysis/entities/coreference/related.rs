//! How much two documents of a story have in common: the same description in two texts on one event stands for the
//! same more often than in texts on two.

use rustc_hash::FxHashMap;

use crate::analysis::entities::lists::{COMMON, IGNORED};
use crate::analysis::entities::view::View;
use crate::text::TokenKind;

/// Of more documents than this none is compared with another.
const LIMIT: usize = 1000;
/// What a word that is in no list of common words counts against one that is.
const RARE: f32 = 3.0;

/// The words of weight of the documents read so far.
#[derive(Default)]
pub(super) struct Words {
    numbers: FxHashMap<String, u32>,
    /// Per document, its different words, sorted, each with its weight.
    documents: Vec<Vec<(u32, f32)>>,
}

impl Words {
    pub fn add(&mut self, view: &View) {
        let mut words: Vec<(u32, f32)> = Vec::new();
        let mut seen = vec![false; view.lexed.words.len()];
        for (at, token) in view.lexed.tokens.iter().enumerate() {
            let fresh = !std::mem::replace(&mut seen[token.word as usize], true);
            let word = view.word(at);
            if !fresh || token.kind == TokenKind::Punctuation || word.len() < 3 || view.is(at, IGNORED) {
                continue;
            }
            let next = self.numbers.len() as u32;
            let number = *self.numbers.entry(word.to_owned()).or_insert(next);
            words.push((number, if view.is(at, COMMON) { 1.0 } else { RARE }));
        }
        words.sort_by_key(|(number, _)| *number);
        self.documents.push(words);
    }

    /// The cosine of every two documents.
    pub fn related(&self) -> Related {
        let count = self.documents.len();
        if count > LIMIT {
            return Related::default();
        }
        let norms: Vec<f32> = self
            .documents
            .iter()
            .map(|words| words.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt())
            .collect();
        let mut values = vec![0.0; count * count];
        for a in 0..count {
            for b in 0..a {
                let norm = norms[a] * norms[b];
                if norm > 0.0 {
                    let cosine = shared(&self.documents[a], &self.documents[b]) / norm;
                    values[a * count + b] = cosine;
                    values[b * count + a] = cosine;
                }
            }
        }
        Related { count, values }
    }
}

/// The sum of the squared weights of the words that both have.
fn shared(a: &[(u32, f32)], b: &[(u32, f32)]) -> f32 {
    let (mut x, mut y, mut sum) = (0, 0, 0.0);
    while x < a.len() && y < b.len() {
        match a[x].0.cmp(&b[y].0) {
            std::cmp::Ordering::Less => x += 1,
            std::cmp::Ordering::Greater => y += 1,
            std::cmp::Ordering::Equal => {
                sum += a[x].1 * b[y].1;
                x += 1;
                y += 1;
            }
        }
    }
    sum
}

/// From 0, nothing in common, to 1.
#[derive(Default)]
pub struct Related {
    count: usize,
    values: Vec<f32>,
}

impl Related {
    pub fn get(&self, a: u32, b: u32) -> f32 {
        let (a, b) = (a as usize, b as usize);
        if a < self.count && b < self.count {
            self.values[a * self.count + b]
        } else {
            0.0
        }
    }
}
