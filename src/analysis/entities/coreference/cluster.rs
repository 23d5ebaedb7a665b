//! Average-link clustering: two groups join while the mean likeness of their members is above a bound.
//!
//! By nearest-neighbour chains (Murtagh 1983), in the square of the number of phrases: a mean never rises when
//! groups join, so the chains find the same groups as joining the nearest first.

/// A symmetric table of likenesses, 0 to 1.
pub(super) struct Likeness {
    count: usize,
    values: Vec<f32>,
}

impl Likeness {
    pub fn new(count: usize) -> Self {
        Likeness {
            count,
            values: vec![0.0; count * count],
        }
    }

    pub fn set(&mut self, a: usize, b: usize, value: f32) {
        self.values[a * self.count + b] = value;
        self.values[b * self.count + a] = value;
    }

    fn get(&self, a: usize, b: usize) -> f32 {
        self.values[a * self.count + b]
    }

    /// For each member the least member of its group.
    pub fn groups(mut self, bound: f32) -> Vec<usize> {
        let mut group: Vec<usize> = (0..self.count).collect();
        let mut size = vec![1.0f32; self.count];
        // Those that may still join another, in order.
        let mut active: Vec<usize> = (0..self.count).collect();
        let mut chain: Vec<usize> = Vec::new();
        while active.len() > 1 {
            let top = match chain.last() {
                Some(&top) => top,
                None => {
                    chain.push(active[0]);
                    active[0]
                }
            };
            let before = chain.len().checked_sub(2).map(|at| chain[at]);
            // The nearest; of equals the one before in the chain, so that the chain ends.
            let mut nearest = before.unwrap_or(usize::MAX);
            let mut best = before.map_or(f32::NEG_INFINITY, |before| self.get(top, before));
            for &other in active.iter().filter(|&&other| other != top) {
                let value = self.get(top, other);
                if value > best {
                    (best, nearest) = (value, other);
                }
            }
            if best < bound {
                // Nothing is near enough, and nothing will be: what joins later only comes nearer by less.
                active.retain(|&other| other != top);
                chain.pop();
                continue;
            }
            if before != Some(nearest) {
                chain.push(nearest);
                continue;
            }
            chain.truncate(chain.len() - 2);
            let (kept, gone) = (top.min(nearest), top.max(nearest));
            for &other in active.iter().filter(|&&other| other != kept && other != gone) {
                let mean = (self.get(kept, other) * size[kept] + self.get(gone, other) * size[gone])
                    / (size[kept] + size[gone]);
                self.set(kept, other, mean);
            }
            size[kept] += size[gone];
            active.retain(|&other| other != gone);
            group[gone] = kept;
        }
        for at in 0..group.len() {
            // A group's first member comes before it, and is settled.
            group[at] = group[group[at]];
        }
        group
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_decide() {
        for (pairs, expected) in [
            (&[][..], [0, 1, 2, 3]),
            (&[(0, 1, 0.9), (2, 3, 0.8)], [0, 0, 2, 2]),
            // 2 is near 1, but not near the two together.
            (&[(0, 1, 0.9), (1, 2, 0.6)], [0, 0, 2, 3]),
            (&[(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.4)], [0, 0, 0, 3]),
            (&[(1, 3, 0.9), (0, 3, 0.9), (0, 1, 0.9)], [0, 0, 2, 0]),
        ] {
            let mut likeness = Likeness::new(4);
            for (a, b, value) in pairs {
                likeness.set(*a, *b, *value);
            }
            assert_eq!(likeness.groups(0.5), expected, "{pairs:?}");
        }
        assert_eq!(Likeness::new(0).groups(0.5), Vec::<usize>::new());
    }
}
