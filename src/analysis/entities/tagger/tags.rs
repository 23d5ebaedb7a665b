//! The tags of the sequence model: `O`, and for every kind the beginning, inside and last word of a name and the
//! name of one word.

use std::ops::Range;

use crate::analysis::entities::EntityKind;

/// The kinds that the model tells apart. A facility is a place to it: the corpora do not part them.
pub const KINDS: [EntityKind; 7] = [
    EntityKind::Person,
    EntityKind::Organisation,
    EntityKind::Place,
    EntityKind::Nationality,
    EntityKind::Event,
    EntityKind::Work,
    EntityKind::Product,
];

pub const TAGS: usize = 1 + 4 * KINDS.len();

pub const OUTSIDE: usize = 0;

/// Where in a name a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Begin,
    Inside,
    Last,
    Unit,
}

/// The tag of a part of a name of `KINDS[kind]`.
pub const fn tag(kind: usize, part: Part) -> usize {
    1 + 4 * kind + part as usize
}

/// The names that a sequence of tags holds, by index into it; the sequence is well formed.
pub fn names(tags: &[u8]) -> Vec<(Range<usize>, usize)> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, &tag) in tags.iter().enumerate() {
        let tag = tag as usize;
        if tag == OUTSIDE {
            continue;
        }
        let (kind, part) = ((tag - 1) / 4, (tag - 1) % 4);
        if part == Part::Begin as usize || part == Part::Unit as usize {
            start = at;
        }
        if part == Part::Last as usize || part == Part::Unit as usize {
            found.push((start..at + 1, kind));
        }
    }
    found
}
