//! Chains: segments of two sources that lie close together in both, what stands between them being edits.
//!
//! A chain is the best local alignment through its segments: each word in common is worth its weight, each edit costs,
//! and so does what stands between two segments. Chains that lie beside each other in both sources, in whatever order,
//! are joined: sentences and clauses may have changed places.

use std::ops::Range;

use super::align::Pair;
use super::segments::Segment;
use super::words::Words;

/// The most words between two segments of a chain where both sources have words there …
const GAP: u32 = 9;
/// … and where only one has them: what was left out or put in.
const LEFT_OUT: u32 = 30;
/// What a word left out costs, from the sixth on in a row.
const FURTHER: f32 = 0.12;
/// What it costs to go on in another sentence with words between.
const NEW_SENTENCE: f32 = 1.0;
/// How many segments back a chain looks for one to go on from.
const LOOK_BACK: usize = 24;
/// A chain of less has nothing to say.
const LEAST: f32 = 2.5;
/// How far beyond its ends a chain looks for more, word by word.
const REACH: usize = 10;
/// How many words may be missing to a whole sentence.
const EDGE: usize = 3;
/// How many words may stand between two chains that are joined, in each source.
const BESIDE: usize = 5;

/// Segments of two sources that belong together.
#[derive(Clone, Debug)]
pub struct Chain {
    pub a: Range<usize>,
    pub b: Range<usize>,
    pub segments: Vec<Segment>,
    /// The worth of what is the same, less what the edits cost.
    pub score: f32,
}

/// The chains of two sources' segments, which are in order of place in the first.
pub fn chains(pair: Pair, segments: &[Segment]) -> Vec<Chain> {
    let worth = |segment: &Segment| -> f32 { (segment.a..segment.a_end()).map(|at| pair.a.weight(at as usize)).sum() };
    // The best score of a chain that ends with each segment, and the segment before.
    let mut best: Vec<(f32, Option<usize>)> = Vec::with_capacity(segments.len());
    for (at, segment) in segments.iter().enumerate() {
        let own = worth(segment);
        let mut chosen = (own, None);
        for before in (at.saturating_sub(LOOK_BACK)..at).rev() {
            if let Some(link) = link(pair, &segments[before], segment) {
                let score = best[before].0 + link + own;
                if score > chosen.0 {
                    chosen = (score, Some(before));
                }
            }
        }
        best.push(chosen);
    }
    let mut order: Vec<usize> = (0..segments.len()).collect();
    order.sort_by(|x, y| best[*y].0.total_cmp(&best[*x].0).then(x.cmp(y)));
    let mut used = vec![false; segments.len()];
    let mut chains = vec![];
    for end in order {
        let mut members = vec![];
        let (mut at, mut start) = (Some(end), end);
        while let Some(segment) = at.filter(|at| !used[*at]) {
            used[segment] = true;
            members.push(segments[segment]);
            (at, start) = (best[segment].1, segment);
        }
        let Some((first, last)) = members.last().zip(members.first()) else {
            continue;
        };
        // What a better chain has taken is not this one's: it begins anew after that.
        let score = best[end].0 - best[start].0 + worth(&segments[start]);
        if score >= LEAST {
            let (a, b) = (
                first.a as usize..last.a_end() as usize,
                first.b as usize..last.b_end() as usize,
            );
            members.reverse();
            chains.push(Chain {
                a,
                b,
                segments: members,
                score,
            });
        }
    }
    chains
}

