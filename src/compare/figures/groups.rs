//! Sets of figures.

use rustc_hash::FxHashMap;

use super::At;

/// Sets of figures that grow by being joined.
#[derive(Default)]
pub struct Groups {
    pub of: FxHashMap<At, usize>,
    pub members: Vec<Vec<At>>,
}

impl Groups {
    /// Makes one group of the two figures' groups if every pair across them may be one.
    pub fn join(&mut self, a: At, b: At, may: impl Fn(At, At) -> bool) {
        let [a, b] = [a, b].map(|at| {
            *self.of.entry(at).or_insert_with(|| {
                self.members.push(vec![at]);
                self.members.len() - 1
            })
        });
        let all = || {
            self.members[a]
                .iter()
                .flat_map(|x| self.members[b].iter().map(move |y| (*x, *y)))
        };
        if a == b || !all().all(|(x, y)| may(x, y)) {
            return;
        }
        let (into, from) = if self.members[a].len() < self.members[b].len() {
            (b, a)
        } else {
            (a, b)
        };
        for at in std::mem::take(&mut self.members[from]) {
            self.of.insert(at, into);
            self.members[into].push(at);
        }
    }
}
