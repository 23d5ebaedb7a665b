//! Segments: the same stems in the same order in two sources, as long as they go.
//!
//! Every two words neither of which is a function word are hashed, and every three not all of which are; equal hashes in two sources begin a segment, which
//! grows to both sides while the stems are the same. Linear in the words, apart from sorting.

use super::words::Words;

/// Words of a seed: content words alone, or with function words among them.
const SEED: usize = 2;
const MIXED_SEED: usize = 3;
/// How often one source's repetitions of the same seed are followed.
const REPETITIONS: usize = 4;
/// A seed that stands in more places is matched with the first of them: enough to join all its sources.
const PLACES: usize = 12;

/// The same stems in two sources, by source index and word position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Segment {
    pub sources: (u32, u32),
    pub a: u32,
    pub b: u32,
    pub words: u32,
}

impl Segment {
    pub fn a_end(&self) -> u32 {
        self.a + self.words
    }

    pub fn b_end(&self) -> u32 {
        self.b + self.words
    }
}

/// All segments, by sources, then by place in the first.
pub fn segments(words: &[Words]) -> Vec<Segment> {
    // (sources, diagonal, position in a)
    let mut hits: Vec<(u32, u32, i64, u32)> = vec![];
    for places in seeds(words)
        .chunk_by(|x, y| x.0 == y.0)
        .filter(|places| places.len() > 1)
    {
        let mut kept: Vec<(u32, u32)> = vec![];
        for (_, source, position) in places {
            let repeated = kept.iter().rev().take_while(|place| place.0 == *source).count();
            if repeated >= REPETITIONS {
                continue;
            }
            let others = kept.iter().filter(|place| place.0 != *source);
            for other in others.take(PLACES * REPETITIONS) {
                hits.push((other.0, *source, i64::from(*position) - i64::from(other.1), other.1));
            }
            kept.push((*source, *position));
        }
    }
    hits.sort_unstable();
    let mut segments: Vec<Segment> = vec![];
    for run in hits.chunk_by(|x, y| (x.0, x.1, x.2) == (y.0, y.1, y.2)) {
        let mut done = 0;
        for (a, b, diagonal, position) in run {
            if *position < done {
                continue;
            }
            let segment = grown(words, (*a, *b), *position, (i64::from(*position) + diagonal) as u32);
            // Two seeds of one hash may still be different words.
            if let Some(segment) = segment {
                done = segment.a_end();
                segments.push(segment);
            }
        }
    }
    segments.sort_unstable();
    segments
}

/// The seeds' hashes with their places, equal ones together.
fn seeds(words: &[Words]) -> Vec<(u64, u32, u32)> {
    let mut seeds = vec![];
    for (source, words) in words.iter().enumerate() {
        let light = |from: usize, length: usize| (from..from + length).filter(|at| words.is_light(*at)).count();
        for position in 0..words.number() {
            let rest = words.number() - position;
            let seed = if rest >= SEED && light(position, SEED) == 0 {
                SEED
            } else if rest >= MIXED_SEED && light(position, MIXED_SEED) < MIXED_SEED {
                MIXED_SEED
            } else {
                continue;
            };
            seeds.push((
                hash(&words.stems()[position..position + seed]),
                source as u32,
                position as u32,
            ));
        }
    }
    seeds.sort_unstable();
    seeds
}

/// The longest segment around two places.
fn grown(words: &[Words], sources: (u32, u32), a: u32, b: u32) -> Option<Segment> {
    let (x, y) = (words[sources.0 as usize].stems(), words[sources.1 as usize].stems());
    let (a, b) = (a as usize, b as usize);
    let before = x[..a].iter().rev().zip(y[..b].iter().rev());
    let after = x[a..].iter().zip(&y[b..]);
    let before = before.take_while(|(x, y)| x == y).count();
    let after = after.take_while(|(x, y)| x == y).count();
    (after >= SEED).then_some(Segment {
        sources,
        a: (a - before) as u32,
        b: (b - before) as u32,
        words: (before + after) as u32,
    })
}

/// FNV-1a over the stems' numbers.
fn hash(window: &[u32]) -> u64 {
    window.iter().fold(0xcbf2_9ce4_8422_2325, |hash, id| {
        (hash ^ u64::from(*id)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
