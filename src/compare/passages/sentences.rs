//! Copies to the ends of their sentences: a clause that has changed places within its sentence, and has been edited
//! besides, has too few words in a row to be found by itself.

use std::ops::Range;

use super::Copied;
use super::align::Pair;
use super::words::Words;

/// The part of the words up to the end of a sentence, by weight, that must stand elsewhere in the other text's sentences.
const FOUND: f32 = 0.55;
/// Words: a sentence is looked through so far.
const REACH: usize = 60;

/// Takes in what stands between the copy's ends and the ends of its sentences where most of these words stand in the
/// other text's sentences, too, outside of what is known to be the same.
pub fn complete(pair: Pair, copied: &mut Copied) {
    let (a, b) = (whole(pair.a, &copied.a), whole(pair.b, &copied.b));
    let left_a = left(pair.a, &a, copied.same.iter().map(|(a, _, words)| *a..a + words));
    let left_b = left(pair.b, &b, copied.same.iter().map(|(_, b, words)| *b..b + words));
    copied.a = taken(pair.a, &copied.a, &a, &left_b);
    copied.b = taken(pair.b, &copied.b, &b, &left_a);
}

/// The sentences that a range begins and ends in.
fn whole(words: &Words, range: &Range<usize>) -> Range<usize> {
    let (first, last) = (words.around(range.start), words.around(range.end - 1));
    first.start.max(range.start.saturating_sub(REACH))..last.end.min(range.end + REACH)
}

/// The stems in a range outside of what is the same, in order.
fn left(words: &Words, range: &Range<usize>, same: impl Iterator<Item = Range<usize>>) -> Vec<u32> {
    let mut free = vec![true; range.len()];
    for at in same.flatten().filter(|at| range.contains(at)) {
        free[at - range.start] = false;
    }
    let free = range.clone().zip(free).filter(|(_, free)| *free);
    let mut stems: Vec<u32> = free.map(|(at, _)| words.stem(at)).collect();
    stems.sort_unstable();
    stems
}

/// The range, up to its sentences' ends where the words there are among the other side's.
fn taken(words: &Words, range: &Range<usize>, whole: &Range<usize>, others: &[u32]) -> Range<usize> {
    let found = |missing: Range<usize>| {
        let (mut all, mut found) = (0.0, 0.0);
        for at in missing {
            all += words.weight(at);
            if others.binary_search(&words.stem(at)).is_ok() {
                found += words.weight(at);
            }
        }
        found > 0.0 && found >= FOUND * all
    };
    let start = if found(whole.start..range.start) {
        whole.start
    } else {
        range.start
    };
    let end = if found(range.end..whole.end) {
        whole.end
    } else {
        range.end
    };
    start..end
}
