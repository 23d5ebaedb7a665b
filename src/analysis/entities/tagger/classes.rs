//! Classes of words of like use (`models/entities/classes.txt`): what the model knows of words that it was not
//! trained on.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// A word's narrow and broad class; 0 for none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Classes {
    pub narrow: u16,
    pub broad: u16,
}

static CLASSES: OnceLock<FxHashMap<&'static str, Classes>> = OnceLock::new();

/// The classes of a folded word.
pub(super) fn classes(word: &str) -> Classes {
    CLASSES.get_or_init(build).get(word).copied().unwrap_or_default()
}

fn build() -> FxHashMap<&'static str, Classes> {
    let lines = include_str!("../../../../models/entities/classes.txt").lines();
    let mut table = FxHashMap::default();
    for (narrow, line) in (1..).zip(lines) {
        let mut words = line.split(' ');
        let broad = words
            .next()
            .and_then(|number| number.parse::<u16>().ok())
            .map_or(0, |number| number + 1);
        table.extend(words.map(|word| (word, Classes { narrow, broad })));
    }
    table
}