/// What it costs, or brings, to go from one segment to a later one; nothing where they do not follow each other.
fn link(pair: Pair, before: &Segment, after: &Segment) -> Option<f32> {
    // Where they overlap in one source, the later one begins after the earlier.
    let (a, b) = (
        i64::from(after.a) - i64::from(before.a_end()),
        i64::from(after.b) - i64::from(before.b_end()),
    );
    let overlap = (-a.min(b)).max(0);
    if overlap >= i64::from(after.words.min(before.words)) {
        return None;
    }
    let (a, b) = ((a + overlap) as u32, (b + overlap) as u32);
    let lost: f32 = (after.a..after.a + overlap as u32)
        .map(|at| pair.a.weight(at as usize))
        .sum();
    // A new sentence in both, after a gap, is less surely the same passage.
    let (ends, begins) = ((before.a_end() - 1, before.b_end() - 1), (after.a, after.b));
    let new = |words: &Words, end: u32, begin: u32| words.sentence(end as usize) != words.sentence(begin as usize);
    let lost = match a.max(b) > 0 && new(pair.a, ends.0, begins.0) && new(pair.b, ends.1, begins.1) {
        true => lost + NEW_SENTENCE,
        false => lost,
    };
    if a.min(b) == 0 {
        let alone = a.max(b);
        return (alone <= LEFT_OUT).then(|| {
            let first = alone.min(5) as f32;
            -lost - 0.4 * first - FURTHER * (alone as f32 - first)
        });
    }
    if a.max(b) > GAP {
        return None;
    }
    let from = (before.a_end() as usize, before.b_end() as usize);
    let score = pair.between(from.0..from.0 + a as usize, from.1..from.1 + b as usize);
    Some(score - lost)
}

/// Lengthens a chain at both ends while the texts are alike there.
pub fn lengthen(pair: Pair, chain: &mut Chain) {
    loop {
        let before = pair.onward((chain.a.start, chain.b.start), REACH, true);
        let after = pair.onward((chain.a.end, chain.b.end), REACH, false);
        if before == (0, 0) && after == (0, 0) {
            return;
        }
        chain.a = chain.a.start - before.0..chain.a.end + after.0;
        chain.b = chain.b.start - before.1..chain.b.end + after.1;
    }
}

/// Takes in the few words between a chain's ends and the ends of its sentences, where it has most of these in both.
pub fn complete(pair: Pair, chain: &mut Chain) {
    // What is verbatim ends where it does.
    if matches!(chain.segments.as_slice(), [only] if only.words as usize == chain.a.len().max(chain.b.len())) {
        return;
    }
    let missing = |range: &Range<usize>, sentence: &Range<usize>, missing: usize| {
        let held = range.end.min(sentence.end) - range.start.max(sentence.start);
        missing <= EDGE && 2 * missing <= held
    };
    let first = (pair.a.around(chain.a.start), pair.b.around(chain.b.start));
    let before = (chain.a.start - first.0.start, chain.b.start - first.1.start);
    if missing(&chain.a, &first.0, before.0) && missing(&chain.b, &first.1, before.1) {
        (chain.a.start, chain.b.start) = (first.0.start, first.1.start);
    }
    let last = (pair.a.around(chain.a.end - 1), pair.b.around(chain.b.end - 1));
    let after = (last.0.end - chain.a.end, last.1.end - chain.b.end);
    if missing(&chain.a, &last.0, after.0) && missing(&chain.b, &last.1, after.1) {
        (chain.a.end, chain.b.end) = (last.0.end, last.1.end);
    }
}

/// Joins chains that lie beside each other in both sources.
pub fn joined(mut chains: Vec<Chain>) -> Vec<Chain> {
    chains.sort_by_key(|chain| (chain.a.start, chain.b.start));
    let mut joined: Vec<Chain> = vec![];
    for chain in chains {
        let near = joined.iter().rposition(|other| beside(other, &chain));
        match near {
            Some(at) => {
                let other = &mut joined[at];
                other.a = other.a.start.min(chain.a.start)..other.a.end.max(chain.a.end);
                other.b = other.b.start.min(chain.b.start)..other.b.end.max(chain.b.end);
                other.score += chain.score;
                other.segments.extend(chain.segments);
            }
            None => joined.push(chain),
        }
    }
    joined
}

/// Whether few words stand between two chains in both sources, and neither repeats the other's words.
fn beside(x: &Chain, y: &Chain) -> bool {
    let near = |x: &Range<usize>, y: &Range<usize>| {
        let gap = y.start.saturating_sub(x.end).max(x.start.saturating_sub(y.end));
        let common = x.end.min(y.end).saturating_sub(x.start.max(y.start));
        gap <= BESIDE && 2 * common <= x.len().min(y.len())
    };
    near(&x.a, &y.a) && near(&x.b, &y.b)
}
