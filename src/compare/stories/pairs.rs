//! Which sources are alike, through an index of their terms: not every source is held against every other.

use rustc_hash::FxHashMap;

use super::{Profile, Term};

/// Sources less alike than this count as not alike at all.
const NEAR: f32 = 0.1;
/// A term that more sources hold than this leads to no pair; it counts in those that rarer terms lead to.
const COMMON: usize = 200;
/// Sources published more than so many days apart …
const APART: u64 = 60;
/// … are so much less alike: a company's next loss, a market's next fall.
const LATER: f32 = 0.7;

/// Per source those that it is like, and how much: the cosine of their terms, from [`NEAR`] on. A pair stands with both.
pub type Pairs = Vec<FxHashMap<usize, f32>>;

type Terms = Vec<(Term, f32)>;

/// Pairs of sources that share a term which at most [`COMMON`] sources hold. Among so few sources those are all pairs.
pub fn pairs(profiles: &[Profile]) -> Pairs {
    let mut holders: FxHashMap<_, usize> = FxHashMap::default();
    for (term, _) in profiles.iter().flat_map(|profile| &profile.terms) {
        *holders.entry(*term).or_default() += 1;
    }
    let (mut rare, mut common) = (vec![], vec![]);
    for profile in profiles {
        let (few, many): (Terms, Terms) = profile.terms.iter().partition(|(term, _)| holders[term] <= COMMON);
        rare.push(few);
        common.push(many);
    }
    let lengths: Vec<f32> = common.iter().map(|terms| dot(terms, terms).sqrt()).collect();

    let mut pairs: Pairs = vec![FxHashMap::default(); profiles.len()];
    let mut index: FxHashMap<_, Vec<(usize, f32)>> = FxHashMap::default();
    let mut shared = vec![0.0f32; profiles.len()];
    for (source, terms) in rare.iter().enumerate() {
        let mut met = vec![];
        for (term, weight) in terms {
            let earlier = index.entry(*term).or_default();
            for (other, theirs) in earlier.iter() {
                if shared[*other] == 0.0 {
                    met.push(*other);
                }
                shared[*other] += weight * theirs;
            }
            earlier.push((source, *weight));
        }
        for other in met {
            let rare = std::mem::take(&mut shared[other]);
            // The common terms can add no more than their lengths allow.
            if rare + lengths[source] * lengths[other] < NEAR {
                continue;
            }
            let cosine = rare + dot(&common[source], &common[other]);
            let likeness = match apart(&profiles[source], &profiles[other]) {
                true => LATER * cosine,
                false => cosine,
            };
            if likeness >= NEAR {
                pairs[source].insert(other, likeness);
                pairs[other].insert(source, likeness);
            }
        }
    }
    pairs
}

/// Whether both bear a date and these are far from each other.
fn apart(a: &Profile, b: &Profile) -> bool {
    let days = |(a, b): (i64, i64)| a.abs_diff(b);
    a.published.zip(b.published).map(days).is_some_and(|days| days > APART)
}

/// The sum of the products of what two profiles share.
fn dot(a: &[(Term, f32)], b: &[(Term, f32)]) -> f32 {
    let (mut left, mut right, mut sum) = (0, 0, 0.0);
    while let (Some((term, weight)), Some((other, theirs))) = (a.get(left), b.get(right)) {
        match term.cmp(other) {
            std::cmp::Ordering::Less => left += 1,
            std::cmp::Ordering::Greater => right += 1,
            std::cmp::Ordering::Equal => {
                sum += weight * theirs;
                left += 1;
                right += 1;
            }
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(words: &[&str]) -> Profile {
        let weight = (words.len() as f32).sqrt().recip();
        let mut terms: Terms = words.iter().map(|word| (Term::word(word), weight)).collect();
        terms.sort_unstable_by_key(|(term, _)| *term);
        Profile { terms, published: None }
    }

    #[test]
    fn cosines() {
        let pairs = pairs(&[
            profile(&["ferry", "port", "storm", "crew"]),
            profile(&["ferry", "port"]),
            profile(&["budget"]),
            Profile::default(),
        ]);
        assert!((pairs[0][&1] - 0.5f32.sqrt()).abs() < 1e-6);
        assert_eq!(pairs[0][&1], pairs[1][&0]);
        assert_eq!(pairs.iter().map(FxHashMap::len).collect::<Vec<_>>(), [1, 1, 0, 0]);
    }

    #[test]
    fn what_everybody_says_leads_to_no_pair_but_counts() {
        let own: Vec<String> = (0..=COMMON).map(|source| format!("own{}", source / 2)).collect();
        let profiles: Vec<Profile> = own.iter().map(|own| profile(&["election", own])).collect();
        let pairs = pairs(&profiles);
        assert_eq!(pairs[0].len(), 1);
        assert!((pairs[0][&1] - 1.0).abs() < 1e-6);
        assert!(pairs[COMMON].is_empty());
    }

    #[test]
    fn what_was_published_long_after_is_less_alike() {
        let on = |published| Profile {
            published,
            ..profile(&["ferry", "port"])
        };
        for (a, b, expected) in [
            (Some(100), Some(160), 1.0),
            (Some(161), Some(100), LATER),
            (None, Some(100), 1.0),
            (None, None, 1.0),
        ] {
            assert!((pairs(&[on(a), on(b)])[0][&1] - expected).abs() < 1e-6, "{a:?} {b:?}");
        }
    }
}
