//! The alignment of short stretches of two sources, word by word (Smith and Waterman 1981, with words for letters).

use std::ops::Range;

use super::words::Words;

/// What a word in place of another costs, and a word that only one side has.
const OTHER: f32 = -0.5;
const ALONE: f32 = -0.4;

/// Two sources between which copies are sought.
#[derive(Clone, Copy)]
pub struct Pair<'a> {
    pub a: &'a Words,
    pub b: &'a Words,
}

/// The scores of aligning the beginnings of two stretches, cell by cell.
struct Table {
    width: usize,
    scores: Vec<f32>,
}

impl Pair<'_> {
    /// What the words at two places are worth, one over the other.
    fn worth(self, a: usize, b: usize) -> f32 {
        if self.a.stem(a) == self.b.stem(b) {
            self.a.weight(a)
        } else {
            OTHER
        }
    }

    fn table(self, width: usize, height: usize, at: impl Fn(usize, usize) -> (usize, usize)) -> Table {
        let mut scores = vec![0.0; (width + 1) * (height + 1)];
        for y in 0..=height {
            for x in 0..=width {
                let cell = y * (width + 1) + x;
                scores[cell] = match (x, y) {
                    (0, 0) => 0.0,
                    (_, 0) => scores[cell - 1] + ALONE,
                    (0, _) => scores[cell - width - 1] + ALONE,
                    _ => {
                        let (a, b) = at(x - 1, y - 1);
                        let both = scores[cell - width - 2] + self.worth(a, b);
                        both.max(scores[cell - 1] + ALONE).max(scores[cell - width - 1] + ALONE)
                    }
                };
            }
        }
        Table {
            width: width + 1,
            scores,
        }
    }

    /// The score of aligning two stretches as wholes: negative where they have little in common.
    pub fn between(self, a: Range<usize>, b: Range<usize>) -> f32 {
        if a.is_empty() || b.is_empty() {
            return (a.len() + b.len()) as f32 * ALONE;
        }
        let table = self.table(a.len(), b.len(), |x, y| (a.start + x, b.start + y));
        table.scores.last().copied().unwrap_or_default()
    }

    /// How far the sentences from `at` on, forwards or backwards, are still alike: words of each side.
    pub fn onward(self, at: (usize, usize), reach: usize, backwards: bool) -> (usize, usize) {
        let (width, height) = (self.a.rest(at.0, reach, backwards), self.b.rest(at.1, reach, backwards));
        let step = |from: usize, by: usize| if backwards { from - 1 - by } else { from + by };
        let table = self.table(width, height, |x, y| (step(at.0, x), step(at.1, y)));
        let mut best = (0.0, (0, 0));
        for (cell, score) in table.scores.iter().enumerate() {
            if *score > best.0 {
                best = (*score, (cell % table.width, cell / table.width));
            }
        }
        best.1
    }
}
