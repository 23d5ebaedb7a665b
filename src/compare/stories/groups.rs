//! Groups of sources, joined pair by pair as long as they are of one story.
//!
//! Average linkage measured against the groups themselves: two groups are joined while the mean likeness between them is
//! at least [`JOIN`] of the mean likeness within them. A fixed cut cannot do this: reports of one event are as alike as
//! .25 in one story and .5 in the next, and two trials, quakes or transfers that are alike at .25 are two stories where
//! each is alike at .5 within itself.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use rustc_hash::FxHashMap;

use super::pairs::Pairs;

/// Two groups are joined while what is between them is at least so much of what is within them.
const JOIN: f32 = 0.58;
/// How alike two sources of one story are where nothing is known of them yet, …
const WITHIN: f32 = 0.3;
/// … in how many pairs, …
const PAIRS: f32 = 6.0;
/// … and the least that a group is thought to be alike within itself: a wide field is no loose story.
const LEAST_WITHIN: f32 = 0.9 * WITHIN;
/// Two groups that have both grown are less likely one story, and the mean of many pairs is surer than that of one: the
/// likeness counts `larger ^ SURER / smaller ^ GROWN` times. Sizes above [`GREAT`] count as that.
const GROWN: f32 = 0.2;
const SURER: f32 = 0.1;
const GREAT: u32 = 8;

/// The group of each source, by one of its members.
pub fn groups(pairs: &Pairs) -> Vec<usize> {
    let mut groups: Vec<Group> = pairs.iter().map(Group::of).collect();
    let mut joined_to: Vec<usize> = (0..groups.len()).collect();
    let mut queue = BinaryHeap::new();
    for (a, near) in pairs.iter().enumerate() {
        let later = near.keys().filter(|b| **b > a);
        queue.extend(later.filter_map(|b| Candidate::of(&groups, a, *b)));
    }
    while let Some(Candidate { a, b, changes, .. }) = queue.pop() {
        if changes != groups[a].changes + groups[b].changes || joined_to[a] != a || joined_to[b] != b {
            continue; // Of groups as they were before.
        }
        // The one with more neighbours stays, so that few entries move.
        let (stays, goes) = match groups[a].near.len() < groups[b].near.len() {
            true => (b, a),
            false => (a, b),
        };
        joined_to[goes] = stays;
        let gone = std::mem::take(&mut groups[goes]);
        let between = groups[stays].near.remove(&goes).unwrap_or(0.0);
        groups[stays].size += gone.size;
        groups[stays].within += gone.within + between;
        groups[stays].changes += gone.changes + 1;
        for (other, likeness) in gone.near {
            if other == stays {
                continue;
            }
            let sum = groups[stays].near.entry(other).or_default();
            *sum += likeness;
            let sum = *sum;
            groups[other].near.remove(&goes);
            groups[other].near.insert(stays, sum);
        }
        let near = groups[stays].near.keys();
        queue.extend(near.filter_map(|other| Candidate::of(&groups, stays.min(*other), stays.max(*other))));
    }
    (0..joined_to.len())
        .map(|mut source| {
            while joined_to[source] != source {
                source = joined_to[source];
            }
            source
        })
        .collect()
}

#[derive(Default)]
struct Group {
    size: u32,
    /// The sum of the likeness of its pairs.
    within: f32,
    /// Per other group the sum of the likeness of their pairs.
    near: FxHashMap<usize, f32>,
    /// How often it grew.
    changes: u32,
}

impl Group {
    fn of(near: &FxHashMap<usize, f32>) -> Group {
        Group {
            size: 1,
            near: near.clone(),
            ..Group::default()
        }
    }

    /// How alike two of its sources are.
    fn cohesion(&self) -> f32 {
        let pairs = self.size as f32 * (self.size as f32 - 1.0) / 2.0;
        ((self.within + PAIRS * WITHIN) / (pairs + PAIRS)).max(LEAST_WITHIN)
    }
}

/// Two groups that could be joined: first those that are most alike, then by number.
struct Candidate {
    likeness: f32,
    a: usize,
    b: usize,
    /// How often the two had grown.
    changes: u32,
}

impl Candidate {
    /// Two groups that are alike enough to be joined.
    fn of(groups: &[Group], a: usize, b: usize) -> Option<Candidate> {
        let (one, other) = (&groups[a], &groups[b]);
        let mean = one.near.get(&b)? / (one.size as f32 * other.size as f32);
        let smaller = one.size.min(other.size).min(GREAT) as f32;
        let larger = one.size.max(other.size).min(GREAT) as f32;
        let sizes = larger.powf(SURER) / smaller.powf(GROWN);
        let likeness = mean / (one.cohesion() * other.cohesion()).sqrt() * sizes;
        (likeness >= JOIN).then_some(Candidate {
            likeness,
            a,
            b,
            changes: one.changes + other.changes,
        })
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_likeness = self.likeness.total_cmp(&other.likeness);
        by_likeness.then((other.a, other.b, other.changes).cmp(&(self.a, self.b, self.changes)))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Candidate {}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number of groups among blocks of sources, alike by `within` inside each and by `between` across.
    fn count(sizes: &[usize], within: f32, between: f32) -> usize {
        let block: Vec<usize> = sizes
            .iter()
            .enumerate()
            .flat_map(|(block, size)| vec![block; *size])
            .collect();
        let near = |a: usize| {
            let others = (0..block.len()).filter(move |b| *b != a);
            let likeness = |b: usize| if block[a] == block[b] { within } else { between };
            others
                .map(|b| (b, likeness(b)))
                .filter(|(_, likeness)| *likeness > 0.0)
                .collect::<FxHashMap<_, _>>()
        };
        let pairs: Pairs = (0..block.len()).map(near).collect();
        let mut found = groups(&pairs);
        found.sort_unstable();
        found.dedup();
        found.len()
    }

    #[test]
    fn what_is_between_is_measured_against_what_is_within() {
        for (sizes, within, between, expected) in [
            (&[1, 1][..], 0.0, 0.15, 2),
            (&[1, 1], 0.0, 0.2, 1),
            (&[10, 10], 0.5, 0.25, 2),
            (&[10, 10], 0.28, 0.25, 1),
            (&[10, 1], 0.3, 0.16, 1),
            (&[10, 1], 0.5, 0.16, 2),
            (&[30], 0.3, 0.0, 1),
            // All of a wide field is a little alike.
            (&[1; 30], 0.0, 0.12, 30),
            (&[], 0.0, 0.0, 0),
        ] {
            assert_eq!(count(sizes, within, between), expected, "{sizes:?} {within} {between}");
        }
    }
}
