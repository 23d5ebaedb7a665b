//! What could not be told: sources that say nothing that is surely a point's fact, but something near it. To call them
//! silent would say too much.

use rustc_hash::FxHashMap;

use super::links::{Link, Said};
use super::points::Group;

/// From this likeness on a statement is too near for its source to be called silent. Low, as of the sources that are
/// called silent on an event many do report it, in other words.
pub const NEAR: f32 = 0.10;

/// Per group: the nearest statement of each source that has none in it, ascending by source. `links` are those of at least
/// [`NEAR`], best first. Linear in the links.
pub fn near(said: &[Said], groups: &[Group], links: &[Link]) -> Vec<Vec<usize>> {
    let mut group_of = vec![0; said.len()];
    for (at, group) in groups.iter().enumerate() {
        group.said.iter().for_each(|said| group_of[*said] = at);
    }
    let mut nearest: Vec<FxHashMap<usize, usize>> = vec![FxHashMap::default(); groups.len()];
    for link in links {
        for (own, other) in [(link.a, link.b), (link.b, link.a)] {
            let group = group_of[own];
            if group != group_of[other] {
                nearest[group].entry(said[other].source).or_insert(other);
            }
        }
    }
    let outside = |(group, nearest): (&Group, FxHashMap<usize, usize>)| {
        let says = |source: usize| group.said.iter().any(|at| said[*at].source == source);
        let mut near: Vec<usize> = nearest.into_values().filter(|at| !says(said[*at].source)).collect();
        near.sort_unstable(); // statements stand by source
        near
    };
    groups.iter().zip(nearest).map(outside).collect()
}
