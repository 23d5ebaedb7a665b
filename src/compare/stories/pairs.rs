//! Which sources are alike, through an index of their terms: not every source is held against every other.

use rustc_hash::FxHashMap;

use super::Profile;

/// Sources less alike than this count as not alike at all.
const NEAR: f32 = 0.1;
/// A term that more sources hold than this leads to no pair; it counts in those that rarer terms lead to.
const COMMON: usize = 200;

/// Per source those that it is like, and how much: the cosine, from [`NEAR`] on. A pair stands with both.
pub type Pairs = Vec<FxHashMap<usize, f32>>;

/// Pairs of sources that share a term which at most [`COMMON`] sources hold. Among so few sources those are all pairs.
pub fn pairs(profiles: &[Profile]) -> Pairs {
    let mut holders: FxHashMap<_, usize> = FxHashMap::default();
    for (term, _) in profiles.iter().flatten() {
        *holders.entry(*term).or_default() += 1;
    }
    let (mut rare, mut common) = (vec![], vec![]);
    for profile in profiles {
        let (few, many): (Profile, Profile) = profile.iter().partition(|(term, _)| holders[term] <= COMMON);
        rare.push(few);
        common.push(many);
    }
    let lengths: Vec<f32> = common.iter().map(|profile| dot(profile, profile).sqrt()).collect();

    let mut pairs: Pairs = vec![FxHashMap::default(); profiles.len()];
    let mut index: FxHashMap<_, Vec<(usize, f32)>> = FxHashMap::default();
    let mut shared = vec![0.0f32; profiles.len()];
    for (source, profile) in rare.iter().enumerate() {
        let mut met = vec![];
        for (term, weight) in profile {
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
            let likeness = rare + dot(&common[source], &common[other]);
            if likeness >= NEAR {
                pairs[source].insert(other, likeness);
                pairs[other].insert(source, likeness);
            }
        }
    }
    pairs
}

/// The sum of the products of what two profiles share.
fn dot(a: &[(super::Term, f32)], b: &[(super::Term, f32)]) -> f32 {
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
    use super::super::Term;
    use super::*;

    fn profile(words: &[&str]) -> Profile {
        let weight = (words.len() as f32).sqrt().recip();
        let mut profile: Profile = words.iter().map(|word| (Term::word(word), weight)).collect();
        profile.sort_unstable_by_key(|(term, _)| *term);
        profile
    }

    #[test]
    fn cosines() {
        let pairs = pairs(&[
            profile(&["ferry", "port", "storm", "crew"]),
            profile(&["ferry", "port"]),
            profile(&["budget"]),
            vec![],
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
}
