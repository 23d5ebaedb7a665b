use rustc_hash::FxHashMap;

/// Sequences of word numbers with a value each; the longest one that begins at a place is found
/// in as many steps as it has words.
#[derive(Debug)]
pub(super) struct Trie<V> {
    next: FxHashMap<(u32, u32), u32>,
    values: Vec<Option<V>>,
}

impl<V: Copy> Trie<V> {
    pub fn new() -> Self {
        Trie {
            next: FxHashMap::default(),
            values: vec![None],
        }
    }

    /// Keeps the first value of a sequence.
    pub fn insert(&mut self, sequence: impl IntoIterator<Item = u32>, value: V) {
        let mut node = 0;
        for word in sequence {
            let fresh = self.values.len() as u32;
            node = *self.next.entry((node, word)).or_insert(fresh);
            if node == fresh {
                self.values.push(None);
            }
        }
        if node != 0 {
            self.values[node as usize].get_or_insert(value);
        }
    }

    pub fn step(&self, node: u32, word: u32) -> Option<u32> {
        self.next.get(&(node, word)).copied()
    }

    pub fn value(&self, node: u32) -> Option<V> {
        self.values[node as usize]
    }
}
